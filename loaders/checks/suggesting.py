"""Suggesting: the name of the framework that an unknown one is nearest to; offered to a reader, never applied."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from loaders.tables.spelling import fold

# How alike two names must be, of 100: "PASADENA UNIF" and "Pasadena Unified" are 90, two counties seldom above 85.
ALIKE = 86.0
FEWEST_LETTERS = 4
MOST_SUGGESTED = 3
KINDS = {"nation", "state", "county", "city", "town", "village", "district", "school", "area"}
# Figures and signs behind the last letter of a name: its footnotes.
FOOTNOTES = re.compile(r"(?<=[^\W\d_])[ ,]*(?:[\d*†‡§¶#^,¹²³⁰⁴-⁹]|\(\w\)|\[\w\])+$")


def nearest(written: str, known: Mapping[str, str], *, alike: float = ALIKE) -> str | None:
    """Return the known name that is nearest to what is written; None where none is near.

    Args:
        written: the unknown name. Codes and names of fewer than four letters are near to nothing, and neither is a
            name with other digits: one year, grade or code is no slip of another; but Glendale3 is near to Glendale.
        known: every folded writing (`spelling.fold`), to the name that is suggested.
        alike: how alike they must be, 0 to 100 (RapidFuzz's ratio of folded writings).
    """
    folded = fold(written)
    if len(re.sub(r"[\W\d_]", "", folded)) < FEWEST_LETTERS:
        return None
    bare = FOOTNOTES.sub("", folded)
    if bare != folded and bare in known:
        return known[bare]
    found = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=alike)
    if found is None or _digits(found[0]) != _digits(folded) or _other_kind(found[0], folded):
        return None
    return known[found[0]]


def meant(written: Iterable[str], known: Mapping[str, str]) -> str:
    """Return the sentences that suggest known names for unknown ones, three at most; "" where there are none."""
    pairs = [(name, nearest(name, known)) for name in sorted(set(written))]
    asked = [f"Did you mean “{near}”? Then add “{name}” to its aliases." for name, near in pairs if near]
    return " ".join(asked[:MOST_SUGGESTED])


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _other_kind(one: str, other: str) -> bool:
    """Say whether two names say that they are of different kinds: no city is a slip of a county."""
    kinds = [KINDS & set(name.split()) for name in (one, other)]
    return bool(kinds[0] and kinds[1] and kinds[0] != kinds[1])
