"""The figures that may be shown: what the analysis judges and a release publishes.

What is hidden is decided when figures land, for whole indicators, and kept; reading asks what was decided. A figure
under a rule of its own of which nothing was decided is not shown.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from indicators.disclosure.adding import EVERYONE
from indicators.disclosure.attacker import Finding
from indicators.screening.choice import Worth, changed, decide
from indicators.screening.ending import ending_with_everyone
from indicators.screening.gathering import Gathered, gather
from indicators.screening.keys import key_of
from indicators.screening.linking import Feeding
from indicators.screening.measures import CUSTOMERS
from indicators.screening.promised import Pasts, as_promised
from indicators.screening.remaining import guarding_left
from indicators.screening.ruled import Rules
from indicators.screening.unseen import guarded_withdrawn, guarding_unseen
from indicators.screening.withdrawn import WITHDRAWN, withdrawn
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import loads
from indicators.store.queries import screened as queries
from indicators.store.queries.framework import records
from indicators.store.queries.gaps import FigureRow
from indicators.store.writes.screened import store_screened

Row = t.Observation | FigureRow
MENDED = frozenset({Finding.NARROWED, Finding.CONTRADICTION})
"""What hiding more may mend."""


def screen(database: Database, *, today: dt.date, indicators: Collection[str] | None = None) -> set[str]:
    """Decide what is hidden of some indicators, or of all; return those of which other figures are hidden than before.

    Only indicators with figures under a rule of their own are looked at, with those that are held against them.
    """
    with database.reading() as session:
        rules = Rules.read(session, today=today)
        gathered = gather_ruled(session, rules, indicators)
        if not gathered.standing:
            return set()
        worth, load = _worth(session, gathered), loads.newest(session) or 0
        stopped = queries.stopped_by(session, MENDED)
    rows = decide(gathered, worth, load=load, stopped=stopped)
    with database.writing() as session:
        store_screened(session, rows)
    return changed(gathered, rows)


def gather_ruled(
    session: Session, rules: Rules, indicators: Collection[str] | None = None, *, load: int | None = None
) -> Gathered:
    """Return everything disclosure looks at of those indicators, or all, that have figures under a rule.

    An indicator that is fed by a source of one of those is looked at with it. `load`: as of which load the figures
    stand; None for now.
    """
    gathered = gather(session, Feeding.read(session, rules).concerned(indicators), rules, load=load)
    gathered = guarding_left(replace(gathered, standing=as_promised(gathered.standing, Pasts(session, rules))))
    gathered = replace(gathered, standing=guarding_unseen(gathered, guarded_withdrawn(session)))
    dimensions = {key: one.dimension for key, one in records(session, t.Group).items()}
    return replace(gathered, standing=ending_with_everyone(gathered, dimensions))


def _worth(session: Session, gathered: Gathered) -> Worth:
    groups = records(session, t.Group)
    return Worth(
        dimensions={CUSTOMERS: EVERYONE, **{key: one.dimension for key, one in groups.items()}},
        expected={key for key, one in groups.items() if one.expected},
        unreported={key for key, one in groups.items() if one.unreported},
        newest=gathered.newest(),
    )


def hidden_among(
    session: Session, rows: Mapping[int, Iterable[Row]], indicators: Mapping[int, str], rules: Rules
) -> dict[int, str | None]:
    """Return the numbers of the observations that are hidden, and why; None: nothing was decided of it yet.

    `rows` are figures by the number of their series; `indicators` says whose each series is. What is withdrawn is
    hidden under whichever rule it stands, and is not judged.
    """
    gone = withdrawn(session)
    taken = {row.id: WITHDRAWN for own in rows.values() for row in own if gone and key_of(row) in gone}
    return {**_hidden_by_rule(session, rows, indicators, rules), **taken}


def _hidden_by_rule(
    session: Session, rows: Mapping[int, Iterable[Row]], indicators: Mapping[int, str], rules: Rules
) -> dict[int, str | None]:
    ruled = [
        row
        for number, own in rows.items()
        for row in own
        if row.value is not None and rules.of(row.source, indicators[number]) is not None
    ]
    if not ruled:
        return {}
    kept = queries.screened(session, {row.series_id for row in ruled})
    decided = {(row.series_id, row.period, row.content): row for row in kept}
    found = ((row.id, decided.get(key_of(row))) for row in ruled)
    return {number: one.reason if one else None for number, one in found if one is None or one.reason is not None}
