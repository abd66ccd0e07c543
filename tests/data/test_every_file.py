"""The page that says what becomes of every publisher's file, and what must hold of each."""

from pathlib import Path

import pytest

from tests import every_file
from tests.every_file import Made


@pytest.fixture(scope="module")
def made(shared_data: Path) -> list[Made]:
    known = every_file.sample_framework()
    return [every_file.examine(path, known) for path in every_file.files(shared_data)]


def test_the_page_says_what_is_made_of_every_file_today(made: list[Made], shared_data: Path) -> None:
    text = every_file.PAGE.read_text(encoding="utf-8")
    assert text == every_file.page(made, shared_data), "the page is stale: `make fix` writes it again"


def test_every_cell_of_every_file_is_counted_once(made: list[Made]) -> None:
    lost = [one for one in made if one.cells != one.figures + one.rejected + one.outside]
    assert lost == []


def test_every_file_ends_in_figures_or_in_a_sentence(made: list[Made]) -> None:
    silent = [one.file.name for one in made if not one.recipe and not one.said]
    assert silent == []
    broken = [one.said for one in made if "Traceback" in one.said or "Error" in one.said.split(";")[0]]
    assert broken == []
