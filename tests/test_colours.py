"""Colours: what stands on what can be read, and lines that cross each other are told apart by everyone."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pytest

TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
DARK_PART = "@media screen and (prefers-color-scheme: dark)"

# What is read on what: WCAG 2.1, 1.4.3.
TEXT_ON = {
    "cc-card": "cc-ink cc-ink-soft cc-accent cc-better cc-worse cc-neutral cc-target cc-forecast cc-strategy",
    "cc-paper": "cc-ink cc-ink-soft cc-accent cc-better cc-worse cc-neutral cc-target cc-forecast cc-strategy",
    "cc-accent-soft": "cc-ink cc-ink-soft cc-accent",
    "cc-strategy-soft": "cc-ink",
    "cc-forecast-band": "cc-ink",
    "notice": "cc-ink cc-accent",
    "band": "band-ink band-line",
    "cc-accent": "cc-card",
    "cc-strategy": "cc-card",
}
# Lines, dots and signs on what is behind them: 1.4.11. A grid and the edges of cards tell nothing by themselves, so
# `cc-line` and `notice-line` may be faint: what they surround is told by its words and by the room around it.
MARK_ON = {
    "cc-card": "cc-accent cc-better cc-worse cc-neutral cc-target cc-forecast cc-strategy cc-ink-soft",
    "cc-paper": "cc-accent cc-better cc-worse cc-neutral cc-strategy",
    "cc-forecast-band": "cc-forecast cc-accent cc-neutral cc-target",
    "cc-accent-soft": "cc-accent",
    "cc-strategy-soft": "cc-strategy",
    "band": "band-line",
}
FAINT = {"cc-line", "notice-line"}

# The lines that cross each other in one chart: the curve, where it is headed, its target, and the place beside it.
SERIES = ("cc-accent", "cc-forecast", "cc-target", "cc-neutral")
# Machado, Oliveira and Fernandes (2009), table of severity 1.0: what is seen without one kind of cone, in linear light.
SEEN = {
    "every cone": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Ottosson (2020), Oklab: linear light to cones, and their cube roots to lightness and two colours.
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
APART = 0.06
"""Three times what can just be noticed in Oklab (0.02); lines are thin, and differ in their dashes and labels too."""

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


@pytest.fixture(scope="module", params=["light", "dark"])
def colours(request: pytest.FixtureRequest, project_root: Path) -> Mapping[str, str]:
    """The tokens of a ground. Paper has the light ones: what is dark is for screens alone."""
    sheet = (project_root / "assets" / "tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split(DARK_PART)
    found = dict(TOKEN.findall(light))
    return found if request.param == "light" else found | dict(TOKEN.findall(dark))


def linear(colour: str) -> Triple:
    """Linear light of a colour, red, green and blue."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(one: float) -> float:
    return one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4


def by(matrix: Matrix, vector: Triple) -> Triple:
    """A matrix by a vector."""
    first, second, third = (sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1."""
    weights = (0.2126, 0.7152, 0.0722)
    each = (sum(a * b for a, b in zip(weights, linear(colour), strict=True)) for colour in (one, other))
    low, high = sorted(each)
    return (high + 0.05) / (low + 0.05)


def oklab(light: Triple) -> Triple:
    """A colour in Oklab; what no screen shows is taken at the edge."""
    red, green, blue = (min(1.0, max(0.0, one)) for one in light)
    first, second, third = (one ** (1 / 3) for one in by(CONES, (red, green, blue)))
    return by(OKLAB, (first, second, third))


def apart(one: str, other: str, seen: Matrix) -> float:
    """How far two colours are from each other for somebody who sees so."""
    pair = zip(*(oklab(by(seen, linear(colour))) for colour in (one, other)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pair) ** 0.5)


def pairs(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each that stands on something, and what it stands on."""
    yield from ((one, ground) for ground, ones in table.items() for one in ones.split())


def test_contrast_and_distance_are_those_of_the_known_cases() -> None:
    """White on black is 21:1, and 1 apart in Oklab; #767676 is the grey that has 4.54:1 on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert apart("#000000", "#ffffff", SEEN["every cone"]) == pytest.approx(1, abs=0.001)


def test_words_have_four_and_a_half_to_one_on_what_they_stand_on(colours: Mapping[str, str]) -> None:
    found = {pair: contrast(*(colours[one] for one in pair)) for pair in pairs(TEXT_ON)}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


def test_lines_and_marks_have_three_to_one_on_what_is_behind_them(colours: Mapping[str, str]) -> None:
    found = {pair: contrast(*(colours[one] for one in pair)) for pair in pairs(MARK_ON)}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 3} == {}


def test_every_colour_of_the_house_is_compared_with_another(colours: Mapping[str, str]) -> None:
    assert {one for table in (TEXT_ON, MARK_ON) for pair in pairs(table) for one in pair} | FAINT == set(colours)


@pytest.mark.parametrize("seen", SEEN)
def test_the_lines_of_a_chart_are_told_apart_without_any_one_kind_of_cone(
    colours: Mapping[str, str], seen: str
) -> None:
    found = {pair: apart(colours[pair[0]], colours[pair[1]], SEEN[seen]) for pair in combinations(SERIES, 2)}
    assert {pair: round(far, 3) for pair, far in found.items() if far < APART} == {}
