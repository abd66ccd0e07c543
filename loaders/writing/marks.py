"""Marks: which cells of a file have which problems, and how they are coloured and commented."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from indicators.counted import counted
from indicators.reading import Problem, ProblemKind
from loaders.cells import runs_of
from loaders.workbook.problem_sheet import ordered

AUTHOR = "Commoncurve"
FILLS = {ProblemKind.REJECTED: "FFFFC7CE", ProblemKind.WARNING: "FFFFEB9C"}
# Excel becomes slow with more comments; every cell after these is coloured, and its problem is in the list.
MOST_COMMENTS = 5_000
LONGEST_COMMENT = 1_500
WIDTH, LINE, LETTERS = 320, 18, 48  # of a comment: points wide, points a line, letters a line

Spot = tuple[str, int, int]  # sheet, row, column; 1-based


@dataclass(frozen=True)
class Marks:
    """The cells to mark.

    Attributes:
        kinds: what became of each, by sheet and by row and column; the worst of several.
        comments: what the first of them say; said: what a reader should know of the others.
    """

    kinds: dict[str, dict[tuple[int, int], ProblemKind]]
    comments: dict[Spot, str]
    said: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many cells are marked."""
        return sum(map(len, self.kinds.values()))

    def of(self, sheet: str) -> dict[tuple[int, int], ProblemKind]:
        """Return the cells of a sheet, by row and column."""
        return self.kinds.get(sheet, {})

    def dress(self, cell: Cell, kind: ProblemKind, spot: Spot) -> None:
        """Colour a cell, and let it say what is wrong; what it said before is kept below."""
        cell.fill = PatternFill("solid", start_color=FILLS[kind], end_color=FILLS[kind])
        text = self.comments.get(spot)
        if text is None:
            return
        before = f"\n\n{cell.comment.text}" if cell.comment and cell.comment.author != AUTHOR else ""
        comment = Comment(text + before, AUTHOR, width=WIDTH)
        lines = sum(1 + len(line) // LETTERS for line in comment.text.split("\n"))
        comment.height = LINE * (lines + 1)
        cell.comment = comment


def marks_of(problems: Sequence[Problem]) -> Marks:
    """Return the cells to mark: rejected ones first, then those that are warned of; what is left out is only listed."""
    kinds: dict[str, dict[tuple[int, int], ProblemKind]] = defaultdict(dict)
    texts: dict[Spot, list[str]] = {}
    marked = ((one, cell) for one in ordered(problems) if one.kind in FILLS for cell in _cells(one))
    for problem, (row, column) in marked:
        kinds[problem.sheet].setdefault((row, column), problem.kind)
        spot = (problem.sheet, row, column)
        if spot in texts or len(texts) < MOST_COMMENTS:
            texts.setdefault(spot, []).append(_text(problem))
    comments = {spot: _joined(said) for spot, said in texts.items()}
    left = sum(map(len, kinds.values())) - len(comments)
    bare = counted(left, "further marked cell has no comment: its", "further marked cells have no comment: their")
    said = (f"{bare} problems are in this list.",) if left else ()
    return Marks(dict(kinds), comments, said)


def _cells(problem: Problem) -> list[tuple[int, int]]:
    runs = problem.runs or runs_of(problem.cell)
    return [(row, column) for first, last, column in runs for row in range(first, last + 1)]


def _text(problem: Problem) -> str:
    return f"Found: {problem.found}\nExpected: {problem.expected}\nTo mend: {problem.mend}"


def _joined(said: Sequence[str]) -> str:
    joined = "\n\n".join(dict.fromkeys(said))
    return joined if len(joined) <= LONGEST_COMMENT else f"{joined[: LONGEST_COMMENT - 1]}…"
