"""Reading: one file in, everything it says out, with every problem at once."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, TypedDict, Unpack

from indicators.reading import Framework, Reading
from loaders.answers import NOT_NEEDED, Answers
from loaders.boundaries import SUFFIX, read_boundaries
from loaders.merging import merged
from loaders.opening import Opened, open_files
from loaders.problems import Findings, LoadError
from loaders.publishers.asking import settled
from loaders.publishers.file import read_publisher
from loaders.templates.recipes import Recipe, chosen_recipes
from loaders.templates.recognising import Fit, own_workbook, recognise
from loaders.workbook.description import Workbook, read_workbook
from loaders.workbook.file import read_collaborative
from loaders.workbook.problem_sheet import without_problems

Progress = Callable[[str, int, int], None]


class Answered(TypedDict, total=False):
    """What the person who loads a file may answer; see `answers.Answers`."""

    indicator: str | None
    fractions: Literal["percent", "as-written"] | None
    decimal: Literal["comma", "point"] | None
    today: dt.date | None


def read(
    path: Path,
    framework: Framework,
    *,
    recipes: Path,
    workbook: Path,
    recipe: str | None = None,
    progress: Progress | None = None,
    **answered: Unpack[Answered],
) -> Reading:
    """Read a file against the framework; nothing is stored.

    Args:
        path: the file.
        framework: what its names may refer to.
        recipes: the folder of recipes.
        workbook: the description of the Commoncurve workbook.
        recipe: the recipe to read it with, `hud-pit`, with its edition `hud-pit/2007-2018`, or a file of its own,
            `my/new.yaml`; without it, the one that fits.
        progress: told the step, how many sheets are done, and how many there are.
        **answered: what the file does not say: `indicator` (id, title or alias of the one that the figures are of),
            `fractions` (whether .62 of an indicator in percent is 62 %, `percent`, or 0.62 %, `as-written`),
            `decimal` (whether the `comma` or the `point` is the decimal sign, where a file may mean either) and `today`
            (figures about a period that begins later are refused; without it, none is).

    Raises:
        LoadError: the file, or a recipe, cannot be read at all; each of its problems is one plain sentence.
    """
    tell = progress or _silent
    tell("open", 0, 1)
    if path.suffix.lower() == SUFFIX:
        return read_boundaries(path, framework)
    guide = Guide(framework, read_workbook(workbook), recipes, recipe, Answers(**answered))
    fitting, pairs, failed = [], [], []
    for opened in map(without_problems, open_files(path)):
        try:
            fitting.append((opened, guide.fit(opened)))
        except LoadError as error:
            failed.append(error)
    said = Findings(path.name)
    answers = settled(guide.answers, framework, fitting, said)
    for opened, fit in fitting:
        try:
            pairs.append((opened, guide.read(opened, fit, answers, tell)))
        except LoadError as error:
            failed.append(error)
    whole = merged(pairs, failed)
    return replace(whole, problems=(*said.problems, *whole.problems))


@dataclass(frozen=True)
class Guide:
    """What a file is read with: see `read`."""

    framework: Framework
    described: Workbook
    folder: Path
    wanted: str | None
    answers: Answers

    def fit(self, opened: Opened) -> Fit:
        """Return the recipe that fits one workbook, or one set of texts.

        Raises:
            LoadError: none does, or several.
        """
        own = own_workbook(opened, self.folder, self.described) if self.wanted is None else None
        if own is not None:
            return own
        recipes, wanted = self._chosen
        return recognise(opened, recipes, self.described, wanted=wanted)

    def read(self, opened: Opened, fit: Fit, answers: Answers, tell: Progress) -> Reading:
        """Return what one workbook, or one set of texts, says."""
        findings = Findings(opened.name)
        for fault in opened.says(fit.beside):
            findings.warn("", "", fault)
        way = read_publisher if fit.edition else read_collaborative
        reading = way(opened, self.framework, fit, findings, tell, answers)
        for asked, fault in NOT_NEEDED.items():
            if getattr(answers, asked) and asked not in findings.asked:
                findings.warn("", "", fault)
        return replace(reading, problems=tuple(findings.problems))

    @cached_property
    def _chosen(self) -> tuple[Sequence[Recipe], str | None]:
        return chosen_recipes(self.folder, self.wanted)


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""
