"""Why nothing can be shown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.release.told_by import Followed


class NoCollaborative(LookupError):
    """No collaborative is served under this host name."""


class NotPublished(LookupError):
    """Nothing was published yet, or nothing by the day that was asked for."""


class NotReleased(LookupError):
    """Nothing of that id is public."""


class NotReady(ValueError):
    """A release cannot be published, or taken back, as it was asked; the message says why in one sentence."""


class NotProved(ValueError):
    """A release would let hidden figures be worked out, or nobody can prove in time that it does not.

    `cells` names them, each once: indicator, place, group and period, and what the attack found; no number. `draft`:
    the number under which it is kept as a draft; None where nothing of it is kept. `told`: by which shown figures a few
    of them are told. `first`: no release was published before.
    """

    def __init__(
        self,
        cells: tuple[tuple[str, ...], ...],
        *,
        draft: int | None = None,
        told: "tuple[Followed, ...]" = (),
        first: bool = False,
    ) -> None:
        super().__init__("the attack found hidden figures")
        self.cells = cells
        self.draft = draft
        self.told = told
        self.first = first
