"""Gathering: the placed cells of a publisher's tables, and which of them were refused so far."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.reading import Framework
from loaders import cells
from loaders.problems import Fault, Findings
from loaders.shapes import Edition
from loaders.values import Array, Cells, Mask, objects


@dataclass
class Gathering:
    """The placed cells of one file on their way to figures.

    Attributes:
        placed: one row per cell (see `placing.Placing.place`).
        sheets: the names that `placed.sheet` indexes.
        refused: which cells were refused, shape (cells,).
    """

    placed: pd.DataFrame
    edition: Edition
    framework: Framework
    sheets: tuple[str, ...]
    findings: Findings
    refused: Mask = field(init=False)

    def __post_init__(self) -> None:
        """Begin with none refused."""
        self.refused = np.zeros(len(self.placed), dtype=bool)

    def array(self, name: str) -> Array:
        """Return a column of the placed cells, shape (cells,)."""
        return self.placed[name].to_numpy()

    def texts(self, name: str) -> Cells:
        """Return what a column's cells say, shape (cells,)."""
        codes, different = pd.factorize(self.array(name))
        return objects([cells.text(cell) for cell in different])[codes]

    def refuse(self, wrong: Mask, said: Cells, *, expected: str, mend: str) -> None:
        """Refuse cells for what they say; one problem for each different saying of a column."""
        rows = np.flatnonzero(wrong)
        codes, different = pd.factorize(said[rows])
        for number, entry in enumerate(different):
            self.reject(rows[codes == number], Fault(f"“{entry}”", expected, mend))

    def reject(self, rows: NDArray[np.intp], fault: Fault) -> None:
        """Refuse cells for one fault, each column's cells in one problem."""
        self.refused[rows] = True
        spots = self.placed.iloc[rows]
        for sheet, column in sorted(set(zip(spots["sheet"], spots["column"], strict=True))):
            there = spots["row"][(spots["sheet"] == sheet) & (spots["column"] == column)]
            self.findings.reject(self.sheets[sheet], cells.ranges(there, column), fault, cells=len(there))

    def said_at(self, row: int) -> str:
        """Return where a placed cell stands, and what it says: B4 969."""
        spot = self.placed.iloc[row]
        return f"{cells.address(spot['row'], spot['column'])} {cells.text(spot['cell'])}"
