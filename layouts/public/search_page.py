"""What the site says about some words, by kind: found without regard to accents, in every language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.release.searched import KINDS, Found, beginnings
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.public.addresses import Addresses
from layouts.public.edition import Edition, Link
from layouts.public.view import BadView

QUERY = "q"
LONGEST, MOST = 200, 20
"""So many letters of a query are read, and so many things of a kind are shown."""
HEADINGS: Mapping[str, str] = {
    "outcome": mark("Outcomes"),
    "indicator": mark("Measures of the community"),
    "place": mark("Places"),
    "group": mark("Groups"),
    "strategy": mark("What is being done"),
    "story": mark("Stories behind the curves"),
    "need": mark("Figures we still need"),
    "team": mark("Teams"),
    "source": mark("Sources"),
}
WHERE: Mapping[str, Callable[[Addresses, str], str]] = {
    "outcome": lambda at, name: at.outcome(name),
    "indicator": lambda at, name: at.indicator(name),
    "place": lambda at, name: at.home(place=name),
    "group": lambda at, name: at.home(group=name),
    "strategy": lambda at, name: at.strategy(name),
    "story": lambda at, name: f"{at.indicator(name)}#story",
    "need": lambda at, name: f"{at.outcome(name.partition('/')[0])}#needs",
    "team": lambda at, name: at.team(name),
    "source": lambda at, name: f"{at.sources()}#source-{name}",
}


@dataclass(frozen=True)
class FoundLine:
    """Something found: where it is, and what is said of it."""

    link: Link
    told: Words | None


@dataclass(frozen=True)
class FoundKind:
    """What was found of one kind; `count` is all of it, of which `lines` are shown."""

    kind: str
    heading: str
    count: int
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True)
class SearchPage:
    """What was found under some words; `words` are empty before anything is asked.

    `meant`: links to what is found under words that are like these, where nothing is found under these.
    """

    words: str
    count: int
    kinds: tuple[FoundKind, ...]
    as_of: str | None
    address: str
    meant: tuple[Link, ...] = ()


def read_words(query: Mapping[str, Sequence[str]]) -> str:
    """Return the words that a query asks for, less what surrounds them; raises BadView for a name given twice."""
    asked = query.get(QUERY, [""])
    if len(asked) != 1:
        raise BadView
    return asked[0].strip()[:LONGEST]


def search_page(words: str, found: Sequence[Found], edition: Edition, *, meant: Sequence[str] = ()) -> SearchPage:
    """Return the page of what was found under some words, first the kinds of what is called by these very words.

    `meant`: what may have been meant where nothing was found.
    """
    called = {one.kind for one in found if _is_called(one, words)}
    kinds = sorted(KINDS, key=lambda kind: kind not in called)
    by_kind = ((kind, [one for one in found if one.kind == kind]) for kind in kinds)
    return SearchPage(
        words=words,
        count=len(found),
        kinds=tuple(_kind(kind, own, edition) for kind, own in by_kind if own),
        as_of=edition.as_of,
        address=edition.addresses.today().search(),
        meant=tuple(Link(edition.given(one), edition.addresses.search(one)) for one in meant),
    )


def _is_called(one: Found, words: str) -> bool:
    """Tell whether a title, in any language, is what was asked for."""
    return any(beginnings(title) == beginnings(words) for title in one.title.words.values())


def _kind(kind: str, found: Sequence[Found], edition: Edition) -> FoundKind:
    lines = tuple(_line(one, edition) for one in found[:MOST])
    return FoundKind(kind, edition.words.say(HEADINGS[kind]), len(found), lines)


def _line(one: Found, edition: Edition) -> FoundLine:
    read = edition.reader
    return FoundLine(Link(read.read(one.title), WHERE[one.kind](edition.addresses, one.id)), read.maybe(one.told))
