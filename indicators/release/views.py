"""Building how each place and each group is doing, from the material of a release and the documents of indicators."""

from collections.abc import Iterable, Mapping

from indicators.release import documents as d
from indicators.release.material import Material
from indicators.release.pages import TIERS, head, outcome_head
from indicators.release.viewed import GROUP, PLACE, Unmeasured, ViewDocument, ViewedOutcome, record_of
from indicators.store import tables as t

Indicators = Mapping[str, d.IndicatorDocument]


def view_documents(
    material: Material, site: d.SiteDocument, indicators: Indicators
) -> dict[tuple[str, str], ViewDocument]:
    """Return the document of each place and each group that the first page leads to, by (noun, id)."""
    places = (_place(material, one.id, indicators) for one in site.places)
    groups = (_group(material, one.id, indicators) for one in site.groups)
    return {("view", record_of(one.kind, one.name.id)): one for one in (*places, *groups)}


def _place(material: Material, place: str, indicators: Indicators) -> ViewDocument:
    row, words = material.places[place], material.glossary
    larger = material.places.get(row.part_of) if row.part_of else None
    found = {key: nearest(one, (s for s in one.series if s.place == place)) for key, one in indicators.items()}
    return ViewDocument(
        kind=PLACE,
        name=words.named("place", place, row.name),
        within=words.named("place", larger.id, larger.name) if larger else None,
        outcomes=_outcomes(material, indicators, found),
        pairs=tuple((key, s.group) for key, one in sorted(indicators.items()) for s in one.series if s.place == place),
    )


def _group(material: Material, group: str, indicators: Indicators) -> ViewDocument:
    found = {key: nearest(one, (s for s in one.series if s.group == group)) for key, one in indicators.items()}
    return ViewDocument(
        kind=GROUP,
        name=material.glossary.named("group", group, material.groups[group].name),
        within=None,
        outcomes=_outcomes(material, indicators, found),
    )


def nearest(indicator: d.IndicatorDocument, series: Iterable[d.SeriesDocument]) -> d.SeriesDocument | None:
    """Return the series nearest to the one shown first; None of none."""

    def distance(one: d.SeriesDocument) -> tuple[bool, bool, str, str]:
        return (one.place != indicator.place, one.group != indicator.group, one.place, one.group)

    return min(series, key=distance, default=None)


def _outcomes(
    material: Material, indicators: Indicators, found: Mapping[str, d.SeriesDocument | None]
) -> tuple[ViewedOutcome, ...]:
    return tuple(_outcome(material, one, indicators, found) for one in material.rank(list(material.outcomes.values())))


def _outcome(
    material: Material, outcome: t.Outcome, indicators: Indicators, found: Mapping[str, d.SeriesDocument | None]
) -> ViewedOutcome:
    own = material.rank([one for one in material.frame.indicators.values() if one.outcome == outcome.id])
    ordered = [one for tier in TIERS for one in own if one.tier == tier]
    words = material.glossary
    missing = [one for one in ordered if one.tier == TIERS[0] and not found.get(one.id) and one.closed_on is None]
    return ViewedOutcome(
        head=outcome_head(material, outcome),
        cards=tuple(_card(material, one, series) for one in ordered if (series := found.get(one.id))),
        missing=tuple(
            Unmeasured(words.named("indicator", one.id, one.title, field="title"), one.id in indicators)
            for one in missing
        ),
    )


def _card(material: Material, indicator: t.Indicator, series: d.SeriesDocument) -> d.Card:
    words, place, group = material.glossary, material.places[series.place], material.groups[series.group]
    return d.Card(
        head(material, indicator),
        words.text("place", place.id, "name", place.name),
        words.text("group", group.id, "name", group.name),
        series,
    )
