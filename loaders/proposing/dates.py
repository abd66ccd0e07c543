"""When the figures of an unknown table hold: a column, the sheet's name, a title or the file's name."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from loaders.proposing.block import Block
from loaders.proposing.columns import Column, listed
from loaders.proposing.part import Part
from loaders.proposing.writing import period_in, searched_period

WORDS = re.compile(r".*(?:year|period|date|time|month|quarter|cohort|season|vintage|yr|fy\b).*", re.IGNORECASE)
QUARTER = re.compile(r"(?:q|qtr|quarter)\.?", re.IGNORECASE)
NUMBERED_QUARTER = {"pattern": r"(\d{4}) Q?([1-4])", "write": r"\1 Q\2"}


def find_period(
    columns: Sequence[Column], block: Block, file: str, *, in_headers: int, some_without: bool = False
) -> Part:
    """Return where the period of each figure is said.

    Args:
        columns: those that may say it.
        block: the table.
        file: the name of its file.
        in_headers: how many headers of figures name a period themselves.
        some_without: whether other headers of figures do not.
    """
    likely = [column for column in columns if _is_period(column, alone=not in_headers)]
    if likely:
        return _of_column(max(likely, key=lambda column: bool(WORDS.fullmatch(column.header))), columns)
    found = _of_table(block, file)
    if not in_headers:
        return found
    seen = "a header names its period" if in_headers == 1 else f"{in_headers} headers name a period themselves"
    return Part(found.says, (), (seen, *found.evidence)) if some_without and found.says else Part({}, (), (seen,))


def _is_period(column: Column, *, alone: bool) -> bool:
    """Say whether a column holds periods: by its header, or years alone where no header names one."""
    if column.writing is None or period_in(column.header):
        return False
    if WORDS.fullmatch(column.header) or column.writing.name != "years":
        return True
    return alone and len(column.texts) > 1 and column.at < 2 and all(int(text[:4]) >= 1980 for text in column.texts)


def _of_column(column: Column, columns: Sequence[Column]) -> Part:
    texts = sorted(column.texts)
    name = column.writing.name if column.writing else "periods"
    seen = f"{column.filled} cells are {name}: {texts[0]}" + (f" to {texts[-1]}" if len(texts) > 1 else "")
    quarters = [one for one in columns if QUARTER.fullmatch(one.header) and one.at != column.at]
    if name == "years" and quarters:
        says = {"columns": [column.named, quarters[0].named], "rewrite": [NUMBERED_QUARTER]}
        return Part(says, (column.at, quarters[0].at), (seen, f"“{quarters[0].header}” says {_listed(quarters[0])}"))
    says = {"column": column.named}
    if name == "days" and all(text.endswith("-01") for text in texts):
        question = "Every day is the first of its month: are the figures about months? The rewriting takes them so."
        rewrite = [{"pattern": r"(\d{4}-\d\d)-01", "write": r"\1"}]
        return Part(says | {"rewrite": rewrite}, (column.at,), (seen,), (question,))
    return Part(says, (column.at,), (seen,))


def _listed(column: Column) -> str:
    return listed(sorted(column.texts))


def _of_table(block: Block, file: str) -> Part:
    """Return what the sheet's name, a title or the file's name says, in this order; a question where none does."""
    if found := period_in(block.name):
        return Part({"sheet": f"({found[0].pattern})"}, (), (f"the sheet is called “{block.name}”",))
    for title in block.titles:
        if period_in(title):
            return Part({"above": searched_period(title)}, (), (f"a title says “{title}”",))
    stem = PurePath(file).stem
    if period_in(stem):
        question = "The period is in the file's name alone: must the next file be named in the same way?"
        return Part({"file": searched_period(stem)}, (), (f"the file is called “{file}”",), (question,))
    return Part({}, (), (), ('Nothing says when the figures hold: write period: {fixed: "2014"}, or name a column.',))
