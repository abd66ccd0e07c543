"""The texts of a publisher's table: its labels as they are meant, with the publisher's own slips put right."""

import re
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from loaders import cells
from loaders.numbers.values import Array, Cells, Mask, objects
from loaders.tables.spelling import fold, found_in
from loaders.tables.table import Table, first_text
from loaders.templates.shapes import Edition, Named


@dataclass
class Texts:
    """A table's columns as text, each made when it is first asked for; `file`: its name without the suffix."""

    table: Table
    edition: Edition
    file: str = ""
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

    @cached_property
    def first(self) -> Cells:
        """What the first filled cell of each row says, shape (rows,); "" on an empty row."""
        return objects([first_text(row) for row in self.table.body])

    def said(self, named: Named) -> str | None:
        """Return what the sheet's name, the cells above the header or the file's name say, the first that is found."""
        places = ((named.sheet, (self.table.name,)), (named.above, self.table.above), (named.file, (self.file,)))
        told = (found_in(pattern, text) for pattern, texts in places if pattern is not None for text in texts)
        return next((text for text in told if text is not None), None)

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
        column = self._unmerged(position, objects([meant.get(text, text) for text in said])[codes])
        filled_down = {self.table.position(name) for name in self.edition.layout.fill_down}
        return filled_from_above(column) if position in filled_down else column

    def _unmerged(self, position: int, column: Cells) -> Cells:
        """Return a column of labels in which every row of a merged cell says what the merged cell says."""
        begin = self.table.header_row + 1
        for top, left, bottom, _ in self.table.merged:
            if left == self.table.left + position + 1 and begin <= top < begin + len(column):
                column[top - begin : bottom + 1 - begin] = column[top - begin]
        return column


def filled_from_above(column: Cells) -> Cells:
    """Return a column in which an empty cell says what the nearest filled one above it says, shape (rows,)."""
    rows = np.arange(len(column))
    nearest = np.maximum.accumulate(np.where(column != "", rows, -1))
    return objects([column[row] if row >= 0 else "" for row in nearest])


def _picked(answers: list[bool], codes: Array) -> Mask:
    return np.array(answers, dtype=bool)[codes] if answers else np.zeros(len(codes), dtype=bool)
