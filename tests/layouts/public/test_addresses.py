import re

import pytest
from flask.testing import FlaskClient

from layouts.public.addresses import Addresses
from tests.layouts.releases import MadeReleases

PAGES = ("/", "/outcomes/housing", "/indicators/homeless-count", "/about")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
def test_every_page_answers_in_both_languages(client: FlaskClient, address: str, prefix: str, language: str) -> None:
    answer = client.get(prefix + address)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


def test_the_first_page_of_a_language_answers_with_and_without_its_last_stroke(client: FlaskClient) -> None:
    assert client.get("/es/").status_code == 200
    answer = client.get("/es")
    assert (answer.status_code, answer.headers["Location"]) == (308, "http://localhost/es/")


@pytest.mark.parametrize(
    ("address", "status", "there"),
    [
        ("/about/", 308, "/about"),
        ("/es/about/", 308, "/es/about"),
        ("/outcomes/housing/", 308, "/outcomes/housing"),
        ("/es/indicators/homeless-count/?group=all", 308, "/es/indicators/homeless-count?group=all"),
        ("/?fbclid=1", 302, "/"),
        ("/?colour=red", 302, "/"),
        ("/about?utm_source=letter&utm_medium=mail", 302, "/about"),
        ("/indicators/homeless-count?colour=red", 302, "/indicators/homeless-count"),
        ("/indicators/homeless-count?gclid=1&place=los+angeles", 302, "/indicators/homeless-count?place=los+angeles"),
    ],
)
def test_an_address_that_is_nearly_right_leads_to_the_right_one(
    client: FlaskClient, address: str, status: int, there: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (status, there)


def test_a_day_without_a_release_is_told_plainly(client: FlaskClient) -> None:
    assert "On that day nothing had been published here yet." in client.get("/?as_of=2026-02-28").text
    assert "That day has not come yet" in client.get("/about?as_of=2026-07-01").text
    assert client.get("/about?as_of=2026-06-30").status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_read_as_of_a_day_and_its_links_keep_the_day(client: FlaskClient, address: str) -> None:
    """What is cited names the update that held then."""
    page = client.get(f"{address}?as_of=2026-04-01").text
    assert "You read this page as it stood on April 1, 2026." in page
    assert f'<a href="{address}">Read it as it stands today</a>' in page
    links = [link for link in re.findall(r'<a [^>]*href="(/[^"]*)"', page) if link != address]
    assert [link for link in links if not re.search("as_of=(2026-04-01|update-1)$", link.partition("#")[0])] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/es/nothing", 404),
        ("/fr/", 404),
        ("/en/", 404),
        ("/outcomes/nothing", 404),
        ("/indicators/nothing", 404),
        ("/indicators/homeless-count/more", 404),
        ("/indicators/homeless-count?place=nowhere", 404),
        ("/indicators/homeless-count?group=nobody", 404),
        ("/indicators/homeless-count?place=pasadena&place=county", 400),
        ("/indicators/homeless-count?as_of=yesterday", 400),
        ("/indicators/homeless-count?as_of=20260301", 400),
        ("/?as_of=2026-13-01", 400),
        ("/indicators/homeless-count?as_of=2020-01-01", 404),
        ("/outcomes/housing?as_of=2026-07-01", 404),
    ],
)
def test_what_does_not_exist_says_so_in_one_sentence(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_mistake_is_told_in_the_language_of_the_address(client: FlaskClient) -> None:
    assert "Esta página no existe" in client.get("/es/nothing").text
    assert "No such page" in client.get("/nothing").text


@pytest.mark.parametrize(("host", "status"), [("unknown.example", 404), ("empty.example", 503)])
def test_a_host_without_a_release_is_told_plainly(client: FlaskClient, host: str, status: int) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_a_page_can_only_be_read(client: FlaskClient) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_the_other_language_is_the_same_page_in_the_same_view(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count?place=county&group=all").text
    assert 'href="/es/indicators/homeless-count?place=county&amp;group=all"' in page
    back = client.get("/es/indicators/homeless-count?place=county").text
    assert 'href="/indicators/homeless-count?place=county"' in back


def test_an_as_of_page_reads_the_release_of_that_day(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count?as_of=2026-04-01").text
    assert "You read this page as it stood on April 1, 2026." in page
    assert "Update 1," in page


def test_a_third_language_without_a_catalogue_is_read_in_english_with_its_own_content(
    client: FlaskClient, releases: MadeReleases
) -> None:
    from dataclasses import replace

    from indicators.release.documents import Text

    own = replace(
        releases.site.collaborative,
        languages=("en", "es", "hy"),
        vision=Text({"en": "Every child has a home.", "hy": "Ամեն երեխա տուն ունի։"}),
    )
    releases.site = replace(releases.site, collaborative=own)
    page = client.get("/hy/").text
    assert '<html lang="en">' in page
    assert '<span lang="hy">Ամեն երեխա տուն ունի։</span>' in page


@pytest.mark.parametrize(
    ("here", "path", "query", "there"),
    [
        (Addresses("en", "en"), "/", "", "/es/"),
        (Addresses("en", "en"), "/about", "", "/es/about"),
        (Addresses("es", "en"), "/es/about", "", "/es/about"),
        (Addresses("en", "en"), "/indicators/x", "place=a", "/es/indicators/x?place=a"),
    ],
)
def test_the_address_of_a_page_in_spanish(here: Addresses, path: str, query: str, there: str) -> None:
    assert here.here_in("es", path, query) == there


def test_an_address_holds_the_whole_view_and_nothing_empty() -> None:
    address = Addresses("es", "en").indicator("x", place="los angeles", group=None)
    assert address == "/es/indicators/x?place=los+angeles"
