"""What stands behind a figure is in a document only as far as its rule has looked at it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from indicators.reading import Record
from indicators.release.documents import Earlier, Hidden, IndicatorDocument, Point
from indicators.release.proving import prove
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.screening import gather_ruled
from indicators.screening.ruled import Rules
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
TODAY = dt.date(2024, 3, 1)
RULE = {"name": "Small counts", "rule": "small counts", "minimum": 10}
SOURCE = {"organisation": "Us", "title": "Ours", "disclosure_rule": "small-counts", "agreement": "MOU"}
NAN = float("nan")
SMALL_REST = Hidden("small rest", below=11)
RANGE = {"lower": 79.0, "upper": 93.0}


def records(unit: str, *, interval: str = "none", **rule: int) -> tuple[Record, ...]:
    """The framework with a source under a rule and an indicator in some unit."""
    ruled = Record("disclosure_rule", "small-counts", {**RULE, **rule})
    own = {"survey": {**SOURCE, "interval": interval}, "reading": {"unit": unit}}
    made = [replace(one, fields={**one.fields, **own.get(one.key, {})}) for one in FRAME]
    at = next(number for number, one in enumerate(made) if one.noun == "source")
    return (*made[:at], ruled, *made[at:])


def published(
    database: Database, framework: tuple[Record, ...], *files: Mapping[str, float | str]
) -> IndicatorDocument:
    """Load and publish one figure of 2014 in each file after another; return what is shown in the end."""
    for number, said in enumerate(files):
        day = f"2024-02-{number + 1:02}"
        made = reading(("all", "2014", NAN), records=framework, sha256=str(number) * 64)
        file = replace(made, figures=made.figures.assign(**{"flags": "", **said}))
        land(database, file, actor="test", now=moment(day))
        last = publish(database, actor="test", now=moment(day), today=TODAY).release
    return Releases({HOST: database}, clock=later).indicator(HOST, last, "reading")


def point(document: IndicatorDocument) -> Point:
    ((only,),) = [one.points for one in document.series]
    return only


def test_a_figure_that_its_publisher_left_out_has_no_number_behind_it(database: Database) -> None:
    said = {"value": NAN, "numerator": 3.0, "denominator": 50.0, "lower": 1.2, "upper": 16.2}
    shown = point(
        published(database, records("percent", interval="sampling"), {**said, "flags": "suppressed at source"})
    )
    assert (shown.value, shown.numerator, shown.denominator, shown.lower, shown.upper) == (None,) * 5


def test_no_document_holds_a_number_of_a_point_without_a_value() -> None:
    """Also one that was written before, and is read back."""
    bare = Point("2014", "2014-01-01", "2014-12-31", 2014.0, None, 1.2, 16.2, 0, (), "survey", None, 3.0, 50.0)
    assert (bare.numerator, bare.denominator, bare.lower, bare.upper) == (None,) * 4
    assert replace(bare, earlier=(Earlier(6.0, "2024-02-01"),)).earlier == ()


@pytest.mark.parametrize(
    ("unit", "said", "expected"),
    [
        # 80 less 77: three are left over.
        ("people", {"value": 77.0, "numerator": 77.0, "denominator": 80.0}, (SMALL_REST, None, None)),
        ("people", {"value": 60.0, "numerator": 60.0, "denominator": 80.0}, (60.0, None, 80.0)),
        # No number of people, so that nobody has looked at it.
        ("people", {"value": 77.0, "denominator": 80.5}, (77.0, None, None)),
        ("people", {"value": 77.0, "denominator": 5.0}, (77.0, None, None)),
        # An average is about the people of its denominator.
        ("dollars", {"value": 512.0, "numerator": 3.0, "denominator": 80.0}, (512.0, None, 80.0)),
        ("index", {"value": 5.5, "numerator": 3.0, "denominator": 8.0}, (Hidden("small count", below=11), None, None)),
    ],
)
def test_only_numbers_that_a_rule_has_judged_stand_behind_a_figure(
    database: Database, unit: str, said: dict[str, float], expected: tuple[float | Hidden | None, ...]
) -> None:
    shown = point(published(database, records(unit), said))
    assert (shown.why or shown.value, shown.numerator, shown.denominator) == expected


def test_where_a_rule_rounds_neither_the_range_nor_what_was_before_is_told_as_it_is(database: Database) -> None:
    """86 is shown as 90; 84 was shown as 80."""
    framework = records("people", interval="sampling", round_to=10)
    before, now = {"value": 84.0, "lower": 77.0, "upper": 91.0}, {"value": 86.0, "lower": 79.0, "upper": 93.0}
    shown = point(published(database, framework, before, now))
    assert (shown.value, shown.lower, shown.upper) == (90.0, None, None)
    assert [one.value for one in shown.earlier] == [80.0]


@pytest.mark.parametrize(
    ("unit", "said", "value"),
    [
        # Wilson: 74.3 to 88.8 of 86 of 104; of the rounded 90 of 100 it would be 82.6 to 94.5.
        ("percent", {"value": 100 * 86 / 104, "numerator": 86.0, "denominator": 104.0}, 83.0),
        ("people", {"value": 86.0}, 90.0),
    ],
)
def test_where_a_rule_rounds_no_likely_range_is_worked_out(
    database: Database, unit: str, said: dict[str, float], value: float
) -> None:
    (series,) = published(database, records(unit, round_to=10), said).series
    assert [(one.value, one.lower, one.upper) for one in series.judgement.figures] == [(value, None, None)]


def test_a_correction_that_rounding_does_not_show_is_not_told(database: Database) -> None:
    shown = point(published(database, records("people", round_to=10), {"value": 81.0}, {"value": 83.0}))
    assert (shown.value, shown.earlier) == (80.0, ())


@pytest.mark.parametrize(
    "told",
    [{}, {"value": 86.0}, {"earlier": (Earlier(84.0, "2024-02-02"),)}, RANGE, {"denominator": 86.0}],
)
def test_a_document_that_tells_a_number_beside_its_rounding_is_not_published(
    database: Database, told: dict[str, object]
) -> None:
    document = published(database, records("people", round_to=10), {"value": 84.0}, {"value": 86.0})
    (series,) = document.series
    (one,) = series.points
    slipped = replace(document, series=(replace(series, points=(replace(one, **told),)),))  # type: ignore[arg-type]  # the table of cases
    with database.reading() as session:
        gathered = gather_ruled(session, Rules.read(session, today=TODAY))
    assert [one.finding for one in prove(gathered, [slipped], ()).breaches] == (["not rounded"] if told else [])


@pytest.mark.parametrize(
    ("note", "rule", "expected"),
    [
        ("62 of 221 were asked again.", {"round_to": 10}, None),
        ("28,1 % in all.", {"round_to": 10}, None),
        ("159 were not there.", {"round_to": 10}, None),
        ("Asked twice in 2014.", {"round_to": 10}, "Asked twice in 2014."),
        ("62 of 221 were asked again.", {}, "62 of 221 were asked again."),
    ],
)
def test_a_note_that_tells_what_a_rule_rounds_is_not_shown(
    database: Database, note: str, rule: dict[str, int], expected: str | None
) -> None:
    """62 of 221 are 28.05 percent; 159 are left over."""
    framework = records("percent", interval="none", **rule)
    said: dict[str, float | str] = {"value": 100 * 62 / 221, "numerator": 62.0, "denominator": 221.0, "note": note}
    shown = point(published(database, framework, said))
    assert (shown.note and shown.note.read("en")) == expected
