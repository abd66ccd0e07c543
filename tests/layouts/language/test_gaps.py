"""Every kind of gap in words: what is missing, what would close it, what could then be said."""

from dataclasses import replace

import pytest

from indicators.accountability.gap import OF_FIGURES, Kind
from indicators.release.documents import GapNote, GapsDocument
from indicators.release.elsewhere import with_elsewhere
from layouts.language.gap_codes import CLOSED_BY, KINDS, THEN
from layouts.language.gap_needs import TITLES, need_words
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.gaps import gap_words, missing_groups, missing_places
from layouts.language.phrases import read_phrases
from layouts.language.reader import Reader
from tests.layouts import made, missing
from tests.layouts.made import HISPANIC
from tests.layouts.notes import both

PHRASES = read_phrases()


def speaker(language: str) -> GapSpeaker:
    return GapSpeaker(PHRASES[language], Reader(language, language))


@pytest.mark.parametrize(("note", "english", "spanish"), missing.SAID, ids=[one[1][:60] for one in missing.SAID])
def test_a_gap_is_a_plain_sentence(note: GapNote, english: str, spanish: str) -> None:
    assert gap_words(note, speaker("en")).what == english
    assert gap_words(note, speaker("es")).what == spanish


@pytest.mark.parametrize(("language", "label"), [("en", "What would close it: "), ("es", "La cerraría: ")])
def test_what_would_close_a_gap_is_never_told_as_done(language: str, label: str) -> None:
    for note in missing.NOTES:
        closed_by = gap_words(note, speaker(language)).closed_by
        assert closed_by.startswith(label)
        assert closed_by[len(label)].islower()


def test_several_groups_are_told_as_several() -> None:
    note = next(one for one in missing.NOTES if one.kind == "group-without-data")
    said = gap_words(note, speaker("en"), alike=True)
    assert said.closed_by.endswith("gives the figures for these groups.")
    assert said.then == "We could say whether these groups are being left behind."


def test_every_kind_has_its_words() -> None:
    kinds = {kind.value for kind in Kind}
    assert kinds == KINDS.keys() == CLOSED_BY.keys() == THEN.keys() == {note.kind for note in missing.NOTES}
    assert {kind.value for kind in OF_FIGURES} == TITLES.keys()


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_would_close_a_gap_and_what_could_then_be_said_are_sentences(language: str) -> None:
    for note in missing.NOTES:
        said = gap_words(note, speaker(language))
        assert all(part.endswith(".") and part[0].isupper() for part in (said.closed_by, said.then)), note.kind


def test_a_place_is_told_once_with_all_that_it_lacks() -> None:
    note = next(one for one in missing.NOTES if one.kind == "place-without-data")
    assert missing_places([note, note], 3, speaker("en")) == (
        "Los Angeles County: no figures of its own for 2 of 3 main measures."
    )
    assert missing_places([note], None, speaker("en")) == (
        "Los Angeles County: no figures of its own for “People without a home”."
    )
    assert missing_places([note], 3, speaker("es")) == (
        "Condado de Los Ángeles: no tiene cifras propias en 1 de las 3 medidas principales."
    )


def test_groups_of_a_measure_are_told_together() -> None:
    note = next(one for one in missing.NOTES if one.kind == "group-without-data")
    assert missing_groups([note, note], speaker("en")) == (
        "People without a home, Pasadena: no figures for these groups: Hispanic and Hispanic."
    )
    assert missing_groups([note], speaker("es")).endswith("no hay cifras de este grupo: Hispanic.")


def test_another_measure_that_has_figures_of_the_groups_is_named() -> None:
    """Of everyone on one night; another measure of the same people has the group."""
    people, title = both("people", "personas"), both("By group", "Por grupo")
    lacking = replace(made.HOMELESS_COUNT, head=replace(made.HOMELESS_HEAD, counted_people=people))
    by_group = replace(lacking, head=replace(lacking.head, id="by-group", title=title))
    note = next(one for one in missing.NOTES if one.kind == "group-without-data")
    document = GapsDocument((), (note,), (), 1)
    (told,) = with_elsewhere(document, {"homeless-count": lacking, "by-group": by_group}).gaps
    assert missing_groups([told], speaker("en")).endswith(
        "no figures for this group: Hispanic. “By group”, counted another way, has figures for: Hispanic."
    )
    assert gap_words(told, speaker("es")).what.endswith(
        "“Por grupo”, que se cuenta de otra manera, tiene cifras de: Hispanic."
    )
    # Of other people, in another unit, or ended: it holds nothing of what is missing.
    for other in (
        {"counted_people": title},
        {"unit": "percent"},
        {"closed_on": "2013-12-31"},
        {"counted_people": None},
    ):
        others = {"homeless-count": lacking, "by-group": replace(by_group, head=replace(by_group.head, **other))}
        assert with_elsewhere(document, others).gaps == (note,)


def test_a_gap_becomes_an_entry_of_the_agenda_in_words() -> None:
    said = need_words(missing.gap("hidden", facts={"period": "2019", "by": "rule"}, group=HISPANIC), speaker("en"))
    assert said.title == "Figures that may be shown: People without a home, Pasadena"
    assert said.why == "We could say how this group is doing without telling on anybody."
    assert said.why_not_yet == "People without a home, Pasadena: the figure for 2019 is hidden for privacy."


def test_a_title_without_a_twin_stays_in_its_language() -> None:
    assert speaker("es").name(both("A street", "Una calle")) == "Una calle"
