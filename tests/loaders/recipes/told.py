"""What a reading told: its figures by key, and whether it accounts for every cell."""

import math

from indicators.reading import Reading

Key = tuple[str, str, str, str]


def values(reading: Reading) -> dict[Key, float | None]:
    """Return the value of every figure by indicator, place, group and period; None where it is unknown."""
    figures = reading.figures
    keys = zip(figures["indicator"], figures["place"], figures["group"], figures["period"], strict=True)
    return {key: None if math.isnan(value) else value for key, value in zip(keys, figures["value"], strict=True)}


def flags(reading: Reading) -> dict[Key, str]:
    """Return the flags of every figure that has any, by its key."""
    figures = reading.figures
    keys = zip(figures["indicator"], figures["place"], figures["group"], figures["period"], strict=True)
    return {key: flag for key, flag in zip(keys, figures["flags"], strict=True) if flag}


def column(reading: Reading, name: str) -> dict[Key, object]:
    """Return another column of every figure by its key."""
    figures = reading.figures
    keys = zip(figures["indicator"], figures["place"], figures["group"], figures["period"], strict=True)
    return dict(zip(keys, figures[name], strict=True))


def balanced(reading: Reading) -> bool:
    """Say whether every cell of the tables is a figure, rejected or outside."""
    return reading.cells == len(reading.figures) + reading.rejected + reading.outside


def reasons(reading: Reading) -> str:
    """Return what every problem says, a line each."""
    return "\n".join(f"{one.cell} {one.found}: {one.expected}" for one in reading.problems)
