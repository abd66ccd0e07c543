"""A form by which a reader chooses measures of the community that become one PDF, a sheet for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.language.reader import Words
from layouts.public.cards import CardView
from layouts.public.edition import Edition


@dataclass(frozen=True)
class Choice:
    """A measure that may be chosen; `chosen`: it is from the beginning."""

    id: str
    words: Words
    chosen: bool


@dataclass(frozen=True)
class SheetChoice:
    """Where the form leads, what may be chosen, and the day as of which it is read."""

    address: str
    choices: tuple[Choice, ...]
    as_of: str | None

    def __bool__(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.choices)


def sheet_choice(headlines: Sequence[CardView], others: Sequence[CardView], edition: Edition) -> SheetChoice:
    """Return the form for the measures that have public figures; the main ones are chosen."""
    every = [(card, True) for card in headlines] + [(card, False) for card in others]
    choices = tuple(Choice(card.id, card.title.words, chosen) for card, chosen in every if card.title.address)
    return SheetChoice(edition.addresses.today().sheets(), choices, edition.as_of)
