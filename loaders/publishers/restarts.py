"""Restarts: rows of a table that look like a header again, with which another table begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_

import numpy as np

from loaders import cells
from loaders.checks.counting import filled
from loaders.numbers.numerals import writing_of
from loaders.numbers.values import Mask, objects, read_numbers
from loaders.publishers.groups import says_groups
from loaders.publishers.names import Names, looked_up
from loaders.publishers.people import People
from loaders.publishers.roles import Roles
from loaders.publishers.saying import is_title
from loaders.publishers.torn import Torn, torn_lines
from loaders.publishers.within import DISTRICT
from loaders.tables.spelling import fold, header_match, whole
from loaders.tables.table import first_text
from loaders.templates.shapes import Edition

# A year, school year, quarter or month as headers write them. Four digits are a year from 1900 to 2099 alone.
PERIOD = re.compile(
    r"(?:[A-Za-z]{1,9}\.?[ -]?|Q[1-4][ -]?)?((?:19|20)\d\d)(?:[ –/-]?(?:Q[1-4]|\d{4}|[–/-]\d{2}|\d{2}))?"
)
# Years that are headers follow each other; counts that happen to look like years do not. Beside a word for a place or
# a period they may be further apart.
STEP, LONG_STEP = 5, 25
WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Rows:
    """The rows of a table as they are looked at for what begins another one.

    `common`: the template is one of a common layout, and none of a publisher's own; `asked`: whether the words around
    a table have a say, as in `placing.Placing`.
    """

    roles: Roles
    edition: Edition
    names: Names
    common: bool = False
    asked: bool = False

    @cached_property
    def values(self) -> list[int]:
        """Where figures stand, 0-based."""
        return sorted(self.roles.values)

    @cached_property
    def figures(self) -> Mask:
        """Which rows hold anything where figures stand, shape (rows,)."""
        held = [filled(self.roles.table.columns[at]) for at in self.values]
        return reduce(or_, held, np.zeros(len(self.roles.table.body), dtype=bool))

    @cached_property
    def torn(self) -> dict[int, Torn]:
        """The rows that are, or hold, lines which were not cut as they should be."""
        return torn_lines(self)

    @cached_property
    def keys(self) -> list[int]:
        """Where the places and the periods of the rows stand; in a table without them, where its first label does."""
        asked = (*self.edition.place.columns, self.edition.period.column, *self.edition.period.columns)
        found = {at for at in map(self.roles.position, asked) if at is not None}
        return sorted(found or set(sorted(self.roles.labels)[:1]))

    @cached_property
    def place(self) -> int | None:
        """Where the first part of a row's place stands; its first key where no column says it."""
        found = [at for at in map(self.roles.position, self.edition.place.columns) if at is not None]
        return found[0] if found else next(iter(self.keys), None)

    def is_key(self, written: str) -> bool:
        """Say whether a text is a header that the recipe knows for places or periods."""
        asked = (*self.edition.place.columns, self.edition.period.column, *self.edition.period.columns)
        return any(header_match(pattern, written) for pattern in asked if pattern)

    def names_places(self, at: int) -> bool:
        """Say whether a column's header is one of places, or in a common layout of wider places."""
        within = (*self.edition.place.within, DISTRICT) if self.common else ()
        patterns = (*self.edition.place.columns, *within)
        return any(header_match(pattern, self.roles.table.headers[at]) for pattern in patterns)

    def speaks_of_some(self, written: str) -> bool:
        """Say whether a text names some of the people, where no column of the table says about whom a row is."""
        return bool(self._people and is_title(written) and self._people.named(written))

    @cached_property
    def _people(self) -> People | None:
        group = self.edition.group
        told = not self.asked or says_groups(group, self.roles.table)
        return None if told else People(self.names, group.groups)

    def first_text(self, row: int) -> str:
        """Return what the first filled cell of a row says."""
        return first_text(self.roles.table.body[row])

    def skipped(self, row: int) -> bool:
        """Say whether the recipe knows that a row holds no figures."""
        text = self.first_text(row)
        return any(whole(pattern, text) for pattern in self.edition.layout.skip)

    def is_place(self, written: str) -> bool:
        """Say whether the recipe or the framework knows a place that is called so."""
        meant = looked_up(written, self.edition.place.names)
        return meant != written or fold(meant) in self.names.places


def second_header(rows: Rows) -> int | None:
    """Return the first row (0-based in the body) that is a header again; None where none is."""
    if rows.place is None or not rows.figures.any():
        return None
    start = int(np.argmax(rows.figures))
    return next((row for row in _likely(rows) if row > start and _is_header(rows, row)), None)


def _likely(rows: Rows) -> list[int]:
    """Return the rows whose labels may be those of a header: known words, nothing, or a name after a gap."""
    likely = np.zeros(len(rows.figures), dtype=bool)
    for at in rows.keys:
        codes, different = rows.roles.table.coded(at)
        likely |= np.array([_is_label(rows, at, cells.text(cell)) for cell in different], dtype=bool)[codes]
    codes, different = rows.roles.table.coded(rows.place or 0)
    written = [cells.text(cell) for cell in different]
    strange = np.array([not rows.is_place(text) for text in written], dtype=bool)[codes]
    likely |= np.array([not text for text in written], dtype=bool)[codes]
    likely |= strange & np.concatenate([[False], ~rows.figures[:-1]])
    return [int(row) for row in np.flatnonzero(likely & rows.figures)]


def _is_label(rows: Rows, at: int, text: str) -> bool:
    """Say whether a label's cell is a word for a place or a period, such as stands in a header."""
    if not text:
        return False
    headers = rows.roles.table.headers
    return fold(text) in {fold(headers[key]) for key in (*rows.keys, at)} or rows.is_key(text)


def _is_header(rows: Rows, row: int) -> bool:
    """Say whether a row holds headers where figures should stand: words, or years that follow each other."""
    table = rows.roles.table
    said = [(at, table.columns[at][row]) for at in rows.values]
    held = [(at, text) for at, cell in said if (text := cells.text(cell))]
    dated = [text for _, text in held if PERIOD.fullmatch(text)]
    words = [text for _, text in held if text not in dated]
    if rows.skipped(row) or not all(map(_is_word, words)) or _numbers(rows, words):
        return False
    labelled = any(_is_label(rows, at, cells.text(table.columns[at][row])) for at in rows.keys)
    if words and (labelled or _known(rows, words)):
        return True
    if len(dated) == 1 and labelled:
        others = [cells.text(table.columns[at][row]) for at in rows.roles.labels]
        return not words and len([text for text in others if text]) == 1
    return len(dated) > 1 and _follow(dated, LONG_STEP if labelled else STEP)


def _is_word(text: str) -> bool:
    return WORD.search(text) is not None


def _numbers(rows: Rows, words: Sequence[str]) -> bool:
    """Say whether a text is a number, or a mark that stands for one."""
    read = read_numbers(objects(list(words)), writing_of(rows.edition))
    return bool((~read.wrong).any())


def _known(rows: Rows, words: Sequence[str]) -> bool:
    """Say whether at least two of the words are headers of the table."""
    headers = {fold(rows.roles.table.headers[at]) for at in rows.values}
    return len({fold(word) for word in words} & headers) > 1


def _follow(dated: Sequence[str], longest: int) -> bool:
    """Say whether periods go on in one direction, in small steps, as those of a header do."""
    years = [int(found[1]) for found in map(PERIOD.fullmatch, dated) if found]
    if len({*dated}) < len(dated):
        return False
    steps = [after - before for before, after in pairwise(years)]
    plain = all(text.isdigit() for text in dated)
    return not plain or (max(map(abs, steps)) <= longest and len({step > 0 for step in steps}) == 1)
