"""Suggesting: the name of the framework that an unknown one is nearest to; offered to a reader, never applied."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from loaders.tables.spelling import fold

# How alike two names must be, of 100: "PASADENA UNIF" and "Pasadena Unified" are 90, two counties seldom above 85.
ALIKE = 86.0
FEWEST_LETTERS = 4
MOST_SUGGESTED = 3


def nearest(written: str, known: Mapping[str, str], *, alike: float = ALIKE) -> str | None:
    """Return the known name that is nearest to what is written; None where none is near.

    Args:
        written: the unknown name. Codes and names of fewer than four letters are near to nothing, and neither is a
            name with other digits: one year, grade or code is no slip of another.
        known: every folded writing (`spelling.fold`), to the name that is suggested.
        alike: how alike they must be, 0 to 100 (RapidFuzz's ratio of folded writings).
    """
    folded = fold(written)
    if len(re.sub(r"[\W\d_]", "", folded)) < FEWEST_LETTERS:
        return None
    found = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=alike)
    return known[found[0]] if found and _digits(found[0]) == _digits(folded) else None


def meant(written: Iterable[str], known: Mapping[str, str]) -> str:
    """Return the sentences that suggest known names for unknown ones, three at most; "" where there are none."""
    pairs = [(name, nearest(name, known)) for name in sorted(set(written))]
    asked = [f"Did you mean “{near}”? Then add “{name}” to its aliases." for name, near in pairs if near]
    return " ".join(asked[:MOST_SUGGESTED])


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)
