"""Texts as they are kept: without what no spreadsheet and no database can hold, and without blank space around them."""

import re

# What XML, and so every workbook, cannot hold; PostgreSQL cannot hold the first of them either.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n?")


def tidy(text: str) -> str:
    """Return a text as it is kept: one kind of line break, no control characters, no blank space at its ends.

    Two texts that are the same when tidied say the same. What is tidy stays as it is.
    """
    return UNWRITABLE.sub("", LINE_ENDS.sub("\n", text)).strip()
