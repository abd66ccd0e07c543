"""The texts of a publisher's table: its labels as they are meant, with the publisher's own slips put right."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from loaders import cells
from loaders.shapes import Edition
from loaders.spelling import fold
from loaders.tables import Table
from loaders.values import Array, Cells, Mask, objects


@dataclass
class Texts:
    """A table's columns as text, each made when it is first asked for."""

    table: Table
    edition: Edition
    made: dict[str, Cells] = field(default_factory=dict)

    def column(self, header: str | None) -> Cells:
        """Return a column's texts, shape (rows,); all "" where there is no such header. The first of two counts."""
        name = header or ""
        if name not in self.made:
            self.made[name] = self._column(name)
        return self.made[name]

    def joined(self, headers: tuple[str, ...]) -> Cells:
        """Return several columns' texts, joined by " / "; shape (rows,)."""
        columns = [self.column(header) for header in headers]
        if not columns:
            return objects([""] * len(self.table.body))
        joined = columns[0]
        for column in columns[1:]:
            joined = joined + " / " + column
        return joined

    def matching(self, headers: tuple[str, ...], pattern: str) -> Mask:
        """Return where the joined texts match a pattern whole, shape (rows,)."""
        codes, different = pd.factorize(self.joined(headers))
        wanted = re.compile(pattern, re.IGNORECASE)
        return _picked([bool(wanted.fullmatch(text)) for text in different], codes)

    def filled(self, position: int) -> Mask:
        """Return where a column holds anything but spaces, shape (rows,)."""
        column = self.table.columns[position]
        return np.array([not isinstance(cell, str) or bool(cell.strip()) for cell in column], dtype=bool)

    def _column(self, header: str) -> Cells:
        position = self.table.position(header)
        if position is None:
            return objects([""] * len(self.table.body))
        codes, different = pd.factorize(self.table.columns[position])
        slips = {fold(name): meant for name, meant in self.edition.spellings.items()}
        meant = self.edition.spellings.get(header) or slips.get(fold(self.table.headers[position]), {})
        said = [cells.text(cell) for cell in different]
        return objects([meant.get(text, text) for text in said])[codes]


def _picked(answers: list[bool], codes: Array) -> Mask:
    return np.array(answers, dtype=bool)[codes] if answers else np.zeros(len(codes), dtype=bool)
