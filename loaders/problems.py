"""Problems of a file: collected while it is read, all of them at once."""

from dataclasses import dataclass, field

from indicators.reading import Problem, ProblemKind
from loaders.cells import runs_of


@dataclass(frozen=True)
class Fault:
    """What is wrong, in plain words: what was found, what was expected, how to mend it."""

    found: str
    expected: str
    mend: str


class Foreign(Fault):
    """About a place, group or indicator that the framework does not hold: left out and named, not wrong."""


HIDDEN = Fault("a hidden sheet, which was read", "sheets that can be seen", "Check that it should be loaded.")


class LoadError(Exception):
    """A file that cannot be read at all: `problems` says why, one plain sentence each."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(sentence(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Findings:
    """The problems of one file, in the order in which they were found.

    `asked` holds the answers (`answers.Answers`) that a question of the file called for, given or not.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def reject(self, sheet: str, cell: str, fault: Fault, *, cells: int = 1) -> None:
        """Note a cell that must be mended; `cells` is how many figures it costs."""
        self._note(ProblemKind.REJECTED, (sheet, cell), fault, cells)

    def leave_out(self, sheet: str, cell: str, fault: Fault, *, cells: int) -> None:
        """Note cells that are left out on purpose."""
        self._note(ProblemKind.OUTSIDE, (sheet, cell), fault, cells)

    def warn(self, sheet: str, cell: str, fault: Fault, *, cells: int = 0) -> None:
        """Note what a reader should know, though nothing is lost by it."""
        self._note(ProblemKind.WARNING, (sheet, cell), fault, cells)

    def _note(self, kind: ProblemKind, where: tuple[str, str], fault: Fault, cells: int) -> None:
        sheet, cell = where
        said = (fault.found, fault.expected, fault.mend)
        self.problems.append(Problem(kind, self.file, sheet, str(cell), *said, cells, runs=runs_of(cell)))


def refusal(file: str, fault: Fault, *, sheet: str = "", cell: str = "") -> LoadError:
    """Return the error of a file that cannot be read at all."""
    return LoadError(Problem(ProblemKind.REJECTED, file, sheet, cell, fault.found, fault.expected, fault.mend, 0))


def sentence(problem: Problem) -> str:
    """Return a problem as one line of plain English."""
    where = ", ".join(part for part in (problem.sheet and f"sheet {problem.sheet}", problem.cell) if part)
    place = f"{problem.file} ({where})" if where else problem.file
    return f"{place}: {problem.found}; expected {problem.expected}. {problem.mend}"
