"""Batches: many rows with many faults become as many problems as a reader can take in."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from loaders.problems import Fault

Rows = NDArray[np.intp]
# So many different faults of one kind are named one by one; those after them together.
MOST_NAMED = 200
MORE = "more such entries"


def batches(groups: Iterable[Rows], fault: Callable[[int, Rows], Fault]) -> Iterator[tuple[Rows, Fault]]:
    """Yield each group of rows with its fault, and from the 201st on all of them together.

    `fault` is asked with the number of the group and its rows; not for those that are no longer named.
    """
    rest: list[Rows] = []
    for number, rows in enumerate(groups):
        if number < MOST_NAMED:
            yield rows, fault(number, rows)
        else:
            rest.append(rows)
    if rest:
        like = fault(MOST_NAMED, rest[0])
        yield np.unique(np.concatenate(rest)), type(like)(MORE, like.expected, like.mend)


def rows_of(codes: NDArray[np.integer], wanted: Iterable[int]) -> list[Rows]:
    """Return the rows of each wanted code, in the order of the codes; one pass, however many there are.

    Args:
        codes: the number of each row, shape (rows,); a negative one is none.
        wanted: the numbers that are asked for; each has a row.
    """
    sought = sorted(wanted)
    if not sought:
        return []
    asked = np.zeros(max(int(codes.max(initial=0)), sought[-1]) + 2, dtype=bool)
    asked[sought] = True
    # The last place is nobody's: so -1 is never asked for.
    rows = np.flatnonzero(asked[codes])
    order = np.argsort(codes[rows], kind="stable")
    borders = np.flatnonzero(np.diff(codes[rows][order])) + 1
    return np.split(rows[order], borders)
