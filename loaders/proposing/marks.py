"""Marks of an unknown table: what stands in place of a number or beside one, and what its notes say of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.proposing.columns import Column, listed
from loaders.proposing.kinds import EUROPEAN, GROUPED, mark_of
from loaders.proposing.signs import explanation, signs_of, split_sign

MOST_QUESTIONS = 12


@dataclass(frozen=True)
class Marks:
    """What a recipe says of marks, signs and separators, with a sentence for each.

    Attributes:
        marks: mark to flag; footnotes: sign to words; each with its evidence under the same key in `evidence`.
        questions: about texts that no usual meaning is known of.
    """

    marks: dict[str, str]
    footnotes: dict[str, str]
    evidence: dict[tuple[str, str], str]
    questions: tuple[str, ...]
    thousands: str | None = None
    decimal_comma: str | None = None

    def with_those_of(self, other: "Marks") -> "Marks":
        """Return these marks and those of another table; what is known here is kept."""
        return Marks(
            marks=other.marks | self.marks,
            footnotes=other.footnotes | self.footnotes,
            evidence=other.evidence | self.evidence,
            questions=tuple(dict.fromkeys((*self.questions, *other.questions))),
            thousands=self.thousands or other.thousands,
            decimal_comma=self.decimal_comma or other.decimal_comma,
        )


def find_marks(values: Sequence[Column], beside: Sequence[Column], notes: Sequence[str]) -> Marks:
    """Return the marks of the columns of figures, and of the signs beside figures and periods."""
    marks, evidence, questions = {}, {}, []
    for mark, (count, first) in _counted(values).items():
        seen = f"“{mark}” stands {_times(count)} in place of a number, first in {first}"
        flag = mark_of(mark)
        if flag:
            marks[mark] = flag
            evidence["marks", mark] = f"{seen}; {_meaning(mark, notes)}: is it {flag}?"
        else:
            questions.append(f"{seen}: what does it mean? Add it to `marks` if it means that there is no figure.")
    footnotes, signs = _footnotes(values, beside, notes)
    left = len(questions) - MOST_QUESTIONS
    asked = (*questions[:MOST_QUESTIONS], *([f"… and {left} more such texts."] if left > 0 else []))
    grouped = _first(values, GROUPED)
    european = None if grouped else _first(values, EUROPEAN)
    return Marks(marks, footnotes, evidence | signs, asked, grouped, european)


def _counted(values: Sequence[Column]) -> dict[str, tuple[int, str]]:
    """Return how often each text stands in place of a number, and where first; the most frequent first."""
    counts: Counter[str] = Counter()
    holding: dict[str, Column] = {}
    for column in values:
        counts.update(column.marks)
        holding = dict.fromkeys(column.marks, column) | holding
    return {mark: (count, holding[mark].first(mark)) for mark, count in counts.most_common()}


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _meaning(mark: str, notes: Sequence[str]) -> str:
    """Return what the notes say of a mark, or that they say nothing."""
    note = _note(mark, notes)
    return f"the notes say “{note}”" if note else "its usual meaning, which the file does not confirm"


def _note(sign: str, notes: Sequence[str]) -> str | None:
    pattern = re.compile(rf"[“\"'(]?{re.escape(sign)}[”\"')]?(?![*\w]).+", re.DOTALL)
    return next((note for note in notes if pattern.match(note)), None)


def _footnotes(
    values: Sequence[Column], beside: Sequence[Column], notes: Sequence[str]
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Return what the signs beside numbers and periods mean; only those that a note explains are entered."""
    signs: Counter[str] = Counter()
    for column in values:
        signs += column.signs
    for column in values:
        signs.update(signs_of(column.sign))
    for text in (text for column in beside for text in column.texts):
        signs.update(signs_of(split_sign(text, tuple(notes))[1]))
    footnotes, evidence = {}, {}
    for sign, count in signs.most_common(MOST_QUESTIONS):
        note = explanation(sign, notes)
        footnotes[sign] = note or "meaning not known"
        seen = f"“{sign}” stands {_times(count)} beside a number, a header, a year or a place"
        ask = "the notes explain it" if note else "QUESTION: what does it mean? No note explains it"
        evidence["footnotes", sign] = f"{seen}; {ask}"
    return footnotes, evidence


def _first(values: Sequence[Column], pattern: re.Pattern[str]) -> str | None:
    """Return a sentence about the first text of a writing; None where there is none."""
    found = [text for column in values for text in column.texts if pattern.fullmatch(text)]
    return f"numbers are written like {listed(found, most=3)}" if found else None
