"""Both renderers in Chromium, under a content security policy without `unsafe-inline`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from layouts.charts.plotly import figure
from layouts.charts.svg import pair
from layouts.charts.theme import Theme
from tests.layouts.charts.samples import full_chart

pytestmark = pytest.mark.browser

ADDRESS = "http://charts.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:"
KINDS = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
LINKS = """<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="charts.css" id="plotly.js-style-global" class="no-inline-styles">
<script src="watch.js"></script>"""
WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", (e) => refused.push(e.violatedDirective));"""
DRAW = """const box = document.getElementById("box");
const drawn = commoncurve.fitted(FIGURE, box);
Plotly.newPlot(box, drawn.data, drawn.layout, drawn.config).then(() => { window.ready = true; });
commoncurve.name(box, FIGURE);"""
OUTSIDE = """(box) => {
  const room = box.getBoundingClientRect();
  const cut = (at) => at.left < room.left - 1 || at.right > room.right + 1;
  const texts = [...box.querySelectorAll("text")].filter((one) => one.textContent && one.checkVisibility());
  return texts.filter((one) => cut(one.getBoundingClientRect())).map((one) => one.textContent);
}"""


@pytest.fixture(params=[360, 1280])
def page(chromium: Browser, request: pytest.FixtureRequest, project_root: Path) -> Iterator[Page]:
    """A page at a width, to which this test is the server."""
    opened = chromium.new_page(viewport={"width": request.param, "height": 900})
    chart = full_chart()
    plotted = json.dumps(figure(chart, Theme.tokens()))
    scripts = '<script src="vendor/plotly-basic.min.js"></script><script src="charts.js"></script>'
    texts = {
        "/static": f"{LINKS}<main>{pair(chart, id_prefix='c')}</main>",
        "/plotted": f'{LINKS}<div id="box"></div>{scripts}<script src="draw.js"></script>',
        "/watch.js": WATCH,
        "/draw.js": DRAW.replace("FIGURE", plotted),
    }

    def serve(route: Route) -> None:
        path = "/" + route.request.url.removeprefix(ADDRESS)
        body = texts[path].encode() if path in texts else (project_root / f"assets{path}").read_bytes()
        kind = KINDS.get(Path(path).suffix, "text/html; charset=utf-8")
        route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

    opened.route(f"{ADDRESS}**", serve)
    yield opened
    opened.close()


def test_one_static_chart_is_shown_and_nothing_of_it_is_cut_off(page: Page) -> None:
    page.goto(f"{ADDRESS}static")
    wide = page.viewport_size is not None and page.viewport_size["width"] > 600
    assert page.locator(".cc-wide").is_visible() is wide
    assert page.locator(".cc-narrow").is_visible() is not wide
    assert page.locator(".cc-chart:visible").evaluate(OUTSIDE) == []
    assert page.evaluate("refused") == []


def test_plotly_draws_under_the_policy_and_nothing_of_it_is_cut_off(page: Page) -> None:
    page.goto(f"{ADDRESS}plotted")
    page.wait_for_function("window.ready === true")
    box = page.locator("#box")
    assert box.evaluate(OUTSIDE) == []
    assert box.get_attribute("role") == "img"
    assert page.evaluate("refused") == []
    line = page.locator(".scatterlayer .js-line").last
    assert line.evaluate("(one) => getComputedStyle(one).stroke") == "rgb(11, 90, 138)"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
