"""Saying that a site is served, once it answers."""

import http.client
from collections.abc import Callable
from threading import Event, Thread

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - addresses are compared, nothing is bound to them
PAUSE = 0.1
"""Seconds between two attempts."""


def say_once_it_answers(host: str, port: int, say: Callable[[], None]) -> Thread:
    """Start asking a server that is about to start, and call `say` after its first answer; return who asks.

    He asks for as long as the process lives; whatever is answered counts.
    """
    asking = Thread(target=_ask, args=(EVERYWHERE.get(host, host), port, say), daemon=True)
    asking.start()
    return asking


def _ask(host: str, port: int, say: Callable[[], None]) -> None:
    pause = Event()
    while not _answers(host, port):
        pause.wait(PAUSE)
    say()


def _answers(host: str, port: int) -> bool:
    asked = http.client.HTTPConnection(host, port)
    try:
        asked.request("HEAD", "/")
        asked.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
    return True
