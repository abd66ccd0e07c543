"""The page that says what becomes of every publisher's file, and what must hold of each."""

from pathlib import Path

import pytest

from tests import every_file
from tests.every_file import Made

# Reading all of them takes minutes: `make soak` does.
ONE_IN = 5


def examined(folder: Path, step: int) -> list[Made]:
    known = every_file.sample_framework()
    return [every_file.examine(path, known) for path in every_file.files(folder)[::step]]


def check(made: list[Made]) -> None:
    """Every cell is counted once, and every file ends in figures or in a sentence."""
    assert [one for one in made if one.cells != one.figures + one.rejected + one.outside] == []
    assert [one.file.name for one in made if not one.recipe and not one.said] == []
    assert [one.said for one in made if "Traceback" in one.said] == []


def test_the_page_says_what_is_made_of_one_file_in_five_today(shared_data: Path) -> None:
    made = examined(shared_data, ONE_IN)
    check(made)
    written = every_file.PAGE.read_text(encoding="utf-8").splitlines()
    stale = [one for one in map(every_file.line, made) if one not in written]
    assert stale == [], "the page is stale: `make fix` writes it again"


@pytest.mark.soak
def test_the_page_says_what_is_made_of_every_file_today(shared_data: Path) -> None:
    made = examined(shared_data, 1)
    check(made)
    assert every_file.PAGE.read_text(encoding="utf-8") == every_file.page(made, shared_data)
