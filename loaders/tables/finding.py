"""Finding: where on a sheet the table of a recipe stands, among titles, notes, index columns and other tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from loaders import cells
from loaders.cells import Cell
from loaders.opening import Sheet
from loaders.tables.spelling import fold, whole
from loaders.tables.table import SEARCHED_ROWS, Table, first_text, width_of
from loaders.tables.written import Written
from loaders.templates.shapes import Edition

Merged = Sequence[tuple[int, int, int, int]]
# A row above a header with no more cells than this is a title or a note, not a record of the table before it.
TITLE_CELLS = 2


@dataclass(frozen=True)
class Heading:
    """A header on a sheet: its first and last row (0-based), and its texts joined, one for each column."""

    first: int
    last: int
    texts: tuple[str, ...]

    @cached_property
    def written(self) -> Written:
        """Every different text of it."""
        return Written(self.texts)

    def fits(self, wanted: Sequence[str]) -> bool:
        """Say whether each of the headers that a recipe names fits some text of it."""
        return all(map(self.written.says, wanted))


@dataclass(frozen=True)
class Heads:
    """The headers that the rows of one sheet would make; each is looked at once, however many recipes ask."""

    sheet: Sheet
    made: dict[tuple[int, int], Heading | None] = field(default_factory=dict)

    def at(self, first: int, last: int) -> Heading | None:
        """Return the header of some rows (0-based); None where the last of them is empty."""
        if (first, last) not in self.made:
            self.made[first, last] = heading_at(self.sheet, first, last)
        return self.made[first, last]


def find_tables(heads: Heads, index: int, edition: Edition) -> list[Table]:
    """Return the tables of a sheet whose headers are as an edition says; only the first, unless there are several.

    Args:
        heads: the headers of the sheet.
        index: its place in the file, 0-based.
        edition: `recognise.headers` and `layout` say what a header is and where its table ends.
    """
    sheet, headings = heads.sheet, list(_headings(heads, edition))
    found = []
    for number, heading in enumerate(headings):
        after = headings[number + 1].first if number + 1 < len(headings) else len(sheet.rows)
        before = headings[number - 1].last + 1 if number else 0
        whole_table = _table(sheet, index, heading, rows=(before, after))
        found += [_ended(part, edition) for part in _side_by_side(whole_table, edition)]
    return found


def _headings(heads: Heads, edition: Edition) -> Iterator[Heading]:
    """Yield the headers that fit, from the top; one alone, unless the sheet holds several tables.

    The first must stand near the top: where it does not, the rest of a long sheet is not looked through.
    """
    wanted, layout = edition.recognise.headers, edition.layout
    after, found = 0, False
    for last in range(len(heads.sheet.rows) if wanted else 0):
        if not found and last >= SEARCHED_ROWS + layout.header_rows:
            return
        heading = heads.at(max(after, last + 1 - layout.header_rows), last)
        if heading is None or not heading.fits(wanted):
            continue
        yield heading
        after, found = last + 1, True
        if not layout.several:
            return


def heading_at(sheet: Sheet, first: int, last: int) -> Heading | None:
    """Return the header that these rows (0-based) would make; None where the last of them is empty."""
    rows = [[cells.text(cell) for cell in row] for row in sheet.rows[first : last + 1]]
    if not any(rows[-1]):
        return None
    if len(rows) == 1:
        return Heading(first, last, tuple(rows[0]))
    return Heading(first, last, _joined(rows, _covered(sheet, first, last)))


def _covered(sheet: Sheet, first: int, last: int) -> Merged:
    """Return the merged ranges that begin in a header's rows, as far as the file tells; counted from `first`, 0."""
    spans: Merged = getattr(sheet, "merged", ())
    inside = [span for span in spans if first < span[0] <= last + 1 and span[3] > span[1]]
    return [(top - 1 - first, left - 1, bottom - 1 - first, right - 1) for top, left, bottom, right in inside]


def _joined(rows: list[list[str]], merged: Merged) -> tuple[str, ...]:
    width = max([len(row) for row in rows] + [right + 1 for *_, right in merged])
    grid = [row + [""] * (width - len(row)) for row in rows]
    upper = range(len(grid) - 1)
    own = [span for span in merged if span[0] in upper]
    filled = _merged(grid, merged) if own else [_spread(grid, row) for row in range(len(grid))]
    return tuple(" ".join(row[at] for row in filled if row[at]) for at in range(width))


def _merged(grid: list[list[str]], merged: Merged) -> list[list[str]]:
    """Return header rows in which a merged cell says its text in every column that it covers."""
    filled = [list(row) for row in grid]
    for top, left, _, right in merged:
        filled[top][left : right + 1] = [grid[top][left]] * (right + 1 - left)
    return filled


def _spread(grid: list[list[str]], number: int) -> list[str]:
    """Return a header row; in an upper one, an empty cell above a text says what stands at its left.

    A text does not reach past the next text of a row above it.
    """
    filled = list(grid[number])
    for at in range(1, len(filled)):
        below = any(row[at] for row in grid[number + 1 :])
        begins = any(row[at] for row in grid[:number])
        if not filled[at] and below and not begins:
            filled[at] = filled[at - 1]
    return filled


def _table(sheet: Sheet, index: int, heading: Heading, rows: tuple[int, int]) -> Table:
    """Return the table below a heading; `rows` are those (0-based) between which it and its title stand."""
    before, after = rows
    body = sheet.rows[heading.last + 1 : after]
    width = width_of(body, len(heading.texts))
    headers = heading.texts + ("",) * (width - len(heading.texts))
    above = tuple(filter(None, _texts(_titles(sheet.rows[before : heading.first], all_of_them=before == 0))))
    merged = [span for span in sheet.merged if span[2] > max(span[0], heading.last + 1)]
    return Table(index, sheet.name, heading.last + 1, headers, body, above=above, merged=merged, sign=sheet.delimiter)


def _titles(rows: Sequence[Sequence[Cell]], *, all_of_them: bool) -> Sequence[Sequence[Cell]]:
    """Return the rows above a header that belong to it: after another table, those below its last full row."""
    if all_of_them:
        return rows
    full = [number for number, row in enumerate(rows) if len([text for text in _texts([row]) if text]) > TITLE_CELLS]
    return rows[full[-1] + 1 :] if full else rows


def _texts(rows: Sequence[Sequence[Cell]]) -> list[str]:
    return [cells.text(cell) for row in rows for cell in row]


def _side_by_side(table: Table, edition: Edition) -> list[Table]:
    """Return the tables that stand side by side below one row of headers; the table itself where it is alone."""
    if not edition.layout.several:
        return [table]
    wanted, headers = edition.recognise.headers, table.headers
    spans = [span for span in _spans(headers) if Heading(0, 0, headers[slice(*span)]).fits(wanted)]
    if len(spans) < 2:
        return [table]
    # The first reaches to the left edge and each to the next one, so that no column is left between two tables.
    edges = [0, *(start for start, _ in spans[1:]), len(table.headers)]
    return [_part(table, start, end) for start, end in pairwise(edges)]


def _spans(headers: Sequence[str]) -> list[tuple[int, int]]:
    """Return the runs of headers between empty ones, and before the first header of a run stands again."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for at, header in enumerate([*headers, ""]):
        again = start is not None and fold(header) == fold(headers[start])
        if start is not None and (not header or again):
            spans.append((start, at))
            start = None
        if start is None and header:
            start = at
    return spans


def _part(table: Table, start: int, end: int) -> Table:
    body = [row[start:end] for row in table.body]
    return replace(table, headers=table.headers[start:end], body=body, left=start)


def _ended(table: Table, edition: Edition) -> Table:
    """Return a table without the rows from the first that the layout says is below it."""
    patterns = edition.layout.until
    for number, row in enumerate(table.body if patterns else ()):
        first = first_text(row)
        if first and any(whole(pattern, first) for pattern in patterns):
            return replace(table, body=table.body[:number], below=(table.header_row + 1 + number, first))
    return table
