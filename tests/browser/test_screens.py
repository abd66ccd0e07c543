"""The manual shows every page: its pictures are there, no more and no fewer, and can be taken anew."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import screens

EXPECTED = {f"{name}-{where}.jpg" for name in screens.VIEWS for where in ("phone", "desk")}
LEAST = 8_000
"""Bytes: a blank page at these widths takes fewer than half of them."""


def test_the_manual_shows_every_page() -> None:
    assert screens.VIEWS.keys() == screens.names()
    assert screens.MANUAL.read_text("utf-8") == screens.text()
    assert {path.name for path in screens.PICTURES.iterdir()} == EXPECTED
    assert [path.name for path in screens.PICTURES.iterdir() if path.stat().st_size < LEAST] == []


@pytest.mark.soak
@pytest.mark.browser
def test_every_picture_can_be_taken_anew(chromium: Browser, tmp_path: Path) -> None:
    with screens.served() as site:
        screens.take(chromium, site, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == EXPECTED
    assert [path.name for path in tmp_path.iterdir() if path.stat().st_size < LEAST] == []
