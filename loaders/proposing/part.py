"""A part of a proposed recipe: what it says, which columns it takes, by what evidence, and what it asks."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """A part of a proposal.

    Attributes:
        says: the keys and values of the recipe's part, as YAML holds them.
        columns: positions of the table's columns that are taken by it, 0-based.
        evidence: sentences that say what was seen; questions: what only a reader can answer.
    """

    says: dict[str, Any]
    columns: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
