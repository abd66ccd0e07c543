"""Gaps on the command line: what is not known yet, and the workbook that turns gaps into the agenda of data."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporting import written
from indicators.counted import counted
from settings import PROBLEMS, USAGE, WORKBOOK, Desk

if TYPE_CHECKING:
    from indicators.reading import Record
    from indicators.release.documents import DataNeedNote, GapNote
    from indicators.release.gaps import Gaps
    from indicators.store.database import Database
    from layouts.language.gap_speaker import GapSpeaker

ENGLISH = "en"


@dataclass(frozen=True)
class Wanted:
    """Which gaps are asked for; None: all."""

    outcome: str | None = None
    kind: str | None = None
    keys: tuple[str, ...] = ()

    def takes(self, note: "GapNote") -> bool:
        """Tell whether a gap is one of them."""
        asked = ((self.outcome, note.outcome.id), (self.kind, note.kind))
        return all(one in (None, own) for one, own in asked) and (not self.keys or note.key in self.keys)


def rows(desk: Desk, wanted: Wanted, *, history: bool) -> list[dict[str, Any]]:
    """Return the gaps as of today, the weightiest first, each with its sentences; with `history` those closed too."""
    from indicators.release.gaps import gap_note, gap_notes

    with desk.database() as database:
        known = _known(database, desk.today(database), wanted)
        by = _speaker(ENGLISH)
        found = [_row(note, by) for note in gap_notes(known) if wanted.takes(note)]
        if not history:
            return found
        past = [(gap_note(known, spell), spell.closed_on) for spell in known.closed]
    closed = [_row(note, by, closed=day) for note, day in past if note and wanted.takes(note)]
    return [*found, *closed]


def write_needs(desk: Desk, path: Path, wanted: Wanted) -> None:
    """Write the workbook that puts gaps of figures on the agenda: those that are asked for, or all not yet on it."""
    from indicators.release.gaps import gap_notes
    from indicators.store.queries.framework import framework
    from layouts import terminal
    from loaders.workbook.description import read_workbook
    from loaders.writing.agenda import write_agenda

    with desk.database() as database:
        known = _known(database, desk.today(database), wanted)
        chosen = _for_agenda([note for note in gap_notes(known) if wanted.takes(note)], wanted)
        with database.reading() as session:
            frame = framework(session)
    needs = [_need(note, frame.languages) for note in chosen]
    with written(path) as part:
        write_agenda(part, needs, frame, read_workbook(WORKBOOK), language=ENGLISH)
    held = counted(len(needs), "figure that is needed", "figures that are needed")
    terminal.say(f"{path} holds {held}: complete its rows and load it.")


def _known(database: "Database", today: dt.date, wanted: Wanted) -> "Gaps":
    """Return the gaps as they are today: found anew, each open since the day that is kept of it; nothing is stored."""
    from indicators import accountability
    from indicators.accountability.gap import Kind
    from indicators.release.gaps import read_gaps
    from indicators.store.tables import Gap
    from layouts import terminal

    found = accountability.find(database, today=today)
    with database.reading() as session:
        kept = read_gaps(session, today=today)
    if wanted.outcome and wanted.outcome not in kept.outcomes:
        terminal.stop(f"“{wanted.outcome}” is no outcome; there are {', '.join(kept.outcomes)}.", status=USAGE)
    if wanted.kind and wanted.kind not in tuple(Kind):
        terminal.stop(f"“{wanted.kind}” is no kind of gap; there are {', '.join(Kind)}.", status=USAGE)
    since = {row.key: row.opened_on for row in kept.open}
    rows = (Gap(**vars(one), opened_on=since.get(one.key, today)) for one in found)
    return replace(kept, open=tuple(rows))


def _speaker(language: str) -> "GapSpeaker":
    from layouts.language.gap_speaker import GapSpeaker
    from layouts.language.phrases import phrases_for, read_phrases
    from layouts.language.reader import Reader

    words = phrases_for(language, read_phrases())
    return GapSpeaker(words, Reader(language, words.language))


def _row(note: "GapNote", by: "GapSpeaker", *, closed: dt.date | None = None) -> dict[str, Any]:
    """Return a gap with the same names each time: ids, what is said of it, and what is on the agenda."""
    from layouts.language.gaps import gap_words

    about = ("outcome", "indicator", "place", "group", "strategy")
    return {
        "key": note.key,
        "kind": note.kind,
        **{name: one.id if (one := getattr(note, name)) else None for name in about},
        "weight": note.weight,
        "since": note.since,
        "closed": closed.isoformat() if closed else None,
        "facts": note.facts,
        **asdict(gap_words(note, by)),
        "need": _agenda(note.need, by) if note.need else None,
    }


def _agenda(need: "DataNeedNote", by: "GapSpeaker") -> dict[str, Any]:
    return {
        "title": by.name(need.title),
        "status": need.status,
        "gatherer": by.name(need.gatherer) or None,
        "next_step": by.name(need.next_step) or None,
        "due": need.due,
        "overdue": need.overdue,
    }


def _for_agenda(notes: Sequence["GapNote"], wanted: Wanted) -> list["GapNote"]:
    """Return the gaps that figures would close and that are not on the agenda; say which named ones are left out."""
    from indicators.accountability.gap import OF_FIGURES
    from layouts import terminal

    open_keys = {note.key for note in notes}
    for key in wanted.keys:
        if key not in open_keys:
            terminal.stop(f"“{key}” is no open gap: `commoncurve gaps` lists them.", status=PROBLEMS)
    for note in notes:
        if note.key in wanted.keys and (note.need or note.kind not in OF_FIGURES):
            why = f"is on the agenda already ({note.need.status})" if note.need else "is closed by no figures"
            terminal.say(f"“{note.key}” {why}; it was left out.")
    return [note for note in notes if note.need is None and note.kind in OF_FIGURES]


def _need(note: "GapNote", languages: Sequence[str]) -> "Record":
    from indicators.accountability.agenda import data_need
    from layouts.language.gap_needs import need_words

    own = languages[0] if languages else ENGLISH
    said = {language.lower(): need_words(note, _speaker(language)) for language in languages or (ENGLISH,)}
    indicator = note.indicator.id if note.indicator else None
    return data_need(note.key, outcome=note.outcome.id, indicator=indicator, said=said, language=own.lower())
