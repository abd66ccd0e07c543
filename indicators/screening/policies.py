"""Which rule of disclosure holds for a figure and what it says: by its indicator or its source, and by the day."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from indicators.disclosure.adding import EVERYONE, Figure
from indicators.disclosure.policy import PRESETS, Policy
from indicators.disclosure.score import Shown, may_show_small
from indicators.reading import KnownIndicator, KnownRule, KnownSource
from indicators.store import tables as t

AS_PUBLISHED = "as published"
SCORED = "calhhs"
OWN = ("zeros", "coded", "reliable", "complementary", "round_to", "flag_below", "pool_into")
"""The columns of a rule that stand in place of what its preset says."""
Rule = t.DisclosureRule | KnownRule
Source = t.Source | KnownSource
Measured = t.Indicator | t.Measure | KnownIndicator | None
"""None: a performance measure as well, which has no rule of its own."""


def rule_of(
    source: str,
    indicator: Measured,
    sources: Mapping[str, Source],
    rules: Mapping[str, Rule],
    *,
    today: dt.date | None,
) -> Rule | None:
    """Return the rule that holds for the figures of an indicator from a source; None where nobody has named one.

    The indicator's own rule comes before the source's. Of the rules that follow it, the newest one that has begun
    holds; one that has not begun leaves it to the rule that it follows.

    Args:
        source: an id.
        indicator: or a performance measure, which has no rule of its own.
        sources: by their ids.
        rules: by their ids.
        today: None where nobody says what today is: every rule has begun.

    Raises:
        KeyError: a source or a rule is not there.
    """
    own = None if indicator is None or isinstance(indicator, t.Measure) else indicator.disclosure_rule
    named = own or sources[source].disclosure_rule
    return None if named is None else in_force(rules[named], rules, today=today)


def in_force(rule: Rule, rules: Mapping[str, Rule], *, today: dt.date | None) -> Rule:
    """Return the rule that holds in the place of a rule on a day; see `rule_of`."""
    seen = {rule.id}
    while not _has_begun(rule, today) and rule.follows is not None and rule.follows not in seen:
        rule = rules[rule.follows]
        seen.add(rule.id)
    begun = [one for one in _followers(rule, rules.values()) if _has_begun(one, today)]
    # Of two that begin on one day, which no file may bring any more, the last by its id.
    return max([rule, *begun], key=lambda one: (one is not rule, one.begins_on or dt.date.min, one.id))


def policy_of(
    source: str,
    indicator: Measured,
    sources: Mapping[str, Source],
    rules: Mapping[str, Rule],
    *,
    today: dt.date | None,
) -> Policy | None:
    """Return what holds for the figures of an indicator from a source; None: they are shown as published.

    Arguments and errors are those of `rule_of`.
    """
    rule = rule_of(source, indicator, sources, rules, today=today)
    return None if rule is None else policy(rule)


def policy(rule: Rule) -> Policy | None:
    """Return what a rule says: its preset, with its own columns in place of it; None: as published.

    `minimum` stands in place of the preset's threshold, of people or of counts; what is empty is as in the preset.

    Raises:
        KeyError: nothing is known of a rule of that name.
    """
    if rule.rule == AS_PUBLISHED:
        return None
    preset = PRESETS[rule.rule]
    said: dict[str, Any] = {name: value for name in OWN if (value := getattr(rule, name)) is not None}
    if rule.minimum is not None:
        said["count" if preset.people is None else "people"] = rule.minimum
    return replace(preset, **said)


def fingerprint(rule: str, said: Policy) -> str:
    """Return a rule's id with its thresholds, 200 letters at most: it changes when what it says changes."""
    named = [(one.name, getattr(said, one.name)) for one in fields(said)]
    words = [name if value is True else f"{name}={value}" for name, value in named if value not in (None, False)]
    return " ".join([rule, *words])


def applies(rule: Rule, shown: Shown) -> bool:
    """Tell whether a rule hides anything of a table: that of CalHHS only from a publication score of 13 on."""
    return rule.rule != SCORED or not may_show_small(shown)


@dataclass(frozen=True)
class People:
    """What the publication score asks of groups and places.

    Attributes:
        dimensions: of every group, by its id.
        unreported: the groups of people of whom the dimension is not known.
        populations: of every place, by its id; None is unknown.
    """

    dimensions: Mapping[str, str]
    unreported: Collection[str]
    populations: Mapping[str, int | None]


def shown_of(figures: Iterable[Figure], people: People) -> Shown:
    """Return what is known of the table that all figures of one indicator make; there is one at least.

    The people whom a figure does not count are few as well as those whom it does. A figure whose numbers are unknown
    makes the smallest number unknown.

    Raises:
        ValueError: there is no figure.
    """
    table = list(figures)
    living = [people.populations.get(place) for place in {one.place for one in table}]
    return Shown(
        events=_fewest([one.count for one in table], [one.rest for one in table]),
        groups=_groups({one.group for one in table}, people),
        days=min((one.ends - one.starts).days + 1 for one in table),
        population=_fewest(living, ()),
    )


def _fewest(numbers: Sequence[int | None], more: Sequence[int | None]) -> int | None:
    """Return the smallest number, and of `more` where they are known; None where one of the first is not."""
    known = [one for one in numbers if one is not None]
    return min([*known, *(one for one in more if one is not None)]) if len(known) == len(numbers) else None


def _groups(shown: Collection[str], people: People) -> dict[str, int]:
    """Return how many groups of each dimension are shown."""
    counted = [people.dimensions[group] for group in shown if group not in people.unreported]
    return {dimension: counted.count(dimension) for dimension in sorted(set(counted) - {EVERYONE})}


def _has_begun(rule: Rule, today: dt.date | None) -> bool:
    return rule.begins_on is None or today is None or rule.begins_on <= today


def _followers(first: Rule, rules: Collection[Rule]) -> Iterator[Rule]:
    """Yield the rules that follow one, those that follow them, and so on, each once."""
    seen = {first.id}
    while found := [one for one in rules if one.follows in seen and one.id not in seen]:
        seen.update(one.id for one in found)
        yield from found
