"""What releases have promised: a figure that one has hidden is guarded as the rule of that day said.

A stricter rule hides more, and takes nothing back: what earlier releases have shown beside a hidden figure stays known,
and may tell more of it than the new rule would allow. So that rule guards what no release has hidden before; the rest
stays hidden, and what was promised of it holds.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from indicators.disclosure.policy import Numbers, Policy, verdict
from indicators.reading import KnownIndicator, KnownRule, KnownSource
from indicators.screening.gathering import Standing
from indicators.screening.policies import policy_of
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries.as_of import Fields, as_of, changes_of
from indicators.store.queries.framework import collaborative
from indicators.store.queries.releases import every
from indicators.store.queries.screened import fed, first_hidden

RULE = tuple(one.name for one in fields(KnownRule) if one.name != "id")
NAMED = ("disclosure_rule",)
NOUNS = ("disclosure_rule", "source", "indicator")


@dataclass(frozen=True)
class Past:
    """The rules as they were when a release was made, and its day where the collaborative is."""

    rules: Mapping[str, KnownRule]
    sources: Mapping[str, KnownSource]
    indicators: Mapping[str, KnownIndicator]
    day: dt.date

    def policy(self, source: str, indicator: str) -> Policy | None:
        """Return what held for the figures of an indicator from a source; None: nothing that is known."""
        if source not in self.sources:
            return None
        return policy_of(source, self.indicators.get(indicator), self.sources, self.rules, today=self.day)


@dataclass(frozen=True)
class Pasts:
    """The rules of every release; each is read once."""

    session: Session
    rules: Rules
    _read: dict[int, Past] = field(default_factory=dict)

    def of(self, release: int) -> Past:
        """Return the rules as they were when a release was made."""
        if not self._read:
            self._read.update(self._all())
        return self._read[release]

    def _all(self) -> dict[int, Past]:
        own, changes = collaborative(self.session), changes_of(self.session, NOUNS)
        zone = ZoneInfo(own.time_zone) if own else dt.UTC
        now = {
            "disclosure_rule": _written(self.rules.rules, RULE),
            "source": _written(self.rules.sources, NAMED),
            "indicator": _written(self.rules.indicators, NAMED),
        }
        found = {}
        for one in every(self.session):
            rules, sources, indicators = (as_of(now[noun], changes, noun, one.load_id) for noun in NOUNS)
            found[one.id] = Past(
                {key: _rule(key, said) for key, said in rules.items()},
                {key: KnownSource(key, disclosure_rule=said.get("disclosure_rule")) for key, said in sources.items()},
                {
                    key: KnownIndicator(key, "", "", disclosure_rule=said.get("disclosure_rule"))
                    for key, said in indicators.items()
                },
                one.made_at.astimezone(zone).date(),
            )
        return found


def earlier(session: Session, rules: Rules) -> dict[str, tuple[Policy, ...]]:
    """Return what earlier rules said of figures that a release has hidden under them, by the id of the rule of today.

    Only where it is not what the rule of today says: of those figures holds what was said then.
    """
    pasts, fed_by = Pasts(session, rules), sorted(fed(session))
    hidden = sorted(first_hidden(session))
    pairs = [(source, name, release) for name, release in hidden for one, source in fed_by if one == name]
    found: dict[str, dict[Policy, None]] = defaultdict(dict)
    for source, indicator, release in pairs:
        rule, now = rules.id_of(source, indicator), rules.of(source, indicator)
        then = pasts.of(release).policy(source, indicator)
        if rule is not None and now is not None and then is not None and then != now[1]:
            found[rule][then] = None
    return {rule: tuple(said) for rule, said in found.items()}


def as_promised(standing: Mapping[str, Standing], pasts: Pasts) -> dict[str, Standing]:
    """Return the figures with what is guarded of them, those that a release has hidden as the rule of its day said."""
    return {key: _as_promised(one, pasts) for key, one in standing.items()}


def _as_promised(one: Standing, pasts: Pasts) -> Standing:
    hidden_in = one.kept.hidden_since_id if one.kept is not None else None
    if hidden_in is None or one.rule is None or one.verdict is None or one.verdict.reason is None:
        return one
    then = pasts.of(hidden_in).policy(one.source, one.series.indicator)
    count, rest = one.figure.count, one.figure.rest
    if then is None or then == one.rule[1] or count is None:
        return one
    said = verdict(then, Numbers(count, None if rest is None else count + rest, share=rest is not None))
    # Readers know what its mark told then, and what it tells now.
    told = tuple(dict.fromkeys((*one.verdict.told, *said.told)))
    return replace(one, verdict=replace(one.verdict, guarded=said.guarded, told=told))


def _written(records: Mapping[str, t.Table], names: Collection[str]) -> Fields:
    return {key: {name: getattr(one, name) for name in names} for key, one in records.items()}


def _rule(key: str, said: Mapping[str, Any]) -> KnownRule:
    """Return a rule as the journal writes it: days are texts."""
    begins = said.get("begins_on")
    day = dt.date.fromisoformat(begins) if isinstance(begins, str) else begins
    return KnownRule(key, **{name: said.get(name) for name in RULE} | {"begins_on": day})
