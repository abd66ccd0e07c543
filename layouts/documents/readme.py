"""What stands beside figures that are taken away: what they are, whose, how to cite them, what their marks mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument, SourceNote, Text
from layouts.documents.columns import columns_of
from layouts.documents.handout import Handout
from layouts.language.amounts import day_text
from layouts.language.codes import FLAGS, UNITS, in_words
from layouts.language.drafted import drafted_texts
from layouts.language.phrases import mark

WITHDRAWN = {"withdrawn": mark("withdrawn by the team")}
HIDDEN = mark(
    "A figure that is not shown has no number in any of these columns, nor in anything else that is given away here; "
    "the reason stands beside its place."
)
LICENCES = mark("Each source names its own license. Where none is named, ask who publishes it before you republish.")
SAMPLE = mark("Some of this was invented to show what a site could look like; it is marked as a sample.")


@dataclass(frozen=True)
class Section:
    """A part of a readme: its heading, and lines of a label (it may be empty) and a text."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def citation_of(document: IndicatorDocument, handout: Handout) -> str:
    """Return how the figures of an indicator are to be cited."""
    sources = "; ".join(f"{one.organisation}, {handout.read(one.title)}" for one in document.sources)
    return handout.words.say(
        "%(collaborative)s: %(title)s. Update %(number)s of %(day)s. Source: %(sources)s.",
        collaborative=handout.collaborative,
        title=handout.read(document.head.title),
        number=handout.number,
        day=handout.day,
        sources=sources,
    )


def indicator_readme(document: IndicatorDocument, row: type, handout: Handout) -> tuple[Section, ...]:
    """Return the readme of the figures of one indicator; `row` is the type of their rows."""
    say = handout.words.say
    return (
        Section(handout.read(document.head.title), tuple(_what(document, handout))),
        Section(say("How to cite"), (("", citation_of(document, handout)),)),
        Section(say("Where the figures come from"), (*sources_lines(document.sources, handout), ("", say(LICENCES)))),
        Section(say("Columns"), column_lines(row, handout)),
        marks_section(handout),
    )


def sources_lines(sources: Sequence[SourceNote], handout: Handout) -> tuple[tuple[str, str], ...]:
    """Return what each source says of itself."""
    return tuple(line for one in sources for line in _source(one, handout))


def column_lines(row: type, handout: Handout) -> tuple[tuple[str, str], ...]:
    """Return the columns of rows with what they hold."""
    return tuple((one.name, handout.words.say(one.says)) for one in columns_of(row))


def marks_section(handout: Handout) -> Section:
    """Return what the marks of figures mean, and what becomes of those that are not shown."""
    say = handout.words.say
    return Section(
        say("What the marks mean"),
        (*((code, say(said)) for code, said in {**FLAGS, **WITHDRAWN}.items()), ("", say(HIDDEN))),
    )


def markdown(title: str, sections: Iterable[Section]) -> str:
    """Return a readme as a text with headings."""
    parts = [f"# {title}"]
    for section in sections:
        lines = (
            f"- **{_line(label)}**: {_line(text)}" if label else _line(text) + "\n" for label, text in section.lines
        )
        parts.append(f"## {_line(section.heading)}\n\n" + "\n".join(lines).rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _what(document: IndicatorDocument, handout: Handout) -> Iterator[tuple[str, str]]:
    head, say = document.head, handout.words.say
    yield say("Given by"), handout.collaborative
    yield say("Update"), say("%(number)s, published on %(day)s", number=handout.number, day=handout.day)
    yield say("What it means"), handout.read(head.lay_definition)
    yield say("How it is counted"), handout.read(document.technical_definition)
    yield say("Unit"), in_words(head.unit, UNITS, handout.words)
    if head.closed_on:
        ended = handout.maybe(head.closed_because) or ""
        yield say("Ended"), f"{day_text(head.closed_on, handout.words)} {ended}".strip()
    if head.sample or any(point.sample for series in document.series for point in series.points):
        yield say("Sample"), say(SAMPLE)
    texts = (head.title, head.lay_definition, document.technical_definition, *texts_of(document.sources))
    if drafted := drafted_texts(handout.reader, handout.words, *texts):
        yield say("Language"), drafted


def texts_of(sources: Sequence[SourceNote]) -> Iterator[Text | None]:
    """Yield what the sources say of themselves, in the languages that they say it in."""
    for one in sources:
        yield from (one.title, one.published, one.universe, one.method, one.limits, one.licence)


def _source(one: SourceNote, handout: Handout) -> Iterator[tuple[str, str]]:
    say = handout.words.say
    yield one.id, f"{one.organisation}, {handout.read(one.title)}"
    told = (
        (say("Address"), one.address),
        (say("Published"), handout.maybe(one.published)),
        (say("Next due"), day_text(one.next_due, handout.words) if one.next_due else None),
        (say("Who is counted"), handout.maybe(one.universe)),
        (say("How it is made"), handout.maybe(one.method)),
        (say("Limits"), handout.maybe(one.limits)),
        (say("License"), handout.maybe(one.licence)),
    )
    yield from ((label, text) for label, text in told if text)
