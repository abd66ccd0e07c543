"""Who may see a figure that the public may not: a rule about roles, which knows no accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """As whom somebody asks."""

    PUBLIC = "public"
    PARTNER = "partner"
    TEAM = "team"
    COORDINATOR = "coordinator"
    COUNCIL = "council"
    OPERATOR = "operator"


WITH_A_NEED = frozenset({Role.TEAM, Role.COORDINATOR})
"""Roles that can need such figures: who runs the machine, and who decides from them, do not."""


@dataclass(frozen=True)
class Agreed:
    """What the owner of a source agreed to: the agreement in words, and the roles that it names; None and none else."""

    agreement: str | None
    may_see: Collection[str]


def may_see(role: Role, team: str | None, source: Agreed, owning_teams: Collection[str]) -> bool:
    """Tell whether a role sees the figures of a source as they are.

    Args:
        role: as whom somebody asks.
        team: the id of the team that they are of; None for nobody's.
        source: what its owner agreed to.
        owning_teams: the teams that work for the outcome of the indicator.

    The coordinator may, and the team whose indicator it is, and both only where a recorded agreement names them.
    """
    if role not in WITH_A_NEED or not (source.agreement or "").strip() or role.value not in source.may_see:
        return False
    return role is Role.COORDINATOR or (team is not None and team in owning_teams)
