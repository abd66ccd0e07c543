"""Forecasts that are frozen: those a team asked for or drew itself, and at a publication those nobody asked for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from pydantic import TypeAdapter

from indicators.analysis.codes import FROZEN_LINES, LineKind
from indicators.analysis.forecast import Past, forecasts, noise_of, possible, unjudged
from indicators.analysis.judge import Case
from indicators.analysis.judgement import Better, Forecast, Judgement, NoForecast
from indicators.analysis.own_forecast import Written, own_forecast
from indicators.judging.frame import Frame, key_of
from indicators.judging.histories import history, rhythm
from indicators.periods import parse
from indicators.store import tables as t

FORECAST = TypeAdapter(Forecast)
Held = dict[str, dict[int, Forecast]]
"""By kind, the forecast that holds for each series."""


def freeze_asked(
    chosen: Sequence[t.Series],
    shown: Mapping[int, list[t.Observation]],
    frame: Frame,
    kept: Mapping[str, Mapping[int, t.FrozenForecast]],
    *,
    load: int,
    today: dt.date,
) -> tuple[Held, list[t.FrozenForecast]]:
    """Return the forecasts that hold for each series, and those that have to be frozen now because a team asked.

    A team's own forecast (`adopted`) is frozen as it was written, beside the program's; one that is taken out of the
    workbook holds no more, and stays on the record. What follows an earlier forecast is of the day it is entered,
    whatever day is written beside it: nobody changes a line and dates it back.
    """
    holds: Held = {
        kind: {number: FORECAST.validate_python(row.forecast) for number, row in kept[kind].items()}
        for kind in FROZEN_LINES
    }
    new = []
    for one, kind in product(chosen, FROZEN_LINES):
        asked = frame.baselines[kind].get(key_of(one))
        terms, before = _terms(asked) if asked else {}, kept[kind].get(one.id)
        if asked is None:
            _let_go(holds, kept, one.id, kind)
        elif before is None or before.terms != terms:
            made = _made(asked, shown[one.id], frame.indicators[one.indicator], frame)
            day = asked.frozen_on if before is None else max(asked.frozen_on, today)
            new += _freeze(holds, made, _frozen_as(asked, one.id, day=day, terms=terms, load=load))
    return holds, new


def _freeze(holds: Held, made: Forecast | NoForecast, row: t.FrozenForecast) -> list[t.FrozenForecast]:
    """Let a forecast hold that was made because a team asked; return what has to be stored of it."""
    if not isinstance(made, Forecast):
        return []
    holds[row.kind][row.series_id] = made
    row.forecast = FORECAST.dump_python(made, mode="json")
    return [row]


def _let_go(holds: Held, kept: Mapping[str, Mapping[int, t.FrozenForecast]], number: int, kind: str) -> None:
    """Judge no more by a team's own forecast that its team has taken back."""
    if kind == LineKind.ADOPTED and number in kept[kind]:
        holds[kind].pop(number)


def _terms(asked: t.Baseline) -> dict[str, Any]:
    """Return what a frozen forecast was made from: as long as these stay, it stays."""
    terms: dict[str, Any] = {
        "frozen_on": asked.frozen_on.isoformat(),
        "history_from": asked.history_from,
        "history_to": asked.history_to,
        "periods_ahead": asked.periods_ahead,
    }
    if asked.kind == LineKind.ADOPTED:
        terms |= {"values": asked.values, "lowest": asked.lowest, "highest": asked.highest}
    return terms


def _made(
    asked: t.Baseline, rows: Sequence[t.Observation], indicator: t.Indicator, frame: Frame
) -> Forecast | NoForecast:
    """Return the program's forecast from the figures of the history asked for, or the team's own in its place."""
    first = parse(asked.history_from, indicator.period_type).starts_on
    last = parse(asked.history_to, indicator.period_type)
    chosen = [row for row in rows if first <= row.starts_on and row.ends_on <= last.ends_on]
    past = history(chosen, indicator, frame)
    # As for an outlook: comparable figures that can be leaned on.
    case = Case(past, Better(indicator.better), rhythm(indicator), today_position=last.position)
    series, within = case.series, possible(past.quantity)
    noise = noise_of(series.lower, series.upper)
    made = Past(series.starts, series.values, asked.periods_ahead, case.step, within, noise)
    ours = unjudged(made) or forecasts([made])[0]
    if asked.kind != LineKind.ADOPTED:
        return ours
    if not asked.values:
        return NoForecast.TOO_FEW
    written = Written(asked.values, asked.lowest, asked.highest)
    return own_forecast(written, ours=ours, origin=last.position, step=case.step, within=within)


def ends_at(outlook: Forecast) -> float:
    """Return where the last period of a forecast ends: its periods are as far apart as the first is from its origin."""
    return outlook.positions[-1] + (outlook.positions[0] - outlook.origin)


def first_freeze(series: t.Series, said: Judgement, *, load: int, today: dt.date) -> t.FrozenForecast:
    """Return the outlook of a series, frozen today because it is published for the first time."""
    if said.outlook is None:
        raise ValueError("only a series with an outlook can be frozen")
    row = _frozen_as(None, series.id, day=today, terms={"first publication": True}, load=load)
    row.forecast = FORECAST.dump_python(said.outlook, mode="json")
    return row


def _frozen_as(
    asked: t.Baseline | None, number: int, *, day: dt.date, terms: dict[str, Any], load: int
) -> t.FrozenForecast:
    """Return the row of a forecast that is frozen, still without the forecast itself."""
    kind = (asked.kind if asked else None) or LineKind.FORECAST.value
    baseline = asked.id if asked else None
    return t.FrozenForecast(series_id=number, kind=kind, baseline=baseline, frozen_on=day, load_id=load, terms=terms)
