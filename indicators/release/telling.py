"""What a release may not tell of withdrawn figures: those that nobody has seen yet."""

from collections.abc import Sequence

from indicators.release.errors import NotReady
from indicators.release.following import Followed

MOST_NAMED = 3
"""Figures that are named where a publication stops."""


def refuse_telling(followed: Sequence[Followed]) -> None:
    """Refuse to tell for the first time what was withdrawn before any release showed it.

    Raises:
        NotReady: others that would be shown for the first time tell such a figure.
    """
    told = [one for one in followed if one.unseen and one.news]
    if not told:
        return
    named = "; ".join(f"{one.name} follows from {one.tellings[0]}" for one in told[:MOST_NAMED])
    more = f"; and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
    raise NotReady(
        "Nothing was published: it would tell for the first time what was withdrawn before any release showed it: "
        f"{named}{more}. Withdraw one of each set too; or, if it was decided that it may be known, withdraw the figure "
        "again with --may-follow."
    )
