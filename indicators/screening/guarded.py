"""The figures that hold and may be guarded: what a file names, with what was decided of them."""

from collections.abc import Collection
from typing import NamedTuple

from indicators.disclosure.adding import EVERYONE
from indicators.screening.keys import content_of, subject_of
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries.framework import records
from indicators.store.queries.guarded import Fed, figures_fed, measures_fed
from indicators.store.queries.screened import Subject, indicators_under, kept

HEADLINE = "headline"
"""The tier of the indicators that stand for an outcome on the first page."""


class Guardable(NamedTuple):
    """A known figure that holds; `hidden`: whether it was decided to hide it, None where nothing was decided."""

    figure: Fed
    hidden: bool | None


def guardable(session: Session, noun: str, subjects: Collection[str]) -> list[Guardable]:
    """Return the known figures of some indicators, or of some measures (`noun`)."""
    figures = measures_fed(session, subjects) if noun == "measure" else figures_fed(session, subjects)
    keys = [(_subject(one), one.period, content_of(one)) for one in figures]
    decided = kept(session, {subject for subject, _, _ in keys})
    found = (decided.get(key) for key in keys)
    return [
        Guardable(figure, None if one is None else one.reason is not None)
        for figure, one in zip(figures, found, strict=True)
    ]


def _subject(one: Fed) -> Subject:
    return subject_of(one.subject) if one.series_id is None else one.series_id


def hidden(session: Session) -> frozenset[tuple[str, ...]]:
    """Return the figures that hold and are hidden, each by its indicator, place, group and period."""
    decided = guardable(session, "indicator", indicators_under(session, ()))
    return frozenset(one.figure.key for one in decided if one.hidden)


def headlines(session: Session, figures: Collection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return which of some figures, as `hidden` gives them, are everyone's of a headline indicator; in their order."""
    indicators, groups = records(session, t.Indicator), records(session, t.Group)
    return sorted(
        one for one in figures if indicators[one[0]].tier == HEADLINE and groups[one[2]].dimension == EVERYONE
    )
