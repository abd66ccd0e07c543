"""Which shown figures tell a guarded number: a few of them from which it follows, none of which can be left out.

They are sought by halves (Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems",
AAAI 2004): of many shown figures few tell one number.
"""

import time
from collections.abc import Callable, Mapping, Sequence

from indicators.disclosure.attacker import Attack, Breach, Finding, Sight
from indicators.disclosure.seen import Seen

SECONDS = 20.0
"""How long those who tell one number are sought."""
TOLD = frozenset({Finding.NARROWED, Finding.TOLD, Finding.SEEMS_TOLD})
Keys = Sequence[str]


class TooLong(Exception):
    """They were not found in time."""


def telling(table: Seen, breach: Breach, unseen: Mapping[str, Sight], *, seconds: float = SECONDS) -> tuple[str, ...]:
    """Return the keys of shown figures that tell a number; none where they are not found in time, or nothing is told.

    Args:
        table: as readers see it.
        breach: what was found in it.
        unseen: by their keys, how the figures that are shown would be seen if they were not; of those that tell as
            much, the last are looked for.
        seconds: how long they are sought.
    """
    if breach.finding not in TOLD:
        return ()
    until = time.monotonic() + seconds

    def tells(shown: Keys) -> bool:
        if time.monotonic() > until:
            raise TooLong
        sights = {**table.sights, **{key: unseen[key] for key in own if key not in shown}}
        return bool(Attack(sights, table.sums).breaches([breach.guard]))

    own = [key for key in unseen if key in table.sights]
    try:
        return () if tells(()) else tuple(_fewest(tells, (), own, known=False))
    except TooLong:
        return ()


def _fewest(tells: Callable[[Keys], bool], base: Keys, among: Keys, *, known: bool) -> list[str]:
    """Return those `among` some that tell, with `base`; `known`: the base has grown since it was tried."""
    if known and tells(base):
        return []
    if len(among) == 1:
        return list(among)
    half = len(among) // 2
    late, early = among[half:], among[:half]
    first = _fewest(tells, [*base, *late], early, known=True)
    return [*first, *_fewest(tells, [*base, *first], late, known=bool(first))]
