"""Delimited text: lines cut into cells, quotes and the line breaks within them understood."""

import csv
import io
import re
from collections.abc import Iterator

from loaders.opening import limits

SPACES, SPACE = "  ", " "
RUN = re.compile(r"(?<=\S) {2,}(?=\S)")
LINE_END = re.compile(r"\r\n|\r|\n")
# Stands in no text; runs of spaces become it.
UNIT = "\x1f"


def records(text: str, sign: str, *, strict: bool) -> Iterator[list[str]]:
    """Yield the cells of every line.

    Args:
        text: the text; line breaks are CR, LF or both, and stay as they are within quotes.
        sign: between the cells; two spaces are a run of at least two, one space is a run of any length.
        strict: refuse what stands behind a closing quote, and a quote that is never closed.

    Raises:
        csv.Error: strict, and the text breaks off inside a cell; or a cell is longer than a line may be.
    """
    # The limit belongs to the process; every reading sets it anew.
    csv.field_size_limit(limits.LONGEST_LINE)
    if sign == SPACES:
        text, sign = RUN.sub(UNIT, text), UNIT
    yield from csv.reader(_lines(text), delimiter=sign, skipinitialspace=sign == SPACE, strict=strict)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; piece by piece, for `StringIO` takes four bytes a letter."""
    at = 0
    while at < len(text):
        end = at + limits.PIECE
        # Not between a CR and its LF, and not within a line.
        cut = max(text.rfind("\n", at, end), text.rfind("\r", at, end - 1)) + 1 if end < len(text) else len(text)
        cut += text[cut - 1 : cut + 1] == "\r\n"
        if cut <= at:
            cut = _line_end(text, end - 1)
        yield from io.StringIO(text[at:cut], newline="")
        at = cut


def _line_end(text: str, at: int) -> int:
    """Return where the next line begins."""
    end = LINE_END.search(text, at)
    return end.end() if end else len(text)
