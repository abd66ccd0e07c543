"""Lists in one cell: parts between semicolons; a part that holds a semicolon itself stands in double quotes."""

import re
from collections.abc import Iterable

PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)')


def split(text: str) -> list[str]:
    """Return the parts of a list: `a; "b; c"` -> a and b; c. Empty parts are none."""
    parts = [quoted.replace('""', '"') if quoted else bare for quoted, bare in PART.findall(text)]
    return [part.strip() for part in parts if part.strip()]


def join(parts: Iterable[str]) -> str:
    """Return the list as one text, from which `split` takes the same parts."""
    return "; ".join(_part(" ".join(part.split())) for part in parts if part.strip())


def _part(part: str) -> str:
    return '"' + part.replace('"', '""') + '"' if ";" in part or part.startswith('"') else part
