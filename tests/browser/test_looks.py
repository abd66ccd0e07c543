"""Journeys on the chart of a page: a place beside, some of the years, back again, and along the curve by keyboard."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Served
from tests.browser.test_chart import drawn
from tests.layouts import made

pytestmark = pytest.mark.browser

ADDRESS = "/indicators/homeless-share"
BESIDE = "#curve-drawn .infolayer"


@pytest.fixture(autouse=True)
def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share of people in two places, which can be held beside each other."""
    head = replace(made.HOMELESS_HEAD, id="homeless-share", unit="per 1000")
    known = made.hispanic()
    points = tuple(replace(one, lower=one.value - 20, upper=one.value + 20) for one in known.points if one.value)
    document = made.document(head, made.homeless(), replace(known, points=points), made.county())
    monkeypatch.setitem(made.INDICATORS, "homeless-share", document)


def looking(page: Page) -> Page:
    """The page, its further choices opened."""
    page.get_by_text("More ways to look at it").click()
    return page


def test_a_place_beside_changes_chart_table_sentence_and_address_together(reader: Reader) -> None:
    page = looking(drawn(reader(ADDRESS)))
    page.get_by_text("The figures as a table").click()
    page.get_by_label("Beside it", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-part="names"]')).to_contain_text("Los Angeles County beside it")
    expect(page.locator(BESIDE)).to_contain_text("Los Angeles County")
    expect(page.locator('[data-part="table"] thead')).to_contain_text("Los Angeles County")
    expect(page.get_by_role("status")).to_contain_text("Los Angeles County beside it")
    expect(page.get_by_label("Beside it", exact=True)).to_be_focused()
    assert page.url.endswith("?place=pasadena&group=all&compare=county")
    spanish = page.locator('a[data-keeps-view][hreflang="es"]').first
    assert spanish.evaluate("(one) => one.search") == "?place=pasadena&group=all&compare=county"


def test_what_stands_beside_is_another_place_than_the_one_that_is_chosen(reader: Reader) -> None:
    page = looking(drawn(reader(f"{ADDRESS}?compare=county")))
    page.get_by_label("Place", exact=True).select_option("county")
    expect(page.locator('[data-part="names"]')).not_to_contain_text("beside it")
    beside = page.get_by_label("Beside it", exact=True)
    expect(beside).to_have_value("")
    assert beside.locator("option:not([hidden])").evaluate_all("(all) => all.map((one) => one.value)") == [
        "",
        "pasadena",
    ]
    assert page.url.endswith("?place=county&group=all")


def test_where_there_is_no_figure_the_years_and_the_ranges_can_be_chosen_all_the_same(reader: Reader) -> None:
    page = looking(drawn(reader(f"{ADDRESS}?place=county")))
    page.get_by_label("Group").select_option("hispanic")
    page.get_by_label("From", exact=True).focus()
    page.get_by_label("From", exact=True).select_option("2017")
    expect(page).to_have_url(re.compile(r"\?place=county&group=hispanic&from=2017$"))
    expect(page.locator(".verdict")).to_contain_text("there are no figures for this place and this group together")
    expect(page.get_by_label("From", exact=True)).to_be_focused()
    page.get_by_label("Place", exact=True).select_option("pasadena")
    expect(page.locator('[data-part="names"]')).to_contain_text("2017 to 2018")
    expect(page.locator("#curve-drawn .main-svg").first).to_be_visible()
    page.get_by_label("Draw the likely ranges").check()
    expect(page.get_by_role("status")).to_contain_text("The likely ranges are drawn. People without a home")
    page.get_by_label("Draw the likely ranges").uncheck()
    expect(page.get_by_role("status")).to_contain_text("The likely ranges are not drawn. People without a home")


def test_a_reader_with_colours_of_his_own_keeps_the_chart_that_follows_them(reader: Reader) -> None:
    page = reader(ADDRESS, forced_colors="active")
    expect(page.locator("#curve-box.drawn")).to_be_visible()
    expect(page.locator("svg.cc-wide")).to_be_visible()
    expect(page.locator("#island")).to_be_hidden()


def test_the_years_stay_when_the_group_changes_and_back_undoes_each(reader: Reader, site: Served) -> None:
    page = looking(drawn(reader(ADDRESS)))
    page.get_by_label("From", exact=True).select_option("2017")
    expect(page.locator('[data-part="names"]')).to_contain_text("2017 to 2019")
    asked = site.answers.counted.total()
    page.get_by_label("Group").select_option("hispanic")
    expect(page.locator('[data-part="names"]')).to_contain_text("Hispanic · , 2017 to 2018")
    assert site.answers.counted.total() == asked
    assert page.url.endswith("?place=pasadena&group=hispanic&from=2017")
    page.go_back()
    expect(page.locator('[data-part="names"]')).to_contain_text("Everyone · , 2017 to 2019")
    page.go_back()
    expect(page.locator('[data-part="names"]')).not_to_contain_text("2017")
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    assert page.url.endswith(ADDRESS)
    page.go_forward()
    expect(page.get_by_label("From", exact=True)).to_have_value("2017")
    expect(page.locator('[data-part="names"]')).to_contain_text("2017 to 2019")


def test_another_day_is_opened_when_the_reader_asks_for_it_and_keeps_the_view(reader: Reader) -> None:
    page = looking(drawn(reader(ADDRESS)))
    page.get_by_label("Group").select_option("hispanic")
    expect(page.locator('[data-part="names"]')).to_contain_text("Hispanic")
    page.get_by_label("As it stood on").select_option("2026-03-01")
    page.locator("#looks").get_by_role("button", name="Show").click()
    expect(page.get_by_text("You read this page as it stood on March 1, 2026.")).to_be_visible()
    expect(page.locator('[data-part="names"]')).to_contain_text("Hispanic")
    expect(page.get_by_label("As it stood on")).to_have_value("2026-03-01")


def test_without_script_the_same_choices_are_made_by_the_form(reader: Reader) -> None:
    page = looking(reader(ADDRESS, java_script_enabled=False))
    page.get_by_label("Beside it", exact=True).select_option("county")
    page.get_by_label("To", exact=True).select_option("2012")
    page.locator("#looks").get_by_role("button", name="Show").click()
    expect(page.locator('[data-part="names"]')).to_contain_text("2007 to 2012")
    expect(page.locator("svg.cc-wide .cc-beside").first).to_be_visible()
    expect(page.locator("#walk")).to_be_hidden()


def test_the_arrow_keys_walk_along_the_curve_and_each_figure_is_spoken(reader: Reader) -> None:
    page = drawn(reader(ADDRESS))
    page.locator("#walk").focus()
    told, shown = page.locator("#walked"), page.locator("#curve-drawn .hoverlayer .hovertext")
    page.keyboard.press("Home")
    expect(told).to_have_text("2007: 969 per 1,000; Point-in-time count")
    expect(shown).to_contain_text("969")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("2008: 983")
    page.keyboard.press("ArrowLeft")
    expect(told).to_have_text("2007: 969 per 1,000; Point-in-time count")
    page.keyboard.press("ArrowLeft")
    expect(told).to_have_text("This is the first. 2007: 969 per 1,000; Point-in-time count")
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("Where we are headed")  # of 2017: the figure first, then the line
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("2018: 677 per 1,000; Corrected; before: 670")
    page.keyboard.press("End")
    expect(told).to_contain_text("Target 400 by 2025")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text("This is the last. Target 400 by 2025")
    page.keyboard.press("Escape")
    expect(told).to_be_empty()
    expect(shown).to_have_count(0)
    expect(page.locator("#walk")).to_be_focused()


def test_what_a_pointer_brings_up_goes_by_escape(reader: Reader) -> None:
    page = drawn(reader(ADDRESS))
    page.locator("#curve-drawn .nsewdrag").first.hover()
    shown = page.locator("#curve-drawn .hoverlayer .hovertext")
    expect(shown).to_have_count(1)
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_the_citation_is_copied_by_its_button(reader: Reader) -> None:
    page = drawn(reader(ADDRESS, permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Sample collaborative: People without a home (Pasadena, Everyone; 2007 to 2018).")
    assert copied.endswith(f"{ADDRESS}?as_of=update-2")


def test_the_head_of_a_long_table_stays_in_sight(reader: Reader) -> None:
    page = reader(ADDRESS, width=1000)
    page.get_by_text("The figures as a table").click()
    box = page.locator('[data-part="table"]')
    box.evaluate("(one) => { one.style.blockSize = '12rem'; one.scrollTop = 300; }")
    head, edge = box.locator("thead th").first.bounding_box(), box.bounding_box()
    assert head
    assert edge
    assert edge["y"] <= head["y"] <= edge["y"] + 2


def test_escape_closes_the_menu_and_returns_to_what_opened_it(reader: Reader) -> None:
    page = reader("/es/about", width=360)
    menu = page.locator(".in-menu summary")
    menu.press("Enter")
    page.locator(".in-menu a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".in-menu a").first).to_be_hidden()
    expect(menu).to_be_focused()
