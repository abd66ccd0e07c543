"""A proposal: how an unknown file could be read, as a recipe with its evidence and its questions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from indicators.reading import Framework
from loaders.opening import Opened
from loaders.proposing.block import Block
from loaders.proposing.draft import Draft
from loaders.proposing.drafting import draft_of
from loaders.proposing.editions import Others, Remarks, edition_of
from loaders.proposing.finding import find_tables
from loaders.proposing.joining import together
from loaders.proposing.measures import slug
from loaders.proposing.script import script
from loaders.proposing.subject import Subject
from loaders.proposing.trying import past, tried
from loaders.proposing.writing import without_period
from loaders.templates.recipes import Recipe

MOST_TABLES = 60
HEAD = (
    "Proposed by `commoncurve inspect`: nobody has checked it yet. Read what was seen (evidence), answer every",
    "QUESTION, and load the file with --dry-run first. How: docs/templates.md.",
)


@dataclass(frozen=True)
class Proposal:
    """How an unknown file could be read.

    Attributes:
        recipe: the template as YAML holds it; `remarks` say what stands above which entry.
        drafts: what was found, one for each layout of a table.
    """

    recipe: dict[str, Any]
    remarks: Remarks
    drafts: tuple[Draft, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """What was seen, in the order of the template."""
        return tuple(self._of("evidence: "))

    @property
    def questions(self) -> tuple[str, ...]:
        """What only a reader can answer."""
        return tuple(self._of("QUESTION: "))

    def script(self, *, name: str | None = None, schema: str = "schema.json") -> str:
        """Return the template as YAML with what was seen beside its entries; `name` becomes its id."""
        recipe = self.recipe | ({"id": slug(name)} if name else {})
        return script(recipe, self.remarks, schema=schema, head=HEAD)

    def _of(self, kind: str) -> Iterable[str]:
        texts = (text for remarks in self.remarks.values() for text in remarks)
        return (text.removeprefix(kind) for text in texts if text.startswith(kind))


def propose(opened: Opened, framework: Framework) -> Proposal | None:
    """Return how a file could be read; None where it holds no table."""
    subject = Subject(framework, opened.name, len(opened.sheets))
    blocks = [block for index, sheet in enumerate(opened.sheets) for block in find_tables(sheet, index)]
    drafts = together([draft_of(block, subject) for block in blocks[:MOST_TABLES]])
    telling = [draft for draft in drafts if draft.rules or draft.across] or drafts[:1]
    if not telling:
        return None
    remarks: dict[tuple[str | int, ...], list[str]] = {}
    editions = [
        edition_of(draft, number, _id(draft, telling), _others(opened, telling, draft), remarks)
        for number, draft in enumerate(telling)
    ]
    recipe = {**_head(opened, telling[0].block, remarks), "editions": editions}
    # What is proposed must be a template: a mistake here is the program's own.
    made = Recipe.model_validate(recipe)
    made.check()
    asked = tried(opened, made, telling)
    asked[0] += [*past(len(telling), blocks, MOST_TABLES), *_one_by_one(telling)]
    for number, questions in enumerate(asked):
        remarks.setdefault(("editions", number, "values"), []).extend(f"QUESTION: {text}" for text in questions)
    return Proposal(recipe, remarks, tuple(telling))


def _one_by_one(drafts: Sequence[Draft]) -> list[str]:
    """Ask for each layout by name, where a file holds several: a load reads the tables of one."""
    if len(drafts) == 1:
        return []
    names = ", ".join(f"NAME/{_id(draft, drafts)}" for draft in drafts)
    return [
        f"The file holds tables of {len(drafts)} layouts. Load it once with each: --recipe {names}. Is each wanted?"
    ]


def _others(opened: Opened, drafts: Sequence[Draft], draft: Draft) -> Others:
    blocks = tuple(block for one in drafts if one is not draft for block in one.blocks)
    return Others(_other_sheets(opened, drafts), blocks)


def _id(draft: Draft, drafts: Sequence[Draft]) -> str:
    """Return the id of an edition: the name of its sheet, where there are several of them."""
    if len(drafts) == 1:
        return "all"
    same = [one for one in drafts if slug(one.block.name) == slug(draft.block.name)]
    number = f"-{same.index(draft) + 1}" if len(same) > 1 else ""
    return slug(draft.block.name) + number


def _head(opened: Opened, block: Block, remarks: Remarks) -> dict[str, Any]:
    stem = without_period(re.sub(r"[_-]+", " ", PurePath(opened.name).stem))
    title = without_period(block.titles[0]) if block.titles else stem
    said = f"the first title says “{block.titles[0]}”" if block.titles else f"the file is called “{opened.name}”"
    remarks["title",] = [f"evidence: {said}"]
    remarks["publisher",] = ["QUESTION: Who publishes this, and where? (address, licence, citation)"]
    sources = [text for text in (*block.titles, *block.notes) if re.match(r"sources?\b", text, re.IGNORECASE)]
    remarks["publisher",] += [f"evidence: the file says “{text}”" for text in sources[:3]]
    return {"id": slug(stem or "file"), "title": title or stem or opened.name, "publisher": "unknown"}


def _other_sheets(opened: Opened, drafts: Sequence[Draft]) -> dict[str, str]:
    """Return the sheets without a table of figures, and what they seem to hold."""
    held = {block.sheet for draft in drafts for block in draft.blocks}
    others = [sheet for index, sheet in enumerate(opened.sheets) if index not in held]
    filled = [sheet for sheet in others if any(cell != "" for row in sheet.rows for cell in row)]
    return {sheet.name: f"no table of figures was found: {len(sheet.rows)} rows" for sheet in filled}
