"""Likeness: of which kind a column of places is by its header, and which names may mean a place of another kind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading import Framework
from loaders.proposing.columns import Column, listed
from loaders.proposing.part import Part
from loaders.tables.spelling import fold

# What a header calls the places below it, and the kind that is meant.
KINDS = {
    "city": re.compile(r"(?:city|cities|town|towns|municipality|municipalities|ciudad|municipio)(?: name)?"),
    "county": re.compile(r"(?:county|counties|condado|condados)(?: name)?"),
    "state": re.compile(r"(?:u\.?s\.? )?(?:state|states|estado)(?: name)?"),
    "school district": re.compile(
        r"(?:school )?(?:district|districts)(?: name)?|leas?(?: name)?|distrito(?: escolar)?"
    ),
    "school": re.compile(r"schools?(?: name)?|escuelas?"),
}


def of_a_kind(part: Part, column: Column, words: str, framework: Framework) -> Part:
    """Return how a column of places is read, with the kind that its header names; questions where names may mislead.

    Args:
        part: the column with its hits.
        column: the column itself.
        words: its header in small letters.
        framework: whose places are meant.
    """
    if not any(place.kind for place in framework.places.values()):
        return part
    held = _held(column, framework)
    kind = next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(words)), None)
    if kind is None:
        return replace(part, questions=(*part.questions, *_shared(held, framework)))
    others = [text for text, ids in held.items() if kind not in {fold(framework.places[one].kind) for one in ids}]
    asked = [
        f"The header says {kind}, but you have {_with_kinds(others, held, framework)}: they are left out. "
        f"Are they other places? Otherwise add each as a {kind} to the sheet Places."
    ]
    questions = (*part.questions, *(asked if others else ()))
    return replace(
        part,
        says=part.says | {"kind": kind},
        evidence=(*part.evidence, f"the header says of which kind they are: {kind}"),
        questions=questions,
    )


def _held(column: Column, framework: Framework) -> dict[str, list[str]]:
    """Return the texts of a column that are names of places, each with every place that is called so."""
    called: dict[str, list[str]] = {}
    for place in framework.places.values():
        for written in {fold(one) for one in (place.id, place.name, *place.aliases)}:
            called.setdefault(written, []).append(place.id)
    return {text: called[fold(text)] for text in column.texts if fold(text) in called}


def _shared(held: dict[str, list[str]], framework: Framework) -> list[str]:
    """Ask about names that places of several kinds may share."""
    doubtful = [text for text, ids in held.items() if len(ids) > 1 or _is_bare(text, ids[0], framework)]
    if not doubtful:
        return []
    return [
        f"{_with_kinds(doubtful, held, framework)}: may a place of another kind be meant, such as a city "
        "that is called like its county? If all are of one kind, write `kind`; if a column says it, `kind_column`."
    ]


def _is_bare(text: str, place: str, framework: Framework) -> bool:
    """Say whether a text is the name of a place without the word for its kind: Los Angeles for Los Angeles County."""
    known = framework.places[place]
    return bool(known.kind) and fold(known.name) in {
        f"{fold(text)} {fold(known.kind)}",
        f"{fold(known.kind)} of {fold(text)}",
    }


def _with_kinds(texts: Sequence[str], held: dict[str, list[str]], framework: Framework) -> str:
    return listed(
        f"“{text}” as {' and '.join(framework.places[one].kind or one for one in held[text])}" for text in texts
    )
