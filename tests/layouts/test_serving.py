"""That a site is served is said after its first answer, not before."""

import socket
from threading import Thread
from typing import Any

from werkzeug.serving import make_server

from layouts.serving import say_once_it_answers


def test_it_is_said_once_the_server_has_answered() -> None:
    """Nobody listens at first; what is answered makes no difference."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    happened: list[str] = []

    def site(environ: dict[str, Any], start: Any) -> list[bytes]:
        happened.append("asked")
        start("404 Not Found", [])
        return [b""]

    asking = say_once_it_answers("0.0.0.0", port, lambda: happened.append("said"))  # noqa: S104 - what `serve` is given
    assert happened == []
    server = make_server("127.0.0.1", port, site)
    serving = Thread(target=server.serve_forever)
    serving.start()
    asking.join()
    server.shutdown()
    serving.join()
    server.server_close()
    assert happened == ["asked", "said"]
