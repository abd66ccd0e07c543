"""Joining: tables of the same layout become one entry of a recipe, as long as one entry can tell them apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from loaders import cells
from loaders.proposing.block import Block
from loaders.proposing.columns import listed
from loaders.proposing.draft import Draft, Titled
from loaders.proposing.measures import Measured
from loaders.proposing.writing import literal, period_in

MOST_KEYS = 5_000
BY_TITLE, BY_FILE = "a title", "the file's name"


def together(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with those of the same layout made one, where their titles or headers tell what they measure.

    Tables of one layout that neither can tell apart stay entries of their own, each known by its title.
    """
    alike: dict[tuple[object, ...], list[Draft]] = {}
    for draft in sorted(drafts, key=lambda one: -len(one.rules) * len(one.block.columns[0])):
        alike.setdefault(draft.layout, []).append(draft)
    return [one for same in alike.values() for one in _joined(same)]


def _joined(same: list[Draft]) -> list[Draft]:
    if len(same) == 1:
        return same
    drafts = _of_one_period(same)
    if drafts is None:
        return [replace(draft, apart=True) for draft in same]
    if not _disagree(drafts):
        return [_all(drafts)]
    titled = _titled(drafts)
    if titled:
        return [_all([_by_title(draft, titled) for draft in drafts])]
    parts = [list(part) for _, part in groupby(sorted(drafts, key=_measures), key=_measures)]
    return [replace(_all(part), apart=True) for part in parts]


def _measures(draft: Draft) -> list[str]:
    return sorted(rule.measured.indicator if rule.measured else "" for rule in draft.rules)


def _disagree(drafts: Sequence[Draft]) -> bool:
    """Say whether two tables mean different indicators by the same header."""
    meant: dict[str, str] = {}
    pairs = [(rule.family.pattern, rule.measured) for draft in drafts for rule in draft.rules]
    said = [(pattern, found.indicator) for pattern, found in pairs if found]
    return any(meant.setdefault(pattern, indicator) != indicator for pattern, indicator in said)


def _titled(drafts: Sequence[Draft]) -> Titled | None:
    """Return what the tables' titles, and the file's name for one without a title, say that they measure."""
    found = [rule.measured for draft in drafts for rule in draft.rules]
    told = [one for one in found if one is not None and one.where in {BY_TITLE, BY_FILE}]
    if len(told) < len(found):
        return None
    titles = {title: one for draft in drafts for title, one in _telling(draft)}
    named = {one.text: one for one in told if one.where == BY_FILE}
    above = "|".join(literal(title) for title in sorted(titles, key=len, reverse=True))
    where = {"above": f"({above})"} | ({"file": f"({literal(next(iter(named)))})"} if named else {})
    return Titled(where, titles | named) if all(_finds(draft, above) for draft in drafts) else None


def _telling(draft: Draft) -> Iterator[tuple[str, Measured]]:
    """Yield the part of a title that names the figures, without its period, and what it names."""
    for rule in draft.rules:
        if rule.measured and rule.measured.where == BY_TITLE:
            title = next(title for title in draft.block.titles if rule.measured.says(title))
            yield _constant(title), rule.measured


def _constant(title: str) -> str:
    """Return the longest part of a title without its period: it stays the same in the next edition."""
    found = period_in(title)
    parts = [title[: found[1].start()], title[found[1].end() :]] if found else [title]
    return max(parts, key=len).strip(" ,;:-–()")


def _finds(draft: Draft, above: str) -> bool:
    """Say whether the pattern of all titles finds a table's own first, and none above a table without one."""
    own = next((title for title, _ in _telling(draft)), None)
    found = next((match[0] for title in draft.block.titles if (match := re.search(above, title, re.I))), None)
    return found == own


def _by_title(draft: Draft, titled: Titled) -> Draft:
    rules = [replace(rule, by_title=True) for rule in draft.rules]
    return replace(draft, rules=rules, titled=titled)


def _of_one_period(drafts: list[Draft]) -> list[Draft] | None:
    """Give tables whose titles say their periods in other words one pattern; None if it does not find each of them."""
    patterns = {str(draft.period.says.get("above")) for draft in drafts}
    if len(patterns) < 2:
        return drafts
    found = [period_in(title) for title in drafts[0].block.titles]
    pattern = next(f"({one[0].pattern})" for one in found if one)
    if not all(_once(draft) == _searched(pattern, draft.block.titles) for draft in drafts):
        return None
    return [replace(draft, period=replace(draft.period, says={"above": pattern})) for draft in drafts]


def _searched(pattern: str, texts: Sequence[str]) -> str:
    return next((match[0] for text in texts if (match := re.search(pattern, text, re.IGNORECASE))), "")


def _all(drafts: Sequence[Draft]) -> Draft:
    """Return several drafts as one, the first of them with what only the others have."""
    whole = drafts[0]
    for other in drafts[1:]:
        known = {rule.family.pattern for rule in whole.rules}
        headers = {column.header for column in whole.labels}
        whole = replace(
            whole,
            blocks=[*whole.blocks, *other.blocks],
            read=[*whole.read, *other.read],
            rules=[*whole.rules, *(rule for rule in other.rules if rule.family.pattern not in known)],
            labels=[*whole.labels, *(column for column in other.labels if column.header not in headers)],
            marks=whole.marks.with_those_of(other.marks),
            questions=list(dict.fromkeys([*whole.questions, *other.questions])),
        )
    return replace(whole, questions=[*whole.questions, *_same_keys(drafts)])


def _same_keys(drafts: Sequence[Draft]) -> list[str]:
    """Ask what tells tables apart that say the same places, periods and groups."""
    seen: dict[tuple[str, ...], Block] = {}
    for draft in drafts:
        keys = list(islice(_keys(draft), MOST_KEYS))
        other = next((seen[key] for key in keys if key in seen), None)
        if other is not None:
            names = listed([f"“{one.name}” {one.range}" for one in (other, draft.block)])
            return [
                f"The tables {names} have the same headers and say the same places and periods: what tells them apart? "
                "If they are about different groups, add a column that says it, or give each an entry with `group`."
            ]
        seen |= dict.fromkeys(keys, draft.block)
    return []


def _keys(draft: Draft) -> Iterator[tuple[str, ...]]:
    """Yield what each record of a table is about: indicator, period, place and group."""
    columns = [draft.block.columns[at] for at in draft.keys]
    rows = {tuple(map(cells.text, row)) for row in zip(*columns, strict=True)} if columns else {()}
    once = _once(draft)
    for rule in draft.rules:
        told = rule.measured.indicator if rule.measured else ""
        dated = {match[1][0] if (match := period_in(one.header)) else once for one in rule.family.columns}
        yield from ((told, period, *row) for period in sorted(dated) for row in rows)


def _once(draft: Draft) -> str:
    """Return the period that the name of the sheet or a title says once for the table."""
    says, block = draft.period.says, draft.block
    texts = [block.name] if "sheet" in says else block.titles if "above" in says else []
    return next((match[1][0] for match in map(period_in, texts) if match), "")
