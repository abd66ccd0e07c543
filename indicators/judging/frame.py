"""What judging reads: the frame of the framework, and the figures that may be shown."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import FROZEN_LINES, LineKind
from indicators.periods import parse
from indicators.screening import hidden_among
from indicators.screening.rounding import as_shown
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures
from indicators.store.queries.framework import records

SeriesKey = tuple[str, str, str]


@dataclass(frozen=True)
class Frame:
    """What judging reads of the framework, by id; targets and baselines by (indicator, place, group).

    Attributes:
        baselines: of a kind (`forecast`, `adopted`), the newest of each series.
        scenarios: what would happen if, drawn and never judged; in the order of their ids.
        dimensions: of every group: `race-ethnicity`, `gender`; that of everyone is `all`.
    """

    indicators: dict[str, t.Indicator]
    sources: dict[str, t.Source]
    rules: Rules
    targets: dict[SeriesKey, t.Target]
    baselines: dict[str, dict[SeriesKey, t.Baseline]]
    scenarios: dict[SeriesKey, list[t.Baseline]]
    dimensions: dict[str, str]


def read_frame(session: Session, *, today: dt.date) -> Frame:
    """Return the framework; of several targets of one series the next that is due, of baselines the newest."""
    indicators = records(session, t.Indicator)
    baselines = sorted(records(session, t.Baseline).values(), key=lambda one: (one.frozen_on, one.id))
    scenarios: dict[SeriesKey, list[t.Baseline]] = defaultdict(list)
    for one in baselines:
        if one.kind == LineKind.SCENARIO:
            scenarios[key_of(one)].append(one)
    return Frame(
        indicators=indicators,
        sources=records(session, t.Source),
        rules=Rules.read(session, today=today),
        targets=_next_due(records(session, t.Target).values(), indicators, today),
        baselines={
            kind: {key_of(one): one for one in baselines if (one.kind or LineKind.FORECAST) == kind}
            for kind in FROZEN_LINES
        },
        scenarios=dict(scenarios),
        dimensions={one.id: one.dimension for one in records(session, t.Group).values()},
    )


def key_of(row: t.Baseline | t.Target | t.Series) -> SeriesKey:
    """Return which series a record is about."""
    return row.indicator, row.place, row.group


def _next_due(
    targets: Iterable[t.Target], indicators: dict[str, t.Indicator], today: dt.date
) -> dict[SeriesKey, t.Target]:
    """Return for each series the target that is due next, or the last one when all dates have passed."""
    due: dict[SeriesKey, list[tuple[dt.date, t.Target]]] = defaultdict(list)
    for one in targets:
        ends = parse(one.period, indicators[one.indicator].period_type).ends_on
        due[key_of(one)].append((ends, one))
    chosen = {}
    for key, dated in due.items():
        ordered = sorted(dated, key=lambda pair: pair[0])
        chosen[key] = next((one for ends, one in ordered if ends >= today), ordered[-1][1])
    return chosen


def shown_figures(session: Session, chosen: Sequence[t.Series], frame: Frame) -> dict[int, list[t.Observation]]:
    """Return the figures of some series that may be shown, oldest first; a series without any has an empty list."""
    together = {one.id: one.indicator for one in chosen}
    rows = figures.observations(session, together)
    hidden = hidden_among(session, rows, together, frame.rules)
    return {
        one.id: [as_shown(row, one.indicator, frame.rules) for row in rows.get(one.id, []) if row.id not in hidden]
        for one in chosen
    }
