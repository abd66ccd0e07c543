"""An indicator as search engines for data read it."""

from typing import Any

from indicators.release import documents as d
from layouts.documents.dataset import dataset
from layouts.public.documents import in_script
from tests.layouts import made
from tests.layouts.documents.handed import handed, with_points, withdrawn

PAGE = "https://example.org/indicators/homeless-count"
FIGURES = "https://example.org/api/v1/indicators/homeless-count/observations"


def described(document: d.IndicatorDocument = made.HOMELESS_COUNT, language: str = "en") -> dict[str, Any]:
    return dataset(document, handed(language), page=PAGE, figures=FIGURES)


def test_what_search_engines_ask_for_is_there() -> None:
    told = described()
    assert (told["@context"], told["@type"], told["name"]) == (
        "https://schema.org/",
        "Dataset",
        "People without a home",
    )
    assert told["description"].startswith("People counted on one night.")
    assert told["temporalCoverage"] == "2007-01-01/2018-12-31"
    assert [one["name"] for one in told["spatialCoverage"]] == ["Pasadena", "Los Angeles County"]
    assert [one["contentUrl"] for one in told["distribution"]] == [
        FIGURES + form for form in (".csv", ".xlsx", ".json")
    ]
    assert told["isBasedOn"][0]["license"] == "public domain"


def test_it_is_in_the_language_of_the_page() -> None:
    told = described(language="es")
    assert (told["name"], told["inLanguage"]) == ("Personas sin hogar", "es")


def test_what_is_hidden_says_not_even_when_it_was() -> None:
    told = described(with_points(made.withheld("2017", "small count", below=11), withdrawn("2018")))
    assert "temporalCoverage" not in told


def test_no_word_of_it_ends_the_element_that_it_stands_in() -> None:
    told = described(with_points(made.point("2018", 1.0), title=d.Text({"en": "</script><script>alert(1)"})))
    assert "<" not in in_script(told)
