"""What the attacker sees, taken apart into tables that hang together; it shares no code with what chooses to hide."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from indicators.disclosure.attacker import Guard, Sight, Sum


@dataclass(frozen=True)
class Seen:
    """Figures that hang together, as readers see them, with what is guarded among them."""

    sights: Mapping[str, Sight]
    sums: Sequence[Sum]
    guards: Sequence[Guard]

    def digest(self) -> str:
        """Return a mark of all of it: it changes when anything does."""
        said = (sorted(self.sights.items()), sorted(map(repr, self.sums)), sorted(map(repr, self.guards)))
        return hashlib.sha256(repr(said).encode()).hexdigest()


def hanging_together(
    sights: Mapping[str, Sight], whole: Collection[str], sums: Sequence[Sum], guards: Sequence[Guard]
) -> list[Seen]:
    """Return what hangs together and has something guarded; a figure that is seen whole joins nothing."""
    open_to = {key: at for at, key in enumerate(key for key in sights if key not in whole)}
    joined = [[open_to[key] for key in (one.total, *one.parts) if key in open_to] for one in sums]
    pairs = np.array([(own[0], other) for own in joined for other in own[1:]], int).reshape(-1, 2)
    shape = (len(open_to), len(open_to))
    _, label = connected_components(coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape))
    of = {key: int(label[at]) for key, at in open_to.items()}
    found: dict[int, tuple[list[Sum], list[Guard], set[str]]] = {}
    for guard in guards:
        found.setdefault(of[guard.key], ([], [], set()))[1].append(guard)
    for one, own in zip(sums, joined, strict=True):
        if own and int(label[own[0]]) in found:
            into = found[int(label[own[0]])]
            into[0].append(one)
            into[2].update((one.total, *one.parts))
    return [
        Seen({key: sights[key] for key in sorted(keys | {one.key for one in own})}, mine, own)
        for mine, own, keys in found.values()
    ]
