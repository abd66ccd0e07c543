"""Names in the collaborative's other languages, names that two indicators share, and answers to what is left out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]


@pytest.fixture
def known(framework: Framework) -> Framework:
    """Three counties, two groups and two indicators that share an alias, all with names in Spanish."""
    places = {
        "lane": KnownPlace("lane", "Lane County", None, (), translated=("Condado de Lane",)),
        "linn": KnownPlace("linn", "Linn", None, (), translated=("Linn", "Condado")),
        "other": KnownPlace("other", "Condado", None, ()),
    }
    groups = {
        "all": KnownGroup("all", "Everyone", "all", (), ("Todas las personas",)),
        "asian": KnownGroup("asian", "Asian", "race-ethnicity", (), ("Asiático",)),
    }
    told = {"poverty": ("Child poverty", "Pobreza infantil"), "graduation": ("Graduation rate", "Graduación")}
    indicators = {
        one: KnownIndicator(one, "percent", "year", title, ("Youth",), "survey", (spanish,))
        for one, (title, spanish) in told.items()
    }
    return replace(framework, places=places, groups=groups, indicators=indicators)


def stored(reading: Reading) -> list[tuple[str, str, str]]:
    """Return indicator, place and group of every figure, having seen that every cell is accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    return list(zip(*(reading.figures[name] for name in ("indicator", "place", "group")), strict=True))


def found(reading: Reading) -> list[str]:
    return [problem.found for problem in reading.problems]


def test_a_file_in_another_language_finds_places_groups_and_indicators(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["Lugar", "Año", "Indicador", "Grupo", "Valor"]]
    rows += [["Condado de Lane", "2013", "Pobreza infantil", "Asiático", "12"]]
    rows += [["condado de lane", "2014", "poverty", "Todas las personas", "13"]]
    reading = read(write_text("x.csv", rows), known)
    assert stored(reading) == [("poverty", "lane", "asian"), ("poverty", "lane", "all")]
    assert reading.problems == ()


def test_a_name_in_the_first_language_goes_before_a_translated_one(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["Place", "Year", "Value"], ["Condado", "2013", "12"]]
    assert stored(read(write_text("poverty.csv", rows), known)) == [("poverty", "other", "all")]


def test_a_translated_group_in_a_title_narrows_a_table(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Pobreza infantil, asiático"], ["Lugar", "2013"], ["Lane County", "12"]]
    reading = read(write_text("poverty.csv", rows), known)
    assert (stored(reading), reading.rejected) == ([], 1)


def test_a_name_of_two_indicators_names_both(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Place", "Year", "Indicator", "Value"], ["Lane County", "2013", "Youth", "12"]]
    reading = read(write_text("x.csv", rows), known)
    assert (stored(reading), reading.outside) == ([], 1)
    assert found(reading) == ["the names that several indicators have: Youth (graduation and poverty)"]
    assert "Did you mean" not in reading.problems[0].mend


def test_an_answer_that_only_figures_left_out_call_for_is_not_called_unneeded(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["Place", "Year", "Value"], ["Nowhere County", "2013", "12,5"]]
    reading = read(write_text("poverty.csv", rows), known, decimal="comma")
    assert found(reading) == ["places Nowhere County"]


def test_a_population_in_numbers_is_no_group(write_text: Write, read: Read, known: Framework) -> None:
    header = ["Place", "Year", "Rate", "Population"]
    counted = write_text("poverty.csv", [header, ["Lane County", "2013", "12.5", "1,000"]])
    assert stored(read(counted, known)) == [("poverty", "lane", "all")]
    named = write_text("poverty.csv", [header, ["Lane County", "2013", "12.5", "Asian"]])
    assert stored(read(named, known)) == [("poverty", "lane", "asian")]
