"""A draft: what is proposed for the tables of one layout."""

from dataclasses import dataclass, field

from loaders.proposing.block import Block
from loaders.proposing.columns import Column
from loaders.proposing.figures import Figures, companions_for
from loaders.proposing.marks import Marks
from loaders.proposing.measures import Measured
from loaders.proposing.part import Part
from loaders.proposing.rules import Rule
from loaders.proposing.writing import period_in


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
        # Without a column that says what a row is about, only the figures' headers are left to know a table by.
        bare = () if self.keys else tuple(rule.family.pattern for rule in self.rules)
        return str(self.place.says), str(self.group.says), self._dated, naming, bare

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
        return sorted(taken_by(self.place, self.period, self.group, self.naming))

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


def taken_by(place: Part, period: Part, group: Part, naming: Column | None) -> set[int]:
    """Return the positions of the columns that say what a row is about."""
    return {*place.columns, *period.columns, *group.columns, *([naming.at] if naming else [])}
