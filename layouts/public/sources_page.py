"""The sources: how fresh each of them is, how it is made, what it cannot say, and what it feeds."""

from dataclasses import dataclass

from indicators.release.alliance import SourcesDocument, SourceState
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.gaps import gap_words
from layouts.language.phrases import Phrases
from layouts.public.citation import Citation, citation
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class FreshView:
    """A source, the years that its figures describe, what is late of it in sentences, and the measures it feeds."""

    cited: Citation
    described: str
    late: tuple[str, ...]
    feeds: tuple[Link, ...]


@dataclass(frozen=True)
class SourcesPage:
    """What the page of the sources shows, those that are late apart."""

    late: tuple[FreshView, ...]
    others: tuple[FreshView, ...]
    contact: str


def sources_page(document: SourcesDocument, edition: Edition) -> SourcesPage:
    """Return the page of the sources."""
    views = [_fresh(one, edition) for one in document.sources]
    late = tuple(one for one in views if one.late)
    return SourcesPage(late, tuple(one for one in views if not one.late), edition.addresses.contact())


def _fresh(state: SourceState, edition: Edition) -> FreshView:
    by, read = GapSpeaker(edition.words, edition.reader), edition.reader.read
    return FreshView(
        cited=citation(state.source, edition),
        described=_described(state, edition.words),
        late=tuple(gap_words(note, by).what for note in state.late),
        feeds=tuple(Link(read(one.name), edition.addresses.indicator(one.id)) for one in state.indicators),
    )


def _described(state: SourceState, words: Phrases) -> str:
    if state.first is None or state.last is None:
        return words.say("none shown")
    return str(state.first) if state.first == state.last else f"{state.first}–{state.last}"
