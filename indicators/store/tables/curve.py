"""What is said about a curve: targets, baselines, stories, ratings and the figures still needed."""

import datetime as dt

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import (
    Document,
    Id,
    Number,
    Numbers,
    RowNumber,
    Sampled,
    Slug,
    Table,
    Words,
    reference,
)


class Target(Sampled, Table):
    """The value a series shall reach in a period, and who set it."""

    __tablename__ = "targets"

    id: Mapped[Id]
    indicator: Mapped[str] = reference("indicators")
    place: Mapped[str] = reference("places")
    group: Mapped[str] = reference("population_groups")
    period: Mapped[Slug]
    value: Mapped[float]
    baseline_period: Mapped[Slug]
    set_by: Mapped[Words]
    set_on: Mapped[dt.date | None]
    reason: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)


class Baseline(Sampled, Table):
    """A forecast that somebody froze on a date, with its assumptions.

    Attributes:
        kind: `forecast` (made by the program), `adopted` (a team's own, judged beside it) or `scenario` (what would
            happen if its assumptions held; drawn and never judged). Empty: `forecast`.
        name: what a scenario is called.
        values, lowest, highest: of the other two kinds, one number for each period after `history_to`, in order.
        decision: which decision froze it.
    """

    __tablename__ = "baselines"

    id: Mapped[Id]
    indicator: Mapped[str] = reference("indicators")
    place: Mapped[str] = reference("places")
    group: Mapped[str] = reference("population_groups")
    frozen_on: Mapped[dt.date]
    history_from: Mapped[Slug]
    history_to: Mapped[Slug]
    periods_ahead: Mapped[int]
    assumptions: Mapped[Words]
    kind: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str | None] = mapped_column(Text)
    values: Mapped[Numbers]
    lowest: Mapped[Numbers]
    highest: Mapped[Numbers]
    decision: Mapped[str | None] = reference("decisions")


class FrozenForecast(Table):
    """The forecast of one series as it was frozen; never changed, only followed by a later one.

    One that nobody was shown is closed when the load that made it possible is undone.

    `baseline` is empty where nobody asked for it: the forecast then dates from the first publication.
    `kind` is `forecast` or `adopted`; of each kind the newest that holds is judged. `forecast` is an
    `analysis.judgement.Forecast`.
    """

    __tablename__ = "frozen_forecasts"

    id: Mapped[Number]
    kind: Mapped[Slug] = mapped_column(default="forecast", server_default="forecast")
    series_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("series.id"), index=True)
    baseline: Mapped[str | None] = mapped_column(String(80), index=True)
    frozen_on: Mapped[dt.date]
    load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    terms: Mapped[Document]
    forecast: Mapped[Document]
    closed_load_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("loads.id"))


class Story(Sampled, Table):
    """The story behind the baseline; a later one of the same indicator is its next version."""

    __tablename__ = "stories"

    id: Mapped[Id]
    indicator: Mapped[str] = reference("indicators")
    written_on: Mapped[dt.date]
    author: Mapped[Words]
    story: Mapped[Words]
    unknowns: Mapped[str | None] = mapped_column(Text)


class Rating(Sampled, Table):
    """Communication, proxy and data power of a candidate indicator: high, medium or low."""

    __tablename__ = "ratings"

    id: Mapped[Id]
    indicator: Mapped[str] = reference("indicators")
    communication: Mapped[Slug]
    proxy: Mapped[Slug]
    data: Mapped[Slug]
    rated_on: Mapped[dt.date]
    reason: Mapped[str | None] = mapped_column(Text)


class DataNeed(Sampled, Table):
    """An entry of the data development agenda: figures that are still needed."""

    __tablename__ = "data_needs"

    id: Mapped[Id]
    outcome: Mapped[str] = reference("outcomes")
    indicator: Mapped[str | None] = reference("indicators")
    title: Mapped[Words]
    why: Mapped[str | None] = mapped_column(Text)
    communication: Mapped[str | None] = mapped_column(String(80))
    proxy: Mapped[str | None] = mapped_column(String(80))
    data: Mapped[str | None] = mapped_column(String(80))
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstaining: Mapped[int | None]
    dissent: Mapped[str | None] = mapped_column(Text)
    why_not_yet: Mapped[str | None] = mapped_column(Text)
    owner: Mapped[str | None] = reference("organisations")
    team: Mapped[str | None] = reference("teams")
    gatherer: Mapped[str | None] = reference("organisations")
    next_step: Mapped[str | None] = mapped_column(Text)
    due: Mapped[dt.date | None]
    status: Mapped[Slug]
    gap: Mapped[str | None] = mapped_column(Text)


class Judgement(Table):
    """What the analysis said of a series; the newest row of a series holds, the earlier ones stay.

    `judgement` is an `analysis.judgement.Judgement`.
    """

    __tablename__ = "judgements"

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("series.id"), index=True)
    load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    judged_on: Mapped[dt.date]
    judgement: Mapped[dict[str, object]] = mapped_column(JSON)
