"""The pages of the manual that are made from the program: `make fix` writes them, a test fails when they are stale."""

from pathlib import Path

import click

from app import main
from layouts.public.api import reference as api
from loaders.templates import reference as templates
from loaders.templates.recipes import read_recipes, schema
from loaders.workbook.description import read_workbook
from loaders.writing import reference as workbook
from settings import RECIPES, WORKBOOK
from tests import every_file, sample_marks

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDTH = 100


def commands() -> str:
    """Return the reference of every command, from its own help."""
    parts = [
        "# Commands",
        "Made from the program itself; `make fix` writes it again. `python app.py COMMAND` is the same as "
        "`commoncurve COMMAND`.",
        "Exit status: 0 done; 1 the input has problems, nothing was stored; 2 wrong usage; 3 stored, except the cells "
        "that were rejected.",
        _help(main, "commoncurve"),
    ]
    for name, command in sorted(main.commands.items()):
        parts += [f"## {name}", _help(command, f"commoncurve {name}")]
        for part, under in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
            parts += [f"### {name} {part}", _help(under, f"commoncurve {name} {part}")]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[Path, str]:
    """Return the text of every generated page but those made of files: `every_file` and `sample_marks`."""
    return {
        RECIPES / "schema.json": schema(),
        DOCS / "api.md": api.page(),
        DOCS / "commands.md": commands(),
        DOCS / "recipes.md": templates.page(read_recipes(RECIPES)),
        DOCS / "workbook.md": workbook.page(read_workbook(WORKBOOK)),
    }


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
    return f"```text\n{command.get_help(context)}\n```"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    sample_marks.write()
    every_file.write()
