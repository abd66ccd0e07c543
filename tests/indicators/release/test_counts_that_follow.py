"""Figures whose numbers are not said are guarded by those that follow from everyone and the other groups."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import moment
from tests.indicators.release.test_proving import FIRST, counted, shown


def test_where_counts_are_unknown_and_follow_another_group_is_hidden_beside_them(database: Database) -> None:
    """113 of 200 girls and 120 of 400 in all: 3.5 % are 7 of 200 boys, of which the file says nothing."""
    made = counted(FIRST)
    boys = made.figures["group"] == "boys"
    figures = made.figures.assign(
        numerator=made.figures["numerator"].mask(boys), denominator=made.figures["denominator"].mask(boys)
    )
    assert isinstance(figures, pd.DataFrame)
    land(database, replace(made, figures=figures), actor="test", now=moment("2024-02-01"))
    number = publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1)).release
    assert shown(database, number) == {
        ("all", "2014"): 120.0,
        ("girls", "2014"): Hidden("protects another", group=True),
        ("boys", "2014"): Hidden("counts unknown"),
    }


@pytest.mark.parametrize("flag", ["suppressed at source", "not available"])
@pytest.mark.parametrize(("boys", "girls"), [(7, Hidden("protects another")), (57, 113.0)])
def test_beside_what_nobody_says_another_group_is_hidden_if_it_is_small(
    database: Database, boys: int, girls: Hidden | float, flag: str
) -> None:
    """113 of 200 girls and 120 of 400 in all leave 7 of 200 boys; the rule lets 57 of them follow."""
    made = counted({**FIRST, ("all", "2014"): (113 + boys, 400)})
    numbers = ["value", "numerator", "denominator"]
    left_out = made.figures["group"] == "boys"
    figures = made.figures.assign(
        **{name: made.figures[name].mask(left_out) for name in numbers},
        flags=made.figures["flags"].mask(left_out, flag),
    )
    assert isinstance(figures, pd.DataFrame)
    for day in ("2024-02-01", "2024-03-01"):
        land(database, replace(made, figures=figures), actor="test", now=moment(day))
        number = publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release
    assert shown(database, number) == {
        ("all", "2014"): 113.0 + boys,
        ("girls", "2014"): girls,
        ("boys", "2014"): None,
    }
