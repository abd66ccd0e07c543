"""What can be searched of a release: the words of its documents, and of nothing else.

Figures are not among them, so nothing that is hidden or withdrawn can be found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indicators.release import documents as d
from indicators.release.texts import Text
from indicators.store.queries.searched import FoundRow
from indicators.store.writes.searched import Entry

MOST_WORDS = 8
KINDS = ("outcome", "indicator", "place", "group", "strategy", "story", "team", "source")
"""What can be found, in the order in which it is told."""
BETWEEN = " · "
"""Between two texts of what is told of one thing: not every one ends as a sentence does."""
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\S*\d\S*")


@dataclass(frozen=True)
class Found:
    """Something found: its title and what is said of it, each in the languages it has."""

    kind: str
    id: str
    title: Text
    told: Text


def fold(words: str) -> str:
    """Return words without accents and capitals: `Años` is `anos`."""
    taken = unicodedata.normalize("NFKD", words.casefold())
    return "".join(one for one in taken if not unicodedata.combining(one))


def beginnings(query: str) -> tuple[str, ...]:
    """Return the first words of a query, folded, each once."""
    return tuple(dict.fromkeys(WORD.findall(fold(query))))[:MOST_WORDS]


def entries(documents: Mapping[tuple[str, str], object]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """Return what can be found in each document, by its (noun, id)."""
    return {key: tuple(_entries(document)) for key, document in documents.items()}


def _entries(document: object) -> Iterator[Entry]:
    if isinstance(document, d.IndicatorDocument):
        yield from _indicator(document)
    elif isinstance(document, d.OutcomeDocument):
        yield from _outcome(document)
    elif isinstance(document, d.SiteDocument):
        yield from _site(document)
    elif isinstance(document, d.AboutDocument):
        yield from _about(document)


def _site(document: d.SiteDocument) -> Iterator[Entry]:
    for place in document.places:
        yield from _each("place", place.id, place.name)
    for group in document.groups:
        yield from _each("group", group.id, group.name)


def _about(document: d.AboutDocument) -> Iterator[Entry]:
    for team in document.teams:
        yield from _each("team", team.id, team.name, team.charge)
    for source in document.sources:
        yield from _each("source", source.id, source.title, source.universe, also=source.organisation)


def _indicator(document: d.IndicatorDocument) -> Iterator[Entry]:
    head = document.head
    yield from _each("indicator", head.id, head.title, head.lay_definition, document.technical_definition)
    if document.story is not None:
        for one in _each("story", head.id, head.title, document.story.story, document.story.unknowns):
            # A story may tell a figure that is withdrawn later: no number in it can be found, and none is shown.
            yield one._replace(told="", folded=NUMBER.sub(" ", fold(one.told)))


def _outcome(document: d.OutcomeDocument) -> Iterator[Entry]:
    head = document.head
    wish = document.wish
    more = (head.description, head.population, wish.why, wish.experience, wish.what_works)
    for one in _each("outcome", head.id, head.title, *more):
        # The short title is found, and not told: it is no sentence that what is said could begin with.
        yield one._replace(folded=f"{one.folded} {fold(head.short_title.words.get(one.language, ''))}")
    for strategy in document.strategies:
        partners = (part.organisation for part in strategy.partners)
        yield from _each("strategy", strategy.id, strategy.title, strategy.description, strategy.team.name, *partners)


def _each(kind: str, record: str, title: Text, *told: Text | None, also: str = "") -> Iterator[Entry]:
    """Yield an entry for each language that the title or anything told has."""
    texts = [one for one in told if one is not None]
    for language in dict.fromkeys(code for one in (title, *texts) for code in one.words):
        own = title.read(language)
        said = BETWEEN.join(filter(None, (*(one.words.get(language, "") for one in texts), also)))
        yield Entry(kind, record, language, own, said, fold(f"{own} {said}"))


def gathered(hits: Iterable[FoundRow], every: Iterable[FoundRow], wanted: tuple[str, ...]) -> tuple[Found, ...]:
    """Return what was found, each thing once with all its languages: by kind, those whose title holds the words first.

    Args:
        hits: the rows that were found, a row a language.
        every: the rows of the same things in every language.
        wanted: the beginnings that were asked for.
    """
    keys = dict.fromkeys((one.kind, one.record) for one in hits)
    titles: dict[tuple[str, str], dict[str, str]] = {key: {} for key in keys}
    told: dict[tuple[str, str], dict[str, str]] = {key: {} for key in keys}
    for row in every:
        key = (row.kind, row.record)
        if key in titles:
            titles[key].setdefault(row.language, row.title)
            told[key].setdefault(row.language, row.told)
    found = [Found(*key, Text(titles[key]), Text({k: v for k, v in told[key].items() if v})) for key in keys]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), -_in_title(one, wanted))))


def _in_title(one: Found, wanted: tuple[str, ...]) -> int:
    return max(sum(word in fold(title) for word in wanted) for title in one.title.words.values())
