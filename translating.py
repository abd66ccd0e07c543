"""Translations on the command line: what is missing, stale or a machine draft, of the content and of the product."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from indicators.counted import counted
from settings import USAGE, WORKBOOK, Desk

if TYPE_CHECKING:
    from indicators.store.database import Database

Row = dict[str, Any]


@click.command()
@click.option("--lang", metavar="CODE", help="Only of one language; else of every further one.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole list as JSON.")
@click.pass_obj
def translations(desk: Desk, lang: str | None, as_json: bool) -> None:
    """Show what is to be translated or checked: the cell of the workbook, and where it is read.

    Missing: no words yet. Stale: the original has changed since the words came, or were checked; pages show the
    original until they are renewed. Machine draft: the words are there and `Checked` is empty.

    Then, of the product's own words, how many each language lacks, and where they stand.
    """
    from layouts import terminal

    with desk.database() as database:
        languages = _languages(database, lang)
        rows = list(_content(database, languages))
    own = [_product(language) for language in languages]
    if as_json:
        terminal.print_json(json.dumps({"content": rows, "product": own}, indent=1, ensure_ascii=False))
        return
    terminal.show_table(
        [_cell(row) for row in rows],
        nothing="All of the content is translated and checked.",
    )
    for line in _sums(rows, own):
        terminal.say(line)


def _languages(database: "Database", wanted: str | None) -> tuple[str, ...]:
    """Return the further languages of the collaborative, or the one that is wanted."""
    from indicators.store.queries.framework import collaborative
    from layouts import terminal

    with database.reading() as session:
        own = collaborative(session)
        further = tuple(own.languages[1:]) if own else ()
    if wanted is not None and wanted not in further:
        known = ", ".join(further) or "none"
        terminal.stop(f"“{wanted}” is no further language of the collaborative; there is {known}.", status=USAGE)
    return (wanted,) if wanted else further


def _content(database: "Database", languages: Sequence[str]) -> Iterator[Row]:
    from indicators.store.queries.whole import whole
    from indicators.store.queries.wordings import stale
    from loaders.workbook.description import read_workbook
    from loaders.writing.untranslated import unfinished

    with database.reading() as session:
        held, old = whole(session), stale(session)
    for one in unfinished(held, read_workbook(WORKBOOK), old):
        if one.language in languages:
            address = f"/{one.language}{one.address}" if one.address else None
            yield {**vars(one), "address": address}


def _product(language: str) -> Row:
    """Return how many of the product's own messages a language lacks, and where the first of each stands."""
    from layouts.language.catalogued import missing_messages
    from layouts.language.phrases import read_phrases

    known, lacking = read_phrases().get(language), missing_messages(language)
    return {
        "language": language,
        "catalogue": "missing" if known is None else "machine draft" if known.draft else "checked",
        "missing": len(lacking),
        "messages": [
            {"message": said if isinstance(said, str) else said[0], "where": list(places)}
            for said, places in lacking.items()
        ],
    }


def _sums(rows: Sequence[Row], own: Sequence[Row]) -> Iterator[str]:
    states = Counter((row["language"], row["state"]) for row in rows)
    for one in own:
        told = ", ".join(f"{many:,} {state}" for (code, state), many in states.items() if code == one["language"])
        yield f"{one['language']}: content: {told or 'nothing to do'}."
        lacking = counted(one["missing"], "message")
        yield f"{one['language']}: the product's own words: catalogue {one['catalogue']}, {lacking} not translated."


def _cell(row: Row) -> Row:
    where = f"{row['sheet']}, {row['row']}, {row['column']}"
    return {"state": row["state"], "cell": where, "read at": row["address"]}
