"""What holds of every page, in both languages, on light and dark ground, on narrow screens."""

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import expect

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
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=[address for address in PAGES if address != "/nothing"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_axe_finds_nothing(reader: Reader, address: str, language: str, ground: str) -> None:
    page = reader(language + address, color_scheme=ground)
    if page.locator("#curve-box").count():
        expect(page.locator("#curve-box.drawn")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = Axe().run(page, options=RULES)["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_narrow_screen(reader: Reader, address: str, width: int) -> None:
    page = reader(f"/es{address}", width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("width", [320, 360])
def test_no_table_is_wider_than_its_box_on_a_phone(reader: Reader, address: str, width: int) -> None:
    page = reader(f"/es{address}", width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    wider = "(boxes) => boxes.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"
    assert page.locator(".table-box").evaluate_all(wider) == []


def test_the_first_key_skips_to_the_content(reader: Reader) -> None:
    page = reader("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_small_curve_of_a_card_keeps_its_room_beside_a_long_figure(reader: Reader) -> None:
    page = reader("/es/outcomes/housing", width=360)
    page.locator(".card-figure strong").first.evaluate("(one) => { one.textContent = '18.4 por cada 100,000'; }")
    box = page.locator(".card-figure .cc-sparkline").first.bounding_box()
    assert box
    assert box["width"] >= 72
