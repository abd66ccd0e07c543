"""What every answer tells the browser about safety: nothing but our own files, and nobody frames us."""

from collections.abc import Sequence

from flask import Flask, Response


def policy(script_hashes: Sequence[str]) -> str:
    """Return the content security policy: no third party, no inline script but the hashed ones, no inline style."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": "'self'",
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
