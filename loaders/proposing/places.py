"""Where the rows of an unknown table hold: columns whose cells are places of the framework, or look like codes."""

import re
from collections.abc import Sequence
from itertools import permutations

from indicators.reading import Framework
from loaders import cells
from loaders.proposing.block import Block
from loaders.proposing.columns import Column, listed
from loaders.proposing.kinds import Kind
from loaders.proposing.likeness import of_a_kind
from loaders.proposing.part import Part
from loaders.tables.spelling import fold
from loaders.templates.unrecognised import BY_ROWS

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
# Of several columns of places the one with the smallest says where a row is about; the others say where that lies.
NARROW = re.compile(r"(?:city|cities|town|municipality|school|(?:school )?district)(?: name)?")
LABELS = re.compile(r"labels?(?: \(grouping\))?")
ACROSS = (
    "Each column of this table is a place and each row a topic: an import template reads a row per place, so none can "
)
CENSUS = f"read it. {BY_ROWS} What should be loaded instead?"
TURN = (
    "read it. In a spreadsheet program copy the table, paste it with “Transpose” into a new sheet, and inspect that. "
    "What should be loaded instead?"
)
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
        return of_a_kind(_part(*best), best[0], words_of(best[0].header), framework)
    return _of_table(block, known) or _unknown(columns)


def places_across(columns: Sequence[Column], framework: Framework) -> str | None:
    """Return what to do with a table whose columns are places, because a recipe reads rows; None where it is none."""
    known = sorted((name for name in known_places(framework) if not name.isdigit() and len(name) > 3), key=len)
    first = next((column.header for column in columns if column.header), "")
    named = [column for column in columns if column.share(Kind.NUMBER, Kind.YEAR, Kind.MARK) > 0.5]
    found = {name for column in named for name in known if _begins_with(column.header, name)}
    census = LABELS.fullmatch(fold(first)) is not None and any("!!" in column.written for column in columns)
    rows = next((column for column in columns if column.header == first), None)
    if not census and (len(found) < 2 or (rows is not None and any(text.casefold() in known for text in rows.texts))):
        return None
    return ACROSS + (CENSUS if census or LABELS.fullmatch(fold(first)) else TURN)


def _begins_with(header: str, name: str) -> bool:
    words = fold(header)
    return (
        words == fold(name)
        or re.match(rf"{re.escape(fold(name))}(?:[,!]| (?:estimate|margin|total)\b)", words) is not None
    )


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
    return Part(
        {"columns": [column.named for column in columns], "widths": list(widths)},
        tuple(column.at for column in columns),
        (seen,),
    )


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


def _worth(found: tuple[Column, list[str], int]) -> tuple[bool, int, bool, bool]:
    """Say how likely a column says the places: names of cities before those of the states beside them."""
    column, hits, _ = found
    narrow = bool(hits) and NARROW.fullmatch(words_of(column.header)) is not None
    return narrow, len(hits), is_code(column.header), _is_place(column.header)


def _part(column: Column, hits: Sequence[str], width: int) -> Part:
    seen = f"{len(hits)} of {len(column.texts)} different cells are places you have: {listed(hits)}"
    says: dict[str, object] = {"columns": [column.named]}
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
    return Part({"columns": [column.named]}, (column.at,), (), (question,))
