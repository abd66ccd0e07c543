"""Near names are suggested, and only where they may well be meant."""

import pytest

from loaders.checks.suggesting import meant, nearest
from loaders.tables.spelling import fold, without_marks

KNOWN = {
    fold(written): name
    for name, writings in {
        "Pasadena Unified": ("pasadena-unified", "Pasadena Unified", "19648810000000"),
        "Los Angeles County": ("los-angeles-county", "Los Angeles County", "06037"),
        "Grade 3": ("grade-3", "Grade 3"),
    }.items()
    for written in writings
}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PASADENA UNIF", "Pasadena Unified"),
        ("Pasadena Unifeid", "Pasadena Unified"),
        ("Los Angelas County", "Los Angeles County"),
        ("Los Angeles", None),
        ("Glendale Unified", None),
        ("Orange County", None),
        ("06038", None),
        ("19648810000001", None),
        ("Grade 4", None),
        ("LA", None),
        ("", None),
    ],
)
def test_a_name_is_suggested_where_it_differs_by_a_slip(written: str, name: str | None) -> None:
    assert nearest(written, KNOWN) == name


def test_no_more_than_three_names_are_suggested() -> None:
    said = meant([f"Pasadena Unifie{letter}" for letter in "abcefg"], KNOWN)
    assert said.count("Did you mean “Pasadena Unified”?") == 3
    assert "Then add “Pasadena Unifiea” to its aliases." in said


@pytest.mark.parametrize(
    ("text", "bare", "found"),
    [
        ("2015 *", "2015", ("*",)),
        ("2015*†", "2015", ("*", "†")),
        ("2015 a", "2015", ("a",)),
        ("2015a", "2015", ("a",)),
        ("2015 1", "2015", ("1",)),
        ("2011", "2011", ()),
        ("Area", "Area", ()),
        ("*", "*", ()),
    ],
)
def test_footnote_marks_are_taken_from_the_end_of_a_text_and_no_letter_of_it(
    text: str, bare: str, found: tuple[str, ...]
) -> None:
    assert without_marks(text, ["*", "†", "a", "1"]) == (bare, found)
