"""Delimited text: lines cut into cells, quotes and the line breaks within them understood."""

import csv
import io
import re
from collections.abc import Iterator

from loaders.opening import limits

SPACES, SPACE = "  ", " "
RUN = re.compile(r"(?<=\S) {2,}(?=\S)")
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
    lines = io.StringIO(text, newline="")
    yield from csv.reader(lines, delimiter=sign, skipinitialspace=sign == SPACE, strict=strict)
