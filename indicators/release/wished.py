"""What is wanted of an outcome, in a release: why, how it would be lived, what works, and what is proposed."""

from dataclasses import dataclass

from indicators.release.texts import Named, Text


@dataclass(frozen=True)
class Proposal:
    """Something that a team proposes: a strategy that has not begun, or a recommendation to the council.

    `raised_on`: ISO date; None of a strategy. `status`: that of the strategy or of the recommendation.
    """

    team: Named
    title: Text
    text: Text | None
    raised_on: str | None
    status: str
    sample: bool


@dataclass(frozen=True)
class Wish:
    """Why an outcome matters, how people would live it, what has helped, and what teams propose, newest first."""

    why: Text | None = None
    experience: Text | None = None
    what_works: Text | None = None
    proposals: tuple[Proposal, ...] = ()
