"""Torn lines: lines of a text that are records, and that cutting it into cells has made something else of.

A line whose cells are parted by another sign than the others' would be taken for a note; a quotation mark that is not
closed where it should be makes the lines behind it one cell's text. Nothing of either may be lost without a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loaders.numbers.values import Cells
from loaders.opening.delimited import LINE_END, records
from loaders.opening.delimiters import USUAL
from loaders.problems import Fault

if TYPE_CHECKING:
    from loaders.publishers.restarts import Rows

NUMBER = re.compile(r"[<>≤≥~]?\s*[($€£+-]*\s*\d[\d.,' ]*\)?\s*%?\s*(?:[*†‡]|[a-z])?")
NOTE = re.compile(r"(?:notes?|sources?)\b|[^:]*:", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2}")
NAMES = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas", "  ": "spaces", " ": "spaces"}
# So many cells of a column are looked through at once for a line break.
AT_ONCE = 1 << 14
SHOWN = 80


@dataclass(frozen=True)
class Torn:
    """A row that is a torn line, or holds some.

    Attributes:
        row, column: of the cell that holds them, 0-based in the body.
        lost: how many cells that could be figures are no cells of the table because of it.
        fault: what is wrong with it.
    """

    row: int
    column: int
    lost: int
    fault: Fault


def torn_lines(rows: "Rows") -> dict[int, Torn]:
    """Return the torn lines of a table of a text, by row (0-based in the body)."""
    sign = rows.roles.table.sign
    if not sign or not rows.values:
        return {}
    found = [*_otherwise_parted(rows, sign), *_swallowed(rows, sign)]
    return {one.row: one for one in found}


def _otherwise_parted(rows: "Rows", sign: str) -> Iterator[Torn]:
    """Yield the rows without figures that are records where they are cut at another usual sign."""
    for row in map(int, np.flatnonzero(~rows.figures)):
        first = rows.roles.table.columns[0][row]
        others = [other for other in USUAL if other != sign and isinstance(first, str) and other in first]
        line = sign.join(map(str, rows.roles.table.body[row])).rstrip(sign) if others else ""
        cuts = [(other, _trimmed(_cut(line, other))) for other in others]
        found = [(other, pieces) for other, pieces in cuts if _is_record(rows, pieces)]
        yield from (Torn(row, 0, _figures(rows, pieces), _other_sign(line, other, sign)) for other, pieces in found[:1])


def _swallowed(rows: "Rows", sign: str) -> Iterator[Torn]:
    """Yield the rows of which one cell holds the lines of other records."""
    for column, cells in enumerate(rows.roles.table.columns):
        found = ((row, _lost(rows, row, column, sign)) for row in _broken(cells))
        yield from (Torn(row, column, lost, _open_quote(str(cells[row]))) for row, lost in found if lost is not None)


def _lost(rows: "Rows", row: int, column: int, sign: str) -> int | None:
    """Return how many cells are lost in one with line breaks that could be figures; None where no line is a record."""
    own = [str(cell) for cell in rows.roles.table.body[row]]
    lines = _lines(own, column, own[column], sign, width=len(_named(rows)))
    found = [line for line in lines if _is_record(rows, line)]
    if not any(line in found for line in lines[1:]):
        return None
    return max(sum(_figures(rows, line) for line in found) - _figures(rows, own), 0)


def _broken(column: Cells) -> list[int]:
    """Return the rows of a column in which a cell has a line break; a look at many cells at once is enough mostly."""
    found: list[int] = []
    for first in range(0, len(column), AT_ONCE):
        part = list(map(str, column[first : first + AT_ONCE].tolist()))
        if _breaks("".join(part)):
            found += [first + at for at, text in enumerate(part) if _breaks(text)]
    return found


def _breaks(text: str) -> bool:
    return "\n" in text or "\r" in text


def _lines(own: Sequence[str], column: int, held: str, sign: str, *, width: int) -> list[list[str]]:
    """Return the lines that a row was in the file, each cut into cells; [] for one that has too few or too many.

    The last goes on with the cells behind; it is one of the lines only where the first is whole without them.
    """
    parts = [_cut(part, sign) for part in LINE_END.split(held)]
    first, last = [*own[:column], *parts[0]], parts[-1]
    if len(first) == width and len(last) == column + 1:
        last = [*last, *own[column + 1 : width]]
    return [line if len(line) == width else [] for line in (first, *parts[1:-1], last)]


def _is_record(rows: "Rows", pieces: Sequence[str]) -> bool:
    """Say whether a line's cells are a record's: as many as the headers, numbers where figures and years should be."""
    if len(pieces) != len(_named(rows)) or NOTE.match(pieces[0].strip()):
        return False
    period = rows.roles.position(rows.edition.period.column) if rows.edition.period.column else None
    if period is not None and not any(map(str.isdigit, pieces[period])):
        return False
    held = [text for at in rows.values if (text := pieces[at].strip())]
    return bool(held) and all(map(NUMBER.fullmatch, held)) and bool(WORD.search("".join(pieces)))


def _named(rows: "Rows") -> tuple[str, ...]:
    """Return the headers without the empty ones behind them."""
    return tuple(_trimmed(rows.roles.table.headers))


def _trimmed(pieces: Sequence[str]) -> list[str]:
    kept = list(pieces)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _figures(rows: "Rows", pieces: Sequence[str]) -> int:
    """Return how many cells of a line could be figures, as `counting.candidate_cells` counts those of a table."""
    return sum(bool(text.strip()) for at, text in enumerate(pieces) if at not in rows.roles.labels)


def _cut(line: str, sign: str) -> list[str]:
    return next(records(line, sign, strict=False), [""])


def _other_sign(line: str, other: str, sign: str) -> Fault:
    parted = f"parted by {_called(other)}, the others by {_called(sign)}"
    expected = "the same sign between the cells of every line"
    return Fault(f"a line that is {parted}: “{_shortly(line)}”", expected, f"Write {_called(sign)} into it.")


def _open_quote(held: str) -> Fault:
    found = f"a cell that holds whole lines of the file: “{_shortly(held)}”"
    mend = "Check the quotation marks: one is not closed where its cell ends. Without it, every line is a record."
    return Fault(found, "no records within a cell", mend)


def _called(sign: str) -> str:
    return NAMES.get(sign, f"“{sign}”")


def _shortly(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
