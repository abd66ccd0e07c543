"""Figures, differences and ages as they stand in a sentence: `677 people`, `3.2 percentage points`, `about 7 years`."""

import datetime as dt
from dataclasses import dataclass, replace

from babel.dates import format_date

from layouts.charts.numbers import MINUS, as_shown, figure_text, number_text, reader
from layouts.language.phrases import Phrases

MONTHS = 12
ABOUT_A_YEAR = 11.5
MOST_DECIMALS = 6


@dataclass(frozen=True)
class Unit:
    """How an indicator's figures are written: its unit (see `data/workbook.yaml`) and digits after the point."""

    name: str
    decimals: int


def amount(value: float, unit: Unit, words: Phrases) -> str:
    """Return a figure with its unit, as in a sentence: `91.2%`, `677 people`, `17.3 per 1,000`."""
    written = figure_text(value, unit.name, unit.decimals, words.language)
    if unit.name == "people":
        return words.plural("%(figure)s person", "%(figure)s people", _number(value, unit), figure=written)
    if unit.name == "per 1000":
        return words.say("%(figure)s per 1,000", figure=written)
    if unit.name == "per 10000":
        return words.say("%(figure)s per 10,000", figure=written)
    if unit.name == "per 100000":
        return words.say("%(figure)s per 100,000", figure=written)
    return words.say("%(figure)s points", figure=written) if unit.name == "index" else written


def difference(value: float, unit: Unit, words: Phrases) -> str:
    """Return how large a difference is, without its sign: `3.2 percentage points`, `147 people`, `$1,200`."""
    size = abs(value)
    if unit.name != "percent":
        return amount(size, unit, words)
    written = number_text(size, unit.decimals, words.language)
    shown = _number(size, unit)
    return words.plural("%(figure)s percentage point", "%(figure)s percentage points", shown, figure=written)


def pace(value: float, unit: Unit, words: Phrases) -> str:
    """Return a change a year with its sign: `−40 people`; with digits enough not to be shown as none: `−0.3 people`."""
    decimals = unit.decimals
    while value and as_shown(value, decimals).is_zero() and decimals < MOST_DECIMALS:
        decimals += 1
    finer = replace(unit, decimals=decimals)
    size = difference(value, finer, words)
    if is_almost_nothing(value, finer):
        return size
    return ("+" if value > 0 else MINUS) + size


def gap(earlier: float, later: float, unit: Unit) -> float:
    """Return later less earlier, both as they are shown, so that a reader who subtracts finds the same difference."""
    return float(as_shown(later, unit.decimals) - as_shown(earlier, unit.decimals))


def is_almost_nothing(value: float, unit: Unit) -> bool:
    """Whether a difference is zero as it is shown."""
    return as_shown(value, unit.decimals).is_zero()


def _number(value: float, unit: Unit) -> float:
    """Return the number that a word follows: without its sign, and as it is shown."""
    return float(abs(as_shown(value, unit.decimals)))


def day_text(day: str, words: Phrases) -> str:
    """Return an ISO date as it stands in a sentence: `January 28, 2014`, `28 de enero de 2014`."""
    return format_date(dt.date.fromisoformat(day), "long", locale=reader(words.language))


def count_text(value: int, words: Phrases) -> str:
    """Return a whole number as it is written: `1,216`."""
    return number_text(value, 0, words.language)


def age(years: float, words: Phrases) -> str:
    """Return how old a figure is, with its verb: `is about 7 years old`; what is not over yet `is still new`."""
    months = round(years * MONTHS)
    if months < 1:
        return words.say("is less than a month old")
    if years * MONTHS < ABOUT_A_YEAR:
        return words.plural("is about one month old", "is about %(number)s months old", months)
    return words.plural("is about one year old", "is about %(number)s years old", round(years))
