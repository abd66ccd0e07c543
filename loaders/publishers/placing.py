"""Placing: of which indicator, place, group and period each picked cell is, as the framework knows them.

What the framework does not hold is left out, counted and named.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders import cells
from loaders.numbers.values import Array, Cells, Mask, objects
from loaders.problems import Fault, Findings
from loaders.publishers.around import Around
from loaders.publishers.beside import Beside, beside_of
from loaders.publishers.dating import Dating
from loaders.publishers.groups import Peoples, group_of_header, groups_of
from loaders.publishers.hearing import Hearing
from loaders.publishers.leftovers import Leftovers, Reason
from loaders.publishers.names import mapped
from loaders.publishers.naming import Indicators, Subjects
from loaders.publishers.picking import Pick
from loaders.publishers.places import Spots, places_of
from loaders.publishers.roles import COMPANIONS, Reading, Roles
from loaders.tables.texts import Texts
from loaders.templates.shapes import Edition

NO_GROUP = Reason(
    "groups", "a group of the framework", "Add it to the sheet Groups, with this alias, if it is wanted.", "group"
)
NO_INDICATOR = Reason(
    "the indicators",
    "an indicator of the framework",
    "Add it to the sheet Indicators, or its name to the Aliases of one, or say which with --indicator.",
    "indicator",
)
SHARED = Reason(
    "the names that several indicators have:",
    "a name of one indicator",
    "Write its id, or say it with --indicator, or take the name from the Aliases of the others.",
)
OTHER_UNIT = Reason(
    "figures in another unit, of",
    "figures in the unit of their indicator",
    "If they are wanted, give them an indicator in that unit.",
)
LONG_CODE = "no more digits than the import template says; a code is never cut"
# How many different rows with a wrong code are named; a whole column of wrong codes has one cause.
MOST_CODES = 20


@dataclass
class Placing:
    """One table whose picked cells are being placed.

    Attributes:
        asked: whether the words around the table have a say; a publisher's own template knows the table.
        rejected: cells refused so far.
    """

    texts: Texts
    edition: Edition
    roles: Roles
    indicators: Indicators
    leftovers: Leftovers
    findings: Findings
    asked: bool = False
    rejected: int = 0

    def place(self, pick: Pick) -> pd.DataFrame:
        """Return the figures of a pick that the framework holds, one row per cell, nothing read as a number yet."""
        spots, peoples, subjects = self._spots, self._peoples_of(pick.reading), self._subjects(pick.reading)
        rows = self._sound(pick, pick.rows, spots)
        rows = self._located(pick, rows, spots)
        rows = self._held(pick, rows, peoples.ids, peoples.called, NO_GROUP)
        rows = self._agreed(pick, rows, subjects)
        rows = self._told_apart(pick, rows, subjects)
        rows = self._held(pick, rows, subjects.ids, subjects.called, NO_INDICATOR)
        same = subjects.strange[rows]
        self._leave(pick, rows[same], subjects.called, OTHER_UNIT)
        rows = self._plain(pick, rows[~same], subjects)
        return self._frame(pick, rows, {"group": peoples.ids, "indicator": subjects.ids})

    def report(self) -> None:
        """Say what was refused, or is to be known, because of the words around the table."""
        self._hearing.report(self.findings)

    def question(self, pick: Pick) -> frozenset[str]:
        """Return what a pick's figures are called, where only the person who loads the file knows what they measure."""
        if pick.reading.rule.indicator is not None:
            return frozenset()
        subjects = self._subjects(pick.reading)
        if subjects.doubt is not None:
            return frozenset({subjects.doubt.found})
        return frozenset(
            name
            for name, known in zip(subjects.called[pick.rows], subjects.ids[pick.rows], strict=True)
            if known is None
        )

    def _frame(self, pick: Pick, rows: NDArray[np.intp], about: dict[str, Cells]) -> pd.DataFrame:
        rule, table = pick.reading.rule, self.roles.table
        written, marks = self._dating.periods(pick.reading)
        columns: dict[str, Array] = {
            "place": self._spots.ids[rows],
            **{name: ids[rows] for name, ids in about.items()},
            "written": written[rows],
            "marks": _both(marks[rows], self._spots.marks[rows]),
            "cell": table.columns[pick.column][rows],
            "source": self._sources(pick.reading, about["indicator"][rows]),
            "scale": np.broadcast_to(rule.scale, len(rows)),
            "scaled": np.broadcast_to("scale" in rule.model_fields_set, len(rows)),
            "few": np.broadcast_to(rule.few, len(rows)),
            "sheet": np.broadcast_to(table.sheet, len(rows)),
            "row": table.rows[rows],
            "column": np.broadcast_to(table.left + pick.column + 1, len(rows)),
        }
        beside = {name: self._beside(pick.reading, name, rows) for name in COMPANIONS}
        if self._about.note:
            beside["note"] = objects([cell if cells.text(cell) else self._about.note for cell in beside["note"]])
        # Of its own arrays: each was made here, and a copy of them would be as large again.
        taken = {name: pd.Series(array, dtype=array.dtype, copy=False) for name, array in (columns | beside).items()}
        return pd.DataFrame(taken, copy=False)

    def _sources(self, reading: Reading, indicators: Cells) -> Cells:
        """Return each figure's source: that of its rule, of the recipe, or else its indicator's own."""
        said = reading.rule.source or self.edition.source
        if said:
            return objects([said] * len(indicators))
        known = self.indicators.framework.indicators
        return mapped(indicators, lambda identity: known[identity].source)

    def _beside(self, reading: Reading, name: str, rows: NDArray[np.intp]) -> Cells:
        position = self.roles.position(reading.companion(name))
        # What stands nowhere takes no memory for each row.
        return (
            np.broadcast_to(objects([""]), len(rows)) if position is None else self.roles.table.columns[position][rows]
        )

    def _sound(self, pick: Pick, rows: NDArray[np.intp], spots: Spots) -> NDArray[np.intp]:
        """Return the rows whose place has a code of the right form; refuse the others."""
        wrong = rows[spots.wrong[rows]]
        codes, different = pd.factorize(spots.called[wrong])
        for number, code in enumerate(different[:MOST_CODES]):
            last = number == MOST_CODES - 1
            there = wrong[codes >= number] if last else wrong[codes == number]
            found = f"the code “{code}”" + (" and others" if last and len(different) > MOST_CODES else "")
            fault = Fault(found, LONG_CODE, "Check the column, and `widths` in the template.")
            self.findings.reject(
                self.roles.table.name, self.roles.table.ranges(there, pick.column), fault, cells=len(there)
            )
        self.rejected += len(wrong)
        sound: NDArray[np.intp] = rows[~spots.wrong[rows]]
        return sound

    def _agreed(self, pick: Pick, rows: NDArray[np.intp], subjects: Subjects) -> NDArray[np.intp]:
        """Return the rows; none, and every one refused, where the table names two indicators at once."""
        if subjects.doubt is None or not len(rows):
            return rows
        table = self.roles.table
        self.findings.reject(table.name, table.ranges(rows, pick.column), subjects.doubt, cells=len(rows))
        self.rejected += len(rows)
        return rows[:0]

    def _plain(self, pick: Pick, rows: NDArray[np.intp], subjects: Subjects) -> NDArray[np.intp]:
        """Return the rows; without those, refused, that would be stored as what words around the table deny."""
        if not self.asked:
            return rows
        plain = self._hearing.plain(pick, rows, subjects.ids, self._dating.once(pick.reading))
        self.rejected += len(rows) - len(plain)
        return plain

    def _told_apart(self, pick: Pick, rows: NDArray[np.intp], subjects: Subjects) -> NDArray[np.intp]:
        """Return the rows whose name is not one of several indicators; count the others, and name these indicators."""
        nameless = np.array([found is None for found in subjects.ids[rows]], dtype=bool)
        if not nameless.any():
            return rows
        shared = mapped(subjects.called, lambda name: self.indicators.twins(self.edition.naming, name))
        twins = nameless & (shared[rows] != "")
        self._leave(pick, rows[twins], shared, SHARED)
        apart: NDArray[np.intp] = rows[~twins]
        return apart

    def _located(self, pick: Pick, rows: NDArray[np.intp], spots: Spots) -> NDArray[np.intp]:
        """Return the rows whose place the framework holds; count and name the others, by why it does not."""
        reasons = spots.reasons[rows]
        for reason in dict.fromkeys(reasons[reasons != np.array(None)]):
            alike = np.array([one == reason for one in reasons], dtype=bool)
            self._leave(pick, rows[alike], spots.called, reason)
        located: NDArray[np.intp] = rows[np.array([reason is None for reason in reasons], dtype=bool)]
        return located

    def _held(self, pick: Pick, rows: NDArray[np.intp], ids: Cells, names: Cells, reason: Reason) -> NDArray[np.intp]:
        """Return the rows that the framework holds; count and name the others."""
        known: Mask = np.array([found is not None for found in ids[rows]], dtype=bool)
        self._leave(pick, rows[~known], names, reason)
        held: NDArray[np.intp] = rows[known]
        return held

    def _leave(self, pick: Pick, rows: NDArray[np.intp], names: Cells, reason: Reason) -> None:
        if len(rows):
            named = Counter(str(name) or "without a name" for name in names[rows])
            self.leftovers.add(reason, self.roles.table.address(int(rows[0]), pick.column), named)

    def _subjects(self, reading: Reading) -> Subjects:
        if reading.rule.indicator is not None:
            return self.indicators.of_rule(reading.indicator, len(self._nothing))
        return self.indicators.of_names(self.edition.naming, self.texts, reading, unsaid=self._about.unit)

    def _peoples_of(self, reading: Reading) -> Peoples:
        found = group_of_header(reading, len(self._nothing), self.indicators.names)
        return self._peoples if found is None else found

    @cached_property
    def _nothing(self) -> Cells:
        return objects([""] * len(self.roles.table.body))

    @cached_property
    def _dating(self) -> Dating:
        return Dating(self.texts, self.edition)

    @cached_property
    def _about(self) -> Beside:
        return beside_of(self.texts, self.indicators.names, self.findings)

    @cached_property
    def _spots(self) -> Spots:
        return places_of(
            self.edition.place, self.texts, self.indicators.names, unnamed=self._about.place, compared=self.asked
        )

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(Around(self.texts, self.indicators, self._spots.ids, self._spots.called))

    @cached_property
    def _peoples(self) -> Peoples:
        return groups_of(self.edition.group, self.texts, self.indicators.names)


def _both(some: Cells, others: Cells) -> Cells:
    """Return two columns of marks as one, shape (rows,)."""
    return some if not (others != "").any() else mapped(some + "\n" + others, str.strip)
