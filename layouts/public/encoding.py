"""Compressing what is sent: once for each document or file and way of compressing, then kept."""

import gzip
import sys
from collections.abc import Callable, Mapping, Sequence

import brotli
from flask import Flask, Response, request

from layouts.public.shelf import Shelf

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

KEPT_BYTES = 64 * 1024 * 1024
SMALLEST = 500
# Of brotli's eleven grades the ninth is within a tenth of the best, in a twentieth of its time.
BROTLI_GRADE = 9
ZSTD_GRADE = 12
WORDY = ("text/", "application/javascript", "application/json", "application/xml")
"""What the kinds that are worth compressing begin with."""
STRUCTURED = ("+json", "+xml")
"""What the other ones end with: those of feeds, of drawings, of boundaries, of problems that the API tells."""

ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_GRADE),
    "zstd": lambda body: zstd.compress(body, level=ZSTD_GRADE),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
# Brotli is smaller by some hundredths, zstd done in a tenth of the time: one for what is kept, one for what is not.
KEPT_WAYS, OTHER_WAYS = ("br", "zstd", "gzip"), ("zstd", "gzip")


def compress_responses(server: Flask) -> None:
    """Let the server send compressed what a browser can read compressed."""
    kept = Shelf(KEPT_BYTES)

    @server.after_request
    def encode(response: Response) -> Response:
        return _encoded(response, kept)


def _encoded(response: Response, kept: Shelf) -> Response:
    if not _wordy(response.mimetype or ""):
        return response
    response.vary.add("Accept-Encoding")
    name = _way(KEPT_WAYS if _stays(response) else OTHER_WAYS)
    if name is None or response.status_code != 200 or response.content_encoding or request.method != "GET":
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= SMALLEST:
        response.set_data(_compressed(response, body, name, kept))
        response.content_encoding = name
    return response


def _wordy(kind: str) -> bool:
    return kind.startswith(WORDY) or kind.endswith(STRUCTURED)


def _way(ways: Sequence[str]) -> str | None:
    """Return the first way that the reader can read; brotli also for what is not kept, where there is no other."""
    return next((one for one in (*ways, *ENCODERS) if request.accept_encodings[one] > 0), None)


def _stays(response: Response) -> bool:
    """Tell whether the same is sent again: what has a tag, or is for ever the same."""
    return response.get_etag()[0] is not None or bool(response.cache_control.max_age)


def _compressed(response: Response, body: bytes, name: str, kept: Shelf) -> bytes:
    """Return the body compressed; what is sent again is compressed once."""
    if not _stays(response):
        return ENCODERS[name](body)
    tag, _ = response.get_etag()
    return kept.get(f"{name} {request.full_path} {tag} {len(body)}", lambda: ENCODERS[name](body))
