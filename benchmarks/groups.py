"""How often groups that are all alike are called different: each comparison by itself, and ranges that hold together.

Groups differ in nothing but chance; counted is the share of places in which any group is called different from the
best-placed one, or from everyone. It should be 5 % at most.
"""

import argparse

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.intervals import beside_each_other, widened, wilson

SIZES = {"250 each": 250, "40 each": 40, "30 to 2,000": None}
Numbers = NDArray[np.float64]


def alarms(counts: Numbers, people: Numbers, *, times: float, everyone: bool) -> float:
    """Return the percentage of places, shape (places, groups), in which any group is called different."""
    shares, low, high = likely(counts, people)
    if everyone:
        other, under, over = likely(counts.sum(1, keepdims=True), people.sum(1, keepdims=True))
    else:
        best = shares.argmax(1)[:, None]
        other, under, over = (np.take_along_axis(one, best, 1) for one in (shares, low, high))
    gap = shares - other
    below = gap + times * np.hypot(high - shares, other - under) < 0
    above = gap - times * np.hypot(shares - low, over - other) > 0
    return float(100 * (below | above).any(1).mean())


def likely(counts: Numbers, people: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return percentages with their bounds."""
    bounds = wilson(counts.ravel(), people.ravel())
    return 100 * counts / people, bounds.lower.reshape(counts.shape), bounds.upper.reshape(counts.shape)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--places", type=int, default=20_000)
    places, chance = asked.parse_args().places, np.random.default_rng(7)
    print("groups  people       to the best: alone  together   to everyone: alone  together  (%)")
    for groups in (2, 3, 4, 8):
        for name, size in SIZES.items():
            each = np.geomspace(30, 2000, groups).round() if size is None else np.full(groups, size)
            people = np.broadcast_to(each.astype(np.float64), (places, groups)).copy()
            counts = chance.binomial(people.astype(int), 0.6).astype(np.float64)
            best = [alarms(counts, people, times=one, everyone=False) for one in (1.0, beside_each_other(groups))]
            every = [alarms(counts, people, times=one, everyone=True) for one in (1.0, widened(groups))]
            print(f"{groups:6}  {name:12} {best[0]:17.1f} {best[1]:9.1f} {every[0]:20.1f} {every[1]:9.1f}")


if __name__ == "__main__":
    main()
