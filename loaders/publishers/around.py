"""Around: whether the words around a table contradict, or narrow, what its figures would be stored as.

Titles, the name of the sheet, the header of a column and the units below it are asked. A template that says itself
what a text is about is believed instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from loaders.numbers.values import Cells
from loaders.problems import Fault
from loaders.publishers.groups import says_groups
from loaders.publishers.naming import Indicators
from loaders.publishers.people import People
from loaders.publishers.roles import Reading
from loaders.publishers.saying import AGREE, FORECAST, SCALE, is_title, measures_of, without, years_of
from loaders.tables.spelling import whole
from loaders.tables.texts import Texts

# How far below the header a row of units may stand, and what its place then says.
UNITS_ROWS = 4
UNITS = r"|\(.*\)|units?|unidad(?:es)?|measures?|medida|format|formato"
OWN = "in a template of your own (`commoncurve inspect FILE --save` makes one)"
# Units that are shares of something: thousands of them are those of a count beside them.
SHARES = ("percent", "ratio", "per 1000", "per 10000", "per 100000")


@dataclass(frozen=True)
class Said:
    """A text and where it stands, as a reader would say it: the title “Girls”."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where} “{self.text}”"


@dataclass(frozen=True)
class Around:
    """The words around one table; `places` are the ids of its rows' places, None where a row has none, shape (rows,).

    `called` is what is written of the places, shape (rows,).
    """

    texts: Texts
    indicators: Indicators
    places: Cells
    called: Cells

    def fault(self, reading: Reading, column: int, indicator: str, period: str | None) -> Fault | None:
        """Return why the figures of one column are not what they would be stored as; None where nothing says so.

        Args:
            reading: how the column is read.
            column: where it stands, 0-based.
            indicator: whose figures they would be.
            period: what the table says once of its period, where no column does.
        """
        own = self.own(indicator)
        return (
            self._of_some(reading, own)
            or self._measured(reading, column, indicator, own)
            or self._foretold(own)
            or self._dated(period)
        )

    def own(self, indicator: str) -> tuple[str, ...]:
        """Return every writing of an indicator."""
        known = self.indicators.framework.indicators[indicator]
        return (known.id, known.title, *known.aliases, *known.translated)

    @cached_property
    def said(self) -> list[Said]:
        """Everything that stands above the header, and the name of the sheet."""
        table, sheet = self.texts.table, self.texts.table.name
        named = [] if sheet == self.texts.file else [Said("the sheet's name", sheet)]
        return [*(Said("the title", text) for text in dict.fromkeys(table.above)), *named]

    @cached_property
    def _titles(self) -> list[Said]:
        return [said for said in self.said if is_title(said.text)]

    def _of_some(self, reading: Reading, own: tuple[str, ...]) -> Fault | None:
        """Return the fault of figures about some people that would be stored as those of everyone."""
        group = self.texts.edition.group
        if reading.rule.group or reading.named("group") or says_groups(group, self.texts.table):
            return None
        for said in self._titles:
            if found := self.people.named(said.text, own):
                what = f"figures about “{found}”, as {said} says, that would be stored for everyone"
                mend = f"Say the group in a column Group or {OWN}, or correct the words. If they are part of the "
                mend += "indicator's name, add them to its Aliases."
                return Fault(what, "a table that says itself about whom its figures are", mend)
        return None

    @cached_property
    def people(self) -> People:
        """The groups that texts may name."""
        return People(self.indicators.names, self.texts.edition.group.groups)

    def _measured(self, reading: Reading, column: int, indicator: str, own: tuple[str, ...]) -> Fault | None:
        """Return the fault of figures whose measure or scale is another than their indicator's unit."""
        naming, rule = self.texts.edition.naming, reading.rule
        if "scale" in rule.model_fields_set or (self.texts.column(naming.unit_column) != "").any():
            return None
        unit = self.indicators.framework.indicators[indicator].unit
        beside = list(self._units(column))
        # A template that names the indicator of a header knows what the header says.
        if rule.indicator is None and self.texts.table.headers[column]:
            beside.append(Said("the header", self.texts.table.headers[column]))
        answered = bool(rule.measured_in)
        for said in (*beside, *self.said):
            measures = measures_of(without(said.text, own)) if is_title(said.text) else {}
            agrees = bool(measures.keys() & AGREE.get(unit, measures.keys()))
            if measures and not agrees and not answered:
                return _contradicted(said, " and ".join(measures.values()), indicator, unit)
            answered |= agrees and said in beside
            if not (answered and unit in SHARES) and (scale := SCALE.search(without(said.text, own))):
                return _contradicted(said, scale[0], indicator, unit)
        return None

    def _units(self, column: int) -> Iterator[Said]:
        """Yield the units of a column in the rows between its header and the first place."""
        table = self.texts.table
        held = np.flatnonzero(self.places[:UNITS_ROWS] != np.array(None))
        for row in range(held[0] if len(held) else 0):
            cell = table.columns[column][row]
            if isinstance(cell, str) and cell.strip() and whole(UNITS, str(self.called[row])):
                yield Said(f"the row of units {table.header_row + 1 + row}", cell.strip())

    def _foretold(self, own: tuple[str, ...]) -> Fault | None:
        for said in self._titles:
            if found := FORECAST.search(without(said.text, own)):
                what = f"what {said} calls “{found[0]}”"
                mend = "Load what has been counted; if these figures have been, correct the words."
                return Fault(what, "figures: a forecast is none", mend)
        return None

    def _dated(self, period: str | None) -> Fault | None:
        """Return the fault of a period that the sheet's name says, and a title says otherwise."""
        years = years_of(period or "")
        dated = [(said, found) for said in self._titles if (found := years_of(said.text))] if years else []
        if not dated or any(found & years for said, found in dated if said.where == "the title"):
            return None
        other = next((said for said, found in dated if not found & years), None)
        if other is None:
            return None
        return Fault(
            f"two periods: {period}, by the sheet's name, and {other}",
            "one period for the table",
            f"Correct the one that is wrong, or say the period in a column or {OWN}.",
        )


def _contradicted(said: Said, words: str, indicator: str, unit: str) -> Fault:
    return Fault(
        f"figures of which {said} says “{words.strip(' …,;:()[]|–—-')}”, and whose indicator {indicator} is in {unit}",
        f"figures in {unit}, written out",
        f"Correct the words or the figures, or say `scale` {OWN}. If another indicator is meant, call the table so.",
    )
