"""Where the rows of an unknown table hold: columns whose cells are places of the framework, or look like codes."""

import re
from collections.abc import Sequence
from itertools import permutations

from indicators.reading import Framework
from loaders import cells
from loaders.proposing.columns import Column, listed
from loaders.proposing.finding import Block
from loaders.proposing.kinds import Kind
from loaders.proposing.part import Part
from loaders.tables.spelling import fold

CODES = re.compile(r".*\b(?:code|codes|fips\w*|cds\w*|geo ?id|zip|tract|nces\w*|id|coc number)\b.*")
WORDS = re.compile(
    r".*\b(?:county|counties|city|cities|place|places|district|districts|school|schools|state|states|area|areas"
    r"|geography|geographic|geo|region|regions|community|communities|locations?|localit(?:y|ies)|jurisdiction"
    r"|neighbou?rhood|province|municipality|coc|[csd]name|who|where|territory)\b.*"
)
# A column of yes, no and all is no column of places, unless there is none with more to say.
FEW_PLACES = 3
# What kind of place a row is about, not which.
OF_A_KIND = re.compile(r"\b(?:type|kind|level)\b")
PARTS = re.compile(r"(?:state|county|place|tract|district|school)(?: ?fips)?(?: code)?")
# How many digits the parts of a code have: state and county, state and place; county, district and school.
WIDTHS = ((2, 3), (2, 5), (2, 5, 7))


def words_of(header: str) -> str:
    """Return the words of a header in small letters: DistrictCode and District_Code are district code."""
    return fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header))


def is_code(header: str) -> bool:
    """Say whether a header names codes, such as FIPS or CDS."""
    return CODES.fullmatch(words_of(header)) is not None


def _is_place(header: str) -> bool:
    words = words_of(header)
    return WORDS.fullmatch(words) is not None and not OF_A_KIND.search(words)


def find_place(columns: Sequence[Column], block: Block, framework: Framework) -> Part:
    """Return which columns say the place of each row, or what the sheet and its titles say of all of them."""
    known = known_places(framework)
    joined = _joined(columns, known)
    if joined:
        return joined
    best = max((_column(column, known) for column in columns), key=_worth, default=None)
    if best and best[1]:
        return _part(*best)
    return _of_table(block, known) or _unknown(columns)


def known_places(framework: Framework) -> dict[str, str]:
    """Return the id of each place by everything that it is called, in small letters."""
    known: dict[str, str] = {}
    for place in framework.places.values():
        for written in (place.id, place.name, place.code or "", *place.aliases):
            known.setdefault(written.casefold(), place.id)
    known.pop("", None)
    return known


def _joined(columns: Sequence[Column], known: dict[str, str]) -> Part | None:
    """Return the columns whose digits, written together, are codes of the framework; the more of them the better."""
    parts = [column for column in columns if PARTS.fullmatch(words_of(column.header)) and _is_whole(column)]
    longest_first = sorted(WIDTHS, key=len, reverse=True)
    tried = [(widths, chosen) for widths in longest_first for chosen in permutations(parts, len(widths))]
    for widths, chosen in tried:
        codes = _codes(chosen, widths)
        hits = sorted(codes & known.keys())
        if hits and {len(code) for code in codes} == {sum(widths)}:
            return _of_several(chosen, widths, hits)
    return None


def _codes(columns: Sequence[Column], widths: Sequence[int]) -> set[str]:
    rows = set(zip(*(map(cells.text, column.block.columns[column.at]) for column in columns), strict=True))
    return {"".join(text.zfill(width) for text, width in zip(row, widths, strict=True)) for row in rows if all(row)}


def _is_whole(column: Column) -> bool:
    return bool(column.texts) and all(text.isdigit() for text in column.texts)


def _of_several(columns: Sequence[Column], widths: Sequence[int], hits: Sequence[str]) -> Part:
    headers = [column.header for column in columns]
    named, digits = " and ".join(f"“{header}”" for header in headers), " and ".join(map(str, widths))
    seen = f"{named}, written together with {digits} digits, are codes of places you have: {listed(hits)}"
    return Part({"columns": headers, "widths": list(widths)}, tuple(column.at for column in columns), (seen,))


def _column(column: Column, known: dict[str, str]) -> tuple[Column, list[str], int]:
    """Return a column's texts that are places, and the width to which lost leading zeros have to be restored."""
    if column.share(Kind.NUMBER) > 0.5 and not (is_code(column.header) or PARTS.fullmatch(words_of(column.header))):
        return column, [], 0
    plain = [text for text in column.texts if text.casefold() in known]
    widths = sorted({len(code) for code in known if code.isdigit() and len(code) > 4}) if _is_whole(column) else []
    for width in reversed(widths):
        padded = [text for text in column.texts if text.zfill(width) in known]
        if len(padded) > len(plain):
            return column, padded, width
    return column, plain, 0


def _worth(found: tuple[Column, list[str], int]) -> tuple[int, bool, bool]:
    column, hits, _ = found
    return len(hits), is_code(column.header), _is_place(column.header)


def _part(column: Column, hits: Sequence[str], width: int) -> Part:
    seen = f"{len(hits)} of {len(column.texts)} different cells are places you have: {listed(hits)}"
    says: dict[str, object] = {"columns": [column.header]}
    evidence = [seen]
    if width:
        says["widths"] = [width]
        short = hits[0]
        evidence.append(f"leading zeros are lost: {short} is {short.zfill(width)}, a code of {width} digits")
    return Part(says, (column.at,), tuple(evidence))


def _of_table(block: Block, known: dict[str, str]) -> Part | None:
    """Return the place that the sheet's name or a title names, for the whole table."""
    if block.name.casefold() in known:
        seen = f"the sheet is called “{block.name}”, a place you have"
        return Part({"sheet": "(.+)"}, (), (seen,), ("Is each sheet about the place that it is named after?",))
    named = [place for place in known if len(place) > 4 and not place.isdigit()]
    for title in block.titles:
        found = [place for place in named if re.search(rf"\b{re.escape(place)}\b", title, re.IGNORECASE)]
        if found:
            place = known[max(found, key=len)]
            question = f"Are all figures of this table about {place}?"
            return Part({"code": place}, (), (f"the title says “{title}”",), (question,))
    return None


def _unknown(columns: Sequence[Column]) -> Part:
    """Return the column that most looks like places, none of which the framework has; a question in any case."""
    texts = [column for column in columns if column.share(Kind.TEXT) > 0.5 and column.writing is None]
    named = [column for column in texts if _is_place(column.header)]
    likely = named or [column for column in columns if is_code(column.header)] or texts
    if not likely:
        return Part({"code": "unknown"}, (), (), ("Nothing says which place the figures are about: which is it?",))
    column = max(likely, key=lambda one: len(one.texts) > FEW_PLACES)
    question = (
        f"None of the {len(column.texts)} different cells of “{column.header}” is a place you have "
        f"({listed(column.texts)}): does it say the place? Then add the places, or their aliases, to the sheet Places."
    )
    return Part({"columns": [column.header]}, (column.at,), (), (question,))
