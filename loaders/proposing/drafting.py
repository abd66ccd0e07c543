"""Drafts: what is proposed for one found table; tables of the same layout become one draft."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders import cells
from loaders.proposing.columns import Column, columns_of, listed
from loaders.proposing.dates import find_period
from loaders.proposing.families import Family, families_of
from loaders.proposing.figures import Figures, find_figures
from loaders.proposing.finding import Block
from loaders.proposing.groups import find_group, known_groups
from loaders.proposing.kinds import Kind
from loaders.proposing.marks import Marks, find_marks
from loaders.proposing.measures import find_names, meant_by
from loaders.proposing.part import Part
from loaders.proposing.places import find_place
from loaders.proposing.rules import Rule, rules_of
from loaders.proposing.subject import Subject
from loaders.proposing.writing import period_in

MOST_FEW = 60
MOST_ASKED = 4


@dataclass
class Draft:
    """What is proposed for the tables of one layout; `blocks` are these tables, the first of them the largest."""

    blocks: list[Block]
    place: Part
    period: Part
    group: Part
    naming: Column | None
    labels: list[Column]
    figures: Figures
    rules: list[Rule]
    marks: Marks
    meant: dict[str, str] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)

    @property
    def block(self) -> Block:
        """The table by which the layout was read."""
        return self.blocks[0]

    @property
    def layout(self) -> tuple[object, ...]:
        """What tables have in common that one entry of a recipe can read."""
        return str(self.place.says), str(self.group.says), str(self.period.says), self.naming and self.naming.header

    @property
    def uses(self) -> dict[int, str]:
        """What each column would be read as, by position."""
        uses = {column.at: "label" for column in self.labels}
        uses |= {column.at: f"{role} of the figure beside it" for role, column in self.figures.beside}
        for rule in self.rules:
            uses |= {column.at: rule.use for column in rule.family.columns}
        for name, part in (("place", self.place), ("period", self.period), ("group", self.group)):
            uses |= dict.fromkeys(part.columns, name)
        return uses | ({self.naming.at: "name of the indicator"} if self.naming else {})


def draft_of(block: Block, subject: Subject) -> Draft:
    """Return what is proposed for one table."""
    columns, framework = columns_of(block), subject.framework
    named = [column for column in columns if column.header]
    values = find_figures(named).values
    in_headers = sum(period_in(column.header) is not None for column in values)
    place = find_place(named, block, framework)
    rest = _without(named, place)
    period = find_period(rest, block, subject.file, in_headers=in_headers, some_without=in_headers < len(values))
    rest = _without(rest, period)
    naming = find_names(rest, framework)
    rest = [column for column in rest if column is not naming]
    again = _again(block, _taken(place, period, Part({}), naming))
    group = find_group(rest, known_groups(framework), needed=again > 0)
    figures = find_figures([column for column in columns if column.at not in _taken(place, period, group, naming)])
    families = families_of(figures.values, known_groups(framework))
    rules = rules_of(families, figures, block, subject, naming)
    numbers = [*figures.values, *(column for role, column in figures.beside if role != "quality")]
    marks = find_marks(numbers, [column for column in columns if column.at in period.columns], block.notes)
    meant = meant_by(naming, framework) if naming else {}
    draft = Draft([block], place, period, group, naming, figures.labels, figures, rules, marks, meant)
    draft.questions += _open_questions(draft, families)
    return draft


def _without(columns: Sequence[Column], part: Part) -> list[Column]:
    return [column for column in columns if column.at not in part.columns]


def _taken(place: Part, period: Part, group: Part, naming: Column | None) -> set[int]:
    return {*place.columns, *period.columns, *group.columns, *([naming.at] if naming else [])}


def _open_questions(draft: Draft, families: Sequence[Family]) -> list[str]:
    asked = []
    nameless = draft.figures.nameless
    if nameless:
        where = f"{nameless[0].block.address(-1, nameless[0].at)} to {nameless[-1].block.address(-1, nameless[-1].at)}"
        asked.append(
            f"{len(nameless)} columns with figures have no header ({where}): they cannot be read. What are they?"
        )
    for column in draft.figures.mixed:
        counted = column.kinds[Kind.NUMBER]
        asked.append(
            f"“{column.header}” holds {counted:,} numbers among {column.filled:,} filled cells, and is left out: if "
            "they are figures, add it to `values`, and what stands between them to `marks`; otherwise to `labels`."
        )
    if not families:
        asked.append("No column of numbers with a header was found: is this a table of figures?")
    return asked + _told_apart(draft)


def _told_apart(draft: Draft) -> list[str]:
    """Ask which columns tell rows apart, where several rows say the same place, period, group and name."""
    again = _again(draft.block, _taken(draft.place, draft.period, draft.group, draft.naming))
    if not again or not draft.rules:
        return []
    few = [one for one in draft.labels if one.header and 1 < len(one.texts) < one.filled and len(one.texts) <= MOST_FEW]
    said = "; ".join(f"“{column.header}” says {listed(column.texts)}" for column in few[:MOST_ASKED])
    hint = f" ({said})" if said else ""
    return [
        f"{again:,} rows share their place, period and group with another row: which column tells them apart{hint}? "
        "Make it part of `group` or `naming`, or leave rows out with `rows`."
    ]


def _again(block: Block, taken: set[int]) -> int:
    """Return how many rows say the same in these columns as another row."""
    keys = Counter(zip(*(map(cells.text, block.columns[at]) for at in sorted(taken)), strict=True))
    return sum(count for key, count in keys.items() if count > 1 and any(key))


def together(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with those of the same layout made one: their entries, labels and marks are joined."""
    joined: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda one: -len(one.rules) * len(one.block.columns[0])):
        first = joined.setdefault(draft.layout, draft)
        if first is not draft:
            _join(first, draft)
    return list(joined.values())


def _join(first: Draft, other: Draft) -> None:
    known = {rule.family.pattern for rule in first.rules}
    first.blocks += other.blocks
    first.rules += [rule for rule in other.rules if rule.family.pattern not in known]
    headers = {column.header for column in first.labels}
    first.labels += [column for column in other.labels if column.header not in headers]
    first.marks = first.marks.with_those_of(other.marks)
    first.questions += [question for question in other.questions if question not in first.questions]
