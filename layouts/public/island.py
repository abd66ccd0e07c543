"""The island: the one part of a public page that moves, a chart drawn by Dash inside the box of the static chart.

Dash gives its scripts and configuration through `interpolate_index`; the document around them is ours.
"""

import re
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import Flask, abort, request

PREFIX = "/_island/"
CURVE = "curve-drawn"
# Of Dash's scripts the island needs React and the renderer. The core components are left out: their graph comes with
# inline styles that our policy refuses, and with 120 KB that a telephone would wait for.
NEEDED = re.compile(r"/(?:react|react-dom|prop-types)@|/dash_renderer\.")

Render = Callable[["Mount"], str]
_asked: ContextVar[Render | None] = ContextVar("asked", default=None)


@dataclass(frozen=True)
class Mount:
    """What Dash needs in a document: its configuration, its scripts in order, and the script that starts it."""

    config: str
    scripts: str
    renderer: str


class Curve(Component):
    """The drawn curve; `assets/island.js` has the component of this name, which hands its figure to Plotly.

    Props: `view` (what is chosen), `figure` (what is drawn).
    """

    _namespace = "commoncurve_island"
    _type = "Curve"

    def __init__(self, name: str) -> None:
        self._prop_names = ["id", "view", "figure"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_wildcard_properties: list[str] = []
        super().__init__(id=name)  # type: ignore[no-untyped-call]  # Dash gives no types here


class Island(Dash):
    """A Dash app without pages of its own: it is mounted in documents that others render."""

    def document(self, render: Render) -> str:
        """Return the document that `render` makes around the mount."""
        token = _asked.set(render)
        try:
            return str(self.index())  # type: ignore[no-untyped-call]  # Dash gives no types here
        finally:
            _asked.reset(token)

    def interpolate_index(  # noqa: PLR0913 - the names are Dash's
        self,
        metas: str = "",
        title: str = "",
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",
        renderer: str = "",
    ) -> str:
        """Return the document that was asked for; asked directly, the island has none."""
        render = _asked.get()
        if render is None:
            abort(404)
        # Which Python runs here is nobody's business, and of no use to the renderer.
        told = re.sub(r'"python_version":"[^"]*"', '"python_version":""', config)
        return render(Mount(told, needed(scripts), renderer))


def needed(scripts: str) -> str:
    """Return those of Dash's script tags that the island needs, in their order."""
    tags = re.findall(r"<script[^>]*></script>", scripts)
    return "\n".join(tag for tag in tags if NEEDED.search(tag))


def make_island(server: Flask) -> Island:
    """Return the island, its files and layout served under `/_island/`."""
    island = Island(
        "commoncurve-island",
        server=server,  # type: ignore[arg-type]  # Dash takes a Flask server, and says so everywhere but here
        url_base_pathname=PREFIX,
        include_assets_files=False,
        assets_folder="no-assets-of-its-own",
        add_log_handler=False,
        update_title="",
        title="",
    )
    island.layout = Curve(CURVE)
    server.before_request(_asks_nothing)
    draw = ClientsideFunction("commoncurve", "draw")
    island.clientside_callback(draw, Output(CURVE, "figure"), Input(CURVE, "view"))  # type: ignore[no-untyped-call]  # nor
    return island


def _asks_nothing() -> None:
    """Refuse what is sent to the island: all that it does, it does in the browser."""
    if request.method == "POST" and request.path.startswith(PREFIX):
        abort(405)


def script_hashes(island: Island) -> Sequence[str]:
    """Return the hashes of the scripts that stand inside a document, for its policy."""
    return island.csp_hashes()
