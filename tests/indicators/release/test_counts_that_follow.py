"""A share of unknown counts is guarded by the counts that follow from everyone and the other groups."""

import datetime as dt
from dataclasses import replace

import pandas as pd

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
