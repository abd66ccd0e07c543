"""An indicator in a frame of somebody else's page."""

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from layouts.public.embed import embed_code
from tests.browser.conftest import Reader, Served
from tests.browser.test_every_page import LANGUAGES, WIDER, violations

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
    code = embed_code(EMBED, title="Homes", root=site.address)
    page = Response(f'<!doctype html><html lang="en"><title>News</title>{code}', mimetype="text/html")
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
    expect(frame.get_by_role("heading", name="People without a home")).to_be_visible()
    expect(frame.locator("svg.cc-wide")).to_be_visible()
