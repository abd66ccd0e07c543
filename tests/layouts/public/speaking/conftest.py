"""A site on which people can speak: the made release, a real database behind its forms, a real mail server."""

import socket
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import voices as queries
from indicators.voices.gate import Voices
from indicators.voices.tokens import Tokens
from layouts import public
from layouts.public.letters import Letters
from tests.indicators.conftest import moment
from tests.layouts.releases import MadeReleases
from tests.migrated import migrated

TOKENS = Tokens("a secret of the tests")
ROOT = "http://127.0.0.1"
ADDRESS = "Rosa.Perez@Example.org"
SAY = {"words": "My street is dark", "language": "en", "about": "/indicators/homeless-count", "contact": "555-0100"}


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    made = migrated(sqlite_url)
    yield made
    made.close()


Serve = Callable[..., FlaskClient]


@pytest.fixture
def serve(database: Database) -> Serve:
    """Serves the made release with the database behind its forms."""

    def made(letters: Letters | None = None) -> FlaskClient:
        flask = Flask("test", static_folder=None, template_folder=None)
        voices = Voices({"*": database}, TOKENS, clock=lambda: moment("2026-06-01"))
        public.register(flask, MadeReleases(), build="test", speaking=public.Speaking(voices, letters))
        return flask.test_client()

    return made


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def kept(database: Database) -> list[t.Comment]:
    with database.reading() as session:
        return queries.every_comment(session)


def listed(database: Database) -> list[t.NewsletterAddress]:
    with database.reading() as session:
        return queries.every_address(session)


def post(client: FlaskClient, page: str, /, **form: str) -> TestResponse:
    return client.post(page, data=form)


class Box:
    """A mailbox on a real mail server."""

    def __init__(self) -> None:
        self.got: Queue[Any] = Queue()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.got.put(envelope)
        return "250 OK"


@pytest.fixture
def box() -> Iterator[tuple[Box, Letters]]:
    """A mail server on the loopback, and who sends letters to it."""
    got = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(got, hostname="127.0.0.1", port=port)
    controller.start()
    letters = Letters(f"smtp://127.0.0.1:{port}?from=news@valley.example", "https://valley.example", frozenset())
    yield got, letters
    letters.close()
    controller.stop()
