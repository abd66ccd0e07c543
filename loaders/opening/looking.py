"""Looking: the first look at a workbook of each kind, before calamine takes memory for it.

Each look returns how to look at each sheet a second time, by the sheet's name, and whether it can vouch that reading
the workbook takes no more than its cells do: where it cannot, the workbook is tried in a process of its own first.
"""

from collections.abc import Callable, Collection
from functools import partial

from loaders.opening import limits, ods, xls, xlsb, xlsx
from loaders.opening.kinds import Kind
from loaders.opening.marks import Marks
from loaders.opening.markup import checked
from loaders.opening.parts import Parts
from loaders.opening.refusing import damaged
from loaders.opening.richtexts import has_runs, shared_texts
from loaders.opening.xlsxstyles import styles_of

Look = Callable[[], Marks]
# The looks by the sheets' names, or in the sheets' order; and how many bytes there are to try, 0 where a look vouches.
Looks = tuple[dict[str, Look] | list[Look], int]
XML = (".xml", ".rels", ".vml")


def look_at(content: bytes, kind: Kind) -> Looks:
    """Return the looks of a workbook.

    Raises:
        Refused: the workbook is locked, damaged, or asks more than it may.
    """
    return LOOKS[kind](content)


def _xlsx(content: bytes) -> Looks:
    parts = Parts(content)
    sheets = xlsx.sheet_parts(parts)
    rich = _check(parts, besides=set(sheets.values()))
    shared = {at: text for part in rich for at, text in shared_texts(parts, part).items()}
    styles = styles_of(parts)
    glances = {part: xlsx.glance(parts, part) for part in set(sheets.values())}
    looks: dict[str, Look] = {
        name: partial(xlsx.look, parts, part, glances[part], styles, shared) for name, part in sheets.items()
    }
    odd = not sheets or any(seen.odd for seen in glances.values())
    return looks, parts.unpacked if odd or parts.unpacked <= limits.SMALL else 0


def _xlsb(content: bytes) -> Looks:
    parts = Parts(content)
    _check(parts)
    styles = xlsb.styles_of(parts)
    fonts = xlsb.fonts(parts)
    shared = xlsb.shared_texts(parts, fonts)
    seen = {name: xlsb.look(parts.read(part), styles, fonts, shared) for name, part in _xlsb_sheets(parts).items()}
    return {name: partial(_seen, marks) for name, marks in seen.items()}, parts.unpacked


def _xlsb_sheets(parts: Parts) -> dict[str, str]:
    book, links = parts.find("xl/workbook.bin"), parts.find("xl/_rels/workbook.bin.rels")
    if not book or not links:
        raise damaged("its list of sheets is missing")
    targets = xlsx.targets(parts.read(links))
    named = xlsb.sheet_relations(parts.read(book))
    found = {name: xlsx.target_part(parts, targets.get(relation, "")) for name, relation in named.items()}
    return {name: part for name, part in found.items() if part}


def _xls(content: bytes) -> Looks:
    stream = xls.workbook_stream(content)
    if stream is None:
        raise damaged("no workbook is found in it")
    told = xls.globals_of(stream)
    marks = {name: xls.Look(stream, told.styles, told.texts).over(start) for name, start in told.sheets.items()}
    return [partial(_seen, each) for each in marks.values()], len(content)


def _ods(content: bytes) -> Looks:
    parts = Parts(content)
    tables = ods.look(parts)
    _check(parts, besides={parts.find(ods.CONTENT) or ""})
    return [partial(_seen, each) for each in tables], parts.unpacked


def _seen(marks: Marks) -> Marks:
    return marks


def _check(parts: Parts, besides: Collection[str] = ()) -> list[str]:
    """Unpack every part once: a part that is not as it was saved might change a digit.

    Returns the parts of shared texts in which some text has runs.
    """
    rich = []
    for name in parts.names:
        if name in besides:
            continue
        texts = name.casefold().endswith("sharedstrings.xml")
        if parts.size(name) > limits.LARGEST_PART:
            parts.read(name)
        pieces = checked(parts, name, texts=texts) if name.casefold().endswith(XML) else parts.pieces(name)
        if texts:
            rich += [name] * has_runs(pieces)
        for _ in pieces:
            pass
    return rich


LOOKS: dict[Kind, Callable[[bytes], Looks]] = {Kind.XLSX: _xlsx, Kind.XLSB: _xlsb, Kind.XLS: _xls, Kind.ODS: _ods}
