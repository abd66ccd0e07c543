"""An indicator in a frame of somebody else's page."""

import re
import urllib.request
from collections.abc import Iterator
from html import unescape
from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from tests.browser.axe import violations
from tests.browser.conftest import Reader, Served
from tests.browser.test_every_page import LANGUAGES, WIDER

pytestmark = pytest.mark.browser

EMBED = "/embed/indicators/homeless-count"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_a_frame_however_narrow(reader: Reader, language: str) -> None:
    page = reader(language + EMBED, width=320, color_scheme="light")
    assert page.evaluate(WIDER) <= 0
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    assert [*light, *violations(page)] == []


@pytest.fixture
def news(site: Served) -> Iterator[str]:
    """A site of somebody else, whose only page holds the frame."""
    with urllib.request.urlopen(f"{site.address}/es/indicators/homeless-count") as answer:  # noqa: S310 - the loopback
        told = answer.read().decode()
    code = re.search(r'(?s)<textarea id="embed-code"[^>]*>(.*?)</textarea>', told)
    assert code
    page = Response(f'<!doctype html><html lang="en"><title>News</title>{unescape(code[1])}', mimetype="text/html")
    server = make_server("127.0.0.1", 0, page, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_another_page_shows_it_without_script(reader: Reader, news: str) -> None:
    page = reader("/about", java_script_enabled=False)
    page.goto(news)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Personas sin hogar")).to_be_visible()
    expect(frame.locator("svg.cc-wide")).to_be_visible()
    inside = page.frames[1]
    for width in (306, 376, 500, 616, 880):  # the page has 8 pixels of edge on either side
        page.set_viewport_size({"width": width, "height": 700})
        overlong = inside.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight")
        assert overlong == 0, f"at {width} pixels the frame scrolls by {overlong}"
        empty = inside.evaluate("innerHeight - document.querySelector('main').getBoundingClientRect().height")
        assert empty < 300, f"at {width} pixels {empty} of the frame are empty"
