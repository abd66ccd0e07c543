"""How the measures of an outcome stand together: of three one is getting worse, of two we can't tell."""

from collections import Counter
from collections.abc import Mapping, Sequence

from layouts.language.marks import Shape
from layouts.language.phrases import Phrases, mark

PAST = "past"
"""Of a measure whose newest figure is too old to tell of today, or that has ended."""
Told = tuple[str, str, str]
"""Of the only measure there is, of one among others, of several."""
STATES: Mapping[str, Told] = {
    Shape.WORSE: (mark("it is getting worse"), mark("one is getting worse"), mark("%(number)s are getting worse")),
    Shape.LEANING_WORSE: (
        mark("it is leaning worse"),
        mark("one is leaning worse"),
        mark("%(number)s are leaning worse"),
    ),
    Shape.BETTER: (mark("it is getting better"), mark("one is getting better"), mark("%(number)s are getting better")),
    Shape.LEANING_BETTER: (
        mark("it is leaning better"),
        mark("one is leaning better"),
        mark("%(number)s are leaning better"),
    ),
    Shape.CHANGED: (mark("it has changed"), mark("one has changed"), mark("%(number)s have changed")),
    PAST: (
        mark("its newest figure is too old to tell how it is today"),
        mark("the newest figure of one is too old to tell how it is today"),
        mark("the newest figures of %(number)s are too old to tell how they are today"),
    ),
    Shape.UNKNOWN: (mark("we can't tell"), mark("of one we can't tell"), mark("of %(number)s we can't tell")),
}
"""In the order in which they are told: what is getting worse first."""
NUMBERS = (
    mark("two"),
    mark("three"),
    mark("four"),
    mark("five"),
    mark("six"),
    mark("seven"),
    mark("eight"),
    mark("nine"),
)


WHOLE: Mapping[bool, tuple[str, str, str]] = {
    True: (
        mark("There is one main measure: %(told)s."),
        mark("Of none of its %(number)s main measures can we tell."),
        mark("Of %(number)s main measures, %(told)s."),
    ),
    False: (
        mark("There is one measure: %(told)s."),
        mark("Of none of %(number)s measures can we tell."),
        mark("Of %(number)s measures, %(told)s."),
    ),
}
"""Of main measures, and of any: of the only one, of several of which none can be told, of several."""


def standing(states: Sequence[str], words: Phrases, *, main: bool = True) -> str:
    """Return how measures stand together; what no state is known of counts as one we can't tell. Empty for none.

    Args:
        states: of each measure, a `Shape` or `PAST`.
        words: the reader's.
        main: whether they are the main measures of their outcome.
    """
    if not states:
        return ""
    one, none, several = WHOLE[main]
    counted = Counter(state if state in STATES else Shape.UNKNOWN for state in states)
    number = spelled(len(states), words)
    if len(states) == 1:
        return words.say(one, told=words.say(STATES[next(iter(counted))][0]))
    if counted[Shape.UNKNOWN] == len(states):
        return words.say(none, number=number)
    told = (_told(STATES[state], counted[state], words) for state in STATES if counted[state])
    return words.say(several, number=number, told="; ".join(told))


def spelled(number: int, words: Phrases) -> str:
    """Return a whole number as it stands in a sentence: two to nine as words."""
    return words.say(NUMBERS[number - 2]) if 2 <= number < 2 + len(NUMBERS) else str(number)


def _told(said: Told, number: int, words: Phrases) -> str:
    return words.say(said[1]) if number == 1 else words.say(said[2], number=spelled(number, words))
