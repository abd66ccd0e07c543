"""The updates: what changed in each since the one before, newest first, and those that were taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.release import NotReleased
from indicators.release.documents import PastRelease
from layouts.language.amounts import day_text
from layouts.language.changes import change_lines, change_sums
from layouts.language.reader import Words
from layouts.public.edition import Edition, Link

ON_A_PAGE = 20
"""Updates on one page."""


@dataclass(frozen=True)
class ChangedView:
    """A measure and what changed of it, a sentence for each."""

    title: Link
    lines: tuple[str, ...]


@dataclass(frozen=True)
class UpdateView:
    """An update; `because`: why it was taken back, on the day `withdrawn`, and then nothing more is told of it."""

    number: int
    day: str
    sums: tuple[str, ...]
    changes: tuple[ChangedView, ...]
    withdrawn: str | None
    because: Words | None


@dataclass(frozen=True)
class UpdatesPage:
    """Some updates; `newer` and `older` are the addresses of the pages before and after."""

    updates: tuple[UpdateView, ...]
    number: int
    pages: int
    newer: str | None
    older: str | None
    feed: str


def updates_page(every: Sequence[PastRelease], edition: Edition, number: int, *, known: frozenset[str]) -> UpdatesPage:
    """Return one page of the updates.

    Args:
        every: all of them, newest first; read as of a day, those up to then.
        edition: in which they are read.
        number: of the page, from 1.
        known: the measures that have a page.

    Raises:
        NotReleased: there are not so many pages.
    """
    told = list(_by_then(every, edition))
    pages = max(1, -(-len(told) // ON_A_PAGE))
    if number > pages:
        raise NotReleased(f"updates, page {number}")
    there = edition.addresses
    return UpdatesPage(
        updates=tuple(_update(one, edition, known) for one in told[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]),
        number=number,
        pages=pages,
        newer=there.updates(number - 1) if number > 1 else None,
        older=there.updates(number + 1) if number < pages else None,
        feed=there.feed(),
    )


def _by_then(every: Sequence[PastRelease], edition: Edition) -> Sequence[PastRelease]:
    """Return the updates up to the day, or the update, as of which the page is read."""
    if edition.as_of is None:
        return every
    if edition.day:
        return [one for one in every if one.published_on <= edition.day]
    numbers = [one.number for one in every]
    return every[numbers.index(edition.released.issue.number) :]


def _update(one: PastRelease, edition: Edition, known: frozenset[str]) -> UpdateView:
    words, read, there = edition.words, edition.reader.read, edition.addresses
    return UpdateView(
        number=one.number,
        day=day_text(one.published_on, words),
        sums=change_sums(one.changes, words),
        changes=tuple(
            ChangedView(
                Link(read(change.title), there.indicator(change.id) if change.id in known else None),
                change_lines(change, words),
            )
            for change in one.changes.indicators
        ),
        withdrawn=day_text(one.withdrawn_on, words) if one.withdrawn_on else None,
        because=edition.reader.maybe(one.because),
    )
