"""Jumping: what a reader is told of figures that jump beside those that are stored.

A number that a rule of disclosure may hide is not told, whether it stands in the file or in the store: which figures
are hidden is decided later, when all of them are known.
"""

from collections.abc import Collection, Iterable, Mapping

from indicators.reading import Problem, ProblemKind, Reading
from indicators.store.queries.jumps import Sudden
from loaders import cells
from loaders.checks.guarding import Guards

BESIDE = "a figure that its neighbours in time lead one to expect"
REVISED = "a figure near the one that it revises"
MEND = "It is stored as it stands; check the number, its decimal point and its unit."
UNTOLD = "no number is told, since a rule of disclosure may hide it"


def guarded(reading: Reading, fed: Mapping[str, Collection[str]], guards: Guards) -> frozenset[str]:
    """Return the indicators of which a figure stands under a rule of disclosure that hides something.

    `fed` are the sources of stored figures by indicator; no other indicator is looked at.
    """
    own = reading.figures.loc[reading.figures["indicator"].isin(list(fed)), ["indicator", "source"]].drop_duplicates()
    stands = ((indicator, source) for indicator, sources in fed.items() for source in sources)
    pairs = {*own.itertuples(index=False, name=None), *stands}
    return frozenset(indicator for indicator, source in pairs if guards.policies(source, indicator))


def warnings_of(reading: Reading, jumps: Iterable[Sudden], untold: Collection[str]) -> tuple[Problem, ...]:
    """Return jumps as problems of the file; of the indicators of `untold` no number is named."""
    return tuple(_warning(reading, jump, told=jump.key[0] not in untold) for jump in jumps)


def _warning(reading: Reading, jump: Sudden, *, told: bool) -> Problem:
    return Problem(
        kind=ProblemKind.WARNING,
        file=reading.file,
        sheet=jump.sheet,
        cell=cells.address(jump.row, jump.column),
        found=f"{', '.join(jump.key)}, {jump.figure[0]}: {_numbers(jump) if told else _spans(jump)}",
        expected=BESIDE if jump.was is None else REVISED,
        mend=MEND,
    )


def _numbers(jump: Sudden) -> str:
    """Return “677 after 575 (2017)”, or “was 9, now 90”."""
    value = cells.text(jump.figure[1])
    if jump.was is not None:
        return f"was {cells.text(jump.was)}, now {value}"
    others = " and ".join(f"{cells.text(number)} ({period})" for period, number in jump.neighbours)
    return f"{value} {'after' if jump.follows else 'before'} {others}"


def _spans(jump: Sudden) -> str:
    """Return “far from 2017; no number is told …”."""
    others = " and ".join(period for period, _ in jump.neighbours)
    return f"far from {others if jump.was is None else 'what it was'}; {UNTOLD}"
