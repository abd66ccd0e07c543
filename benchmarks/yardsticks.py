"""The pages that ours are measured against, each served by Granian too: `python -m benchmarks.yardsticks NAME WORKERS`.

One page: 15 yearly points of four groups. `static`: finished HTML with an inline SVG, the limit of what can be done;
`dash`: the usual Dash app with a graph and a chooser, as it comes; `dash-compressed`: the same with Flask-Compress,
where that package is there (else as it comes).
"""

import random
import sys
from typing import Any

PORTS = {"commoncurve": 8461, "static": 8462, "dash": 8463, "dash-compressed": 8464}
YEARS, GROUPS = range(2010, 2025), ("Everyone", "One", "Two", "Three")


def figures(seed: int) -> dict[str, list[float]]:
    """Return 15 yearly percentages of each group, a random walk."""
    chance = random.Random(seed)
    walks: dict[str, list[float]] = {}
    for group in GROUPS:
        value = chance.uniform(50, 80)
        walks[group] = [value := value + chance.gauss(0, 1.5) for _ in YEARS]
    return walks


def static_page() -> bytes:
    """Return the whole page: a heading, a chart of four lines, a sentence."""
    lines = "".join(
        '<polyline fill="none" stroke="#0b5a8f" points="{}"/>'.format(
            " ".join(f"{40 + 40 * at},{300 - 3 * value:.1f}" for at, value in enumerate(values))
        )
        for values in figures(1).values()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>Graduation</title><h1>Graduation</h1><svg viewBox="0 0 660 320">{lines}</svg><p>It rose.</p></html>'
    ).encode()


def static() -> Any:
    """Return the application that answers the static page to everything."""
    page = static_page()

    def application(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
        return [page]

    return application


def dash(*, compress: bool = False) -> Any:
    """Return the usual Dash app: a chooser and a graph that a callback builds on the server."""
    import plotly.graph_objects as go
    from dash import Dash, Input, Output, dcc, html

    app = Dash("benchmarks.yardsticks", compress=compress)
    names = [f"Indicator {number}" for number in range(1, 6)]
    app.layout = html.Div([html.H1("Indicators"), dcc.RadioItems(names, names[0], id="which"), dcc.Graph(id="graph")])

    @app.callback(Output("graph", "figure"), Input("which", "value"))
    def draw(name: str) -> go.Figure:
        return go.Figure(
            [go.Scatter(x=list(YEARS), y=values, name=group) for group, values in figures(names.index(name)).items()]
        )

    return app.server


def main(name: str, workers: int) -> None:
    """Serve one of them until told to end, by so many processes."""
    from granian import Granian
    from granian.constants import Interfaces

    made = {"static": "static", "dash": "dash", "dash-compressed": "dash_compressed"}[name]
    Granian(
        f"benchmarks.yardsticks:{made}",
        port=PORTS[name],
        interface=Interfaces.WSGI,
        factory=True,
        workers=workers,
        log_enabled=False,
    ).serve()


def dash_compressed() -> Any:
    """Return the usual Dash app, compressed."""
    return dash(compress=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
