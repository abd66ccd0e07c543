"""Our forecast and a team's own are both kept, and both are judged."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.judgement import BaselineStatus
from indicators.reading import Record
from indicators.release.documents import SeriesDocument
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
RISING = tuple(("all", str(year), 40.0 + year - 2010) for year in range(2014, 2024))
"""44 in 2014, a point more each year, 53 in 2023."""
COUNCIL = (
    Record("meeting", "january", {"team": "team-b", "held_on": dt.date(2024, 1, 12), "status": "held"}),
    Record(
        "decision",
        "frozen",
        {
            "meeting": "january",
            "decision": "We freeze where we are headed",
            "result": "approved",
            "decided_on": dt.date(2024, 1, 12),
        },
    ),
)


def baseline(key: str, **fields: Any) -> Record:
    own = {
        "indicator": "reading",
        "place": "town",
        "group": "all",
        "frozen_on": dt.date(2024, 1, 15),
        "history_from": "2014",
        "history_to": "2023",
        "periods_ahead": 2,
        "assumptions": "Nothing new is done.",
    }
    return Record("baseline", key, own | fields)


OURS = baseline("ours", decision="frozen")
OWN = baseline("own", kind="adopted", values=[70.0, 72.0], lowest=[68.0, 69.0], highest=[72.0, 75.0], decision="frozen")
WHAT_IF = baseline("what-if", kind="scenario", name="Two libraries", values=[56.0, 60.0], assumptions="Two open.")


def published(database: Database, *rows: tuple[str, str, float], records: tuple[Record, ...] = ()) -> SeriesDocument:
    """Load, publish, and return the series as released; a row replaces the one of its year."""
    rising = {(group, year): value for group, year, value in (*RISING, *rows)}
    figures = [(group, year, value) for (group, year), value in rising.items()]
    land(database, reading(*figures, records=records), actor="test", now=moment("2024-02-01"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=dt.date(2024, 6, 1)).release
    return Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series[0]


def test_both_forecasts_are_kept_and_both_are_judged(database: Database) -> None:
    first = published(database, records=(*FRAME, *COUNCIL, OURS, OWN, WHAT_IF))
    assert first.baseline is not None and first.own is not None
    assert first.own.forecast.values == (70.0, 72.0)
    assert first.judgement.own is not None and first.judgement.own.status is BaselineStatus.NOT_YET_KNOWN
    # 54 is where ten rising years lead, and far below the 68 at least that the team expected
    second = published(database, ("all", "2024", 54.0))
    assert (second.baseline, second.own) == (first.baseline, first.own)
    assert second.judgement.baseline.status is BaselineStatus.AS_FORECAST
    assert second.judgement.own is not None and second.judgement.own.status is BaselineStatus.WORSE_SO_FAR


def test_a_frozen_forecast_of_counts_is_no_surer_than_the_counts_themselves(database: Database) -> None:
    counted = [
        replace(one, fields={**one.fields, "unit": "people"}) if one.noun == "indicator" else one for one in FRAME
    ]
    level = tuple(("all", str(year), 100.0 + year % 2) for year in range(2014, 2024))
    land(database, reading(*level, records=(*counted, *COUNCIL, OURS)), actor="test", now=moment("2024-02-01"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=dt.date(2024, 6, 1)).release
    line = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series[0].baseline

    # Byar's range of a count of 100 is 81.4 to 121.6: 40.2 / 3.92 = 10.3, times 1.2816 and 1.155.
    assert line is not None
    assert line.forecast.upper[0] - line.forecast.values[0] == pytest.approx(15.2, abs=0.1)


def test_a_frozen_forecast_tells_the_decision_that_froze_it(database: Database) -> None:
    series = published(database, records=(*FRAME, *COUNCIL, OURS))
    assert series.baseline is not None and series.baseline.decision is not None
    assert (series.baseline.decision.read("en"), series.baseline.decided_on) == (
        "We freeze where we are headed",
        "2024-01-12",
    )


def test_a_scenario_is_shown_with_its_assumptions_and_never_judged(database: Database) -> None:
    series = published(database, records=(*FRAME, WHAT_IF))
    (line,) = series.scenarios
    assert (line.name.read("en"), line.assumptions.read("en")) == ("Two libraries", "Two open.")
    assert (line.positions, line.values) == ((2024.0, 2025.0), (56.0, 60.0))
    assert (series.own, series.judgement.own) == (None, None)


def test_a_team_that_takes_its_forecast_back_is_no_longer_held_against_it(database: Database) -> None:
    published(database, records=(*FRAME, *COUNCIL, OWN))
    taken = replace(OWN, fields=OWN.fields | {"kind": "scenario", "name": "What we hoped"})
    series = published(database, records=(taken,))
    assert (series.own, series.judgement.own) == (None, None)
    assert [one.name.read("en") for one in series.scenarios] == ["What we hoped"]


def test_a_line_entered_when_its_figures_were_known_looks_back_and_says_when_it_was_entered(database: Database) -> None:
    early = baseline("early", frozen_on=dt.date(2019, 1, 15), history_to="2018", periods_ahead=6)
    series = published(database, records=(*FRAME, early))
    assert series.baseline is not None
    assert (series.baseline.looks_back, series.baseline.entered_on) == (True, "2024-02-01")
    ahead = baseline("ahead", history_to="2023")
    other = published(database, records=(ahead,))
    assert other.baseline is not None and not other.baseline.looks_back


def test_what_follows_an_earlier_line_is_of_the_day_it_is_entered(database: Database) -> None:
    first = published(database, records=(*FRAME, *COUNCIL, OWN))
    assert first.own is not None and first.own.frozen_on == "2024-01-15"
    changed = replace(OWN, fields=OWN.fields | {"values": [54.0, 55.0], "lowest": [], "highest": []})
    second = published(database, ("all", "2024", 54.0), records=(changed,))
    assert second.own is not None and second.own.forecast.values == (54.0, 55.0)
    assert (second.own.frozen_on, second.own.looks_back) == ("2024-06-01", True)


def test_a_team_is_not_held_against_figures_that_it_knew(database: Database) -> None:
    published(database, ("all", "2024", 54.0), records=FRAME)
    drawn_through = replace(OWN, fields=OWN.fields | {"values": [54.0, 55.0], "lowest": [], "highest": []})
    series = published(database, ("all", "2024", 54.0), records=(*COUNCIL, drawn_through))
    assert series.judgement.own is not None and series.judgement.own.status is BaselineStatus.NOT_YET_KNOWN
    later = published(database, ("all", "2024", 54.0), ("all", "2025", 20.0))
    assert later.judgement.own is not None and later.judgement.own.status is BaselineStatus.WORSE_SO_FAR


def test_a_line_whose_figures_were_corrected_since_says_so(database: Database) -> None:
    first = published(database, records=(*FRAME, *COUNCIL, OURS))
    assert first.baseline is not None and not first.baseline.corrected
    second = published(database, ("all", "2020", 49.0), records=())
    assert second.baseline is not None and second.baseline.corrected
