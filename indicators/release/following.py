"""From which shown figures a withdrawn one follows: everyone less the boys are the girls.

What was withdrawn because it was wrong may follow; what must not be known must not. Staff are told, without a number.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.disclosure.tables import Part, Sum
from indicators.release.taking_back import FigureName
from indicators.screening.gathering import Gathered, gather
from indicators.screening.keys import text_of
from indicators.screening.linking import Concerned, Feeding
from indicators.screening.ruled import Rules
from indicators.screening.withdrawn import withdrawn
from indicators.store.database import Session

Number = tuple[str, Part]
"""A figure by its key, and a part of it."""
TELLS = (Part.COUNT, Part.REST)
"""What must not follow: those who have the characteristic, and those without it."""


@dataclass(frozen=True)
class Telling:
    """Figures that together tell a withdrawn one."""

    figures: tuple[FigureName, ...]

    def __str__(self) -> str:
        return " with ".join(map(str, self.figures))


def follows_from(session: Session, name: FigureName, rules: Rules) -> tuple[Telling, ...]:
    """Return each set of shown figures from which a withdrawn one can be worked out, the smallest first.

    Every version counts that a release has shown or the next one would, with all numbers behind it, and every sum that
    disclosure knows; a set may lead over figures that nobody says.
    """
    gathered = gather(session, _concerned(session, name.indicator, rules), rules)
    gone = {text_of(key) for key in withdrawn(session)}
    meant = {key for key in gone & gathered.standing.keys() if _name(gathered, key) == name}
    known = _known(gathered, gone)
    found = {frozenset(said) for key in meant for part in TELLS for said in _told((key, part), gathered, known)}
    named = {tuple(sorted({_name(gathered, key) for key in keys}, key=str)) for keys in found}
    return tuple(Telling(each) for each in sorted(named, key=lambda each: (len(each), [str(one) for one in each])))


def _concerned(session: Session, indicator: str, rules: Rules) -> Concerned:
    """Return the indicator with those that it is held against; it may stand under no rule."""
    found = Feeding.read(session, rules).concerned({indicator})
    return Concerned(found.indicators | {indicator}, found.beside - {indicator}, found.together)


def _name(gathered: Gathered, key: str) -> FigureName:
    one = gathered.standing[key]
    return FigureName(one.series.indicator, one.series.place, one.series.group, one.key[1])


def _known(gathered: Gathered, gone: Collection[str]) -> dict[Number, frozenset[str]]:
    """Return every number that a reader knows or can work out, with the shown figures from which he does."""
    known = {
        (key, part): frozenset({key})
        for key, one in gathered.standing.items()
        if key not in gone and (one.is_known or (one.kept is not None and one.kept.reason is None))
        for part in Part
    }
    growing = True
    while growing:
        found = {
            number: base
            for one in gathered.sums
            for number, base in _last_of(one, known)
            if number not in known and number[0] not in gone
        }
        known |= found
        growing = bool(found)
    return known


def _last_of(one: Sum, known: Mapping[Number, frozenset[str]]) -> Iterator[tuple[Number, frozenset[str]]]:
    """Yield the only number of a sum that is not known, with what the others rest on; nothing where more are not."""
    numbers = _numbers(one)
    missing = [each for each in numbers if each not in known]
    if one.exact and len(missing) == 1:
        yield missing[0], frozenset().union(*(known[each] for each in numbers if each in known))


def _told(number: Number, gathered: Gathered, known: Mapping[Number, frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield the sets of shown figures that tell a number."""
    for one in gathered.sums:
        yield from (base for found, base in _last_of(one, known) if found == number)


def _numbers(one: Sum) -> Sequence[Number]:
    return [(one.total, one.whole), *((key, one.part) for key in one.parts)]
