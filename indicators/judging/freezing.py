"""Forecasts that are frozen: those a team asked for, and at a publication those that nobody asked for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from indicators.analysis.forecast import forecast, possible
from indicators.analysis.judgement import Forecast, Judgement, NoForecast
from indicators.judging.frame import Frame
from indicators.judging.histories import history, rhythm
from indicators.periods import parse
from indicators.store import tables as t

FORECAST = TypeAdapter(Forecast)


def freeze_asked(
    chosen: Sequence[t.Series],
    shown: Mapping[int, list[t.Observation]],
    frame: Frame,
    kept: Mapping[int, t.FrozenForecast],
    *,
    load: int,
) -> tuple[dict[int, Forecast], list[t.FrozenForecast]]:
    """Return the forecast that holds for each series, and those that have to be frozen now because a team asked."""
    holds = {number: FORECAST.validate_python(row.forecast) for number, row in kept.items()}
    new = []
    for one in chosen:
        asked = frame.baselines.get((one.indicator, one.place, one.group))
        terms = _terms(asked) if asked else None
        if asked is None or (one.id in kept and kept[one.id].terms == terms):
            continue
        made = _forecast(asked, shown[one.id], frame.indicators[one.indicator], frame.sources)
        if isinstance(made, Forecast):
            holds[one.id] = made
            new.append(_frozen(one.id, made, baseline=asked.id, day=asked.frozen_on, terms=terms or {}, load=load))
    return holds, new


def _terms(asked: t.Baseline) -> dict[str, Any]:
    """Return what a frozen forecast was made from: as long as these stay, it stays."""
    return {
        "frozen_on": asked.frozen_on.isoformat(),
        "history_from": asked.history_from,
        "history_to": asked.history_to,
        "periods_ahead": asked.periods_ahead,
    }


def _forecast(
    asked: t.Baseline, rows: Sequence[t.Observation], indicator: t.Indicator, sources: Mapping[str, t.Source]
) -> Forecast | NoForecast:
    first = parse(asked.history_from, indicator.period_type).starts_on
    last = parse(asked.history_to, indicator.period_type).ends_on
    chosen = [row for row in rows if first <= row.starts_on and row.ends_on <= last]
    past = history(chosen, indicator, sources)
    # As for an outlook: figures of the newest definition that can be leaned on.
    same = (past.definition == past.definition.max(initial=0)) & past.reliable
    step = rhythm(indicator).step or 1.0
    within = possible(past.quantity)
    return forecast(past.starts[same], past.values[same], ahead=asked.periods_ahead, step=step, within=within)


def ends_at(outlook: Forecast) -> float:
    """Return where the last period of a forecast ends: its periods are as far apart as the first is from its origin."""
    return outlook.positions[-1] + (outlook.positions[0] - outlook.origin)


def first_freeze(series: t.Series, said: Judgement, *, load: int, today: dt.date) -> t.FrozenForecast:
    """Return the outlook of a series, frozen today because it is published for the first time."""
    if said.outlook is None:
        raise ValueError("only a series with an outlook can be frozen")
    return _frozen(series.id, said.outlook, baseline=None, day=today, terms={"first publication": True}, load=load)


def _frozen(
    number: int, made: Forecast, *, baseline: str | None, day: dt.date, terms: dict[str, Any], load: int
) -> t.FrozenForecast:
    return t.FrozenForecast(
        series_id=number,
        baseline=baseline,
        frozen_on=day,
        load_id=load,
        terms=terms,
        forecast=FORECAST.dump_python(made, mode="json"),
    )
