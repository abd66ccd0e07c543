import re
from dataclasses import asdict
from pathlib import Path

import pytest

from layouts.charts.theme import DARK, LIGHT, Theme, token

LINES = ("accent", "target", "forecast", "strategy", "better", "worse", "neutral", "ink_soft")
TEXTS = ("ink", "ink_soft", "target", "forecast", "better", "worse")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["card", "paper"])
def test_lines_have_three_to_one_and_texts_four_and_a_half(theme: Theme, ground: str) -> None:
    colours = asdict(theme)
    assert all(contrast(colours[name], colours[ground]) >= 3 for name in LINES)
    assert all(contrast(colours[name], colours[ground]) >= 4.5 for name in TEXTS)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_on_a_band_or_a_bar_can_be_read(theme: Theme) -> None:
    assert contrast(theme.forecast, theme.forecast_band) >= 3
    assert contrast(theme.ink, theme.strategy_soft) >= 4.5
    assert contrast(theme.card, theme.strategy) >= 4.5


def test_the_style_sheet_falls_back_to_the_light_colours(project_root: Path) -> None:
    sheet = (project_root / "assets" / "charts.css").read_text(encoding="utf-8")
    fallbacks = dict(re.findall(r"var\((--[a-z-]+), (#[0-9a-f]{6})\)", sheet))
    light = {token(name): colour for name, colour in asdict(LIGHT).items()}
    assert fallbacks.items() <= light.items()


def test_the_page_s_tokens_are_the_chart_s(project_root: Path) -> None:
    sheet = (project_root / "assets" / "tokens.css").read_text(encoding="utf-8")
    for theme in (LIGHT, DARK):
        for name, colour in asdict(theme).items():
            assert f"{token(name)}: {colour};" in sheet


def test_every_custom_property_of_the_style_sheet_is_one_of_the_theme(project_root: Path) -> None:
    sheet = (project_root / "assets" / "charts.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\((--[a-z-]+)", sheet)) <= {token(name) for name in asdict(LIGHT)}
