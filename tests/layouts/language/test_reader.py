from dataclasses import dataclass

from indicators.release.documents import Text
from layouts.language.reader import Reader, Words, every_words, holds_drafts

SPANISH = Reader("es", "es")


def test_content_is_read_in_the_wanted_language() -> None:
    assert SPANISH.read(Text({"en": "Homes", "es": "Hogares"})) == Words("Hogares", "es")


def test_content_that_falls_back_carries_its_language() -> None:
    words = SPANISH.read(Text({"en": "Homes & <hope>"}))
    assert words.foreign
    sign = '<sup class="written-in" aria-hidden="true">en</sup>'
    assert words.__html__() == f'<span lang="en">Homes &amp; &lt;hope&gt;</span>{sign}'


def test_a_day_needs_no_translation_and_a_name_without_twins_no_sign() -> None:
    assert "written-in" not in SPANISH.read(Text({"en": "2018-12-01"})).__html__()
    assert Words("The city", "en", foreign=True).__html__() == '<span lang="en">The city</span>'


def test_words_are_escaped_in_a_document() -> None:
    assert Words("a < b", "es").__html__() == "a &lt; b"


def test_missing_or_empty_content_is_nothing() -> None:
    assert SPANISH.maybe(None) is None
    assert SPANISH.maybe(Text({})) is None


def test_a_draft_is_found_however_deep_it_lies() -> None:
    @dataclass(frozen=True)
    class Inner:
        words: Words

    @dataclass(frozen=True)
    class Outer:
        title: Words
        inner: tuple[Inner, ...]

    checked = Words("Hogares", "es")
    draft = SPANISH.read(Text({"es": "Un borrador"}, ("es",)))
    assert not holds_drafts(Outer(checked, (Inner(checked),)))
    assert holds_drafts(Outer(checked, (Inner(draft),)))
    assert list(every_words(Outer(checked, (Inner(draft),)))) == [checked, draft]
