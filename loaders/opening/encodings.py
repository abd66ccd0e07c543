"""Encodings: the bytes of a text become letters: UTF-8 first, then as the file says, then by a guess that is said."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from loaders.opening import limits
from loaders.opening.refusing import Refused
from loaders.problems import Fault

MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\0\0": "utf-32",  # before UTF-16, whose mark is the first half of this one
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# How users know them.
NAMES = {
    "cp1252": "Windows-1252",
    "latin_1": "Latin-1",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "big5": "Big5",
    "big5hkscs": "Big5",
    "cp932": "Shift-JIS",
    "shift_jis": "Shift-JIS",
    "gb18030": "GB18030",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
ASIAN = ["big5", "cp932", "gb18030", "euc_jp", "euc_kr", "cp949"]
SINGLE = ["cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2", "cp850", "mac_roman"]
SAMPLE = 64 * limits.KILO
MARKED = re.compile(rb"[\x80-\xff]")
# A letter beyond ASCII between ASCII on both sides: so write the languages of western Europe, and no Asian encoding.
ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
LINE = re.compile(rb"[^\r\n]+")
MOSTLY = 0.75
# What Windows-1252 would make of other encodings: signs that hardly stand in a table, or within words.
UNUSUAL = re.compile(
    "(?<=[a-z])[\u00c0-\u00de\u2013\u2014\u2026\u017d\u0160\u0152\u0178](?=[a-z])|"
    "[\u0192\u02c6\u2020\u2021\u2030\u201a\u201e\u02dc¤¦¸×÷]"
)
# Signs of which some stand in every table.
SEPARATORS = re.compile(r"[,;|\t\r\n]")


@dataclass(frozen=True)
class Decoded:
    """A text, and the encoding by which it was read where that is a guess; None where it is not."""

    text: str
    guess: str | None = None


def decode(content: bytes) -> Decoded:
    """Return what bytes say.

    Raises:
        Refused: they are not as their mark says, or no text.
    """
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding))
    wide = _wide(content[:SAMPLE])
    if wide:
        return Decoded(_strictly(content, wide), NAMES[wide])
    if b"\0" in content:
        raise _no_text(f"a zero at byte {content.index(0) + 1:,}")
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _guess(_sample(content))
    return Decoded(_strictly(content, encoding), NAMES.get(encoding, encoding))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(f"it begins as {encoding.upper()} and is not at byte {error.start + 1:,}") from error
    if "\0" in text:
        raise _no_text(f"a zero at letter {text.index(chr(0)) + 1:,}")
    return text


def _no_text(why: str) -> Refused:
    return Refused(Fault(f"no text that can be read ({why})", "text", "Save it as “CSV UTF-8”."))


def _wide(sample: bytes) -> str | None:
    """Return the encoding of two or four bytes a letter that a text without a mark has; None where it has none."""
    if b"\0" not in sample:
        return None
    whole = sample[: len(sample) // 4 * 4]
    found = {name: _separators(whole, name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else None


def _separators(sample: bytes, encoding: str) -> int:
    """Return how many separators a sample holds if it is read so; 0 where it cannot be."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return 0
        text = sample[: error.start].decode(encoding)
    return 0 if "\0" in text else len(SEPARATORS.findall(text))


def _sample(content: bytes) -> bytes:
    """Return the lines that hold more than ASCII, as many as a guess needs."""
    lines: list[bytes] = []
    size = 0
    for line in (found[0] for found in LINE.finditer(content)):
        if MARKED.search(line):
            lines.append(line[:SAMPLE])
            size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(lines)


def _guess(sample: bytes) -> str:
    """Return the encoding that a text most likely has; the caller says that it is a guess."""
    marked = len(MARKED.findall(sample))
    western = len(ALONE.findall(sample)) >= MOSTLY * marked
    if western and _plausible(sample, "cp1252"):
        return "cp1252"
    found = [each.encoding for each in from_bytes(sample, cp_isolation=SINGLE if western else [*ASIAN, *SINGLE])]
    likely = [each for each in found if _plausible(sample, each)] or [each for each in found if _fits(sample, each)]
    return likely[0] if likely else "cp1252" if _fits(sample, "cp1252") else "latin_1"


def _plausible(sample: bytes, encoding: str) -> bool:
    """Whether a sample, read so, holds few signs that hardly stand in a table."""
    if not _fits(sample, encoding):
        return False
    return 2 * len(UNUSUAL.findall(sample.decode(encoding))) <= len(MARKED.findall(sample))


def _fits(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
