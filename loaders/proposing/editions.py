"""Editions: a draft as an entry of a recipe, each part with its evidence and its questions above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from indicators.counted import counted
from loaders.proposing.asking import asked_once
from loaders.proposing.block import Block
from loaders.proposing.columns import Column, listed
from loaders.proposing.draft import Draft, Titled
from loaders.proposing.laying import layout_of, why_layout
from loaders.proposing.part import Part
from loaders.proposing.rules import MADE, Rule
from loaders.proposing.signs import OF_A_YEAR, OPTIONAL
from loaders.proposing.writing import for_every_period, period_in, without_period

Remarks = dict[tuple[str | int, ...], list[str]]
MOST_RECOGNISED = 12
MOST_NOTES = 8
MOST_NAMES = 40


@dataclass(frozen=True)
class Others:
    """What a file holds beside the tables of one draft: sheets without a table, and the tables of other drafts."""

    sheets: dict[str, str]
    blocks: tuple[Block, ...]


def edition_of(draft: Draft, number: int, name: str, others: Others, remarks: Remarks) -> dict[str, Any]:
    """Return a draft as an edition of a recipe; what was seen goes into `remarks`, below `("editions", number)`."""
    path = ("editions", number)
    edition: dict[str, Any] = {"id": name, "recognise": _recognise(draft)}
    remarks[(*path, "recognise")] = [f"evidence: {_found(draft)}"]
    edition |= _where(draft, others, path, remarks)
    for key, part in (("place", draft.place), ("period", draft.period), ("group", draft.group)):
        edition |= _part(key, part, path, remarks)
    edition |= _naming(draft, path, remarks)
    edition["values"] = [rule.says for rule in draft.rules]
    rules = enumerate(draft.rules)
    asked = [(at, one) for at, rule in rules for one in rule.questions if not (draft.titled and one.one == rule.which)]
    alone, once = asked_once(asked)
    for at, rule in enumerate(draft.rules):
        remarks[(*path, "values", at)] = _said(rule.evidence, alone.get(at, []))
    edition |= _marks(draft, path, remarks)
    remarks.setdefault((*path, "values"), []).extend(_said((), [*once, *draft.questions]))
    return edition


def _said(evidence: Sequence[str], questions: Sequence[str]) -> list[str]:
    return [*(f"evidence: {text}" for text in evidence), *(f"QUESTION: {text}" for text in questions)]


def _found(draft: Draft) -> str:
    block = draft.block
    rows = counted(block.body[1] - block.body[0], "row")
    header = f"row {block.header[1] + 1}"
    if block.header[0] != block.header[1]:
        header = f"rows {block.header[0] + 1} to {block.header[1] + 1}"
    more = len(draft.blocks) - 1
    others = f", and {more} more {'table' if more == 1 else 'tables'} of this layout" if more else ""
    return f"sheet “{block.name}”, {block.range}: the header in {header}, {rows} below it{others}"


def _recognise(draft: Draft) -> dict[str, Any]:
    """Return by what the layout is known: the headers that all of its tables have, whatever their years."""
    wanted = _own_headers(draft)
    wanted += [_with_sign(_unnamed(rule.family.pattern), rule) for rule in draft.rules]
    different = dict.fromkeys(wanted)
    shared = (pattern for pattern in different if all(_stands(pattern, block) for block in draft.blocks))
    headers = list(islice(shared, MOST_RECOGNISED)) or [for_every_period(_first_header(draft.block))]
    recognise: dict[str, Any] = {"headers": headers}
    named = " ".join(_evidence(draft))
    titles = [title for title in draft.block.titles if f"“{without_period(title)}”" in named]
    above = for_every_period(titles[0]) if titles else ""
    # A title that names one of several tables would leave the others out.
    everywhere = above and all(any(re.search(above, text, re.I) for text in one.titles) for one in draft.blocks)
    return recognise | ({"above": [above]} if everywhere and not draft.titled else {})


def _own_headers(draft: Draft) -> list[str]:
    positions = [*draft.place.columns, *draft.period.columns, *draft.group.columns]
    columns = [*(Column(draft.block, at) for at in positions), *([draft.naming] if draft.naming else [])]
    return [column.named if column.sign else for_every_period(column.written) for column in columns]


def _with_sign(pattern: str, rule: Rule) -> str:
    """Return a pattern of headers that fits them with the signs of footnotes that some of them bear."""
    if pattern.endswith(OPTIONAL) or not any(column.sign for column in rule.family.columns):
        return pattern
    return pattern + (OF_A_YEAR if rule.family.has_periods else OPTIONAL)


def _first_header(block: Block) -> str:
    return next((header for header in block.headers if header), block.name)


def _evidence(draft: Draft) -> list[str]:
    return [rule.measured.evidence for rule in draft.rules if rule.measured and "title" in rule.measured.evidence]


def _unnamed(pattern: str) -> str:
    """Return a pattern without the names of its brackets: a header may not hold the same bracket twice."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _stands(pattern: str, block: Block) -> bool:
    return any(re.fullmatch(pattern, header, re.IGNORECASE) for header in block.headers)


def _where(draft: Draft, others: Others, path: tuple[str | int, ...], remarks: Remarks) -> dict[str, Any]:
    """Return on which sheets the tables stand, how their headers are made, and which rows are no records."""
    where: dict[str, Any] = {}
    names = list(dict.fromkeys(for_every_period(block.name) for block in draft.blocks))
    several = len({block.sheet for block in draft.blocks}) > 1 and any(period_in(block.name) for block in draft.blocks)
    # The one sheet of a text is named after its file, which may be called anything next month.
    if others.sheets or several:
        where["sheets"] = names[0] if len(names) == 1 else "|".join(names[:20])
    if others.sheets:
        where["other_sheets"] = others.sheets
    if layout := layout_of(draft, others.blocks):
        where["layout"] = layout
        remarks[(*path, "layout")] = [f"evidence: {text}" for text in why_layout(draft, layout)]
    if labels := _labels(draft):
        where["labels"] = labels
    return where


def _labels(draft: Draft) -> list[str]:
    """Return patterns of the columns without figures; none of them may fit a column of figures too."""
    figures = [column.written for rule in draft.rules for column in rule.family.columns]
    named = [one.named if one.sign else for_every_period(one.written) for one in draft.labels if one.header]
    patterns = dict.fromkeys(named)
    return [one for one in patterns if not any(re.fullmatch(one, header, re.IGNORECASE) for header in figures)]


def _part(key: str, part: Part, path: tuple[str | int, ...], remarks: Remarks) -> dict[str, Any]:
    """Return a part under its key; a part that says nothing leaves its questions above what follows."""
    where = key if part.says else "values"
    remarks.setdefault((*path, where), []).extend(_said(part.evidence, part.questions))
    return {key: part.says} if part.says else {}


def _naming(draft: Draft, path: tuple[str | int, ...], remarks: Remarks) -> dict[str, Any]:
    if draft.titled:
        return _by_titles(draft.titled, path, remarks)
    if draft.naming is None:
        return {}
    strange = [text for text in draft.naming.texts if text not in draft.meant]
    evidence = [f"“{draft.naming.header}” names {len(draft.naming.texts)} things: {listed(draft.naming.texts)}"]
    asked = f"Which indicators of yours are these, if any? {listed(strange, most=MOST_NAMES)}"
    remarks[(*path, "naming")] = _said(evidence, [asked] if strange else [])
    return {"naming": {"columns": [draft.naming.named]} | ({"indicators": draft.meant} if draft.meant else {})}


def _by_titles(titled: Titled, path: tuple[str | int, ...], remarks: Remarks) -> dict[str, Any]:
    """Return where the titles name the indicators, and which ones."""
    strange = [f"{text}{one.hint}" for text, one in titled.names.items() if not one.known]
    evidence = [f"the titles above the tables name what they measure: {listed(titled.names)}"]
    asked = f"Which indicators of yours are these, if any: {listed(strange, most=MOST_NAMES)}? {MADE}"
    remarks[(*path, "naming")] = _said(evidence, [asked] if strange else [])
    return {"naming": titled.where | {"indicators": {text: one.indicator for text, one in titled.names.items()}}}


def _marks(draft: Draft, path: tuple[str | int, ...], remarks: Remarks) -> dict[str, Any]:
    found = draft.marks
    entries = {"marks": found.marks, "footnotes": found.footnotes}
    says: dict[str, Any] = {key: held for key, held in entries.items() if held}
    for key, mark in [(key, mark) for key, held in entries.items() for mark in held]:
        remarks[(*path, key, mark)] = [f"evidence: {found.evidence[key, mark]}"]
    for key, seen in {"thousands": found.thousands, "decimal_comma": found.decimal_comma}.items():
        if seen:
            says[key] = True
            remarks[(*path, key)] = [f"evidence: {seen}"]
    remarks.setdefault((*path, "values"), []).extend(_said((), found.questions))
    return says
