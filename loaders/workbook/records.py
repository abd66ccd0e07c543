"""Records: the rows of the framework's sheets, checked cell by cell."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.reading import Record
from indicators.wording import tidy
from loaders import cells
from loaders.cells import Cell
from loaders.problems import Fault, Findings
from loaders.tables.headers import Headers, Key
from loaders.tables.table import Table
from loaders.workbook import agreed, amounts, drawn, inhabited, ruled, voted, within
from loaders.workbook.counted import changes
from loaders.workbook.description import Column, SheetKind
from loaders.workbook.entries import EntryError, read_entry, read_period, words
from loaders.workbook.known import SUBJECTS, Known, names

REFERENCES = {"ref", "refs"}
# What a row has to hold beside what each of its cells has to be.
OF_NOUN = {
    "baseline": drawn.faults,
    "data_need": voted.faults,
    "disclosure_rule": ruled.faults,
    "group": within.wholes,
    "indicator": amounts.faults,
    "place": inhabited.faults,
    "source": agreed.faults,
}


@dataclass(frozen=True)
class Sheet:
    """A sheet of the framework with all that is needed to read its rows; `today`: None where nobody says it."""

    table: Table
    kind: SheetKind
    headers: Headers
    known: Known
    findings: Findings
    today: dt.date | None = None

    def cell(self, row: int, field: str) -> Cell:
        """Return the cell of a field in row `row` (0-based); "" where the row ends before it or has no such column."""
        position = self.headers.columns.get(field)
        body = self.table.body[row]
        return "" if position is None or position >= len(body) else body[position]

    def reject(self, row: int, field: str, fault: Fault) -> None:
        """Note what is wrong with the cell of a field."""
        self.findings.reject(self.table.name, self._where(row, field), fault, cells=0)

    def warn(self, row: int, field: str, fault: Fault) -> None:
        """Note what a reader should know of the cell of a field."""
        self.findings.warn(self.table.name, self._where(row, field), fault)

    def _where(self, row: int, field: str) -> str:
        return self.table.address(row, self.headers.columns.get(field, 0))


@dataclass(frozen=True)
class Draft:
    """A row that was read, before its references to its own sheet are resolved."""

    row: int
    record: Record


def read_records(sheet: Sheet) -> list[Record]:
    """Return the sheet's records in an order in which each refers only to earlier ones or to the store.

    A row with a problem is refused with everything in the sheet that refers to it; each is named. Rows that hold
    nothing are passed over.
    """
    key = sheet.kind.keys[0]
    if key.field not in sheet.headers.columns:
        fault = Fault(f"no column “{key.header}”", f"the column “{key.header}”", "Add it: it says which row is which.")
        sheet.findings.reject(sheet.table.name, sheet.table.address(-1, 0), fault, cells=0)
        return []
    rows = [row for row, body in enumerate(sheet.table.body) if any(cell != "" for cell in body)]
    drafts = [draft for row in _alone(sheet, rows) if (draft := _draft(sheet, row))]
    return _in_order(sheet, _straight(sheet, drafts))


def _alone(sheet: Sheet, rows: Sequence[int]) -> list[int]:
    """Return the rows whose id stands once, or again with the same row; of different rows none is taken."""
    key = sheet.kind.keys[0].field
    named: dict[str, list[int]] = {}
    for row in rows:
        named.setdefault(cells.text(sheet.cell(row, key)), []).append(row)
    kept = {row for name, found in named.items() for row in _kept(sheet, name, found)}
    return [row for row in rows if row in kept]


def _kept(sheet: Sheet, name: str, rows: list[int]) -> list[int]:
    bodies = [list(sheet.table.body[row]) for row in rows]
    if not name or len(rows) == 1:
        return rows
    if all(body == bodies[0] for body in bodies):
        return rows[:1]
    key = sheet.kind.keys[0].field
    where = sheet.table.ranges(rows, sheet.headers.columns[key])
    fault = Fault(f"“{name}” stands {len(rows)} times, and differs", "each id once", "Keep one of the rows.")
    sheet.findings.reject(sheet.table.name, where, fault, cells=0)
    sheet.known.refuse(sheet.kind.noun, name)
    return []


def _draft(sheet: Sheet, row: int) -> Draft | None:
    """Return the record of a row; None, with the problems noted, when a cell of it is wrong."""
    name = cells.text(sheet.cell(row, sheet.kind.keys[0].field))
    read = [_field(sheet, row, column) for column in sheet.kind.columns if column.field in sheet.headers.columns]
    # Every cell is looked at before the row is given up: all problems at once.
    complete = _complete(sheet, row, name)
    fields = {field: value for field, value, fine in read if fine}
    fine = (complete, len(fields) == len(read), _fitting(sheet, row, name, fields), _periods(sheet, row, fields))
    if not all(fine) or not _early(sheet, row, fields):
        sheet.known.refuse(sheet.kind.noun, name)
        return None
    names = _names_at(sheet, row, sheet.headers.checked), _names_at(sheet, row, sheet.headers.readers)
    where = sheet.table.name, sheet.table.address(row, sheet.headers.columns[sheet.kind.keys[0].field])
    return Draft(row, Record(sheet.kind.noun, name, fields, _twins(sheet, row), *names, where=where))


def _field(sheet: Sheet, row: int, column: Column) -> tuple[str, object, bool]:
    """Return field, value, and whether it can be used."""
    cell = sheet.cell(row, column.field)
    try:
        value = read_entry(column, cell)
    except EntryError as error:
        sheet.reject(row, column.field, Fault(f"“{cells.text(cell)}”", str(error), f"Correct {column.header}."))
        return column.field, None, False
    if column.required and (value is None or value == []):
        sheet.reject(row, column.field, Fault("an empty cell", f"{column.header}", f"Fill in {column.header}."))
        return column.field, None, False
    return column.field, value, _refers(sheet, row, column, value)


def _refers(sheet: Sheet, row: int, column: Column, value: object) -> bool:
    """Whether every id that the cell refers to is there; ids of the same sheet are looked at later."""
    if column.type not in REFERENCES or not column.refers or column.refers == sheet.kind.noun:
        return True
    faults = [fault for name in names(value) if (fault := sheet.known.fault(column.refers, name))]
    for fault in faults:
        sheet.reject(row, column.field, fault)
    return not faults


def _complete(sheet: Sheet, row: int, name: str) -> bool:
    """Whether the columns that the sheet leaves out may be left out: only of a row that is stored already."""
    missing = [column.header for column in sheet.headers.missing if column.required]
    if not missing or name in sheet.known.stored(sheet.kind.noun):
        return True
    fault = Fault(f"a new row “{name}” without {', '.join(missing)}", "every required column", "Add the column.")
    sheet.reject(row, sheet.kind.keys[0].field, fault)
    return False


def _fitting(sheet: Sheet, row: int, name: str, fields: dict[str, object]) -> bool:
    """Whether the row's fields go together, and the figures that are stored can stay as they are."""
    found = list(changes(sheet.known, sheet.kind.noun, name, fields))
    whole = _as_it_will_be(sheet, name, fields)
    found += OF_NOUN[sheet.kind.noun](whole) if sheet.kind.noun in OF_NOUN else ()
    found += agreed.too_soon(fields, sheet.today) if sheet.kind.noun == "source" else ()
    for field, fault in found:
        sheet.reject(row, field, fault)
    for field, fault in ruled.doubts(whole) if sheet.kind.noun == "disclosure_rule" else ():
        sheet.warn(row, field, fault)
    return not found


def _as_it_will_be(sheet: Sheet, name: str, fields: dict[str, object]) -> dict[str, object]:
    """Return the row's fields; of rules, sources, indicators those whose columns the file leaves out are as stored."""
    known = sheet.known
    stored: dict[str, Mapping[str, object]] = {
        "disclosure_rule": known.rules,
        "source": known.sources,
        "indicator": known.framework.indicators,
        "group": known.framework.groups,
    }
    before = stored.get(sheet.kind.noun, {}).get(name)
    return {**(vars(before) if before else {}), **fields}


def _periods(sheet: Sheet, row: int, fields: dict[str, object]) -> bool:
    """Put the canonical writing of each period into `fields`; the indicator or measure says its kind."""
    fine = True
    for column in (column for column in sheet.kind.columns if column.type == "period" and fields.get(column.field)):
        kind = _period_type(sheet, fields)
        try:
            fields[column.field] = read_period(sheet.cell(row, column.field), kind).text if kind else None
        except EntryError as error:
            found = cells.text(sheet.cell(row, column.field))
            sheet.reject(row, column.field, Fault(f"“{found}”", str(error), f"Correct {column.header}."))
            fine = False
    return fine


def _early(sheet: Sheet, row: int, fields: dict[str, object]) -> bool:
    """Whether a row of Baselines was frozen when its history could be known."""
    if sheet.kind.noun != "baseline":
        return True
    found = list(drawn.too_early(fields, _period_type(sheet, fields)))
    for field, fault in found:
        sheet.reject(row, field, fault)
    return not found


def _period_type(sheet: Sheet, fields: dict[str, object]) -> str:
    noun = next((noun for noun in SUBJECTS if noun in fields), "")
    subject = sheet.known.subjects.get(noun, {}).get(str(fields.get(noun)))
    return subject.period_type if subject else ""


def _twins(sheet: Sheet, row: int) -> dict[tuple[str, str], str]:
    body = sheet.table.body[row]
    written = {key: words(body[at]) for key, at in sheet.headers.twins.items() if at < len(body)}
    return {key: text for key, text in written.items() if text}


def _names_at(sheet: Sheet, row: int, places: dict[Key, int]) -> dict[Key, str]:
    """Return who checked the row's words, by what each column is for."""
    body = sheet.table.body[row]
    named = {key: tidy(cells.text(body[at])) for key, at in places.items() if at < len(body)}
    return {key: name for key, name in named.items() if name}


def _straight(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Refuse circles, and rules that begin with another, stored rows among them; return the other drafts."""
    noun, rows = sheet.kind.noun, {draft.record.key: draft.record.fields for draft in drafts}
    tangled = ruled.tangled(sheet.known.rules, rows) if noun == "disclosure_rule" else {}
    if noun in within.PARTED:
        said = {key: names(fields["part_of"]) for key, fields in rows.items() if "part_of" in fields}
        tangled = within.circled(sheet.known.above(noun), said)
    for draft in drafts:
        if draft.record.key in tangled:
            sheet.known.refuse(sheet.kind.noun, draft.record.key)
            sheet.reject(draft.row, *tangled[draft.record.key])
    return [draft for draft in drafts if draft.record.key not in tangled]


def _in_order(sheet: Sheet, drafts: list[Draft]) -> list[Record]:
    """Accept each draft once those of the same sheet that it refers to are accepted; refuse what is left."""
    own = [column for column in sheet.kind.columns if column.refers == sheet.kind.noun]
    records: list[Record] = []
    waiting = drafts
    while ready := [draft for draft in waiting if not _unmet(sheet, draft, own)]:
        for draft in ready:
            sheet.known.accept(draft.record)
            records.append(draft.record)
        accepted = {draft.row for draft in ready}
        waiting = [draft for draft in waiting if draft.row not in accepted]
    for draft in waiting:
        sheet.known.refuse(sheet.kind.noun, draft.record.key)
    for draft in waiting:
        column, name = _unmet(sheet, draft, own)[0]
        sheet.reject(draft.row, column.field, sheet.known.fault(sheet.kind.noun, name) or _circle(name))
    return records


def _unmet(sheet: Sheet, draft: Draft, own: Sequence[Column]) -> list[tuple[Column, str]]:
    ids = sheet.known.ids(sheet.kind.noun)
    pairs = [(column, name) for column in own for name in names(draft.record.fields.get(column.field))]
    return [(column, name) for column, name in pairs if name not in ids]


def _circle(name: str) -> Fault:
    return Fault(f"“{name}”", "rows that do not refer to each other in a circle", "Take one reference out.")
