"""The workbook's reference: a page of the manual, made from its description."""

from collections.abc import Iterator

from loaders.workbook.description import Column, SheetKind, Workbook

HEAD = """# The workbook

What people edit: one sheet for each kind of thing, a row of headings, one row for each thing. The sheets below are
made from `data/workbook.yaml`; `make fix` writes this page again.

## An empty workbook

    commoncurve template FILE.xlsx              Outcomes, Indicators, Observations and Strategies
    commoncurve template --full FILE.xlsx       every sheet
    commoncurve template --lang es FILE.xlsx    the help in Spanish; headings and choices stay as they are

- The sheet *Read me* says how periods and flags are written. Every heading has its help as a comment, and shows it
  beside a chosen cell.
- Choices, yes and no, flags and ids are offered as drop-downs: ids of the workbook's own sheets, and those that the
  database holds already (on the hidden sheet *Lists*). A column that takes several offers them one by one; write
  semicolons between them, and double quotes around a part that has a semicolon itself. Numbers and dates are checked
  while they are typed.
- The collaborative's further languages have their twin columns; a database without a collaborative gives Spanish
  ones.
- The rows in grey italics are examples. Loading knows them by their ids (the `example` entries of
  `data/workbook.yaml`), leaves them out and says so; an untouched template changes nothing.

## Everything, to take away

    commoncurve export FILE.xlsx                one workbook
    commoncurve export FILE.zip                 the same as a CSV file for each sheet, in UTF-8

It holds every current row and figure with all translations, **also what the public pages hide: it is for staff, and
not for publishing.** Earlier versions, loads and releases are not in it; a backup is something else.

Loading an export into the same database changes nothing; loading it into an empty one gives the same framework and
figures. So that this holds for every text and number:

| What | How it is written |
| --- | --- |
| numbers | to the last binary digit |
| percentages | as they are read: 0.5 is half a percent, and shown as 0.5% |
| texts | always as text: `=1+1` is no formula; in a zip an apostrophe stands before `=`, `+`, `-`, `@` and `'` |
| texts of more letters than a cell's 32,767 | go on in the columns `Story (continued)`, `Story (continued 2)` |
| days before March 1900, which spreadsheets count wrongly | as text |
| who checked the words of single fields, where a row has several readers | in columns such as `Checked Title (es)` |

Blank space at the ends of a text, control characters and the sort of line break are not kept; loading tidies them
too. Not in an export: a figure without number and flag, and words in a language that the collaborative no longer
speaks. A sheet holds 1,048,575 figures; more go into a zip.

## The sheets

A twin is the same column in a further language, `Title (es)`; a sheet with twins also has `Checked (es)`, the name of
the person who read that row's words.
"""


def page(described: Workbook) -> str:
    """Return the page in Markdown."""
    return "\n".join([HEAD, *(line for kind in described.sheets for line in _sheet(kind))])


def _sheet(kind: SheetKind) -> Iterator[str]:
    yield f"### {kind.name}\n"
    yield f"{kind.help}\n"
    yield "| Column | What it holds | Must | Twin | What to write |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_column(column) for column in kind.columns)
    yield ""


def _column(column: Column) -> str:
    name = f"**{column.header}**" if column.key else column.header
    must, twin = ("yes" if said else "" for said in (column.required, column.translated))
    return f"| {name} | {_what(column)} | {must} | {twin} | {column.help.replace('|', chr(92) + '|')} |"


def _what(column: Column) -> str:
    if column.choices:
        return f"{column.type}: {', '.join(f'`{choice}`' for choice in column.choices)}"
    return f"{column.type} of {column.refers.replace('_', ' ')}" if column.refers else column.type
