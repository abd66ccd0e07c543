"""The record in words: how many of the lines and marks that were given have held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import BaselineStatus, Direction, Fate, Grade
from indicators.analysis.record import Came
from indicators.release.documents import CameRecord, LineSums, MarkRecord, MarkSums, RecordSubject
from layouts.charts.periods import label_at
from layouts.charts.spans import years_between
from layouts.language.amounts import Unit, amount, count_text, day_text
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
HALF, TENTH = mark("chance alone: about 50 of 100"), mark("chance alone: at most 10 of 100")
CHANCE: dict[str, str] = {
    Grade.CLEAR: HALF,
    Grade.LEANING: HALF,
    Grade.CHANGED: HALF,
    BaselineStatus.CURVE_TURNED: TENTH,
    BaselineStatus.BETTER_SO_FAR: TENTH,
}
"""What would hold by chance: a coin falls on the side named half of the times; a band of 80 leaves 10 on each side."""
TOGETHER: dict[str, str] = {
    BaselineStatus.WORSE: BaselineStatus.CURVE_TURNED,
    BaselineStatus.WORSE_SO_FAR: BaselineStatus.BETTER_SO_FAR,
}


@dataclass(frozen=True)
class Tally:
    """Marks of one kind: how many were given, met newer figures, and held; and what chance alone would give."""

    kind: str
    given: int
    tested: int
    held: int
    chance: str


def lines_drawn(ours: LineSums, own: LineSums, words: Phrases) -> tuple[str, ...]:
    """Return how many lines the program drew, and how many of the figures that came since fell inside their bands.

    Teams' own lines are told apart: what they hold is no promise of the program.
    """
    if not ours.given and not own.given:
        return (words.say("We have not drawn any line of where we are headed yet."),)
    drawn = words.plural(
        "We have drawn one line of where we are headed.",
        "We have drawn %(number)s lines of where we are headed.",
        ours.given,
    )
    said = [drawn, *_bands(ours, words)]
    if own.given:
        said.append(
            words.plural("Teams drew one line of their own.", "Teams drew %(number)s lines of their own.", own.given)
        )
        said += _bands(own, words)
    return tuple(said)


def _bands(sums: LineSums, words: Phrases) -> Iterator[str]:
    """Yield how many of the figures that came fell inside the bands drawn for them."""
    came, outer = sums.inside + sums.outside, sums.inside_outer + sums.outside_outer
    if sums.looking_back:
        yield words.plural(
            "One figure was known already when its line was entered: that line looks back. A mark beside it tells how "
            "the figure lies to it, as the page of the measure says, and tests nothing that was foretold.",
            "%(number)s figures were known already when their lines were entered: those lines look back. A mark "
            "beside one tells how the figures lie to it, as the page of the measure says, and tests nothing that was "
            "foretold.",
            sums.looking_back,
        )
    if not came:
        yield words.say("No figure has come in since, so nothing is tested yet.")
        return
    yield words.say(
        "Inside the band: %(inside)s of the %(number)s times that a figure came in since. In the long run it should be "
        "80 of 100.",
        inside=count_text(sums.inside, words),
        number=count_text(came, words),
    )
    if outer:
        yield words.say(
            "Inside the wider band: %(inside)s of %(number)s. In the long run it should be 95 of 100.",
            inside=count_text(sums.inside_outer, words),
            number=count_text(outer, words),
        )
    if came < FEW:
        yield words.say("So few figures say little yet about how good the lines are.")


def tallies(kinds: Sequence[MarkSums], words: Phrases) -> tuple[Tally, ...]:
    """Return the sums of each kind of mark that was given, the surest first."""
    found: dict[str, list[MarkSums]] = {}
    for one in kinds:
        found.setdefault(TOGETHER.get(one.kind, one.kind), []).append(one)
    return tuple(_tally(kind, found[kind], words) for kind in KINDS if kind in found)


def _tally(kind: str, sums: Sequence[MarkSums], words: Phrases) -> Tally:
    held = sum(one.held for one in sums)
    tested = held + sum(one.not_held for one in sums)
    given = sum(one.given for one in sums)
    return Tally(words.say(KINDS[kind]), given, tested, held, words.say(CHANCE[kind]))


def said_of(one: MarkRecord, words: Phrases) -> str:
    """Return what a mark said."""
    return words.say(SAID[one.kind, Direction(one.direction)])


def fate_of(one: MarkRecord, words: Phrases) -> str:
    """Return what became of a mark."""
    return words.say(FATES[Fate(one.fate)])


def drawn_on(one: CameRecord, words: Phrases) -> str:
    """Return the day on which a line was drawn; of one that looks back, that on which it was entered."""
    if one.entered_on is None:
        return day_text(one.frozen_on, words)
    return words.say("looking back, entered on %(day)s", day=day_text(one.entered_on, words))


def figure_of(value: float, about: RecordSubject, words: Phrases) -> str:
    """Return a figure with its unit."""
    return amount(value, Unit(about.unit, about.decimals), words)


def period_of(came: Came, about: RecordSubject, words: Phrases) -> str:
    """Return the period whose figure came."""
    years = 1 if came.end is None else years_between(came.position, came.end)
    return label_at(came.position, about.period_type, words.language, years=years)


def came_out(one: Came, words: Phrases) -> str:
    """Return whether a figure fell inside the band that was drawn for it."""
    return words.say("inside the band") if one.inside else words.say("outside the band")
