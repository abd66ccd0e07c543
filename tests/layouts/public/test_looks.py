"""How the chart of a page is looked at: a place beside, some years, likely ranges, another day; and its notes."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from layouts.public.view import BadView, View, read_view
from tests.layouts import made
from tests.layouts.notes import STORY, both
from tests.layouts.public.plain_words import aloud

SHARE = "homeless-share"
ADDRESS = f"/indicators/{SHARE}"
CITY = made.homeless()
COUNTY = made.county()
PARTS_ON = r'(?s)<script type="text/html".*'


@pytest.fixture(autouse=True)
def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share of people in two places, which can be held beside each other; its city was corrected once."""
    points = tuple(replace(one, lower=one.value - 1, upper=one.value + 1) for one in CITY.points if one.value)
    head = replace(made.HOMELESS_HEAD, id=SHARE, unit="per 1000")
    told = replace(STORY, earlier=(replace(STORY, written_on="2015-06-01", story=both("Rents fell.", "Bajaron.")),))
    document = made.document(head, replace(CITY, points=points), COUNTY, story=told)
    monkeypatch.setitem(made.INDICATORS, SHARE, document)


def page(client: FlaskClient, query: str = "", *, language: str = "") -> str:
    answer = client.get(f"{language}{ADDRESS}{query}")
    assert answer.status_code == 200
    return re.sub(PARTS_ON, "", answer.text)


def test_a_place_beside_is_drawn_named_and_in_the_table(client: FlaskClient) -> None:
    told = page(client, "?compare=county")
    assert 'class="cc-beside"' in told
    assert "Los Angeles County beside it</p>" in told
    assert '<th scope="col">Los Angeles County</th>' in told
    assert 'value="county" data-name="Los Angeles County" selected' in told
    assert 'class="cc-beside"' not in page(client)


def test_numbers_of_people_are_not_held_beside_those_of_a_larger_place(client: FlaskClient) -> None:
    told = client.get("/indicators/homeless-count").text
    assert 'name="compare"' not in told
    assert 'class="cc-beside"' not in client.get("/indicators/homeless-count?compare=county").text


def test_some_of_the_years_are_shown_and_the_sentence_says_that_it_is_of_all(client: FlaskClient) -> None:
    told = page(client, "?from=2012&to=2014")
    rows = re.findall(r'<th scope="row">([^<]*)</th>', told.split('data-part="groups"')[0])
    assert rows == ["2014", "2013", "2012"]
    assert "2012 to 2014</p>" in told
    assert "This is told of all the figures, not only of the years that the chart shows." in told
    assert "Got better from 2009 to 2016" in told
    assert "no figures in these years" in page(client, "?from=2014&to=2012")


def test_likely_ranges_are_drawn_when_asked_for_and_stand_in_the_table_in_any_case(client: FlaskClient) -> None:
    without, drawn = page(client), page(client, "?ranges=show")
    assert 'class="cc-range"' not in without
    assert 'class="cc-range"' in drawn
    assert "676 to 678" in without
    assert 'name="ranges" value="show" checked' in drawn


def test_the_days_of_updates_can_be_chosen_but_none_that_was_taken_back(client: FlaskClient) -> None:
    told = page(client)
    chooser = told[told.index('id="choose-as_of"') :]
    chooser = chooser[: chooser.index("</select>")]
    assert re.findall(r'<option value="([^"]*)"', chooser) == ["", "2026-03-01"]
    chosen = page(client, "?as_of=2026-03-01")
    assert '<option value="2026-03-01" data-name="March 1, 2026" selected' in chosen


def test_both_forms_keep_what_is_chosen_in_the_other(client: FlaskClient) -> None:
    told = page(client, "?place=county&from=2012&as_of=2026-04-01")
    first, more = told[told.index('id="choosers"') :], told[told.index('id="looks"') :]
    for kept in ('name="from" value="2012"', 'name="as_of" value="2026-04-01"'):
        assert f'<input type="hidden" {kept}>' in first[: first.index("</form>")]
    assert '<input type="hidden" name="place" value="county">' in more[: more.index("</form>")]


def test_another_view_holds_how_it_is_looked_at_for_the_island(client: FlaskClient) -> None:
    whole = client.get(f"{ADDRESS}?compare=county&from=2012").text
    figures = json.loads(re.findall(r'id="curve-figures">(.*?)</script>', whole)[0])
    assert figures["asked"] == {"compare": "county", "from": "2012"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("compare=nowhere", 404),
        ("from=12", 400),
        ("from=2014-13", 400),
        ("to=2014-02-30", 400),
        ("ranges=hide", 400),
        ("from=2012&from=2013", 400),
        ("compare=&from=&to=&ranges=&as_of=", 200),
    ],
)
def test_what_makes_no_sense_is_refused(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == status


def test_a_time_of_the_address_is_its_first_or_its_last_day() -> None:
    view = read_view({"from": ["2014"], "to": ["2014-02"]})
    assert (view.since, view.until) == (dt.date(2014, 1, 1), dt.date(2014, 2, 28))
    assert read_view({}) == View()
    with pytest.raises(BadView):
        read_view({"to": ["0000"]})


def test_beside_the_chart_stand_citation_contact_due_day_and_corrections(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = re.sub(r"\s+", " ", aloud(page(client)))
    for said in (
        "Sample collaborative: People without a home (Pasadena, Everyone; 2007 to 2018). Update 2 of June 1, 2026. "
        "Source: U.S. Department of Housing and Urban Development, Point-in-time count (published: December 1, 2018).",
        "About the figures, those who publish them: U.S. Department of Housing and Urban Development",
        "Point-in-time count: next due on December 1, 2019",
        "2018: 670 until May 1, 2019, now 677",
    ):
        assert said in told
    assert f'href="{ADDRESS}?as_of=update-2">http://localhost{ADDRESS}?as_of=update-2</a>' in page(client)
    spanish = page(client, language="/es")
    assert f"http://localhost/es{ADDRESS}?as_of=update-2" in spanish
    assert "No figure of this chart was corrected" in client.get(f"{ADDRESS}?place=county").text


def test_the_number_of_a_note_stands_at_the_figure_and_before_its_note(client: FlaskClient) -> None:
    told = page(client)
    assert '<td>677<sup class="note-number">1</sup></td>' in told
    assert "1. Corrected; before: 670" in told
    assert ">677¹</text>" in told


def test_earlier_stories_stay_below_the_newest(client: FlaskClient) -> None:
    told = page(client)
    assert told.index("Rents rose.") < told.index("1 story before this one") < told.index("Rents fell.")
    assert "Written by Housing team on June 1, 2015." in told
