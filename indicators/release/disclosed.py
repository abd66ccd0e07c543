"""The document on what a release does not show, counted from the documents that it shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.disclosure.policy import Policy
from indicators.release.curves import HIDDEN
from indicators.release.documents import IndicatorDocument, Point
from indicators.release.material import Material
from indicators.release.protection import AgreementNote, DisclosureDocument, EarlierNote, HiddenSum, RuleNote
from indicators.release.proving import Proof
from indicators.release.words import day
from indicators.screening.policies import SCORED, in_force, policy, rule_of
from indicators.store import tables as t

AT_SOURCE, UNDECIDED, WITHDRAWN = "suppressed at source", "undecided", "withdrawn"


@dataclass(frozen=True)
class Known:
    """A figure that we know, of an indicator: hidden for a reason, or shown."""

    indicator: str
    source: str
    reason: str | None


def disclosure_document(material: Material, documents: Iterable[IndicatorDocument], proof: Proof) -> DisclosureDocument:
    """Return what a release hides and why. Of the attack it tells what holds again when nothing has changed."""
    points = [(one.head.id, point) for one in documents for series in one.series for point in series.points]
    known = list(_known(points))
    hidden = Counter(one.reason for one in known if one.reason)
    used = {point.source for _, point in points}
    return DisclosureDocument(
        figures=len(known),
        hidden=hidden.total(),
        at_source=sum(AT_SOURCE in point.flags for _, point in points if point.why is None and point.value is None),
        measures=len(material.hidden_measures),
        reasons=tuple(HiddenSum(reason, count) for reason, count in sorted(hidden.items(), key=_most_first)),
        rules=tuple(_rules(material, known)),
        agreements=tuple(_agreement(material, one) for one in sorted(used) if _is_agreed(material, one)),
        as_published=sum(not _has_rule(material, one) and one not in material.left for one in used),
        tables=proof.tables,
        guarded=proof.guards,
    )


def _known(points: Iterable[tuple[str, Point]]) -> Iterator[Known]:
    for indicator, point in points:
        if point.value is not None:
            yield Known(indicator, point.source, None)
        elif point.why is not None or HIDDEN in point.flags:
            yield Known(indicator, point.source, point.why.reason if point.why else UNDECIDED)


def _most_first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def _rules(material: Material, known: Sequence[Known]) -> Iterator[RuleNote]:
    """Yield the rules under which figures stand, in the order of their ids."""
    figures, hidden = Counter[str](), Counter[str]()
    for one in known:
        rule = _rule(material, one.source, one.indicator)
        figures[rule.id] += 1
        # What is withdrawn is no rule's doing.
        hidden[rule.id] += one.reason is not None and one.reason != WITHDRAWN
    for key in sorted(figures):
        rule = material.frame.rules.rules[key]
        said = policy(rule)
        if said is not None:
            yield _note(material, rule, said, figures[key], hidden[key])


def _rule(material: Material, source: str, indicator: str) -> t.DisclosureRule:
    rules = material.frame.rules
    found = rule_of(source, rules.indicators[indicator], rules.sources, rules.rules, today=rules.today)
    return _own_rule(material, source) if found is None else rules.rules[found.id]


def _own_rule(material: Material, source: str) -> t.DisclosureRule:
    """Return the rule that a source itself stands under today."""
    rules = material.frame.rules
    found = in_force(rules.rules[rules.sources[source].disclosure_rule], rules.rules, today=rules.today)
    return rules.rules[found.id]


def _note(material: Material, rule: t.DisclosureRule, said: Policy, figures: int, hidden: int) -> RuleNote:
    words = material.glossary
    return RuleNote(
        id=rule.id,
        name=words.text("disclosure_rule", rule.id, "name", rule.name),
        authority=words.maybe("disclosure_rule", rule.id, "authority", rule.authority),
        address=rule.address,
        preset=rule.rule,
        begins_on=day(rule.begins_on),
        people=said.people,
        count=said.count,
        zeros=said.zeros,
        coded=said.coded,
        reliable=said.reliable,
        complementary=said.complementary,
        unreported=said.unreported,
        scored=rule.rule == SCORED,
        flag_below=said.flag_below,
        round_to=said.round_to,
        pools=said.pool_into is not None and said.round_to is None,
        figures=figures,
        hidden=hidden,
        earlier=tuple(dict.fromkeys(_earlier(one) for one in material.earlier.get(rule.id, ()))),
    )


def _earlier(said: Policy) -> EarlierNote:
    return EarlierNote(said.people, said.count, said.zeros, said.coded, said.complementary)


def _has_rule(material: Material, source: str) -> bool:
    return policy(_own_rule(material, source)) is not None


def _is_agreed(material: Material, source: str) -> bool:
    recorded = material.frame.sources[source].agreement is not None or source in material.left
    return recorded or _has_rule(material, source)


def _agreement(material: Material, source: str) -> AgreementNote:
    one, rule, words = material.frame.sources[source], _own_rule(material, source), material.glossary
    return AgreementNote(
        source=words.named("source", one.id, one.title, field="title"),
        organisation=one.organisation,
        rule=words.named("disclosure_rule", rule.id, rule.name),
        agreement=one.agreement,
        agreed_on=day(one.agreed_on),
        may_see=tuple(one.may_see or ()),
        left=material.left.get(source, 0),
    )
