"""Under which rule a figure stands today: its indicator's own, or that of its source."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.disclosure.policy import Policy
from indicators.screening.policies import AS_PUBLISHED, SCORED, fingerprint, in_force, policy, rule_of
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries.framework import records


@dataclass(frozen=True)
class Rules:
    """The rules of every source and indicator as they stand on a day."""

    sources: Mapping[str, t.Source]
    indicators: Mapping[str, t.Indicator]
    rules: Mapping[str, t.DisclosureRule]
    today: dt.date
    measures: Mapping[str, t.Measure] = field(default_factory=dict)
    _known: dict[tuple[str, str | None], tuple[str, Policy] | None] = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session, *, today: dt.date) -> "Rules":
        """Read every rule."""
        sources, indicators = records(session, t.Source), records(session, t.Indicator)
        return cls(sources, indicators, records(session, t.DisclosureRule), today, records(session, t.Measure))

    @property
    def strict(self) -> set[str]:
        """Return the rules that hide something, or in whose place one stands today that does."""
        standing = {key: in_force(one, self.rules, today=self.today) for key, one in self.rules.items()}
        return {key for key, one in self.rules.items() if {one.rule, standing[key].rule} != {AS_PUBLISHED}}

    def of(self, source: str, indicator: str | None) -> tuple[str, Policy] | None:
        """Return the rule of a figure as a text with its thresholds, and what it says; None: shown as published.

        A performance measure is no indicator: its source's rule decides.
        """
        if (source, indicator) not in self._known:
            self._known[source, indicator] = self._find(source, indicator)
        return self._known[source, indicator]

    def scored(self, source: str, indicator: str) -> bool:
        """Tell whether the rule of a figure holds only where the publication score of its table asks for it."""
        rule = rule_of(source, self.indicators[indicator], self.sources, self.rules, today=self.today)
        return rule is not None and rule.rule == SCORED

    def id_of(self, source: str, indicator: str) -> str | None:
        """Return the id of the rule of a figure of an indicator; None: nobody has named one."""
        rule = rule_of(source, self.indicators[indicator], self.sources, self.rules, today=self.today)
        return None if rule is None else rule.id

    def _find(self, source: str, indicator: str | None) -> tuple[str, Policy] | None:
        measured = t.Measure() if indicator is None else self.indicators[indicator]
        rule = rule_of(source, measured, self.sources, self.rules, today=self.today)
        said = policy(rule) if rule is not None else None
        return None if rule is None or said is None else (fingerprint(rule.id, said), said)
