"""What a gap is about: an indicator, or one series of it."""

from collections.abc import Mapping

from indicators.accountability.gap import Fact, Gap, Kind, weight
from indicators.accountability.known import IndicatorKnown, SeriesKnown


def of_indicator(
    kind: Kind,
    indicator: IndicatorKnown,
    facts: Mapping[str, Fact] | None = None,
    *,
    place: str | None = None,
    group: str | None = None,
) -> Gap:
    """Return a gap of an indicator; of one of its places and groups where they are named, also in its key."""
    named = [part for part in (place, group) if part]
    return Gap(
        key="/".join([kind, indicator.id, *named]),
        kind=kind,
        outcome=indicator.outcome,
        weight=weight(
            kind, tier=indicator.tier, data_power=indicator.data_power, ended=indicator.closed_on is not None
        ),
        indicator=indicator.id,
        place=place,
        group=group,
        facts=facts or {},
    )


def of_series(kind: Kind, indicator: IndicatorKnown, series: SeriesKnown, facts: Mapping[str, Fact], *more: str) -> Gap:
    """Return a gap of one series; `more` tells it from others of the same series and kind."""
    made = of_indicator(kind, indicator, facts, place=series.place, group=series.group)
    if not more:
        return made
    return Gap(**{**vars(made), "key": "/".join([made.key, *more])})


def facts_of_end(indicator: IndicatorKnown) -> dict[str, Fact]:
    """Return that a series has ended, and what followed it; nothing of one that goes on."""
    if indicator.closed_on is None:
        return {}
    return {"closed_on": indicator.closed_on.isoformat(), "successor": indicator.successor}
