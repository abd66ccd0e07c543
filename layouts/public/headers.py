"""What every answer tells the browser about safety: nothing but our own files, and nobody frames us."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from flask import Flask, Response

# The renderer of Dash 4.4 always adds a style for undo buttons that nobody sees here: an empty element first, whose
# hash is that of nothing, and then its text. A browser test fails when another version brings another text.
RENDERER_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s='",
)


def policy(style: str, script_hashes: Sequence[str]) -> str:
    """Return the content security policy: no third party; of scripts and styles in the page only the hashed ones."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": " ".join(["'self'", hash_of(style), *RENDERER_STYLES]),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hash_of(text: str) -> str:
    """Return what allows one text between the tags of an element, and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def secure_responses(server: Flask, *, style: str, script_hashes: Sequence[str]) -> None:
    """Let every answer carry the headers of safety; one that a page has set itself stays.

    Args:
        server: the Flask application.
        style: the style sheet that stands in every document.
        script_hashes: the hashes of the scripts that stand in a document.
    """
    headers = {
        "Content-Security-Policy": policy(style, script_hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
