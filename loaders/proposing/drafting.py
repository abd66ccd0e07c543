"""Drafts: what is proposed for one found table; tables of the same layout become one draft."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders import cells
from loaders.proposing.columns import Column, columns_of, listed
from loaders.proposing.dates import find_period
from loaders.proposing.families import Family, families_of
from loaders.proposing.figures import Figures, companions_for, find_figures
from loaders.proposing.finding import Block
from loaders.proposing.groups import find_group, known_groups
from loaders.proposing.kinds import Kind
from loaders.proposing.marks import Marks, find_marks
from loaders.proposing.measures import Measured, find_names, meant_by
from loaders.proposing.part import Part
from loaders.proposing.places import find_place, places_across
from loaders.proposing.rules import Rule, rules_of
from loaders.proposing.subject import Subject
from loaders.proposing.writing import period_in

MOST_FEW = 60
MOST_ASKED = 4


@dataclass(frozen=True)
class Titled:
    """Where titles name what tables measure: `naming` of the recipe, and what is meant by each text it finds."""

    where: dict[str, str]
    names: dict[str, Measured]


@dataclass
class Draft:
    """What is proposed for the tables of one layout.

    Attributes:
        blocks: these tables, the first of them the largest; read: what each column of each is read as, by position.
        titled: what the titles above the tables name, where the titles alone tell the tables' indicators apart.
        apart: whether other tables have the same headers, so that this one is known by its title.
        across: whether its columns are places, so that no recipe can read it.
    """

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
    titled: Titled | None = None
    apart: bool = False
    read: list[dict[int, str]] = field(default_factory=list)
    across: bool = False

    @property
    def block(self) -> Block:
        """The table by which the layout was read."""
        return self.blocks[0]

    @property
    def layout(self) -> tuple[object, ...]:
        """What tables have in common that one entry of a recipe can read."""
        naming = self.naming and self.naming.header
        return str(self.place.says), str(self.group.says), self._dated, naming

    @property
    def _dated(self) -> str:
        """How the period is said; titles say it in other words each time, so that their writing counts."""
        says = self.period.says
        if "above" not in says:
            return str(says)
        found = next(match for match in map(period_in, self.block.titles) if match)
        return f"above: {found[0].name}"

    @property
    def keys(self) -> list[int]:
        """The positions of the columns that say what a row is about."""
        return sorted(_taken(self.place, self.period, self.group, self.naming))

    @property
    def unattached(self) -> list[Column]:
        """The columns of bounds and counts of which nothing says beside which figures they stand."""
        values = [column for rule in self.rules for column in rule.family.columns]
        held = {header for column in values for header in companions_for(column, self.figures).values()}
        return [one for role, one in self.figures.beside if role != "quality" and one.named not in held]

    @property
    def uses(self) -> dict[int, str]:
        """What each column would be read as, by position."""
        uses = {column.at: "label" for column in self.labels}
        beside = {column.at: f"{role} of the figure beside it" for role, column in self.figures.beside}
        uses |= {at: use for at, use in beside.items() if at not in {column.at for column in self.unattached}}
        for rule in self.rules:
            uses |= {column.at: rule.use for column in rule.family.columns}
        for name, part in (("place", self.place), ("period", self.period), ("group", self.group)):
            uses |= dict.fromkeys(part.columns, name)
        return uses | ({self.naming.at: "name of the indicator"} if self.naming else {})


def draft_of(block: Block, subject: Subject) -> Draft:
    """Return what is proposed for one table."""
    asked = places_across(columns_of(block), subject.framework)
    return _across(block, asked) if asked else _down(block, subject)


def _across(block: Block, asked: str) -> Draft:
    """Return the draft of a table with a column per place, which no recipe can read: nothing but what to do instead."""
    nowhere, nothing, marks = Part({"code": "unknown"}), Part({}), find_marks((), (), ())
    labels = [column for column in columns_of(block) if column.header and column.share(Kind.TEXT) > 0.5]
    draft = Draft([block], nowhere, nothing, nothing, None, labels, Figures(), [], marks, across=True)
    draft.questions, draft.read = [asked], [draft.uses]
    return draft


def _down(block: Block, subject: Subject) -> Draft:
    """Return what is proposed for a table with a row per place."""
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
    about = [column for column in columns if column.at in {*period.columns, *place.columns}]
    marks = find_marks(numbers, about, block.notes)
    meant = meant_by(naming, framework) if naming else {}
    draft = Draft([block], place, period, group, naming, figures.labels, figures, rules, marks, meant)
    draft.questions += _open_questions(draft, families)
    draft.read = [draft.uses]
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
    return [
        f"In {empty:,} rows with figures no {said} is written. If the one above is meant, as in merged cells, write "
        f"`fill_down: [{said}]` below `layout`; otherwise they are left out."
    ]


def _mixed(columns: Sequence[Column]) -> list[str]:
    """Ask about columns in which numbers stand among texts."""
    if not columns:
        return []
    told = [
        f"“{one.header}” holds {one.kinds[Kind.NUMBER]:,} numbers among {one.filled:,} filled cells" for one in columns
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
