"""Which indicators disclosure holds against each other: those fed by one source, as the columns of one table are.

The performance measures of one strategy are held against each other too, whichever sources feed them. They stand among
indicators by their subjects.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from indicators.screening.keys import subject_of
from indicators.screening.ruled import Rules
from indicators.store.database import Session
from indicators.store.queries import screened as queries


@dataclass(frozen=True)
class Concerned:
    """What is looked at together.

    Attributes:
        indicators: those with figures under a rule, whole.
        beside: those under none that stand beside them; their figures are known.
        together: of both, those that are held against each other.
    """

    indicators: frozenset[str]
    beside: frozenset[str]
    together: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Feeding:
    """Which indicators have, or had, figures under a rule, and which are fed, or were, by one source."""

    ruled: frozenset[str]
    together: tuple[frozenset[str], ...]

    @classmethod
    def read(cls, session: Session, rules: Rules) -> "Feeding":
        """Read it; where no rule hides anything, or did, nothing is asked of what feeds what."""
        ruled = queries.indicators_under(session, rules.strict)
        measures = {subject_of(one) for one in queries.measures_under(session, rules.strict) if one in rules.measures}
        strategies: dict[str, set[str]] = defaultdict(set)
        for one in rules.measures.values() if measures else ():
            strategies[one.strategy].add(subject_of(one.id))
        sources: dict[str, set[str]] = defaultdict(set)
        for indicator, source in queries.fed(session) if ruled else ():
            sources[source].add(indicator)
        # One that follows another has the other's figures, at least for a while.
        followed = [{key, one.successor} for key, one in rules.indicators.items() if one.successor]
        ruled |= measures
        held = [*sources.values(), *followed, *strategies.values()]
        sets = dict.fromkeys(frozenset(one) for one in held if len(one) > 1 and one & ruled)
        largest = [one for one in sets if not any(one < other for other in sets)]
        return cls(frozenset(ruled), tuple(sorted(largest, key=sorted)))

    def concerned(self, indicators: Collection[str] | None) -> Concerned:
        """Return what some indicators concern, or all: those that are held against them, against these, and so on.

        What stands under no rule passes nothing on: its figures are the same whatever is hidden on either side of them.
        """
        found = self.ruled if indicators is None else self.ruled & self._reached(indicators)
        edge = found
        while edge:
            edge = (self.ruled & self._reached(edge)) - found
            found |= edge
        together = tuple(one for one in self.together if one & found)
        return Concerned(found, frozenset().union(*together) - found, together)

    def _reached(self, indicators: Collection[str]) -> frozenset[str]:
        return frozenset(indicators).union(*(one for one in self.together if not one.isdisjoint(indicators)))
