"""The chart that answers to a pointer: a Plotly figure as a plain dictionary."""

from layouts.charts.chart import Chart
from layouts.charts.plotting.arrangement import arrangement
from layouts.charts.plotting.box import NARROW_BOX, WIDE_BOX, box
from layouts.charts.plotting.traces import Plain, traces
from layouts.charts.theme import Theme

__all__ = ["config", "figure"]


def figure(chart: Chart, theme: Theme) -> Plain:
    """Return the Plotly figure of a chart: data, layout and config, ready for JSON.

    `go.Figure` checks every attribute at every call (29 times slower): a test checks this dictionary against
    Plotly's schema instead.

    The layout is for wide screens; `layout.meta` holds what is different on a narrow one, and the title and summary
    for the accessible name that Plotly does not give. `assets/charts.js` puts both in, and the colours where the
    theme is `Theme.tokens()`.
    """
    narrow = arrangement(chart, NARROW_BOX, theme)
    meta = {"title": chart.title, "summary": chart.summary, "narrow": narrow}
    return {
        "data": traces(box(chart, WIDE_BOX).frame, theme),
        "layout": {**arrangement(chart, WIDE_BOX, theme), **_still(theme), "meta": meta},
        "config": config(),
    }


def config() -> Plain:
    """Return Plotly's options: no tool bar, no zoom, so that a finger on the chart scrolls the page."""
    return {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False, "showTips": False}


def _still(theme: Theme) -> Plain:
    """Return what holds for every width; nothing moves by itself."""
    return {
        "autosize": True,
        "font": {"family": "inherit", "size": WIDE_BOX.text, "color": theme.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 60,
        "hoverlabel": {
            "align": "left",
            "bgcolor": theme.card,
            "bordercolor": theme.ink_soft,
            "font": {"color": theme.ink, "family": "inherit", "size": WIDE_BOX.text},
        },
        "showlegend": False,
    }
