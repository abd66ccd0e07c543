"""Performance measures of one strategy do not tell what one of them hides, in one release or in several."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest
from alembic import command
from sqlalchemy import select, update

from indicators.periods import parse
from indicators.reading import MEASURE_COLUMNS, Reading, Record
from indicators.release import NotProved
from indicators.release.alliance import StrategyDocument
from indicators.release.drafts import publish_draft
from indicators.release.publishing import Published, publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.tables.disclosure import DisclosureProof, ScreenedMeasure
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.indicators.store.test_migrations import step

HOST = "valley.example"
RULE = Record("disclosure_rule", "small", {"name": "Small counts", "rule": "small counts", "minimum": 10})
AT = next(index for index, one in enumerate(FRAME) if one.noun == "source")
(SURVEY,) = (one for one in FRAME if one.noun == "source")
OURS = Record("source", "ours", SURVEY.fields | {"disclosure_rule": "small", "agreement": "MOU"})
WORK = {"team": "team-b", "title": "Clubs", "began": dt.date(2013, 9, 1), "status": "running", "sample": False}
KIND = {
    "title": "A measure",
    "quadrant": "how much",
    "decimals": 0,
    "better": "higher",
    "period_type": "year",
    "sample": False,
}
Said = float | tuple[float, float | None] | None
"""How many people, or how many of how many (None: of nobody knows how many)."""
Told = Mapping[str, Said]
"""By measure. What comes before a point is its strategy, what comes after a colon its unit if that is no people."""


def unit(name: str, said: Said) -> str:
    return name.partition(":")[2] or ("percent" if isinstance(said, tuple) else "people")


def framework(told: Told, rule: Record = RULE) -> tuple[Record, ...]:
    strategies = sorted({name.partition(".")[0] for name in told})
    return (
        *FRAME[:AT],
        rule,
        OURS,
        *FRAME[AT:],
        *(Record("strategy", one, {**WORK, "indicators": ["reading"]}) for one in strategies),
        *(
            Record("measure", key(name), {**KIND, "strategy": name.partition(".")[0], "unit": unit(name, said)})
            for name, said in told.items()
        ),
    )


def key(name: str) -> str:
    return name.partition(":")[0].replace(".", "-")


def counted(told: Told, *, years: tuple[str, ...] = ("2014",), public: str = "", rule: Record = RULE) -> Reading:
    """A file that says the same of each year, of ours but for one that is `public`; and one figure of an indicator."""
    made = reading(("all", "2014", 52.0), records=framework(told, rule))
    rows: list[tuple[object, ...]] = []
    for year in years:
        period = parse(year, "year")
        for name, said in told.items():
            count, of = said if isinstance(said, tuple) else (said, None)
            share = isinstance(said, tuple) and unit(name, said) == "percent"
            value = 100 * (count or 0) / (of or 1) if share else count
            numbers = (value, count if share else None, of)
            source = "survey" if name == public else "ours"
            where = (key(name), period.text, period.starts_on, period.ends_on)
            rows.append((*where, *numbers, "", source, False, None, 0, 2 + len(rows), 5))
    frame = pd.DataFrame(rows, columns=list(MEASURE_COLUMNS))
    return replace(made, measures=frame.astype(dict.fromkeys(("value", "numerator", "denominator"), "float64")))


def released(database: Database, said: Reading, day: str, *, draft: bool = False) -> Published:
    """Load figures and publish them on a day."""
    land(database, said, actor="test", now=moment(day))
    return published(database, day, draft=draft)


def published(database: Database, day: str, *, draft: bool = False) -> Published:
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day), draft=draft)


def hidden(database: Database, number: int, strategy: str = "clubs") -> dict[str, str]:
    """Why figures of a strategy are hidden in a release, by measure, and by year where there are several."""
    document = Releases({HOST: database}, clock=later).document(HOST, number, StrategyDocument, strategy)
    return {
        one.id.removeprefix(f"{strategy}-") + (f" {point.period}" if len(one.figures) > 1 else ""): point.why.reason
        for one in document.strategy.measures
        for point in one.figures
        if point.why is not None
    }


CASES: dict[str, tuple[Told, dict[str, str]]] = {
    "left": ({"came": 80, "stayed": 77, "left": 3}, {"left": "small count", "stayed": "protects another"}),
    "share": ({"came": 80, "stayed": 77, "share": (77, 80)}, {"share": "small rest", "stayed": "protects another"}),
    "rest": ({"came": 80, "share": (77, 80)}, {"share": "small rest"}),
    "large": ({"came": 80, "stayed": 60, "left": 20}, {}),
    "apart": ({"came": 80, "hours": 41, "left": 3}, {"left": "small count"}),
    "elsewhere": ({"left": 3}, {"left": "small count"}),
    "money": ({"cost:dollars": 7}, {}),
    "books": ({"read:number": 4}, {"read": "small count"}),
    "hours": ({"few:number": (7.5, 8), "some:number": (7.5, 11)}, {"few": "small count"}),
}


def test_what_would_tell_a_small_number_is_hidden_with_it(database: Database) -> None:
    """80 less 77 are 3; 41 hours are part of nothing; 7.5 hours of each of 8 are about 8 people."""
    told = {f"{strategy}.{name}": said for strategy, (own, _) in CASES.items() for name, said in own.items()}
    number = released(database, counted(told), "2024-02-01").release
    found = {strategy: hidden(database, number, strategy) for strategy in CASES}
    assert found == {strategy: expected for strategy, (_, expected) in CASES.items()}


CLUBS: Told = {"clubs.came": 80, "clubs.stayed": 77, "clubs.left": 3}


def test_what_is_shown_as_published_is_known_and_another_is_hidden(database: Database) -> None:
    number = released(database, counted(CLUBS, public="clubs.stayed"), "2024-02-01").release
    assert hidden(database, number) == {"left": "small count", "came": "protects another"}


def test_what_an_earlier_release_showed_of_a_measure_is_known_and_another_protects(database: Database) -> None:
    """20 left, and all was shown; then 3 left of 80, so that those who came, as was told before, must not be told."""
    first = released(database, counted({**CLUBS, "clubs.stayed": 60, "clubs.left": 20}), "2024-02-01").release
    second = released(database, counted(CLUBS), "2024-03-01").release
    assert hidden(database, first) == {}
    assert hidden(database, second) == {"left": "small count", "stayed": "protects another"}


def test_what_a_release_hid_of_a_measure_stays_hidden_when_another_is_corrected(database: Database) -> None:
    """Alone, 81 less 61 would be 20; with the 3 of before, whoever sees 81 and 77 knows more than he should."""
    released(database, counted(CLUBS), "2024-02-01")
    second = released(database, counted({**CLUBS, "clubs.came": 81}), "2024-03-01").release
    assert hidden(database, second) == {"left": "small count", "stayed": "protects another"}
    with database.reading() as session:
        kept = session.execute(select(ScreenedMeasure.content, ScreenedMeasure.shown_since_id)).all()
    assert {content: shown for content, shown in kept} == {"80//": 1, "81//": 2, "77//": None, "3//": None}


def test_a_measure_that_tells_another_stops_the_publication_once_and_is_decided_again(database: Database) -> None:
    """Somebody has marked those who stayed as shown: with those who came, they tell that 3 left."""
    land(database, counted(CLUBS), actor="test", now=moment("2024-02-01"))
    draft = published(database, "2024-02-01", draft=True).release
    with database.writing() as session:
        session.execute(update(ScreenedMeasure).where(ScreenedMeasure.measure == "clubs-stayed").values(reason=None))
    with pytest.raises(NotProved) as stopped:
        published(database, "2024-02-01")
    assert stopped.value.cells == (("measure/clubs-left", "strategy/clubs", "all/customers", "2014", "narrowed"),)
    with database.reading() as session:
        last = session.scalars(select(DisclosureProof).order_by(DisclosureProof.id.desc())).first()
    assert last is not None and not last.holds
    number = published(database, "2024-02-01").release
    assert hidden(database, number) == {"left": "small count", "stayed": "protects another"}
    assert draft <= number


def test_a_draft_that_shows_a_measure_that_was_hidden_since_is_not_published(database: Database) -> None:
    open_rule = replace(RULE, fields={**RULE.fields, "rule": "as published", "minimum": None})
    draft = released(database, counted(CLUBS, rule=open_rule), "2024-02-01", draft=True).release
    land(database, counted(CLUBS), actor="test", now=moment("2024-02-02"))
    with pytest.raises(NotProved) as stopped:
        publish_draft(database, draft, actor="test", now=moment("2024-02-03"), today=dt.date(2024, 2, 3))
    assert ("measure/clubs-left", "strategy/clubs", "all/customers", "2014", "hidden since") in stopped.value.cells


def test_what_releases_hid_before_decisions_were_kept_is_known_to_have_been_hidden(database: Database) -> None:
    """An earlier version kept nothing of measures; its documents say what was hidden, and the rest was shown."""
    released(database, counted(CLUBS), "2024-02-01")
    step(database, command.downgrade, "0013")
    step(database, command.upgrade, "head")
    with database.reading() as session:
        kept = session.execute(select(ScreenedMeasure.content, ScreenedMeasure.reason, ScreenedMeasure.hidden_since_id))
        assert {tuple(row) for row in kept} == {("77//", "protects another", 1), ("3//", "small count", 1)}
    second = released(database, counted({**CLUBS, "clubs.came": 81}), "2024-03-01").release
    assert hidden(database, second) == {"left": "small count", "stayed": "protects another"}
