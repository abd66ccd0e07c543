"""What the code and the templates say: every message, as the catalogues must have it."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract

ROOT = Path(__file__).resolve().parents[3]
KEYWORDS = {"say": None, "mark": None, "plural": (1, 2)}
Message = str | tuple[str, ...]


def messages() -> set[Message]:
    """Every message of the public pages; one with a plural is the pair of its two forms."""
    code = (path for room in ("documents", "language", "public") for path in (ROOT / "layouts" / room).rglob("*.py"))
    templates = (ROOT / "layouts" / "public" / "templates").glob("*.html")
    found = {*extracted(code, "python"), *extracted(templates, "jinja2.ext:babel_extract")}
    return {message for message in found if message}


def extracted(paths: Iterator[Path], method: str) -> Iterator[Message]:
    """The messages of some files."""
    for path in sorted(paths):
        for _, message, _, _ in extract(method, io.BytesIO(path.read_bytes()), keywords=KEYWORDS):
            yield message if isinstance(message, str) else tuple(message)
