"""The choosers of place and group: a form that works without script and says beforehand where there is no figure."""

from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument
from layouts.language.reader import Words
from layouts.public.edition import Edition


@dataclass(frozen=True)
class Choice:
    """One choice; `missing`: there is no figure for it together with what else is chosen."""

    id: str
    words: Words
    chosen: bool
    missing: bool


@dataclass(frozen=True)
class Choosers:
    """What can be chosen; a chooser with a single choice is left empty."""

    address: str
    places: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    as_of: str | None

    def __bool__(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.places or self.groups)


def choosers(document: IndicatorDocument, edition: Edition, *, place: str, group: str) -> Choosers:
    """Return the choosers of an indicator's page, `place` and `group` chosen."""
    known = {(one.place, one.group) for one in document.series}
    read = edition.reader.read
    places = tuple(
        Choice(one.id, read(one.name), one.id == place, (one.id, group) not in known) for one in document.places
    )
    groups = tuple(
        Choice(one.id, read(one.name), one.id == group, (place, one.id) not in known) for one in document.groups
    )
    return Choosers(
        address=edition.addresses.today().indicator(document.head.id),
        places=places if len(places) > 1 else (),
        groups=groups if len(groups) > 1 else (),
        as_of=edition.as_of,
    )
