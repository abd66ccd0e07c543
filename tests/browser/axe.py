"""What axe finds wrong on a page; only that comes back, since all that it finds right takes seconds to hand over."""

from typing import Any

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": LEVELS, "resultTypes": ["violations"]}
ASKED = """(options) => axe.run(document, options)
  .then((found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))"""


def violations(page: Page) -> list[Any]:
    """Return each rule that a page breaks as it stands, with the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[Any] = page.evaluate(ASKED, OPTIONS)
    return found
