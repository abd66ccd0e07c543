"""Every catalogue says everything that the pages say, and nothing else."""

import re
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from layouts.language.phrases import CATALOGUES, Phrases, mark, phrases_for, read_phrases
from tests.layouts.language.messages import Message, messages

FILES = sorted(CATALOGUES.glob("*.po"))
PLACES = re.compile(r"%\(\w+\)s|%%|\{\w+\}")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def said(path: Path) -> dict[Message, Message]:
    """The messages of a catalogue and what it says for each."""
    return {plain(one.id): plain(one.string) for one in catalogue(path) if one.id}


def plain(told: str | list[str] | tuple[str, ...] | None) -> Message:
    return told if isinstance(told, str) else tuple(told or ())


def forms(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def places(form: str) -> set[str]:
    return set(PLACES.findall(form))


def test_spanish_has_a_catalogue() -> None:
    assert [path.stem for path in FILES] == ["es"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_catalogue_misses_nothing_and_keeps_nothing_stale(path: Path) -> None:
    known, needed = set(said(path)), messages()
    assert {"missing": needed - known, "stale": known - needed} == {"missing": set(), "stale": set()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_is_whole_and_fills_the_same_places(path: Path) -> None:
    for message, translation in said(path).items():
        assert all(forms(translation)), message
        assert places(forms(translation)[-1]) == places(forms(message)[-1]), message
        assert all(places(form) <= places(forms(message)[-1]) for form in forms(translation)), message


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_translation_is_marked_as_fuzzy(path: Path) -> None:
    assert [message.id for message in catalogue(path) if message.id and message.fuzzy] == []


def test_a_catalogue_that_nobody_checked_is_a_draft_and_english_is_none() -> None:
    known = read_phrases()
    assert known["es"].draft
    assert not known["en"].draft


def test_a_named_reader_ends_the_draft(tmp_path: Path) -> None:
    text = (CATALOGUES / "es.po").read_text(encoding="utf-8").replace("X-Checked-By: ", "X-Checked-By: A. Reader")
    (tmp_path / "es.po").write_text(text, encoding="utf-8")
    assert not read_phrases(tmp_path)["es"].draft


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert phrases_for("hy", read_phrases()).language == "en"


def test_numbers_choose_their_form_and_places_are_filled() -> None:
    spanish = read_phrases()["es"]
    assert spanish.plural("is about one year old", "is about %(number)s years old", 1) == "tiene más o menos un año"
    assert spanish.plural("is about one year old", "is about %(number)s years old", 3) == "tiene unos 3 años"
    assert spanish.say(mark("Getting better since %(since)s"), since="2014") == "Mejora desde 2014"


def test_a_message_that_no_catalogue_knows_is_said_in_english() -> None:
    assert read_phrases()["es"].say("Never said before") == "Never said before"


def test_spanish_has_one_word_for_which_way_the_years_go_and_one_for_where_we_are_headed() -> None:
    """“Tendencia” is the mark that is tested, “rumbo” the line that was drawn; a direction is never told besides."""
    told = {str(message): " ".join(forms(said)) for message, said in said(CATALOGUES / "es.po").items()}
    trends = [said for message, said in told.items() if "direction" in message or "Too close to call" in message]
    assert trends
    assert [said for said in trends if "tendencia" not in said.lower() or "rumbo" in said] == []
    assert [said for said in told.values() if "dirección" in said and "tendencia" in said] == []
    assert [said for said in told.values() if "periodo" in said.lower()] == []


def test_a_language_knows_which_way_it_is_written() -> None:
    assert {code: Phrases(code, NullTranslations()).direction for code in ("en", "hy", "ar")} == {
        "en": "ltr",
        "hy": "ltr",
        "ar": "rtl",
    }
