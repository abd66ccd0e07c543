"""Journeys on an indicator's page: with script, without, by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Served
from tests.crawl.validity import mistakes

pytestmark = pytest.mark.browser

ADDRESS = "/indicators/homeless-count"
WHOLE = "(one) => one.outerHTML"
EVERYONE = "Got better from 2009 to 2016"
OUTSIDE = """(box) => {
  const room = box.getBoundingClientRect();
  const cut = (at) => at.left < room.left || at.right > room.right || at.bottom > room.bottom;
  const texts = [...box.querySelectorAll("text")].filter((one) => one.textContent && one.checkVisibility());
  return texts.filter((one) => cut(one.getBoundingClientRect())).map((one) => one.textContent);
}"""
HISPANIC = "We can't tell yet: 2 figures are too few to compare"


def drawn(page: Page) -> Page:
    """The page, once its figure is drawn."""
    expect(page.locator("#curve-box.drawn .main-svg").first).to_be_visible()
    return page


def test_the_page_is_whole_without_script(reader: Reader) -> None:
    page = reader(ADDRESS, java_script_enabled=False)
    expect(page.locator(".verdict")).to_contain_text(EVERYONE)
    expect(page.locator("svg.cc-wide")).to_be_visible()
    page.get_by_text("The figures as a table").click()
    expect(page.locator('[data-part="table"] table')).to_contain_text("1,216")
    page.get_by_label("Group").select_option("hispanic")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".verdict")).to_contain_text(HISPANIC)
    assert page.url.endswith("?place=pasadena&group=hispanic")


def test_the_island_takes_the_place_of_the_static_chart_and_nothing_jumps(reader: Reader) -> None:
    page = drawn(reader(ADDRESS))
    expect(page.locator("svg.cc-wide")).to_be_hidden()
    expect(page.get_by_role("img", name="People without a home: Pasadena, Everyone. Got better")).to_be_visible()
    assert page.evaluate("shift") <= 0.02
    assert page.evaluate("refused") == []


def test_plotly_speaks_and_writes_numbers_and_days_in_the_language_of_the_page(reader: Reader) -> None:
    page = drawn(reader("/es/indicators/homeless-count"))
    told = page.evaluate("""async () => {
      const place = document.body.appendChild(document.createElement("div"));
      const [layout, shown] = [{ xaxis: { type: "date", tickformat: "%B" } }, { displayModeBar: true }];
      await Plotly.newPlot(place, [{ x: ["2026-01-01", "2026-04-01"], y: [1000, 2000] }], layout, shown);
      const titles = [...place.querySelectorAll("[data-title]")].map((one) => one.dataset.title);
      return [titles, [...place.querySelectorAll(".xtick text")].map((one) => one.textContent)];
    }""")
    titles, months = told
    assert "Descargar la gráfica como PNG" in titles
    assert {"Acercar", "Alejar", "Mover", "Restablecer los ejes"} <= set(titles)
    assert "enero" in months


def test_the_page_is_valid_html_with_the_island_in_it(reader: Reader, tmp_path: Path) -> None:
    """Of the drawing the words and the places are ours; how Plotly writes its shapes is not."""
    page = drawn(reader(ADDRESS))
    page.locator("#curve-drawn svg").evaluate_all("(all) => all.forEach((one) => one.replaceChildren())")
    # For older readers of screens a script says of a table what its tags say: the checker wants that of no document.
    page.locator("main table, main table *").evaluate_all("(all) => all.forEach((one) => one.removeAttribute('role'))")
    assert mistakes({ADDRESS: f"<!doctype html>{page.locator('html').evaluate(WHOLE)}"}, tmp_path) == {}


def test_the_drawing_fills_the_box_and_no_more(reader: Reader) -> None:
    page = drawn(reader(ADDRESS, width=360))
    box, figure = page.locator("#curve-box").bounding_box(), page.locator("#curve-drawn .main-svg").first.bounding_box()
    assert box
    assert figure
    assert box["x"] <= figure["x"]
    assert figure["x"] + figure["width"] <= box["x"] + box["width"]
    assert box["height"] * 0.8 <= figure["height"] <= box["height"]


def test_choosing_by_keyboard_changes_the_whole_view_and_asks_nothing_of_the_server(
    reader: Reader, site: Served
) -> None:
    page = drawn(reader(ADDRESS))
    page.get_by_text("How we know").click()
    page.get_by_text("The figures as a table").click()
    page.get_by_label("Group").focus()
    asked = site.answers.counted.total()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".verdict")).to_contain_text(HISPANIC)
    expect(page.locator("#curve-drawn")).to_contain_text("232")
    expect(page.locator('[data-part="table"] table')).not_to_contain_text("1,216")
    expect(page.locator(".marks")).to_contain_text("No target set")
    expect(page.get_by_role("status")).to_contain_text("Hispanic")
    expect(page.get_by_role("img", name="Hispanic")).to_be_visible()
    expect(page.get_by_label("Group")).to_be_focused()
    expect(page.locator(".reading details[open], .curve details[open]")).to_have_count(2)
    assert page.url.endswith("?place=pasadena&group=hispanic")
    assert site.answers.counted.total() == asked


def test_the_other_language_opens_in_the_view_that_was_chosen(reader: Reader) -> None:
    page = drawn(reader(ADDRESS))
    page.get_by_label("Group").select_option("hispanic")
    page.get_by_role("link", name="Español").click()
    expect(page.locator(".verdict")).to_contain_text("2 cifras son muy pocas")


def test_choosing_by_keyboard_what_has_no_figures_stays_on_the_page_and_says_so(reader: Reader, site: Served) -> None:
    page = drawn(reader(ADDRESS))
    page.get_by_label("Place").select_option("county")
    expect(page.get_by_label("Group")).to_contain_text("Hispanic – no figures here")
    page.get_by_label("Group").focus()
    asked = site.answers.counted.total()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text(
        "Los Angeles County, Hispanic. We can't tell: there are no figures for this place and this group together."
    )
    expect(page.locator(".verdict")).to_contain_text("there are no figures for this place and this group together")
    expect(page.get_by_label("Group")).to_be_focused()
    for gone in ("#curve-box", "#figures-fold", "#take-away-fold", ".marks", "#walk"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.url.endswith("?place=county&group=hispanic")
    assert site.answers.counted.total() == asked
    page.go_back()
    expect(page.locator("#curve-drawn .main-svg").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Los Angeles County, Everyone")
    page.go_forward()
    expect(page.locator(".verdict")).to_contain_text("there are no figures for this place and this group together")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#curve-drawn .main-svg").first).to_be_visible()


def test_the_drawing_follows_the_readers_ground(reader: Reader) -> None:
    page = drawn(reader(ADDRESS, color_scheme="light"))
    line = page.locator("#curve-drawn .scatterlayer .js-line").first
    light = line.evaluate("(one) => getComputedStyle(one).stroke")
    page.emulate_media(color_scheme="dark")
    expect(line).not_to_have_css("stroke", light)


def test_paper_gets_the_static_chart(reader: Reader) -> None:
    page = drawn(reader(ADDRESS))
    page.emulate_media(media="print")
    expect(page.locator("svg.cc-wide")).to_be_visible()
    expect(page.locator("#island")).to_be_hidden()


def test_an_unchanged_page_is_answered_304(reader: Reader, site: Served) -> None:
    page = drawn(reader(f"{ADDRESS}?group=all"))
    before = site.answers.counted[ADDRESS, "304"]
    drawn(page)
    page.reload()
    drawn(page)
    assert site.answers.counted[ADDRESS, "304"] == before + 1


def test_back_returns_to_the_view_before_without_leaving_the_page(reader: Reader, site: Served) -> None:
    page = drawn(reader(ADDRESS))
    asked = site.answers.counted.total()
    page.get_by_label("Group").select_option("hispanic")
    expect(page.locator(".verdict")).to_contain_text(HISPANIC)
    page.go_back()
    expect(page.locator(".verdict")).to_contain_text(EVERYONE)
    expect(page.get_by_label("Group")).to_have_value("all")
    assert page.url.endswith(ADDRESS)
    page.go_forward()
    expect(page.locator(".verdict")).to_contain_text(HISPANIC)
    expect(page.get_by_label("Group")).to_have_value("hispanic")
    assert site.answers.counted.total() == asked


@pytest.mark.parametrize("language", ["", "/es"])
def test_no_word_of_the_drawing_is_cut_on_the_narrowest_screen(reader: Reader, language: str) -> None:
    page = drawn(reader(language + ADDRESS, width=320))
    assert page.locator("#curve-box").evaluate(OUTSIDE) == []


def test_the_table_scrolls_in_its_box_and_keeps_its_periods_and_caption_in_sight(reader: Reader) -> None:
    page = reader(ADDRESS, width=660)
    page.get_by_text("The figures as a table").click()
    box = page.locator('[data-part="table"]')
    box.locator("table").evaluate("(one) => { one.style.inlineSize = '60rem'; }")
    box.evaluate("(one) => { one.scrollLeft = 1000; }")
    edge = box.bounding_box()
    assert edge
    heading = box.locator("th[scope=rowgroup] span").first
    for kept in (box.locator("tbody th[scope=row]").first, box.locator("caption span"), heading):
        place = kept.bounding_box()
        assert place
        assert edge["x"] <= place["x"]
        assert place["x"] + place["width"] <= edge["x"] + edge["width"] + 1


def test_paper_has_light_colours_from_a_dark_screen(reader: Reader) -> None:
    page = drawn(reader(ADDRESS, color_scheme="dark"))
    page.emulate_media(media="print", color_scheme="dark")
    told = "getComputedStyle(document.documentElement).getPropertyValue('{}')"
    assert [page.evaluate(told.format(name)) for name in ("--cc-ink", "--cc-card", "--notice")] == [
        "#1b2733",
        "#ffffff",
        "#fbf0d9",
    ]
