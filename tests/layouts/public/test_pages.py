"""What stands on the pages, before any script runs."""

import json
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from layouts.language.phrases import read_phrases
from tests.layouts import made
from tests.layouts.charts.samples import baseline, target
from tests.layouts.language.messages import messages
from tests.layouts.public.plain_words import aloud, words_of_the_trade

PAGES = (
    "/",
    "/outcomes/housing",
    "/indicators/homeless-count",
    "/indicators/homeless-count?group=hispanic",
    "/indicators/homeless-count?place=county&group=hispanic",
    "/indicators/homeless-count?from=2012&to=2018&ranges=show",
    "/indicators/old-index",
    "/indicators/hidden-count",
    "/about",
    "/gaps",
    "/gaps?outcome=housing&kind=late",
    "/disclosure",
    "/disclosure?as_of=2026-04-01",
    "/nothing",
)
PARTS = r'(?s)<script type="text/html".*?</script>'
PARTS_ON = r'(?s)<script type="text/html".*'
BOTH = [(prefix + page, language) for prefix, language in (("", "en"), ("/es", "es")) for page in PAGES]


def text(client: FlaskClient, address: str) -> str:
    """What the page says, in one line."""
    return re.sub(r"\s+", " ", aloud(client.get(address).text))


def in_order(page: str, *parts: str) -> None:
    """Each part stands on the page, after the one before it."""
    at = 0
    for part in parts:
        found = page.find(part, at)
        assert found >= 0, f"{part!r} is missing, or out of order"
        at = found


def test_an_indicator_is_told_from_its_verdict_to_its_source(client: FlaskClient) -> None:
    in_order(
        re.sub(PARTS_ON, "", client.get("/indicators/homeless-count").text),
        "Sample collaborative",
        "<h1>People without a home",
        "Got better from 2009 to 2016, but has got worse again since; the latest figure, 677 people (2018; up 102 "
        "people from 2017), is about "
        "2 years old, and one newer one is not shown (fewer than 11 people), and yet it is moving toward its target "
        "while it is doing worse than where we were headed.",
        "It fell from 1,216 people (2011) to 530 people (2016) and has risen by 147 people since.",
        "Getting better",
        "Moving toward the target",
        "Doing worse than where we were headed",
        "How we know",
        '<form class="choosers"',
        "<svg",
        "<table",
        "Corrected; before: 670",
        "What is being done",
        "It is not the cause of what the curve shows.",
        "Street outreach",
        "Pays one worker.",
        "Rents rose.",
        "Who moved away.",
        "Counted by volunteers in January.",
        "U.S. Department of Housing and Urban Development",
        "https://www.example.org/counts",
        "December 1, 2018",
        "public domain",
    )


def test_the_static_chart_has_a_name_and_a_summary(client: FlaskClient) -> None:
    page = re.sub(PARTS_ON, "", client.get("/indicators/homeless-count").text)
    assert re.search(r'<svg[^>]+role="img"[^>]*aria-labelledby="curve-wide-title curve-wide-desc"', page)
    assert '<desc id="curve-wide-desc">Got better from 2009' in page


def test_the_form_alone_chooses_a_view(client: FlaskClient) -> None:
    page = text(client, "/indicators/homeless-count?place=pasadena&group=hispanic")
    assert "2 figures are too few to compare" in page
    chosen = client.get("/indicators/homeless-count?place=pasadena&group=hispanic").text
    assert 'value="hispanic" data-name="Hispanic" selected' in chosen


def test_a_choice_without_figures_is_told_before_and_after(client: FlaskClient) -> None:
    assert "Hispanic – no figures here" in text(client, "/indicators/homeless-count?place=county")
    answer = client.get("/indicators/homeless-count?place=county&group=hispanic")
    assert answer.status_code == 200
    assert "there are no figures for this place and this group together" in aloud(answer.text)
    assert "<svg role" not in answer.text


def test_an_ended_series_says_so_first_and_leads_to_what_followed(client: FlaskClient) -> None:
    in_order(
        client.get("/indicators/old-index").text,
        "<h1>The old school score",
        "This series ended in 2013.",
        "The state ended it.",
        "is counted differently and can&#39;t be compared:",
        'href="/indicators/homeless-count"',
        "This series ended in 2013; until then it was getting better; the latest figure, 610 points (2013)",
    )


def test_what_followed_an_ended_series_is_named_alone_while_it_has_no_page(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(made.INDICATORS, "homeless-count")
    page = client.get("/indicators/old-index").text
    in_order(page, "is counted differently and can&#39;t be compared:", " People without a home</p>")
    assert "/indicators/homeless-count" not in page


def test_an_indicator_without_a_figure_has_a_page_and_no_chart(client: FlaskClient) -> None:
    page = client.get("/indicators/hidden-count")
    assert page.status_code == 200
    assert (
        "We can&#39;t tell: the figures are not shown (2018, the newest: hidden to protect another group)." in page.text
    )
    assert 'id="curve-box"' not in page.text
    assert "There is no curve here: no figure is shown. The table below says why, for each period." in page.text
    assert "; no figure is shown). Update" in page.text


def test_the_first_page_has_a_card_for_each_headline(client: FlaskClient) -> None:
    page = text(client, "/")
    in_order(page, "Every child has a home.", "Families have a home", "no council has adopted this outcome yet")
    in_order(
        page,
        "There is one main measure:",
        "People without a home",
        "Got better from 2009",
        "677 people (2018; up 102 people from 2017)",
    )
    in_order(page, "Its trend, its target, where it is headed", "Moving toward the target")
    assert "The old school score" not in page


def test_an_outcome_keeps_its_four_questions_apart(client: FlaskClient) -> None:
    page = text(client, "/outcomes/housing")
    in_order(page, "How are we doing?", "People without a home", "Figures that tell more of the story", "old school")
    in_order(page, "It is not the cause", "Measures of this program", "How much did we do?", "Visits", "Not available")
    in_order(page, "How much did we do?", "Is anyone better off? How many", "41 people", "Figures we still need")


def test_an_outcome_says_what_is_wanted_and_what_is_proposed(client: FlaskClient) -> None:
    page = text(client, "/outcomes/housing")
    in_order(page, "There is one main measure:", "Why it matters", "A child who moves")
    in_order(page, "What we would see", "Fewer boxes")
    in_order(page, "What works", "Help with the rent.", "What we propose", "A second shelter", "proposed")
    in_order(page, "Adopt this outcome", "With its main measure.", "before the council", "raised on February 9, 2026")
    assert "presentada el 9 de febrero de 2026" in text(client, "/es/outcomes/housing")


def test_the_page_on_how_it_works_names_seats_and_no_person(client: FlaskClient) -> None:
    page = text(client, "/about")
    in_order(page, "How we judge", "A parent", "Parents", "vacant", "All partners", "All sources")


def test_what_was_invented_carries_a_badge(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count").text
    for part in ("Street outreach", "Pays one worker.", "The story behind the curve", "Moving toward the target"):
        assert re.search(rf'{re.escape(part)}(?:</strong>|</a>)? <span class="badge">sample</span>', page), part


def test_a_machine_draft_is_told_where_there_is_one(client: FlaskClient) -> None:
    assert "machine draft" not in client.get("/").text
    assert "borrador automático" in client.get("/es/").text


def test_words_that_stay_in_another_language_say_so(client: FlaskClient) -> None:
    page = client.get("/es/indicators/homeless-count").text
    assert '<span lang="en">Who moved away.</span>' in page
    assert 'value="hispanic" data-name="Hispanic" lang="en"' in page


@pytest.mark.parametrize("address", ["/indicators/homeless-count", "/es/indicators/homeless-count"])
def test_no_id_stands_twice_on_a_page(client: FlaskClient, address: str) -> None:
    page = re.sub(PARTS, "", client.get(address).text)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_the_island_gets_every_view_that_can_be_drawn(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count").text
    found = re.search(r'<script type="application/json" id="curve-figures">(.*?)</script>', page)
    assert found
    figures = json.loads(found[1])
    assert figures["shown"] == "pasadena/all"
    assert set(figures["views"]) == {"pasadena/all", "pasadena/hispanic", "county/all"}
    # the parts of the view that is shown stand in the page itself, once
    assert re.findall(r'<script type="text/html" data-view="([^"]+)"', page) == ["pasadena/hispanic", "county/all"]


def test_what_somebody_wrote_cannot_leave_its_place_in_the_document() -> None:
    from layouts.public.documents import in_script

    assert "</script" not in in_script({"title": "</script><script>alert(1)"})
    assert json.loads(in_script({"title": "</script> & <b>"})) == {"title": "</script> & <b>"}


@pytest.mark.parametrize(("address", "language"), BOTH)
def test_no_page_speaks_the_words_of_the_trade(client: FlaskClient, address: str, language: str) -> None:
    assert words_of_the_trade(client.get(address).text, language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_message_speaks_the_words_of_the_trade(language: str) -> None:
    words = read_phrases()[language]
    forms = {form for message in messages() for form in ((message,) if isinstance(message, str) else message)}
    assert [form for form in forms if words_of_the_trade(words.say(form), language)] == []


def test_a_kind_of_mark_that_met_no_newer_figure_is_not_told_as_none_of_none(client: FlaskClient) -> None:
    page = client.get("/record").text
    assert 'data-label="Held, of those tested">none tested yet</td>' in page
    assert "0 of 0" not in page
    assert ">ninguna todavía</td>" in client.get("/es/record").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/outcomes/housing", "2017: Not shown: fewer than 11 people"),
        ("/es/outcomes/housing", "2017: No se muestra: menos de 11 personas"),
    ],
)
def test_a_hidden_figure_of_a_program_says_why(client: FlaskClient, address: str, said: str) -> None:
    assert said in client.get(address).text


def test_target_and_forecast_stand_in_the_table_under_a_heading_of_their_own(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead_of = baseline((2019, 2020), (590, 602), origin=2018.0, width=45)
    series = replace(made.homeless(), baseline=ahead_of, target=target(400, "2028", "2018"))
    monkeypatch.setitem(made.INDICATORS, "homeless-count", made.document(made.HOMELESS_HEAD, series))
    page = client.get("/es/indicators/homeless-count").text
    table = page.split('stacked by-period" data-part="table"')[1].split("</table>")[0]
    figures, ahead = (table.index(f'<tbody class="part-{name}">') for name in ("figures", "ahead"))
    assert figures < ahead
    heading = '<th scope="rowgroup" colspan="4"><span>Meta, y el rumbo que llevamos</span></th>'
    assert ahead < table.index(heading) < table.index('class="row-target"') < table.index('class="row-forecast"')
    assert table.count('scope="rowgroup"') == 2
