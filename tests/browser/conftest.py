"""The site on a hand-made release, served on the loopback, and a Chromium that reads it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from layouts import public
from tests.layouts.releases import MadeReleases

WATCH = """
window.refused = []; window.shift = 0;
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""

Application = Callable[..., Iterable[bytes]]


@dataclass
class Answers:
    """What the server has answered: how often each path with each status."""

    counted: Counter[tuple[str, str]] = field(default_factory=Counter)

    def around(self, application: Application) -> Application:
        """Return the application, counted."""

        def counting(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            def started(status: str, headers: Any, error: Any = None) -> Any:
                self.counted[environ["PATH_INFO"], status[:3]] += 1
                return start(status, headers, error)

            return application(environ, started)

        return counting


@dataclass(frozen=True)
class Served:
    """A site that is being served."""

    address: str
    answers: Answers


@pytest.fixture(scope="session")
def site() -> Iterator[Served]:
    """The site, on a free port."""
    flask = Flask("browser-test", static_folder=None, template_folder=None)
    public.register(flask, MadeReleases(), build="browser-test")
    answers = Answers()
    flask.wsgi_app = answers.around(flask.wsgi_app)  # type: ignore[method-assign]  # Flask's own way for middleware
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.port}", answers)
    server.shutdown()
    thread.join()
    server.server_close()


Reader = Callable[..., Page]


@pytest.fixture
def reader(chromium: Browser, site: Served) -> Iterator[Reader]:
    """Opens pages, each in a browser of its own; whatever a page reports as wrong fails the test in the end."""
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def read(address: str, *, width: int = 1280, **more: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=site.address, **more)
        opened.append(context)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield read
    for context in opened:
        context.close()
    assert wrong == []
