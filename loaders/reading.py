"""Reading: one file in, everything it says out, with every problem at once."""

from collections.abc import Callable
from pathlib import Path

from indicators.reading import Framework, Reading
from loaders.collaborative import read_collaborative
from loaders.opening import open_file
from loaders.problems import Findings
from loaders.publishers import read_publisher
from loaders.recipes import read_recipes
from loaders.recognising import recognise
from loaders.workbook import read_workbook

Progress = Callable[[str, int, int], None]


def read(
    path: Path,
    framework: Framework,
    *,
    recipes: Path,
    workbook: Path,
    recipe: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a file against the framework; nothing is stored.

    Args:
        path: the file.
        framework: what its names may refer to.
        recipes: the folder of recipes.
        workbook: the description of the Commoncurve workbook.
        recipe: the recipe to read it with, `hud-pit` or with its edition `hud-pit/2007-2018`; without it, the
            one that fits.
        progress: told the step, how many sheets are done, and how many there are.

    Raises:
        LoadError: the file, or a recipe, cannot be read at all; each of its problems is one plain sentence.
    """
    tell = progress or _silent
    tell("open", 0, 1)
    opened = open_file(path)
    described = read_workbook(workbook)
    fit = recognise(opened, read_recipes(recipes), described, wanted=recipe)
    findings = Findings(opened.name)
    if fit.edition is None:
        return read_collaborative(opened, framework, described, fit.name, findings, tell)
    return read_publisher(opened, framework, fit, findings, tell)


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""
