"""Patterns are shown to people as texts that they match."""

import re
from pathlib import Path

import pytest

from loaders.templates.readable import readable
from loaders.templates.recipes import read_recipes


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("Year", "Year"),
        ("years?|period", "year"),
        ("(?:place|location)(?: ?name)?", "place"),
        (r"API\d\d", "API…"),
        (r"A[nñ]o", "Ano"),
        (r"(?P<period>\d{4}(?:-\d{2})?)", "2019"),
        (r"(?!Data)(.+)", "…"),
        (r"Rate \(percent\)", "Rate (percent)"),
        (".*_quality", "…_quality"),
        ("[A-Z]{2} total", "… total"),
        ("", "…"),
    ],
)
def test_a_pattern_is_shown_as_a_text_that_it_matches(pattern: str, text: str) -> None:
    assert readable(pattern) == text


def test_no_header_of_any_template_is_shown_as_a_pattern(project_root: Path) -> None:
    editions = [edition for recipe in read_recipes(project_root / "data" / "recipes") for edition in recipe.complete]
    shown = [readable(one) for edition in editions for one in (*edition.recognise.headers, *edition.recognise.files)]
    assert [text for text in shown if re.search(r"\\|\(\?|\.\*|\[", text)] == []
