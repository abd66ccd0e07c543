"""A figure that is not shown says why: on the chart, when it is pointed at, in the key and in the table."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from indicators.release.documents import Hidden, IndicatorDocument, Point, Text
from layouts.charts.description import Chart, describe
from layouts.charts.plotly import figure
from layouts.charts.svg import pair
from layouts.charts.table import RowKind, table
from layouts.charts.theme import LIGHT
from layouts.charts.withheld import Counted, is_withheld, reason
from layouts.language.phrases import read_phrases
from layouts.language.withheld import withheld_words
from tests.layouts.charts.samples import HEADING, WORDS, head, point, series
from tests.layouts.releases import MadeReleases

SAID = read_phrases()
STUDENTS = Text({"en": "students", "es": "estudiantes"})
PERCENT = Counted("percent", STUDENTS)
# Why a figure is hidden, and what stands for it in each language.
CASES = (
    (Hidden("small count", below=11), "fewer than 11 students", "menos de 11 estudiantes"),
    # A share of few people is about all of them, not only those who are counted.
    (Hidden("few people", below=11), "fewer than 11 people", "menos de 11 personas"),
    # True of 2 who are not counted of 80, and of 10 of 10.
    (
        Hidden("small rest", below=11),
        "fewer than 11 people are not among those counted",
        "menos de 11 personas no están entre las contadas",
    ),
    (Hidden("protects another", group=True), "hidden to protect another group", "para proteger a otro grupo"),
    # A place, a period or a sum is protected, or an earlier release did not say what.
    (
        Hidden("protects another"),
        "hidden so that another hidden figure cannot be worked out",
        "para que no se pueda calcular otra cifra oculta",
    ),
    (Hidden("whole table"), "hidden so that nobody can be recognized", "para que no se reconozca a nadie"),
    (Hidden("counts unknown"), "not all numbers behind it are known", "no se conocen todos los números que hay detrás"),
    # Which of the two is not told: that would tell how many they are.
    (
        Hidden("unreliable"),
        "too few to be reliable, or hidden to protect another",
        "muy pocas personas para poder confiar, o para proteger a otra cifra",
    ),
    (Hidden("coded", limit=95.0, top=True), "told only as “95% or more”", "se dice solo “95% o más”"),
    (Hidden("coded", limit=5.0), "told only as “5% or less”", "se dice solo “5% o menos”"),
    (Hidden("withdrawn"), "withdrawn", "por haberse retirado"),
    # A reason that this program does not know yet, and a threshold that is missing.
    (Hidden("something new"), "hidden for privacy", "por privacidad"),
    (Hidden("small count"), "hidden for privacy", "por privacidad"),
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("why", "english", "spanish"), CASES, ids=lambda one: getattr(one, "reason", None))
def test_each_reason_has_its_words(why: Hidden, english: str, spanish: str, language: str) -> None:
    hidden = point("2019", None, why=why)
    said = reason(hidden, PERCENT, withheld_words(SAID[language]), language)
    assert said == {"en": english, "es": spanish}[language]


def test_a_withdrawn_figure_says_the_reason_that_was_given() -> None:
    taken = point("2019", None, why=Hidden("withdrawn"), note=Text({"en": "The agency counted twice."}))
    assert reason(taken, PERCENT, WORDS.withheld, "en") == "withdrawn: The agency counted twice."
    said = reason(taken, PERCENT, withheld_words(SAID["es"]), "es")
    assert said == "por haberse retirado; el motivo está en otro idioma: The agency counted twice."


def test_what_a_publisher_hides_is_its_publishers_doing() -> None:
    assert reason(point("2019", None, flags=("suppressed at source",)), PERCENT, WORDS.withheld, "en") == (
        "not shown by the publisher"
    )


def test_a_figure_that_nobody_knows_is_not_withheld() -> None:
    unknown = point("2019", None, flags=("not available",))
    assert not is_withheld(unknown)
    assert reason(unknown, PERCENT, WORDS.withheld, "en") is None


def test_where_nobody_named_those_counted_in_the_readers_language_they_are_people() -> None:
    english_only = Counted("percent", Text({"en": "students"}))
    few = point("2019", None, why=Hidden("small count", below=11))
    assert reason(few, english_only, withheld_words(SAID["es"]), "es") == "menos de 11 personas"


POINTS = (
    point("2015", 62.0),
    point("2016", None, flags=("hidden for privacy",), why=Hidden("small count", below=11)),
    point("2017", None, flags=("not available",)),
    point("2018", None, flags=("hidden for privacy",), why=Hidden("protects another", group=True)),
    point("2019", 64.0),
)


def drawn(points: tuple[Point, ...] = POINTS) -> Chart:
    return describe(series(points), graduates(), (), words=WORDS, language="en", heading=HEADING)


def graduates() -> Any:
    return replace(head(), unit="percent", counted_people=STUDENTS)


def test_each_reason_stands_once_the_newest_first() -> None:
    assert drawn().withheld == ("hidden to protect another group", "fewer than 11 students")


def test_the_static_chart_draws_a_struck_box_and_says_why_in_its_key() -> None:
    made = pair(drawn(), id_prefix="one")
    wide = made.split("cc-narrow")[0]
    titles = re.findall(r'class="cc-withheld"[^>]*><title>([^<]*)</title>', wide)
    assert titles == ["2016: Not shown: fewer than 11 students", "2018: Not shown: hidden to protect another group"]
    # Beside those two, one in the key; and the cross of the period that nobody knows, with its own.
    assert (wide.count('class="cc-withheld"'), wide.count('class="cc-absence"')) == (3, 2)
    assert "Not shown: hidden to protect another group; fewer than 11 students" in re.sub(
        r"<[^>]+>", " ", wide
    ).replace("  ", " ")


def test_the_island_draws_the_same_and_says_why_when_it_is_pointed_at() -> None:
    whole = json.loads(json.dumps(figure(drawn(), LIGHT)))
    traces = {one["meta"]: one for one in whole["data"] if "meta" in one}
    assert traces["withheld"]["x"] == [2016.0, 2018.0]
    assert traces["withheld"]["hovertext"] == [
        "2016: Not shown: fewer than 11 students",
        "2018: Not shown: hidden to protect another group",
    ]
    # Hollow, and struck: the ground's own colour inside, and a stroke that cannot be pointed at.
    assert traces["withheld"]["marker"]["color"] == LIGHT.card
    assert (traces["withheld-strokes"]["marker"]["symbol"], traces["withheld-strokes"]["hoverinfo"]) == (
        "line-ne",
        "skip",
    )
    assert traces["absences"]["x"] == [2017.0]


def test_the_mark_stands_at_the_foot_of_the_chart_wherever_the_figure_would_lie() -> None:
    """A mark at the height of its neighbours would be taken for a guess."""
    whole = json.loads(json.dumps(figure(drawn(), LIGHT)))
    heights = {one["meta"]: one["y"] for one in whole["data"] if one.get("meta") in {"withheld", "absences"}}
    assert len({height for each in heights.values() for height in each}) == 1


def test_the_table_says_why_and_marks_its_rows() -> None:
    made = table(series(POINTS), graduates(), words=WORDS, language="en", caption="x")
    told = {row.cells[0]: (row.kind, row.cells[1], row.cells[3]) for row in made.rows}
    assert told["2016"] == (RowKind.WITHHELD, "Not shown", "Fewer than 11 students")
    assert told["2018"] == (RowKind.WITHHELD, "Not shown", "Hidden to protect another group")
    assert told["2017"] == (RowKind.ABSENCE, "No figure", "not available")


def test_a_reason_in_another_language_says_in_which(client: FlaskClient, releases: MadeReleases) -> None:
    """In the table of the page: what reads it aloud knows how."""
    taken = replace(point("2019", None, flags=("withdrawn",)), why=Hidden("withdrawn"), source="hud")
    of = releases.indicator

    def indicator(host: str, number: int, record: str, /) -> IndicatorDocument:
        document = of(host, number, record)
        first, *others = document.series
        said = replace(taken, note=Text({"en": "The agency counted twice."}))
        return replace(document, series=(replace(first, points=(*first.points, said)), *others))

    releases.indicator = indicator  # type: ignore[method-assign]  # one document of its own
    spoken = '<span lang="en">The agency counted twice</span>'
    assert spoken in client.get("/es/indicators/homeless-count").text
    assert spoken not in client.get("/indicators/homeless-count").text


def test_a_limit_stands_where_the_figure_would() -> None:
    coded = point("2016", None, flags=("hidden for privacy",), why=Hidden("coded", limit=95.0, top=True))
    made = table(series((POINTS[0], coded)), graduates(), words=WORDS, language="en", caption="x")
    assert made.rows[0].cells[1:4] == ("95% or more", "", "Told only as “95% or more”")


def test_a_publishers_own_note_is_kept() -> None:
    noted = point("2016", None, flags=("suppressed at source",), note=Text({"en": "Marked with two stars."}))
    made = table(series((POINTS[0], noted)), graduates(), words=WORDS, language="en", caption="x")
    assert made.rows[0].cells[3] == "Not shown by the publisher; Marked with two stars."
