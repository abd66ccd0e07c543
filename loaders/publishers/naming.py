"""Naming: which indicator each row's figure is of, where the file says it by name."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.reading import Framework
from loaders.checks.suggesting import nearest
from loaders.numbers.values import Cells, Mask, objects
from loaders.problems import Fault, refusal
from loaders.publishers.names import Names, looked_up, only
from loaders.publishers.roles import Reading
from loaders.tables.spelling import fold
from loaders.tables.texts import Texts
from loaders.templates.shapes import Naming


@dataclass(frozen=True)
class Subjects:
    """What each row's figure is of, shape (rows,).

    Attributes:
        ids: the indicator's id, None where the framework does not hold it.
        called: what is written.
        strange: rows whose figure is in another unit than its indicator's.
    """

    ids: Cells
    called: Cells
    strange: Mask


@dataclass(frozen=True)
class Indicators:
    """What a file's names are looked up in: the recipe's own list, the framework, and the answer of who loads it."""

    framework: Framework
    names: Names
    answer: str | None = None

    def of_rule(self, indicator: str, rows: int) -> Subjects:
        """Return the one indicator that a recipe's rule says, for every row."""
        known = indicator if indicator in self.framework.indicators else None
        return Subjects(objects([known] * rows), objects([indicator] * rows), np.zeros(rows, dtype=bool))

    def of_names(self, naming: Naming, texts: Texts, reading: Reading) -> Subjects:
        """Return the indicator of every row, by its name and its unit."""
        called, unit = _called(naming, texts, reading), reading.rule.measured_in
        units = objects([unit] * len(called)) if unit else texts.column(naming.unit_column)
        codes, different = pd.MultiIndex.from_arrays([called, units]).factorize()
        found = [self._one(naming, written, unit) for written, unit in different]
        unknown = {written for (written, _), identity in zip(different, found, strict=True) if identity is None}
        if len(unknown) == 1:  # of several unknown names, nobody has said which one the answer is about
            found = [identity or self.answer for identity in found]
        strange = [self._strange(naming, identity, unit) for identity, (_, unit) in zip(found, different, strict=True)]
        return Subjects(objects(found)[codes], called, np.array(strange, dtype=bool)[codes])

    def _one(self, naming: Naming, written: str, unit: str) -> str | None:
        for name in filter(None, (f"{written} / {unit}" if unit else "", written)):
            meant = looked_up(name, naming.indicators)
            if meant in self.framework.indicators:
                return meant
            found = self.names.indicators.get(fold(meant), frozenset())
            told = only(found) or only(one for one in found if not self._strange(naming, one, unit))
            if told:
                return told
        return None

    def _strange(self, naming: Naming, identity: str | None, unit: str) -> bool:
        """Say whether a unit is another than an indicator's; an empty cell says nothing."""
        if identity is None or not unit:
            return False
        return fold(looked_up(unit, naming.units)) != fold(self.framework.indicators[identity].unit)


def _called(naming: Naming, texts: Texts, reading: Reading) -> Cells:
    """Return what each row's indicator is called, in its columns, once for the table, or in the figure's header."""
    rows = len(texts.table.body)
    stands = [header for header in naming.columns if texts.table.position(header) is not None]
    if stands:
        return texts.joined(tuple(stands))
    if naming.sheet or naming.above or naming.file:
        once = objects([texts.said(naming) or ""] * rows)
        return once + " / " + texts.joined(naming.joined) if naming.joined else once
    dated = reading.named("period") is not None
    return objects([reading.named("indicator") or ("" if dated else reading.match.string)] * rows)


def answered(indicator: str | None, names: Names, file: str) -> str | None:
    """Return the id of the indicator that somebody says the file measures; None where nobody said so.

    Raises:
        LoadError: the framework has no indicator of that id, title or alias, or several.
    """
    if indicator is None:
        return None
    found = only(names.indicators.get(fold(indicator), ()))
    if found is None:
        near = nearest(indicator, names.shown["indicator"])
        mend = f"Did you mean “{near}”? " if near else ""
        fault = Fault(f"no indicator “{indicator}”", "an indicator of the framework", f"{mend}Correct --indicator.")
        raise refusal(file, fault)
    return found
