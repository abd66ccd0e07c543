"""What the collaborative stands for, in a release, and whom to turn to."""

from dataclasses import dataclass

from indicators.release.texts import Text


@dataclass(frozen=True)
class CharterNote:
    """What the collaborative says of itself; None where it says nothing.

    `principles` and `process` hold one of them a line. `figures_contact` is the address of a role, `spokesperson` one.
    """

    mission: Text | None = None
    principles: Text | None = None
    process: Text | None = None
    success: Text | None = None
    joining: Text | None = None
    figures_contact: str | None = None
    spokesperson: Text | None = None
