"""Strategies, teams and partners of a release, each whole for a page of its own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from indicators.release import alliance as a
from indicators.release.documents import IndicatorDocument, Named, TeamNote
from indicators.release.gaps import need_note
from indicators.release.material import Material
from indicators.release.notes import strategy_note
from indicators.release.pages import TIERS
from indicators.release.words import day
from indicators.store import tables as t

DROPPED = "dropped"


def public_strategies(material: Material) -> list[t.Strategy]:
    """Return the strategies that the public sees, oldest first: proposed ones are not among them."""
    shown = (one for one in material.strategies.values() if one.status != "proposed")
    return sorted(shown, key=lambda one: (one.began, one.id))


def strategy_documents(material: Material) -> dict[tuple[str, str], a.StrategyDocument]:
    """Return the document of every strategy that the public sees, by (noun, id)."""
    return {("strategy", one.id): _strategy(material, one) for one in public_strategies(material)}


def team_documents(material: Material, teams: Iterable[TeamNote]) -> dict[tuple[str, str], a.TeamDocument]:
    """Return the document of every team, by (noun, id), from what the release says of it already."""
    return {("team", one.id): _team(material, one) for one in teams}


def partners_document(material: Material, indicators: Iterable[IndicatorDocument]) -> a.PartnersDocument:
    """Return the partners, and who else publishes figures that are shown."""
    used = {point.source for one in indicators for series in one.series for point in series.points}
    by_publisher: dict[str, list[Named]] = defaultdict(list)
    for key in sorted(used):
        source = material.frame.sources[key]
        by_publisher[source.organisation].append(material.glossary.named("source", key, source.title, field="title"))
    partners = tuple(_partner(material, one, by_publisher) for one in _by_id(material.organisations.values()))
    taken = {name for one in material.organisations.values() for name in _names(one)}
    others = sorted((name, sources) for name, sources in by_publisher.items() if name not in taken)
    return a.PartnersDocument(partners, tuple(a.PublisherNote(name, tuple(sources)) for name, sources in others))


def _strategy(material: Material, one: t.Strategy) -> a.StrategyDocument:
    words, known = material.glossary, material.frame.indicators
    helped = [known[key] for key in material.strategy_indicators.get(one.id, []) if key in known]
    public = [indicator for indicator in material.rank(helped) if indicator.tier in TIERS]
    outcomes = material.rank([material.outcomes[key] for key in {indicator.outcome for indicator in helped}])
    return a.StrategyDocument(
        strategy=strategy_note(material, one),
        outcomes=tuple(words.named("outcome", o.id, o.short_title, field="short_title") for o in outcomes),
        indicators=tuple(words.named("indicator", i.id, i.title, field="title") for i in public),
    )


def _team(material: Material, team: TeamNote) -> a.TeamDocument:
    own = material.own
    asked = [one for one in material.recommendations.values() if one.team == team.id]
    needs = [one for one in material.gaps.needs.values() if one.team == team.id and one.status != DROPPED]
    return a.TeamDocument(
        team=team,
        strategies=tuple(_line(material, one) for one in public_strategies(material) if one.team == team.id),
        needs=tuple(need_note(material.gaps, one) for one in sorted(needs, key=_by_due)),
        asks=tuple(_ask(material, one) for one in sorted(asked, key=lambda one: (one.raised_on, one.id), reverse=True)),
        joining=material.glossary.maybe("collaborative", own.id, "joining", own.joining),
    )


def _by_due(need: t.DataNeed) -> tuple[bool, str, str]:
    return (need.due is None, day(need.due) or "", need.id)


def _line(material: Material, one: t.Strategy) -> a.StrategyLine:
    title = material.glossary.text("strategy", one.id, "title", one.title)
    return a.StrategyLine(one.id, title, one.status, one.began.isoformat(), day(one.ended), one.sample)


def _ask(material: Material, one: t.Recommendation) -> a.AskNote:
    words = material.glossary
    return a.AskNote(
        id=one.id,
        kind=one.kind,
        title=words.text("recommendation", one.id, "title", one.title),
        text=words.maybe("recommendation", one.id, "text", one.text),
        raised_on=one.raised_on.isoformat(),
        status=one.status,
        sample=one.sample,
    )


def _by_id(rows: Iterable[t.Organisation]) -> list[t.Organisation]:
    return sorted(rows, key=lambda one: one.id)


def _names(one: t.Organisation) -> Sequence[str]:
    return (one.name, *(one.aliases or ()))


def _partner(material: Material, one: t.Organisation, published: dict[str, list[Named]]) -> a.OrganisationNote:
    return a.OrganisationNote(
        id=one.id,
        name=material.glossary.text("organisation", one.id, "name", one.name),
        sector=one.sector,
        address=one.address,
        sample=one.sample,
        pledges=tuple(_pledges(material, one)),
        sources=tuple(source for name in _names(one) for source in published.get(name, ())),
    )


def _pledges(material: Material, one: t.Organisation) -> Iterable[a.PledgeNote]:
    words, public = material.glossary, {strategy.id for strategy in public_strategies(material)}
    for pledge in material.commitments.values():
        if pledge.organisation == one.id and pledge.strategy in public:
            strategy = material.strategies[pledge.strategy]
            yield a.PledgeNote(
                strategy=words.named("strategy", strategy.id, strategy.title, field="title"),
                commitment=words.text("commitment", pledge.id, "commitment", pledge.commitment),
                began=day(pledge.began),
                ended=day(pledge.ended),
                sample=pledge.sample,
            )
