"""Compressing what is sent: once for each document or file and way of compressing, then kept."""

import gzip
from collections.abc import Callable, Mapping

import brotli
from flask import Flask, Response, request

from layouts.public.shelf import Shelf

KEPT_BYTES = 64 * 1024 * 1024
SMALLEST = 500
# Of brotli's eleven grades the ninth is within a tenth of the best, in a twentieth of its time.
BROTLI_GRADE = 9
KINDS = ("text/", "application/javascript", "application/json", "image/svg+xml")

ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_GRADE),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


def compress_responses(server: Flask) -> None:
    """Let the server send compressed what a browser can read compressed."""
    kept = Shelf(KEPT_BYTES)

    @server.after_request
    def encode(response: Response) -> Response:
        return _encoded(response, kept)


def _encoded(response: Response, kept: Shelf) -> Response:
    if not (response.mimetype or "").startswith(KINDS):
        return response
    response.vary.add("Accept-Encoding")
    name = next((one for one in ENCODERS if request.accept_encodings[one] > 0), None)
    if name is None or response.status_code != 200 or response.content_encoding or request.method != "GET":
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= SMALLEST:
        response.set_data(_compressed(response, body, name, kept))
        response.content_encoding = name
    return response


def _compressed(response: Response, body: bytes, name: str, kept: Shelf) -> bytes:
    """Return the body compressed; what has a tag or is for ever the same is compressed once."""
    tag, _ = response.get_etag()
    if tag is None and not response.cache_control.max_age:
        return ENCODERS[name](body)
    return kept.get(f"{name} {request.full_path} {tag} {len(body)}", lambda: ENCODERS[name](body))
