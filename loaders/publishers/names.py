"""Names: everything that the framework's places, groups and indicators are called, and which one is meant.

A name is found when it is written so, whatever its case, spaces and hyphens: as an id, a name, a code or an alias.
Nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace
from loaders.numbers.values import Cells, objects
from loaders.tables.spelling import fold
from loaders.templates.part import Rewrite
from loaders.templates.shapes import Period

Index = Mapping[str, frozenset[str]]
Called = Iterable[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Names:
    """The ids of the framework by everything that they are called, folded.

    Attributes:
        places, groups, indicators: writing to the ids that it may mean; an id of the framework means itself alone.
        kinds: id of a place to its kind.
        part_of: id of a place to that of the next wider one; writings: id of a place to all of its writings, folded;
            codes: id of a place to its code.
        shown: noun to every writing and how a reader knows what it means; what suggestions are made from. The places
            of one kind stand under `place` and their kind, too.
    """

    places: Index
    groups: Index
    indicators: Index
    kinds: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    part_of: Mapping[str, str] = field(default_factory=dict)
    writings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    def place(self, written: str, kind: str = "") -> str | None:
        """Return the id of a place, of a kind where one is given; None when the framework does not hold it."""
        found = self.places.get(fold(written), frozenset())
        return only(one for one in found if not kind or self.is_of(one, kind))

    def is_of(self, place: str, kind: str) -> bool:
        """Say whether a place is of a kind; one whose kind the framework does not say may be of any."""
        return fold(self.kinds.get(place, "")) in {"", fold(kind)}

    def chain(self, place: str) -> list[str]:
        """Return a place and those that it is part of, from the narrowest on; a ring is walked once."""
        found = [place]
        while (wider := self.part_of.get(found[-1])) and wider not in found:
            found.append(wider)
        return found

    def group(self, written: str) -> str | None:
        """Return the id of a group; None when the framework does not hold it."""
        return only(self.groups.get(fold(written), ()))


def only(found: Iterable[str]) -> str | None:
    """Return the one that was found; None when there are none or several, because nobody knows which is meant."""
    ids = set(found)
    return ids.pop() if len(ids) == 1 else None


def names_of(framework: Framework) -> Names:
    """Return every way in which the framework's places, groups and indicators are written.

    What two of them are called alike finds neither, unless it is the id of one, or a kind or a unit tells them apart.
    """
    places = [(one.id, (one.name, one.code or "", *one.aliases)) for one in framework.places.values()]
    groups = [(one.id, (one.name, *one.aliases)) for one in framework.groups.values()]
    indicators = [(one.id, (one.title, *one.aliases)) for one in framework.indicators.values()]
    kinds = {one.id: one.kind for one in framework.places.values()}
    shown = {"place": _shown(places), "group": _shown(groups), "indicator": _shown(indicators)}
    for kind in set(kinds.values()):
        shown[f"place {fold(kind)}"] = _shown([place for place in places if kinds[place[0]] == kind])
    part_of = {one.id: one.part_of for one in framework.places.values() if one.part_of}
    codes = {one.id: one.code for one in framework.places.values() if one.code}
    further = {one.id: one.translated for one in framework.places.values()}
    writings = {one: frozenset(map(fold, (one, *called, *further[one]))) - {""} for one, called in places}
    indexes = (
        _index(places, framework.places),
        _index(groups, framework.groups),
        _index(indicators, framework.indicators),
    )
    return Names(*indexes, kinds, shown, part_of, writings, codes)


def _index(called: Called, known: Mapping[str, KnownPlace | KnownGroup | KnownIndicator]) -> Index:
    """Return the ids by every writing; a name in another language means what no other writing means."""
    ids = {fold(identity): {identity} for identity, _ in called}
    own = _meant(called)
    further = _meant((one.id, one.translated) for one in known.values())
    return {written: frozenset(meant) for written, meant in {**further, **own, **ids}.items()}


def _meant(called: Called) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identity, writings in called:
        for written in filter(None, map(fold, writings)):
            found.setdefault(written, set()).add(identity)
    return found


def _shown(called: Called) -> dict[str, str]:
    shown: dict[str, str] = {}
    for identity, writings in called:
        name = next(filter(None, writings), identity)
        shown |= {fold(written): name for written in (identity, *writings) if fold(written)}
    return shown


def looked_up(written: str, meant: Mapping[str, str]) -> str:
    """Return what a recipe says that a writing means; the writing itself where it says nothing.

    The writing counts as it stands first, and then whatever its case, spaces and hyphens.
    """
    if written in meant:
        return meant[written]
    folded = fold(written)
    return next((meaning for key, meaning in meant.items() if fold(key) == folded), written)


def period_text(period: Period, written: str) -> str:
    """Return a period as the framework writes it: rewritten, and made several years where a year stands for them.

    That is the last of several years, or the first of a school year: 1999 -> 1999-00. Other writings stay.
    """
    text = rewritten(written, period.rewrite)
    year = re.fullmatch(r"([0-9]{4})(?:\.0+)?", text)
    if not year:
        return text
    if period.pooled:
        return f"{int(year[1]) - period.pooled + 1}-{year[1]}"
    return f"{year[1]}-{(int(year[1]) + 1) % 100:02}" if period.school_year else year[1]


def rewritten(text: str, rewrites: Sequence[Rewrite]) -> str:
    """Return a text after the first rewriting whose pattern matches it whole."""
    for rewrite in rewrites:
        if match := re.fullmatch(rewrite.pattern, text):
            return match.expand(rewrite.write)
    return text


def mapped(column: Cells, change: Callable[[str], object]) -> Cells:
    """Return a column with each different text changed once, shape (rows,)."""
    codes, different = pd.factorize(column)
    return objects([change(text) for text in different])[codes]
