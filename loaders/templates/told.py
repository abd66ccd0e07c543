"""Told: what a publisher says of a table in a file of its own, in YAML, found and read as a recipe says.

Nothing but texts is made of it, no nesting is followed, and a file that is damaged or odd is as good as none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from indicators.wording import UNWRITABLE
from loaders.opening import Opened, Sheet
from loaders.opening.beside import beside, whereabouts
from loaders.opening.encodings import decode
from loaders.opening.refusing import Refused
from loaders.problems import Fault
from loaders.tables.spelling import compiled, whole
from loaders.templates.metadata import Metadata

LINE = re.compile(r"\r\n?|\n")
EDGE = "---"
# Publishers nest lists in lists; what is deeper was made to take time.
DEEPEST = 20
SAYS_NOTHING = {"", "~", "null"}
ENTRIES = "a list of keys and texts"
NODES = (yaml.events.ScalarEvent, yaml.events.AliasEvent, yaml.events.CollectionEndEvent)
AS_WITHOUT = "The table is read as without it; download or correct it."


@dataclass(frozen=True)
class Told:
    """What the metadata beside a table say.

    Attributes:
        file: their path as a reader would write it, meta/rates.md; "" where there are none.
        names: what the indicator is called; places: where rows that name none are; units: what figures are measured in.
        notes: what is to be known of every figure.
        fault: why they could not be read.
    """

    file: str = ""
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fault: Fault | None = None


NOTHING = Told()


def told_of(opened: Opened, sheet: Sheet, metadata: Metadata) -> Told:
    """Return what the metadata beside the table of a sheet say, as a recipe reads them."""
    above, own = whereabouts(opened, sheet)
    paths = {str(PurePosixPath(above, path)): path for path in _candidates(own, metadata)}
    try:
        found = beside(opened, sheet, paths)
        if found is None:
            return NOTHING
        return _told(shown(found[0], paths, sheet), _read(found), metadata)
    except Refused as refused:
        file = shown(refused.sheet, paths, sheet)
        found_there = f"the metadata {file} were not read: {refused.fault.found}"
        return Told(file, fault=Fault(found_there, refused.fault.expected, f"{refused.fault.mend} {AS_WITHOUT}"))


def shown(path: str, paths: Mapping[str, str], sheet: Sheet) -> str:
    """Return a path as a reader knows it: whole in an archive, otherwise from the folder above the table's on."""
    return path if sheet.member else paths[path]


def _candidates(own: str, metadata: Metadata) -> Iterator[str]:
    for rewrite in metadata.files:
        if match := compiled(rewrite.pattern).fullmatch(own):
            yield match.expand(rewrite.write)


def _told(file: str, said: Mapping[str, str], metadata: Metadata) -> Told:
    wanted = (metadata.names, metadata.places, metadata.units, metadata.notes)
    names, places, units, notes = (tuple(_texts(said, keys, metadata.translated)) for keys in wanted)
    return Told(file, names, places, units, notes)


def _texts(said: Mapping[str, str], keys: Iterable[str], translated: str | None) -> Iterator[str]:
    """Yield what some keys say, each text once; the key of a translation says nothing."""
    texts = dict.fromkeys(" ".join(UNWRITABLE.sub(" ", said[key]).split()) for key in keys if key in said)
    for text in texts:
        if text not in SAYS_NOTHING and not (translated and whole(translated, text)):
            yield text


def _read(found: tuple[str, bytes]) -> dict[str, str]:
    """Return every text that stands directly under a key.

    Raises:
        Refused: it is no text, no YAML, or no list of keys; or it says a key twice, in two ways.
    """
    path, content = found
    try:
        nodes = list(_nodes(_front(_text(content), path)))
    except Refused as refused:
        raise Refused(refused.fault, sheet=path) from refused
    except yaml.YAMLError as error:
        raise Refused(Fault(f"no YAML{_where(error)}", ENTRIES, "Check that line."), sheet=path) from error
    pairs = [(key, text) for key, text in zip(nodes[::2], nodes[1::2], strict=True) if key and text is not None]
    said = dict(pairs)
    twice = next((key for key, text in pairs if said[key] != text), None)
    if twice is not None:
        raise Refused(Fault(f"“{twice}” stands there twice", "each key once", "Delete one of them."), sheet=path)
    return said


def _text(content: bytes) -> str:
    decoded = decode(content)
    if decoded.guess:
        raise Refused(Fault("no UTF-8", "UTF-8", "Save it so."))
    return decoded.text


def _front(text: str, path: str) -> str:
    """Return what stands between the lines of --- at the beginning of a text; all of it where it begins otherwise."""
    lines = LINE.split(text)
    if lines[0].rstrip() != EDGE:
        return text
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in {EDGE, "..."}), None)
    if end is None and PurePosixPath(path).suffix.lower() == ".md":
        raise Refused(Fault("its first part never ends", "a line of --- below it", "It may have been cut off."))
    return "\n".join(lines[:end])


def _nodes(written: str) -> Iterator[str | None]:
    """Yield the keys and values of a mapping in turn; None for what is no text.

    Raises:
        Refused: it is no mapping, or nested without measure.
        yaml.YAMLError: it is no YAML.
    """
    depth = 0
    for event in yaml.parse(written, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        depth += isinstance(event, yaml.events.CollectionStartEvent) - isinstance(event, yaml.events.CollectionEndEvent)
        _check(event, depth)
        if isinstance(event, yaml.events.DocumentEndEvent):
            return
        if depth == 1 and isinstance(event, NODES):
            yield event.value if isinstance(event, yaml.events.ScalarEvent) else None


def _check(event: yaml.events.Event, depth: int) -> None:
    """Refuse what is no mapping, or lists in lists in lists.

    Raises:
        Refused: it is one of these.
    """
    strange = isinstance(event, yaml.events.ScalarEvent) and depth == 0
    if strange or (isinstance(event, yaml.events.SequenceStartEvent) and depth == 1):
        raise Refused(Fault("no keys", ENTRIES, "Check that it is the right file."))
    if depth > DEEPEST:
        raise Refused(Fault(f"lists within lists, {depth} deep", ENTRIES, "Check what wrote the file."))


def _where(error: yaml.YAMLError) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    return f" (line {mark.line + 1}: {problem})" if mark else ""
