"""Words in a further language are stale when what they were made from has changed since they came, or were checked."""

from dataclasses import replace

import pytest

from indicators.reading import Reading, Record
from indicators.release.words import Glossary
from indicators.store.database import Database
from indicators.store.queries.framework import translations
from indicators.store.queries.wordings import stale
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, moment, reading

NOW = moment("2024-06-01")
OF = ("outcome", "learning", "title", "es")
FIRST = Record("outcome", "learning", {"title": "Children learn"}, words={("title", "es"): "Los niños aprenden"})
CHECKED = replace(FIRST, checked={"es": "Ana"})
ENGLISH_CHANGED = Record("outcome", "learning", {"title": "Every child learns"})
RANK_CHANGED = Record("outcome", "learning", {"rank": 7})
BOTH_CHANGED = replace(ENGLISH_CHANGED, words={("title", "es"): "Cada niño aprende"})
SAME_WORDS = replace(ENGLISH_CHANGED, words=FIRST.words, checked={"es": "Ana"})
READ_AGAIN = replace(SAME_WORDS, checked={"es": "Ana, 2024-06-01"})


def stored(database: Database, *records: Record) -> list[int | None]:
    """Store the frame and then each record by a load of its own; return the loads."""
    every: list[Reading] = [reading(records=FRAME)]
    every += [reading(records=(one,), sha256=str(number) * 64) for number, one in enumerate(records, start=1)]
    return [land(database, one, actor="test", now=NOW).load for one in every]


def stale_now(database: Database) -> set[tuple[str, str, str, str]]:
    with database.reading() as session:
        return set(stale(session))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((CHECKED,), set()),
        ((CHECKED, RANK_CHANGED), set()),
        ((CHECKED, ENGLISH_CHANGED), {OF}),
        ((ENGLISH_CHANGED,), {OF}),
        ((CHECKED, BOTH_CHANGED), set()),
        ((CHECKED, SAME_WORDS), {OF}),
        ((CHECKED, SAME_WORDS, READ_AGAIN), set()),
        ((CHECKED, ENGLISH_CHANGED, FIRST), set()),
    ],
    ids=[
        "just checked",
        "something else changed",
        "the English changed",
        "a draft is made of words too",
        "both changed",
        "the same words and name as before",
        "the name written anew",
        "changed and changed back",
    ],
)
def test_words_are_stale_when_their_original_moved_on(
    database: Database, records: tuple[Record, ...], expected: set[tuple[str, ...]]
) -> None:
    stored(database, *records)
    assert stale_now(database) == expected


def test_an_undo_brings_back_what_was_stale_and_what_was_not(database: Database) -> None:
    *_, changed, mended = stored(database, CHECKED, ENGLISH_CHANGED, BOTH_CHANGED)
    assert changed is not None
    assert mended is not None
    assert stale_now(database) == set()
    undo(database, mended, actor="test", now=NOW)
    assert stale_now(database) == {OF}
    undo(database, changed, actor="test", now=NOW)
    assert stale_now(database) == set()


def test_stale_words_are_read_in_the_original_language(database: Database) -> None:
    stored(database, CHECKED, ENGLISH_CHANGED)
    with database.reading() as session:
        glossary = Glossary("en", translations(session), stale(session))
    told = glossary.text("outcome", "learning", "title", "Every child learns")
    assert (told.read("es"), told.language("es")) == ("Every child learns", "en")
