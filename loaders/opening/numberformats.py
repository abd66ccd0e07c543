"""Number formats: what a cell shows of the number that it holds.

Most show the number, or the number as a percentage. Some show a limit, a mark beside it, a text instead of it, or
nothing: then what they show is read, for a figure that its publisher suppressed must not come back.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from loaders import cells
from loaders.cells import Cell
from loaders.opening.formatcodes import Kind, Section, sections
from loaders.opening.numbershown import is_steady, number_shown, times_100
from loaders.opening.runs import STRUCK

# Excel's own formats 0% and 0.00%.
BUILT_IN = {9, 10}
# What Excel shows where no section holds for a number.
NO_SECTION = "###"
AS_STORED = Section(((Kind.GENERAL, "General"),))


class Shown(Enum):
    """How a number stands in its cell."""

    AS_IS = "as it is"
    TIMES_100 = "times 100 with a percent sign"
    WITH_SIGN = "as it is with a percent sign"
    STRUCK = "struck out"


@dataclass(frozen=True)
class Format:
    """A format code under which some cells are read otherwise than they are stored."""

    code: str

    @cached_property
    def _all(self) -> list[Section]:
        return sections(self.code)

    @cached_property
    def text(self) -> Section | None:
        """The section for texts: the fourth, or the last of several where an @ stands in it."""
        if len(self._all) > 3:
            return self._all[3]
        last = self._all[-1]
        return last if len(self._all) > 1 and "@" in last.kinds(Kind.GENERAL) else None

    @cached_property
    def numbers(self) -> list[Section]:
        """The sections for numbers: up to three."""
        return [section for section in self._all[:3] if section is not self.text]

    def read(self, cell: Cell) -> Cell:
        """Return what is read of a cell; a date and a truth value are read as they are."""
        if isinstance(cell, str):
            return cell if self.text is None or self.text.numeric else self.text.literal
        if type(cell) is not float and type(cell) is not int:
            return cell
        section = self._chosen(cell)
        if section is None:
            return NO_SECTION
        # Most numbers of a sheet stand in a section that shows every number alike: looking at it once is enough.
        always = self.ways.get(id(section))
        if always is Shown.AS_IS:
            return cell
        return times_100(cell) if always is Shown.TIMES_100 else number_shown(section, cell)

    @cached_property
    def ways(self) -> dict[int, "Shown | str | None"]:
        """How each section for numbers shows every number, by its identity; None where that depends on the number."""
        ways = {
            id(section): _steady(section, negative=at > 0 or section.for_negatives)
            for at, section in enumerate(self.numbers)
        }
        return {**ways, id(AS_STORED): Shown.AS_IS}

    def _chosen(self, value: float) -> Section | None:
        """Return the section for a number, as Excel chooses it: a condition replaces the usual one of its section.

        None where no section holds.
        """
        first, second, third = (*self.numbers, None, None, None)[:3]
        if first is None or second is None:
            return first if first and (first.condition is None or first.holds(value)) else AS_STORED
        if first.holds(value) or (first.condition is None and (value > 0 or (value == 0 and third is None))):
            return first
        if second.holds(value) or (second.condition is None and (value < 0 or third is None)):
            return second
        return third


@dataclass(frozen=True)
class Instead:
    """A text that is shown instead of what the cell holds, as a file tells of one cell alone."""

    text: str


Way = Shown | Format | Instead


def shown(code: str) -> Way:
    """Return how a format code shows its cells: as a format where that depends on what they hold.

    >>> shown("0.0%"), shown('0.0"%"'), shown('[<10]"<10";0').read(7.0)
    (<Shown.TIMES_100: 'times 100 with a percent sign'>, <Shown.WITH_SIGN: 'as it is with a percent sign'>, '<10')
    """
    found = Format(code)
    if len(found.numbers) == 1 and not found.numbers[0].shows:
        return Shown.AS_IS
    wanted = {found.ways[id(section)] for section in found.numbers} - {"dash"}
    plain_text = found.text is None or found.text.numeric
    only = wanted.pop() if len(wanted) == 1 else Shown.AS_IS if not wanted else None
    return only if isinstance(only, Shown) and plain_text else found


def shown_by_id(number: int, codes: dict[int, str]) -> Way:
    """Return how format `number` shows a number; `codes` are the formats that the file itself describes."""
    if number in codes:
        return shown(codes[number])
    return Shown.TIMES_100 if number in BUILT_IN else Shown.AS_IS


def read(how: Way, cell: Cell) -> Cell:
    """Return what is read of a cell that is shown in some way."""
    if isinstance(how, Format):
        return how.read(cell)
    if isinstance(how, Instead):
        return how.text
    return f"{cells.text(cell)}{STRUCK}" if how is Shown.STRUCK and cell != "" else cell


def _steady(section: Section, *, negative: bool) -> Shown | str | None:
    """Return how a section shows every number; None where that depends on the number.

    A zero that is a dash in Excel's accounting style is "dash", and zero however the other numbers are shown.
    """
    if section.dash_for_zero:
        return "dash"
    if not is_steady(section, negative=negative):
        return None
    if section.kinds(Kind.PERCENT):
        return Shown.TIMES_100
    return Shown.WITH_SIGN if "%" in section.literal else Shown.AS_IS
