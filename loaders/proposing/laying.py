"""Laying out: how a table's header is made, which rows are no records, and where it ends."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from loaders import cells
from loaders.proposing.block import Block
from loaders.proposing.draft import Draft
from loaders.proposing.writing import for_every_period, literal

MOST_NOTES = 8


def layout_of(draft: Draft, others: Sequence[Block]) -> dict[str, Any]:
    """Return what the recipe says of where the tables stand; `others` are the tables of other drafts."""
    block = draft.block
    layout: dict[str, Any] = {}
    rows = block.header[1] - block.header[0] + 1
    if rows > 1:
        layout["header_rows"] = rows
    if block.skipped:
        layout["skip"] = [literal(text) for text in block.skipped]
    if until := _until(draft, others):
        layout["until"] = until
    sheets = [one.sheet for one in draft.blocks]
    above = any(one.sheet in sheets and one.header < block.header for one in others) and draft.apart
    if above or len(sheets) != len(set(sheets)):
        layout["several"] = True
    return layout


def _until(draft: Draft, others: Sequence[Block]) -> list[str]:
    """Return what stands below the tables where notes do, or a table of another layout; no record begins so."""
    records = {text for block in draft.blocks for text in _first_texts(block)}
    found = [_beginning(block.below) for block in draft.blocks if block.below and _ends(block, draft, others)]
    return [one for one in dict.fromkeys(found) if not any(re.fullmatch(one, text, re.I) for text in records)]


def _ends(block: Block, draft: Draft, others: Sequence[Block]) -> bool:
    """Say whether a recipe has to say where a table ends: not where the next one has the same headers."""
    later = [one for one in (*draft.blocks, *others) if one.sheet == block.sheet and one.header[0] >= block.body[1]]
    return not later or min(later, key=lambda one: one.header) in others


def _beginning(note: str) -> str:
    """Return a pattern of texts that begin as a note does: its first two words, in any year."""
    words = note.split()
    return for_every_period(" ".join(words[:2])) + (".*" if len(words) > 2 else "")


def _first_texts(block: Block) -> Iterator[str]:
    """Yield what the first filled cell of each record says."""
    for row in zip(*block.columns, strict=True):
        yield next((text for text in map(cells.text, row) if text), "")


def why_layout(draft: Draft, layout: dict[str, Any]) -> list[str]:
    """Return what was seen for each entry of a layout, and the notes below the table."""
    block = draft.block
    said = {
        "header_rows": "one header row leaves gaps or repeats itself, so the rows above belong to it",
        "skip": f"a row below the header holds units or column numbers: {', '.join(block.skipped)}",
        "until": f"below the last record stands “{block.below[:100]}”",
        "several": f"{len(draft.blocks)} tables with these headers stand on the sheets",
    }
    notes = [f"note below the table: {note[:300]}" for note in block.notes[1:MOST_NOTES]]
    return [said[key] for key in layout] + notes
