"""About whom the rows of an unknown table are: columns whose cells are groups of the framework, or few and repeated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.reading import Framework
from loaders.proposing.columns import Column, listed
from loaders.proposing.kinds import Kind
from loaders.proposing.part import Part

WORDS = re.compile(
    r".*(?:group|race|ethnic|gender|\bsex\b|\bage\b|age ?group|category|breakdown|student ?type|demograph"
    r"|disaggreg|population|language|disabilit).*",
    re.IGNORECASE,
)
EVERYONE = ("total", "overall", "both sexes", "all", "all students", "all people", "all groups", "all ages")
MOST_GROUPS = 40
MOST_COLUMNS = 3
LEAST_SHARE = 0.2


@dataclass(frozen=True)
class KnownGroups:
    """The id of each group by everything that it is called, in small letters; `all` is the id of everyone's."""

    ids: dict[str, str]

    def of(self, text: str) -> str | None:
        """Return the id of a group; None where no group is called so."""
        return self.ids.get(" ".join(text.replace("_", " ").split()).casefold()) or self.ids.get(text.casefold())


def known_groups(framework: Framework) -> KnownGroups:
    """Return every way in which the framework's groups are written."""
    ids: dict[str, str] = {}
    for group in framework.groups.values():
        for written in filter(None, (group.id, group.name, *group.aliases)):
            ids.setdefault(written.casefold(), group.id)
    for written in EVERYONE if "all" in framework.groups else ():
        ids.setdefault(written, "all")
    return KnownGroups(ids)


def find_group(columns: Sequence[Column], known: KnownGroups, *, needed: bool) -> Part:
    """Return the columns that say the group of each row; nothing where no column does.

    Args:
        columns: those that may say it.
        known: the framework's groups.
        needed: whether rows share place and period: then a column of a few repeated texts may tell them apart.
    """
    named = [column for column in columns if _hits(column, known)]
    likely = named or [column for column in columns if needed and _looks_so(column)]
    if not likely:
        return Part({})
    if len(likely) > 1:
        return _of_several(likely[:MOST_COLUMNS])
    return _of_one(likely[0], known)


def _hits(column: Column, known: KnownGroups) -> list[str]:
    """Return the texts of a column that are groups; a total alone makes no column of groups."""
    if column.share(Kind.TEXT) < 0.5 or len(column.texts) > 10 * MOST_GROUPS:
        return []
    hits = [text for text in column.texts if known.of(text)]
    others = [text for text in hits if known.of(text) != known.of("all")]
    # Among two letters of fifty states some are the code of a group.
    many = bool(others) and len(hits) >= LEAST_SHARE * len(column.texts)
    return hits if many or (hits and WORDS.fullmatch(column.header)) else []


def _looks_so(column: Column) -> bool:
    few = 1 < len(column.texts) <= MOST_GROUPS and len(column.texts) < column.filled
    return bool(WORDS.fullmatch(column.header)) and few and column.share(Kind.TEXT) > 0.5


def _of_one(column: Column, known: KnownGroups) -> Part:
    groups = {text: known.of(text) for text in column.texts}
    held = {text: found for text, found in groups.items() if found}
    strange = [text for text, found in groups.items() if not found]
    evidence = (f"{len(held)} of {len(groups)} different cells are groups you have: {listed(held)}",) if held else ()
    asked = f"Which groups are these? {listed(strange, most=MOST_GROUPS)} (for `groups`, or for the sheet Groups)"
    says: dict[str, object] = {"columns": [column.named]}
    return Part(says | ({"groups": held} if held else {}), (column.at,), evidence, (asked,) if strange else ())


def _of_several(columns: Sequence[Column]) -> Part:
    headers = [column.named for column in columns]
    evidence = tuple(f"“{column.header}” says {listed(column.texts)}" for column in columns)
    question = (
        "Does each of these columns break the figures down by itself (an empty cell meaning everyone)? Then write "
        "`breakdowns` instead of `columns`; otherwise name what they say together, joined by “ / ”, in `groups`."
    )
    return Part({"columns": headers}, tuple(column.at for column in columns), evidence, (question,))
