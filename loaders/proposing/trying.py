"""Trying: whether a proposed template finds every table that was seen; what it does not find is said, never lost."""

from collections.abc import Sequence

from indicators.counted import counted
from loaders import cells
from loaders.opening import Opened
from loaders.proposing.block import Block
from loaders.proposing.columns import listed
from loaders.proposing.draft import Draft
from loaders.tables.finding import Heads
from loaders.tables.table import Table
from loaders.templates.recipes import Recipe
from loaders.templates.recognising import Looked, tables_of

MOVE = "Move it to a sheet of its own, with its title, and inspect the file again."


def tried(opened: Opened, recipe: Recipe, drafts: Sequence[Draft]) -> list[list[str]]:
    """Return what has to be asked about each draft after its edition was tried on the file."""
    looked_at = Looked(opened, tuple(map(Heads, opened.sheets)))
    blocks = [block for draft in drafts for block in draft.blocks]
    found = [tables_of(looked_at, edition) for edition in recipe.complete]
    return [_asked(draft, tables, blocks) for draft, tables in zip(drafts, found, strict=True)]


def _asked(draft: Draft, tables: Sequence[Table], blocks: Sequence[Block]) -> list[str]:
    lost = [block for block in draft.blocks if not any(_is_at(table, block) for table in tables)]
    own = [(block.sheet, block.header, block.left) for block in draft.blocks]
    others = [block for block in blocks if (block.sheet, block.header, block.left) not in own]
    mixed = [block for block in others if any(_holds(table, block) for table in tables)]
    asked = []
    if lost:
        asked.append(f"This entry does not find {_shown(lost)}. {MOVE}")
    if mixed:
        asked.append(f"This entry would read {_shown(mixed)} as a part of another table. {MOVE}")
    return asked


def _is_at(table: Table, block: Block) -> bool:
    """Say whether a table that was found is a block, whatever stands at its left."""
    within = table.left <= block.left < table.left + len(table.headers)
    return (table.sheet, table.header_row) == (block.sheet, block.header[1] + 1) and within


def _holds(table: Table, block: Block) -> bool:
    """Say whether a block of another layout lies within the rows of a table."""
    last = table.header_row + len(table.body)
    return table.sheet == block.sheet and table.header_row <= block.header[1] + 1 <= last


def _shown(blocks: Sequence[Block]) -> str:
    named = [f"“{one.name}” {one.range}" for one in blocks]
    return ("the table " if len(named) == 1 else "the tables ") + listed(named)


def past(drafts: int, blocks: Sequence[Block], most: int) -> list[str]:
    """Say which tables of a file with very many were not looked at."""
    left = blocks[most:]
    if not left or not drafts:
        return []
    first = f"“{left[0].name}” {cells.address(left[0].header[0] + 1, left[0].left + 1)}"
    unseen = counted(len(left), "more table was", "more tables were")
    return [f"{unseen} not looked at, from {first} on. Inspect what is there in a file of its own."]
