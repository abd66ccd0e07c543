"""Numbers as the reader of a language writes them."""

import functools
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal

# The readers here are in the United States: Spanish is written with its points and commas, 1,216 and 58.7.
REGIONS = {"en": "en_US", "es": "es_US"}
MINUS = "\u2212"
MOST_KEPT = 10_000
"""Numbers whose writing is kept."""


def figure_text(value: float, unit: str, decimals: int, language: str) -> str:
    """Return a figure with the sign of its unit: `1,216`, `58.7%`, `$52,300`; the word of any other unit is left out.

    Args:
        value: the figure; percentages 0-100. An unknown one has no text: the caller says so in words.
        unit: percent, people, dollars, per 1000, per 10000, per 100000, index, ratio, number.
        decimals: digits after the point; half is rounded away from zero.
        language: a language code.
    """
    rounded = as_shown(value, decimals)
    if unit == "dollars":
        return format_currency(
            rounded, "USD", format=_dollars(language, decimals), locale=reader(language), currency_digits=False
        )
    number = _written(rounded, decimals, language)
    return number + _percent_sign(language) if unit == "percent" else number


def number_text(value: float, decimals: int, language: str) -> str:
    """Return a number without any sign of a unit: `1,216`, `58.7`; a negative one has a true minus sign."""
    return _written(as_shown(value, decimals), decimals, language)


@functools.lru_cache(maxsize=MOST_KEPT)
def _written(rounded: Decimal, decimals: int, language: str) -> str:
    """Return a rounded number; the same few thousand are written again and again, and Babel takes its time."""
    return format_decimal(rounded, format=_pattern(decimals), locale=reader(language)).replace("-", MINUS)


@functools.cache
def reader(language: str) -> Locale:
    """Return the locale of the readers of a language; dates and numbers are both written by it."""
    return Locale.parse(REGIONS.get(language, language.replace("-", "_")))


@functools.lru_cache(maxsize=MOST_KEPT)
def as_shown(value: float, decimals: int) -> Decimal:
    """Return a figure as it is shown, with so many digits after the point; half is rounded away from zero."""
    # By way of its shortest text: 0.15 is meant as 0.15, not as the binary number just below it.
    rounded = Decimal(repr(float(value))).quantize(_step(decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


@functools.cache
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


@functools.cache
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@functools.cache
def _percent_sign(language: str) -> str:
    sign: str = reader(language).percent_formats[None].suffix[0]
    return sign


def _dollars(language: str, decimals: int) -> str:
    standard: str = reader(language).currency_formats["standard"].pattern
    return standard.replace("#,##0.00", _pattern(decimals))
