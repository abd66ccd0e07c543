"""What the API answers with: figures, words, parts of lists, in each form and language."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from tests.layouts import made
from tests.layouts.releases import MadeReleases

API = "/api/v1"
FIGURES = f"{API}/indicators/homeless-count/observations"


def told(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    found: dict[str, Any] = answer.get_json()
    return found


def every(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    """The rows of all parts of a list, as a program follows them."""
    rows: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        part = told(client, following)
        rows += part["items"]
        following = part["next"]
    return rows


def test_every_list_says_from_which_release_and_in_which_language_it_is(client: FlaskClient) -> None:
    for address in ("outcomes", "indicators", "gaps", "releases", "indicators/homeless-count/observations"):
        answer = told(client, f"{API}/{address}")
        assert answer["release"] == {"number": 2, "released_on": "2026-06-01"}
        assert (answer["language"], answer["total"]) == ("en", len(every(client, f"{API}/{address}")))


def test_the_outcomes(client: FlaskClient) -> None:
    (outcome,) = told(client, f"{API}/outcomes")["items"]
    assert (outcome["id"], outcome["short_title"], outcome["adopted"]) == ("housing", "Stable homes", False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["homeless-count", "old-index", "hidden-count"]),
        ("?outcome=housing", ["homeless-count", "old-index", "hidden-count"]),
        ("?tier=headline", ["homeless-count"]),
        ("?place=county", ["homeless-count"]),
        ("?place=pasadena&group=hispanic", ["homeless-count"]),
        ("?place=county&group=hispanic", []),  # both are known, and nothing is known of them together
    ],
)
def test_the_indicators_that_a_filter_leaves(client: FlaskClient, query: str, expected: list[str]) -> None:
    assert [one["id"] for one in told(client, f"{API}/indicators{query}")["items"]] == expected


def test_one_indicator_with_its_verdicts_sources_and_citation(client: FlaskClient) -> None:
    item = told(client, f"{API}/indicators/homeless-count")["item"]
    assert (item["title"], item["unit"], item["observations"]) == ("People without a home", "people", FIGURES)
    assert [one["id"] for one in item["places"]] == ["pasadena", "county"]
    first = item["series"][0]
    assert (first["place"], first["group"], first["trend"], first["direction"]) == (
        "pasadena",
        "all",
        "clear",
        "better",
    )
    assert first["verdict"].endswith(".")
    assert item["sources"][0]["licence"] == "public domain"
    assert item["citation"].startswith("Sample collaborative: People without a home. Update 2 of June 1, 2026.")


def test_the_figures_of_an_indicator(client: FlaskClient) -> None:
    rows = every(client, FIGURES)
    assert [one["value"] for one in rows[:13]] == [*map(float, made.HOMELESS), None]
    assert rows[12]["reason"] == "small count"
    assert rows[12]["reason_text"] == "fewer than 11 people"
    assert rows[12]["flags"] == ["hidden for privacy"]


def test_every_form_holds_the_same_figures(client: FlaskClient) -> None:
    query = "?place=pasadena&group=all&from=2016&to=2018"
    rows = told(client, f"{FIGURES}.json{query}")["items"]
    text = client.get(f"{FIGURES}.csv{query}")
    book = client.get(f"{FIGURES}.xlsx{query}")
    assert [one["value"] for one in rows] == [530.0, 575.0, 677.0]
    assert text.data.startswith(b"\xef\xbb\xbf"), "without the mark Excel breaks accents"
    lines = list(csv.DictReader(io.StringIO(text.data.decode("utf-8-sig"))))
    assert [one["value"] for one in lines] == ["530", "575", "677"]
    sheet = openpyxl.load_workbook(io.BytesIO(book.data))["Figures"]
    assert [cell.value for cell in sheet["K"]][1:] == [530, 575, 677]
    assert text.headers["Content-Disposition"] == 'attachment; filename="homeless-count.csv"'
    assert book.headers["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_hidden_figure_has_no_number_in_any_form(client: FlaskClient) -> None:
    address = f"{API}/indicators/hidden-count/observations"
    assert [(one["value"], one["numerator"]) for one in told(client, address)["items"]] == [(None, None)] * 2
    lines = csv.DictReader(io.StringIO(client.get(f"{address}.csv").data.decode("utf-8-sig")))
    assert [(one["value"], one["lower"], one["upper"]) for one in lines] == [("", "", "")] * 2
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}.xlsx").data))["Figures"]
    assert [cell.value for cell in sheet["K"]][1:] == [None, None]


@pytest.mark.parametrize("address", [f"/es{FIGURES}", f"{FIGURES}?lang=es", f"/es{FIGURES}?lang=es"])
def test_the_words_are_in_the_language_of_the_address_or_of_the_query(client: FlaskClient, address: str) -> None:
    answer = told(client, address)
    assert (answer["language"], answer["items"][0]["indicator_title"]) == ("es", "Personas sin hogar")


def test_the_query_says_the_language_over_the_address(client: FlaskClient) -> None:
    assert told(client, f"/es{API}/outcomes?lang=en")["items"][0]["title"] == "Families have a home"


def test_a_third_language_is_as_good_as_any(client: FlaskClient, releases: MadeReleases) -> None:
    releases.speak("en", "es", "hy")
    answer = told(client, f"/hy{API}/gaps?limit=1")
    assert (answer["language"], str(answer["next"])[:8]) == ("hy", "/hy/api/")
    assert client.get(f"/hy{API}/openapi.json").get_json()["paths"]["/gaps"]
    assert client.get("/fr/api/v1/gaps").status_code == 404


@pytest.mark.parametrize("limit", [1, 2, 7, 26, 27, 1000])
def test_parts_of_a_list_are_together_the_list(client: FlaskClient, limit: int) -> None:
    whole = told(client, f"{FIGURES}?limit=1000")
    assert whole["next"] is None
    assert every(client, f"{FIGURES}?limit={limit}") == whole["items"]


def test_the_link_to_the_next_rows_is_in_the_head_too_and_keeps_what_was_asked(client: FlaskClient) -> None:
    answer = client.get(f"/es{FIGURES}?place=pasadena&limit=5")
    following = answer.get_json()["next"]
    assert answer.headers["Link"] == f'<{following}>; rel="next"'
    assert following.startswith(f"/es{FIGURES}?place=pasadena&limit=5&cursor=")
    assert "Link" not in client.get(f"{FIGURES}?limit=1000").headers


def test_gaps_are_told_in_sentences_and_codes(client: FlaskClient) -> None:
    (gap,) = told(client, f"/es{API}/gaps?kind=no-target&outcome=housing")["items"]
    assert (gap["kind"], gap["indicator"], gap["since"]) == ("no-target", "homeless-count", "2026-01-15")
    assert gap["what"] == "Personas sin hogar: nadie ha fijado una meta."
    hole = told(client, f"{API}/gaps?kind=hole")["items"][0]
    assert (hole["need"]["due"], hole["need"]["overdue"]) == ("2026-03-31", True)


def test_releases_tell_what_changed_and_which_were_taken_back(client: FlaskClient) -> None:
    second, first, gone = told(client, f"{API}/releases")["items"]
    assert (second["number"], second["state"], second["summary"]) == (2, "published", ["1 measure changed."])
    assert [one["lines"] for one in second["changes"]] == [
        ["2 new figures.", "Newest: 677 people in 2018, after 575 people in 2017 (Pasadena, Everyone)."]
    ]
    assert (first["number"], first["released_on"], first["changes"]) == (1, "2026-03-01", [])
    assert (gone["state"], gone["withdrawn_on"], gone["because"]) == ("withdrawn", "2026-02-03", "Wrong year.")


def test_everything_can_be_read_as_it_stood_on_a_day(client: FlaskClient) -> None:
    answer = told(client, f"{API}/indicators?as_of=2026-04-01&limit=1")
    assert answer["release"] == {"number": 1, "released_on": "2026-03-01"}
    assert "as_of=2026-04-01" in answer["next"]
    assert told(client, f"{FIGURES}?as_of=2026-04-01")["items"][0]["release"] == 1
    text = client.get(f"{FIGURES}.csv?as_of=2026-04-01").data.decode("utf-8-sig")
    assert text.splitlines()[1].endswith(",1,2026-03-01")
