"""What Plotly is told of a language: its words from our catalogue, its numbers and days from Babel."""

from gettext import NullTranslations
from typing import Any

from layouts.language.phrases import Phrases, read_phrases
from layouts.public.assets import FOLDER
from layouts.public.chart_locale import SAID, chart_locale


def test_spanish_of_the_united_states_has_its_own_months_and_our_points_and_commas() -> None:
    told: Any = chart_locale(read_phrases()["es"])
    assert told["name"] == "es"
    assert told["dictionary"]["Zoom out"] == "Alejar"
    assert (told["format"]["months"][0], told["format"]["days"][0]) == ("enero", "domingo")
    assert (told["format"]["decimal"], told["format"]["thousands"]) == (".", ",")


def test_another_language_writes_numbers_by_its_own_rules() -> None:
    told: Any = chart_locale(Phrases("hy", NullTranslations()))
    assert (told["format"]["decimal"], told["format"]["thousands"]) == (",", "\xa0")


def test_every_message_is_one_that_the_bundle_says() -> None:
    bundle = (FOLDER / "vendor" / "plotly-basic.min.js").read_text(encoding="utf-8")
    assert [said for said in SAID if f'"{said}"' not in bundle] == []
