"""What changed in a release, in words."""

from dataclasses import replace

from indicators.release.changed import FigureChange
from indicators.release.documents import Changes, IndicatorChange, MarkChange, Text
from layouts.language.changes import STATES, TRENDS, change_lines, change_sums
from layouts.language.phrases import read_phrases

WORDS = read_phrases()
READING = IndicatorChange("reading", Text({"en": "Reading well"}), "town", "all")
ALL = IndicatorChange(
    "reading",
    Text({"en": "Reading well"}),
    "town",
    "all",
    figures_new=2,
    figures_revised=1,
    figures_withdrawn=1,
    marks=(
        MarkChange("trend", "clear", "no-sign", "better"),
        MarkChange("target", "not-yet-known", "met"),
        MarkChange("baseline", "as-forecast", "curve-turned"),
    ),
    other_trends=3,
    gaps_opened=1,
    gaps_closed=2,
    hidden_more=1,
    hidden_fewer=2,
)


def test_everything_that_changed_of_a_measure_has_its_sentence() -> None:
    assert change_lines(ALL, WORDS["en"]) == (
        "2 new figures.",
        "1 corrected figure.",
        "1 figure withdrawn.",
        "Trend: “No sign of change”, before “Getting better”.",
        "Target: “Target met”, before “Not known yet”.",
        "Where we are headed: “Doing better than where we were headed”, before “About where we were headed”.",
        "The trends of 3 other places or groups changed.",
        "1 more thing that we do not know.",
        "2 things that we did not know are settled.",
        "1 more figure is hidden for privacy.",
        "2 figures that were hidden for privacy are not any more.",
    )


def test_it_is_said_in_spanish_too() -> None:
    said = change_lines(ALL, WORDS["es"])
    assert said[0] == "2 cifras nuevas."
    assert said[3].startswith("Tendencia: “")
    assert not set(said) & set(change_lines(ALL, WORDS["en"]))


def test_the_newest_figure_is_told_beside_the_one_before() -> None:
    town, girls = Text({"en": "Town", "es": "Pueblo"}), Text({"en": "Girls", "es": "Niñas"})
    come = FigureChange(town, girls, "percent", 1, "school year", "2024-25", 48.2, "2023-24", 46.0)
    told = replace(READING, figures_new=1, newest=come)
    assert change_lines(told, WORDS["en"]) == (
        "1 new figure.",
        "Newest: 48.2% in 2024–25, after 46.0% in 2023–24 (Town, Girls).",
    )
    corrected = replace(told, figures_new=0, figures_revised=1, newest=replace(come, before_period="2024-25"))
    assert change_lines(corrected, WORDS["es"])[1] == "Corregida: 48.2% en 2024–25, antes 46.0% (Pueblo, Niñas)."
    first = replace(READING, new=True, newest=replace(come, before=None, before_period=None))
    assert change_lines(first, WORDS["en"])[1] == "Newest: 48.2% in 2024–25 (Town, Girls)."


def test_what_comes_and_goes_is_said_first() -> None:
    new = IndicatorChange("reading", READING.title, "town", "all", new=True, figures_new=9)
    gone = IndicatorChange("reading", READING.title, "town", "all", gone=True)
    assert change_lines(new, WORDS["en"]) == ("It is shown for the first time.",)
    assert change_lines(gone, WORDS["en"]) == ("It is not shown any more.",)


def test_the_sums_of_a_release_are_said_and_of_the_first_one_nothing() -> None:
    assert change_sums(Changes(), WORDS["en"]) == ()
    assert change_sums(Changes(3), WORDS["en"]) == ("No figure and no mark changed.",)
    assert change_sums(Changes(3, (ALL,), 0, 2), WORDS["en"]) == (
        "1 measure changed.",
        "2 things that we did not know are settled.",
    )


def test_every_mark_that_a_release_can_keep_has_its_word() -> None:
    assert {grade for grade, _ in TRENDS} >= {"clear", "leaning", "changed", "too-few", "too-close", "no-sign"}
    assert len(STATES["target"]) == 8
    assert len(STATES["baseline"]) == 9
