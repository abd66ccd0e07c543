"""Hearing: what the words around one table make of its picked cells, said once for all columns of it."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.numbers.values import Cells
from loaders.problems import Fault, Findings
from loaders.publishers.apart import area
from loaders.publishers.around import Around
from loaders.publishers.astray import Astray
from loaders.publishers.picking import Pick


@dataclass
class Hearing:
    """The words around a table, heard for each of its columns.

    Attributes:
        denied: what they deny, to the addresses of its cells.
        warned: what a reader should know of them.
    """

    around: Around
    denied: dict[Fault, list[str]] = field(default_factory=dict)
    warned: dict[Fault, None] = field(default_factory=dict)

    def plain(self, pick: Pick, rows: NDArray[np.intp], indicators: Cells, period: str | None) -> NDArray[np.intp]:
        """Return those of a pick's rows that no word denies; `indicators` holds the id of every row's.

        `period` is what the table says once of its period.
        """
        kept = np.ones(len(rows), dtype=bool)
        codes, different = pd.factorize(indicators[rows])
        for number, indicator in enumerate(different):
            fault = self.around.fault(pick.reading, pick.column, indicator, period)
            if fault is not None:
                there = self.around.texts.table.ranges(rows[codes == number], pick.column)
                self.denied.setdefault(fault, []).append(there)
                kept &= codes != number
            elif astray := Astray(self.around).fault(pick.reading, indicator):
                self.warned[astray] = None
        plain: NDArray[np.intp] = rows[kept]
        return plain

    def report(self, findings: Findings) -> None:
        """Say what was denied, with its cells counted, and what a reader should know."""
        name = self.around.texts.table.name
        for fault, ranges in self.denied.items():
            where = area(ranges)
            findings.reject(name, where, fault, cells=sum(last - first + 1 for first, last, _ in where.runs))
        for fault in self.warned:
            findings.warn(name, "", fault)
