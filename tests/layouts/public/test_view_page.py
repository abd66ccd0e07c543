"""How one place or one group is doing: what is known there, and plainly what is not."""

import re

import pytest
from flask.testing import FlaskClient

from layouts.language.phrases import read_phrases
from layouts.language.standing import PAST, standing
from tests.layouts.public.plain_words import aloud, words_of_the_trade

ADDRESSES = (
    "/?place=pasadena",
    "/?group=hispanic",
    "/?place=pasadena&group=hispanic",
    "/?place=county&group=hispanic",
    "/?place=foothills",
)


def told(client: FlaskClient, address: str) -> str:
    """What the page says, in one line."""
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", aloud(answer.text))


def test_a_place_is_told_with_its_own_figures(client: FlaskClient) -> None:
    page = told(client, "/?place=county")
    assert "There is one measure: its newest figure is too old" in page or "it is getting worse" in page
    assert "5,180 people" in page
    assert 'href="/indicators/homeless-count?place=county&amp;group=all"' in client.get("/?place=county").text


def test_a_group_in_a_place_is_told_with_the_figures_of_both(client: FlaskClient) -> None:
    page = client.get("/?place=pasadena&group=hispanic").text
    assert "232 people" in page
    assert 'href="/indicators/homeless-count?place=pasadena&amp;group=hispanic"' in page


def test_a_place_without_figures_says_so_and_leads_to_every_place_that_holds_it(client: FlaskClient) -> None:
    page = told(client, "/?place=foothills")
    assert "We can't tell: we have no figure of this place by itself yet." in page
    assert "hold all of it, or much of it, and have figures: Pasadena (1 measure) Los Angeles County (1 m" in page
    assert "One main measure has no figure here: People without a home (there are figures of: Pasadena )" in page
    answer = client.get("/?place=foothills").text
    assert 'href="/?place=pasadena"' in answer and 'href="/gaps"' in answer
    assert 'href="/indicators/homeless-count?place=pasadena"' in answer


def test_a_group_in_a_place_is_led_to_the_places_with_figures_of_that_group(client: FlaskClient) -> None:
    page, answer = told(client, "/?place=foothills&group=hispanic"), client.get("/?place=foothills&group=hispanic").text
    assert 'href="/?place=pasadena&amp;group=hispanic"' in answer
    assert 'href="/?place=county&amp;group=hispanic"' not in answer
    assert 'href="/indicators/homeless-count?place=pasadena&amp;group=hispanic"' in answer
    assert "there are figures of: Pasadena" in page


def test_a_main_measure_without_the_group_is_named(client: FlaskClient) -> None:
    page = told(client, "/?place=county&group=hispanic")
    assert "We can't tell: we have no figure of this group in this place yet." in page
    assert "One main measure has no figure here: People without a home" in page


@pytest.mark.parametrize(
    "address",
    ["/?place=nowhere", "/?group=nobody", "/?place=pasadena&group=nobody", "/?place=pasadena&as_of=2026-04-01"],
)
def test_what_was_not_kept_is_no_page(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_speaks_plain_words_in_both_languages(client: FlaskClient, address: str) -> None:
    assert words_of_the_trade(client.get(address).text, "en") == []
    assert words_of_the_trade(client.get(f"/es{address}").text, "es") == []


def test_the_first_page_leads_to_every_place_and_group(client: FlaskClient) -> None:
    page = client.get("/es/").text
    assert 'href="/es/?place=foothills"' in page
    assert 'href="/es/?group=hispanic"' in page


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), ""),
        (("worse",), "There is one main measure: it is getting worse."),
        (("worse", "unknown", "same"), "Of three main measures, one is getting worse; of two we can't tell."),
        (("unknown", "same"), "Of none of its two main measures can we tell."),
        (
            ("better", "better", PAST),
            "Of three main measures, two are getting better; the newest figure of one is too old to tell how it is "
            "today.",
        ),
        (("worse",) * 12, "Of 12 main measures, 12 are getting worse."),
    ],
)
def test_the_measures_of_an_outcome_are_summed_up_in_a_sentence(states: tuple[str, ...], said: str) -> None:
    assert standing(states, read_phrases()["en"]) == said
