"""Plain text: csv, tsv and txt become one sheet."""

import csv
import re

from loaders.opening import limits
from loaders.opening.delimited import records
from loaders.opening.delimiters import delimiter_of
from loaders.opening.encodings import decode
from loaders.opening.gathering import gathered, too_long
from loaders.opening.grid import Grid
from loaders.opening.refusing import Refused, too_large
from loaders.opening.sheets import Sheet
from loaders.problems import Fault, refusal

# A first line by which Excel is told the sign between cells; Excel does not show it.
SAID = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)


def text_sheet(content: bytes, name: str, suffix: str, file: str) -> tuple[Sheet, tuple[Fault, ...]]:
    """Return the sheet of a text, and what should be said of how it was read.

    Args:
        content: the bytes.
        name: the sheet's.
        suffix: the file's; `.tsv` means tabs.
        file: its name in problems.

    Raises:
        Refused: it is no text, or larger than it may be.
    """
    if len(content) > limits.LARGEST_TEXT:
        raise too_large(f"a text of {len(content) / limits.MEGA:,.0f} MB", "at most 128 MB", "Split it.")
    decoded = decode(content)
    said = (_guessed(decoded.guess, decoded.text),) if decoded.guess else ()
    text, sign = _sign(decoded.text, suffix)
    _check_size(text, sign)
    return Sheet(name, lambda: _rows(text, sign, file), delimiter=sign), said


def _guessed(encoding: str, text: str) -> Fault:
    odd = next((match[0] for match in re.finditer(r"\w*[^\x00-\x7f]\w*", text)), "")
    return Fault(
        f"a text that is not UTF-8, read as {encoding} (“{odd}”)" if odd else f"a text read as {encoding}",
        "UTF-8",
        "Check the letters beyond English ones; save it as “CSV UTF-8” if they are wrong.",
    )


def _sign(text: str, suffix: str) -> tuple[str, str]:
    """Return the text without a line that names the sign, and the sign."""
    said = SAID.match(text)
    if said:
        return text[said.end() :], said[1]
    return text, delimiter_of(text, suffix)


def _check_size(text: str, sign: str) -> None:
    if text.count(sign) > limits.MOST_CELLS:
        raise too_large(f"a text of more than {limits.MOST_CELLS:,} cells", "fewer", "Split it.")
    if '"' not in text and text.count("\n") > limits.MOST_ROWS:
        raise too_long()
    step = limits.LONGEST_LINE
    for at in range(0, len(text) - step, step):
        if text.find("\n", at, at + step) < 0 and text.find("\r", at, at + step) < 0:
            raise too_large("a line of more than a million letters", "lines of a table", "Check what wrote the file.")


def _rows(text: str, sign: str, file: str) -> Grid:
    try:
        return gathered(records(text, sign, strict=True), len(text))
    except csv.Error as error:
        fault = Fault(f"the text breaks off inside a cell ({error})", "a table", "Check the quotation marks.")
        raise refusal(file, fault) from error
    except Refused as refused:
        raise refusal(file, refused.fault) from refused
