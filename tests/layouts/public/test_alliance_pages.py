"""The pages on who works on it, where figures come from and what changed."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from indicators.release import documents as d
from layouts.language.phrases import read_phrases
from layouts.public.edition import Edition
from layouts.public.updates_page import ON_A_PAGE, updates_page
from tests.layouts import made
from tests.layouts.public.plain_words import aloud, words_of_the_trade
from tests.layouts.public.test_pages import in_order, text

PAGES = (
    "/strategies/outreach",
    "/teams/housing-team",
    "/teams/council",
    "/partners",
    "/sources",
    "/updates",
    "/workplan",
    "/contact",
    "/said",
    "/said/new?about=/indicators/homeless-count",
    "/newsletter",
    "/about",
    "/compare",
    "/compare?indicator=homeless-count&indicator=old-index",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
def test_each_answers_in_plain_words_of_both_languages(
    client: FlaskClient, page: str, prefix: str, language: str
) -> None:
    answer = client.get(prefix + page)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert words_of_the_trade(answer.text, language) == []
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("page", PAGES)
def test_each_can_be_read_as_of_a_day_before_it_was_kept_and_leads_nowhere_wrong(
    client: FlaskClient, page: str
) -> None:
    answer = client.get(f"{page}{'&' if '?' in page else '?'}as_of=2026-04-01")
    assert answer.status_code == 200
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)', unescape(answer.text)))
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code != 200} == {}


@pytest.mark.parametrize("page", PAGES)
def test_each_leads_to_pages_that_are_there(client: FlaskClient, page: str) -> None:
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)', unescape(client.get(page).text)))
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code != 200} == {}


def test_a_strategy_tells_what_it_is_for_before_how_its_program_does(client: FlaskClient) -> None:
    in_order(
        text(client, "/strategies/outreach"),
        "Street outreach",
        "Two workers walk the streets.",
        "Housing team",
        "since Mar 2012",
        "under way, low cost",
        "It is not the cause of what these figures show",
        "People without a home",
        "Got better from 2009 to 2016, but has got worse again since",
        "not how everyone in the place is doing",
        "How much did we do?",
        "Visits",
        "2017",
        "310",
        "Is anyone better off? How many",
        "41 people",
        "Not shown: fewer than 11 people",
        "Pays one worker.",
    )


def test_the_small_curve_of_a_program_and_its_table_hold_the_same_figures(client: FlaskClient) -> None:
    page = client.get("/strategies/outreach").text
    assert page.count('class="cc-sparkline"') == 2
    assert '<a href="/disclosure">Not shown: fewer than 11 people</a>' in page


def test_a_team_tells_its_work_and_what_it_looks_after_and_no_name(client: FlaskClient) -> None:
    in_order(
        text(client, "/teams/housing-team"),
        "Housing team",
        "Open to anyone.",
        "Street outreach",
        "since Mar 2012, under way",
        "Moves in a year",
        "March 31, 2026",
        "(that day has passed)",
        "A bus",
        "Raised on May 1, 2026. Now: before the council",
        "Two forms",
        "Raised on April 2, 2026. Now: open",
        "Come to any meeting.",
    )


def test_a_team_of_before_tells_its_seats_alone(client: FlaskClient) -> None:
    assert "vacant" in text(client, "/teams/council")
    assert client.get("/teams/nobody").status_code == 404
    assert client.get("/strategies/nothing").status_code == 404
    assert client.get("/strategies/nothing?as_of=2026-04-01").status_code == 404


def test_a_partner_stands_in_its_sector_with_what_it_commits_and_publishes(client: FlaskClient) -> None:
    page = text(client, "/partners")
    in_order(page, "City", "The city", "Street outreach", "Pays one worker.", "(since Mar 2012)", "Publishes:")
    in_order(page, "Others whose published figures we use", "A newspaper", "Point-in-time count")
    assert "This was not kept then." in text(client, "/partners?as_of=2026-04-01")


def test_a_source_that_is_late_says_so_first(client: FlaskClient) -> None:
    in_order(
        text(client, "/sources"),
        "One source. Newer figures from one of them are late.",
        "Newer figures are late",
        "Point-in-time count",
        "2007–2018",
        "New figures that have not come (1)",
        "new figures were due on December 1, 2019 and have not come",
        "Volunteers count.",
        "public domain",
        "People without a home",
    )
    assert "None is late." in text(client, "/sources?as_of=2026-04-01")


def test_updates_stand_newest_first_with_what_was_taken_back(client: FlaskClient) -> None:
    page = text(client, "/updates")
    in_order(page, "Update 2", "June 1, 2026", "1 measure changed.", "People without a home", "2 new figures.")
    in_order(page, "Update 1", "The first update.", "Update 0", "Taken back on February 3, 2026: Wrong year.")
    assert '<h2 id="2">' in client.get("/updates").text
    assert "Update 2" not in re.sub("(?s)<footer.*", "", client.get("/updates?as_of=2026-04-01").text)


@pytest.mark.parametrize(
    ("query", "status"), [("page=1", 200), ("page=", 200), ("page=2", 404), ("page=0", 400), ("page=x", 400)]
)
def test_a_page_of_updates_that_is_none_says_so(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/updates?{query}").status_code == status
    assert client.get("/updates?page=1&page=1").status_code == 400


def test_updates_are_told_twenty_at_a_time() -> None:
    many = [d.PastRelease(number, "2026-01-01", d.Changes()) for number in range(45, 0, -1)]
    edition = Edition(d.Released(d.Issue(45, "2026-01-01"), made.SITE), "en", read_phrases()["en"])
    first, last = (updates_page(many, edition, number, known=frozenset()) for number in (1, 3))
    assert [one.number for one in first.updates] == list(range(45, 45 - ON_A_PAGE, -1))
    assert (first.newer, first.older, first.pages) == (None, "/updates?page=2", 3)
    assert [one.number for one in last.updates] == [5, 4, 3, 2, 1]
    assert (last.newer, last.older) == ("/updates?page=2", None)


def test_the_year_tells_what_is_measured_done_and_due(client: FlaskClient) -> None:
    in_order(
        text(client, "/workplan"),
        "The work of 2026",
        "Families have a home",
        "Housing team",
        "People without a home",
        "677 people (2018)",
        "400 people by 2025",
        "Street outreach",
        "What is due this year",
        "March 31, 2026 (that day has passed)",
        "Moves in a year (The library)",
        "December 1, 2026",
    )
    assert "What was due was not kept then." in text(client, "/workplan?as_of=2026-04-01")


def test_whom_to_ask_names_roles_and_languages(client: FlaskClient) -> None:
    page = client.get("/contact").text
    assert '<a href="mailto:figures@example.org">figures@example.org</a>' in page
    in_order(aloud(page), "No mailbox has been named yet.", "The chair of the council", "English", "Español")
    assert '<span lang="es">Español</span>' in page


def test_the_page_on_how_it_works_tells_what_the_collaborative_stands_for(client: FlaskClient) -> None:
    page = client.get("/about").text
    in_order(page, "We bring people together.", "<li>Those who need it most come first.</li>", "<li>We look.</li>")
    in_order(page, "We succeed only if lives get better.", 'href="/teams/council"', "Come to any meeting.")


def test_places_of_one_measure_stand_on_one_scale_each_with_its_sentence(client: FlaskClient) -> None:
    address = "/compare?indicator=homeless-count&place=pasadena&place=county"
    page = client.get(address).text
    in_order(
        page, "All stand on one scale, over the same years.", "Got better from 2009 to 2016", "Getting worse from 2009"
    )
    drawings = re.findall(r'(?s)<svg class="cc-chart.*?</svg>', page)
    assert len(drawings) == 4  # each in two widths
    # The county's 25,180 with a twentieth of air: both scales end at 30,000, and both begin and end in the same years.
    assert [one.count(">30,000</text>") for one in drawings] == [1, 1, 1, 1]
    years = [re.findall(r">(\d{4})</text>", one) for one in drawings]
    assert years[0] == years[2] and years[1] == years[3]
    assert page.count("The figures as a table") == 2
    assert "strateg" not in aloud(page).lower()


def test_different_measures_are_not_called_the_same(client: FlaskClient) -> None:
    page = text(client, "/compare?indicator=homeless-count&indicator=old-index&indicator=homeless-count")
    in_order(page, "Curves that count the same stand on one scale, the others on their own", "does not say why.")
    assert page.count("People counted on one night.") == 2


def test_choosers_in_which_nothing_was_chosen_leave_nothing_in_the_address(client: FlaskClient) -> None:
    answer = client.get("/es/compare?indicator=homeless-count&indicator=&indicator=old-index&place=&group=&as_of=")
    assert (answer.status_code, answer.location) == (302, "/es/compare?indicator=homeless-count&indicator=old-index")


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_lists_without_a_page_of_their_own_lead_to_where_they_stand(client: FlaskClient, prefix: str) -> None:
    for asked, there in (("/strategies", "/workplan"), ("/teams?as_of=update-2", "/about?as_of=update-2#teams")):
        answer = client.get(prefix + asked)
        assert (answer.status_code, answer.location) == (302, prefix + there)
    assert 'id="teams"' in client.get(f"{prefix}/about").text


def test_a_place_without_figures_of_a_measure_is_named_and_told(client: FlaskClient) -> None:
    page = text(client, "/compare?indicator=homeless-count&indicator=old-index&place=county")
    in_order(page, "The old school score", "Los Angeles County", "there are no figures for this place")


def test_one_group_of_each_is_chosen_in_the_form_and_told(client: FlaskClient) -> None:
    """The school score has no figures of the group, and says so under its name."""
    address = "/compare?indicator=homeless-count&indicator=old-index&group=hispanic"
    page = client.get(address).text
    assert '<option value="hispanic" selected>Hispanic</option>' in page
    assert 'href="/indicators/homeless-count?group=hispanic"' in page
    assert 'href="/indicators/old-index"' in page
    in_order(aloud(page), "The curves", "People without a home", "Hispanic", "The old school score", "Hispanic")
    assert page.count("there are no figures for this place and this group together") == 1
    assert '<td data-label="Figure">232</td>' in page
    assert '<td data-label="Figure">232</td>' not in client.get(address.replace("&group=hispanic", "")).text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("indicator=nothing", 404),
        ("indicator=homeless-count&place=nowhere", 404),
        ("indicator=homeless-count&group=nobody", 404),
        ("indicator=homeless-count&group=hispanic&group=all", 400),
        ("as_of=2026-04-01&as_of=1", 400),
    ],
)
def test_what_cannot_stand_side_by_side_says_so(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/compare?{query}").status_code == status


def test_five_curves_are_four(client: FlaskClient) -> None:
    page = text(
        client,
        "/compare?indicator=homeless-count&indicator=old-index&indicator=hidden-count&place=pasadena&place=county",
    )
    assert "Four curves at most stand side by side" in page
