"""What stood in the place of a figure before it was corrected, as far as that may be told."""

from indicators.release.documents import Earlier
from indicators.release.material import Material
from indicators.screening.gathering import alone
from indicators.screening.keys import key_of
from indicators.screening.rounding import value_as_shown
from indicators.store import tables as t
from indicators.store.queries.figures import Replaced


def earlier_figures(material: Material, series: t.Series, row: t.Observation) -> tuple[Earlier, ...]:
    """Return what was shown before a figure was corrected; of a source with a rule, what a release has shown.

    Each is judged as any figure is, under the rule of today: what that would hide is not told. Where nothing else was
    seen than after the correction, nothing is told of it: it was rounded away, or the figure was gone for a while and
    came back as it was.
    """
    unit, found, after = material.frame.indicators[series.indicator].unit, list[Earlier](), row.value
    for one in reversed(material.replaced.get((series.id, row.period), [])):
        rule = material.frame.rules.of(one.source, series.indicator)
        to = rule[1].round_to if rule else None
        value = None if one.value is None else value_as_shown(one.value, unit, to)
        if _may_be_told(material, series, one) and value not in (None, after):
            found.append(Earlier(value, one.until.astimezone(material.zone).date().isoformat()))
            after = value
    return tuple(reversed(found))


def replaces_withdrawn(material: Material, series: t.Series, row: t.Observation) -> bool:
    """Tell whether another figure was shown in the place of one, and was withdrawn."""
    before = [one for one in material.replaced.get((series.id, row.period), []) if key_of(one) in material.withdrawn]
    return row.value is not None and any(_was_shown(material, series, one) for one in before)


def _may_be_told(material: Material, series: t.Series, one: Replaced) -> bool:
    """Tell whether an earlier version was shown, was not withdrawn, and would not be hidden today.

    A rule that asks something of some tables alone (by their publication score) is taken as if it did of this one.
    """
    key, rule = key_of(one), material.frame.rules.of(one.source, series.indicator)
    if key in material.withdrawn or rule is None:
        return key not in material.withdrawn
    judged = alone(rule[1], one, material.frame.indicators[series.indicator].unit)
    return _was_shown(material, series, one) and judged.reason is None


def _was_shown(material: Material, series: t.Series, one: Replaced) -> bool:
    return material.frame.rules.of(one.source, series.indicator) is None or key_of(one) in material.shown_before
