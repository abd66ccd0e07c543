"""From an address to a chart: the real indicator page beside static HTML and plain Dash, by turns in one run.

A slow phone is Chromium with 1.6 Mbit/s, 150 ms and a processor slowed four times; the cache is cold at every visit.
A new window loads pages of Chromium's own, those of its address bar, and each visit waits until they are there.
"Chart" is when the chart's marks are first in the page, "interactive" when the drawn figure answers, "another" from a
choice to the next figure. Medians of several visits; every server is Granian with one worker on the loopback.
"""

import argparse
import json
import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.serving import served
from benchmarks.yardsticks import PORTS
from tasks import NO_BROWSER, find_browser
from tests.conftest import CHROMIUM_OPTIONS

SETTLED_MS = 1_500
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
WATCH = """(() => {
  const seen = (window.seen = { shift: 0 });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (!("chart" in seen) && document.querySelector(CHART)) seen.chart = performance.now();
    if (!("drawn" in seen) && document.querySelector(DRAWN)) seen.drawn = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
AGAIN = """() => new Promise((done) => {
  const drawn = document.querySelector(".js-plotly-plot");
  const before = performance.now();
  drawn.once("plotly_afterplot", () => done(performance.now() - before));
  CHOOSE;
})"""


HEADS = ("KB", "requests", "paint s", "chart s", "drawn s", "another", "shift", "x limit")


@dataclass(frozen=True)
class Site:
    """What is visited: where its chart's marks are, where its drawn figure is (None: it never moves), how to choose."""

    name: str
    port: int
    path: str
    chart: str
    drawn: str | None = None
    choose: str | None = None


SECOND = "document.querySelectorAll('input')[1].click()"
DASH = ".js-plotly-plot .scatterlayer path.js-line"
SITES = (
    Site("static HTML, inline SVG", PORTS["static"], "/", "svg polyline"),
    Site("plain Dash, compressed", PORTS["dash-compressed"], "/", DASH, DASH, SECOND),
    Site("plain Dash, as it comes", PORTS["dash"], "/", DASH, DASH, SECOND),
    Site(
        "Commoncurve, an indicator's page",
        PORTS["commoncurve"],
        "/indicators/graduation",
        "#curve-box svg.cc-chart path",
        "#curve-box.drawn",
        "const group = document.getElementById('choose-group'); group.selectedIndex = 1;"
        "group.dispatchEvent(new Event('change', { bubbles: true }))",
    ),
)  # fmt: skip


@dataclass
class Visit:
    """One visit: kilobytes on the line, requests, seconds to each moment (None: never), sum of the layout's shifts."""

    kilobytes: float
    requests: int
    first_paint: float | None
    chart: float | None
    drawn: float | None
    another: float | None
    shift: float


def visit(browser: Browser, site: Site, *, slow: bool) -> Visit:
    """Return what one visit with an empty cache took."""
    context = browser.new_context(viewport={"width": 360, "height": 740} if slow else {"width": 1280, "height": 800})
    page = context.new_page()
    page.wait_for_timeout(SETTLED_MS)
    line, sizes = context.new_cdp_session(page), list[float]()
    line.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    _slowed(line, slow=slow)
    page.add_init_script(
        WATCH.replace("CHART", json.dumps(site.chart)).replace("DRAWN", json.dumps(site.drawn or "never"))
    )
    page.goto(f"http://127.0.0.1:{site.port}{site.path}", wait_until="load", timeout=180_000)
    while page.evaluate(
        f"!window.seen.{'drawn' if site.drawn else 'chart'}"
    ):  # our policy lets nothing wait in the page
        page.wait_for_timeout(100)
    another = page.evaluate(AGAIN.replace("CHOOSE", site.choose)) if site.choose and not slow else None
    found = _visited(page, another)
    found.kilobytes, found.requests = sum(sizes) / 1024, len(sizes)
    context.close()
    return found


def _slowed(line: CDPSession, *, slow: bool) -> None:
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def _visited(page: Page, another: float | None) -> Visit:
    seen = page.evaluate("window.seen")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0]")
    times = (painted, seen.get("chart"), seen.get("drawn"), another)
    paint, chart, drawn, next_one = (None if one is None else one / 1000 for one in times)
    return Visit(0, 0, paint, chart, drawn, next_one, seen["shift"])


def median(values: list[float | None]) -> float | None:
    """Return the median of what is known, None where nothing is."""
    known = [one for one in values if one is not None]
    return statistics.median(known) if known else None


def told(site: Site, visits: list[Visit], limit: float | None) -> str:
    """Return a line of the table; `limit`: the static page's median seconds to its chart."""
    named = ("kilobytes", "requests", "first_paint", "chart", "drawn", "another", "shift")
    found = {name: median([getattr(one, name) for one in visits]) for name in named}
    cells = [f"{found['kilobytes']:8.0f}", f"{found['requests']:8.0f}"]
    cells += ["       -" if found[name] is None else f"{found[name]:8.3f}" for name in named[2:]]
    ratio = f"{found['chart'] / limit:7.2f}" if limit and found["chart"] else "      -"
    return f"{site.name:34}{' '.join(cells)} {ratio}"


def main() -> None:
    """Visit every site by turns, on a slow phone and on a fast line, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    visits = parser.parse_args().visits
    path = find_browser()
    if path is None:
        raise SystemExit(NO_BROWSER)
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        for slow in (True, False):
            print(f"{'slow phone' if slow else 'fast line':34}{' '.join(f'{one:>8}' for one in HEADS)}")
            found: dict[str, list[Visit]] = {site.name: [] for site in SITES}
            for _ in range(visits):
                for site in SITES:
                    found[site.name].append(visit(browser, site, slow=slow))
            limit = median([one.chart for one in found[SITES[0].name]])
            for site in SITES:
                print(told(site, found[site.name], limit))
        browser.close()


if __name__ == "__main__":
    main()
