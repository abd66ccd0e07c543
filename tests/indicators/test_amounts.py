"""Amounts that count nobody are about the people of their denominator, as far as that is a number of people."""

import datetime as dt

import pytest

from indicators.disclosure.policy import PRESETS, Numbers, Reason, verdict
from indicators.reading import Record
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.screening.behind import numbers_of
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment
from tests.indicators.release.test_proving import BOYS, People, counted, shown

BOOKS = tuple(
    Record(one.noun, one.key, {**one.fields, "unit": "number", "disclosure_rule": "cde"}) if one.noun == "indicator"
    else one
    for one in (*FRAME[:5], Record("disclosure_rule", "cde", {"name": "CDE", "rule": "cde"}), *FRAME[5:], BOYS)
)  # fmt: skip


@pytest.mark.parametrize(
    ("people", "rule", "reason"),
    [
        (8.0, "cde", Reason.FEW_PEOPLE),
        (11.0, "cde", None),
        (10.0, "small counts", Reason.SMALL_COUNT),
        (0.0, "small counts", None),
        (11.0, "small counts", None),
        (8.5, "cde", Reason.UNCOUNTED),
        (None, "small counts", Reason.UNCOUNTED),
    ],
)
def test_books_per_child_are_about_the_children(people: float | None, rule: str, reason: Reason | None) -> None:
    """3.5 books per child of 8 children; 8.5 is no number of people, and so nobody knows of how many it is."""
    for said in (
        t.Observation(value=3.5, numerator=None, denominator=people),
        t.MeasureObservation(value=3.5, numerator=None, denominator=people),
    ):
        behind = numbers_of(said, "number")
        assert behind == Numbers(int(people) if people in (0, 8, 10, 11) else None, None, share=False)
        assert verdict(PRESETS[rule], behind).reason == reason


def test_an_average_of_few_is_hidden_whatever_it_is_an_average_of(database: Database) -> None:
    people: People = {("all", "2014"): (60, 108), ("girls", "2014"): (56, 100), ("boys", "2014"): (4, 8)}
    land(database, counted(people, BOOKS), actor="test", now=moment("2024-01-05"))
    number = publish(database, actor="test", now=moment("2024-01-06"), today=dt.date(2024, 1, 6)).release
    assert shown(database, number)["boys", "2014"] == Hidden("few people", below=11)
