"""What figures there are, as tables that a telephone and a screen reader can read: measures by place and by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.release.covered import CoverageDocument, Covered, CoveredIndicator, CoveredOutcome
from indicators.release.documents import Named
from layouts.charts.periods import period_text
from layouts.language.phrases import Phrases
from layouts.language.reader import Words
from layouts.public.edition import Edition, Link

MOST_NAMED = 6
"""So many periods, or stretches of them, are named in a cell; more are counted."""


@dataclass(frozen=True)
class Cell:
    """What there is of a measure in a place or of a group.

    `count` says how many periods, or that there is none; `lines` which, whether they are late, and what else there is;
    `name` is that of the place or group; `address` leads to the figures.
    """

    count: str
    name: Words
    address: str | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A measure with a cell for each column."""

    title: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table of an outcome: by place, or by group."""

    caption: str
    columns: tuple[Words, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Grid:
    """An outcome with its tables; `told`: how many of its measures have any figure."""

    title: Words
    told: str
    tables: tuple[Table, ...]


def coverage_grids(document: CoverageDocument, edition: Edition, outcome: str | None) -> tuple[Grid, ...]:
    """Return the tables of every outcome, or of the one that is asked for."""
    wanted = (one for one in document.outcomes if outcome in (None, one.outcome.id))
    return tuple(_grid(one, document, edition) for one in wanted if one.indicators)


def _grid(outcome: CoveredOutcome, document: CoverageDocument, edition: Edition) -> Grid:
    say, every = edition.words.say, outcome.indicators
    known = {cell.group for one in every for cell in one.groups}
    groups = [one for one in document.groups if one.id in known]
    by_place = {one.indicator.id: {cell.place: cell for cell in one.places} for one in every}
    by_group = {one.indicator.id: {cell.group: cell for cell in one.groups} for one in every}
    tables = [_table(say("By place"), _columns(document, outcome), every, by_place, edition)]
    if groups:
        having = [one for one in every if one.groups]
        tables.append(_table(say("By group"), groups, having, by_group, edition))
    told = edition.words.plural(
        "%(known)s of one measure has figures",
        "%(known)s of %(number)s measures have figures",
        len(every),
        known=sum(one.has_page for one in every),
    )
    return Grid(edition.reader.read(outcome.outcome.name), told, tuple(tables))


def _columns(document: CoverageDocument, outcome: CoveredOutcome) -> list[Named]:
    """Return the places that the outcome has figures of, and those that nothing has any of: they are expected."""
    having = {cell.place for one in document.outcomes for row in one.indicators for cell in row.places}
    own = {cell.place for row in outcome.indicators for cell in row.places}
    return [one for one in document.places if one.id in own or one.id not in having]


def _table(
    caption: str,
    columns: Sequence[Named],
    indicators: Sequence[CoveredIndicator],
    cells: Mapping[str, Mapping[str, Covered]],
    edition: Edition,
) -> Table:
    read = edition.reader.read
    rows = (
        Row(
            Link(read(one.indicator.name), edition.addresses.indicator(one.indicator.id) if one.has_page else None),
            tuple(_cell(cells[one.indicator.id].get(each.id), one, each, edition) for each in columns),
        )
        for one in indicators
    )
    return Table(caption, tuple(read(one.name) for one in columns), tuple(rows))


def _cell(found: Covered | None, one: CoveredIndicator, column: Named, edition: Edition) -> Cell:
    words, name = edition.words, edition.reader.read(column.name)
    if found is None or not (found.periods or found.hidden):
        return Cell(words.say("None"), name, None)
    address = edition.addresses.indicator(one.indicator.id, place=found.place, group=found.group)
    count = words.plural("%(number)s period", "%(number)s periods", found.periods)
    return Cell(count, name, address, tuple(_lines(found, one, words)))


def _lines(found: Covered, one: CoveredIndicator, words: Phrases) -> Iterator[str]:
    if found.first and found.latest:
        yield _stretch((found.first, found.latest), one, words)
    if found.without:
        named = ", ".join(_stretch(each, one, words) for each in found.without[:MOST_NAMED])
        many = words.plural("with one gap in between", "with %(number)s gaps in between", len(found.without))
        yield words.say("without %(periods)s", periods=named) if len(found.without) <= MOST_NAMED else many
    if found.late:
        yield words.say("newer ones are late")
    if found.hidden and 0 < len(found.hidden_in or ()) <= MOST_NAMED:
        named = ", ".join(period_text(each, one.period_type, words.language) for each in found.hidden_in or ())
        yield words.say("hidden for privacy: %(periods)s", periods=named)
    elif found.hidden:
        yield words.plural("one hidden for privacy", "%(number)s hidden for privacy", found.hidden)


def _stretch(ends: tuple[str, str], one: CoveredIndicator, words: Phrases) -> str:
    """Return from when to when, as readers write it."""
    first, latest = (period_text(each, one.period_type, words.language) for each in ends)
    return words.say("%(first)s to %(latest)s", first=first, latest=latest) if first != latest else latest
