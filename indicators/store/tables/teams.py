"""Who works on an outcome: teams, seats, organisations, strategies and their performance measures."""

import datetime as dt

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Id, Number, Sampled, Slug, Table, Words, reference
from indicators.store.tables.figures import Versioned, by_load


class Team(Sampled, Table):
    """The Leadership Council, a Result Work Team or a working group."""

    __tablename__ = "teams"

    id: Mapped[Id]
    name: Mapped[Words]
    kind: Mapped[Slug]
    charge: Mapped[str | None] = mapped_column(Text)
    rank: Mapped[int | None]


class TeamOutcome(Table):
    """Which outcomes a team works for."""

    __tablename__ = "team_outcomes"

    team: Mapped[str] = mapped_column(String(80), ForeignKey("teams.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(80), ForeignKey("outcomes.id"), primary_key=True, index=True)


class Organisation(Sampled, Table):
    """A partner: each brings its own resources and owns its figures.

    `aliases`: other names under which it publishes, as sources write them.
    """

    __tablename__ = "organisations"

    id: Mapped[Id]
    name: Mapped[Words]
    sector: Mapped[Slug]
    address: Mapped[str | None] = mapped_column(Text)
    aliases: Mapped[list[str]] = mapped_column(JSON, nullable=True)


class Person(Table):
    """Somebody who holds a seat; never public by default, a student never at all."""

    __tablename__ = "people"

    id: Mapped[Id]
    name: Mapped[Words]
    organisation: Mapped[str | None] = reference("organisations")
    email: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    student: Mapped[bool | None]


class Seat(Sampled, Table):
    """A place at a team's table: sector, who selects, for how long; empty when vacant."""

    __tablename__ = "seats"

    id: Mapped[Id]
    team: Mapped[str] = reference("teams")
    title: Mapped[Words]
    sector: Mapped[Words]
    selecting_body: Mapped[str | None] = mapped_column(Text)
    fallback_appointer: Mapped[str | None] = mapped_column(Text)
    criteria: Mapped[str | None] = mapped_column(Text)
    person: Mapped[str | None] = reference("people")
    term_from: Mapped[dt.date | None]
    term_to: Mapped[dt.date | None]
    rank: Mapped[int | None]


class Strategy(Sampled, Table):
    """What a team does; it contributes to a curve and is never called its cause."""

    __tablename__ = "strategies"

    id: Mapped[Id]
    team: Mapped[str] = reference("teams")
    title: Mapped[Words]
    description: Mapped[str | None] = mapped_column(Text)
    began: Mapped[dt.date]
    ended: Mapped[dt.date | None]
    status: Mapped[Slug]
    cost: Mapped[str | None] = mapped_column(String(80))


class StrategyIndicator(Table):
    """Which indicators a strategy means to help."""

    __tablename__ = "strategy_indicators"

    strategy: Mapped[str] = mapped_column(String(80), ForeignKey("strategies.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(80), ForeignKey("indicators.id"), primary_key=True, index=True)


class Measure(Sampled, Table):
    """A performance measure: how much, how well, or who is better off among a strategy's customers."""

    __tablename__ = "measures"

    id: Mapped[Id]
    strategy: Mapped[str] = reference("strategies")
    title: Mapped[Words]
    quadrant: Mapped[Slug]
    unit: Mapped[Slug]
    decimals: Mapped[int]
    better: Mapped[Slug]
    period_type: Mapped[Slug]
    definition: Mapped[str | None] = mapped_column(Text)
    rank: Mapped[int | None]


class MeasureObservation(Versioned, Sampled, Table):
    """One figure of a performance measure, in its versions."""

    __tablename__ = "measure_observations"
    __table_args__ = (
        Index(
            "uq_measure_observations_current",
            "measure",
            "period",
            unique=True,
            sqlite_where=text("closed_load_id IS NULL"),
            postgresql_where=text("closed_load_id IS NULL"),
        ),
        *by_load("measure_observations"),
    )

    id: Mapped[Number]
    measure: Mapped[Slug]


class Commitment(Sampled, Table):
    """What a partner commits to a strategy."""

    __tablename__ = "commitments"

    id: Mapped[Id]
    organisation: Mapped[str] = reference("organisations")
    strategy: Mapped[str] = reference("strategies")
    commitment: Mapped[Words]
    began: Mapped[dt.date | None]
    ended: Mapped[dt.date | None]
