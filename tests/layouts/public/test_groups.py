"""The groups of a place beside each other, as a reader gets them."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indicators.analysis.codes import Against, Direction, Grade, IntervalSource, Reliability
from indicators.analysis.judgement import Disparity, Figure, PartsCheck, Trend
from indicators.release import documents as d
from layouts.language.groups import dimension_heading
from layouts.language.phrases import read_phrases
from layouts.public.edition import Edition
from layouts.public.groups_view import GroupsView, groups_views
from layouts.public.indicator_page import indicator_page
from layouts.public.view import View
from tests.layouts import made

TOO_FEW = Trend(Grade.TOO_FEW, Direction.NONE, 1)
RACE = "race-ethnicity"
WHITE = d.GroupName("white", d.Text({"en": "White", "es": "Blanca"}), RACE)
PERCENT = made.head("graduation", made.HOMELESS_HEAD.title, unit="percent", decimals=1, better="higher")


def gap(against: Against, reference: str, value: float, other: float, course: Trend = TOO_FEW) -> Disparity:
    unknown = (None, None, None, None, None)
    way = Direction.WORSE if value < other else Direction.BETTER
    return Disparity(against, reference, 2018.0, value, other, value - other, *unknown, True, way, course)


def series(
    group: str, value: float | None, *gaps: Disparity, place: str = "pasadena", **more: object
) -> d.SeriesDocument:
    points = (made.point("2018", value, numerator=None, denominator=500.0),)
    said = replace(made.judged(TOO_FEW, points), disparities=gaps, **more)  # type: ignore[arg-type]  # fields by name
    return d.SeriesDocument(place, group, points, said)


def document(head: d.IndicatorHead, *series: d.SeriesDocument) -> d.IndicatorDocument:
    made_of = made.document(head, *series)
    groups = tuple(one for one in (made.EVERYONE, made.HISPANIC, WHITE) if any(each.group == one.id for each in series))
    return replace(made_of, groups=groups)


ALL = series("all", 85.0, parts=(PartsCheck(RACE, 2018.0, 1000.0, 980.0, fits=True),))
LOW = series("hispanic", 80.0, gap(Against.BEST, "white", 80.0, 92.0), gap(Against.TOTAL, "all", 80.0, 85.0))
HIGH = series("white", 92.0, gap(Against.TOTAL, "all", 92.0, 85.0))


def shown(made_of: d.IndicatorDocument, language: str = "en") -> tuple[GroupsView, ...]:
    issue = d.Released(d.Issue(1, "2026-01-01"), made.SITE)
    return groups_views(made_of, Edition(issue, language, read_phrases()[language]))


def test_a_group_of_which_a_newer_figure_is_hidden_says_so() -> None:
    newer = made.withheld("2019", "few people", below=11)
    made_of = document(PERCENT, ALL, replace(LOW, points=(*LOW.points, newer)), HIGH)
    (row, _) = shown(made_of)[0].dimensions[0].rows
    assert row.cells[0] == "80.0% (2018), and one newer one is not shown (fewer than 11 people)"


def test_each_group_has_a_sentence_and_what_holds_of_all_gaps_is_said_once() -> None:
    (view,) = shown(document(PERCENT, ALL, LOW, HIGH))

    assert view.dimensions[0].heading == "By race and ethnicity"
    assert view.dimensions[0].sentences == (
        "Hispanic: 12.0 percentage points below the best-placed group, White, in 2018; that is more than chance alone. "
        "About 60 more people in this group would close the gap (a calculation: 92.0% of the 500 counted in 2018, less "
        "those there were).",
        "White (best placed): 7.0 percentage points above everyone in 2018; that is more than chance alone.",
        "Too few figures to tell whether the gap closes.",
        "Of the 1,000 counted in 2018, 980 are in these groups; 20 are in none of them.",
    )


def test_the_table_has_every_group_with_its_figure_and_its_gaps() -> None:
    table = shown(document(PERCENT, ALL, LOW, HIGH))[0].dimensions[0]

    assert table.columns == (
        "Group",
        "Figure",
        "Likely range",
        "To the best-placed group",
        "To everyone",
        "Is the gap closing?",
    )
    assert [(row.name.text, *row.cells) for row in table.rows] == [
        (
            "Hispanic",
            "80.0% (2018)",
            "not known",
            "\u221212.0 percentage points",
            "\u22125.0 percentage points",
            "can't tell",
        ),
        ("White", "92.0% (2018)", "not known", "best placed", "+7.0 percentage points", "can't tell"),
    ]


def test_gaps_that_go_different_ways_are_each_told() -> None:
    closing = Trend(Grade.CLEAR, Direction.BETTER, 8, first=2011.0, last=2018.0)
    low = series("hispanic", 80.0, gap(Against.BEST, "white", 80.0, 92.0, closing))
    sentences = shown(document(PERCENT, ALL, low, HIGH))[0].dimensions[0].sentences

    assert "The gap has been closing since 2011. About 60 more" in sentences[0]
    assert sentences[1].endswith("Too few figures to tell whether the gap closes.")


def test_numbers_of_people_stand_beside_each_other_and_are_not_compared() -> None:
    (view,) = shown(document(made.HOMELESS_HEAD, series("all", 600.0), series("hispanic", 200.0)))

    assert view.counts
    assert view.dimensions[0].columns == ("Group", "Figure", "Likely range")
    assert view.dimensions[0].sentences == ()
    assert view.dimensions[0].rows[0].cells == ("200 people (2018)", "not known")


def test_a_group_without_a_figure_is_named_and_not_compared() -> None:
    (view,) = shown(document(PERCENT, ALL, LOW, HIGH, series("hispanic", None, place="county")))[:1]
    hidden = shown(document(PERCENT, ALL, series("hispanic", None), HIGH))[0]

    assert len(view.dimensions[0].rows) == 2
    assert hidden.dimensions[0].rows[0].cells == ("not known", "not known", *("not compared",) * 3)


def test_each_place_has_its_own_groups_and_one_with_everyone_alone_has_none() -> None:
    views = shown(made.HOMELESS_COUNT)

    assert {one.place: len(one.dimensions) for one in views} == {"pasadena": 1, "county": 0}


@pytest.mark.parametrize(("prefix", "heading"), [("", "By group"), ("/es", "Por grupo")])
def test_the_page_shows_the_groups_of_its_place(client: FlaskClient, prefix: str, heading: str) -> None:
    page = client.get(f"{prefix}/indicators/homeless-count").text
    before, _, after = page.partition('<script type="text/html"')

    assert f"<h2>{heading}" in before
    assert (
        f"<h2>{heading}"
        not in client.get(f"{prefix}/indicators/homeless-count?place=county").text.partition(
            '<script type="text/html"'
        )[0]
    )
    assert 'data-place="county"' in after


def test_a_group_that_is_alone_in_its_dimension_is_held_against_everyone_only() -> None:
    alone = series("white", 92.0, gap(Against.TOTAL, "all", 92.0, 85.0))
    (dimension,) = shown(document(PERCENT, series("all", 85.0), alone))[0].dimensions

    assert dimension.columns == ("Group", "Figure", "Likely range", "To everyone", "Is the gap closing?")
    assert len(dimension.rows[0].cells) == len(dimension.columns) - 1
    assert not any("best" in sentence for sentence in dimension.sentences)


def test_a_group_alone_in_its_dimension_is_told_how_many_people_would_bring_it_level_with_everyone() -> None:
    """85 % of 500 are 425; 80 % of them are 400: 25 are missing, of which 400 is known as a share only."""
    alone = series("hispanic", 80.0, gap(Against.TOTAL, "all", 80.0, 85.0))
    (dimension,) = shown(document(PERCENT, ALL, alone))[0].dimensions

    assert "About 25 more people in this group would close the gap (a calculation: 85.0% of the 500" in " ".join(
        dimension.sentences
    )


def test_a_dimension_of_the_communitys_own_is_called_by_its_groups_and_never_by_its_id() -> None:
    document_of = document(PERCENT, ALL, LOW, HIGH)
    own = replace(
        document_of,
        groups=tuple(replace(one, dimension="r2-x") if one.dimension == RACE else one for one in document_of.groups),
    )

    assert [one.heading for one in shown(own)[0].dimensions] == ["Groups: Hispanic, White"]
    assert [one.heading for one in shown(own, "es")[0].dimensions] == ["Grupos: Hispanic, Blanca"]
    assert dimension_heading("r2-x", ["A", "B", "C", "D"], read_phrases()["en"]) == "Groups: A, B, C, …"


SPAN = Figure(2016.0, 2019.0, 48.0, 37.1, 59.1, IntervalSource.WILSON, Reliability.RELIABLE)
SPAN_SAID = "Hispanic: single years count too few people to be leaned on. 2016 to 2018 together: 48.0% "


def test_a_group_whose_years_are_too_small_is_told_of_several_years_together() -> None:
    small = series("hispanic", 80.0, pooled=(SPAN,))
    (dimension,) = shown(document(PERCENT, ALL, small, HIGH))[0].dimensions

    assert any(one.startswith(SPAN_SAID) for one in dimension.sentences)


def test_the_sentence_of_several_years_stands_beside_the_verdict() -> None:
    made_of = document(PERCENT, series("all", 80.0, pooled=(SPAN,)))
    edition = Edition(d.Released(d.Issue(1, "2026-01-01"), made.SITE), "es", read_phrases()["es"])
    (view,) = indicator_page(made_of, edition, View()).views

    assert view.pooled is not None
    assert view.pooled.startswith("En cada año por separado se cuenta a muy pocas personas para confiar en la cifra. ")


@pytest.mark.parametrize(
    ("language", "details"),
    [
        (
            "en",
            (
                "Hispanic beside the best-placed group, White, in 2018: difference \u221212.0 percentage points "
                "(likely range \u221215.5 percentage points to \u22128.5 percentage points); ratio 0.87 (likely "
                "range 0.83 to 0.91).",
                "White beside everyone in 2018: difference +7.0 percentage points (likely range not known).",
            ),
        ),
        (
            "es",
            (
                "Hispanic junto al grupo mejor situado, Blanca, en 2018: diferencia \u221212.0 puntos "
                "porcentuales "
                "(rango probable de \u221215.5 puntos porcentuales a \u22128.5 puntos porcentuales); razón "
                "0.87 (rango probable de 0.83 a 0.91).",
                "Blanca junto a todas las personas en 2018: diferencia +7.0 puntos porcentuales (rango probable "
                "desconocido).",
            ),
        ),
    ],
)
def test_the_details_tell_each_difference_and_ratio_with_its_range(language: str, details: tuple[str, ...]) -> None:
    # 80.0 / 92.0 = 0.87
    low = replace(gap(Against.BEST, "white", 80.0, 92.0), difference_lower=-15.5, difference_upper=-8.5)
    low = replace(low, ratio=0.87, ratio_lower=0.83, ratio_upper=0.91)
    view = shown(document(PERCENT, ALL, series("hispanic", 80.0, low), HIGH), language)[0]
    assert view.dimensions[0].details == details


def test_a_group_that_is_hidden_stands_as_hidden_in_the_table() -> None:
    points = (made.point("2018", None, flags=("hidden for privacy",)),)
    hidden = d.SeriesDocument("pasadena", "hispanic", points, made.judged(TOO_FEW, points))
    for language, word, why in (
        ("en", "not shown", "not shown (hidden for privacy)"),
        ("es", "no se muestra", "no se muestra (por privacidad)"),
    ):
        rows = shown(document(PERCENT, ALL, hidden, HIGH), language)[0].dimensions[0].rows
        assert rows[0].cells[:2] == (why, word)
