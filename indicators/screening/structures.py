"""What is part of what, as it is now and as it was before each load that changed it: who knew it does not forget it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.disclosure.adding import Structure
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import screened as queries
from indicators.store.queries.framework import pairs, records
from indicators.store.queries.screened import Changed

Records = dict[str, dict[str, str | None]]
"""The fields of places or groups by their ids."""


@dataclass(frozen=True)
class _Framework:
    places: Records
    groups: Records

    def structure(self) -> Structure:
        """Return what is part of what; what is part of a place that is there no more is part of none."""
        within = {key: one.get("part_of") for key, one in self.places.items()}
        return Structure(
            dimensions={key: one["dimension"] or "" for key, one in self.groups.items()},
            part_of={key: above if above in self.places else None for key, above in within.items()},
            kinds={key: one["kind"] or "" for key, one in self.places.items()},
            within={key: above for key, one in self.groups.items() if (above := self._around(one))},
        )

    def _around(self, group: Mapping[str, str | None]) -> tuple[str, ...]:
        """Return the groups that one is part of; one that is there no more is none."""
        return tuple(one for one in (group.get("part_of") or "").split() if one in self.groups)

    def before(self, changes: Iterable[Changed]) -> "_Framework":
        """Return it as it was before the changes of a load, the last first; what was new then stays as it is now."""
        found: dict[str, Records] = {"place": dict(self.places), "group": dict(self.groups)}
        for one in changes:
            own = found[one.noun]
            own[one.record] = own.get(one.record, {}) | one.before
        return _Framework(found["place"], found["group"])


def structures(session: Session) -> list[Structure]:
    """Return every structure that there was, that of now first, each once.

    Each holds with everything that stands or stood: of a figure that came late, readers know what its place or group
    was part of in its time.
    """
    found = _Framework(
        {key: {"part_of": one.part_of, "kind": one.kind} for key, one in records(session, t.Place).items()},
        _groups(session),
    )
    every = [found.structure()]
    for changes in _by_load(queries.restructured(session)).values():
        found = found.before(changes)
        if (then := found.structure()) not in every:
            every.append(then)
    return every


def _groups(session: Session) -> Records:
    within = pairs(session, "group", "part_of")
    return {
        key: {"dimension": one.dimension, "part_of": " ".join(within.get(key, ()))}
        for key, one in records(session, t.Group).items()
    }


def _by_load(changes: Iterable[Changed]) -> Mapping[int, list[Changed]]:
    found: dict[int, list[Changed]] = {}
    for one in changes:
        found.setdefault(one.load, []).append(one)
    return found
