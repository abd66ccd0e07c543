"""Literals: what stands beside the digits of a cell, and whether it changes what its number says."""

import re
import unicodedata

LIMITS = set("<>≤≥⩽⩾≦≧~≈≲≳")
MARKS = set("*†‡§¶#^!‖※")
# A letter alone, perhaps in brackets: (r) for revised, p for provisional; a word is a unit.
LETTER = re.compile(r"[^\W\d_]|[(\[][\w*]{1,2}[)\]]")
# What makes another number of the digits that it touches: 5 and “000”, “0.” and 5.
TOUCHING = re.compile(r"[\d.,]")
# Between digits these only part them.
PARTING = re.compile(r"[\s,.'’\u00a0\u2009\u202f]*")


def is_mark(text: str) -> bool:
    """Say whether a text beside a number is a footnote's mark, or holds one.

    >>> is_mark("*"), is_mark(" (r)"), is_mark(" miles"), is_mark("$"), is_mark(")")
    (True, True, False, False, False)
    """
    raised = any(unicodedata.category(sign) in {"No", "Lm"} for sign in text)
    return raised or not MARKS.isdisjoint(text) or LETTER.fullmatch(text.strip()) is not None


def changes(before: str, after: str, *, negative: bool) -> bool:
    """Say whether what stands before and after some digits makes another number, or a limit, of them.

    >>> changes("<", "", negative=False), changes("", "000", negative=False), changes("$", " each", negative=False)
    (True, True, False)
    """
    limited = not LIMITS.isdisjoint(before + after)
    touched = TOUCHING.match(before[-1:]) or TOUCHING.match(after[:1])
    return limited or touched is not None or (not negative and before.strip() in {"-", "\u2212"})
