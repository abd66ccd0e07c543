"""Keeping the marks that a release gives: a new row where something new is said, an end where it is said no more."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.analysis.record import Given
from indicators.store import tables as t


def store_given(session: Session, given: Mapping[int, Sequence[Given]], *, release: int, day: dt.date) -> None:
    """Keep what a release says of each series, by its number; a series that it leaves out is said nothing of."""
    still = t.GivenMark.ended_release_id.is_(None)
    said = {(row.series_id, row.kind, row.direction): row for row in session.scalars(select(t.GivenMark).where(still))}
    now = {(number, one.kind, one.direction.value): one for number, marks in given.items() for one in marks}
    for key, row in said.items():
        if key not in now:
            row.ended_release_id = release
    session.add_all(_row(key[0], one, release, day) for key, one in now.items() if key not in said)
    session.flush()


def _row(number: int, one: Given, release: int, day: dt.date) -> t.GivenMark:
    return t.GivenMark(
        series_id=number,
        kind=one.kind,
        direction=one.direction.value,
        position=one.position,
        level=one.level,
        given_on=day,
        release_id=release,
    )
