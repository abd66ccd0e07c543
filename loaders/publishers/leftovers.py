"""Leftovers: cells of a table that are left out on purpose, counted one by one and named together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.checks.suggesting import meant
from loaders.problems import Fault, Findings

MOST_NAMED = 12


@dataclass(frozen=True)
class Reason:
    """What is left out, what would be taken, and how it could be taken in.

    Attributes:
        noun: of which kind the names of what is left out are.
        because: why the template leaves it out, where it says so.
    """

    what: str
    why: str
    mend: str
    noun: str = ""
    because: str = ""


@dataclass
class Leftover:
    """What was left out for one reason: the first cell, how many there are, and what they are called."""

    first: str
    cells: int = 0
    names: Counter[str] = field(default_factory=Counter)


@dataclass
class Leftovers:
    """What one sheet's reading leaves out, by reason.

    `shown` holds, by noun, the names that the framework knows (`names.Names.shown`): near ones are suggested.
    """

    sheet: str
    shown: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kept: dict[Reason, Leftover] = field(default_factory=dict)

    def add(self, reason: Reason, first: str, names: Iterable[str]) -> None:
        """Count one cell for each of `names`, which may be a counter already."""
        counted = Counter(names)
        if counted.total():
            leftover = self.kept.setdefault(reason, Leftover(first))
            leftover.names.update(counted)
            leftover.cells += counted.total()

    @property
    def cells(self) -> int:
        """How many cells were left out."""
        return sum(leftover.cells for leftover in self.kept.values())

    def report(self, findings: Findings) -> None:
        """Note each reason once, with its cells counted and named."""
        for reason, leftover in self.kept.items():
            asked = meant(leftover.names, self.shown.get(reason.noun, {}))
            mend = f"{asked} {reason.mend}".strip()
            because = f", left out: {reason.because}" if reason.because else ""
            fault = Fault(f"{reason.what} {_listed(leftover.names)}{because}".strip(), reason.why, mend)
            findings.leave_out(self.sheet, leftover.first, fault, cells=leftover.cells)


def _listed(names: Counter[str]) -> str:
    shown = ", ".join(name or "without a name" for name in sorted(names)[:MOST_NAMED])
    return shown + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")
