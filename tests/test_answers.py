"""What the person who loads a file may answer, and what is said of it."""

from pathlib import Path

from tests.samples import load_sample
from tests.test_commands import commands, document


def test_what_a_publishers_figures_are_of_is_said(sqlite_url: str, tmp_path: Path) -> None:
    run = commands(sqlite_url)
    load_sample(sqlite_url)
    path = tmp_path / "city table.csv"
    path.write_text("Place,2020,2021\nPasadena,12.1,12.4\n")
    said = run("load", "--dry-run", "--indicator", "poverty", path).stdout
    assert "of: poverty (2)" in said
    assert "--indicator" not in said
    assert document(run("load", "--json", "--indicator", "poverty", path))["indicators"] == {"poverty": 2}
