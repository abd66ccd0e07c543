"""What stands beside a chart: how to cite it, whom to ask, what was corrected, and when the next figures are due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.release.documents import Earlier, IndicatorDocument, Point, SeriesDocument, SourceNote
from layouts.charts.numbers import figure_text
from layouts.charts.periods import period_text
from layouts.charts.withheld import is_withheld
from layouts.documents.caption import sources_of
from layouts.language.amounts import day_text
from layouts.language.phrases import mark
from layouts.public.citation import dated
from layouts.public.edition import Edition
from layouts.public.shown import asked

NO_FIGURE_SHOWN, NO_FIGURES = mark("no figure is shown"), mark("no figures")


@dataclass(frozen=True)
class Provenance:
    """What a reader needs who quotes a view, or doubts it.

    Attributes:
        cite: the citation as plain text, but for the address; `root` and `address`: where it stays as it is cited.
        contact: the mailbox of the collaborative; None where none is known.
        keepers: who published the figures.
        due: when each source is due next, in a sentence; without those that say nothing.
        corrected: every correction of a figure, the newest first; then new figures where one was withdrawn.
    """

    cite: str
    root: str
    address: str
    contact: str | None
    keepers: tuple[str, ...]
    due: tuple[str, ...]
    corrected: tuple[str, ...]


def provenance(series: SeriesDocument, document: IndicatorDocument, edition: Edition, *, root: str) -> Provenance:
    """Return what stands beside the chart of a series; `root` is where the site is, `https://example.org`."""
    # Of several updates of one day this very one, also once another has followed.
    sources, lasting = sources_of(document, series), replace(edition.addresses, as_of=edition.this_update)
    return Provenance(
        cite=_cite(series, document, edition, sources),
        address=lasting.indicator(document.head.id, **asked(document, series.place, series.group)),
        root=root,
        contact=edition.released.site.collaborative.contact,
        keepers=tuple(dict.fromkeys(one.organisation for one in sources)),
        due=tuple(_due(sources, edition)),
        corrected=tuple(_corrections(series, document, edition)),
    )


def _cite(series: SeriesDocument, document: IndicatorDocument, edition: Edition, sources: Sequence[SourceNote]) -> str:
    """Return who says what of which periods, from which dataset, in which update."""
    read, head, say, issue = edition.reader.read, document.head, edition.words.say, edition.released.issue
    names = {one.id: read(one.name).text for one in (*document.places, *document.groups)}
    return say(
        "%(collaborative)s: %(title)s (%(about)s; %(periods)s). Update %(number)s of %(day)s. Source: %(sources)s.",
        collaborative=read(edition.released.site.collaborative.name),
        title=read(head.title),
        about=f"{names[series.place]}, {names[series.group]}",
        periods=_span(series, document, edition),
        number=issue.number,
        day=day_text(issue.published_on, edition.words),
        sources="; ".join(_source(one, edition) for one in sources) or say("not known"),
    )


def _span(series: SeriesDocument, document: IndicatorDocument, edition: Edition) -> str:
    """Return the first and the newest period with a figure."""
    known = [one.period for one in series.points if one.value is not None]
    ends = [period_text(one, document.head.period_type, edition.words.language) for one in (*known[:1], *known[-1:])]
    if not ends:
        return edition.words.say(NO_FIGURE_SHOWN if any(map(is_withheld, series.points)) else NO_FIGURES)
    return ends[0] if len(known) == 1 else edition.words.say("%(first)s to %(last)s", first=ends[0], last=ends[-1])


def _source(one: SourceNote, edition: Edition) -> str:
    named = f"{one.organisation}, {edition.reader.read(one.title)}"
    published = dated(one.published, edition)
    if not published:
        return named
    return edition.words.say("%(source)s (published: %(day)s)", source=named, day=published)


def _due(sources: Sequence[SourceNote], edition: Edition) -> Iterator[str]:
    for one in sources:
        if one.next_due:
            title, day = edition.reader.read(one.title), day_text(one.next_due, edition.words)
            yield edition.words.say("%(source)s: next due on %(day)s", source=title, day=day)


def _corrections(series: SeriesDocument, document: IndicatorDocument, edition: Edition) -> Iterator[str]:
    every = [(earlier, point) for point in series.points for earlier in point.earlier]
    for earlier, point in sorted(every, key=lambda one: (one[0].until, one[1].position), reverse=True):
        yield _correction(earlier, point, document, edition)
    for point in sorted(series.points, key=lambda one: one.position, reverse=True):
        if point.replaces_withdrawn:
            period = period_text(point.period, document.head.period_type, edition.words.language)
            yield edition.words.say("%(period)s: a new figure; the one before was withdrawn", period=period)


def _correction(earlier: Earlier, point: Point, document: IndicatorDocument, edition: Edition) -> str:
    """Return a correction: the period, what was shown until which day, and what is shown now."""
    head, words = document.head, edition.words

    def told(value: float | None) -> str:
        return words.say("no figure") if value is None else figure_text(value, head.unit, head.decimals, words.language)

    return words.say(
        "%(period)s: %(before)s until %(day)s, now %(now)s",
        period=period_text(point.period, head.period_type, words.language),
        before=told(earlier.value),
        day=day_text(earlier.until, words),
        now=told(point.value),
    )
