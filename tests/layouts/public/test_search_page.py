"""Searching: what was found by kind, in the reader's language, and what is said when there is nothing."""

import pytest
from flask.testing import FlaskClient

from indicators.release.searched import beginnings
from tests.layouts.public.plain_words import aloud, words_of_the_trade

ADDRESSES = ("/search", "/search?q=", "/search?q=home", "/search?q=zebra", "/search?q=hogar&as_of=2026-04-01")


def test_what_is_found_stands_by_kind_and_leads_there(client: FlaskClient) -> None:
    page = client.get("/search?q=home").text
    assert 'value="home"' in page
    assert 'href="/outcomes/housing"' in page
    assert 'href="/indicators/homeless-count"' in page
    assert page.index(">Outcomes <") < page.index(">Measures of the community <")


def test_a_place_that_is_found_leads_to_how_it_is_doing(client: FlaskClient) -> None:
    assert 'href="/es/?place=pasadena"' in client.get("/es/search?q=pasadena").text


def test_what_has_no_words_in_the_readers_language_is_shown_in_the_one_it_has(client: FlaskClient) -> None:
    assert '<span lang="en">Veterans without a home</span>' in client.get("/es/search?q=veterans").text


def test_nothing_asked_and_nothing_found_are_told_apart(client: FlaskClient) -> None:
    assert "Accents do not matter" in client.get("/search").text
    assert "Nothing here speaks of “zebra”." in aloud(client.get("/search?q=zebra").text)


def test_what_is_asked_cannot_leave_its_place(client: FlaskClient) -> None:
    page = client.get("/search?q=%22%3E%3Cscript%3Ealert(1)").text
    assert "<script>alert" not in page


def test_what_is_called_by_the_very_words_comes_first(client: FlaskClient) -> None:
    page = client.get("/search?q=Pasadena").text
    assert page.index('id="found-place"') == page.index('id="found-')


@pytest.mark.parametrize(
    ("address", "asked", "meant"),
    [
        ("/search?q=vetrans", "/search?q=veterans", "Did you mean:"),
        ("/es/search?q=persnas", "/es/search?q=personas", "Quizá quiso decir:"),
    ],
)
def test_words_that_are_like_those_that_are_not_found_are_offered(
    client: FlaskClient, address: str, asked: str, meant: str
) -> None:
    page = client.get(address).text
    assert f'{meant} <a href="{asked}">' in page
    assert client.get(asked).status_code == 200
    assert meant not in client.get("/search?q=zebra").text


def test_words_given_twice_are_no_search(client: FlaskClient) -> None:
    assert client.get("/search?q=a&q=b").status_code == 400


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_search_speaks_plain_words_in_both_languages(client: FlaskClient, address: str) -> None:
    assert words_of_the_trade(client.get(address).text, "en") == []
    assert words_of_the_trade(client.get(f"/es{address}").text, "es") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Niños SIN hogar", ("ninos", "sin", "hogar")),
        ("graduación, graduacion", ("graduacion",)),
        ("\"'* OR (a-b_c)", ("or", "a", "b", "c")),
        ("  ", ()),
    ],
)
def test_a_query_is_read_without_accents_capitals_or_signs(query: str, words: tuple[str, ...]) -> None:
    assert beginnings(query) == words
