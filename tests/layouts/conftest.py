"""A site on a small release made by hand: no database behind it."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indicators.release import NoCollaborative, NotPublished, NotReleased
from indicators.release import documents as d
from layouts import public
from tests.layouts import made

FIRST_DAY = dt.date(2026, 3, 1)


class MadeReleases:
    """Releases that were made by hand; `number` and `withdrawals` may be set to publish or withdraw something."""

    def __init__(self) -> None:
        self.site = made.SITE
        self.number, self.withdrawals = 2, 0

    def current(self, host: str, /) -> d.Released:
        if host == "unknown.example":
            raise NoCollaborative(host)
        if host == "empty.example":
            raise NotPublished
        return d.Released(d.Issue(self.number, "2026-06-01", self.withdrawals), self.site)

    def as_of(self, host: str, day: dt.date, /) -> d.Released:
        if day < FIRST_DAY:
            raise NotPublished
        return d.Released(d.Issue(1, FIRST_DAY.isoformat(), self.withdrawals), self.site)

    def outcome(self, host: str, issue: int, name: str, /) -> d.OutcomeDocument:
        if name != "housing":
            raise NotReleased(name)
        return made.OUTCOME

    def indicator(self, host: str, issue: int, name: str, /) -> d.IndicatorDocument:
        if name not in made.INDICATORS:
            raise NotReleased(name)
        return made.INDICATORS[name]

    def about(self, host: str, issue: int, /) -> d.AboutDocument:
        return made.ABOUT


@pytest.fixture
def releases() -> MadeReleases:
    """The releases behind the site."""
    return MadeReleases()


@pytest.fixture
def server(releases: MadeReleases) -> Flask:
    """The site as a Flask application."""
    flask = Flask("test", static_folder=None, template_folder=None)
    flask.testing = True
    public.register(flask, releases, build="test")
    return flask


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """Somebody who reads the site."""
    return server.test_client()
