"""The two commands, as a newcomer meets them: a clone in an empty folder, a clean home, nothing installed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest
import urllib3

ADDRESS = "/indicators/student-homelessness"


@pytest.fixture
def clone(tmp_path: Path, project_root: Path) -> Path:
    """A clone of what is committed, in a path with a space."""
    folder = tmp_path / "a clone"
    subprocess.run(["git", "clone", "--quiet", str(project_root), str(folder)], check=True)
    return folder


@pytest.fixture
def newcomer(tmp_path: Path) -> dict[str, str]:
    """The environment of someone who has Python, make and git."""
    home = tmp_path / "home"
    home.mkdir()
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve().parent
    return {"HOME": str(home), "PATH": f"{python}:/usr/local/bin:/usr/bin:/bin"}


@pytest.fixture
def port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@pytest.fixture
def site(clone: Path, newcomer: dict[str, str], port: int) -> Iterator[str]:
    """`make run`, from nothing; gives the site's address once the command has said it."""
    command = ["make", "run", f"ARGS=--port {port}"]
    with subprocess.Popen(
        command, cwd=clone, env=newcomer, stdout=PIPE, stderr=STDOUT, text=True, start_new_session=True
    ) as process:
        address = f"http://127.0.0.1:{port}"
        said = next((line for line in process.stdout or () if address in line), None)
        yield address if said else pytest.fail("make run ended before it said where the site is")
        os.killpg(process.pid, signal.SIGINT)


@pytest.mark.soak
def test_make_run_ends_with_the_sample_being_served(site: str) -> None:
    patient = urllib3.PoolManager(retries=urllib3.Retry(connect=30, backoff_factor=0.1, backoff_max=1))
    page = patient.request("GET", site + ADDRESS)
    assert page.status == 200
    assert b"<svg" in page.data


@pytest.mark.soak
def test_make_test_sets_up_and_runs(clone: Path, newcomer: dict[str, str]) -> None:
    """The tests of the set-up stand for all: the others are what `make test` runs anyway."""
    command = ["make", "test", "ARGS=tests/test_locks.py tests/test_imports.py"]
    done = subprocess.run(command, cwd=clone, env=newcomer, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed in " in done.stdout
