"""The addresses of pictures."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from layouts.documents.pixels import notes_of
from tests.layouts.releases import MadeReleases

ADDRESSES = (
    "/indicators/homeless-count/chart.svg",
    "/indicators/homeless-count/chart.png",
    "/share/indicators/homeless-count.png",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_picture_answers_in_both_languages_to_anybody_and_is_asked_for_again(
    client: FlaskClient, address: str, prefix: str
) -> None:
    answer = client.get(prefix + address)
    assert answer.status_code == 200
    assert answer.mimetype == ("image/svg+xml" if address.endswith("svg") else "image/png")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get(prefix + address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_picture_changes_with_the_update(client: FlaskClient, releases: MadeReleases, address: str) -> None:
    before = client.get(address).headers["ETag"]
    releases.withdrawals += 1
    assert client.get(address).headers["ETag"] != before


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?place=nowhere", 404),
        ("?group=nobody", 404),
        ("?compare=nowhere", 404),
        ("?place=county&place=county", 400),
        ("?utm_source=x", 302),
    ],
)
def test_a_picture_of_what_there_is_not_is_none(client: FlaskClient, address: str, query: str, status: int) -> None:
    assert client.get(address + query).status_code == status


def test_an_indicator_that_is_not_public_has_no_picture(client: FlaskClient) -> None:
    assert client.get("/indicators/nothing/chart.svg").status_code == 404
    assert client.get("/share/indicators/nothing.png").status_code == 404


def test_a_picture_shows_the_place_the_group_and_the_day_that_are_asked_for(client: FlaskClient) -> None:
    drawing = client.get("/indicators/homeless-count/chart.svg?group=hispanic&as_of=2026-04-01").text
    for part in ("Pasadena · Hispanic", "update 1 of March 1, 2026", "?group=hispanic&amp;as_of=2026-04-01"):
        assert part in drawing, part
    notes = dict(notes_of(client.get("/es/indicators/homeless-count/chart.png?place=county").data))
    assert notes["Title"] == "Personas sin hogar (Condado de Los Ángeles · Todas las personas)"


def test_what_stands_alone_prints_the_notes_that_its_numbers_stand_for(client: FlaskClient) -> None:
    drawing = client.get("/indicators/homeless-count/chart.svg").text
    assert "677 people¹" in drawing or "677¹" in drawing
    assert ">¹ 2018: Corrected; before: 670<" in drawing
    assert '<p class="small">¹ 2018: Corrected; before: 670</p>' in client.get("/embed/indicators/homeless-count").text
    assert ">¹ 2018: Corregida; antes: 670<" in client.get("/es/indicators/homeless-count/chart.svg").text
    assert "¹" not in client.get("/indicators/homeless-count/chart.svg?group=hispanic").text


def test_a_picture_of_hidden_figures_is_a_sentence_without_a_number(client: FlaskClient) -> None:
    drawing = client.get("/indicators/hidden-count/chart.svg").text
    assert "cc-chart" not in re.sub(r"(?s)<style>.*?</style>", "", drawing)
    assert "tell" in drawing
    assert client.get("/share/indicators/hidden-count.png").status_code == 200


def test_a_drawing_that_is_opened_by_itself_may_use_its_own_styles_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get(ADDRESSES[0])
    allowed = answer.headers["Content-Security-Policy"]
    for style in re.findall(r"(?s)<style>(.*?)</style>", answer.text):
        assert b64encode(sha256(style.encode()).digest()).decode() in allowed
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed


def test_a_picture_shows_the_periods_that_are_looked_at_and_the_likely_ranges_that_are_asked_for(
    client: FlaskClient,
) -> None:
    drawing = client.get("/indicators/homeless-count/chart.svg?from=2014&to=2016").text
    assert "Pasadena · Everyone · 2014 to 2016" in drawing
    assert "2012: 904" not in drawing
    assert "2014: 666" in drawing
    assert "?from=2014&amp;to=2016" in drawing
    assert client.get("/indicators/homeless-count/chart.png?from=soon").status_code == 400
    assert "2014 to 2016" in client.get("/embed/indicators/homeless-count?from=2014&to=2016").text
    assert client.get("/indicators/homeless-count/sheet.pdf?ranges=show").status_code == 200


def test_what_is_taken_away_keeps_how_the_chart_is_looked_at(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count?from=2014&ranges=show").text
    for part in (
        "/chart.png?from=2014&amp;ranges=show",
        'observations.csv?place=pasadena&amp;group=all&amp;from=2014"',
    ):
        assert part in page, part
