"""A mark that tells a share as a limit is held to it by what chooses to hide as by the attacker."""

import math

import numpy as np
import pytest

from indicators.disclosure.moving import moves_of
from indicators.disclosure.tables import Cell, Part, Span, Table

TOLD = (Span(Part.COUNT, 0, 3), Span(Part.PEOPLE, 40, 99))
"""Of 60 people, 5 % or less: at most 3; the mark holds for 40 to 99 people."""


@pytest.mark.parametrize(
    ("count", "rest", "fits"),
    [
        (3, 57, True),  # 5 %
        (3, 37, False),  # 3 of 40 are 7.5 %
        (2, 38, True),  # 5 %
        (2, 37, False),  # 39 people have another limit
        (3, 90, True),
        (4, 86, False),
    ],
)
def test_a_hidden_share_moves_only_as_far_as_its_limit_allows(count: int, rest: int, fits: bool) -> None:
    cell = Cell("a", 2, 58, (Span(Part.COUNT, 0, 30),), TOLD, hidden=True)
    moves = moves_of(Table({"a": cell}, ()))
    at = moves.boxes @ np.array([count - 2, rest - 58], float)
    assert bool(np.all((moves.low <= at) & (at <= moves.high))) is fits


def test_a_mark_that_tells_no_share_does_not_hold_it() -> None:
    """Told before, it stays told: a vague mark takes nothing back."""
    cells = [Cell("a", 2, 58, (Span(Part.COUNT, 0, 30),), TOLD, hidden=True, marked=marked) for marked in (False, True)]
    moved = [moves_of(Table({"a": one}, ())) for one in cells]
    fits = [bool(np.all(one.boxes @ np.array([1.0, -21.0]) <= one.high + one.wide[1])) for one in moved]
    assert (fits, math.isfinite(moved[0].wide[1].max())) == ([True, False], True)
