"""The pictures of every page in the manual: `python -m tests.screens` takes them of the real sample, in Chromium.

On a phone in Spanish with the dark ground, and on a desk in English with the light one; what stands above the fold.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from layouts.public.pages import PAGES
from settings import ROOT, Settings
from tasks import NO_BROWSER, find_browser
from tests.conftest import CHROMIUM_OPTIONS
from tests.samples import publish_sample

MANUAL = ROOT / "docs" / "screens.md"
PICTURES = ROOT / "docs" / "pictures"
GROUNDS: tuple[tuple[str, ViewportSize, str, Literal["dark", "light"]], ...] = (
    ("phone", {"width": 360, "height": 740}, "/es", "dark"),
    ("desk", {"width": 1280, "height": 800}, "", "light"),
)
VIEWS = {
    "home": "/",
    "outcome": "/outcomes/stable-families",
    "indicator": "/indicators/student-homelessness",
    "about": "/about",
    "gaps": "/gaps",
    "disclosure": "/disclosure",
    "record": "/record",
    "search": "/search?q=school",
    "strategy": "/strategies/free-tax-help",
    "team": "/teams/stable-families-team",
    "partners": "/partners",
    "sources": "/sources",
    "updates": "/updates",
    "workplan": "/workplan",
    "contact": "/contact",
    "said": "/said",
    "tell": "/said/new?about=/indicators/student-homelessness",
    "newsletter": "/newsletter",
    "compare": "/compare?indicator=reading&indicator=mathematics",
}
"""An address of the sample for each page, by its name."""
NOT_IN_THE_SAMPLE = {"issue"}  # it has sent no newsletter


@contextmanager
def served() -> Iterator[str]:
    """Serve the real sample on the loopback and tell where."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/sample.db"
        publish_sample(address)
        flask = create_app(Settings({"*": address}))
        server = make_server("127.0.0.1", 0, flask, threaded=True)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            for database in flask.extensions["commoncurve"].values():
                database.close()


def take(browser: Browser, site: str, folder: Path) -> None:
    """Take both pictures of every page into a folder: `NAME-phone.jpg` and `NAME-desk.jpg`."""
    for where, size, prefix, ground in GROUNDS:
        context = browser.new_context(viewport=size, color_scheme=ground, base_url=site, reduced_motion="reduce")
        page = context.new_page()
        for name, address in VIEWS.items():
            answer = page.goto(prefix + address, wait_until="networkidle")
            if answer is None or not answer.ok:
                raise RuntimeError(f"{prefix}{address} cannot be shown")
            page.screenshot(path=folder / f"{name}-{where}.jpg", type="jpeg", quality=70)
        context.close()


def text() -> str:
    """Return the page of the manual that shows them."""
    lines = [
        "# Every page, as it looks",
        "Pictures of the sample, taken by `python -m tests.screens`: on a phone in Spanish with the dark ground, and "
        "on a desk in English with the light one. Addresses are in [pages.md](pages.md).",
    ]
    for name, address in VIEWS.items():
        lines += [
            f"## {name.capitalize()}",
            f"`{address}`",
            f"![The page “{name}” on a phone, in Spanish, dark](pictures/{name}-phone.jpg)\n"
            f"![The page “{name}” on a desk, in English, light](pictures/{name}-desk.jpg)",
        ]
    return "\n\n".join(lines) + "\n"


def write() -> None:
    """Take every picture anew and write the page."""
    path = find_browser()
    if path is None:
        raise SystemExit(NO_BROWSER)
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.jpg"):
        old.unlink()
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        take(browser, site, PICTURES)
        browser.close()
    MANUAL.write_text(text(), encoding="utf-8")


def names() -> set[str]:
    """Return the name of every page that there is in the sample."""
    return {page.name for page in PAGES} - NOT_IN_THE_SAMPLE


if __name__ == "__main__":
    write()
