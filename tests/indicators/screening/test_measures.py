"""Performance measures of one strategy do not tell what one of them hides."""

import datetime as dt

import pytest

from indicators.screening.measures import hidden_measures
from indicators.screening.ruled import Rules
from indicators.store import tables as t

RULES = Rules(
    sources={
        "ours": t.Source(id="ours", disclosure_rule="small"),
        "public": t.Source(id="public", disclosure_rule="open"),
    },
    indicators={},
    rules={
        "small": t.DisclosureRule(id="small", rule="small counts", minimum=10),
        "open": t.DisclosureRule(id="open", rule="as published"),
    },
    today=dt.date(2024, 2, 1),
)
Said = int | tuple[int, int]
"""How many people, or how many of how many."""


def hidden(figures: dict[str, Said], *, strategies: dict[str, str] | None = None, public: str = "") -> dict[str, str]:
    """Why figures of one year are hidden, by measure; all are of one strategy, and under a rule but for the public."""
    measures = {
        key: t.Measure(
            id=key,
            strategy=(strategies or {}).get(key, "clubs"),
            unit="percent" if isinstance(said, tuple) else "people",
        )
        for key, said in figures.items()
    }
    rows = {
        key: [row(number, key, said, "public" if key == public else "ours")]
        for number, (key, said) in enumerate(figures.items())
    }
    names = list(figures)
    return {names[number]: str(said.reason) for number, said in hidden_measures(rows, measures, RULES).items()}


def row(number: int, measure: str, said: Said, source: str, year: int = 2023) -> t.MeasureObservation:
    """The figure of a measure for a year."""
    count, of = said if isinstance(said, tuple) else (None, None)
    return t.MeasureObservation(
        id=number,
        measure=measure,
        period=str(year),
        starts_on=dt.date(year, 1, 1),
        ends_on=dt.date(year, 12, 31),
        value=said if isinstance(said, int) else 100 * said[0] / said[1],
        numerator=count,
        denominator=of,
        source=source,
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"came": 80, "stayed": 77, "left": 3}, {"left": "small count", "came": "protects another"}),
        ({"came": 80, "stayed": 77, "share": (77, 80)}, {"share": "small rest", "came": "protects another"}),
        ({"came": 80, "share": (77, 80)}, {"share": "small rest"}),
        ({"came": 80, "stayed": 60, "left": 20}, {}),
        ({"came": 80, "hours": 41, "left": 3}, {"left": "small count"}),
    ],
)
def test_what_would_tell_a_small_number_is_hidden_with_it(figures: dict[str, Said], expected: dict[str, str]) -> None:
    """Of two that could, the first by name is hidden in every release: losses are alike."""
    assert hidden(figures) == expected


def test_measures_of_other_strategies_are_not_held_against_them() -> None:
    assert hidden({"came": 80, "stayed": 77, "left": 3}, strategies={"left": "other"}) == {"left": "small count"}


def test_what_is_shown_as_published_is_known_and_another_is_hidden() -> None:
    found = hidden({"came": 80, "stayed": 77, "left": 3}, public="came")
    assert found == {"left": "small count", "stayed": "protects another"}


def test_an_amount_of_no_people_is_shown() -> None:
    measures = {"cost": t.Measure(id="cost", strategy="clubs", unit="dollars")}
    assert hidden_measures({"cost": [row(1, "cost", 7, "ours")]}, measures, RULES) == {}


def test_a_whole_number_of_something_may_be_people() -> None:
    measures = {"read": t.Measure(id="read", strategy="clubs", unit="number")}
    found = hidden_measures({"read": [row(1, "read", 4, "ours"), row(2, "read", 40, "ours", 2022)]}, measures, RULES)
    assert {number: said.reason for number, said in found.items()} == {1: "small count"}
