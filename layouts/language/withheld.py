"""Why figures are not shown, in words: a clause for each reason, as it stands behind `Not shown:`."""

from collections.abc import Sequence

from indicators.release.documents import Point
from layouts.charts import withheld
from layouts.language.phrases import Phrases, mark

WITHHELD = {
    "few people": mark("fewer than {below} {people}"),
    "small count": mark("fewer than {below} {people}"),
    "small rest": mark("fewer than {below} {people} are not among those counted"),
    "top": mark("{share} or more"),
    "bottom": mark("{share} or less"),
    "exact": mark("told only as “{limit}”"),
    "counts unknown": mark("not all numbers behind it are known"),
    "unreliable": mark("too few to be reliable, or hidden to protect another"),
    "protects another": mark("hidden so that another hidden figure cannot be worked out"),
    "protects a group": mark("hidden to protect another group"),
    "whole table": mark("hidden so that nobody can be recognized"),
    "withdrawn": mark("withdrawn"),
    "withdrawn because": mark("withdrawn: {reason}"),
    "withdrawn because, elsewhere": mark("withdrawn; the reason is told in another language: {reason}"),
    "suppressed at source": mark("not shown by the publisher"),
    "hidden for privacy": mark("hidden for privacy"),
    "people": mark("people"),
}
"""By the reason of a `Hidden` or the flag of a point; `top` and `bottom` are told instead of a coded share."""


def withheld_words(words: Phrases) -> dict[str, str]:
    """Return the clauses in the reader's language; their braces are filled by `layouts.charts.withheld`."""
    return {code: words.say(said) for code, said in WITHHELD.items()}


def reasons(points: Sequence[Point], counted: withheld.Counted, words: Phrases) -> tuple[str, ...]:
    """Return why the figures of some points are withheld, each reason once, in the order of the points."""
    said = withheld_words(words)
    each = (withheld.reason(one, counted, said, words.language) for one in points)
    return tuple(dict.fromkeys(one.rstrip(".") for one in each if one))
