"""The tables of a whole release: every noun with its rows, and what leads from one to another, declared once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.release.documents import IndicatorDocument, OutcomeDocument
from layouts.documents.figures import FigureRow, figures
from layouts.documents.handout import Handout
from layouts.documents.nouns import (
    GroupRow,
    IndicatorRow,
    OutcomeRow,
    PlaceRow,
    SourceRow,
    TargetRow,
    every_group,
    every_place,
    every_source,
    group_row,
    indicator_row,
    outcome_row,
    place_row,
    source_row,
    target_rows,
)
from layouts.documents.programs import MeasureRow, StrategyRow, every_strategy, measure_rows, strategy_rows
from layouts.language.phrases import mark

ID = ("id",)
SERIES = {"indicator": "indicators", "place": "places", "group": "groups"}


@dataclass(frozen=True)
class Whole:
    """All documents of a release, and in which language they are handed out."""

    outcomes: Sequence[OutcomeDocument]
    documents: Sequence[IndicatorDocument]
    handout: Handout


@dataclass(frozen=True)
class Table:
    """A table of the data package.

    Attributes:
        name: names its file: `observations.csv`.
        row: the type of its rows.
        says: what it holds, a message of the catalogues.
        rows: makes the rows of a release; there may be none.
        key: the columns that no two rows share; empty where there are none.
        leads: column to the table whose ids stand in it.
    """

    name: str
    row: type
    says: str
    rows: Callable[[Whole], Iterable[Any]]
    key: tuple[str, ...] = ID
    leads: Mapping[str, str] = field(default_factory=dict)


def _outcomes(whole: Whole) -> Iterable[OutcomeRow]:
    return (outcome_row(one.head, whole.handout) for one in whole.outcomes)


def _indicators(whole: Whole) -> Iterable[IndicatorRow]:
    return (indicator_row(one, whole.handout) for one in whole.documents)


def _places(whole: Whole) -> Iterable[PlaceRow]:
    return (place_row(one, whole.handout) for one in every_place(whole.documents))


def _groups(whole: Whole) -> Iterable[GroupRow]:
    return (group_row(one, whole.handout) for one in every_group(whole.documents))


def _sources(whole: Whole) -> Iterable[SourceRow]:
    return (source_row(one, whole.handout) for one in every_source(whole.documents))


def _observations(whole: Whole) -> Iterable[FigureRow]:
    return (row for document in whole.documents for row in figures(document, whole.handout))


def _targets(whole: Whole) -> Iterable[TargetRow]:
    return (row for document in whole.documents for row in target_rows(document, whole.handout))


def _strategies(whole: Whole) -> Iterable[StrategyRow]:
    return strategy_rows(every_strategy(whole.outcomes), whole.documents, whole.handout)


def _measures(whole: Whole) -> Iterable[MeasureRow]:
    return measure_rows(every_strategy(whole.outcomes), whole.handout)


TABLES = (
    Table("outcomes", OutcomeRow, mark("What the community wants."), _outcomes),
    Table(
        "indicators",
        IndicatorRow,
        mark("What is measured of everyone in a place."),
        _indicators,
        leads={"outcome": "outcomes"},
    ),
    Table("places", PlaceRow, mark("Places that have figures."), _places),
    Table("groups", GroupRow, mark("Groups of people that have figures."), _groups),
    Table("sources", SourceRow, mark("Where the figures come from."), _sources),
    Table(
        "observations",
        FigureRow,
        mark("Every figure that is shown, and every one that is not, with the reason."),
        _observations,
        key=("indicator", "place", "group", "period"),
        leads={**SERIES, "source": "sources"},
    ),
    Table(
        "targets",
        TargetRow,
        mark("Targets that were set."),
        _targets,
        key=("indicator", "place", "group"),
        leads=SERIES,
    ),
    Table("strategies", StrategyRow, mark("What is being done."), _strategies),
    Table(
        "measures",
        MeasureRow,
        mark("How the programs do: figures about those whom they serve, never about everyone in a place."),
        _measures,
        key=(),
        leads={"strategy": "strategies"},
    ),
)
"""Every table, in the order in which they are read best."""
