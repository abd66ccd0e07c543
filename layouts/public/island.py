"""The island: the one part of a public page that moves, a chart drawn by Dash inside the box of the static chart.

Dash gives its scripts and configuration through `interpolate_index`; the document around them is ours.
"""

import re
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from dash import ClientsideFunction, Dash, Input, Output, dcc
from flask import Flask, abort

PREFIX = "/_island/"
GRAPH, VIEW = "curve-graph", "curve-view"
# Of Dash's scripts the island needs React, the core components and the renderer; no tables, no grid, no big Plotly.
NEEDED = re.compile(r"/(?:react|react-dom|prop-types)@|/dash_core_components(?:-shared)?\.|/dash_renderer\.")

Render = Callable[["Mount"], str]
_asked: ContextVar[Render | None] = ContextVar("asked", default=None)


@dataclass(frozen=True)
class Mount:
    """What Dash needs in a document: its configuration, its scripts in order, and the script that starts it."""

    config: str
    scripts: str
    renderer: str


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
        return render(Mount(config, needed(scripts), renderer))


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
    island.layout = [
        dcc.Store(id=VIEW),
        dcc.Graph(id=GRAPH, responsive=True, config={"displayModeBar": False, "scrollZoom": False}),
    ]
    island.clientside_callback(ClientsideFunction("commoncurve", "draw"), Output(GRAPH, "figure"), Input(VIEW, "data"))
    return island


def script_hashes(island: Island) -> Sequence[str]:
    """Return the hashes of the scripts that stand inside a document, for its policy."""
    return island.csp_hashes()
