"""Doubts: what has to be asked about a table as a whole, in few questions."""

from collections import Counter
from collections.abc import Sequence

from indicators.counted import counted
from loaders import cells
from loaders.proposing.block import Block
from loaders.proposing.columns import Column, listed
from loaders.proposing.draft import Draft, taken_by
from loaders.proposing.families import Family
from loaders.proposing.kinds import Kind

MOST_FEW = 60
MOST_ASKED = 4


def open_questions(draft: Draft, families: Sequence[Family]) -> list[str]:
    """Return what only a reader can answer about a table as a whole."""
    asked = []
    nameless = draft.figures.nameless
    if nameless:
        first, last = (one.block.address(-1, one.at) for one in (nameless[0], nameless[-1]))
        where = first if first == last else f"{first} to {last}"
        bare = counted(len(nameless), "column with figures has no header", "columns with figures have no header")
        asked.append(f"{bare} ({where}), so nothing there can be read. What is it?")
    asked += _mixed(draft.figures.mixed)
    if draft.unattached:
        headers = listed(dict.fromkeys(f"“{column.header}”" for column in draft.unattached))
        asked.append(
            f"{headers}: bounds, margins or counts of which figures? Nothing in the headers says it, so they are left "
            "out. Give each a header of its own, made of the figures' header and “margin of error”, “lower” or “upper”."
        )
    if not families:
        asked.append("No column of numbers with a header was found: is this a table of figures?")
    return [*asked, *_without_place(draft), *_sections(draft.block), *_told_apart(draft)]


def _without_place(draft: Draft) -> list[str]:
    """Ask about records whose place is empty, as below a merged cell."""
    columns = [Column(draft.block, at) for at in draft.place.columns]
    figures = [draft.block.columns[one.at] for one in draft.figures.values]
    filled = sum(any(cell != "" for cell in row) for row in zip(*figures, strict=True))
    empty = filled - min((column.filled for column in columns), default=filled)
    if empty <= 0:
        return []
    said = ", ".join(column.header for column in columns)
    rows = counted(empty, "row")
    return [
        f"In {rows} with figures no {said} is written. If the one above is meant, as in merged cells, write "
        f"`fill_down: [{said}]` below `layout`; otherwise they are left out."
    ]


def _mixed(columns: Sequence[Column]) -> list[str]:
    """Ask about columns in which numbers stand among texts."""
    if not columns:
        return []
    told = [
        f"“{one.header}” holds {counted(one.kinds[Kind.NUMBER], 'number')} among {one.filled:,} filled cells"
        for one in columns
    ]
    left = (
        "is left out: if they are figures, add it"
        if len(told) == 1
        else "each is left out: where they are figures, add it"
    )
    return [f"{listed(told)}, and {left} to `values`, and what stands between them to `marks`; otherwise to `labels`."]


def _sections(block: Block) -> list[str]:
    """Ask about rows among the records that say one text alone."""
    if not block.sections:
        return []
    rows = listed(f"row {row} says only “{text}”" for row, text in block.sections)
    return [
        f"Among the records {rows}: a heading? If what stands below it measures something else, or is about another "
        "place, group or year, give it a table, or a column, of its own: nothing else tells it from the rows above."
    ]


def _told_apart(draft: Draft) -> list[str]:
    """Ask which columns tell rows apart, where several rows say the same place, period, group and name."""
    again = again_in(draft.block, taken_by(draft.place, draft.period, draft.group, draft.naming))
    if not again or not draft.rules:
        return []
    few = [one for one in draft.labels if one.header and 1 < len(one.texts) < one.filled and len(one.texts) <= MOST_FEW]
    said = "; ".join(f"“{column.header}” says {listed(column.texts)}" for column in few[:MOST_ASKED])
    hint = f" ({said})" if said else ""
    shared = counted(again, "row shares its", "rows share their")
    return [
        f"{shared} place, period and group with another row: which column tells them apart{hint}? "
        "Make it part of `group` or `naming`, or leave rows out with `rows`."
    ]


def again_in(block: Block, taken: set[int]) -> int:
    """Return how many rows say the same in these columns as another row."""
    keys = Counter(zip(*(map(cells.text, block.columns[at]) for at in sorted(taken)), strict=True))
    return sum(count for key, count in keys.items() if count > 1 and any(key))
