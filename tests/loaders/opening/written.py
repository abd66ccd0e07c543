"""Small workbooks of every kind, written by hand: a test says the bytes that matter, the rest is here."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TABLE = "urn:oasis:names:tc:opendocument:xmlns"
# Cell formats 0: General, 1: built-in 0%, 2: 0.0%, 3: 0.0"%".
CODES = ("0.0%", '0.0"%"')
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/></numFmts>'
    '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    "</styleSheet>"
)


def styles(codes: Sequence[str], *, fonts: str = "", struck: int | None = None) -> str:
    """The styles of an xlsx: after General, a cell format for each code; the number of one that has the second font."""
    described = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(codes)
    )
    used = "".join(
        f'<xf numFmtId="{number}" fontId="{int(at == struck)}"/>'
        for at, number in enumerate((0, *range(164, 164 + len(codes))))
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{described}</numFmts><fonts>{fonts}</fonts>'
        f'<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def packed(members: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def repacked(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip archive with one of its members changed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        content = {one: members.read(one) for one in members.namelist()}
    return packed(content | {name: change(content[name])})


def xlsx_parts(rows: str, *, styles: str = STYLES, book: str = "") -> dict[str, str | bytes]:
    """The parts of an xlsx with one sheet S, whose rows are written as XML."""
    sheet = rows if rows.startswith("<?xml") or "<sheetData" in rows else f"<sheetData>{rows}</sheetData>"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{content}.sheet.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{book}<sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{LINKS}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": sheet
        if "<worksheet" in sheet
        else f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }


def xlsx(rows: str, *, styles: str = STYLES, book: str = "") -> bytes:
    """An xlsx with one sheet S."""
    return packed(xlsx_parts(rows, styles=styles, book=book))


def ods(rows: str, *, styles: str = "") -> bytes:
    """An ods with one table S, whose rows are written as XML; `styles` are the document's own."""
    names = " ".join(f'xmlns:{one}="{TABLE}:{one}:1.0"' for one in ("office", "table", "text", "style"))
    own = f"<office:automatic-styles>{styles}</office:automatic-styles>" if styles else ""
    body = f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{TABLE}:manifest:1.0"/>',
            "content.xml": f'<office:document-content {names} xmlns:calcext="urn:org:documentfoundation:names:'
            f'experimental:calc:xmlns:calcext:1.0">{own}{body}</office:body></office:document-content>',
        }
    )


def record8(kind: int, body: bytes = b"") -> bytes:
    """A record of BIFF8."""
    return struct.pack("<HH", kind, len(body)) + body


def xls(records: bytes, *, start: bytes = b"", codes: Sequence[str] = CODES) -> bytes:
    """An xls with one sheet S: its records between the sheet's beginning and end.

    `start`: more of the workbook's records; `codes`: number formats, cell formats 2 and on; the last is of font 3 too.
    """
    formats = b"".join(
        record8(0x41E, struct.pack("<HHB", 164 + at, len(code), 0) + code.encode()) for at, code in enumerate(codes)
    )
    numbers = [(0, 0), (0, 9), *((0, 164 + at) for at in range(len(codes))), (3, 0)]
    used = b"".join(record8(0xE0, struct.pack("<HH16x", *one)) for one in numbers)
    head = record8(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + start + formats + used
    bound = struct.pack("<IBBBB", len(head) + 13 + 4, 0, 0, 1, 0) + b"S"
    sheet = record8(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + records + record8(0x0A)
    return ole({"Workbook": head + record8(0x85, bound) + record8(0x0A) + sheet})


def fonts8(*fonts: tuple[bool, bool]) -> bytes:
    """FONT records: raised, struck out."""
    return b"".join(record8(0x31, struct.pack("<HHHHH6x", 200, 8 * struck, 0, 400, raised)) for raised, struck in fonts)


def texts8(*texts: tuple[str, Sequence[tuple[int, int]]]) -> bytes:
    """An SST record: every text, and from which letter on which font holds."""
    body = struct.pack("<II", len(texts), len(texts))
    for text, starts in texts:
        runs = b"".join(struct.pack("<HH", *start) for start in starts)
        head = struct.pack("<HBH", len(text), 8, len(starts)) if starts else struct.pack("<HB", len(text), 0)
        body += head + text.encode("latin-1") + runs
    return record8(0xFC, body)


def text8(row: int, column: int, number: int) -> bytes:
    """A LABELSST record."""
    return record8(0xFD, struct.pack("<HHHI", row, column, 0, number))


def number8(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A NUMBER record."""
    return record8(0x203, struct.pack("<HHHd", row, column, style, value))


def error8(row: int, column: int, code: int) -> bytes:
    """A BOOLERR record that holds an error."""
    return record8(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def row8(row: int, *, hidden: bool) -> bytes:
    """A ROW record."""
    return record8(0x208, struct.pack("<HHHHHHHH", row, 0, 2, 0, 0, 0, 0x20 if hidden else 0, 0))


def columns8(first: int, last: int) -> bytes:
    """A COLINFO record of hidden columns."""
    return record8(0x7D, struct.pack("<HHHHHH", first, last, 0, 0, 1, 0))


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file of streams, each padded to the size from which streams have sectors of their own."""
    bodies = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, then the directory
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for at, (name, body) in enumerate(bodies.items(), start=1):
        first = 2 + len(sectors)
        parts = [body[each : each + 512].ljust(512, b"\0") for each in range(0, len(body), 512)]
        table += [*range(first + 1, first + len(parts)), 0xFFFFFFFE]
        entries.append(_entry(name, 2, first, len(body), right=at + 1 if at < len(bodies) else 0xFFFFFFFF))
        sectors += parts
    fat = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    directory = b"".join(entries).ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0, 0xFFFFFFFF)[:36]
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return header + fat + directory + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)


def record12(kind: int, body: bytes = b"") -> bytes:
    """A record of BIFF12."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(body)
    while rest > 0x7F:
        length, rest = length + bytes([rest & 0x7F | 0x80]), rest >> 7
    return number + length + bytes([rest]) + body


def wide(text: str) -> bytes:
    """A text of BIFF12."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row12(row: int, *, hidden: bool = False) -> bytes:
    """A row's header."""
    return record12(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def columns12(first: int, last: int) -> bytes:
    """What an xlsb says of hidden columns."""
    return record12(60, struct.pack("<IIIIH", first, last, 0, 0, 1))


def number12(column: int, value: float, style: int = 0) -> bytes:
    """A number's cell."""
    return record12(5, struct.pack("<IId", column, style, value))


def text12(column: int, number: int) -> bytes:
    """A shared text's cell."""
    return record12(7, struct.pack("<III", column, 0, number))


def shared12(text: str, starts: Sequence[tuple[int, int]]) -> bytes:
    """A shared text, and from which letter on which font holds."""
    runs = b"".join(struct.pack("<HH", *start) for start in starts)
    return record12(19, bytes([bool(starts)]) + wide(text) + (struct.pack("<I", len(starts)) + runs) * bool(starts))


def error12(column: int, code: int) -> bytes:
    """An error's cell."""
    return record12(3, struct.pack("<IIB", column, 0, code))


def xlsb(
    records: bytes,
    *,
    fonts: Sequence[tuple[bool, bool]] = (),
    texts: Sequence[bytes] = (),
    codes: Sequence[str] = CODES,
) -> bytes:
    """An xlsb with one sheet S: the records of its data.

    `fonts`: raised, struck out; `texts`: its shared ones; `codes`: as in an xls.
    """
    formats = b"".join(record12(44, struct.pack("<H", 164 + at) + wide(code)) for at, code in enumerate(codes))
    numbers = [(0, 0), (9, 0), *((164 + at, 0) for at in range(len(codes))), (0, 3)]
    used = b"".join(record12(47, struct.pack("<HHH10x", 0, *one)) for one in numbers)
    styles = record12(278) + record12(615, struct.pack("<I", 2)) + formats + record12(616)
    styles += b"".join(record12(43, struct.pack("<HHHH", 200, 8 * struck, 400, raised)) for raised, struck in fonts)
    styles += record12(617, struct.pack("<I", 4)) + used + record12(618) + record12(279)
    book = record12(131) + record12(153, bytes(12)) + record12(143)
    book += record12(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("S")) + record12(144) + record12(132)
    sheet = record12(129) + record12(148, struct.pack("<IIII", 0, 9, 0, 9)) + record12(145)
    links = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{LINKS}/worksheet" '
        f'Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="{LINKS}/sharedStrings" '
        'Target="sharedStrings.bin"/></Relationships>'
    )
    shared = record12(159, struct.pack("<II", len(texts), len(texts))) + joined(texts) + record12(160)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": links,
            "xl/styles.bin": styles,
            "xl/sharedStrings.bin": shared,
            "xl/worksheets/sheet1.bin": sheet + records + record12(146) + record12(130),
        }
    )


def joined(parts: Sequence[bytes]) -> bytes:
    """Records one after another."""
    return b"".join(parts)
