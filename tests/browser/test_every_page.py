"""What holds of every page, in both languages, on light and dark ground, on narrow screens."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/outcomes/housing",
    "/indicators/homeless-count",
    "/indicators/homeless-count?place=county&group=hispanic",
    "/indicators/homeless-count?from=2012&to=2018&ranges=show&as_of=2026-04-01",
    "/indicators/old-index",
    "/indicators/hidden-count",
    "/about",
    "/gaps",
    "/disclosure",
    "/record",
    "/strategies/outreach",
    "/teams/housing-team",
    "/partners",
    "/sources",
    "/updates",
    "/workplan",
    "/contact",
    "/said",
    "/said/new?about=/indicators/homeless-count",
    "/newsletter",
    "/newsletter/2026-11",
    "/compare?indicator=homeless-count&place=pasadena&place=county",
    "/?place=pasadena",
    "/?place=foothills",
    "/?place=county&group=hispanic",
    "/search?q=home",
    "/search?q=zebra",
    "/nothing",
)
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


MOST_STOPS = 200
# Keeps each stop of the focus: whether it is before the last one in the document, and how far above it on the page.
WATCH_FOCUS = """() => {
  window.stops = [];
  let last = null, low = -Infinity;
  document.addEventListener("focusin", ({ target }) => {
    const at = target.getBoundingClientRect(), top = at.top + scrollY;
    stops.push({
      html: target.outerHTML.slice(0, 80),
      back: last !== null && !(last.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING),
      up: Math.max(0, low - (top + at.height)),
    });
    last = target;
    low = top;
  });
}"""
MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one), long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration)) ||
    style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 80))"""
LANGUAGES = ("", "/es")
CUT = "(boxes) => boxes.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"
UNFOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
FIRST_PAGES = ("/", "/outcomes/housing", "/indicators/homeless-count")
"""Those that a reader is led through."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [one for one in PAGES if one != "/nothing"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(reader: Reader, address: str, language: str) -> None:
    """On light and dark ground, wide and narrow; 320 pixels are also what 1280 are at 400 %. All folds are open."""
    page = reader(language + address, color_scheme="light")
    if page.locator("#curve-box").count():
        expect(page.locator("#curve-box.drawn")).to_be_visible()
    page.evaluate(UNFOLDED)
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, width
        assert page.locator(".table-box").evaluate_all(CUT) == [], width
    found["320 pixels"] = violations(page)
    assert {where: one for where, one in found.items() if one} == {}


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_the_focus_goes_through_a_page_as_it_is_read(reader: Reader, address: str) -> None:
    """In the order of the document to its end, and on a phone, where all is in one column, never up."""
    page = reader(address, width=360)
    page.evaluate(WATCH_FOCUS)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    stops = page.evaluate("stops")
    assert len(stops) > 10
    assert [one for one in stops if one["back"] or one["up"] > 0] == []
    assert page.locator("[tabindex]").evaluate_all("(all) => all.filter((one) => one.tabIndex > 0).length") == 0


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_nothing_moves_for_readers_who_want_it_still(reader: Reader, address: str) -> None:
    page = reader(address, reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def test_in_forced_colours_every_sign_of_a_mark_and_the_curve_are_seen(reader: Reader) -> None:
    page = reader(FIRST_PAGES[2], forced_colors="active", java_script_enabled=False)
    ground = page.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor")
    for sign, name in ((".marks .shape", "color"), (".cc-wide .cc-line", "stroke")):
        assert page.locator(sign).first.evaluate(f"(one) => getComputedStyle(one).{name}") != ground


def test_the_first_key_skips_to_the_content(reader: Reader) -> None:
    page = reader("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize(("address", "row"), [("/es/", ".told-figure"), ("/es/outcomes/housing", ".card-figure")])
def test_a_small_curve_keeps_its_room_beside_a_long_figure(reader: Reader, address: str, row: str) -> None:
    page = reader(address, width=360)
    page.locator(f"{row} strong").first.evaluate("(one) => { one.textContent = '18.4 por cada 100,000'; }")
    box = page.locator(f"{row} .cc-sparkline").first.bounding_box()
    assert box
    assert box["width"] >= 72
    assert page.evaluate(WIDER) <= 0


def test_what_is_wrong_on_a_page_is_found(reader: Reader) -> None:
    page = reader("/about")
    page.locator("h1").evaluate("(one) => { one.style.color = 'rgb(250, 250, 250)'; one.after(new Image()); }")
    assert [rule for rule, _ in violations(page)] == ["color-contrast", "image-alt"]
