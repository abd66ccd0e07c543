"""Places: what a row's place is called, and which place of the framework that is."""

import re
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from loaders.numbers.values import Array, Cells, Mask, combined, objects
from loaders.publishers.codes import ANOTHER, Coded, coded_of
from loaders.publishers.leftovers import Reason
from loaders.publishers.names import Names, looked_up, mapped, rewritten
from loaders.publishers.within import Asked, Within, asked_of, kind_of_header, wider_of
from loaders.tables.spelling import fold, glued_marks
from loaders.tables.texts import Texts
from loaders.templates.shapes import Place

# Leading zeros are lost where a program took a code for a number, which it then may also write as 37.0.
NUMBER = re.compile(r"([0-9]+)(?:\.0+)?")


@dataclass(frozen=True)
class Spots:
    """Where each row is about, shape (rows,).

    Attributes:
        ids: the place's id, None where the framework does not hold it.
        called: what is written.
        wrong: rows whose code has more digits than the recipe says: it is not the code that the recipe means.
        reasons: why the framework does not hold it, a `Reason`; None where it does.
        marks: the footnote marks behind its name, by lines.
    """

    ids: Cells
    called: Cells
    wrong: Mask
    reasons: Cells
    marks: Cells


@dataclass(frozen=True)
class Spot:
    """One place: its id or the reason why there is none, what it is called, and the marks behind its name."""

    id: str | None
    called: str
    reason: Reason | None = None
    marks: str = ""


NO_PLACE = Reason(
    "places", "a place of the framework", "Add it to the sheet Places, with this code, if it is wanted.", "place"
)
SEVERAL = Reason(
    "places",
    "a name that only one place of the framework has",
    "Write the place's code, or say in a column of which kind it is: city, county.",
)


def places_of(place: Place, texts: Texts, names: Names, *, unnamed: str = "", compared: bool = False) -> Spots:
    """Return the place of every row, as the recipe says; none where it lies elsewhere than its row says.

    `unnamed` is what the metadata say of rows that name no place; `compared`: whether a code beside a name must be its.
    """
    called, wrong = called_of(place, texts)
    called[called == ""] = unnamed
    kinds, wider = _kinds(place, texts), wider_of(place, texts)
    coded = coded_of(texts, {texts.table.position(header) for header in place.columns}) if compared else []
    columns = [called, kinds, *(part for one in wider for part in (one.said, one.above)), *(one.said for one in coded)]
    # One row for each different combination stands for all of them.
    codes, first = combined(columns)
    within, marks = Within(names, place.within), tuple(texts.edition.footnotes)
    found = []
    for row in first:
        spot = _spot(place, names, str(called[row]), str(kinds[row]), marks)
        found.append(_inside(spot, within, asked_of(wider, row)))
    found = _agreed(found, coded, first, names)
    columns_of = {name: objects([getattr(spot, name) for spot in found])[codes] for name in ("id", "reason", "marks")}
    shown = objects([spot.called for spot in found])[codes]
    return Spots(columns_of["id"], shown, wrong, columns_of["reason"], columns_of["marks"])


def _spot(place: Place, names: Names, written: str, kind: str, marks: tuple[str, ...]) -> Spot:
    """Return the place that is written; its name counts as it stands first, then without footnote marks."""
    if known := names.place(looked_up(written, place.names), kind):
        return Spot(known, written)
    bare, beside = glued_marks(written, marks)
    if beside and (known := names.place(looked_up(bare, place.names), kind)):
        return Spot(known, written, marks="\n".join(beside))
    return Spot(None, written, _unknown(names, written, kind))


def _inside(spot: Spot, within: Within, asked: Asked) -> Spot:
    doubt = within.doubt(spot.id, spot.called, asked) if spot.id and asked else None
    return Spot(None, f"{spot.called} / {doubt[1]}", doubt[0]) if doubt else spot


def _agreed(found: list[Spot], coded: list[Coded], first: Array, names: Names) -> list[Spot]:
    """Return the spots; none beside a code that is another place's. `first` is a row of each."""
    agreed = list(found)
    for column in coded:
        written = [str(column.said[row]) for row in first]
        for number in column.others(names, [(spot.id, code) for spot, code in zip(found, written, strict=True)]):
            spot, own = found[number], names.codes[found[number].id or ""]
            agreed[number] = Spot(None, f"{spot.called} ({own}) beside {written[number]}", ANOTHER)
    return agreed


def _unknown(names: Names, written: str, kind: str) -> Reason:
    """Return why a place is not found; a name that the framework has for another kind of place is said so."""
    same = names.places.get(fold(written), frozenset())
    if not same:
        return replace(NO_PLACE, noun=f"place {fold(kind)}") if kind else NO_PLACE
    if not kind or sum(names.is_of(one, kind) for one in same) > 1:
        return SEVERAL
    known = " and ".join(sorted({names.kinds[one] for one in same}))
    return Reason(
        f"places of the kind {known}, not {kind}:",
        f"a place of the kind {kind}, as the table says; the framework has this name for another kind",
        f"If the same place is meant, correct its kind in the sheet Places; if it is wanted, add it there as {kind}.",
    )


def called_of(place: Place, texts: Texts) -> tuple[Cells, Mask]:
    """Return what each row's place is called, "" where nothing is, and whether its code is too long; shape (rows,)."""
    rows = len(texts.table.body)
    wrong: Mask = np.zeros(rows, dtype=bool)
    stands = any(texts.table.position(header) is not None for header in place.columns)
    if place.code is not None or not stands:
        written = place.code if place.code is not None else texts.said(place)
        return objects([rewritten(written or "", place.rewrite)] * rows), wrong
    widths = [*place.widths, *[0] * len(place.columns)]
    joined = objects([""] * rows)
    for header, width in zip(place.columns, widths, strict=False):
        column = texts.column(header)
        joined = joined + mapped(column, partial(restored, width=width))
        wrong |= mapped(column, partial(too_long, width=width)).astype(bool)
    return mapped(joined, lambda code: rewritten(code, place.rewrite)), wrong


def restored(text: str, width: int) -> str:
    """Return a code with its lost leading zeros, 37 and 37.0 -> 037 for a width of 3; other texts as they stand.

    An empty part of a code stays visible as "?", so that a state without its county is not taken for the state.
    """
    if not width:
        return text
    number = NUMBER.fullmatch(text)
    return number[1].zfill(width) if number else text or "?"


def too_long(text: str, width: int) -> bool:
    """Say whether a code has more digits than it may have; it is never cut."""
    number = NUMBER.fullmatch(text)
    return bool(width and number and len(number[1]) > width)


def _kinds(place: Place, texts: Texts) -> Cells:
    if place.kind_column is None or texts.table.position(place.kind_column) is None:
        return objects([place.kind or kind_of_header(place, texts)] * len(texts.table.body))
    return mapped(texts.column(place.kind_column), lambda text: looked_up(text, place.kinds) or place.kind or "")
