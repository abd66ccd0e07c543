"""The groups of a place beside each other follow the place that is chosen."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_chart import ADDRESS, drawn

pytestmark = pytest.mark.browser
UNTOLD = ".stacked :is(table, thead, tbody, tr, th, td):not([role])"
"""Parts of tables that stand as blocks and say nothing of what they are."""


def accessible(page: Page) -> list[dict[str, Any]]:
    """What Chromium tells a screen reader of a page."""
    found: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return found


def test_another_place_brings_its_groups_and_back_those_before(reader: Reader) -> None:
    """The county has figures of everyone alone, so its section is empty and takes no room."""
    page = drawn(reader(ADDRESS))
    section = page.locator("section.by-group")
    expect(section.get_by_role("heading", level=2)).to_contain_text("By group: Pasadena")
    page.get_by_label("Place").select_option("county")
    expect(page.locator('[data-part="names"]')).to_contain_text("Los Angeles County")
    expect(section).to_be_hidden()
    page.go_back()
    expect(section.get_by_role("row", name="Hispanic")).to_contain_text("232 people (2018)")
    expect(page.locator(UNTOLD)).to_have_count(0)


def test_on_a_phone_each_group_stands_by_itself_with_its_figures_named(reader: Reader) -> None:
    page = reader(ADDRESS, width=360)
    row = page.locator("section.by-group").get_by_role("row", name="Hispanic")
    heading, figure = row.get_by_role("rowheader").bounding_box(), row.get_by_role("cell").first.bounding_box()
    assert heading
    assert figure
    assert heading["y"] + heading["height"] <= figure["y"]
    roles = {one["role"]["value"] for one in accessible(page) if not one["ignored"]}
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= roles
    # Other browsers keep none of these for blocks by themselves.
    assert page.locator(UNTOLD).count() == 0
    assert page.locator("section.by-group [role=row] > [role=rowheader] ~ [role=cell]").count() > 0
    label = "(one) => getComputedStyle(one, '::before').content"
    assert row.get_by_role("cell").first.evaluate(label) == '"Figure: "'
