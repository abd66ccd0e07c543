"""What can be searched: the words of what was released, on both kinds of database."""

import datetime as dt

import pytest

from indicators.reading import Record
from indicators.release import NotReleased
from indicators.release.nearest_words import suggestions
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
TODAY = dt.date(2024, 6, 1)
STORY = Record(
    "story",
    "first",
    {
        "indicator": "reading",
        "written_on": dt.date(2024, 1, 1),
        "author": "The team",
        "story": "It rose to 53 percent when the library opened.",
        "sample": False,
    },
)


@pytest.fixture
def releases(database: Database) -> Releases:
    """A release of one indicator with its story."""
    figures = tuple(("all", str(year), 40.0 + year) for year in range(2014, 2019))
    land(database, reading(*figures, records=(*FRAME, STORY)), actor="test", now=moment("2024-01-05"))
    publish(database, actor="test", now=moment("2024-06-01"), today=TODAY)
    return Releases({HOST: database}, clock=later)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("READ", [("indicator", "reading")]),
        ("ninos aprenden", [("outcome", "learning")]),
        ("niños", [("outcome", "learning")]),
        ("learn", [("outcome", "learning"), ("team", "team-b")]),
        ("town", [("place", "town")]),
        ("library", [("story", "reading")]),
        ("agency survey", [("source", "survey")]),
        ("zebra", []),
        ("' OR \"*", []),
        ("", []),
    ],
)
def test_words_are_found_by_their_beginnings_in_any_language(
    releases: Releases, query: str, found: list[tuple[str, str]]
) -> None:
    number = releases.current(HOST).issue.number
    assert [(one.kind, one.id) for one in releases.search(HOST, number, query)] == found


def test_no_number_of_a_story_can_be_found_or_read(releases: Releases) -> None:
    number = releases.current(HOST).issue.number
    assert releases.search(HOST, number, "53") == ()
    assert [one.told.words for one in releases.search(HOST, number, "library")] == [{}]


def test_what_is_found_has_every_language(releases: Releases) -> None:
    number = releases.current(HOST).issue.number
    [outcome] = releases.search(HOST, number, "aprenden")
    assert outcome.title.words == {"en": "Children learn", "es": "Los niños aprenden"}


def test_the_short_title_is_found_and_not_run_into_what_is_told(releases: Releases) -> None:
    number = releases.current(HOST).issue.number
    [outcome] = [one for one in releases.search(HOST, number, "learning") if one.kind == "outcome"]
    assert not any("Learning" in told for told in outcome.told.words.values())
    [source] = releases.search(HOST, number, "agency survey")
    assert source.told.words == {"en": "The agency"}


def test_what_is_missing_is_found_and_so_are_other_names_and_the_words_of_ids(database: Database) -> None:
    girls = Record("group", "girls", {"name": "Girls", "dimension": "gender", "aliases": ["Young women", "GI"]})
    need = Record(
        "data_need",
        "fire",
        {
            "outcome": "learning",
            "indicator": "reading",
            "title": "What the fire did",
            "why": "It took 53 homes.",
            "status": "open",
            "sample": False,
        },
    )
    frame = tuple(one for one in FRAME if one.key != "girls")
    figures = tuple((group, str(year), 40.0 + year) for group in ("all", "girls") for year in range(2014, 2019))
    land(database, reading(*figures, records=(*frame, girls, need)), actor="test", now=moment("2024-01-05"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=TODAY).release
    releases = Releases({HOST: database}, clock=later)

    def found(query: str) -> list[tuple[str, str]]:
        return [(one.kind, one.id) for one in releases.search(HOST, number, query)]

    assert found("young women") == [("group", "girls")]
    assert found("gi") == [("group", "girls")]
    assert found("fire") == [("need", "learning/1")]
    assert found("fire 53") == []
    known = releases.vocabulary(HOST, number)
    assert suggestions("raeding", known, "en", lambda one: bool(found(one))) == ("reading",)
    assert suggestions("aprendem ninyos", known, "en", lambda one: bool(found(one)))[0] == "aprenden niños"
    assert suggestions("zzzzz", known, "es", lambda one: bool(found(one))) == ()


def test_only_a_release_that_is_public_can_be_searched(releases: Releases, database: Database) -> None:
    number = releases.current(HOST).issue.number
    with pytest.raises(NotReleased):
        releases.search(HOST, number + 1, "reading")
    land(database, reading(("all", "2019", 70.0)), actor="test", now=moment("2024-06-02"))
    draft = publish(database, actor="test", now=moment("2024-06-03"), today=TODAY, draft=True).release
    with pytest.raises(NotReleased):
        releases.search(HOST, draft, "reading")
