"""What we do not know yet: the gaps of every outcome, the weightiest first, and those that were closed."""

from dataclasses import dataclass

from indicators.release import NotReleased
from indicators.release.covered import CoverageDocument
from indicators.release.documents import ClosedGap, GapNote, GapsDocument, Named
from layouts.language.amounts import day_text
from layouts.language.gap_codes import KINDS
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.reader import Words
from layouts.public.coverage_grid import Grid, coverage_grids
from layouts.public.edition import Edition, Link
from layouts.public.gap_lines import PLACE, GapLine, gap_lines, place_lines
from layouts.public.view import BadView, Wanted

# So many lines of an outcome stand open; the rest unfolds.
OPEN_LINES = 5


@dataclass(frozen=True)
class Choice:
    """One entry of a chooser."""

    id: str
    words: Words
    chosen: bool


@dataclass(frozen=True)
class OutcomeGaps:
    """The lines of one outcome: those that stand open, and the rest."""

    id: str
    title: Link
    count: int
    open: tuple[GapLine, ...]
    more: tuple[GapLine, ...]


@dataclass(frozen=True)
class ClosedView:
    """A gap that was closed: what it was called, what it was about, since when it was open and when it was closed."""

    kind: str
    about: str
    since: str
    closed: str


@dataclass(frozen=True)
class GapsPage:
    """What the page shows.

    Attributes:
        count: open gaps that are shown; `all` of the release.
        filtered: only a part was asked for.
        places: one line for each place without figures, over all outcomes that are shown.
        grids: what figures there are, outcome by outcome; none where one kind of gap alone is asked for.
    """

    address: str
    as_of: str | None
    count: int
    all: int
    filtered: bool
    outcomes: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    places: tuple[GapLine, ...]
    sections: tuple[OutcomeGaps, ...]
    closed: tuple[ClosedView, ...]
    grids: tuple[Grid, ...] = ()


def gaps_page(
    document: GapsDocument, edition: Edition, wanted: Wanted, *, coverage: CoverageDocument | None = None
) -> GapsPage:
    """Return the page of what is not known yet, or the part that is asked for.

    Raises:
        NotReleased: nothing public has the id of the outcome that is asked for.
        BadView: there is no such kind of gap.
    """
    _check(edition, wanted)
    by = GapSpeaker(edition.words, edition.reader)
    notes = [note for note in document.gaps if _is_wanted(note, wanted)]
    placed = [note for note in notes if note.kind == PLACE]
    measures = None if wanted.outcome else document.headlines
    sections = (_section(one, [note for note in notes if note.kind != PLACE], by, edition) for one in document.outcomes)
    return GapsPage(
        address=edition.addresses.today().gaps(),
        as_of=edition.as_of,
        count=len(notes),
        all=len(document.gaps),
        filtered=wanted != Wanted(),
        outcomes=_outcomes(edition, wanted),
        kinds=_kinds(document, by, wanted),
        places=place_lines(placed, measures, by, edition),
        sections=tuple(one for one in sections if one.count),
        closed=tuple(_closed(one, by) for one in document.closed if _is_wanted(one.gap, wanted)),
        grids=coverage_grids(coverage, edition, wanted.outcome) if coverage and wanted.kind is None else (),
    )


def _check(edition: Edition, wanted: Wanted) -> None:
    if wanted.kind is not None and wanted.kind not in KINDS:
        raise BadView
    known = {one.head.id for one in edition.released.site.outcomes}
    if wanted.outcome is not None and wanted.outcome not in known:
        raise NotReleased(f"outcome {wanted.outcome}")


def _is_wanted(note: GapNote, wanted: Wanted) -> bool:
    return wanted.outcome in (None, note.outcome.id) and wanted.kind in (None, note.kind)


def _outcomes(edition: Edition, wanted: Wanted) -> tuple[Choice, ...]:
    heads = (one.head for one in edition.released.site.outcomes)
    return tuple(Choice(one.id, edition.reader.read(one.short_title), one.id == wanted.outcome) for one in heads)


def _kinds(document: GapsDocument, by: GapSpeaker, wanted: Wanted) -> tuple[Choice, ...]:
    """Return the kinds that have an open gap, and the one that is asked for."""
    there = {note.kind for note in document.gaps} | {wanted.kind}
    return tuple(Choice(kind, by.reader.own(by.kind(kind)), kind == wanted.kind) for kind in KINDS if kind in there)


def _section(outcome: Named, notes: list[GapNote], by: GapSpeaker, edition: Edition) -> OutcomeGaps:
    own = [note for note in notes if note.outcome.id == outcome.id]
    lines = gap_lines(own, by, edition)
    title = edition.outcome_link(outcome)
    return OutcomeGaps(outcome.id, title, len(own), lines[:OPEN_LINES], lines[OPEN_LINES:])


def _closed(one: ClosedGap, by: GapSpeaker) -> ClosedView:
    about = by.name(one.gap.strategy.name) if one.gap.strategy else by.subject(one.gap)
    since, closed = day_text(one.gap.since, by.words), day_text(one.closed, by.words)
    return ClosedView(by.kind(one.gap.kind), about, since, closed)
