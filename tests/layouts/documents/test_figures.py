"""The figures of an indicator as one table."""

import datetime as dt
from dataclasses import fields

import pytest

from indicators.release import documents as d
from layouts.documents.figures import FigureRow, Part, figures
from tests.layouts import made
from tests.layouts.documents.handed import handed, with_points, withdrawn

NUMBERS = ("value", "lower", "upper", "numerator", "denominator")


def row_of(point: d.Point, language: str = "en", **more: object) -> FigureRow:
    return next(figures(with_points(point, **more), handed(language)))


def test_the_columns_never_change_their_names() -> None:
    """Programs rely on them: a column may be added at the end, and none may go."""
    assert " ".join(one.name for one in fields(FigureRow)) == (
        "indicator indicator_title place place_name group group_name dimension period starts ends value unit "
        "lower upper numerator denominator flags note reason reason_text source definition sample release released_on"
    )


def test_a_figure_is_told_with_everything_that_surrounds_it() -> None:
    told = made.point(
        "2018", 677.0, numerator=677.0, flags=("estimate",), note=d.Text({"en": "By hand."}), definition=1
    )
    row = row_of(told)
    assert (row.indicator, row.place_name, row.group_name, row.dimension) == (
        "homeless-count", "Pasadena", "Everyone", "all",
    )  # fmt: skip
    assert (row.starts, row.ends) == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))
    assert (row.value, row.unit, row.numerator, row.denominator) == (677.0, "people", 677.0, None)
    assert (row.flags, row.note, row.definition, row.source) == (("estimate",), "By hand.", 1, "hud")
    assert (row.reason, row.reason_text) == (None, None)
    assert (row.release, row.released_on) == (2, dt.date(2026, 6, 1))


def test_every_series_stands_in_the_table_oldest_first() -> None:
    rows = list(figures(made.HOMELESS_COUNT, handed()))
    assert len(rows) == 13 + 2 + 12  # Pasadena with one hidden, its group, the county
    everyone = [one.value for one in rows if (one.place, one.group) == ("pasadena", "all")]
    assert everyone == [*map(float, made.HOMELESS), None]


AT_SOURCE = made.point("2018", None, flags=("suppressed at source",))


@pytest.mark.parametrize(
    ("point", "code", "english"),
    [
        (made.withheld("2018", "small count", below=11), "small count", "fewer than 11 people"),
        (made.withheld("2018", "coded", limit=95.0, top=True), "coded", "95% or more"),
        (made.withheld("2018", "whole table"), "whole table", "hidden so that nobody can be recognized"),
        (withdrawn("2018"), "withdrawn", "withdrawn: Counted twice."),
        (AT_SOURCE, "suppressed at source", "not shown by the publisher"),
    ],
)
def test_what_is_hidden_has_a_reason_and_no_number(point: d.Point, code: str, english: str) -> None:
    row = row_of(point)
    assert [getattr(row, name) for name in NUMBERS] == [None] * 5
    assert (row.reason, row.note) == (code, None)
    assert row.reason_text is not None and english in row.reason_text


def test_a_figure_that_nobody_knows_has_neither_number_nor_reason() -> None:
    row = row_of(made.point("2018", None, flags=("not available",)))
    assert (row.value, row.flags, row.reason, row.reason_text) == (None, ("not available",), None, None)


def test_the_words_are_in_the_language_and_the_codes_are_not() -> None:
    row = next(figures(made.HOMELESS_COUNT, handed("es")))
    assert (row.indicator, row.indicator_title) == ("homeless-count", "Personas sin hogar")
    assert (row.group, row.group_name, row.unit) == ("all", "Todas las personas", "people")
    hidden = row_of(made.withheld("2018", "small count", below=11), "es")
    assert (hidden.reason, hidden.reason_text) == ("small count", "menos de 11 personas")


def test_a_third_language_reads_its_words_and_english_where_there_are_none() -> None:
    title = d.Text({"en": "People without a home", "hy": "Անօթևան մարդիկ"})
    row = row_of(made.withheld("2018", "small count", below=11), "hy", title=title)
    assert (row.indicator_title, row.place_name) == ("Անօթևան մարդիկ", "Pasadena")
    assert row.reason_text == "fewer than 11 people"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part(since="2017"), {"2017", "2018", "2019"}),
        (Part(until="2008"), {"2007", "2008"}),
        (Part(since="2008-12", until="2009-01-01"), {"2008", "2009"}),  # both years touch the turn of the year
        (Part(since="2020"), set()),
        (Part(place="nowhere"), set()),
    ],
)
def test_a_part_holds_every_period_that_touches_its_time(part: Part, expected: set[str]) -> None:
    assert {one.period for one in figures(made.HOMELESS_COUNT, handed(), part)} == expected


def test_a_part_holds_one_place_and_one_group() -> None:
    rows = list(figures(made.HOMELESS_COUNT, handed(), Part(place="pasadena", group="hispanic")))
    assert [(one.group, one.value) for one in rows] == [("hispanic", 210.0), ("hispanic", 232.0)]
