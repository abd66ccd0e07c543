"""The tables of a whole release: every noun with its rows, and what leads from one to another."""

from collections.abc import Iterable, Mapping, Sequence
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
class Table:
    """A table of the data package.

    Attributes:
        name: names its file: `observations.csv`.
        row: the type of its rows.
        says: what it holds, a message of the catalogues.
        key: the columns that no two rows share; empty where there are none.
        leads: column to the table whose ids stand in it.
    """

    name: str
    row: type
    rows: Sequence[Any]
    says: str
    key: tuple[str, ...] = ID
    leads: Mapping[str, str] = field(default_factory=dict)


def tables(
    outcomes: Sequence[OutcomeDocument], documents: Sequence[IndicatorDocument], handout: Handout
) -> tuple[Table, ...]:
    """Return the tables of a release, made of its documents; a table without rows is there with its head."""
    programs = every_strategy(outcomes)
    return (
        _table(
            "outcomes",
            OutcomeRow,
            (outcome_row(one.head, handout) for one in outcomes),
            mark("What the community wants."),
        ),
        Table(
            "indicators",
            IndicatorRow,
            [indicator_row(one, handout) for one in documents],
            mark("What is measured of everyone in a place."),
            leads={"outcome": "outcomes"},
        ),
        _table(
            "places",
            PlaceRow,
            (place_row(one, handout) for one in every_place(documents)),
            mark("Places that have figures."),
        ),
        _table(
            "groups",
            GroupRow,
            (group_row(one, handout) for one in every_group(documents)),
            mark("Groups of people that have figures."),
        ),
        _table(
            "sources",
            SourceRow,
            (source_row(one, handout) for one in every_source(documents)),
            mark("Where the figures come from."),
        ),
        Table(
            "observations",
            FigureRow,
            [row for document in documents for row in figures(document, handout)],
            mark("Every figure that is shown, and every one that is not, with the reason."),
            key=("indicator", "place", "group", "period"),
            leads={**SERIES, "source": "sources"},
        ),
        Table(
            "targets",
            TargetRow,
            [row for document in documents for row in target_rows(document, handout)],
            mark("Targets that were set."),
            key=("indicator", "place", "group"),
            leads=SERIES,
        ),
        _table("strategies", StrategyRow, strategy_rows(programs, documents, handout), mark("What is being done.")),
        Table(
            "measures",
            MeasureRow,
            list(measure_rows(programs, handout)),
            mark("How the programs do: figures about those whom they serve, never about everyone in a place."),
            key=(),
            leads={"strategy": "strategies"},
        ),
    )


def _table(name: str, row: type, rows: Iterable[Any], says: str) -> Table:
    return Table(name, row, list(rows), says)
