"""Groups beside each other: how far apart they are, whether that is more than chance, and whether the gap closes."""

from collections.abc import Mapping, Sequence

from indicators.analysis.codes import Against, Better, Direction, Grade
from indicators.analysis.judgement import Disparity, PartsCheck, Trend
from layouts.charts.numbers import number_text
from layouts.language.amounts import count_text
from layouts.language.phrases import Phrases, mark
from layouts.language.subject import Subject

BELOW_BEST = mark("%(group)s: %(size)s below the best-placed group, %(other)s, in %(period)s; %(sure)s.")
ABOVE_BEST = mark("%(group)s: %(size)s above the best-placed group, %(other)s, in %(period)s; %(sure)s.")
LIKE_BEST = mark("%(group)s: about the same as the best-placed group, %(other)s, in %(period)s.")
TIMES_BEST = mark("%(group)s: %(times)s times the figure of the best-placed group, %(other)s, in %(period)s; %(sure)s.")
BELOW_HIGHEST = mark("%(group)s: %(size)s below the group with the highest figure, %(other)s, in %(period)s; %(sure)s.")
LIKE_HIGHEST = mark("%(group)s: about the same as the group with the highest figure, %(other)s, in %(period)s.")
BELOW_ALL = mark("%(group)s: %(size)s below everyone in %(period)s; %(sure)s.")
ABOVE_ALL = mark("%(group)s: %(size)s above everyone in %(period)s; %(sure)s.")
LIKE_ALL = mark("%(group)s: about the same as everyone in %(period)s.")
SURE = {
    True: mark("that is more than chance alone"),
    False: mark("that could be chance alone"),
    None: mark("whether it is more than chance alone is not known"),
}
COURSES = {
    (Grade.CLEAR, Direction.BETTER): mark("The gap has been closing since %(since)s."),
    (Grade.CLEAR, Direction.WORSE): mark("The gap has been widening since %(since)s."),
    (Grade.LEANING, Direction.BETTER): mark(
        "The gap leans toward closing since %(since)s; chance alone shows this about one time in four."
    ),
    (Grade.LEANING, Direction.WORSE): mark(
        "The gap leans toward widening since %(since)s; chance alone shows this about one time in four."
    ),
    (Grade.CHANGED, Direction.BETTER): mark("The gap is narrower than in %(since)s; that alone is no trend."),
    (Grade.CHANGED, Direction.WORSE): mark("The gap is wider than in %(since)s; that alone is no trend."),
}
STILL = mark("The gap has not clearly closed or widened since %(since)s.")
TOO_FEW = mark("Too few figures to tell whether the gap closes.")
OTHERWISE = mark("It is counted differently now, so nobody can tell yet whether the gap closes.")
BACK = mark("Its newest figures go the other way.")
SHORT = {
    (Grade.CLEAR, Direction.BETTER): mark("closing"),
    (Grade.CLEAR, Direction.WORSE): mark("widening"),
    (Grade.LEANING, Direction.BETTER): mark("leaning toward closing"),
    (Grade.LEANING, Direction.WORSE): mark("leaning toward widening"),
    (Grade.CHANGED, Direction.BETTER): mark("narrower, but no trend"),
    (Grade.CHANGED, Direction.WORSE): mark("wider, but no trend"),
}
CLOSE = mark("too close to call")
PLACES = {
    Grade.CLEAR: mark(
        "In %(since)s it was the other way around: the two have changed places, and %(group)s %(stands)s."
    ),
    Grade.LEANING: mark(
        "In %(since)s it was the other way around, and %(group)s %(stands)s; it leans toward a change of places, and "
        "chance alone shows this about one time in four."
    ),
}
STANDS = {True: mark("is behind now"), False: mark("is ahead now")}
LOWER = {True: mark("is lower now"), False: mark("is higher now")}
PLACES_SHORT = {Grade.CLEAR: mark("changed places"), Grade.LEANING: mark("leaning toward a change of places")}
LEAST_TOLD = 11
"""The smallest number of people in no group that is told: 1 to 10 is a small count, as in the rules of privacy."""
UNTOLD = (Grade.TOO_FEW, Grade.GROUPS_TOO_SMALL)
DIMENSIONS = {
    "race-ethnicity": mark("By race and ethnicity"),
    "gender": mark("By gender"),
    "income": mark("By income"),
    "disability": mark("By disability"),
    "age": mark("By age"),
    "language": mark("By language"),
    "school": mark("By what students need"),
    "housing": mark("By shelter"),
    "service": mark("By military service"),
}
NAMED = 3
"""So many groups name a dimension of the community's own."""


def dimension_heading(dimension: str, groups: Sequence[str], words: Phrases) -> str:
    """Return what a dimension is called: one of the community's own, whose id has no translation, by its groups."""
    if dimension in DIMENSIONS:
        return words.say(DIMENSIONS[dimension])
    named = [*groups[:NAMED], *(["…"] if len(groups) > NAMED else [])]
    return words.say("Groups: %(names)s", names=", ".join(named))


def group_sentence(
    group: str, said: Mapping[Against, Disparity], names: Mapping[str, str], subject: Subject, *, neither: bool = False
) -> str:
    """Return how far one group is from the best-placed one; the best-placed group itself from everyone.

    Args:
        group: the name of the group.
        said: how far it is from the best-placed group and from everyone; not empty.
        names: the names of the groups by id.
        subject: the series of the group.
        neither: whether neither way is better; nobody is best placed then.
    """
    gap = said.get(Against.BEST) or said[Against.TOTAL]
    wording = _wording(gap, subject, neither=neither)
    values = {
        "group": group,
        "size": _size(gap, subject),
        "times": number_text(gap.ratio or 0.0, 1, subject.words.language),
        "other": names.get(gap.reference, gap.reference),
        "period": subject.period(gap.position, gap.end),
        "sure": subject.words.say(SURE[gap.different]),
    }
    return subject.words.say(wording, **values)


def course_sentence(course: Trend, subject: Subject) -> str:
    """Return whether a gap closes."""
    since = subject.of(course).period(course.first)
    if course.grade in UNTOLD:
        return subject.words.say(TOO_FEW)
    if course.grade is Grade.SERIES_CHANGED:
        return subject.words.say(OTHERWISE)
    told = subject.words.say(COURSES.get((course.grade, course.direction), STILL), since=since)
    return told if course.turned_since is None else f"{told} {subject.words.say(BACK)}"


def places_sentence(gap: Disparity, group: str, subject: Subject, *, better: Better) -> str | None:
    """Return that a group and what it is held against have changed places, and which is behind; None where not."""
    if gap.changed_places not in PLACES:
        return None
    below = gap.difference < 0
    stands = LOWER[below] if better is Better.NEITHER else STANDS[below is (better is Better.HIGHER)]
    return subject.words.say(
        PLACES[gap.changed_places],
        since=subject.of(gap.course).period(gap.course.first),
        group=group,
        stands=subject.words.say(stands),
    )


def course_word(course: Trend, words: Phrases) -> str:
    """Return whether a gap closes, in a word or two for a table."""
    if course.grade in UNTOLD or course.grade is Grade.SERIES_CHANGED:
        return words.say("can't tell")
    told = words.say(SHORT.get((course.grade, course.direction), CLOSE))
    return told if course.turned_since is None else words.say("%(course)s, but not lately", course=told)


def gap_word(gap: Disparity, words: Phrases) -> str:
    """Return whether a gap closes, or the two have changed places, in a word or two for a table."""
    places = None if gap.changed_places is None else PLACES_SHORT.get(gap.changed_places)
    return course_word(gap.course, words) if places is None else words.say(places)


def gap_text(gap: Disparity, subject: Subject) -> str:
    """Return a gap for a table, with the mark of one that could be chance: `−12.3 percentage points`."""
    sign = "\u2212" if subject.gap(gap.other, gap.value) < 0 else "+"
    size = _size(gap, subject)
    written = size if subject.gap(gap.other, gap.value) == 0 else sign + size
    if gap.different:
        return written
    unsure = mark("%(gap)s (could be chance)") if gap.different is False else mark("%(gap)s (chance not known)")
    return subject.words.say(unsure, gap=written)


def parts_sentence(check: PartsCheck, subject: Subject) -> str | None:
    """Return how the groups of a dimension fit everyone; None where they do, and leave out nobody or up to ten."""
    words, period = subject.words, subject.period(check.position, check.end)
    if check.parts is None:
        if check.fits:
            return None
        return words.say(
            "The figure of everyone in %(period)s is not between those of these groups: some groups are missing here, "
            "or the figures do not go together.",
            period=period,
        )
    parts, total = count_text(round(check.parts), words), count_text(round(check.total), words)
    if not check.fits:
        return words.say(
            "These groups add up to %(parts)s in %(period)s, more than the %(total)s of everyone: some people are in "
            "two of them, or the figures do not go together.",
            parts=parts,
            period=period,
            total=total,
        )
    missing = round(check.total) - round(check.parts)
    if missing < LEAST_TOLD:
        return None
    return words.say(
        "Of the %(total)s counted in %(period)s, %(parts)s are in these groups; %(missing)s are in none of them.",
        total=total,
        period=period,
        parts=parts,
        missing=count_text(missing, words),
    )


def _wording(gap: Disparity, subject: Subject, *, neither: bool) -> str:
    same, below = subject.gap(gap.other, gap.value) == 0, gap.difference < 0
    if gap.against is Against.TOTAL:
        return LIKE_ALL if same else (BELOW_ALL if below else ABOVE_ALL)
    if neither:
        return LIKE_HIGHEST if same else BELOW_HIGHEST
    if same:
        return LIKE_BEST
    if subject.unit.name.startswith("per ") and gap.ratio is not None and round(gap.ratio, 1) != 1:
        return TIMES_BEST
    return BELOW_BEST if below else ABOVE_BEST


def _size(gap: Disparity, subject: Subject) -> str:
    return subject.difference(subject.gap(gap.other, gap.value))
