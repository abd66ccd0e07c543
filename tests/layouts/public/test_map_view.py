"""The places on a map: what is known is filled, what is hidden says why, what is unknown stays plain."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indicators.release import documents as d
from layouts.language.phrases import phrases_for, read_phrases
from layouts.public.edition import Edition
from layouts.public.map_view import MapView, map_views
from tests.layouts import made, viewed
from tests.layouts.mapped import MAP

SITE = replace(made.SITE, places=viewed.SITE_PLACES)
SHARE = replace(made.HOMELESS_HEAD, unit="percent", decimals=1)


def series(place: str, *points: d.Point) -> d.SeriesDocument:
    return replace(made.homeless(), place=place, points=points)


def seen(*own: d.SeriesDocument, head: d.IndicatorHead = SHARE) -> MapView:
    """The map of everyone."""
    document = replace(made.document(head, *own), places=viewed.SITE_PLACES)
    edition = Edition(d.Released(d.Issue(2, "2026-06-01"), SITE), "en", phrases_for("en", read_phrases()))
    return map_views(document, MAP, edition)["all"]


def entries(view: MapView) -> list[tuple[str, str, str, int | None]]:
    return [(str(one.link.words), one.fill, one.told, one.step) for one in view.entries]


def test_a_known_place_is_filled_an_unknown_one_plain_and_one_around_them_only_told() -> None:
    view = seen(series("pasadena", made.point("2018", 5.0)), series("county", made.point("2018", 7.5)))
    assert entries(view) == [
        ("Pasadena", "known", "5.0%", 2),
        ("The foothills", "unknown", "no figure", None),
        ("Los Angeles County", "around", "7.5% (a larger place, around others that have a figure)", None),
    ]
    assert "is-known step-2" in view.drawing
    assert "7.5%" not in view.drawing


def test_a_hidden_figure_is_hatched_with_its_reason_and_without_a_number() -> None:
    hidden = made.withheld("2018", "few people", below=11)
    view = seen(series("pasadena", hidden), series("foothills", made.point("2018", 4.0)))
    told = {one[0]: one for one in entries(view)}
    assert told["Pasadena"][1] == "hidden"
    assert told["Pasadena"][2].startswith("not shown (fewer than 11")
    assert "map-hatch" in view.drawing


def test_only_the_period_that_is_shown_is_on_the_map() -> None:
    view = seen(series("pasadena", made.point("2018", 5.0)), series("foothills", made.point("2017", 9.0)))
    assert view.lines[0] == "2018"
    assert ("The foothills", "unknown", "no figure", None) in entries(view)


def test_two_figures_have_two_steps_and_the_words_say_which_is_larger() -> None:
    view = seen(series("pasadena", made.point("2018", 5.0)), series("foothills", made.point("2018", 9.0)))
    assert [one[3] for one in entries(view)] == [1, 4]
    assert "The darker a place, the larger its figure." in view.lines


def test_numbers_of_people_are_not_compared_by_colour() -> None:
    own = series("pasadena", made.point("2018", 50.0)), series("foothills", made.point("2018", 9.0))
    view = seen(*own, head=made.HOMELESS_HEAD)
    assert {one[3] for one in entries(view)} == {None}
    assert "not compared by color" in " ".join(view.lines)


def test_a_page_has_the_map_and_one_of_before_does_not(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count").text
    assert 'id="map-fold"' in page
    assert 'href="/indicators/homeless-count?place=pasadena&amp;group=all"' in page
    assert 'id="map-fold"' not in client.get("/indicators/homeless-count?as_of=2026-04-01").text


@pytest.mark.parametrize(("address", "place"), [("/", "/?place=foothills"), ("/es/", "/es/?place=foothills")])
def test_the_first_page_leads_to_each_place_on_the_map(client: FlaskClient, address: str, place: str) -> None:
    drawing = re.findall(r'<svg class="cc-map".*?</svg>', client.get(address).text, re.DOTALL)
    assert len(drawing) == 1
    assert f'href="{place}"' in drawing[0]


def test_the_boundaries_can_be_taken_away(client: FlaskClient) -> None:
    answer = client.get("/es/api/v1/places.geojson")
    assert answer.mimetype == "application/geo+json"
    features = answer.get_json(force=True)["features"]
    assert [one["properties"]["id"] for one in features] == ["pasadena", "county", "foothills"]
    assert features[2]["properties"]["name"] == "Las laderas"
    assert client.get("/api/v1/places.geojson?as_of=2026-04-01").get_json(force=True)["features"] == []
