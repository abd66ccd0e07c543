"""The site behind proxies, on a real server: whose headers are believed, and what absolute addresses begin with."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from layouts import public
from layouts.public.roots import Roots
from tests.layouts.releases import MadeReleases

API = "/api/v1/gaps"
PAGE = "/indicators/homeless-count"
TOLD = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "data.example.org"}


@contextmanager
def served(*, hops: int = 0, **more: Any) -> Iterator[int]:
    """Serve the hand-made release on a free port, which is given."""
    flask = Flask("proxied", static_folder=None, template_folder=None)
    public.register(flask, MadeReleases(), build="proxied", **more)
    public.trust_proxies(flask, hops)
    server = make_server("127.0.0.1", 0, flask)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.port
    server.shutdown()
    thread.join()
    server.server_close()


def ask(port: int, address: str, **headers: str) -> tuple[int, str]:
    """Return the status and the text of an answer."""
    asking = http.client.HTTPConnection("127.0.0.1", port)
    asking.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = asking.getresponse()
    told = answer.status, answer.read().decode()
    asking.close()
    return told


def root_of(page: str) -> str:
    """Return what the address of a page that stays begins with."""
    return page.split('<link rel="canonical" href="')[1].split(PAGE)[0]


def test_without_a_proxy_no_header_of_one_is_believed() -> None:
    """Who forges addresses is counted as one reader: two may ask in a minute."""
    with served(api_rate="2 per minute") as port:
        statuses = [ask(port, API, X_Forwarded_For=f"192.0.2.{number}")[0] for number in range(3)]
        assert statuses == [200, 200, 429]
        assert root_of(ask(port, PAGE, **TOLD)[1]) == f"http://127.0.0.1:{port}"


def test_behind_a_proxy_its_word_counts_and_what_a_reader_wrote_before_it_does_not() -> None:
    with served(hops=1, api_rate="2 per minute") as port:
        forged = [ask(port, API, X_Forwarded_For=f"192.0.2.{number}, 198.51.100.7")[0] for number in range(3)]
        assert forged == [200, 200, 429]
        assert ask(port, API, X_Forwarded_For="198.51.100.8")[0] == 200
        assert root_of(ask(port, PAGE, **TOLD)[1]) == "https://data.example.org"


def test_behind_two_proxies_the_last_but_one_told_the_reader() -> None:
    with served(hops=2, api_rate="1 per minute") as port:
        asked = ("198.51.100.7, 203.0.113.1", "198.51.100.7, 203.0.113.2", "198.51.100.8, 203.0.113.1")
        assert [ask(port, API, X_Forwarded_For=one)[0] for one in asked] == [200, 429, 200]


def test_every_absolute_address_is_where_the_operator_says_whatever_a_request_claims() -> None:
    with served(hops=1, roots=Roots("https://curves.example.org")) as port:
        for address in (PAGE, f"/es{PAGE}", "/feed.xml", "/sitemap.xml", "/robots.txt", f"{PAGE}/chart.svg"):
            status, told = ask(port, address, **TOLD)
            assert status == 200
            assert "curves.example.org" in told
            assert "data.example.org" not in told
            assert "127.0.0.1" not in told
        page = ask(port, PAGE, **TOLD)[1]
    assert 'property="og:image" content="https://curves.example.org/share' in page
    assert 'hreflang="es" href="https://curves.example.org/es' in page
    assert "iframe src=&#34;https://curves.example.org/embed" in page


@pytest.mark.parametrize(
    ("asked", "root"),
    [
        ("http://pasadena.example:8050", "https://pasadena.example"),
        ("http://Elsewhere.example", "https://curves.example.org:8443"),
        ("http://curves.example.org", "https://curves.example.org:8443"),
    ],
)
def test_a_name_that_is_served_leads_to_itself_and_any_other_to_where_the_operator_says(asked: str, root: str) -> None:
    roots = Roots("https://curves.example.org:8443", frozenset({"pasadena.example", "curves.example.org"}))
    assert roots.of(asked) == root
    assert Roots().of(f"{asked}/") == asked
