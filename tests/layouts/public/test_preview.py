"""What the head of a page tells search engines and other sites."""

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

PAGES = ("/", "/outcomes/housing", "/indicators/homeless-count", "/about", "/gaps", "/disclosure", "/record")


def told(page: str) -> dict[str, str]:
    """What the head of a page says, by name."""
    named = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    kept = re.findall(r'<link rel="(canonical)" href="([^"]*)">', page)
    return {name: unescape(text) for name, text in named + kept}


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_what_it_is_and_where_it_stays(client: FlaskClient, address: str, prefix: str) -> None:
    said = told(client.get(prefix + address).text)
    assert said["canonical"] == said["og:url"] == f"http://localhost{prefix}{address}"
    assert said["description"] == said["og:description"] != ""
    assert said["og:title"] != ""
    assert said["og:site_name"] == ("Colaboración de muestra" if prefix else "Sample collaborative")
    spoken, other = ("es_US", "en_US") if prefix else ("en_US", "es_US")
    assert (said["og:locale"], said["og:locale:alternate"]) == (spoken, other)


def test_an_indicator_is_told_by_its_sentence_and_its_picture(client: FlaskClient) -> None:
    said = told(client.get("/es/indicators/homeless-count?group=hispanic").text)
    assert said["og:image"] == "http://localhost/es/share/indicators/homeless-count.png?group=hispanic"
    assert client.get(said["og:image"]).mimetype == "image/png"
    look = "compare=county&from=2012&to=2014&ranges=show"
    looked = told(client.get(f"/indicators/homeless-count?{look}").text)["og:image"]
    assert looked == f"http://localhost/share/indicators/homeless-count.png?{look}"
    assert said["twitter:card"] == "summary_large_image"
    assert said["description"] == said["og:image:alt"]
    assert "figure" in told(client.get("/indicators/homeless-count").text)["description"]


def test_a_page_without_a_picture_promises_none(client: FlaskClient) -> None:
    said = told(client.get("/about").text)
    assert "og:image" not in said
    assert (said["twitter:card"], said["description"]) == ("summary", "Every child has a home.")


def test_the_address_that_stays_is_that_of_today_with_the_view(client: FlaskClient) -> None:
    said = told(client.get("/indicators/homeless-count?place=&group=hispanic&as_of=2026-04-01").text)
    assert said["canonical"] == "http://localhost/indicators/homeless-count?group=hispanic"
    assert said["og:image"].endswith("/share/indicators/homeless-count.png?group=hispanic&as_of=2026-04-01")


def test_what_is_not_a_page_tells_nobody_of_itself(client: FlaskClient) -> None:
    assert told(client.get("/nothing").text).keys() == {"viewport", "color-scheme"}


def test_the_head_names_the_site_as_the_reader_asked_for_it(client: FlaskClient) -> None:
    page = client.get("/about", base_url="https://indicators.example.org").text
    assert told(page)["canonical"] == "https://indicators.example.org/about"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_an_indicator_is_told_to_search_engines_for_data(client: FlaskClient, prefix: str) -> None:
    page = client.get(f"{prefix}/indicators/homeless-count").text
    found = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    about = json.loads(found[0])
    assert (len(found), about["@type"]) == (1, "Dataset")
    assert about["name"].startswith("Personas sin hogar" if prefix else "People without a home")
    assert about["url"] == f"http://localhost{prefix}/indicators/homeless-count"
    for one in about["distribution"]:
        assert client.get(one["contentUrl"]).status_code == 200


def test_other_pages_are_about_no_data(client: FlaskClient) -> None:
    assert "ld+json" not in client.get("/about").text
