"""Runs: pieces of one cell's text that are set differently; a raised one is a mark, one struck out is taken back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PLAIN = "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"
LETTERS = dict(zip(PLAIN, RAISED, strict=True))
# The raised end of 1st belongs to the number's name, and a raised word is set so for its looks: neither is a mark.
ORDINALS = {"st", "nd", "rd", "th"}
WORD = re.compile(r"[^\W\d_]{4}")
STRUCK = " (struck out)"


@dataclass(frozen=True)
class Run:
    """A piece of a text, and whether it is raised (a superscript) or struck out."""

    text: str
    raised: bool = False
    struck: bool = False


def said(runs: Sequence[Run]) -> str | None:
    """Return what a text of several runs says; None where none is raised or struck out.

    Raised letters are Unicode's superscripts, ^ before one that has none; other signs stay as they are, and so does a
    raised word, or a text that is raised as a whole. What is struck out is left out, unless nothing else is there: then
    the text says that it is struck out, so that no number is read from it.

    >>> said([Run("12.5"), Run("1", raised=True)]), said([Run("13.5"), Run("9", struck=True)])
    ('12.5¹', '13.5')
    """
    if not any((run.raised or run.struck) and run.text.strip() for run in runs):
        return None
    if all(run.raised or not run.text.strip() for run in runs) and not any(run.struck for run in runs):
        return None
    stands = [run for run in runs if not run.struck]
    if not any(run.text.strip() for run in stands):
        return "".join(run.text for run in runs).strip() + STRUCK
    return "".join(_written(run, before) for before, run in pairwise([Run(""), *stands]))


def raised(text: str) -> str:
    """Return a text in superscripts, as far as there are such.

    >>> raised("a,1*q")
    'ᵃ,¹*^q'
    """
    return "".join(LETTERS.get(sign, f"^{sign}" if sign.isalnum() and sign.isascii() else sign) for sign in text)


def _written(run: Run, before: Run) -> str:
    ordinal = run.text.strip().lower() in ORDINALS and before.text[-1:].isdigit()
    return raised(run.text) if run.raised and not ordinal and not WORD.search(run.text) else run.text


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs that are set alike and follow each other as one: `1` and `st` may be two of them."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].raised, found[-1].struck) == (run.raised, run.struck):
            found[-1] = Run(found[-1].text + run.text, run.raised, run.struck)
        elif run.text:
            found.append(run)
    return tuple(found)
