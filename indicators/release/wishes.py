"""Building what is wanted of an outcome, from the material of a release."""

from indicators.release.material import Material
from indicators.release.texts import Named
from indicators.release.wished import Proposal, Wish
from indicators.release.words import day
from indicators.store import tables as t

PROPOSED = "proposed"
PUT_FORWARD = frozenset({"before the council", "approved"})
"""Recommendations that are out: what a team still weighs, or took back, is not."""


def wish(material: Material, outcome: t.Outcome) -> Wish:
    """Return what is wanted of an outcome; what nobody has written is None."""
    words = material.glossary
    return Wish(
        why=words.maybe("outcome", outcome.id, "why", outcome.why),
        experience=words.maybe("outcome", outcome.id, "experience", outcome.experience),
        what_works=words.maybe("outcome", outcome.id, "what_works", outcome.what_works),
        proposals=(*_strategies(material, outcome), *_recommendations(material, outcome)),
    )


def _strategies(material: Material, outcome: t.Outcome) -> tuple[Proposal, ...]:
    own = {one.id for one in material.frame.indicators.values() if one.outcome == outcome.id}
    proposed = [
        one
        for one in material.strategies.values()
        if one.status == PROPOSED and own & set(material.strategy_indicators.get(one.id, []))
    ]
    words = material.glossary
    return tuple(
        Proposal(
            team=_team(material, one.team),
            title=words.text("strategy", one.id, "title", one.title),
            text=words.maybe("strategy", one.id, "description", one.description),
            raised_on=None,
            status=one.status,
            sample=one.sample,
        )
        for one in sorted(proposed, key=lambda one: one.id)
    )


def _recommendations(material: Material, outcome: t.Outcome) -> tuple[Proposal, ...]:
    teams = {key for key, outcomes in material.team_outcomes.items() if outcome.id in outcomes}
    out = [
        one
        for one in material.recommendations.values()
        if one.kind == "recommendation" and one.team in teams and one.status in PUT_FORWARD
    ]
    words = material.glossary
    return tuple(
        Proposal(
            team=_team(material, one.team),
            title=words.text("recommendation", one.id, "title", one.title),
            text=words.maybe("recommendation", one.id, "text", one.text),
            raised_on=day(one.raised_on),
            status=one.status,
            sample=one.sample,
        )
        for one in sorted(out, key=lambda one: (one.raised_on, one.id), reverse=True)
    )


def _team(material: Material, team: str) -> Named:
    return material.glossary.named("team", team, material.teams[team].name)
