"""What is said of a file that no import template fits, or several: what it says itself, and what the nearest lack."""

from collections.abc import Mapping, Sequence
from itertools import islice

from loaders import cells
from loaders.opening import Opened
from loaders.problems import Fault
from loaders.tables.spelling import fold
from loaders.tables.table import SEARCHED_ROWS
from loaders.tables.written import Written
from loaders.templates.readable import readable
from loaders.templates.recipes import Recipe

UNDECIDED = "headers that cannot tell which of these it is"
MOST_NEAREST = 3
LONGEST = 120
# Of a file's first rows so many texts are compared with what the layouts want: a very wide one has half a million.
MOST_SAID = 20_000
EMPTY = Fault("sheets without a single filled cell", "a table of figures", "Check that it is the right file.")
SAVE = "`commoncurve inspect FILE --save TEMPLATE.yaml`."
# What the Census Bureau writes above the topics of a table in which each column is a place.
TOPICS = "label (grouping)"
BY_ROWS = (
    "On data.census.gov choose the same table and download it as “CSV data” (a zip): the file whose name ends in "
    "-Data.csv has a row per place."
)
ACROSS = Fault("a table with a row per topic and a column per place", "a row per place", BY_ROWS)
KNOWN_COLUMNS = "columns for indicator, place, period, group and figures, each under a name of its own"
MEND = f"Have a template proposed: {SAVE} Or put its figures into the Observations sheet of the workbook."


def unknown(opened: Opened, recipes: Sequence[Recipe]) -> Fault:
    """Return the words for a file that none of `recipes` fits."""
    rows = (row for sheet in opened.sheets for row in sheet.rows)
    first = next((row for row in rows if any(cell != "" for cell in row)), None)
    if first is None:
        return EMPTY
    if _begins_with(opened, TOPICS):
        return ACROSS
    said = ", ".join(filter(None, map(cells.text, first)))
    shown = said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Fault(
        f"a layout that no import template fits; its first row says “{shown}”", _expected(opened, recipes), MEND
    )


def _begins_with(opened: Opened, header: str) -> bool:
    """Say whether one of the first rows of a sheet begins with a header."""
    rows = (row for sheet in opened.sheets for row in sheet.rows[:SEARCHED_ROWS])
    return any(fold(next(filter(None, map(cells.text, row)), "")) == header for row in rows)


def stranger(headers: Mapping[str, str]) -> Fault:
    """Return the words for a table that a common layout fits but for columns that it does not know.

    `headers` gives each of them the name of the layout.
    """
    shown = ", ".join(f"“{header}”" for header in headers)
    layout = next(iter(headers.values()))
    mend = "Call it Group if it tells people apart, or Note if it only comments; or have a template proposed: " + SAVE
    return Fault(f"columns of words that the common layout {layout} does not know: {shown}", KNOWN_COLUMNS, mend)


def undecided(names: Sequence[str]) -> Fault:
    """Return the words for a file that several recipes fit."""
    mend = f"Say which with --recipe, such as --recipe {names[0]}."
    return Fault(f"{UNDECIDED}: {', '.join(names)}", "one import template", mend)


def misnamed(name: str, files: Sequence[str]) -> Fault:
    """Return the words for a file that one recipe fits but for the file's name."""
    wanted = " or ".join(f"“{readable(pattern)}”" for pattern in files)
    mend = f"If it is that table, load it with --recipe {name}, or give the file such a name."
    return Fault(f"a layout like {name}, but for the file's name", f"a name with {wanted} in it", mend)


def nearest(opened: Opened, recipes: Sequence[Recipe]) -> list[tuple[str, tuple[str, ...], int]]:
    """Return the editions that miss least, but some: name, the headers they miss, how many they want."""
    filled = (cells.text(cell) for sheet in opened.sheets for row in sheet.rows[:SEARCHED_ROWS] for cell in row)
    written = Written(islice((text for text in filled if text), MOST_SAID))
    found = []
    for recipe, edition in ((one, edition) for one in recipes for edition in one.complete):
        wanted = edition.recognise.headers
        absent = tuple(pattern for pattern in wanted if not written.says(pattern))
        if 0 < len(absent) < len(wanted):
            found.append((f"{recipe.id}/{edition.id}", tuple(map(readable, absent)), len(wanted)))
    return sorted(found, key=lambda one: (len(one[1]), one[0]))[:MOST_NEAREST]


def _expected(opened: Opened, recipes: Sequence[Recipe]) -> str:
    near = [(name, absent) for name, absent, wanted in nearest(opened, recipes)[:1] if 2 * len(absent) <= wanted]
    several = f"the Commoncurve workbook, or the layout of one of {len(recipes)} import templates"
    asked = f"the layout of {recipes[0].id}" if len(recipes) == 1 else several
    lacking = "".join(f"; nearest is {name}, which also wants {', '.join(absent)}" for name, absent in near if absent)
    return asked + lacking
