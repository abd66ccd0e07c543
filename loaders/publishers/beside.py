"""Beside: what the metadata beside a table mean to the framework, and what of them is left in doubt."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.problems import Fault, Findings
from loaders.publishers.names import Names, looked_up
from loaders.publishers.places import called_of
from loaders.tables.spelling import fold
from loaders.tables.texts import Texts

TAG = re.compile(r"<[^<>]*>")
LONGEST, LONGEST_NAMED = 300, 80


@dataclass(frozen=True)
class Beside:
    """What the metadata say of the figures of which the table itself says nothing; "" where they say nothing either.

    Attributes:
        place: of rows that name none, as it is written.
        unit: of figures without one, a key of the recipe's `naming.units`.
        note: on figures that have none.
    """

    place: str = ""
    unit: str = ""
    note: str = ""


def beside_of(texts: Texts, names: Names, findings: Findings) -> Beside:
    """Return what the metadata beside a table say, as far as it is known what they mean; the rest is said."""
    told = texts.table.told
    if told.fault:
        findings.warn(texts.table.name, "", told.fault)
    asking = _Asking(texts, names, findings)
    found = Beside(asking.place(), asking.unit(), _shortened(" ".join(map(_plain, told.notes))))
    taken = [f"{noun} “{said}”" for noun, said in (("the place", found.place), ("the unit", found.unit)) if said]
    taken += ["a note on every figure that has none"] if found.note else []
    if taken:
        said = f"the metadata {told.file}, of which was used: {', '.join(taken)}"
        findings.leave_out(texts.table.name, "", Fault(said, "metadata", "Nothing is to be done."), cells=0)
    return found


@dataclass(frozen=True)
class _Asking:
    """Asks what one table's metadata mean, and says where nobody knows."""

    texts: Texts
    names: Names
    findings: Findings

    def place(self) -> str:
        """Return the place of rows that name none; "" where the recipe's own word for them counts, if any."""
        place, said = self.texts.edition.place, self.texts.table.told.places
        if not said or not (called_of(place, self.texts)[0] == "").any():
            return ""
        known: dict[str, str] = {}
        for text in said:
            if identity := self.names.place(looked_up(text, place.names), place.kind or ""):
                known.setdefault(identity, text)
        if len(known) == 1:
            return next(iter(known.values()))
        unnamed = looked_up("", place.names)
        if known or not self.names.place(unnamed):
            # What the framework does not hold is left out by this name.
            return _shortened(" / ".join(known.values() or said[:1]), LONGEST_NAMED)
        mend = "If it is another place, add it to the sheet Places; if not, add this name to its Aliases."
        self._doubt(f"are of “{_shortened(said[0], LONGEST_NAMED)}”, taken for “{unnamed}”", "a known place", mend)
        return ""

    def unit(self) -> str:
        """Return the unit of figures of which no column says one; "" where it is not one that the recipe knows."""
        naming, said = self.texts.edition.naming, self.texts.table.told.units
        if not said or (self.texts.column(naming.unit_column) != "").any():
            return ""
        known = {meant: text for text in said if (meant := _known(text, naming.units))}
        if len(known) == 1:
            return next(iter(known.values()))
        named = _shortened(" / ".join(said), LONGEST_NAMED)
        mend = "Check that the figures are measured as their indicator is."
        self._doubt(f"are measured in “{named}”, which was not compared", "one unit that the template knows", mend)
        return ""

    def _doubt(self, what: str, expected: str, mend: str) -> None:
        found = f"figures that, as the metadata {self.texts.table.told.file} say, {what}"
        self.findings.warn(self.texts.table.name, "", Fault(found, expected, mend))


def _known(unit: str, units: Mapping[str, str]) -> str:
    """Return what a recipe says that a unit means; "" where it says nothing."""
    return looked_up(unit, units) if fold(unit) in map(fold, units) else ""


def _plain(text: str) -> str:
    """Return a text without tags and entities, each paragraph after the other."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def _shortened(text: str, most: int = LONGEST) -> str:
    """Return a text of at most so many letters, cut between words."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
