"""Figures that have left a rule under which they were hidden for being small: a decision on record shows them."""

from collections import Counter

from indicators.disclosure.policy import Reason
from indicators.screening.keys import content_of
from indicators.store.database import Session
from indicators.store.queries.guarded import freed

SMALL = frozenset({Reason.FEW_PEOPLE, Reason.SMALL_COUNT, Reason.SMALL_REST, Reason.CODED})
"""Why a figure is hidden for what it says itself; it is not shown again but by a decision on record."""


def left(session: Session) -> Counter[str]:
    """Return how many figures of each source hold and are shown that were small under a rule they have left."""
    return Counter(
        one.figure.source
        for one in freed(session)
        if one.content == content_of(one.figure) and any(was["reason"] in SMALL for was in (one.earlier or {}).values())
    )
