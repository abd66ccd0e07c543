"""The figures of a series as they may be shown, with their target and the forecast they are held against."""

from indicators.analysis.baseline import covering
from indicators.analysis.codes import LineKind
from indicators.analysis.comparable import NEARLY
from indicators.analysis.judgement import Forecast
from indicators.disclosure.policy import Reason, marked_as, verdict
from indicators.judging.frame import key_of as series_key
from indicators.judging.freezing import FORECAST
from indicators.judging.histories import INTERVALS, definitions, rhythm
from indicators.judging.looking_back import known_by
from indicators.periods import parse, position
from indicators.release.documents import BaselineLine, Hidden, Point, ScenarioLine, SeriesDocument, TargetLine
from indicators.release.earlier import earlier_figures, replaces_withdrawn
from indicators.release.material import Material
from indicators.release.noted import record_of
from indicators.release.series import WITHDRAWN
from indicators.release.texts import Text
from indicators.release.words import day
from indicators.screening.behind import numbers_of
from indicators.screening.keys import key_of
from indicators.store import tables as t

HIDDEN, FEW = "hidden for privacy", "few people"


def series_document(material: Material, series: t.Series) -> SeriesDocument | None:
    """Return one series as it may be shown; None while nothing was judged or nothing is there."""
    rows = material.observations.get(series.id, [])
    judgement = material.judgements.get(series.id)
    if not rows or judgement is None:
        return None
    kinds = definitions(rows)
    return SeriesDocument(
        place=series.place,
        group=series.group,
        points=tuple(_point(material, series, row, kind) for row, kind in zip(rows, kinds, strict=True)),
        judgement=judgement,
        target=_target(material, series),
        baseline=_baseline(material, series, LineKind.FORECAST),
        own=_baseline(material, series, LineKind.ADOPTED),
        scenarios=_scenarios(material, series),
    )


def _point(material: Material, series: t.Series, row: t.Observation, definition: int) -> Point:
    hidden = row.id in material.hidden
    drawn = not hidden and material.frame.sources[row.source].interval in INTERVALS
    return Point(
        period=row.period,
        starts=row.starts_on.isoformat(),
        ends=row.ends_on.isoformat(),
        position=position(row.starts_on, row.ends_on),
        value=None if hidden else row.value,
        lower=row.lower if drawn else None,
        upper=row.upper if drawn else None,
        definition=definition,
        flags=_flags(material, series, row),
        source=row.source,
        note=_note(material, row, record_of(series, row.period)),
        numerator=None if hidden else row.numerator,
        denominator=None if hidden else row.denominator,
        sample=row.sample,
        earlier=() if hidden else earlier_figures(material, series, row),
        why=_why(material, series, row) if hidden else None,
        replaces_withdrawn=not hidden and replaces_withdrawn(material, series, row),
    )


def _note(material: Material, row: t.Observation, record: str) -> Text | None:
    """Return the note of a figure, or why it was withdrawn; what is hidden has none: it may say what that does not.

    Nor is a note shown that tells what a rule rounds.
    """
    reason = material.withdrawn.get(key_of(row))
    if reason is not None:
        return Text({material.glossary.language: reason.reason, **reason.reasons})
    untold = row.id in material.hidden or row.id in material.untold
    return None if untold else material.glossary.maybe("observation", record, "note", row.note)


def _flags(material: Material, series: t.Series, row: t.Observation) -> tuple[str, ...]:
    """Return the marks of a figure; ours tell that it is hidden, or about so few people that it says little."""
    flags = tuple(filter(None, row.flags.split(";")))
    rule = material.frame.rules.of(row.source, series.indicator)
    if row.id in material.hidden:
        return (*flags, WITHDRAWN if material.hidden[row.id] == WITHDRAWN else HIDDEN)
    few = rule[1].flag_below if rule else None
    return (*flags, FEW) if few is not None and row.denominator is not None and row.denominator < few else flags


def _why(material: Material, series: t.Series, row: t.Observation) -> Hidden | None:
    """Return why a figure is hidden; None: it is, and nobody has decided of it."""
    reason, rule = material.hidden[row.id], material.frame.rules.of(row.source, series.indicator)
    if reason == WITHDRAWN:
        return Hidden(WITHDRAWN)
    if reason is None or rule is None:
        return None
    said = verdict(rule[1], numbers_of(row, material.frame.indicators[series.indicator].unit))
    if said.reason != reason:
        mark = marked_as(Reason(reason), rule[1])
        return Hidden(mark, group=mark is Reason.PROTECTS and _is_beside_a_group(material, series, row))
    limit = said.limit
    return Hidden(reason, said.below) if limit is None else Hidden(reason, None, limit.percent, top=limit.top)


def _is_beside_a_group(material: Material, series: t.Series, row: t.Observation) -> bool:
    """Tell whether the figure of another group may be protected, in the same place and period."""
    there = material.hidden_groups.get((series.indicator, series.place, row.period), set())
    return bool(there - {series.group})


def _target(material: Material, series: t.Series) -> TargetLine | None:
    wanted = material.frame.targets.get(series_key(series))
    if wanted is None:
        return None
    kind = material.frame.indicators[series.indicator].period_type
    words = material.glossary
    return TargetLine(
        value=wanted.value,
        period=wanted.period,
        position=parse(wanted.period, kind).position,
        baseline_period=wanted.baseline_period,
        set_by=words.text("target", wanted.id, "set_by", wanted.set_by),
        reason=words.maybe("target", wanted.id, "reason", wanted.reason),
        address=wanted.address,
        sample=wanted.sample,
    )


def _baseline(material: Material, series: t.Series, kind: str) -> BaselineLine | None:
    frozen = material.frozen[kind].get(series.id)
    if frozen is None or (kind == LineKind.ADOPTED and series_key(series) not in material.frame.baselines[kind]):
        return None
    asked = material.baselines.get(frozen.baseline) if frozen.baseline else None
    decision = material.decisions.get(asked.decision) if asked and asked.decision else None
    words, made = material.glossary, FORECAST.validate_python(frozen.forecast)
    return BaselineLine(
        frozen_on=frozen.frozen_on.isoformat(),
        forecast=made,
        assumptions=words.maybe("baseline", asked.id, "assumptions", asked.assumptions) if asked else None,
        asked=asked is not None,
        sample=asked.sample if asked else False,
        decision=words.text("decision", decision.id, "decision", decision.decision) if decision else None,
        decided_on=day(decision.decided_on) if decision else None,
        entered_on=material.stored[frozen.load_id].astimezone(material.zone).date().isoformat(),
        looks_back=_looks_back(material, series, frozen, made),
        corrected=_corrected(material, series, frozen, made),
    )


def _corrected(material: Material, series: t.Series, frozen: t.FrozenForecast, made: Forecast) -> bool:
    """Tell whether a figure that a forecast rests on was corrected after it was entered."""
    return any(
        row.opened_load_id > frozen.load_id
        for row in material.observations.get(series.id, [])
        if row.id not in material.hidden and position(row.starts_on, row.ends_on) <= made.origin + NEARLY
    )


def _looks_back(material: Material, series: t.Series, frozen: t.FrozenForecast, made: Forecast) -> bool:
    """Tell whether a figure for one of its periods was known when a forecast was entered."""
    rows = (row for row in material.observations.get(series.id, []) if row.id not in material.hidden)
    known = known_by(rows, material.first_known, frozen.load_id)
    return any(covering(made, start) is not None for start in known)


def _scenarios(material: Material, series: t.Series) -> tuple[ScenarioLine, ...]:
    return tuple(_scenario(material, one) for one in material.frame.scenarios.get(series_key(series), []))


def _scenario(material: Material, one: t.Baseline) -> ScenarioLine:
    indicator, words = material.frame.indicators[one.indicator], material.glossary
    origin, step = parse(one.history_to, indicator.period_type).position, rhythm(indicator).step or 1.0
    return ScenarioLine(
        name=words.text("baseline", one.id, "name", one.name or one.id),
        assumptions=words.text("baseline", one.id, "assumptions", one.assumptions),
        positions=tuple(origin + step * ahead for ahead in range(1, len(one.values) + 1)),
        values=tuple(one.values),
        lower=tuple(one.lowest),
        upper=tuple(one.highest),
        sample=one.sample,
    )
