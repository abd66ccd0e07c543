"""The record in words: how many of the lines and marks that were given have held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import BaselineStatus, Direction, Fate, Grade
from indicators.analysis.record import Came
from indicators.release.documents import ForecastRecord, MarkRecord, RecordSubject
from layouts.charts.periods import label_at
from layouts.language.amounts import Unit, amount, count_text
from layouts.language.phrases import Phrases, mark

FEW = 20
"""Figures below which the share that fell inside a band says little."""

SAID: dict[tuple[str, Direction], str] = {
    (Grade.CLEAR, Direction.BETTER): mark("clearly getting better"),
    (Grade.CLEAR, Direction.WORSE): mark("clearly getting worse"),
    (Grade.CLEAR, Direction.UP): mark("clearly rising"),
    (Grade.CLEAR, Direction.DOWN): mark("clearly falling"),
    (Grade.LEANING, Direction.BETTER): mark("leaning better"),
    (Grade.LEANING, Direction.WORSE): mark("leaning worse"),
    (Grade.LEANING, Direction.UP): mark("leaning upward"),
    (Grade.LEANING, Direction.DOWN): mark("leaning downward"),
    (Grade.CHANGED, Direction.BETTER): mark("changed for the better"),
    (Grade.CHANGED, Direction.WORSE): mark("changed for the worse"),
    (Grade.CHANGED, Direction.UP): mark("changed, higher"),
    (Grade.CHANGED, Direction.DOWN): mark("changed, lower"),
    (BaselineStatus.CURVE_TURNED, Direction.BETTER): mark("doing better than where we were headed"),
    (BaselineStatus.BETTER_SO_FAR, Direction.BETTER): mark("so far doing better than where we were headed"),
    (BaselineStatus.WORSE_SO_FAR, Direction.WORSE): mark("so far doing worse than where we were headed"),
    (BaselineStatus.WORSE, Direction.WORSE): mark("doing worse than where we were headed"),
}
FATES = {
    Fate.OPEN: mark("no newer figure yet"),
    Fate.HELD: mark("it held"),
    Fate.NOT_HELD: mark("it did not hold"),
    Fate.UNTESTABLE: mark("it is counted differently now, so nobody can tell"),
}
KINDS: dict[str, str] = {
    Grade.CLEAR: mark("Clearly better or worse"),
    Grade.LEANING: mark("Leaning better or worse"),
    Grade.CHANGED: mark("Changed"),
    BaselineStatus.CURVE_TURNED: mark("Doing better or worse than where we were headed"),
    BaselineStatus.BETTER_SO_FAR: mark("So far doing better or worse than where we were headed"),
}
TOGETHER: dict[str, str] = {
    BaselineStatus.WORSE: BaselineStatus.CURVE_TURNED,
    BaselineStatus.WORSE_SO_FAR: BaselineStatus.BETTER_SO_FAR,
}


@dataclass(frozen=True)
class Tally:
    """Marks of one kind: how many were given, met newer figures, and held."""

    kind: str
    given: int
    tested: int
    held: int


def lines_drawn(forecasts: Sequence[ForecastRecord], words: Phrases) -> tuple[str, ...]:
    """Return how many lines the program drew, and how many of the figures that came since fell inside their bands.

    Teams' own lines are told apart: what they hold is no promise of the program.
    """
    ours = [one for one in forecasts if not one.own]
    own = [one for one in forecasts if one.own]
    drawn = words.plural(
        "We have drawn one line of where we are headed.",
        "We have drawn %(number)s lines of where we are headed.",
        len(ours),
    )
    said = [drawn, *_bands([came for one in ours for came in one.came], words)]
    if own:
        said.append(
            words.plural("Teams drew one line of their own.", "Teams drew %(number)s lines of their own.", len(own))
        )
        said += _bands([came for one in own for came in one.came], words)
    return tuple(said)


def _bands(came: Sequence[Came], words: Phrases) -> Iterator[str]:
    """Yield how many of the figures that came fell inside the bands drawn for them."""
    if not came:
        yield words.say("No figure has come in since, so nothing is tested yet.")
        return
    outer = [one for one in came if one.inside_outer is not None]
    yield words.say(
        "Inside the band: %(inside)s of the %(number)s times that a figure came in since. In the long run it should be "
        "80 of 100.",
        inside=count_text(sum(one.inside for one in came), words),
        number=count_text(len(came), words),
    )
    if outer:
        yield words.say(
            "Inside the wider band: %(inside)s of %(number)s. In the long run it should be 95 of 100.",
            inside=count_text(sum(bool(one.inside_outer) for one in outer), words),
            number=count_text(len(outer), words),
        )
    if len(came) < FEW:
        yield words.say("So few figures say little yet about how good the lines are.")


def tallies(marks: Sequence[MarkRecord], words: Phrases) -> tuple[Tally, ...]:
    """Return the sums of each kind of mark that was given, the surest first."""
    found: dict[str, list[MarkRecord]] = {}
    for one in marks:
        found.setdefault(TOGETHER.get(one.kind, one.kind), []).append(one)
    return tuple(_tally(kind, found[kind], words) for kind in KINDS if kind in found)


def _tally(kind: str, marks: Sequence[MarkRecord], words: Phrases) -> Tally:
    held = sum(one.fate == Fate.HELD for one in marks)
    missed = sum(one.fate == Fate.NOT_HELD for one in marks)
    return Tally(words.say(KINDS[kind]), len(marks), held + missed, held)


def said_of(one: MarkRecord, words: Phrases) -> str:
    """Return what a mark said."""
    return words.say(SAID[one.kind, Direction(one.direction)])


def fate_of(one: MarkRecord, words: Phrases) -> str:
    """Return what became of a mark."""
    return words.say(FATES[Fate(one.fate)])


def figure_of(value: float, about: RecordSubject, words: Phrases) -> str:
    """Return a figure with its unit."""
    return amount(value, Unit(about.unit, about.decimals), words)


def period_of(position: float, about: RecordSubject, words: Phrases) -> str:
    """Return the period that begins at a position."""
    return label_at(position, about.period_type, words.language)


def came_out(one: Came, words: Phrases) -> str:
    """Return whether a figure fell inside the band that was drawn for it."""
    return words.say("inside the band") if one.inside else words.say("outside the band")
