"""Building how each place and each group is doing, from the material of a release and the documents of indicators."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.release import documents as d
from indicators.release.around import around_groups, around_places
from indicators.release.material import Material
from indicators.release.pages import TIERS, head, outcome_head
from indicators.release.viewed import GROUP, PLACE, Larger, Unmeasured, ViewDocument, ViewedOutcome, record_of
from indicators.store import tables as t

Indicators = Mapping[str, d.IndicatorDocument]


def view_documents(
    material: Material, site: d.SiteDocument, indicators: Indicators
) -> dict[tuple[str, str], ViewDocument]:
    """Return the document of each place and each group that the first page leads to, by (noun, id)."""
    places, groups = around_places(material), around_groups(material)
    made = (
        *(_place(_Viewing(material, indicators, PLACE, one.id, places[one.id])) for one in site.places),
        *(_group(_Viewing(material, indicators, GROUP, one.id, groups[one.id])) for one in site.groups),
    )
    return {("view", record_of(one.kind, one.name.id)): one for one in made}


@dataclass(frozen=True)
class _Viewing:
    """One place or group (`kind`) as its document is built; `around`: the ids of those that hold it, nearest first."""

    material: Material
    indicators: Indicators
    kind: str
    id: str
    around: Sequence[str]

    def named(self, name: str) -> d.Named:
        """Return a place, or a group, with its name."""
        rows: Mapping[str, t.Place | t.Group] = self.material.places if self.kind == PLACE else self.material.groups
        return self.material.glossary.named(self.kind, name, rows[name].name)

    def of(self, name: str, indicator: str) -> list[d.SeriesDocument]:
        """Return the series of an indicator that are of a place, or of a group."""
        own = self.indicators[indicator].series if indicator in self.indicators else ()
        return [one for one in own if (one.place if self.kind == PLACE else one.group) == name]

    def larger(self) -> tuple[Larger, ...]:
        """Return those that hold it and have figures."""
        found = (self._measured(name) for name in self.around)
        return tuple(one for one in found if one.measures)

    def _measured(self, name: str) -> Larger:
        groups = [{one.group for one in self.of(name, indicator)} for indicator in self.indicators]
        by_group = Counter(group for one in groups for group in one) if self.kind == PLACE else Counter[str]()
        return Larger(self.named(name), sum(map(bool, groups)), tuple(sorted(by_group.items())))

    def nearby(self, indicator: str) -> d.Named | None:
        """Return the nearest of those that hold it with figures of an indicator; None without one."""
        return next((self.named(name) for name in self.around if self.of(name, indicator)), None)


def _place(viewing: _Viewing) -> ViewDocument:
    material, row = viewing.material, viewing.material.places[viewing.id]
    pairs = ((key, s.group) for key in sorted(viewing.indicators) for s in viewing.of(viewing.id, key))
    return ViewDocument(
        kind=PLACE,
        name=viewing.named(viewing.id),
        within=viewing.named(row.part_of) if row.part_of in material.places else None,
        outcomes=_outcomes(viewing),
        pairs=tuple(pairs),
        larger=viewing.larger(),
    )


def _group(viewing: _Viewing) -> ViewDocument:
    return ViewDocument(
        kind=GROUP,
        name=viewing.named(viewing.id),
        within=None,
        outcomes=_outcomes(viewing),
        larger=viewing.larger(),
    )


def nearest(indicator: d.IndicatorDocument, series: Iterable[d.SeriesDocument]) -> d.SeriesDocument | None:
    """Return the series nearest to the one shown first; None of none."""

    def distance(one: d.SeriesDocument) -> tuple[bool, bool, str, str]:
        return (one.place != indicator.place, one.group != indicator.group, one.place, one.group)

    return min(series, key=distance, default=None)


def _outcomes(viewing: _Viewing) -> tuple[ViewedOutcome, ...]:
    material = viewing.material
    found = {key: nearest(one, viewing.of(viewing.id, key)) for key, one in viewing.indicators.items()}
    return tuple(_outcome(one, viewing, found) for one in material.rank(list(material.outcomes.values())))


def _outcome(outcome: t.Outcome, viewing: _Viewing, found: Mapping[str, d.SeriesDocument | None]) -> ViewedOutcome:
    material = viewing.material
    own = material.rank([one for one in material.frame.indicators.values() if one.outcome == outcome.id])
    ordered = [one for tier in TIERS for one in own if one.tier == tier]
    missing = [one for one in ordered if one.tier == TIERS[0] and not found.get(one.id) and one.closed_on is None]
    return ViewedOutcome(
        head=outcome_head(material, outcome),
        cards=tuple(_card(material, one, series) for one in ordered if (series := found.get(one.id))),
        missing=tuple(_unmeasured(one, viewing) for one in missing),
    )


def _unmeasured(indicator: t.Indicator, viewing: _Viewing) -> Unmeasured:
    named = viewing.material.glossary.named("indicator", indicator.id, indicator.title, field="title")
    return Unmeasured(named, indicator.id in viewing.indicators, viewing.nearby(indicator.id))


def _card(material: Material, indicator: t.Indicator, series: d.SeriesDocument) -> d.Card:
    words, place, group = material.glossary, material.places[series.place], material.groups[series.group]
    return d.Card(
        head(material, indicator),
        words.text("place", place.id, "name", place.name),
        words.text("group", group.id, "name", group.name),
        series,
    )
