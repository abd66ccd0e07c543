"""What a release hides and why, in words: the rules, the reasons, and who may see more."""

from collections.abc import Iterator

from indicators.release.documents import EarlierNote, RuleNote
from layouts.language.phrases import Phrases, mark

REASONS = {
    "few people": (mark("Too few people"), mark("The figure is about so few people that one could be recognized.")),
    "small count": (mark("Too few are counted"), mark("So few people are counted that one could be recognized.")),
    "small rest": (
        mark("Too few are not counted"),
        mark("So few people are not among those counted that one of them could be recognized."),
    ),
    "coded": (
        mark("Told only as “or more”, “or less”"),
        mark("The percentage is close to 0%% or to 100%%. Its exact size would tell about just a few people."),
    ),
    "counts unknown": (
        mark("Numbers not known"),
        mark("We do not know every number behind the figure, so we cannot be sure that it is safe to show."),
    ),
    "unreliable": (
        mark("Too few to be reliable, or to protect another"),
        mark(
            "The figure is about so few people that chance alone can move it a lot, or it would give a hidden one "
            "away. Which of the two is not told: that would tell how many they are."
        ),
    ),
    "protects another": (
        mark("Protects another hidden figure"),
        mark(
            "This figure could be shown by itself. But together with others that are shown, it would give "
            "away a hidden one."
        ),
    ),
    "whole table": (
        mark("So that nobody can be recognized"),
        mark("We give no more exact reason here, because even the reason would tell too much."),
    ),
    "withdrawn": (mark("Withdrawn"), mark("It is not to be seen. Its place says why.")),
    "undecided": (mark("Not decided yet"), mark("Nobody has checked yet whether it may be shown.")),
}
"""By reason: its name, and what it means."""

ROLES = {
    "coordinator": mark("the coordinator"),
    "team": mark("the team that works on it"),
}


FROM_ONE = mark(
    "Numbers of people from 1 to %(number)s are hidden, and so is every percentage that would tell such a number."
)
FROM_NONE = mark(
    "Numbers of people from 0 to %(number)s are hidden, and so is every percentage that would tell such a number."
)
ENDS = mark("Of more people than that, 0%% and 100%% are shown too, though they tell about every one of them.")
NOBODY = mark("Where nobody is counted, or everybody is, that is shown.")
BEYOND = mark(
    "Of a percentage that is told only as “or more” or “or less”, everything beyond that limit stays possible."
)
HIDDEN_BEFORE = mark(
    "Some of the figures were hidden already when another rule was in use. For those, what that rule said holds:"
)
FURTHER = {
    "coded": mark("Of a percentage close to 0%% or to 100%% only a limit is told: so much or more, so much or less."),
    "reliable": mark("A figure that rests on too few people to be reliable is hidden."),
    "complementary": mark(
        "A figure from which a hidden one could be worked out is hidden too. That is looked for in what adds up: "
        "groups, places, years, and columns of one source. It is not looked for between different sources, in every "
        "possible sum, or with numbers that were never shown here."
    ),
    "unreported": mark(
        "The figure of people whose group nobody recorded is hidden wherever the figure of another group is hidden."
    ),
    "scored": mark(
        "This rule hides figures only where they are so detailed that they could tell about a single person."
    ),
}
"""By what a rule asks for besides its threshold."""


def reason_words(reason: str, words: Phrases) -> tuple[str, str]:
    """Return the name of a reason and what it means; one without words is told by its own name."""
    name, meaning = REASONS.get(reason, (reason, ""))
    return words.say(name), words.say(meaning)


def role_words(role: str, words: Phrases) -> str:
    """Return who has a role."""
    return words.say(ROLES[role]) if role in ROLES else role


def rule_lines(rule: RuleNote, words: Phrases) -> tuple[str, ...]:
    """Return what a rule hides, a sentence each."""
    return tuple(words.say(said, number=rule.people or rule.count or 0) for said in _hides(rule)) + _flags(rule, words)


def promise(rule: RuleNote, words: Phrases) -> str:
    """Return how far a hidden figure can be narrowed down at most, and what holds for those hidden before."""
    earlier = [words.say(HIDDEN_BEFORE), *(_learned(one, words) for one in rule.earlier)] if rule.earlier else []
    return " ".join([_learned(rule, words), *earlier])


def _learned(rule: RuleNote | EarlierNote, words: Phrases) -> str:
    limit = words.say(BEYOND) if rule.coded and rule.complementary else ""
    return f"{_narrowest(rule, words)} {limit}".rstrip()


def _narrowest(rule: RuleNote | EarlierNote, words: Phrases) -> str:
    if not rule.complementary:
        return words.say(
            "This rule hides no other figures to protect a hidden one. So somebody may be able to work a "
            "hidden figure out."
        )
    if rule.people is not None:
        return words.say(
            "Of a figure that is hidden for being about few people, a reader can learn at most that it is about "
            "%(number)s people or fewer.",
            number=rule.people,
        )
    if rule.count is not None:
        low = 1 if rule.zeros else 0
        return words.say(
            "Of a number of people that is hidden for being small, a reader can learn at most that it is somewhere "
            "from %(low)s to %(number)s.",
            low=low,
            number=rule.count,
        )
    return words.say("Of a hidden figure, a reader can learn no more than the words in its place say.")


def _hides(rule: RuleNote) -> Iterator[str]:
    if rule.people is not None:
        yield mark("Figures about %(number)s people or fewer are hidden.")
    if rule.people is not None and not rule.coded:
        yield ENDS
    if rule.count is not None:
        yield FROM_ONE if rule.zeros else FROM_NONE
    if rule.count is not None and rule.zeros and not rule.coded:
        yield NOBODY
    yield from (said for name, said in FURTHER.items() if getattr(rule, name))


def _flags(rule: RuleNote, words: Phrases) -> tuple[str, ...]:
    said = []
    if rule.round_to is not None:
        said.append(
            words.say(
                "Numbers of people are rounded to multiples of %(number)s, and percentages to whole ones.",
                number=rule.round_to,
            )
        )
    if rule.pools:
        said.append(
            words.say(
                "Hidden groups are told together too, as one figure beside the others: of the newest period in which "
                "two or more are hidden and together large enough."
            )
        )
    if rule.flag_below is not None:
        said.append(
            words.say(
                "A figure about fewer than %(number)s people is shown with a note that says so.", number=rule.flag_below
            )
        )
    return tuple(said)
