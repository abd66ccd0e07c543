"""Signs: the marks of footnotes at the end of headers, and patterns that fit a header with and without them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.proposing.writing import WRITINGS

# A publisher adds and takes away such marks from one edition to the next.
# Three signs at most, so that no year is taken for one.
OPTIONAL = r"(?: ?[\d,*†‡§¹²³⁴⁵⁶⁷⁸⁹()]{1,3})?"
OF_A_YEAR = r"(?: ?[a-z*†‡§¹²³⁴⁵⁶⁷⁸⁹()]{1,3})?"
PLAIN = re.compile(r"(?P<bare>.*[^\s*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]) ?(?P<sign>[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)")
DIGITS = re.compile(r"(?P<bare>.*[A-Za-zÀ-ÿ)%]) ?(?P<sign>\d{1,2}(?:, ?\d{1,2})*|[(\[][a-z\d][)\]])")
DATED = re.compile(
    rf"(?P<bare>{'|'.join(one.pattern for one in WRITINGS)}) ?(?P<sign>[a-z]|[(\[][a-z\d][)\]])", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def split_sign(header: str, notes: tuple[str, ...]) -> tuple[str, str]:
    """Return a header without the sign at its end, and the sign; the whole header and "" where it has none.

    A star or a raised digit is a sign, and so is what stands behind a period, such as 2020 (p). A plain digit, as
    spreadsheets lose its raising, is one only where a note explains it: Rape1, but not PM10.
    """
    found = PLAIN.fullmatch(header) or DATED.fullmatch(header)
    if found is None:
        found = DIGITS.fullmatch(header)
        if found and not all(explanation(sign, notes) for sign in signs_of(found["sign"])):
            found = None
    return (found["bare"].strip(), found["sign"]) if found else (header, "")


def signs_of(sign: str) -> list[str]:
    """Return the single signs of several: 1,2 is 1 and 2."""
    return re.split(r", ?", sign) if sign else []


def explanation(sign: str, notes: Sequence[str]) -> str | None:
    """Return the note that begins with a sign, and so explains it; None where none does."""
    core = sign.strip("()[]")
    after = r"[\])]?[ .:)=–-]*(?=[A-Za-zÀ-ÿ“\"])" if core.isdigit() else r"[”\"'\])]?(?![*\w]).+"
    pattern = re.compile(rf"[“\"'(\[]?{re.escape(core)}{after}", re.DOTALL)
    return next((note for note in notes if pattern.match(note)), None)


def is_glued(header: str, sign: str) -> bool:
    """Say whether a digit follows a word without a space, so that only a pattern of the header can part them."""
    return sign[:1].isascii() and sign[:1].isdigit() and not header.removesuffix(sign).endswith(" ")
