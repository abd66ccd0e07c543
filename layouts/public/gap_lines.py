"""Gaps as lines of the page: those alike are folded into one, so that a long list can be read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.release.documents import DataNeedNote, GapNote
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.gaps import gap_words, missing_groups, missing_places
from layouts.public.edition import Edition
from layouts.public.needs_view import NeedView, need_view

PLACE, GROUP = "place-without-data", "group-without-data"


@dataclass(frozen=True)
class GapLine:
    """One line: what is missing, what would close it, what could then be said.

    Attributes:
        alike: further sentences of the same kind about the same measure.
        measures: the measures that it speaks of, where the sentence only says how many they are.
        count: how many gaps the line speaks of.
        dropped: somebody decided against closing it.
    """

    kind: str
    what: str
    closed_by: str
    then: str
    alike: tuple[str, ...]
    count: int
    needs: tuple[NeedView, ...]
    dropped: bool
    measures: tuple[str, ...] = ()


def place_lines(
    notes: Sequence[GapNote], headlines: int | None, by: GapSpeaker, edition: Edition
) -> tuple[GapLine, ...]:
    """Return one line for each place without figures, with the measures; most gaps first."""
    places = _together(notes, lambda note: (note.is_dropped, note.place.id if note.place else ""))
    lines = [_of_place(own, headlines, by, edition) for own in places]
    return tuple(sorted(lines, key=lambda line: (line.dropped, -line.count)))


def _of_place(notes: Sequence[GapNote], headlines: int | None, by: GapSpeaker, edition: Edition) -> GapLine:
    line = _folded(notes, missing_places(notes, headlines, by), by, edition)
    if headlines is None:
        return line
    return replace(line, measures=tuple(by.name(one.indicator.name) for one in notes if one.indicator))


def gap_lines(notes: Sequence[GapNote], by: GapSpeaker, edition: Edition) -> tuple[GapLine, ...]:
    """Return the lines of an outcome in the order of their weightiest gap; groups of a measure stand in one line."""
    made = []
    for own in _together(notes, _measure_and_kind):
        if own[0].kind == GROUP:
            made.append(_folded(own, missing_groups(own, by), by, edition))
        else:
            first, *others = sorted(own, key=lambda note: not note.everyone)
            alike = tuple(gap_words(note, by).what for note in others)
            made.append(_folded([first, *others], gap_words(first, by).what, by, edition, alike=alike))
    return tuple(made)


def _measure_and_kind(note: GapNote) -> Hashable:
    return (note.is_dropped, note.kind, note.indicator.id if note.indicator else note.key)


def _together(notes: Iterable[GapNote], key: Callable[[GapNote], Hashable]) -> list[list[GapNote]]:
    """Return notes that are alike together, in the order of the first of each."""
    found: dict[Hashable, list[GapNote]] = defaultdict(list)
    for note in notes:
        found[key(note)].append(note)
    return list(found.values())


def _folded(
    notes: Sequence[GapNote], what: str, by: GapSpeaker, edition: Edition, *, alike: tuple[str, ...] = ()
) -> GapLine:
    said = gap_words(notes[0], by, alike=len(notes) > 1)
    named: list[DataNeedNote] = []
    for note in notes:  # one entry may be to close several of these gaps
        if note.need is not None and note.need not in named:
            named.append(note.need)
    needs = tuple(need_view(need, edition) for need in named)
    return GapLine(
        by.kind(notes[0].kind), what, said.closed_by, said.then, alike, len(notes), needs, notes[0].is_dropped
    )
