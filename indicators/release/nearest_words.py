"""Words of a release that are like words that nobody finds there: what a reader may have meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice

from indicators.release.searched import WORD, beginnings, fold
from indicators.store.queries.searched import FoundRow

Vocabulary = Mapping[str, Mapping[str, str]]
"""By language: the words of titles and of what is told, folded, and as they are written."""
MOST, SHORTEST = 3, 4
LIKE = 0.75
"""How like a word must be, of 1; `difflib` counts the letters that both have in the same order."""


def vocabulary(rows: Iterable[FoundRow]) -> Vocabulary:
    """Return the words of what can be found: those with a digit, and short ones, are no help."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        words = [word for word in WORD.findall(f"{row.title} {row.told}") if len(word) >= SHORTEST and word.isalpha()]
        own = found.setdefault(row.language, {})
        found[row.language] = {fold(word): word.lower() for word in words} | own
    return found


def suggestions(query: str, known: Vocabulary, language: str, finds: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what may have been meant by a query under which nothing is found; at most three, the likest first.

    Args:
        query: as it was asked.
        known: the words of the release.
        language: the reader's, whose words come before those of others.
        finds: tells whether anything is found under some words.
    """
    asked = beginnings(query)
    ordered = [known.get(language, {}), *(own for key, own in known.items() if key != language)]
    likely = [_like(word, ordered) for word in asked]
    whole = [" ".join(best[0] if best else word for word, best in zip(asked, likely, strict=True))]
    single = (one for best in likely for one in best)
    tried = dict.fromkeys(one for one in (*whole, *single) if fold(one) != " ".join(asked))
    return tuple(islice((one for one in tried if finds(one)), MOST))


def _like(word: str, vocabularies: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the words like one, as they are written; a word that begins one is itself the likest."""
    found = list(_each_like(word, vocabularies))
    return list(dict.fromkeys(found))[:MOST]


def _each_like(word: str, vocabularies: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for own in vocabularies:
        if len(word) >= SHORTEST and any(one.startswith(word) for one in own):
            yield word
        yield from (own[one] for one in get_close_matches(word, own, n=MOST, cutoff=LIKE))
