"""What a release hides and why, in words: the rules, the reasons, and who may see more."""

from collections.abc import Iterator

from indicators.release.documents import RuleNote
from layouts.language.phrases import Phrases, mark

REASONS = {
    "few people": (mark("Too few people"), mark("The figure is about so few people that one could be recognized.")),
    "small count": (mark("Too few are counted"), mark("So few people are counted that one could be recognized.")),
    "small rest": (
        mark("All but a few are counted"),
        mark("So few people are left that everybody would know something about each of them."),
    ),
    "coded": (
        mark("Told only as “or more”, “or less”"),
        mark("The share is so close to none or all that its exact size would tell of a few people."),
    ),
    "counts unknown": (
        mark("Numbers not known"),
        mark("Without the numbers of people behind it, nobody can know that it is safe to show."),
    ),
    "unreliable": (mark("Too few to be reliable"), mark("It rests on so few people that chance moves it.")),
    "protects another": (
        mark("Protects another group"),
        mark("It is not small itself. Together with a total it would tell a smaller figure that is hidden."),
    ),
    "whole table": (
        mark("Nobody can be recognized"),
        mark("Its mark says no more, because even why it is hidden would tell too much."),
    ),
    "withdrawn": (mark("Withdrawn"), mark("It was shown before and was taken back. Its place says why.")),
    "undecided": (mark("Not decided yet"), mark("Nobody has checked yet whether it may be shown.")),
}
"""By reason: its name, and what it means."""

ROLES = {
    "coordinator": mark("the coordinator"),
    "team": mark("the team that works on it"),
}


FROM_ONE = mark("Numbers of people from 1 to %(number)s are hidden, and every share that would tell them.")
FROM_NONE = mark("Numbers of people from 0 to %(number)s are hidden, and every share that would tell them.")
FURTHER = {
    "coded": mark("A share close to none or all is told as a limit alone: so much or more, so much or less."),
    "reliable": mark("A figure that rests on too few people to be reliable is hidden."),
    "complementary": mark("A figure from which a hidden one could be worked out is hidden too."),
    "unreported": mark("People whose group nobody recorded are hidden where another group is."),
    "scored": mark("All this only where figures go into such detail that they could tell of a person."),
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
    """Return how far a hidden figure can be narrowed down at most."""
    limited = rule.coded and rule.complementary
    limit = words.say("Of a share that is told as a limit, all that lies beyond it stays possible.") if limited else ""
    return f"{_narrowest(rule, words)} {limit}".rstrip()


def _narrowest(rule: RuleNote, words: Phrases) -> str:
    if not rule.complementary:
        return words.say("This rule does not ask to hide what stands beside it: a hidden figure may be worked out.")
    if rule.people is not None:
        return words.say("At most, a reader can learn that it is somewhere from 0 to %(number)s.", number=rule.people)
    if rule.count is not None:
        low = 1 if rule.zeros else 0
        return words.say(
            "At most, a reader can learn that it is somewhere from %(low)s to %(number)s.", low=low, number=rule.count
        )
    return words.say("At most, a reader can learn what the mark itself says.")


def _hides(rule: RuleNote) -> Iterator[str]:
    if rule.people is not None:
        yield mark("Figures about %(number)s people or fewer are hidden.")
    if rule.count is not None:
        yield FROM_ONE if rule.zeros else FROM_NONE
    yield from (said for name, said in FURTHER.items() if getattr(rule, name))


def _flags(rule: RuleNote, words: Phrases) -> tuple[str, ...]:
    said = []
    if rule.round_to is not None:
        said.append(words.say("Numbers of people are rounded to multiples of %(number)s.", number=rule.round_to))
    if rule.pools:
        said.append(words.say("Groups that are hidden are told together where they are enough people."))
    if rule.flag_below is not None:
        said.append(words.say("A figure about fewer than %(number)s people is marked as such.", number=rule.flag_below))
    return tuple(said)
