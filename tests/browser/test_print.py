"""What every page is on paper, A4 and Letter."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Reader
from tests.browser.test_every_page import PAGES, WIDER

pytestmark = pytest.mark.browser

# What the margins leave of a sheet, in CSS pixels: 210 - 26 mm, and 8.5 inches - 26 mm.
SHEETS = {"A4": 695, "Letter": 718}
CHART = "/indicators/homeless-count"


CUT = """() => [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right >
    document.documentElement.clientWidth + 1 && one.checkVisibility() && !one.closest(".visually-hidden"))
    .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("address", [one for one in PAGES if one != "/nothing"])
def test_nothing_of_a_page_is_wider_than_the_sheet(reader: Reader, address: str) -> None:
    page = reader(f"/es{address}")
    page.emulate_media(media="print")
    for paper, width in SHEETS.items():
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, paper
        assert page.evaluate(CUT) == [], paper


@pytest.mark.parametrize("paper", SHEETS)
def test_paper_gets_what_is_folded_the_chart_the_table_and_where_the_page_is(reader: Reader, paper: str) -> None:
    page = reader(CHART, color_scheme="dark")
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
    said = " ".join(" ".join(one.extract_text() for one in printed.pages).split())
    table = page.locator("[data-part=table] tbody tr").last.locator("th").inner_text()
    for part in ("Counted by volunteers in January.", f"{table} 969", "Target 400 by 2025", "This page: http://"):
        assert part in said, part
    for part in ("Skip to the content", "Español", "All outcomes"):
        assert part not in said, part


def test_paper_is_light_from_a_dark_screen(reader: Reader) -> None:
    page = reader(CHART, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink = "(one) => getComputedStyle(one).color"
    assert page.locator(".verdict").first.evaluate(ink) == "rgb(27, 39, 51)"
    assert (
        page.locator(".cc-wide .cc-label").first.evaluate("(one) => getComputedStyle(one).fill") == "rgb(81, 96, 110)"
    )


def test_paper_shows_the_wide_chart_and_what_only_a_screen_can_do_is_left_out(reader: Reader) -> None:
    page = reader(CHART, width=360)
    page.emulate_media(media="print")
    assert page.locator(".drawing svg.cc-wide").is_visible()
    hidden = (".drawing svg.cc-narrow", "form", ".island", ".crumbs", ".site-ways")
    assert [one for one in hidden if page.locator(one).first.is_visible()] == []
