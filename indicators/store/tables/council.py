"""The council's month: recommendations, impediments, meetings and decisions."""

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Id, Sampled, Slug, Table, Words, reference


class Recommendation(Sampled, Table):
    """What a team asks of the council, or an impediment that it reports."""

    __tablename__ = "recommendations"

    id: Mapped[Id]
    team: Mapped[str] = reference("teams")
    kind: Mapped[Slug]
    title: Mapped[Words]
    text: Mapped[str | None] = mapped_column(Text)
    raised_on: Mapped[dt.date]
    status: Mapped[Slug]


class Meeting(Sampled, Table):
    """A meeting of a team, planned, held or cancelled."""

    __tablename__ = "meetings"

    id: Mapped[Id]
    team: Mapped[str] = reference("teams")
    held_on: Mapped[dt.date]
    place: Mapped[str | None] = mapped_column(Text)
    status: Mapped[Slug]


class Decision(Sampled, Table):
    """What a meeting decided, with its dissent."""

    __tablename__ = "decisions"

    id: Mapped[Id]
    meeting: Mapped[str] = reference("meetings")
    recommendation: Mapped[str | None] = reference("recommendations")
    decision: Mapped[Words]
    result: Mapped[Slug]
    dissent: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[dt.date]
