"""What surrounds a document: tags, compression, headers of safety."""

import gzip
import re
import sys
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from layouts.public.assets import read_assets
from tests.layouts.releases import MadeReleases

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

INDICATOR = "/indicators/homeless-count"
WAYS = (("br", brotli.decompress), ("zstd", zstd.decompress), ("gzip", gzip.decompress))
WORDS = (
    INDICATOR,
    f"{INDICATOR}/chart.svg",
    "/api/v1/indicators/homeless-count",
    "/api/v1/indicators/homeless-count/observations.csv",
    "/feed.xml",
    "/sitemap.xml",
)


def tag(client: FlaskClient, address: str = INDICATOR) -> str:
    return client.get(address).headers["ETag"]


def test_a_page_carries_a_weak_tag_and_is_always_asked_for_again(client: FlaskClient) -> None:
    answer = client.get(INDICATOR)
    assert answer.headers["ETag"].startswith('W/"')
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("encoding", ["identity", "br", "zstd", "gzip"])
def test_an_unchanged_page_answers_304_without_a_body(client: FlaskClient, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    known = client.get(INDICATOR, headers=headers).headers["ETag"]
    again = client.get(INDICATOR, headers={**headers, "If-None-Match": known})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == known


def test_a_release_a_withdrawal_a_language_or_a_view_changes_the_tag(
    client: FlaskClient, releases: MadeReleases
) -> None:
    tags = [tag(client), tag(client, f"/es{INDICATOR}"), tag(client, f"{INDICATOR}?place=county")]
    releases.withdrawals = 1
    tags.append(tag(client))
    releases.number = 3
    tags.append(tag(client))
    assert len(set(tags)) == len(tags)


def test_the_same_page_is_rendered_once_although_dash_marks_every_rendering(client: FlaskClient) -> None:
    assert client.get(INDICATOR).data == client.get(INDICATOR).data


@pytest.mark.parametrize(("encoding", "decode"), WAYS)
@pytest.mark.parametrize("address", WORDS)
def test_what_is_made_of_words_is_sent_compressed_and_answers_304(
    client: FlaskClient, address: str, encoding: str, decode: Callable[[bytes], bytes]
) -> None:
    headers = {"Accept-Encoding": encoding}
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    packed = client.get(address, headers=headers)
    assert packed.headers["Content-Encoding"] == encoding
    assert decode(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    again = client.get(address, headers={**headers, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Accept-Encoding" in again.headers["Vary"]


def test_what_is_kept_is_sent_in_the_smallest_way_that_a_reader_knows(client: FlaskClient) -> None:
    every = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    assert client.get(INDICATOR, headers=every).headers["Content-Encoding"] == "br"
    assert client.get(read_assets().address("site.css"), headers=every).headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in client.get(f"{INDICATOR}/chart.png", headers=every).headers


def test_a_reader_that_refuses_a_way_of_compressing_does_not_get_it(client: FlaskClient) -> None:
    answer = client.get(INDICATOR, headers={"Accept-Encoding": "br;q=0, gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_files_are_kept_for_a_year_at_an_address_of_their_content(client: FlaskClient) -> None:
    assets = read_assets()
    answer = client.get(assets.address("site.css"), headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert brotli.decompress(answer.data) == assets.files["site.css"]
    assert client.get("/assets/old/site.css").headers["Cache-Control"] == "no-cache"
    assert client.get(f"/assets/{assets.version}/../app.py").status_code == 404


def test_the_policy_allows_nothing_inline_and_nobody_else(client: FlaskClient) -> None:
    policy = client.get(INDICATOR).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("address", ["/", "/outcomes/housing", INDICATOR, "/about", "/nothing"])
def test_a_page_has_no_inline_style_no_inline_handler_and_no_file_of_others(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert not re.search(r'<[^>]+\sstyle="', page)
    assert not re.search(r"<[^>]+\son[a-z]+=", page)
    assert not re.search(r'(?:src|<link(?! rel="(?:canonical|alternate)")[^>]+href)="(?:https?:)?//', page)


def test_only_pages_with_a_chart_or_a_table_carry_more_than_the_script_of_the_menu(client: FlaskClient) -> None:
    for address in ("/", "/outcomes/housing", "/newsletter", "/nothing"):
        # What is described for search engines runs nowhere; all that runs is what closes the menu by Escape.
        scripts = re.findall(r'<script(?! type="application/ld\+json")[^>]*>', client.get(address).text)
        assert all(one.startswith("<script defer src=") and one.endswith('/menu.js">') for one in scripts), address
    page = client.get(INDICATOR).text
    sources = re.findall(r'<script src="([^"]+)"', page)
    names = [re.sub(r"\.v[0-9_m]+|@[0-9.]+", "", source.rsplit("/", 1)[1]) for source in sources]
    assert len(sources) == 6
    assert names[:2] == ["charts.js", "island.js"]
    assert names[-1].startswith("dash_renderer")
    # The largest by far keeps none of the others waiting.
    [largest] = re.findall(r'<script async id="plotly" src="([^"]+)"', page)
    assert largest.endswith("/plotly-basic.min.js")
    for address in (INDICATOR, "/indicators/hidden-count", "/disclosure"):
        sources = re.findall(r'<script defer src="([^"]+)"', client.get(address).text)
        assert [one.rsplit("/", 1)[1] for one in sources] == ["menu.js", "tables.js"]


def test_the_scripts_and_the_layout_of_the_island_are_served(client: FlaskClient) -> None:
    page = client.get(INDICATOR).text
    for source in re.findall(r'<script [^>]*src="([^"]+)"', page):
        assert client.get(source).status_code == 200, source
    assert client.get("/_island/_dash-layout").json["props"]["id"] == "curve-drawn"  # type: ignore[index]  # it is JSON


def test_the_island_has_no_page_of_its_own(client: FlaskClient) -> None:
    assert client.get("/_island/").status_code == 404
    assert client.get("/_island/anything").status_code == 404
    assert client.post("/_island/_dash-update-component", json={"output": "x.y", "inputs": []}).status_code == 405


def test_two_sites_in_one_process_each_have_their_island(server: Flask, releases: MadeReleases) -> None:
    from layouts import public

    other = Flask("other", static_folder=None, template_folder=None)
    public.register(other, releases, build="other")
    for flask in (server, other):
        dependencies = flask.test_client().get("/_island/_dash-dependencies").json
        assert [one["output"] for one in dependencies] == ["curve-drawn.figure"]  # type: ignore[union-attr]  # JSON


@pytest.mark.parametrize(
    "outlet",
    [
        INDICATOR,
        f"/es{INDICATOR}",
        "/updates",
        "/",
        f"{INDICATOR}/chart.svg",
        f"/embed{INDICATOR}",
        f"/api/v1{INDICATOR}",
    ],
)
def test_an_update_is_named_by_its_number_wherever_a_day_is(client: FlaskClient, outlet: str) -> None:
    """Of two updates of one day, the day leads to the last; the number leads to each."""
    first, today = (client.get(f"{outlet}?as_of=update-{number}") for number in (1, 2))
    assert (first.status_code, today.status_code) == (200, 200)
    assert client.get(f"{outlet}?as_of=update-3").status_code == 404
    for none in ("update-0", "update-", "update-01", "update-x", "release-1", "update-1234567"):
        assert client.get(f"{outlet}?as_of={none}").status_code == 400, none


def test_what_stands_with_an_update_keeps_its_number_in_every_link(client: FlaskClient) -> None:
    page = client.get("/?as_of=update-1").text
    assert "You read this page as it stood with Update 1 of March 1, 2026." in page
    assert 'href="/indicators/homeless-count?as_of=update-1"' in page
    assert 'value="update-1"' in page
    told = client.get(f"{INDICATOR}?as_of=update-1").text
    assert '<option value="update-1" data-name="Update 1 of March 1, 2026" selected>' in told
    assert f"http://localhost{INDICATOR}?as_of=update-1</a>" in told
    assert f"http://localhost{INDICATOR}?as_of=update-2</a>" in client.get(INDICATOR).text
    updates = client.get("/updates?as_of=update-1").text
    assert 'id="1"' in updates and 'id="2"' not in updates
