"""The ways in by place and by group: which there are, and the form that asks for one or both."""

from dataclasses import dataclass

from indicators.release.texts import Named
from layouts.language.reader import Words
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class Way:
    """A place or a group that can be asked for: its id, its name and address, and whether it is asked for now."""

    id: str
    link: Link
    chosen: bool


@dataclass(frozen=True)
class Ways:
    """Every place and every group that the first page leads to; `address` is where the form asks."""

    address: str
    places: tuple[Way, ...]
    groups: tuple[Way, ...]
    as_of: str | None

    def __bool__(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.places or self.groups)


def ways(edition: Edition, *, place: str | None = None, group: str | None = None) -> Ways:
    """Return the ways in, with the place and the group that are asked for; older releases have none."""
    site = edition.released.site
    home = edition.addresses.home
    return Ways(
        address=edition.addresses.today().home(),
        places=tuple(
            Way(one.id, Link(_name(one, edition), home(place=one.id)), one.id == place) for one in site.places
        ),
        groups=tuple(
            Way(one.id, Link(_name(one, edition), home(group=one.id)), one.id == group) for one in site.groups
        ),
        as_of=edition.as_of,
    )


def _name(one: Named, edition: Edition) -> Words:
    return edition.reader.read(one.name)
