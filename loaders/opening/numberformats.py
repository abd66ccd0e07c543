"""Number formats: does a cell show its number as a percentage, and is the number multiplied by 100 for it?"""

import re
from enum import Enum

# Excel's own formats 0% and 0.00%.
BUILT_IN = {9, 10}
SILENT = re.compile(r"\[[^\]]*\]|[_*].", re.DOTALL)  # colours, conditions, locales; a space as wide as, filled up with
LITERAL = re.compile(r'"([^"]*)"|\\(.)', re.DOTALL)


class Shown(Enum):
    """How a number stands in its cell."""

    AS_IS = "as it is"
    TIMES_100 = "times 100 with a percent sign"
    WITH_SIGN = "as it is with a percent sign"


def shown(code: str) -> Shown:
    """Return how a format code shows a number above zero.

    >>> shown("0.0%"), shown('0.0"%"')
    (<Shown.TIMES_100: 'times 100 with a percent sign'>, <Shown.WITH_SIGN: 'as it is with a percent sign'>)

    Source: ECMA-376 part 1, 18.8.31 (numFmts).
    """
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return f"\0{len(literals) - 1}\0"

    # Quotes first: a bracket within them is text.
    first = SILENT.sub("", LITERAL.sub(keep, code)).split(";")[0]
    if "%" in first:
        return Shown.TIMES_100
    written = [literals[int(number)] for number in re.findall("\0(\\d+)\0", first)]
    return Shown.WITH_SIGN if any("%" in literal for literal in written) else Shown.AS_IS


def shown_by_id(number: int, codes: dict[int, str]) -> Shown:
    """Return how format `number` shows a number; `codes` are the formats that the file itself describes."""
    if number in codes:
        return shown(codes[number])
    return Shown.TIMES_100 if number in BUILT_IN else Shown.AS_IS
