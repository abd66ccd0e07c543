"""What every answer tells the browser about safety: nothing but our own files, and nobody frames us."""

from collections.abc import Sequence

from flask import Flask, Response

# The renderer of Dash 4.4 always adds a style for undo buttons that nobody sees here: an empty element first, whose
# hash is that of nothing, and then its text. A browser test fails when another version brings another text.
RENDERER_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s='",
)


def policy(script_hashes: Sequence[str]) -> str:
    """Return the content security policy: no third party, no inline script but the hashed ones, no inline style."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": " ".join(["'self'", *RENDERER_STYLES]),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def secure_responses(server: Flask, script_hashes: Sequence[str]) -> None:
    """Let every answer carry the headers of safety; one that a page has set itself stays."""
    headers = {
        "Content-Security-Policy": policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
