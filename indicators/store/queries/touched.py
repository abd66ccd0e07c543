"""Which series have to be judged again: those that a load touched since, by their figures or by what frames them.

A privacy rule, a comparison of groups and the pooled memory of a curve look at a whole indicator, so an indicator is
judged as a whole; no other indicator is.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, func, select, union
from sqlalchemy.orm import Session

from indicators.store import tables as t

OF_SERIES = ("target", "baseline")
"""Nouns whose record names the indicator that it is about."""


def judged_through(session: Session) -> int:
    """Return the newest load as of which everything was judged; 0 before the first.

    Judging takes everything that is stale at once, so what its newest rows say of themselves holds of all series.
    """
    return session.scalar(select(func.max(t.Judgement.load_id))) or 0


def touched_indicators(session: Session, since: int) -> set[str]:
    """Return the indicators that loads after load `since` touched: a figure, the indicator, a target, a baseline, the
    group of a figure, or the source or privacy rule behind one.
    """  # noqa: D205 - one sentence
    figure, series = t.Observation, t.Series
    moved = union(
        select(figure.series_id).where(figure.opened_load_id > since),
        select(figure.series_id).where(figure.closed_load_id > since),
    )
    found = set(session.scalars(select(series.indicator).where(series.id.in_(moved)).distinct()))
    changes = session.scalars(select(t.Change).where(t.Change.load_id > since)).all()
    return found | _framed(session, changes)


def _framed(session: Session, changes: Sequence[t.Change]) -> set[str]:
    """Return the indicators that changed records of the framework concern."""
    named: dict[str, set[str]] = {}
    found: set[str] = set()
    for change in changes:
        named.setdefault(change.noun, set()).add(change.record)
        if change.noun in OF_SERIES:
            found.update(
                str(said["indicator"]) for said in (change.before, change.after) if said and "indicator" in said
            )
    found |= named.get("indicator", set())
    for noun, table in (("target", t.Target), ("baseline", t.Baseline)):
        if noun in named:
            found.update(session.scalars(select(table.indicator).where(table.id.in_(named[noun]))))
    if "group" in named:
        found.update(session.scalars(select(t.Series.indicator).where(t.Series.group.in_(named["group"])).distinct()))
    sources = named.get("source", set())
    if "disclosure_rule" in named:
        rules = _in_one_line(session, changes)
        sources = sources | set(session.scalars(select(t.Source.id).where(t.Source.disclosure_rule.in_(rules))))
        found |= set(session.scalars(select(t.Indicator.id).where(t.Indicator.disclosure_rule.in_(rules))))
    return found | (set(session.scalars(_fed_by(sources))) if sources else set())


def _in_one_line(session: Session, changes: Iterable[t.Change]) -> set[str]:
    """Return the rules that changed, with all that follow or followed them: any may hold for the rest."""
    own = [one for one in changes if one.noun == "disclosure_rule"]
    said = [(one.record, str((body or {}).get("follows") or "")) for one in own for body in (one.before, one.after)]
    rule = t.DisclosureRule
    now = [(one, other or "") for one, other in session.execute(select(rule.id, rule.follows))]
    pairs = [{one, other} for one, other in said + now if other]
    found = {one.record for one in own}
    while more := {name for pair in pairs if pair & found for name in pair} - found:
        found |= more
    return found


def _fed_by(sources: set[str]) -> Select[str]:
    """Return the question for the indicators that have a current figure of one of some sources."""
    figure, series = t.Observation, t.Series
    asked = select(series.indicator).join(figure, figure.series_id == series.id)
    return asked.where(figure.closed_load_id.is_(None), figure.source.in_(sources)).distinct()
