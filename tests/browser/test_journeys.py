"""Journeys through the real sample, each as one reader makes it: a parent, a journalist, a keyboard, a poor browser."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.screens import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sample() -> Iterator[str]:
    """Where the real sample is served."""
    with served() as site:
        yield site


@pytest.fixture
def opened(chromium: Browser, sample: str) -> Iterator[BrowserContext]:
    """A parent's telephone."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="es-MX", base_url=sample
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=sample)
    yield context
    context.close()


def whole(page: Page) -> Page:
    """The page, once its figure is drawn."""
    expect(page.locator("#curve-box.drawn .main-svg").first).to_be_visible()
    return page


def test_a_parent_finds_on_a_phone_in_spanish_how_homeless_students_fare_and_what_is_done_and_shares_it(
    opened: BrowserContext,
) -> None:
    page = opened.new_page()
    page.goto("/")
    page.get_by_role("link", name="Español").tap()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("link", name="Estudiantes sin un hogar estable", exact=True).tap()
    expect(whole(page).locator(".verdict").first).to_contain_text("510 personas (2022–23)")
    expect(page.locator(".marks li")).to_have_count(3)
    expect(page.get_by_role("heading", name="Lo que se está haciendo")).to_be_visible()
    expect(page.get_by_role("link", name="Los dueños llaman antes de desalojar")).to_be_visible()
    page.evaluate("navigator.share = undefined")
    page.get_by_role("button", name="Compartir esto").tap()
    expect(page.get_by_role("status")).to_have_text("Se copió el enlace a lo que se muestra")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("/es/indicators/student-homelessness")
    picture = page.locator('meta[property="og:image"]').get_attribute("content")
    assert picture is not None
    assert opened.request.get(picture).headers["content-type"] == "image/png"


def test_a_journalist_takes_away_figures_with_their_citation(chromium: Browser, sample: str, tmp_path: Path) -> None:
    page = chromium.new_page(base_url=sample, accept_downloads=True)
    page.goto("/search")
    page.get_by_role("searchbox").last.fill("homeless students")
    page.get_by_role("searchbox").last.press("Enter")
    page.get_by_role("link", name="Students without a stable home").first.click()
    whole(page).get_by_label("Group").select_option(label="Hispanic or Latino")
    page.get_by_text("Take it away").click()
    with page.expect_download() as began:
        page.get_by_role("link", name="These figures as text (CSV)").click()
    rows = list(csv.DictReader(Path(began.value.path()).read_text("utf-8-sig").splitlines()))
    newest = rows[-1]
    assert (newest["period"], newest["group"], float(newest["value"])) == ("2022-23", "hispanic", 382)
    with page.expect_download() as began:
        page.get_by_role("link", name="These figures as a workbook (XLSX)").click()
    began.value.save_as(tmp_path / "figures.xlsx")
    told = " ".join(
        str(cell.value)
        for sheet in load_workbook(tmp_path / "figures.xlsx").worksheets[:1]
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    )
    citation = page.locator("#citation").inner_text()
    for part in ("Urban Institute", "Students without a stable home", "ODC-BY"):
        assert part in told, part
    assert re.search(r"Hispanic or Latino.*Urban Institute.*as_of=update-\d+", citation, re.DOTALL)
    page.close()


def test_a_reader_with_the_keyboard_alone_walks_along_the_curve(chromium: Browser, sample: str) -> None:
    page = chromium.new_page(base_url=sample)
    page.goto("/indicators/student-homelessness")
    whole(page)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "walk":
            break
    expect(page.locator("#walk")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#walked")).to_contain_text("2014–15: 946")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#walked")).to_contain_text("2015–16: 543")
    page.keyboard.press("End")
    expect(page.locator("#walked")).to_contain_text("Target 400 by 2025–26")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("#walk")).not_to_be_focused()
    page.close()


def test_a_reader_without_script_reads_everything_but_the_chart_that_moves(chromium: Browser, sample: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=sample)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Students without a stable home", exact=True).click()
    expect(page.locator(".verdict").first).to_contain_text("510 people (2022–23)")
    expect(page.locator("svg.cc-wide")).to_be_visible()
    page.get_by_text("The figures as a table").click()
    expect(page.locator('[data-part="table"]')).to_contain_text("946")
    page.get_by_label("Group").select_option(label="Hispanic or Latino")
    page.get_by_role("button", name="Show").first.click()
    assert page.url.endswith("?group=hispanic")
    expect(page.locator(".verdict").first).to_contain_text("382 people")
    expect(page.get_by_role("heading", name="The story behind the curve")).to_be_visible()
    page.get_by_text("Take it away").click()
    expect(page.get_by_role("link", name="One sheet to print (PDF)")).to_be_visible()
    expect(page.get_by_role("button", name="Share this view")).to_be_hidden()
    context.close()
