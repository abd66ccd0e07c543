"""The figures that gaps are sought in, as the public may see them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from indicators.accountability.known import Figure, HiddenBy
from indicators.screening import hidden_among
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import gaps as queries
from indicators.store.queries import screened
from indicators.store.queries.gaps import FigureRow
from indicators.store.queries.record import FirstKnown, first_known
from indicators.store.queries.releases import indicators_withdrawn

BREAK, NOT_DUE, AT_SOURCE = "break", "not applicable", "suppressed at source"
SeriesOf = Mapping[str, list[t.Series]]


@dataclass(frozen=True)
class Shelf:
    """Figures by the number of their series, oldest first, of those that were asked for.

    `numbered`: which of all series have a number that the public may see.
    """

    figures: Mapping[int, tuple[Figure, ...]]
    numbered: Collection[int]


def read_figures(session: Session, series: SeriesOf, watched: Collection[int], *, today: dt.date) -> Shelf:
    """Return the figures of the watched series, hidden ones marked; of indicators under a rule all series are read."""
    rules = Rules.read(session, today=today)
    ruled = (screened.indicators_under(session, rules.strict) | indicators_withdrawn(session)) & series.keys()
    together = {row.id: key for key in ruled for row in series[key]}
    rows: dict[int, list[FigureRow]] = defaultdict(list)
    for one in queries.figures(session, sorted(together)):
        rows[one.series_id].append(one)
    hidden = hidden_among(session, rows, together, rules)
    came = first_known(session, watched)
    open_to_see = {
        number for number in together if any(one.value is not None and one.id not in hidden for one in rows[number])
    }
    found = {number: [_figure(one, hidden, came) for one in rows[number]] for number in watched if number in together}
    for one in queries.figures(session, sorted(set(watched) - together.keys())):
        found.setdefault(one.series_id, []).append(_figure(one, hidden, came))
    return Shelf(
        {number: tuple(found.get(number, ())) for number in watched},
        (queries.series_with_numbers(session) - together.keys()) | open_to_see,
    )


def _figure(row: FigureRow, hidden: Collection[int], came: FirstKnown) -> Figure:
    flags = row.flags.split(";") if row.flags else ()
    known = row.value is not None
    by_rule = HiddenBy.RULE if known and row.id in hidden else None
    return Figure(
        row.period,
        row.starts_on,
        row.ends_on,
        shown=known and by_rule is None,
        hidden=HiddenBy.PUBLISHER if not known and AT_SOURCE in flags else by_rule,
        due=NOT_DUE not in flags,
        breaks=BREAK in flags,
        came=came.of(row),
    )
