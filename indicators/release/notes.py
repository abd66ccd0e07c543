"""What stands beside figures: sources, strategies with their partners and measures, teams with their seats."""

from collections.abc import Collection

from indicators.disclosure.policy import Verdict
from indicators.periods import position
from indicators.release import documents as d
from indicators.release.charter import CharterNote
from indicators.release.curves import HIDDEN
from indicators.release.material import Material
from indicators.release.words import day
from indicators.screening.rounding import value_as_shown
from indicators.store import tables as t


def sources_of(material: Material, ids: Collection[str]) -> tuple[d.SourceNote, ...]:
    """Return the sources of some ids, by their ids."""
    return tuple(_source(material, material.frame.sources[one]) for one in sorted(ids))


def strategies_for(material: Material, indicators: Collection[str]) -> tuple[d.StrategyNote, ...]:
    """Return the strategies that mean to help one of some indicators, oldest first; proposed ones are not public."""
    own = [
        one
        for one in material.strategies.values()
        if one.status != "proposed" and set(material.strategy_indicators.get(one.id, [])) & set(indicators)
    ]
    return tuple(strategy_note(material, one) for one in sorted(own, key=lambda one: (one.began, one.id)))


def about_document(material: Material) -> d.AboutDocument:
    """Return how the collaborative works: teams, partners, and every source that a figure comes from."""
    used = {row.source for rows in material.observations.values() for row in rows}
    organisations = sorted(material.organisations.values(), key=lambda one: one.id)
    return d.AboutDocument(
        teams=tuple(_team(material, one) for one in material.rank(list(material.teams.values()))),
        organisations=tuple(material.glossary.named("organisation", one.id, one.name) for one in organisations),
        sources=sources_of(material, used),
        charter=_charter(material),
    )


def _charter(material: Material) -> CharterNote:
    own, words = material.own, material.glossary

    def said(field: str, text: str | None) -> d.Text | None:
        return words.maybe("collaborative", own.id, field, text)

    return CharterNote(
        mission=said("mission", own.mission),
        principles=said("principles", own.principles),
        process=said("process", own.process),
        success=said("success", own.success),
        joining=said("joining", own.joining),
        figures_contact=own.figures_contact,
        spokesperson=said("spokesperson", own.spokesperson),
    )


def _source(material: Material, one: t.Source) -> d.SourceNote:
    words = material.glossary
    return d.SourceNote(
        id=one.id,
        organisation=one.organisation,
        title=words.text("source", one.id, "title", one.title),
        address=one.address,
        published=words.maybe("source", one.id, "published", one.published),
        next_due=day(one.next_due),
        universe=words.maybe("source", one.id, "universe", one.universe),
        method=words.maybe("source", one.id, "method", one.method),
        limits=words.maybe("source", one.id, "limits", one.limits),
        licence=words.maybe("source", one.id, "licence", one.licence),
        interval=one.interval,
    )


def strategy_note(material: Material, one: t.Strategy) -> d.StrategyNote:
    """Return a strategy with its partners and measures."""
    words = material.glossary
    team = material.teams[one.team]
    return d.StrategyNote(
        id=one.id,
        team=words.named("team", team.id, team.name),
        title=words.text("strategy", one.id, "title", one.title),
        description=words.maybe("strategy", one.id, "description", one.description),
        began=one.began.isoformat(),
        position=position(one.began, one.began),
        ended=day(one.ended),
        status=one.status,
        cost=one.cost,
        partners=tuple(_partner(material, c) for c in material.commitments.values() if c.strategy == one.id),
        measures=tuple(
            _measure(material, m) for m in material.rank(list(material.measures.values())) if m.strategy == one.id
        ),
        sample=one.sample,
    )


def _partner(material: Material, one: t.Commitment) -> d.Partner:
    words = material.glossary
    organisation = material.organisations[one.organisation]
    return d.Partner(
        organisation=words.text("organisation", organisation.id, "name", organisation.name),
        sector=organisation.sector,
        commitment=words.text("commitment", one.id, "commitment", one.commitment),
        sample=one.sample,
    )


def _measure(material: Material, one: t.Measure) -> d.MeasureNote:
    words = material.glossary
    return d.MeasureNote(
        id=one.id,
        title=words.text("measure", one.id, "title", one.title),
        quadrant=one.quadrant,
        unit=one.unit,
        decimals=one.decimals,
        better=one.better,
        period_type=one.period_type,
        definition=words.maybe("measure", one.id, "definition", one.definition),
        figures=_figures(material, one),
        sample=one.sample,
    )


def _figures(material: Material, one: t.Measure) -> tuple[d.MeasureFigure, ...]:
    rows = material.measure_observations.get(one.id, [])
    return tuple(_figure(material, one.unit, row, _why(material.hidden_measures.get(row.id))) for row in rows)


def _why(said: Verdict | None) -> d.Hidden | None:
    """Return why the figure of a measure is hidden; None where it is shown."""
    if said is None or said.reason is None:
        return None
    limit = said.limit
    return d.Hidden(said.reason, said.below) if limit is None else d.Hidden(said.reason, None, limit.percent, limit.top)


def _figure(material: Material, unit: str, row: t.MeasureObservation, why: d.Hidden | None) -> d.MeasureFigure:
    flags = tuple(filter(None, row.flags.split(";")))
    if why is not None:
        return d.MeasureFigure(row.period, None, (*flags, HIDDEN), row.sample, why)
    rule = material.frame.rules.of(row.source, None)
    value = None if row.value is None else value_as_shown(row.value, unit, rule[1].round_to if rule else None)
    return d.MeasureFigure(row.period, value, flags, row.sample)


def _team(material: Material, one: t.Team) -> d.TeamNote:
    words = material.glossary
    seats = material.rank([seat for seat in material.seats.values() if seat.team == one.id])
    outcomes = [material.outcomes[key] for key in material.team_outcomes.get(one.id, [])]
    return d.TeamNote(
        id=one.id,
        name=words.text("team", one.id, "name", one.name),
        kind=one.kind,
        charge=words.maybe("team", one.id, "charge", one.charge),
        outcomes=tuple(words.named("outcome", o.id, o.short_title, field="short_title") for o in outcomes),
        seats=tuple(
            d.SeatNote(
                title=words.text("seat", seat.id, "title", seat.title),
                sector=seat.sector,
                selecting_body=words.maybe("seat", seat.id, "selecting_body", seat.selecting_body),
                vacant=seat.person is None,
            )
            for seat in seats
        ),
        sample=one.sample,
    )
