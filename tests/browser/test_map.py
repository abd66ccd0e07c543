"""The map in a browser: it follows the group that is chosen, and becomes squares, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def test_the_map_follows_the_group_and_becomes_squares_by_keyboard(reader: Reader) -> None:
    page = reader("/indicators/homeless-count")
    expect(page.locator("#curve-box.drawn")).to_be_visible()
    page.locator("#map-fold summary").press("Enter")
    place = page.locator('.cc-map a[aria-label^="Pasadena"]')
    expect(place).to_have_attribute("aria-label", "Pasadena: 677 people")
    page.select_option("select[name=group]", "hispanic")
    expect(place).to_have_attribute("aria-label", "Pasadena: 232 people")
    page.locator("#map-as-map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".cc-map")).to_be_hidden()
    first, second = (page.locator(".map-places li").nth(at).bounding_box() for at in (0, 1))
    assert first and second and first["y"] != second["y"]
    place_in_list = page.locator(".map-places a", has_text="Pasadena")
    place_in_list.focus()
    place_in_list.press("Enter")
    expect(page).to_have_url(
        f"{page.url.split('/indicators')[0]}/indicators/homeless-count?place=pasadena&group=hispanic"
    )
