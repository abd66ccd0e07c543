"""Places: what a row's place is called, and which place of the framework that is."""

import re
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from loaders.numbers.values import Cells, Mask, objects
from loaders.publishers.names import Names, looked_up, mapped, rewritten
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
    """

    ids: Cells
    called: Cells
    wrong: Mask


def places_of(place: Place, texts: Texts, names: Names) -> Spots:
    """Return the place of every row, as the recipe says."""
    called, wrong = _called(place, texts)
    kinds = _kinds(place, texts)
    pairs = pd.MultiIndex.from_arrays([called, kinds])
    codes, different = pairs.factorize()
    found = [names.place(looked_up(written, place.names), kind) for written, kind in different]
    return Spots(objects(found)[codes], called, wrong)


def _called(place: Place, texts: Texts) -> tuple[Cells, Mask]:
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
    if place.kind_column is None:
        return objects([place.kind or ""] * len(texts.table.body))
    return mapped(texts.column(place.kind_column), lambda text: looked_up(text, place.kinds) or place.kind or "")
