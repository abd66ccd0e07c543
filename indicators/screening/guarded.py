"""The figures that hold and may be guarded: what a file names, with what was decided of them."""

from collections.abc import Collection
from typing import NamedTuple

from indicators.screening.keys import content_of
from indicators.store.database import Session
from indicators.store.queries.guarded import Fed, figures_fed, measures_fed
from indicators.store.queries.screened import indicators_under, screened


class Guardable(NamedTuple):
    """A known figure that holds; `hidden`: whether it was decided to hide it, None where nothing was decided."""

    figure: Fed
    hidden: bool | None


def guardable(session: Session, noun: str, subjects: Collection[str]) -> list[Guardable]:
    """Return the known figures of some indicators, or of some measures (`noun`), of which nothing is ever decided."""
    if noun == "measure":
        return [Guardable(one, None) for one in measures_fed(session, subjects)]
    figures = figures_fed(session, subjects)
    numbers = {one.series_id for one in figures if one.series_id is not None}
    decided = {(row.series_id, row.period, row.content): row.reason is not None for row in screened(session, numbers)}
    return [Guardable(one, decided.get((one.series_id or 0, one.period, content_of(one)))) for one in figures]


def hidden(session: Session) -> frozenset[tuple[str, ...]]:
    """Return the figures that hold and are hidden, each by its indicator, place, group and period."""
    decided = guardable(session, "indicator", indicators_under(session, ()))
    return frozenset(one.figure.key for one in decided if one.hidden)
