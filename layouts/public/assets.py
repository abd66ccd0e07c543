"""Style sheets, scripts and fonts: read once, at addresses that change with their content, so browsers keep them."""

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, abort

FOLDER = Path(__file__).resolve().parents[2] / "assets"
STYLE_SHEETS = ("tokens.css", "site.css", "charts.css", "maps.css", "print.css")
A_YEAR = 365 * 24 * 60 * 60
SERVED = {".css", ".js", ".woff2", ".svg", ".png", ".ico", ".txt"}


@dataclass(frozen=True)
class Assets:
    """The files of the assets' folder by name, and the version that stands in their addresses."""

    files: dict[str, bytes]
    version: str

    def address(self, name: str) -> str:
        """Return the address of a file.

        Raises:
            KeyError: there is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"/assets/{self.version}/{name}"

    def style(self, sheets: Sequence[str] = STYLE_SHEETS) -> str:
        """Return style sheets as one text that stands in a document, for a first paint without another request."""
        texts = (self.files[name].decode() for name in sheets)
        bare = re.sub(
            r"(?s)/\*.*?\*/|\s*\n\s*", lambda found: "" if found[0].startswith("/*") else "\n", "".join(texts)
        )
        return bare.replace('url("fonts/', f'url("/assets/{self.version}/fonts/').strip()

    def answer(self, version: str, name: str) -> Response:
        """Return a file; at the address of another version it is not kept, so nothing stale stays."""
        if name not in self.files:
            abort(404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = Response(self.files[name], mimetype=kind)
        if version == self.version:
            response.cache_control.public = True
            response.cache_control.max_age = A_YEAR
            response.cache_control.immutable = True
        else:
            response.cache_control.no_cache = True
        return response


def read_assets(folder: Path = FOLDER) -> Assets:
    """Return every file that browsers may ask for, with one version for all of them."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SERVED)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    told = blake2b(digest_size=6)
    for name, body in files.items():
        told.update(name.encode())
        told.update(body)
    return Assets(files, told.hexdigest())


def serve_assets(server: Flask, assets: Assets) -> None:
    """Serve the files."""
    server.add_url_rule("/assets/<version>/<path:name>", "assets", assets.answer)
