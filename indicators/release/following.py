"""From which shown figures a withdrawn one follows: everyone less the boys are the girls.

What was withdrawn because it was wrong may follow; what must not be known must not. Staff are told, without a number.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.release.taking_back import FigureName
from indicators.screening.gathering import Gathered, Standing, gather
from indicators.screening.linking import Concerned, Feeding
from indicators.screening.ruled import Rules
from indicators.screening.telling import Number, known_from, told_by
from indicators.screening.unseen import first_shown, never_shown
from indicators.screening.withdrawn import withdrawn
from indicators.store.database import Session
from indicators.store.queries.releases import indicators_withdrawn


@dataclass(frozen=True)
class Telling:
    """Figures that together tell a withdrawn one."""

    figures: tuple[FigureName, ...]

    def __str__(self) -> str:
        return " with ".join(map(str, self.figures))


@dataclass(frozen=True)
class Followed:
    """A withdrawn figure that follows from shown ones.

    Attributes:
        tellings: each set of shown figures from which it does, the smallest first.
        may_follow: it was decided that it may.
        unseen: no release had shown it when it was withdrawn.
        news: what releases have shown does not tell it yet; what the next one shows for the first time does.
    """

    name: FigureName
    tellings: tuple[Telling, ...]
    may_follow: bool
    unseen: bool
    news: bool


def follows_from(session: Session, name: FigureName, rules: Rules) -> tuple[Telling, ...]:
    """Return each set of shown figures from which a withdrawn one can be worked out, the smallest first.

    Every version counts that a release has shown or the next one would, with all numbers behind it, and every sum that
    disclosure knows; a set may lead over figures that nobody says.
    """
    found = _followed(session, {name.indicator}, rules, load=None)
    return next((one.tellings for one in found if one.name == name), ())


def everything_followed(session: Session, rules: Rules, *, load: int | None = None) -> tuple[Followed, ...]:
    """Return every withdrawn figure that follows from what is or would be shown and of which that may not be, by name.

    `load`: as of which load figures would be shown; None for now.
    """
    found = _followed(session, indicators_withdrawn(session), rules, load=load)
    return tuple(one for one in found if not one.may_follow)


def _followed(session: Session, indicators: Collection[str], rules: Rules, *, load: int | None) -> tuple[Followed, ...]:
    """Return what follows of some indicators; they may stand under no rule."""
    if not indicators:
        return ()
    found = Feeding.read(session, rules).concerned(indicators)
    concerned = Concerned(found.indicators | set(indicators), found.beside - set(indicators), found.together)
    looked = _look(session, gather(session, concerned, rules, load=load))
    each: dict[FigureName, list[str]] = defaultdict(list)
    for key in sorted(looked.taken):
        name = _name(looked.gathered, key)
        if name.indicator in indicators and told_by(key, looked.gathered.sums, looked.known):
            each[name].append(key)
    return tuple(looked.followed(name, each[name]) for name in sorted(each, key=str))


@dataclass(frozen=True)
class _Looked:
    """What withdrawn figures are looked for in: numbers that are known once the next release is out, or by now."""

    gathered: Gathered
    taken: Collection[str]
    unseen: Collection[str]
    may_follow: Collection[str]
    known: Mapping[Number, frozenset[str]]
    known_before: Mapping[Number, frozenset[str]]

    def followed(self, name: FigureName, keys: Sequence[str]) -> Followed:
        """Return what is told of a figure; `keys`: its withdrawn versions that follow."""
        sums = self.gathered.sums
        return Followed(
            name,
            _tellings(self.gathered, (said for key in keys for said in told_by(key, sums, self.known))),
            may_follow=all(key in self.may_follow for key in keys),
            unseen=any(key in self.unseen for key in keys),
            news=any(not told_by(key, sums, self.known_before) for key in keys),
        )


def _look(session: Session, gathered: Gathered) -> _Looked:
    gone, standing = withdrawn(session), gathered.standing
    taken = {key for key, one in standing.items() if one.key in gone}
    first = first_shown(session, {one.key[0] for one in standing.values()})
    shown = {key for key, one in standing.items() if one.key in first} - taken
    every = shown | ({key for key, one in standing.items() if one.now and _is_shown(one)} - taken)
    secret = never_shown(session)
    unseen = {key for key in taken if standing[key].key in secret}
    known, before = (known_from(figures, gathered.sums, taken) for figures in (every, shown))
    allowed = {key for key, row in gone.items() if row.may_follow}
    may_follow = {key for key in taken if standing[key].key in allowed}
    return _Looked(gathered, taken, unseen, may_follow, known, before)


def _is_shown(one: Standing) -> bool:
    return one.is_known or (one.kept is not None and one.kept.reason is None)


def _tellings(gathered: Gathered, found: Iterable[frozenset[str]]) -> tuple[Telling, ...]:
    named = {tuple(sorted({_name(gathered, key) for key in keys}, key=str)) for keys in found}
    return tuple(Telling(each) for each in sorted(named, key=lambda each: (len(each), [str(one) for one in each])))


def _name(gathered: Gathered, key: str) -> FigureName:
    one = gathered.standing[key]
    return FigureName(one.series.indicator, one.series.place, one.series.group, one.key[1])
