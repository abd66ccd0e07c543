"""Numbers of ODS as they are shown: the document holds every cell's text beside its number."""

import re

from loaders import cells
from loaders.opening.formatcodes import DASHES
from loaders.opening.literals import PARTING, changes, is_mark

NUMBER = re.compile(r"[.,]?\d(?:.*\d)?", re.DOTALL)
NUMBERS = {"float", "currency", "percentage"}
# A power of ten and a fraction are other ways to write the number.
OTHERWISE = re.compile(r"\d[eE][+-]?\d|\d\s*/\s*\d")


def shown_instead(kind: str, held: str, written: str) -> str | None:
    """Return what is read of a cell that shows something else than its number; None where it shows the number.

    Args:
        kind: of the cell.
        held: the number, as the document holds it.
        written: the text that is shown, with the spaces around it.
    """
    value, text = _value(held), written.strip()
    if kind not in NUMBERS or value is None or OTHERWISE.search(text):
        return None
    found = NUMBER.search(text)
    if found is None:
        # Zero in the accounting style is a dash among spaces.
        return None if value == 0 and text in DASHES and text != written else text
    size = abs(value) * (100 if kind == "percentage" else 1)
    before, after = text[: found.start()], text[found.end() :]
    if _shortened(found[0], size):
        return f"{text} ({cells.text(value)} divided by a thousand or more)"
    if not PARTING.fullmatch(re.sub(r"\d", "", found[0])) or changes(before, after, negative=value < 0):
        return text
    return f"{before}{size:.15g}{after}" if is_mark(before) or is_mark(after) else None


def _value(held: str) -> float | None:
    try:
        value = float(held)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _shortened(shown: str, size: float) -> bool:
    """Say whether fewer digits are shown than the number has before its point."""
    return len(re.sub(r"\D", "", shown)) < len(f"{size:.0f}")
