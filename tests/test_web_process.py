"""The process that serves pages: it starts without what only loading and judging need."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.migrated import migrated

HEAVY = {"matplotlib", "openpyxl", "pandas", "python_calamine", "scipy", "typst"}

# A new Python, as a worker is: it builds the application, answers, and says what it had to import for it.
WORKER = """
import json, sys
from app import create_app

client = create_app().test_client()
statuses = [client.get(address).status_code for address in ("/", "/es/", "/about", "/no/such/page")]
print(json.dumps({"statuses": statuses, "imported": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def test_serving_a_page_imports_nothing_that_only_loading_needs(sqlite_url: str, project_root: Path) -> None:
    migrated(sqlite_url).close()
    environment = {**os.environ, "DATABASE_URL": sqlite_url}
    done = subprocess.run(
        [sys.executable, "-c", WORKER], cwd=project_root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert HEAVY & set(said["imported"]) == set()
    assert said["statuses"][-1] == 404
