"""Plotly's own words, numbers and days in the reader's language, in the form that `Plotly.register` takes.

Nothing of it is seen while the charts have no tool bar and no tips; whatever a chart is given later speaks by it.
Source: https://github.com/plotly/plotly.js/blob/master/dist/README.md#to-include-localization.
"""

from collections.abc import Mapping

from babel import Locale

from layouts.charts.numbers import reader
from layouts.language.phrases import Phrases, mark

SAID = (
    mark("Zoom"),
    mark("Zoom in"),
    mark("Zoom out"),
    mark("Pan"),
    mark("Reset"),
    mark("Reset view"),
    mark("Reset axes"),
    mark("Autoscale"),
    mark("Download plot as a PNG"),
    mark("Download plot"),
    mark("Double-click to zoom back out"),
    mark("Double-click on legend to isolate one trace"),
    mark("Show closest data on hover"),
    mark("Compare data on hover"),
)
"""What the partial bundle can say to readers who only look: its own English is the message."""


def chart_locale(words: Phrases) -> Mapping[str, object]:
    """Return the locale of a language for Plotly: what it says, and how it writes numbers and days."""
    return {
        "moduleType": "locale",
        "name": words.language,
        "dictionary": {said: words.say(said) for said in SAID},
        "format": _format(reader(words.language)),
    }


def _format(locale: Locale) -> Mapping[str, object]:
    days, short = ([of[(day + 6) % 7] for day in range(7)] for of in _both(locale.days))
    months, brief = ([of[month] for month in range(1, 13)] for of in _both(locale.months))
    signs = locale.number_symbols["latn"]
    return {
        "days": days,
        "shortDays": short,
        "months": months,
        "shortMonths": brief,
        "periods": ["", ""],  # halves of a day: its hours are counted to 24
        "dateTime": "%e %b %Y %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "decimal": signs["decimal"],
        "thousands": signs["group"],
        "grouping": [3],
        "currency": ["$", ""],
    }


def _both(named: Mapping[str, Mapping[str, Mapping[int, str]]]) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Return names at length and in short, as they stand alone: Plotly writes `Jan`, `Jan 2014`, and no sentence."""
    return named["stand-alone"]["wide"], named["stand-alone"]["abbreviated"]
