"""Naming: which indicator each row's figure is of, where the file says it by name."""

from dataclasses import dataclass

import numpy as np

from indicators.reading import Framework
from loaders.numbers.values import Cells, Mask, combined, objects
from loaders.problems import Fault
from loaders.publishers.names import Names, looked_up, only
from loaders.publishers.roles import Reading
from loaders.tables.spelling import fold, found_in
from loaders.tables.texts import Texts
from loaders.templates.shapes import Naming


@dataclass(frozen=True)
class Subjects:
    """What each row's figure is of, shape (rows,).

    Attributes:
        ids: the indicator's id, None where the framework does not hold it.
        called: what is written.
        strange: rows whose figure is in another unit than its indicator's.
        doubt: why nobody knows which indicator the whole table is of, although it names some.
    """

    ids: Cells
    called: Cells
    strange: Mask
    doubt: Fault | None = None


@dataclass(frozen=True)
class Indicators:
    """What a file's names are looked up in: the recipe's own list, the framework, and the answer of who loads it.

    `answer` is the indicator of every figure whose name is not known: give none where several names are not.
    """

    framework: Framework
    names: Names
    answer: str | None = None

    def of_rule(self, indicator: str, rows: int) -> Subjects:
        """Return the one indicator that a recipe's rule says, for every row."""
        known = indicator if indicator in self.framework.indicators else None
        return Subjects(objects([known] * rows), objects([indicator] * rows), np.zeros(rows, dtype=bool))

    def of_names(self, naming: Naming, texts: Texts, reading: Reading, *, unsaid: str = "") -> Subjects:
        """Return the indicator of every row, by its name and unit; `unsaid` is the unit where no column says one."""
        once = self._once(naming, texts) if says_once(naming, texts) else ""
        if isinstance(once, Fault):
            nothing = objects([None] * len(texts.table.body))
            return Subjects(nothing, nothing, np.zeros(len(nothing), dtype=bool), once)
        called, unit = _called(naming, texts, reading, once), reading.rule.measured_in or unsaid
        units = objects([unit] * len(called)) if unit else texts.column(naming.unit_column)
        codes, first = combined([called, units])
        different = [(called[row], units[row]) for row in first]
        found = [self._one(naming, written, unit) for written, unit in different]
        found = [identity or self.answer for identity in found]
        strange = [self._strange(naming, identity, unit) for identity, (_, unit) in zip(found, different, strict=True)]
        return Subjects(objects(found)[codes], called, np.array(strange, dtype=bool)[codes])

    def _once(self, naming: Naming, texts: Texts) -> str | Fault:
        """Return what a table says once of its indicator: the first name that is known, or else the first.

        A fault where it says two that are known, and nobody has answered which one is meant.
        """
        told = _told(naming, texts)
        known = [(where, text, meant) for where, text in told if (meant := self._meant(naming, text))]
        if naming.joined or not known:
            return told[0][1] if told else ""
        other = next(((where, text) for where, text, meant in known if not meant & known[0][2]), None)
        if other is None:
            return known[0][1]
        if self.answer:
            return self.answer
        found = " and ".join(f"{where} “{text}”" for where, text in (known[0][:2], other))
        return Fault(f"two indicators: {found}", "one indicator for the table", "Say which one with --indicator.")

    def _meant(self, naming: Naming, written: str) -> frozenset[str]:
        meant = looked_up(written, naming.indicators)
        own = frozenset({meant} & self.framework.indicators.keys())
        return own or self.names.indicators.get(fold(meant), frozenset())

    def twins(self, naming: Naming, written: str) -> str:
        """Return a name with the ids of the indicators that share it; "" where not even two do."""
        found = self.names.indicators.get(fold(looked_up(written, naming.indicators)), frozenset())
        return f"{written} ({' and '.join(sorted(found))})" if len(found) > 1 else ""

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


def says_once(naming: Naming, texts: Texts) -> bool:
    """Say whether a table names its indicator once for all of its figures."""
    stands = any(texts.table.position(header) is not None for header in naming.columns)
    return not stands and bool(naming.sheet or naming.above or naming.file or texts.table.told.names)


def _told(naming: Naming, texts: Texts) -> list[tuple[str, str]]:
    """Return everything that the sheet's name, the cells above the header, the file's name and the metadata say."""
    places = (
        ("the sheet is called", naming.sheet, (texts.table.name,)),
        ("a title says", naming.above, texts.table.above),
        ("the file is called", naming.file, (texts.file,)),
    )
    told = ((who, found_in(pattern, text)) for who, pattern, said in places if pattern for text in said if text)
    named = (("the metadata say", text) for text in texts.table.told.names)
    return [(who, text) for who, text in (*told, *named) if text]


def _called(naming: Naming, texts: Texts, reading: Reading, said: str) -> Cells:
    """Return what each row's indicator is called, in its columns, once for the table, or in the figure's header."""
    rows = len(texts.table.body)
    stands = [header for header in naming.columns if texts.table.position(header) is not None]
    if stands:
        return texts.joined(tuple(stands))
    if says_once(naming, texts):
        once = objects([said] * rows)
        return once + " / " + texts.joined(naming.joined) if naming.joined else once
    dated = reading.named("period") is not None
    return objects([reading.named("indicator") or ("" if dated else reading.match.string)] * rows)
