"""The page on what is not shown: how much, by which rules, how it is checked, and who agreed to what."""

import re
from dataclasses import replace

from flask.testing import FlaskClient

from indicators.release.documents import DisclosureDocument
from tests.layouts.protected import DISCLOSURE
from tests.layouts.public.plain_words import aloud
from tests.layouts.releases import MadeReleases


def said(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", aloud(response.text))


def test_it_says_how_much_is_hidden_and_why(client: FlaskClient) -> None:
    page = said(client, "/disclosure")
    assert "Of the 1,240 figures that we know, 31 are hidden (2.5%)." in page
    assert "12 more are hidden by their publishers." in page
    assert "One figure about a program is hidden too." in page
    assert "Too few are counted So few people are counted that one could be recognized. 17 1.4%" in page
    assert "Protects another hidden figure" in page


def test_each_rule_has_its_authority_what_it_hides_and_what_can_be_learned(client: FlaskClient) -> None:
    page = said(client, "/disclosure")
    assert "The agency of the state" in page
    assert 'href="https://www.example.org/rules"' in client.get("/disclosure").text
    assert (
        "Numbers of people from 1 to 10 are hidden, and so is every percentage that would tell such a number." in page
    )
    assert "30 of 200 figures (15.0%)" in page
    # Not of those that are hidden to protect others: they may be of any size.
    assert (
        "Of a number of people that is hidden for being small, a reader can learn at most that it is somewhere from "
        "1 to 10." in page
    )
    assert "In use since January 1, 2025" in page
    assert "Figures about 9 people or fewer are hidden." in page
    assert "A figure about fewer than 30 people is shown with a note that says so." in page
    assert "somebody may be able to work a hidden figure out" in page, (
        "a rule that asks for nothing beside it promises nothing"
    )


def test_it_tells_of_the_attack_before_this_update(client: FlaskClient) -> None:
    assert (
        "For this update, of June 1, 2026, it tried 4 tables with hidden figures and could not work them out."
        in said(client, "/disclosure")
    )


def test_it_tells_who_agreed_to_what(client: FlaskClient) -> None:
    page = said(client, "/disclosure")
    assert "2 sources are shown just as their publishers show them" in page
    assert "Counts by school may be used; none below 11 is shown." in page
    assert "Agreed on March 1, 2025" in page
    assert "the coordinator, the team that works on it" in page
    assert "2 figures that were hidden are shown now, by a decision on record" in page


def test_it_speaks_spanish(client: FlaskClient) -> None:
    page = said(client, "/es/disclosure")
    assert "De las 1,240 cifras que conocemos, se ocultan 31 (2.5%)." in page
    assert "La agencia del estado" in page


def test_an_update_from_before_has_the_page_without_numbers(client: FlaskClient) -> None:
    page = said(client, "/disclosure?as_of=2026-04-01")
    assert "This update was published before hidden figures were counted here." in page
    assert "tables with hidden figures" not in page


def test_where_nothing_is_hidden_it_says_so(client: FlaskClient, releases: MadeReleases) -> None:
    nothing = DisclosureDocument(
        figures=20, hidden=0, at_source=0, measures=0, reasons=(), rules=(), agreements=(), as_published=3, tables=0,
        guarded=0,
    )  # fmt: skip
    releases.disclosure = lambda host, issue, /: nothing  # type: ignore[method-assign]  # one release of its own
    page = said(client, "/disclosure")
    assert "All of the 20 figures that we know are shown." in page
    assert "no figure that a rule hides could be worked out from others" in page


def test_it_says_that_figures_were_withdrawn_since(client: FlaskClient, releases: MadeReleases) -> None:
    since = replace(DISCLOSURE, withdrawn_since=2)
    releases.disclosure = lambda host, issue, /: since  # type: ignore[method-assign]  # one release of its own
    assert "2 figures were withdrawn since then. These numbers are as they were on the day of the update." in said(
        client, "/disclosure"
    )


def test_every_hidden_mark_and_every_page_leads_there(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count").text
    assert '<a href="/disclosure">Fewer than 11 people</a>' in page
    assert '<a href="/disclosure">Why some figures are not shown</a>' in page
    assert '<a href="/es/disclosure">Menos de 11 personas</a>' in client.get("/es/indicators/homeless-count").text
    for address in ("/", "/about", "/outcomes/housing"):
        assert 'href="/disclosure"' in client.get(address).text
