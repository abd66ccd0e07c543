"""What a release holds in all: its outcomes and the indicators that have figures."""

from collections.abc import Iterator

from indicators.release.documents import IndicatorDocument, OutcomeDocument
from layouts.public.page import Reading


def outcomes_of(reading: Reading) -> Iterator[OutcomeDocument]:
    """Yield every outcome of a release, in their order."""
    return (reading.outcome(one.head.id) for one in reading.edition.released.site.outcomes)


def indicators_of(reading: Reading) -> Iterator[IndicatorDocument]:
    """Yield every indicator of a release that has figures, outcome by outcome, main measures first."""
    cards = (card for outcome in outcomes_of(reading) for card in outcome.cards)
    return (reading.indicator(card.head.id) for card in cards if card.series is not None)
