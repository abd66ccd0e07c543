"""What can be searched of a release: the words of its documents, and of nothing else.

Figures are not among them, so nothing that is hidden or withdrawn can be found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from indicators.release import documents as d
from indicators.release.texts import Text
from indicators.store.queries.searched import FoundRow
from indicators.store.writes.searched import Entry

MOST_WORDS = 8
KINDS = ("outcome", "indicator", "place", "group", "strategy", "story", "need", "team", "source")
"""What can be found, in the order in which it is told."""
BETWEEN = " · "
"""Between two texts of what is told of one thing: not every one ends as a sentence does."""
LEAST_ALIAS = 4
"""Letters of another name that can be found: a shorter one (“EL”) is a word of its own in some language."""
NO_ALIASES: "Aliases" = MappingProxyType({})
Aliases = Mapping[tuple[str, str], Iterable[str]]
"""Other names by kind and id, under which publishers know a place or a group: they are found, and not shown."""
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


def entries(
    documents: Mapping[tuple[str, str], object], aliases: Aliases = NO_ALIASES
) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """Return what can be found in each document, by its (noun, id)."""
    return {key: tuple(_entries(document, aliases)) for key, document in documents.items()}


def _entries(document: object, aliases: Aliases) -> Iterator[Entry]:
    if isinstance(document, d.IndicatorDocument):
        yield from _indicator(document)
    elif isinstance(document, d.OutcomeDocument):
        yield from _outcome(document)
    elif isinstance(document, d.SiteDocument):
        yield from _site(document, aliases)
    elif isinstance(document, d.AboutDocument):
        yield from _about(document)


def _site(document: d.SiteDocument, aliases: Aliases) -> Iterator[Entry]:
    named = [("place", one.id, one.name) for one in document.places]
    named += [("group", one.id, one.name) for one in document.groups]
    for kind, record, name in named:
        others = (one for one in aliases.get((kind, record), ()) if len(one) >= LEAST_ALIAS)
        yield from _also(_each(kind, record, name), *others)


def _also(found: Iterable[Entry], *names: str) -> Iterator[Entry]:
    """Yield entries that are found under other words too, which are not told."""
    for one in found:
        yield one._replace(folded=" ".join([one.folded, *map(fold, names)]))


def _id_words(record: str) -> str:
    """Return the words of an id: what people call a thing is often in its address, and not in its title."""
    return record.replace("-", " ")


def _about(document: d.AboutDocument) -> Iterator[Entry]:
    for team in document.teams:
        yield from _each("team", team.id, team.name, team.charge)
    for source in document.sources:
        yield from _each("source", source.id, source.title, source.universe, also=source.organisation)


def _indicator(document: d.IndicatorDocument) -> Iterator[Entry]:
    head = document.head
    own = _each("indicator", head.id, head.title, head.lay_definition, document.technical_definition)
    yield from _also(own, _id_words(head.id))
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
        own = _each("strategy", strategy.id, strategy.title, strategy.description, strategy.team.name, *partners)
        yield from _also(own, _id_words(strategy.id))
    for number, need in enumerate(document.needs, start=1):
        for one in _each("need", f"{head.id}/{number}", need.title, need.why, need.why_not_yet, need.next_step):
            # As of a story: no number in it can be found, and none but those of its title is shown.
            yield one._replace(told="", folded=NUMBER.sub(" ", one.folded))


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
