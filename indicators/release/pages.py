"""The documents of indicators, outcomes and the site, built from the material of a release."""

from dataclasses import replace

from indicators.release import documents as d
from indicators.release.curves import series_document
from indicators.release.gaps import needs_of
from indicators.release.material import Material
from indicators.release.newer import overtaken
from indicators.release.notes import sources_of, strategies_for
from indicators.release.remainder import remainders
from indicators.release.wishes import wish
from indicators.release.words import day
from indicators.store import tables as t

TIERS = ("headline", "secondary")
EVERYONE = "all"  # the dimension of the groups that are everyone


def indicator_document(material: Material, indicator: t.Indicator) -> d.IndicatorDocument | None:
    """Return the document of one indicator; None while no figure of it is public."""
    found = [series_document(material, one) for one in material.series.get(indicator.id, [])]
    series = tuple(one for one in found if one is not None)
    if not series or indicator.tier not in TIERS:
        return None
    first = _first(indicator, series)
    words = material.glossary
    return d.IndicatorDocument(
        head=head(material, indicator),
        technical_definition=words.text(
            "indicator", indicator.id, "technical_definition", indicator.technical_definition
        ),
        place=first.place,
        group=first.group,
        places=_places(material, {one.place for one in series}),
        groups=_groups(material, {one.group for one in series}),
        series=series,
        strategies=strategies_for(material, [indicator.id]),
        story=_story(material, indicator.id),
        sources=sources_of(material, {point.source for one in series for point in one.points}),
        remainders=remainders(material, indicator, series),
    )


def head(material: Material, indicator: t.Indicator) -> d.IndicatorHead:
    """Return what a card and a page both show of an indicator."""
    words = material.glossary
    outcome = material.outcomes[indicator.outcome]
    successor = material.frame.indicators.get(indicator.successor) if indicator.successor else None
    return d.IndicatorHead(
        id=indicator.id,
        outcome=words.named("outcome", outcome.id, outcome.short_title, field="short_title"),
        title=words.text("indicator", indicator.id, "title", indicator.title),
        tier=indicator.tier,
        lay_definition=words.text("indicator", indicator.id, "lay_definition", indicator.lay_definition),
        unit=indicator.unit,
        decimals=indicator.decimals,
        better=indicator.better,
        period_type=indicator.period_type,
        closed_on=day(indicator.closed_on),
        closed_because=words.maybe("indicator", indicator.id, "closed_because", indicator.closed_because),
        successor=words.named("indicator", successor.id, successor.title, field="title") if successor else None,
        sample=indicator.sample,
        counted_people=words.maybe("indicator", indicator.id, "counted_people", indicator.counted_people),
    )


def outcome_document(
    material: Material, outcome: t.Outcome, indicators: dict[str, d.IndicatorDocument]
) -> d.OutcomeDocument:
    """Return the document of one outcome, from the documents of its indicators."""
    own = [one for one in material.frame.indicators.values() if one.outcome == outcome.id]
    teams = [team for team in material.teams.values() if outcome.id in material.team_outcomes.get(team.id, [])]
    return d.OutcomeDocument(
        head=outcome_head(material, outcome),
        teams=tuple(material.glossary.named("team", team.id, team.name) for team in material.rank(teams)),
        cards=tuple(card for tier in TIERS for card in _cards(material, own, indicators, tier)),
        strategies=strategies_for(material, [one.id for one in own]),
        needs=needs_of(material.gaps, outcome.id),
        wish=wish(material, outcome),
    )


def site_document(material: Material, indicators: dict[str, d.IndicatorDocument]) -> d.SiteDocument:
    """Return the head of every page and all of the first page."""
    own = material.own
    words = material.glossary
    every = list(material.frame.indicators.values())
    return d.SiteDocument(
        collaborative=d.CollaborativeNote(
            id=own.id,
            name=words.text("collaborative", own.id, "name", own.name),
            vision=words.text("collaborative", own.id, "vision", own.vision),
            area=words.maybe("collaborative", own.id, "area", own.area),
            about=words.maybe("collaborative", own.id, "about", own.about),
            languages=tuple(own.languages),
            time_zone=own.time_zone,
            website=own.website,
            contact=own.contact,
            sample=own.sample,
        ),
        outcomes=tuple(
            d.OutcomeCard(
                outcome_head(material, one),
                _cards(material, [i for i in every if i.outcome == one.id], indicators, "headline"),
            )
            for one in material.rank(list(material.outcomes.values()))
        ),
        places=_places_led_to(material, indicators),
        groups=_groups_led_to(material, indicators),
    )


def _places_led_to(material: Material, indicators: dict[str, d.IndicatorDocument]) -> tuple[d.PlaceName, ...]:
    """Return the places that have a public series, and those that people expect figures of."""
    known = {series.place for one in indicators.values() for series in one.series}
    return _places(material, known | {one.id for one in material.places.values() if one.expected})


def _groups_led_to(material: Material, indicators: dict[str, d.IndicatorDocument]) -> tuple[d.GroupName, ...]:
    """Return the groups, less everyone, that have a public series, and those that people expect figures of."""
    known = {series.group for one in indicators.values() for series in one.series}
    every = _groups(material, known | {one.id for one in material.groups.values() if one.expected})
    return tuple(one for one in every if one.dimension != EVERYONE)


def _first(indicator: t.Indicator, series: tuple[d.SeriesDocument, ...]) -> d.SeriesDocument:
    """Return the series shown first: the framework's choice, else one with its place or its group, else any."""

    def distance(one: d.SeriesDocument) -> tuple[bool, bool, str, str]:
        return (one.place != indicator.place, one.group != indicator.group, one.place, one.group)

    return min(series, key=distance)


def _places(material: Material, ids: set[str]) -> tuple[d.PlaceName, ...]:
    rows = material.rank([material.places[one] for one in ids])
    return tuple(
        d.PlaceName(one.id, material.glossary.text("place", one.id, "name", one.name), one.kind) for one in rows
    )


def _groups(material: Material, ids: set[str]) -> tuple[d.GroupName, ...]:
    rows = material.rank([material.groups[one] for one in ids])
    return tuple(
        d.GroupName(one.id, material.glossary.text("group", one.id, "name", one.name), one.dimension) for one in rows
    )


def _story(material: Material, indicator: str) -> d.StoryNote | None:
    """Return the newest story of an indicator, with those it took the place of; None without any."""
    own = [one for one in material.stories.values() if one.indicator == indicator]
    ordered = sorted(own, key=lambda story: (story.written_on, story.id), reverse=True)
    told = [_told(material, one) for one in ordered]
    if not told:
        return None
    return replace(told[0], earlier=tuple(told[1:]), overtaken=overtaken(material, ordered[0]))


def _told(material: Material, one: t.Story) -> d.StoryNote:
    words = material.glossary
    return d.StoryNote(
        written_on=one.written_on.isoformat(),
        author=words.text("story", one.id, "author", one.author),
        story=words.text("story", one.id, "story", one.story),
        unknowns=words.maybe("story", one.id, "unknowns", one.unknowns),
        sample=one.sample,
    )


def outcome_head(material: Material, one: t.Outcome) -> d.OutcomeHead:
    """Return what a list and a page both show of an outcome."""
    words = material.glossary
    return d.OutcomeHead(
        id=one.id,
        title=words.text("outcome", one.id, "title", one.title),
        short_title=words.text("outcome", one.id, "short_title", one.short_title),
        description=words.maybe("outcome", one.id, "description", one.description),
        population=words.maybe("outcome", one.id, "population", one.population),
        adopted=bool(one.adopted),
        sample=one.sample,
    )


def _cards(
    material: Material, own: list[t.Indicator], indicators: dict[str, d.IndicatorDocument], tier: str
) -> tuple[d.Card, ...]:
    return tuple(_card(material, one, indicators.get(one.id)) for one in material.rank(own) if one.tier == tier)


def _card(material: Material, one: t.Indicator, document: d.IndicatorDocument | None) -> d.Card:
    place = material.places[document.place if document else one.place]
    group = material.groups[document.group if document else one.group]
    return d.Card(
        head=head(material, one),
        place=material.glossary.text("place", place.id, "name", place.name),
        group=material.glossary.text("group", group.id, "name", group.name),
        series=document.find(place=document.place, group=document.group) if document else None,
    )
