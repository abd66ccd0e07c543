"""What a PDF says, to eyes, to screen readers and to programs, read by another library than the one that wrote it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass(frozen=True)
class Part:
    """A part of the structure of a document: its kind (`H1`, `Figure`), and what is said of it by name."""

    kind: str
    said: dict[str, str]


@dataclass(frozen=True)
class Paper:
    """A PDF that was read: its pages word by word, and `laid` as they lie on the sheet, where no two labels touch."""

    pages: tuple[str, ...]
    laid: tuple[str, ...]
    language: str
    tagged: bool
    claims: str
    title: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Everything that it says."""
        told = [one for part in self.parts for one in part.said.values()]
        return "\n".join([self.title, *self.pages, *self.laid, *told])

    def kinds(self, kind: str) -> list[Part]:
        """The parts of a kind."""
        return [one for one in self.parts if one.kind == kind]


def read(document: bytes) -> Paper:
    """Read a PDF."""
    reader = PdfReader(io.BytesIO(document))
    root = reader.root_object
    tree = root.get("/StructTreeRoot")
    marked = root.get("/MarkInfo", {}).get("/Marked")
    described = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    return Paper(
        tuple(page.extract_text() for page in reader.pages),
        tuple(page.extract_text(extraction_mode="layout") for page in reader.pages),
        str(root.get("/Lang", "")),
        tree is not None and bool(marked),
        described,
        str(reader.metadata.title if reader.metadata else ""),
        tuple(_parts(tree)) if tree is not None else (),
    )


def _parts(node: object) -> Iterator[Part]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        for one in found:
            yield from _parts(one)
    elif isinstance(found, DictionaryObject):
        said = {str(name): str(text) for name, text in found.items() if name in {"/Alt", "/ActualText", "/T", "/Lang"}}
        yield Part(str(found.get("/S", "")).removeprefix("/"), said)
        if "/K" in found:
            yield from _parts(found["/K"])
