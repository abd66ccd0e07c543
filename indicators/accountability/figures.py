"""The figures that gaps are sought in, as the public may see them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from indicators.accountability.known import Figure, HiddenBy
from indicators.screening import hidden_figures
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import gaps as queries
from indicators.store.queries.framework import records
from indicators.store.queries.gaps import FigureRow
from indicators.store.queries.record import FirstKnown, first_known

AS_PUBLISHED = "as published"
BREAK, NOT_DUE, AT_SOURCE = "break", "not applicable", "suppressed at source"
Indicators = Mapping[str, t.Indicator]
SeriesOf = Mapping[str, list[t.Series]]


@dataclass(frozen=True)
class Shelf:
    """Figures by the number of their series, oldest first, of those that were asked for.

    `numbered`: which of all series have a number that the public may see.
    """

    figures: Mapping[int, tuple[Figure, ...]]
    numbered: Collection[int]


def read_figures(session: Session, indicators: Indicators, series: SeriesOf, watched: Collection[int]) -> Shelf:
    """Return the figures of the watched series, hidden ones marked.

    A privacy rule looks at a whole indicator: of one under a rule, every series is read.
    """
    ruled = _ruled(session) & series.keys()
    together = {row.id: key for key in ruled for row in series[key]}
    rows: dict[int, list[FigureRow]] = defaultdict(list)
    for one in queries.figures(session, sorted(together)):
        rows[one.series_id].append(one)
    hidden = _hidden(session, indicators, rows, together)
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


def _ruled(session: Session) -> set[str]:
    """Return the indicators with a figure from a source that keeps a privacy rule of its own."""
    strict = {key for key, one in records(session, t.DisclosureRule).items() if one.rule != AS_PUBLISHED}
    sources = [key for key, one in records(session, t.Source).items() if one.disclosure_rule in strict]
    return queries.indicators_from(session, sources)


def _hidden(
    session: Session, indicators: Indicators, rows: Mapping[int, list[FigureRow]], together: Mapping[int, str]
) -> frozenset[int]:
    tables: dict[str, list[FigureRow]] = defaultdict(list)
    for number, indicator in together.items():
        tables[indicator].extend(rows.get(number, []))
    sources, rules = records(session, t.Source), records(session, t.DisclosureRule)
    found = (hidden_figures(table, indicators[name], sources, rules) for name, table in tables.items())
    return frozenset().union(*found)


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
