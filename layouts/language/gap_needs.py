"""A gap as an entry of the data development agenda, in words: what is needed, and why there is none yet."""

from indicators.accountability.agenda import Said
from indicators.release.documents import GapNote
from layouts.language.gap_codes import THEN
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.gaps import what
from layouts.language.phrases import mark

TITLES = {
    "no-data": mark("Figures: %(about)s"),
    "late": mark("Newer figures: %(about)s"),
    "hole": mark("Missing years: %(about)s"),
    "place-without-data": mark("Figures for this place: %(about)s"),
    "group-without-data": mark("Figures for this group: %(about)s"),
    "too-few-for-trend": mark("More figures: %(about)s"),
    "too-few-for-baseline": mark("More figures: %(about)s"),
    "break": mark("More figures counted alike: %(about)s"),
    "hidden": mark("Figures that may be shown: %(about)s"),
    "unreliable": mark("Firmer figures: %(about)s"),
}


def need_words(note: GapNote, by: GapSpeaker) -> Said:
    """Return what an entry of the agenda says of a gap of figures, in the language of the speaker."""
    title = by.words.say(TITLES[note.kind], about=by.subject(note))
    return Said(title, by.words.say(THEN[note.kind]), what(note, by))
