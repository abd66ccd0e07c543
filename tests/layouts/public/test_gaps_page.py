"""The page of what we do not know yet: folded, filtered, with the agenda and with what was answered."""

import re

import pytest
from flask.testing import FlaskClient

from tests.layouts.public.plain_words import aloud


def said(client: FlaskClient, address: str) -> str:
    """What the page says, in one line."""
    return re.sub(r"\s+", " ", aloud(client.get(address).text))


def test_the_page_tells_places_first_then_each_outcome_then_what_was_answered(client: FlaskClient) -> None:
    page = said(client, "/gaps")
    parts = (
        "What we do not know yet",
        "23 questions are open.",
        "Places that we know too little about",
        "Los Angeles County: no figures of its own for 1 of 2 main measures.",
        "Which measures",
        "Stable homes (22)",
        "People without a home, Pasadena: no figures for this group: Hispanic.",
        "decided against",
        "Answered lately",
        "Open since January 15, 2026, answered on February 20, 2026.",
    )
    at = [page.find(part) for part in parts]
    assert -1 not in at
    assert at == sorted(at)
    assert page[at[4] : at[5]].count("People without a home") == 1


def test_only_a_few_lines_of_an_outcome_stand_open(client: FlaskClient) -> None:
    page = client.get("/gaps").text
    before, after = page.split("fold more-gaps")
    assert before.count('<li class="gap') == 6  # one place, five lines
    assert after.index("decided against") > after.rindex("Stable homes: no main measure")


def test_a_filter_shows_a_part_and_says_so(client: FlaskClient) -> None:
    page = said(client, "/gaps?kind=late")
    assert "Shown here: 3 of 23." in page
    assert "2 more like it" in page
    assert "nobody has set a target" not in page
    assert "Places that we know too little about" not in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("outcome=housing", 200),
        ("outcome=&kind=", 200),
        ("outcome=nothing", 404),
        ("kind=nothing", 400),
        ("kind=late&kind=hole", 400),
        ("as_of=2026-04-01", 200),
        ("place=pasadena", 302),
    ],
)
def test_the_query_is_a_closed_list(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/gaps?{query}").status_code == status


def test_the_agenda_tells_ratings_votes_dissent_and_who_does_what_by_when(client: FlaskClient) -> None:
    english = (
        "Why not yet Nobody counts moves.",
        "Who will gather them The library",
        "Next step Ask three schools.",
        "Wanted by March 31, 2026 (that day has passed)",
        "people understand it: high; it stands for what we want: medium; there are good figures: low",
        "for it: 9, against it: 2",
        "Who saw it otherwise Two would rather ask the parents.",
    )
    for address in ("/gaps", "/outcomes/housing"):
        page = said(client, address)
        assert [part for part in english if part not in page] == [], address
    assert "la gente lo entiende: alto" in said(client, "/es/outcomes/housing")


def test_every_page_leads_to_it_and_an_outcome_to_its_own_part(client: FlaskClient) -> None:
    assert 'href="/gaps"' in client.get("/").text
    assert 'href="/es/gaps?outcome=housing"' in client.get("/es/outcomes/housing").text
