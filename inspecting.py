"""What a file holds, said before anything is loaded; and the proposal of an import template, saved."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.counted import counted
from settings import DONE, PROBLEMS, RECIPES, WORKBOOK, Desk

if TYPE_CHECKING:
    from loaders import Inspection

SCHEMA = RECIPES / "schema.json"


def inspect_file(desk: Desk, path: Path, *, as_json: bool, save: Path | None) -> int:
    """Say what tables a file holds and how they would be read; save what is proposed. Return the exit status."""
    import loaders
    from indicators.store.queries.framework import framework
    from layouts import terminal

    with desk.database() as database, database.reading() as session:
        known = framework(session)
    try:
        found = loaders.inspect(path, known, recipes=RECIPES, workbook=WORKBOOK)
    except loaders.LoadError as error:
        terminal.show_problems(error.problems)
        return PROBLEMS
    if as_json:
        terminal.print_json(json.dumps(found.document(), indent=1, default=str, ensure_ascii=False))
    else:
        terminal.show_inspection(found.document())
    return _saved(found, save) if save else DONE


def _saved(found: "Inspection", save: Path) -> int:
    """Write the proposal beside the templates, or elsewhere; nothing is overwritten."""
    from layouts import terminal

    if found.proposal is None:
        why = f"{found.recipe} reads this file already" if found.recipe else "no table was found in it"
        terminal.say(f"Nothing was saved: {why}.")
        return PROBLEMS
    schema = Path(os.path.relpath(SCHEMA, save.resolve().parent)).as_posix()
    try:
        with save.open("x", encoding="utf-8", newline="\n") as file:
            file.write(found.proposal.script(name=save.stem, schema=schema))
    except FileExistsError:
        terminal.say(f"{save.name} exists already and is not overwritten: choose another name.")
        return PROBLEMS
    except OSError as error:
        terminal.say(f"{save.name} cannot be written ({error.strerror}).")
        return PROBLEMS
    questions = counted(len(found.proposal.questions), "question")
    terminal.say(f"Saved as {save}. Read it, answer its {questions}, and try it: load FILE --recipe {save}")
    return DONE
