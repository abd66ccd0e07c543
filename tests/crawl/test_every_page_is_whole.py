"""Every page of the site that is made by hand: valid HTML, and no link on it leads nowhere."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from flask import Flask

from layouts import public
from tests.browser.test_every_page import PAGES
from tests.crawl.crawler import Answer, crawl, is_look, links, places
from tests.crawl.validity import mistakes
from tests.layouts.releases import MadeReleases

BROKEN = (
    '<!doctype html><html lang="en"><title>Broken</title><p id="one"><p id="one"><ul><b>no point of a list</b></ul>'
)
VIEWS = 3
Answers = Mapping[str, Answer]


@pytest.fixture(scope="module")
def answers() -> Answers:
    """What is answered at every address, in both languages."""
    server = Flask("whole", static_folder=None, template_folder=None)
    public.register(server, MadeReleases(), build="whole", today=lambda _: dt.date(2026, 6, 30))
    client = server.test_client()

    def ask(method: str, address: str, headers: Mapping[str, str]) -> Answer:
        got = client.open(address, method=method, headers=dict(headers))
        return Answer(method, address, got.status_code, dict(got.headers), got.data)

    found = crawl(ask, [language + one for language in ("", "/es") for one in PAGES], forms=False)
    return {one.address: one for one in found if one.method == "GET" and one.status != 304}


@pytest.fixture(scope="module")
def pages(answers: Answers) -> Answers:
    """The documents among them, those that say that there is nothing too."""
    return {one: got for one, got in answers.items() if got.headers["Content-Type"].startswith("text/html")}


def test_every_page_is_valid_html(pages: Answers, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page with mistakes is among them, so that silence is an answer; of each path three views are read."""
    views = Counter[str]()
    texts = {"/broken": BROKEN}
    for address, got in pages.items():
        path = urlsplit(address).path
        if views[path] < VIEWS:
            texts[address] = got.body.decode()
        views[path] += 1
    found = mistakes(texts, tmp_path_factory.mktemp("pages"))
    assert any(said.startswith("Duplicate ID “one”") for said in found.pop("/broken"))
    assert found == {}


@pytest.fixture(scope="module")
def led(pages: Answers) -> set[tuple[str, str, str]]:
    """Every link: the page, where it leads, and to which place there."""
    return {(page, *to) for page, got in pages.items() if got.status == 200 for to in links(got)}


def test_no_link_leads_to_an_address_that_has_nothing(answers: Answers, led: set[tuple[str, str, str]]) -> None:
    """Of the addresses that hold looks the first of each path were asked for."""
    assert {to for _, to, _ in led if to not in answers and not is_look(to)} == set()
    asked = ((page, to, answers[to].status) for page, to, _ in led if to in answers)
    assert {one for one in asked if one[-1] >= 400} == set()


def test_every_place_in_a_page_that_a_link_names_is_there(pages: Answers, led: set[tuple[str, str, str]]) -> None:
    there = {address: places(got) for address, got in pages.items()}
    named = [(page, to, spot) for page, to, spot in led if spot and to in there]
    assert [one for one in named if one[2] not in there[one[1]]] == []
    assert len(named) > 100
