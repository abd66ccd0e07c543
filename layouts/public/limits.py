"""How often one address may ask: one limiter for everything that is bounded."""

from time import time

from flask import Flask, Response
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import TooManyRequests


def make_limiter(server: Flask) -> Limiter:
    """Return the limiter of a server, which counts by the address that asks; an answer 429 says when to come again."""
    # Its memory is this process's own: with several workers, each counts by itself.
    limiter = Limiter(get_remote_address, app=server, storage_uri="memory://")

    @server.after_request
    def say_when(response: Response) -> Response:
        limit = limiter.current_limit
        if response.status_code == TooManyRequests.code and limit:
            response.retry_after = max(1, int(limit.reset_at - time()))
        return response

    return limiter
