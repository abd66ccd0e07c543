"""What a file would change: every figure is new, revised or unchanged against what the store holds."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# Two publications of one number may differ in the last binary digits, or in the ninth written one; that is no
# correction.
NOISE = 1e-8
NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
# Set by the people who keep the framework, not by publishers: a new edition of a file does not take it back.
OWN_FLAG = "break"


@dataclass(frozen=True)
class Comparison:
    """A reading's figures beside those stored.

    Attributes:
        figures: the figures, with `stored` (number of the version that holds, NaN for none), `new` and `revised`.
        new, revised, unchanged: how many with a value; flagged: how many carry a mark instead of one.
    """

    figures: pd.DataFrame
    new: int
    revised: int
    unchanged: int
    flagged: int

    @property
    def changes(self) -> pd.DataFrame:
        """Return the figures that open a new version."""
        return self.figures[self.figures["new"] | self.figures["revised"]]


def compare(figures: pd.DataFrame, stored: pd.DataFrame, key: tuple[str, ...]) -> Comparison:
    """Compare what was read with what holds.

    A figure is revised when a number or a publisher's flag differs, when it says more or less than before about
    being a sample, when it comes from another source, or when it brings a note that differs. A missing `break` leaves
    that which is stored as it is; so does a missing note, of a figure that says no other: the note of a number that was
    revised was about the old one, and that of a number whose source was corrected is about the same.
    """
    both = _beside(figures, stored, key) if len(figures) and len(stored) else _all_new(figures, key)
    valued = both["value"].notna()
    return Comparison(
        figures=both,
        new=int((both["new"] & valued).sum()),
        revised=int((both["revised"] & valued).sum()),
        unchanged=int((~both["new"] & ~both["revised"] & valued).sum()),
        flagged=int((~valued).sum()),
    )


def _all_new(figures: pd.DataFrame, key: tuple[str, ...]) -> pd.DataFrame:
    repeated = figures.duplicated(list(key))
    if repeated.any():
        raise ValueError(f"a reading says {int(repeated.sum())} figures twice")
    return figures.assign(stored=np.nan, new=True, revised=False)


def _beside(figures: pd.DataFrame, stored: pd.DataFrame, key: tuple[str, ...]) -> pd.DataFrame:
    read, held = (frame.astype(dict.fromkeys(key, object)) for frame in (figures, stored))
    both = read.merge(held, on=list(key), how="left", suffixes=("", "_stored"), validate="one_to_one")
    both = both.rename(columns={"id": "stored"})
    known = both["stored"].notna().to_numpy()
    differs, noted = _differs(both), (both["note"].notna() & (both["note"] != both["note_stored"])).to_numpy(bool)
    cited = (both["source"] != both["source_stored"]).to_numpy(bool)
    # What a break's note says, that the figures before are counted otherwise, holds whatever the number.
    kept = both["note"].isna().to_numpy() & (~differs | _lacks_own_flag(both))
    both["flags"] = _with_own_flag(both)
    both["note"] = both["note"].where(~kept, both["note_stored"])
    return both.assign(new=~known, revised=known & (differs | noted | cited))


def _differs(both: pd.DataFrame) -> NDArray[np.bool_]:
    differs = np.zeros(len(both), dtype=bool)
    for name in NUMBERS:
        if name in both:
            now, then = both[name].to_numpy(float), both[f"{name}_stored"].to_numpy(float)
            differs |= ~np.isclose(now, then, rtol=NOISE, atol=0.0, equal_nan=True)
    differs |= _publishers(both["flags"]) != _publishers(both["flags_stored"])
    differs |= both["sample"].to_numpy(bool) != both["sample_stored"].fillna(False).to_numpy(bool)
    return np.asarray(differs, dtype=bool)


def _publishers(flags: pd.Series) -> NDArray[np.object_]:
    """Return the flags without our own."""
    parts = flags.fillna("").astype(object).map(lambda text: ";".join(f for f in text.split(";") if f != OWN_FLAG))
    return np.asarray(parts.to_numpy(object), dtype=object)


def _lacks_own_flag(both: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which figures have our own flag in the store, and are read without it."""
    read, stored = both["flags"].astype(object), both["flags_stored"].fillna("").astype(object)
    missing = stored.str.contains(OWN_FLAG, regex=False) & ~read.str.contains(OWN_FLAG, regex=False)
    return np.asarray(missing.to_numpy(bool), dtype=bool)


def _with_own_flag(both: pd.DataFrame) -> pd.Series:
    read = both["flags"].astype(object)
    added = read.map(lambda text: ";".join(sorted([*filter(None, text.split(";")), OWN_FLAG])))
    return read.where(~_lacks_own_flag(both), added)
