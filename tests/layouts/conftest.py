"""A site on a small release made by hand: no database behind it."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layouts import public
from tests.layouts.releases import MadeReleases


@pytest.fixture
def releases() -> MadeReleases:
    """The releases behind the site."""
    return MadeReleases()


@pytest.fixture
def server(releases: MadeReleases) -> Flask:
    """The site as a Flask application."""
    flask = Flask("test", static_folder=None, template_folder=None)
    flask.testing = True
    public.register(flask, releases, build="test", today=lambda _: dt.date(2026, 6, 30))
    return flask


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """Somebody who reads the site."""
    return server.test_client()
