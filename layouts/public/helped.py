"""A measure of the community in a list: where its page is, and the one sentence on how it is doing."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.release import NotReleased
from indicators.release.documents import Named
from layouts.language.reader import Words
from layouts.language.verdict import verdict
from layouts.public.edition import Link
from layouts.public.page import Reading


@dataclass(frozen=True)
class HelpedView:
    """A measure with its verdict; `about`: the place and the group of the figures, none while no figure is public."""

    title: Link
    about: tuple[Words, ...]
    verdict: str


def helped_views(indicators: Iterable[Named], reading: Reading) -> tuple[HelpedView, ...]:
    """Return measures of the community as a list shows them, in their order."""
    return tuple(_helped(one, reading) for one in indicators)


def _helped(named: Named, reading: Reading) -> HelpedView:
    edition, read = reading.edition, reading.edition.reader.read
    try:
        document = reading.indicator(named.id)
    except NotReleased:
        unknown = edition.words.say("We can't tell: no figure is public yet.")
        return HelpedView(Link(read(named.name), None), (), unknown)
    first = document.find(place=document.place, group=document.group)
    about = tuple(
        read(one.name) for one in (*document.places, *document.groups) if first and one.id in (first.place, first.group)
    )
    said = verdict(first.judgement, edition.subject(document.head, first)).sentence if first else ""
    return HelpedView(Link(read(document.head.title), edition.addresses.indicator(named.id)), about, said)
