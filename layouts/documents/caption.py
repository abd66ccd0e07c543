"""What a picture of a chart says besides the chart, so that it is understood and found again far from its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument, SeriesDocument, SourceNote
from layouts.documents.handout import Handout
from layouts.language.reader import Words


@dataclass(frozen=True)
class Caption:
    """The words of a picture.

    Attributes:
        language: that of the fixed words and of the sentence.
        title: what is measured; `about`: where, and for whom.
        verdict: the one sentence.
        collaborative: who gives it.
        source: who published the figures; `licence`: what they allow.
        issue: the update, its day, and where the page is.
        draft: that the words are a machine draft, in short; empty where they are none.
        footnotes: what the numbers in the chart stand for, a line for each.
    """

    language: str
    title: Words
    about: str
    verdict: str
    collaborative: str
    source: str
    licence: str
    issue: str
    draft: str = ""
    footnotes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what is told of the figures, single ones first."""
        return tuple(line for line in (*self.footnotes, self.source, self.licence, self.issue) if line)

    @property
    def small_print(self) -> tuple[str, ...]:
        """Return the lines below the chart: what is told of the figures, and of the words."""
        return (*self.lines, *([self.draft] if self.draft else ()))

    @property
    def notes(self) -> dict[str, str]:
        """Return the same for the head of a file of pixels, by the names that such files use."""
        return {
            "Title": f"{self.title} ({self.about})",
            "Author": self.collaborative,
            "Description": self.verdict,
            "Copyright": self.licence,
            "Source": f"{self.source} {self.issue}",
            **({"Comment": self.draft} if self.draft else {}),
        }


def sources_of(document: IndicatorDocument, series: SeriesDocument | None) -> tuple[SourceNote, ...]:
    """Return the sources of the figures of a series; those of the indicator where there is no series."""
    used = {one.source for one in series.points} if series else set()
    return tuple(one for one in document.sources if one.id in used) or document.sources


def source_line(sources: Sequence[SourceNote], handout: Handout) -> str:
    """Return who published the figures; empty without a source."""
    named = "; ".join(f"{one.organisation}, {handout.read(one.title)}" for one in sources)
    return handout.words.say("Source: %(sources)s.", sources=named) if named else ""


def licence_line(sources: Sequence[SourceNote], handout: Handout) -> str:
    """Return what the licenses of the sources say, each once; where one says nothing, that it is not known."""
    told = "; ".join(dict.fromkeys(_licences(sources, handout)))
    return handout.words.say("License: %(license)s.", license=told.rstrip(".")) if told else ""


def issue_line(handout: Handout, address: str) -> str:
    """Return the update that a picture was made of, and where its page is."""
    return handout.words.say(
        "%(collaborative)s, update %(number)s of %(day)s. %(address)s",
        collaborative=handout.collaborative,
        number=handout.number,
        day=handout.day,
        address=address,
    )


def _licences(sources: Sequence[SourceNote], handout: Handout) -> Iterator[str]:
    for one in sources:
        yield handout.maybe(one.licence) or handout.words.say("not known")
