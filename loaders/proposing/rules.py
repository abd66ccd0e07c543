"""Entries for columns of figures: what they measure, what stands beside them, and what has to be asked about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from loaders.proposing.asking import Question
from loaders.proposing.block import Block
from loaders.proposing.columns import Column, listed
from loaders.proposing.families import Family
from loaders.proposing.figures import Figures, companions_for
from loaders.proposing.kinds import Kind
from loaders.proposing.measures import SAYS_NOTHING, Measured, measured
from loaders.proposing.subject import Subject
from loaders.proposing.writing import period_in, without_period

MADE = "The names here are made from the file and are none of yours."
NO_NAME = "the column that names the indicator says what these figures are"


@dataclass(frozen=True)
class Rule:
    """One entry of a recipe: a family of columns, what they measure (None: `naming` says it), what stands beside.

    With `by_title` the indicator is said by the titles of several tables, so that the entry does not say it.
    """

    family: Family
    measured: Measured | None
    beside: dict[str, str]
    evidence: tuple[str, ...]
    questions: tuple[Question, ...]
    by_title: bool = False

    @property
    def says(self) -> dict[str, Any]:
        """The entry as YAML holds it."""
        entry: dict[str, Any] = {"header": self.family.pattern}
        if self.measured and not self.by_title:
            entry["indicator"] = self.measured.indicator
        if self.family.groups:
            entry["groups"] = self.family.groups
        return entry | self.beside

    @property
    def which(self) -> str | None:
        """The question which indicator is meant; None where none is asked."""
        return self.measured.question if self.measured else None

    @property
    def use(self) -> str:
        """How the columns would be read, for a person."""
        return f"figures of {self.measured.indicator}" if self.measured else "figures"


def rules_of(
    families: Sequence[Family], figures: Figures, block: Block, subject: Subject, naming: Column | None
) -> list[Rule]:
    """Return an entry for each family of columns of figures."""
    return [_rule(family, figures, block, subject, naming, alone=len(families) == 1) for family in families]


def _rule(
    family: Family, figures: Figures, block: Block, subject: Subject, naming: Column | None, *, alone: bool
) -> Rule:
    found = None if naming else measured(_said(family, block, subject, alone=alone), subject.names)
    named = found.evidence if found else NO_NAME
    # A header that nobody knows is no evidence beyond itself.
    evidence = (*_seen(family), *([] if named.startswith("the header") and found and not found.known else [named]))
    questions = (*_asked(family, found), *_which(found))
    return Rule(family, found, _beside(family, figures), evidence, questions)


def _said(family: Family, block: Block, subject: Subject, *, alone: bool) -> list[tuple[str, str]]:
    """Return what may name the figures, the nearest first.

    A title names the figures of a table that has only one kind of them, or whose headers say nothing.
    """
    header = [(family.name, "the header")] if family.name else []
    if header and not alone and not SAYS_NOTHING.fullmatch(without_period(family.name)):
        return header
    titles = [(title, "a title") for title in block.titles[:3]]
    sheet = [(block.name, "the sheet's name")] if subject.sheets > 1 else []
    return [*header, *titles, *sheet, (PurePath(subject.file).stem, "the file's name")]


def _seen(family: Family) -> list[str]:
    """Return what was seen of the columns' cells."""
    columns = family.columns
    filled = sum(column.filled for column in columns)
    numbers = sum(column.kinds[Kind.NUMBER] + column.kinds[Kind.YEAR] for column in columns)
    where = f"{len(columns)} columns such as “{columns[0].header}”" if len(columns) > 1 else f"“{columns[0].header}”"
    seen = [f"{where}: {numbers:,} of {filled:,} filled cells are numbers"]
    if family.has_periods:
        years = [match[1][0] for match in (period_in(column.header) for column in columns) if match]
        seen.append(f"the headers name the periods {listed(dict.fromkeys(years), most=12)}")
    if family.groups:
        seen.append(f"the headers name groups you have: {listed(family.groups, most=12)}")
    return seen


def _beside(family: Family, figures: Figures) -> dict[str, str]:
    """Return what stands beside the figures; where headers vary, the year and the group are put into the words."""
    first = family.columns[0]
    found = companions_for(first, figures)
    if len(family.columns) == 1 and "(?P<" not in family.pattern:
        return found
    return {role: _varying(header, first.header) for role, header in found.items()}


def _varying(companion: str, header: str) -> str:
    if header in companion:
        return companion.replace(header, r"\g<0>")
    period = period_in(header)
    return companion.replace(period[1][0], r"\g<period>") if period else companion


def _which(found: Measured | None) -> list[Question]:
    """Ask which indicator is meant, where none is called as the figures are."""
    if found is None or found.question is None:
        return []
    many = f"Which indicators of yours are these, if any: {{}}? {MADE}"
    return [Question(f"“{found.text}”{found.hint}", found.question, many)]


def _asked(family: Family, found: Measured | None) -> list[Question]:
    """Return what only a reader can answer about the cells."""
    asked = []
    numbers = [number for column in family.columns for number in column.numbers]
    percents = sum(column.percents for column in family.columns)
    inside = bool(numbers) and all(0 <= number <= 1 for number in numbers)
    if inside and not percents and any(number % 1 for number in numbers):
        told = "are they shares? Then write `scale: 100`; if they are written in percent, `scale: 1`."
        one = f"All {len(numbers)} different figures lie between 0 and 1: {told}"
        asked.append(Question(_called(family), one, f"All figures of {{}} lie between 0 and 1: {told}"))
    if found and found.known and found.known.period_type == "school year" and _plain_years(family):
        told = "about school years and the file names one year: see `school_year`."
        asked.append(Question(found.indicator, f"{found.indicator} is {told}", f"{{}} are {told}"))
    return asked


def _called(family: Family) -> str:
    return f"“{family.name or family.columns[0].header}”"


def _plain_years(family: Family) -> bool:
    found = [period_in(column.header) for column in family.columns]
    return any(one is not None and one[0].name == "years" for one in found)
