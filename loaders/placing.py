"""Placing: of which indicator, place, group and period each picked cell is, as the framework knows them.

What the framework does not hold is left out, counted and named.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.reading import Framework
from loaders.leftovers import Leftovers, Reason
from loaders.names import Names, mapped, period_text, place_codes
from loaders.picking import Pick
from loaders.roles import COMPANIONS, Reading, Roles
from loaders.shapes import Edition, Period
from loaders.texts import Texts
from loaders.values import Array, Cells, Mask, objects

NO_PLACE = Reason("places", "a place of the framework", "Add it to the sheet Places, with this code, if it is wanted.")
NO_GROUP = Reason("groups", "a group of the framework", "Add it to the sheet Groups, with this alias, if it is wanted.")
NO_INDICATOR = Reason(
    "the indicators", "an indicator of the framework", "Add it to the sheet Indicators if it is wanted."
)


@dataclass
class Placing:
    """One table whose picked cells are being placed."""

    texts: Texts
    edition: Edition
    roles: Roles
    framework: Framework
    names: Names
    leftovers: Leftovers

    def place(self, pick: Pick) -> pd.DataFrame:
        """Return the figures of a pick that the framework holds, one row per cell, nothing read as a number yet."""
        rows, reading = pick.rows, pick.reading
        rows = self._held(pick, rows, self._place_ids[rows], self._place_names[rows], NO_PLACE)
        ids, names = self._groups(reading, rows)
        held = self._held(pick, rows, ids, names, NO_GROUP)
        group = ids[np.isin(rows, held)]
        indicator = reading.indicator
        if indicator not in self.framework.indicators:
            self._leave(pick, held, Counter({indicator: len(held)}), NO_INDICATOR)
            held, group = held[:0], group[:0]
        return self._frame(pick, held, group)

    def _frame(self, pick: Pick, rows: NDArray[np.intp], group: Cells) -> pd.DataFrame:
        rule, table = pick.reading.rule, self.roles.table
        columns: dict[str, Array] = {
            "indicator": objects([pick.reading.indicator] * len(rows)),
            "place": self._place_ids[rows],
            "group": group,
            "written": self._periods(pick.reading)[rows],
            "cell": table.columns[pick.column][rows],
            "source": objects([rule.source or self.edition.source or ""] * len(rows)),
            "scale": np.full(len(rows), rule.scale),
            "few": np.full(len(rows), rule.few),
            "sheet": np.full(len(rows), table.sheet),
            "row": table.rows[rows],
            "column": np.full(len(rows), pick.column + 1),
        }
        beside = {name: self._beside(pick.reading, name)[rows] for name in COMPANIONS}
        return pd.DataFrame(
            {name: pd.Series(array, dtype=array.dtype) for name, array in {**columns, **beside}.items()}
        )

    def _beside(self, reading: Reading, name: str) -> Cells:
        position = self.roles.position(reading.companion(name))
        return self._nothing if position is None else self.roles.table.columns[position]

    def _held(self, pick: Pick, rows: NDArray[np.intp], ids: Cells, names: Cells, reason: Reason) -> NDArray[np.intp]:
        """Return the rows that the framework holds; count and name the others."""
        known: Mask = np.array([found is not None for found in ids], dtype=bool)
        self._leave(pick, rows[~known], Counter(str(name) or "without a name" for name in names[~known]), reason)
        held: NDArray[np.intp] = rows[known]
        return held

    def _leave(self, pick: Pick, rows: NDArray[np.intp], names: Counter[str], reason: Reason) -> None:
        if len(rows):
            self.leftovers.add(reason, self.roles.table.address(int(rows[0]), pick.column), names)

    def _groups(self, reading: Reading, rows: NDArray[np.intp]) -> tuple[Cells, Cells]:
        """Return the ids of the rows' groups (None where unknown) and what they are called."""
        rule, bracket = reading.rule, reading.named("group")
        if rule.group or bracket:
            written = rule.group or rule.groups.get(bracket or "", bracket or "")
            return objects([self.names.group(written)] * len(rows)), objects([written] * len(rows))
        if not self.edition.group.columns:
            return objects([self.names.group("all")] * len(rows)), objects(["all"] * len(rows))
        return self._group_ids[rows], self._group_names[rows]

    def _periods(self, reading: Reading) -> Cells:
        rule = reading.rule.period or self.edition.period
        written = reading.named("period") or rule.fixed
        if written is not None:
            return objects([period_text(rule, written)] * len(self.roles.table.body))
        return self._column_periods(rule)

    def _column_periods(self, rule: Period) -> Cells:
        return mapped(self.texts.column(rule.column), lambda text: period_text(rule, text))

    @cached_property
    def _nothing(self) -> Cells:
        return objects([""] * len(self.roles.table.body))

    @cached_property
    def _place_names(self) -> Cells:
        place = self.edition.place
        if place.code is not None:
            return objects([place.code] * len(self.roles.table.body))
        return place_codes(place, [self.texts.column(header) for header in place.columns])

    @cached_property
    def _place_ids(self) -> Cells:
        return mapped(self._place_names, self.names.place)

    @cached_property
    def _group_names(self) -> Cells:
        return self.texts.joined(self.edition.group.columns)

    @cached_property
    def _group_ids(self) -> Cells:
        groups = self.edition.group.groups
        return mapped(self._group_names, lambda text: self.names.group(groups.get(text, text)))
