"""What changed in a release since the one before, in sentences: one for each thing that changed of an indicator."""

from collections.abc import Iterator, Mapping

from indicators.release.changed import FigureChange
from indicators.release.documents import Changes, IndicatorChange, MarkChange
from layouts.charts.periods import period_text
from layouts.language.amounts import Unit, amount
from layouts.language.marks import CLEAR, HEADED, LEANING, TARGET, UNSURE
from layouts.language.phrases import Phrases, mark

NO_SIGN = mark("No sign of change")
ABOUT = {
    "trend": mark("Trend: “%(after)s”, before “%(before)s”."),
    "target": mark("Target: “%(after)s”, before “%(before)s”."),
    "baseline": mark("Where we are headed: “%(after)s”, before “%(before)s”."),
}
TRENDS: Mapping[tuple[str, str], str] = {
    **{("clear", way.value): word for way, (_, word) in CLEAR.items()},
    **{("leaning", way.value): word for way, (_, word) in LEANING.items()},
    **{(grade.value, "none"): word for grade, (_, word, _) in UNSURE.items()},
    ("no-sign", "none"): NO_SIGN,
}
STATES: Mapping[str, Mapping[str, str]] = {
    "target": {status.value: word for status, (_, word) in TARGET.items()},
    "baseline": {status.value: word for status, (_, word) in HEADED.items()},
}
NOT_NAMED = mark("Can't tell")


def change_lines(change: IndicatorChange, words: Phrases) -> tuple[str, ...]:
    """Return what changed of an indicator, a sentence for each: figures, marks, gaps, and what is hidden."""
    if change.new or change.gone:
        first = mark("It is shown for the first time.") if change.new else mark("It is not shown any more.")
        return (words.say(first), *_newest(change.newest, words), *_gaps(change, words))
    return (
        *_figures(change, words),
        *_newest(change.newest, words),
        *_marks(change, words),
        *_gaps(change, words),
        *_hidden(change, words),
    )


def change_sums(changes: Changes, words: Phrases) -> tuple[str, ...]:
    """Return what changed in the release as a whole: measures, and what is not known any more or known now."""
    if changes.since is None:
        return ()
    many = len(changes.indicators)
    if not many and not changes.gaps_opened and not changes.gaps_closed:
        return (words.say("No figure and no mark changed."),)
    said = words.plural("%(number)s measure changed.", "%(number)s measures changed.", many) if many else None
    return tuple(filter(None, (said, *_gap_lines(changes.gaps_opened, changes.gaps_closed, words))))


def _newest(one: FigureChange | None, words: Phrases) -> Iterator[str]:
    """Yield the newest figure that is new or corrected, with the one before it."""
    if one is None:
        return
    told = {
        "place": one.place.read(words.language),
        "group": one.group.read(words.language),
        "figure": amount(one.value, Unit(one.unit, one.decimals), words),
        "period": period_text(one.period, one.period_type, words.language),
    }
    if one.before is None or one.before_period is None:
        yield words.say("Newest: %(figure)s in %(period)s (%(place)s, %(group)s).", **told)
        return
    told["before"] = amount(one.before, Unit(one.unit, one.decimals), words)
    if one.before_period == one.period:
        yield words.say("Corrected: %(figure)s in %(period)s, before %(before)s (%(place)s, %(group)s).", **told)
        return
    told["first"] = period_text(one.before_period, one.period_type, words.language)
    yield words.say("Newest: %(figure)s in %(period)s, after %(before)s in %(first)s (%(place)s, %(group)s).", **told)


def _figures(change: IndicatorChange, words: Phrases) -> Iterator[str]:
    if change.figures_new:
        yield words.plural("%(number)s new figure.", "%(number)s new figures.", change.figures_new)
    if change.figures_revised:
        yield words.plural("%(number)s corrected figure.", "%(number)s corrected figures.", change.figures_revised)
    if change.figures_withdrawn:
        yield words.plural("%(number)s figure withdrawn.", "%(number)s figures withdrawn.", change.figures_withdrawn)
    if change.figures_lost:
        yield words.plural(
            "%(number)s figure is not available any more.",
            "%(number)s figures are not available any more.",
            change.figures_lost,
        )
    if change.figures_again:
        yield words.plural(
            "%(number)s figure is there again.", "%(number)s figures are there again.", change.figures_again
        )


def _marks(change: IndicatorChange, words: Phrases) -> Iterator[str]:
    yield from (_mark(one, words) for one in change.marks)
    if change.other_trends:
        yield words.plural(
            "The trend of %(number)s other place or group changed.",
            "The trends of %(number)s other places or groups changed.",
            change.other_trends,
        )


def _mark(one: MarkChange, words: Phrases) -> str:
    if one.kind == "trend":
        before, after = TRENDS.get((one.before, one.before_way)), TRENDS.get((one.after, one.after_way))
    else:
        before, after = (STATES[one.kind].get(status) for status in (one.before, one.after))
    return words.say(ABOUT[one.kind], before=words.say(before or NOT_NAMED), after=words.say(after or NOT_NAMED))


def _gaps(change: IndicatorChange, words: Phrases) -> Iterator[str]:
    yield from _gap_lines(change.gaps_opened, change.gaps_closed, words)


def _gap_lines(opened: int, closed: int, words: Phrases) -> Iterator[str]:
    if opened:
        yield words.plural(
            "%(number)s more thing that we do not know.", "%(number)s more things that we do not know.", opened
        )
    if closed:
        yield words.plural(
            "%(number)s thing that we did not know is settled.",
            "%(number)s things that we did not know are settled.",
            closed,
        )


def _hidden(change: IndicatorChange, words: Phrases) -> Iterator[str]:
    if change.hidden_more:
        yield words.plural(
            "%(number)s more figure is hidden for privacy.",
            "%(number)s more figures are hidden for privacy.",
            change.hidden_more,
        )
    if change.hidden_fewer:
        yield words.plural(
            "%(number)s figure that was hidden for privacy is not any more.",
            "%(number)s figures that were hidden for privacy are not any more.",
            change.hidden_fewer,
        )
