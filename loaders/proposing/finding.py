"""Finding: where the tables of an unknown sheet stand, by what their rows hold.

A record is a row with numbers or a publisher's marks. A table is a run of records below a row of texts or years, its
header; what stands above the header are its titles, what stands below the last record are its notes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from loaders import cells
from loaders.cells import Cell
from loaders.opening import Sheet
from loaders.proposing.block import Block, Row, side_by_side
from loaders.proposing.kinds import Kind, kind_of
from loaders.tables.finding import heading_at
from loaders.tables.spelling import fold
from loaders.tables.table import first_text

MOST_HEADER_ROWS = 6
MOST_ROWS_LOOKED_AT = 30_000
MOST_GAP = 50
MOST_SECTIONS = 100
UNITS = re.compile(r"\(?(?:%|\$|#|no\.?|n|number|count|percent(?:age)?|rate|dollars|pct|per [\d,]+)\)?", re.IGNORECASE)


@dataclass
class _Search:
    """One sheet being searched from above."""

    sheet: Sheet
    index: int
    rows: list[Row]
    at: int = 0
    found: list[Block] = field(default_factory=list)


def find_tables(sheet: Sheet, index: int) -> list[Block]:
    """Return the tables of a sheet from above; a sheet of texts alone is one table below its first row of texts."""
    rows = [_row(number, row) for number, row in enumerate(sheet.rows[:MOST_ROWS_LOOKED_AT])]
    search = _Search(sheet, index, rows)
    while (first := _next_record(search)) is not None:
        header = _header(search, first)
        if header is None:
            search.at = first + 1
            continue
        end = _end(search, header, first)
        search.found += side_by_side(_block(search, header, first, end))
        search.at = end
    return search.found or _of_texts(search)


def _row(number: int, row: Sequence[Cell]) -> Row:
    return Row(number, {at: kind for at, kind in enumerate(map(kind_of, row)) if kind is not Kind.EMPTY})


def _next_record(search: _Search) -> int | None:
    rows = search.rows
    return next((at for at in range(search.at, len(rows)) if rows[at].is_record and len(rows[at].kinds) > 1), None)


def _header(search: _Search, record: int) -> tuple[int, int] | None:
    """Return the first and last row of the header above a record; None when no row of texts stands near.

    The lowest run of rows of texts counts. Its last row alone is the header when it names every column differently;
    otherwise the rows above belong to it, as spanning headers do.
    """
    above = [at for at in range(max(search.at, record - 40), record) if search.rows[at].is_texts]
    if not above:
        return None
    run = [above[-1]]
    if _distinct(search, run[0], record):
        return run[0], run[0]
    while run[0] - 1 >= search.at and _spans(search, run[0] - 1, run[0]) and len(run) < MOST_HEADER_ROWS:
        run.insert(0, run[0] - 1)
    while len(run) > 1 and _complete(search, run[:-1], run[-1]):
        run.pop()
    return run[0], run[-1]


def _distinct(search: _Search, header: int, record: int) -> bool:
    """Say whether a row names every column that the first records fill, each differently."""
    texts = _joined(search, [header])
    filled = {at for row in search.rows[record : record + 20] if row.is_record for at in row.kinds}
    return filled <= texts.keys() and len(set(texts.values())) == len(texts)


def _spans(search: _Search, upper: int, lower: int) -> bool:
    """Say whether a row stands above another as a part of one header: texts, none of them a title on the left."""
    kinds = search.rows[upper].kinds
    if not kinds or search.rows[upper].is_record:
        return False
    left = min(search.rows[lower].kinds)
    return len(kinds) > 1 or min(kinds) > left


def _complete(search: _Search, upper: Sequence[int], lower: int) -> bool:
    """Say whether upper rows name every column that a lower row fills, each differently: then it is no header."""
    joined = _joined(search, upper)
    names = [joined.get(at, "") for at in search.rows[lower].kinds]
    return all(names) and len(set(names)) == len(names)


def _joined(search: _Search, header: Sequence[int]) -> dict[int, str]:
    """Return each column's header, the texts of its rows joined, as they are when the table is read."""
    heading = heading_at(search.sheet, header[0], header[-1])
    return {at: text for at, text in enumerate(heading.texts if heading else ()) if text}


def _end(search: _Search, header: tuple[int, int], first: int) -> int:
    """Return the row after the last record of a table: the next header ends it, or the sheet."""
    rows, last = search.rows, first
    begins = fold(first_text(search.sheet.rows[header[1]]))
    for at in range(first + 1, len(rows)):
        if rows[at].is_record and len(rows[at].kinds) > 1:
            last = at
        elif _begins(rows, at) or (rows[at].is_texts and fold(first_text(search.sheet.rows[at])) == begins):
            break
    return last + 1


def _begins(rows: Sequence[Row], at: int) -> bool:
    """Say whether a new table's header stands here: texts after an empty row or a title, and records soon after."""
    if not rows[at].is_texts or len(rows[at - 1].kinds) > 1:
        return False
    return any(row.is_record and len(row.kinds) > 1 for row in rows[at + 1 : at + 4])


def _of_texts(search: _Search) -> list[Block]:
    """Return the one table of a sheet without numbers: its first row with several texts is the header."""
    first = next((row.number for row in search.rows if len(row.kinds) > 1), None)
    if first is None or first + 1 >= len(search.rows):
        return []
    return [_block(search, (first, first), first + 1, len(search.rows))]


def _block(search: _Search, header: tuple[int, int], first: int, end: int) -> Block:
    sheet, rows = search.sheet, search.rows
    joined = _joined(search, header)
    skipped, begin = _skipped(search, header[1] + 1, first)
    filled = {at for row in rows[begin:end] for at in row.kinds} | joined.keys()
    left, right = min(filled), max(filled) + 1
    end = len(sheet.rows) if end == MOST_ROWS_LOOKED_AT else end
    columns = _columns(sheet.rows[begin:end], left, right)
    headers = tuple(joined.get(at, "") for at in range(left, right))
    titles = _texts(sheet, _above(search, header[0]))
    notes = _texts(sheet, _below(rows, end))
    below = next((first_text(row) for row in sheet.rows[end : end + MOST_GAP] if first_text(row)), "")
    at = (search.index, sheet.name, header, (begin, end), left)
    return Block(*at, headers, columns, titles, notes, skipped, below, _sections(search, begin, end))


def _columns(body: Sequence[list[Cell]], left: int, right: int) -> tuple[list[Cell], ...]:
    """Return some columns; the rows are gone through once, however many columns there are."""
    found: list[list[Cell]] = list(map(list, zip_longest(*body, fillvalue="")))[left:right]
    beyond: list[Cell] = [""] * len(body)
    return (*found, *(list(beyond) for _ in range(len(found), right - left)))


def _sections(search: _Search, begin: int, end: int) -> tuple[tuple[int, str], ...]:
    """Return the rows among the records that hold one text and nothing else."""
    alone = [row.number for row in search.rows[begin:end] if list(row.kinds.values()) == [Kind.TEXT]]
    return tuple((at + 1, first_text(search.sheet.rows[at])) for at in alone[:MOST_SECTIONS])


def _skipped(search: _Search, after: int, first: int) -> tuple[tuple[str, ...], int]:
    """Return the texts that units rows and rows of column numbers begin with, and where the body begins."""
    units = []
    for at in range(after, first):
        texts = [cells.text(cell) for cell in search.sheet.rows[at] if cells.text(cell)]
        if texts and all(map(UNITS.fullmatch, texts)):
            units.append(texts[0])
            after = at + 1
    texts = [cells.text(cell) for cell in search.sheet.rows[first] if cells.text(cell)]
    if len(texts) > 2 and texts in (
        [str(at + 1) for at in range(len(texts))],
        [f"({at + 1})" for at in range(len(texts))],
    ):
        return (*units, texts[0]), first + 1
    return tuple(units), after


def _below(rows: Sequence[Row], end: int) -> Iterator[int]:
    """Yield the rows of notes below a table: to the end, or to the title of the next one, which an empty row parts."""
    after = next((at for at in range(end, len(rows)) if len(rows[at].kinds) > 1), None)
    if after is None:
        yield from range(end, len(rows))
        return
    yield from range(end, max((at for at in range(end, after) if not rows[at].kinds), default=end))


def _above(search: _Search, header: int) -> range:
    """Return the rows of titles: from the top, or below the last empty row where another table stands above."""
    if not search.found:
        return range(header)
    empty = [at for at in range(search.at, header - 1) if not search.rows[at].kinds]
    return range(empty[-1] + 1 if empty else search.at, header)


def _texts(sheet: Sheet, numbers: Sequence[int] | Iterator[int]) -> tuple[str, ...]:
    found = (cells.text(cell) for number in numbers for cell in sheet.rows[number])
    return tuple(dict.fromkeys(text for text in found if text))
