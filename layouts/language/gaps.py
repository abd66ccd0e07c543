"""Gaps in words: what we do not know, why, what would change that, and what could then be said."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import Reliability
from indicators.release.documents import GapNote
from layouts.language.amounts import count_text, day_text
from layouts.language.codes import QUADRANTS, in_words
from layouts.language.gap_codes import CLOSED_BY, CLOSED_BY_ALIKE, THEN, THEN_ALIKE, WEAK
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.phrases import mark

MOST_PERIODS = 4

Say = Callable[[GapNote, GapSpeaker], str]


@dataclass(frozen=True)
class GapWords:
    """A gap in the words of its reader: what is missing, what would close it, what could then be said."""

    what: str
    closed_by: str
    then: str


def gap_words(note: GapNote, by: GapSpeaker, *, alike: bool = False) -> GapWords:
    """Return a gap in whole sentences that name what they are about; `alike`: further groups lack the same."""
    closed_by, then = CLOSED_BY.get(note.kind, ""), THEN.get(note.kind, "")
    if alike:
        closed_by, then = CLOSED_BY_ALIKE.get(note.kind, closed_by), THEN_ALIKE.get(note.kind, then)
    way = by.words.say(closed_by)
    closing = by.words.say("What would close it: %(way)s", way=way[:1].lower() + way[1:])
    return GapWords(what(note, by), closing, by.words.say(then))


def what(note: GapNote, by: GapSpeaker) -> str:
    """Return what is missing, in a sentence or two."""
    said = _WHAT[note.kind](note, by)
    return " ".join(part for part in (said, by.ended(note)) if part)


def missing_places(notes: Sequence[GapNote], measures: int | None, by: GapSpeaker) -> str:
    """Return in one sentence how many main measures have no figures for a place, or which, where no more is told.

    `notes` are of one place; `measures` is how many main measures there are, None where only a part of them is told.
    """
    place = by.name(notes[0].place.name if notes[0].place else None)
    titles = [one.indicator.name for one in notes if one.indicator]
    if measures is None:
        return by.words.say("%(place)s: no figures of its own for %(titles)s.", place=place, titles=by.quoted(titles))
    return by.words.plural(
        "%(place)s: no figures of its own for %(number)s of %(all)s main measures.",
        "%(place)s: no figures of its own for %(number)s of %(all)s main measures.",
        len(titles),
        place=place,
        all=count_text(measures, by.words),
    )


def missing_groups(notes: Sequence[GapNote], by: GapSpeaker) -> str:
    """Return in one sentence which groups have no figures of a measure in its place; `notes` are of one measure."""
    first, groups = notes[0], [one.group.name for one in notes if one.group]
    said = by.words.plural(
        "%(about)s, %(place)s: no figures for this group: %(groups)s.",
        "%(about)s, %(place)s: no figures for these groups: %(groups)s.",
        len(groups),
        about=by.name(first.indicator.name if first.indicator else None),
        place=by.name(first.place.name if first.place else None),
        groups=by.names(groups),
    )
    return " ".join([said, *elsewhere(notes, by)])


def elsewhere(notes: Sequence[GapNote], by: GapSpeaker) -> Iterator[str]:
    """Yield which other measures have figures of the groups that are missing, a sentence for each."""
    held: dict[str, list[GapNote]] = defaultdict(list)
    for note in notes:
        for one in note.elsewhere:
            held[by.name(one.name)].append(note)
    for title, own in held.items():
        groups = by.names([one.group.name for one in own if one.group])
        yield by.words.say("“%(other)s”, counted another way, has figures for: %(groups)s.", other=title, groups=groups)


def _no_data(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say("%(about)s: there are no figures yet.", about=by.subject(note))


def _late(note: GapNote, by: GapSpeaker) -> str:
    named = {"about": by.subject(note), "latest": by.period(note, note.facts.get("latest"))}
    if note.facts.get("reason") == "calendar":
        due = day_text(str(note.facts["due"]), by.words)
        return by.words.say(
            "%(about)s: new figures were due on %(due)s and have not come; the newest are for %(latest)s.",
            due=due,
            **named,
        )
    expected = by.period(note, note.facts.get("expected"))
    gone = note.facts.get("gone")
    return by.words.say(
        "%(about)s: the newest figures are for %(latest)s. Those for %(expected)s should have come: %(gone)s whole "
        "periods have gone by since.",
        expected=expected,
        gone=count_text(gone, by.words) if isinstance(gone, int) else by.words.say("at least two"),
        **named,
    )


def _hole(note: GapNote, by: GapSpeaker) -> str:
    held = note.facts.get("periods")
    periods = [by.period(note, one) for one in held] if isinstance(held, list) else []
    shown = periods if len(periods) <= MOST_PERIODS else [*periods[: MOST_PERIODS - 1]]
    if len(shown) == len(periods):
        return by.words.say("%(about)s: no figures for %(periods)s.", about=by.subject(note), periods=by.listed(shown))
    return by.words.say(
        "%(about)s: no figures for %(number)s periods from %(first)s to %(last)s.",
        about=by.subject(note),
        number=count_text(len(periods), by.words),
        first=periods[0],
        last=periods[-1],
    )


def _place(note: GapNote, by: GapSpeaker) -> str:
    about = by.name(note.indicator.name if note.indicator else None)
    place = by.name(note.place.name if note.place else None)
    there = by.names([one.name for one in note.named])
    if not there:
        return by.words.say("%(about)s: no figures for %(place)s.", about=about, place=place)
    return by.words.say(
        "%(about)s: no figures for %(place)s by itself. There are figures for: %(there)s.",
        about=about,
        place=place,
        there=there,
    )


def _group(note: GapNote, by: GapSpeaker) -> str:
    about = by.name(note.indicator.name if note.indicator else None)
    place = by.name(note.place.name if note.place else None)
    group = by.name(note.group.name if note.group else None)
    there = by.names([one.name for one in note.named])
    said = mark("%(about)s, %(place)s: no figures for this group: %(group)s.")
    if there:
        said = mark("%(about)s, %(place)s: no figures for this group: %(group)s. There are figures for: %(there)s.")
    told = by.words.say(said, about=about, place=place, group=group, there=there)
    return " ".join([told, *elsewhere([note], by)])


def _too_few_for_trend(note: GapNote, by: GapSpeaker) -> str:
    return by.words.plural(
        "%(about)s: there is only one figure, too few to see a direction.",
        "%(about)s: of %(number)s figures too few can be compared to see a direction.",
        _figures(note),
        about=by.subject(note),
    )


def _too_few_for_baseline(note: GapNote, by: GapSpeaker) -> str:
    return by.words.plural(
        "%(about)s: there is only one figure, too few to see where it is headed.",
        "%(about)s: of %(number)s figures too few can be compared to see where it is headed.",
        _figures(note),
        about=by.subject(note),
    )


def _figures(note: GapNote) -> int:
    return int(str(note.facts.get("figures") or 0))


def _break(note: GapNote, by: GapSpeaker) -> str:
    return by.words.plural(
        "%(about)s: counted differently since %(since)s, with only one figure since then: too few to see a direction.",
        "%(about)s: counted differently since %(since)s, with only %(number)s figures since then: too few to see a "
        "direction.",
        _figures(note),
        about=by.subject(note),
        since=by.period(note, note.facts.get("since")),
    )


def _hidden(note: GapNote, by: GapSpeaker) -> str:
    said = mark("%(about)s: the figure for %(period)s is hidden for privacy.")
    if note.facts.get("by") == "publisher":
        said = mark("%(about)s: its publisher has hidden the figure for %(period)s for privacy.")
    return by.words.say(said, about=by.subject(note), period=by.period(note, note.facts.get("period")))


def _unreliable(note: GapNote, by: GapSpeaker) -> str:
    why = by.words.say(WEAK.get(str(note.facts.get("why")), WEAK[Reliability.MARKED]))
    return by.words.say(
        "%(about)s: the newest figure that is shown, for %(period)s, cannot be leaned on: %(why)s.",
        about=by.subject(note),
        period=by.period(note, note.facts.get("period")),
        why=why,
    )


def _no_target(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say("%(about)s: nobody has set a target.", about=by.subject(note))


def _no_baseline(note: GapNote, by: GapSpeaker) -> str:
    said = mark("%(about)s: nobody has drawn where it is headed.")
    until, broken = note.facts.get("until"), note.facts.get("broken")
    if broken:
        said = mark(
            "%(about)s: the line of where it is headed is of an older way of counting than that since %(broken)s."
        )
    elif until:
        said = mark("%(about)s: the line of where it is headed ended with %(until)s, and nobody has drawn a new one.")
    elif not note.facts.get("possible"):
        said = mark("%(about)s: nobody has drawn where it is headed, and too few figures can be compared to do so.")
    periods = {"until": by.period(note, until or ""), "broken": by.period(note, broken or "")}
    return by.words.say(said, about=by.subject(note), **periods)


def _no_story(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say("%(about)s: nobody has written what lies behind the figures.", about=by.subject(note))


def _old_story(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say(
        "%(about)s: what lies behind the figures was written on %(day)s, before those for %(latest)s were in.",
        about=by.subject(note),
        day=day_text(str(note.facts["written_on"]), by.words),
        latest=by.period(note, note.facts.get("latest")),
    )


def _no_strategy(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say("%(about)s: no team has said what it does about it.", about=by.subject(note))


def _no_measure(note: GapNote, by: GapSpeaker) -> str:
    held = note.facts.get("missing")
    missing = [in_words(one, QUADRANTS, by.words) for one in held] if isinstance(held, list) else []
    strategy = by.name(note.strategy.name if note.strategy else None)
    if len(missing) == len(QUADRANTS):
        return by.words.say("%(strategy)s: nothing tells yet how this program does.", strategy=strategy)
    quoted = by.listed([f"“{one}”" for one in missing])
    return by.words.say("%(strategy)s: no measure answers %(missing)s.", strategy=strategy, missing=quoted)


def _no_headline(note: GapNote, by: GapSpeaker) -> str:
    return by.words.say("%(about)s: no main measure has been chosen.", about=by.name(note.outcome.name))


_WHAT: dict[str, Say] = {
    "no-data": _no_data,
    "late": _late,
    "hole": _hole,
    "place-without-data": _place,
    "group-without-data": _group,
    "too-few-for-trend": _too_few_for_trend,
    "too-few-for-baseline": _too_few_for_baseline,
    "break": _break,
    "hidden": _hidden,
    "unreliable": _unreliable,
    "no-target": _no_target,
    "no-baseline": _no_baseline,
    "no-story": _no_story,
    "old-story": _old_story,
    "no-strategy": _no_strategy,
    "no-measure": _no_measure,
    "no-headline": _no_headline,
}
