"""The API against its own description: schemathesis asks a real server what the description allows, and what not."""

import datetime as dt
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from werkzeug.serving import make_server

from layouts import public
from layouts.public.api.endpoints import ENDPOINTS, Endpoint
from layouts.public.api.openapi import path_of
from tests.layouts.releases import MadeReleases

FEW, MANY = 12, 400
OFTEN = "1000000 per minute"
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def description() -> Iterator[BaseSchema]:
    """The description, as a server on a real socket gives it."""
    flask = Flask("test", static_folder=None, template_folder=None)
    today: Callable[[str], dt.date] = lambda _: dt.date(2026, 6, 30)  # noqa: E731 - a fixed day
    public.register(flask, MadeReleases(), build="test", today=today, api_rate=OFTEN)
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/api/v1/openapi.json")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def ask(description: BaseSchema, endpoint: Endpoint, mode: GenerationMode, *, examples: int) -> None:
    """Ask an endpoint many times, and hold each answer to the description."""
    operation = description[path_of(endpoint)]["GET"]
    # Of random ids none is known; a known one leads on to what the query asks for.
    known = {"name": "homeless-count"} if "<name>" in endpoint.rule else {}

    @settings(max_examples=examples, derandomize=True, database=None)
    @given(case=operation.as_strategy(generation_mode=mode, path_parameters=known))
    def hold(case: "schemathesis.Case[Any]") -> None:
        # A cursor comes from an answer: one that is made up is a mistake, which no description of a text can tell.
        case.query.pop("cursor", None)
        case.call_and_validate()

    hold()


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.name)
def test_no_answer_is_other_than_described(description: BaseSchema, endpoint: Endpoint, mode: GenerationMode) -> None:
    ask(description, endpoint, mode, examples=FEW)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.name)
def test_no_answer_is_other_than_described_however_long_one_asks(
    description: BaseSchema, endpoint: Endpoint, mode: GenerationMode
) -> None:
    ask(description, endpoint, mode, examples=MANY)
