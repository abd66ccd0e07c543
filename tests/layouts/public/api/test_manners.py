"""How the API answers: tags, mistakes, other sites, too many questions, and its own description."""

import datetime as dt
import json
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from layouts import public
from layouts.public.api.endpoints import ENDPOINTS
from tests.layouts import made
from tests.layouts.releases import MadeReleases

API = "/api/v1"
FIGURES = f"{API}/indicators/homeless-count/observations"


def wrong(answer: TestResponse) -> dict[str, Any]:
    """A problem, as it must be."""
    assert answer.mimetype == "application/problem+json", answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    problem: dict[str, Any] = json.loads(answer.data)
    assert {"type", "title", "status", "detail", "code"} <= set(problem)
    assert problem["status"] == answer.status_code
    return problem


@pytest.mark.parametrize("form", ["", ".csv", ".xlsx"])
def test_an_unchanged_answer_is_304_until_something_is_withdrawn(
    client: FlaskClient, releases: MadeReleases, form: str
) -> None:
    first = client.get(FIGURES + form)
    assert first.headers["ETag"].startswith('W/"')
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(FIGURES + form, headers=known)
    assert (again.status_code, again.data) == (304, b"")
    releases.withdrawals = 1
    assert client.get(FIGURES + form, headers=known).status_code == 200


def test_a_head_has_everything_but_the_body(client: FlaskClient) -> None:
    answer = client.head(f"{FIGURES}?limit=1")
    assert (answer.status_code, answer.data) == (200, b"")
    assert 'rel="next"' in answer.headers["Link"]


@pytest.mark.parametrize(
    ("address", "status", "code", "parameter"),
    [
        (f"{API}/indicators?plaec=county", 400, "unknown-parameter", "plaec"),
        (f"{FIGURES}?fbclid=1", 400, "unknown-parameter", "fbclid"),
        (f"{FIGURES}.csv?limit=1", 400, "unknown-parameter", "limit"),
        (f"{API}/releases?as_of=2026-04-01", 400, "unknown-parameter", "as_of"),
        (f"{FIGURES}?place=county&place=pasadena", 400, "repeated-parameter", "place"),
        (f"{FIGURES}?limit=0", 400, "bad-value", "limit"),
        (f"{FIGURES}?limit=1001", 400, "bad-value", "limit"),
        (f"{FIGURES}?limit=ten", 400, "bad-value", "limit"),
        (f"{FIGURES}?limit=%D9%A3", 400, "bad-value", "limit"),  # an Arabic three
        (f"{FIGURES}?from=2014-13", 400, "bad-value", "from"),
        (f"{FIGURES}?to=tomorrow", 400, "bad-value", "to"),
        (f"{FIGURES}?as_of=20260401", 400, "bad-value", "as_of"),
        (f"{API}/indicators?tier=first", 400, "bad-value", "tier"),
        (f"{API}/gaps?kind=boredom", 400, "bad-value", "kind"),
        (f"{API}/indicators?place=", 400, "bad-value", "place"),
        (f"{API}/outcomes?lang=", 400, "bad-value", "lang"),
        (f"{API}/outcomes?lang=fr", 400, "bad-value", "lang"),
        (f"{FIGURES}?cursor=x", 400, "stale-cursor", "cursor"),
        (f"{FIGURES}?cursor=AAAAAAAAAAAAAAAA", 400, "stale-cursor", "cursor"),
        (f"{FIGURES}?place=nowhere", 404, "not-found", "place"),
        (f"{FIGURES}?from=2018&to=2016-05", 400, "reversed-time", "from"),
        (f"{API}/indicators?group=nobody", 404, "not-found", "group"),
        (f"{API}/gaps?outcome=nothing", 404, "not-found", "outcome"),
        (f"{API}/indicators/nothing", 404, "not-found", None),
        (f"{API}/indicators/%00", 404, "not-found", None),
        (f"{API}/indicators/nothing/observations.xlsx", 404, "not-found", None),
        (f"{API}/nothing", 404, "not-found", None),
        (f"/fr{API}/outcomes", 404, "not-found", None),
        (f"{FIGURES}?as_of=2026-02-01", 404, "not-found", None),
        (f"{FIGURES}?as_of=2030-01-01", 404, "not-found", None),
    ],
)  # fmt: skip
def test_a_mistake_is_told_as_a_problem(
    client: FlaskClient, address: str, status: int, code: str, parameter: str | None
) -> None:
    problem = wrong(client.get(address))
    assert (problem["status"], problem["code"], problem.get("parameter")) == (status, code, parameter)


def test_a_problem_is_told_in_the_language_of_the_address_or_of_the_query(client: FlaskClient) -> None:
    said = "El nombre “x” no se conoce aquí. Se conocen: as_of, limit, cursor, lang."
    assert wrong(client.get(f"/es{API}/outcomes?x=1"))["detail"] == said
    assert wrong(client.get(f"{API}/outcomes?x=1&lang=es"))["detail"] == said
    assert wrong(client.get(f"/es{API}/nothing"))["title"] == wrong(client.get(f"{API}/nothing?lang=es"))["title"]


def test_nothing_can_be_written(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.open(f"{API}/outcomes", method=method)
        assert wrong(answer)["status"] == 405
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_site_without_updates_or_without_a_name_says_so(client: FlaskClient) -> None:
    assert wrong(client.get(f"{API}/outcomes", headers={"Host": "empty.example"}))["status"] == 503
    assert wrong(client.get(f"{API}/outcomes", headers={"Host": "unknown.example"}))["status"] == 404


def test_a_cursor_is_good_for_one_question_about_one_release(client: FlaskClient, releases: MadeReleases) -> None:
    following = client.get(f"{FIGURES}?limit=5").get_json()["next"]
    assert client.get(following).status_code == 200
    assert client.get(following.replace("limit=5", "limit=9") + "&lang=es").status_code == 200
    assert wrong(client.get(f"{following}&group=all"))["code"] == "stale-cursor"
    assert wrong(client.get(following.replace("homeless-count", "old-index")))["code"] == "stale-cursor"
    releases.number = 3
    assert wrong(client.get(following))["code"] == "stale-cursor"


@pytest.mark.parametrize("address", [f"{API}/outcomes", f"/es{FIGURES}.csv", f"{API}/nothing", f"{API}/gaps?x=1"])
def test_pages_of_other_sites_may_read_every_answer(client: FlaskClient, address: str) -> None:
    head = client.get(address, headers={"Origin": "https://example.org"}).headers
    assert head["Access-Control-Allow-Origin"] == "*"
    assert head["Access-Control-Expose-Headers"] == "ETag, Link, Retry-After"
    assert "Access-Control-Allow-Credentials" not in head


def test_a_browser_that_asks_first_learns_that_it_may_read(client: FlaskClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Headers": "If-None-Match"}
    answer = client.options(FIGURES, headers=asked)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"


def test_pages_for_people_are_read_by_nobody_elses_script(client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/indicators/homeless-count").headers


def test_who_asks_too_often_waits_and_nobody_else_does(releases: MadeReleases) -> None:
    flask = Flask("test", static_folder=None, template_folder=None)
    public.register(flask, releases, build="test", today=lambda _: dt.date(2026, 6, 30), api_rate="3 per hour")
    asking = flask.test_client()
    assert [asking.options(FIGURES).status_code for _ in range(5)] == [200] * 5  # these do not count
    client = flask.test_client()
    addresses = (f"{API}/outcomes", f"/es{API}/gaps", f"{API}/openapi.json")
    assert [client.get(one).status_code for one in addresses] == [200, 200, 200]
    answer = client.get(f"{API}/releases?lang=es")
    assert wrong(answer)["title"] == "Demasiadas preguntas"
    assert (answer.status_code, 1 <= int(answer.headers["Retry-After"]) <= 3600) == (429, True)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{API}/outcomes", environ_overrides={"REMOTE_ADDR": "10.0.0.9"}).status_code == 200
    assert client.get("/").status_code == 200


def test_an_answer_that_is_no_refusal_says_nothing_of_waiting(client: FlaskClient) -> None:
    assert "Retry-After" not in client.get(f"{API}/outcomes").headers


@pytest.fixture
def description(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{API}/openapi.json").get_json()
    return found


def test_the_description_names_every_address_and_every_name_of_its_query(description: dict[str, Any]) -> None:
    assert description["openapi"] == "3.1.0"
    for endpoint in ENDPOINTS:
        operation = description["paths"][endpoint.rule.replace("<name>", "{name}")]["get"]
        asked = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
        assert asked == [one.name for one in endpoint.knows]


@pytest.mark.parametrize("name", ["outcomes", "indicators", "gaps", "releases", "observations", "indicator"])
def test_answers_are_what_the_description_says(client: FlaskClient, description: dict[str, Any], name: str) -> None:
    endpoint = next(one for one in ENDPOINTS if one.name == name)
    operation = description["paths"][endpoint.rule.replace("<name>", "{name}")]["get"]
    form = operation["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(f"{API}{endpoint.rule.replace('<name>', 'homeless-count')}").get_json()
    jsonschema.Draft202012Validator({**form, "components": description["components"]}).validate(answer)


def test_the_description_is_in_the_language_and_leads_to_its_addresses(client: FlaskClient) -> None:
    spanish: dict[str, Any] = client.get(f"/es{API}/openapi.json").get_json()
    assert spanish["servers"] == [{"url": "/es/api/v1"}]
    assert spanish["paths"]["/outcomes"]["get"]["summary"] == "Qué quiere la comunidad."
    languages = next(one for one in spanish["paths"]["/outcomes"]["get"]["parameters"] if one["name"] == "lang")
    assert languages["schema"]["enum"] == ["en", "es"]


def test_a_place_that_is_known_and_has_no_figures_is_no_mistake(client: FlaskClient, releases: MadeReleases) -> None:
    known = {one.id for one in releases.site.places}
    bare = sorted(known - {one.id for one in made.HOMELESS_COUNT.places})
    assert bare, "the made release leads to a place that this measure has no figures of"
    answer = client.get(f"{FIGURES}?place={bare[0]}")
    assert (answer.status_code, answer.json["items"]) == (200, [])  # type: ignore[index]  # it is JSON


@pytest.mark.parametrize("query", ["?from=2016&to=2016-05", "?from=2016-05&to=2016", "?from=2016&to=2016"])
def test_a_month_within_the_same_year_is_in_order(client: FlaskClient, query: str) -> None:
    assert client.get(f"{FIGURES}{query}").status_code == 200


def test_its_beginning_lists_the_addresses_and_docs_leads_to_the_description(client: FlaskClient) -> None:
    links = client.get(f"/es{API}").json
    assert links
    assert links["description"] == f"/es{API}/openapi.json"
    assert {client.get(address).status_code for address in links.values()} == {200}
    assert client.get("/docs", follow_redirects=True).json["openapi"] == "3.1.0"  # type: ignore[index]  # it is JSON


def test_a_watcher_learns_whether_it_lives_and_is_ready(client: FlaskClient) -> None:
    assert [client.get(one).status_code for one in ("/healthz", "/readyz")] == [200, 200]
    empty = {"Host": "empty.example"}
    assert [client.get(one, headers=empty).status_code for one in ("/healthz", "/readyz")] == [200, 503]
    assert client.get("/readyz", headers={"Host": "unknown.example"}).status_code == 200


def test_the_feed_may_be_read_from_other_sites(client: FlaskClient) -> None:
    assert client.get("/es/feed.xml").headers["Access-Control-Allow-Origin"] == "*"
