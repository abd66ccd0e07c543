"""What figures there are: measures by place and by group, each cell in words."""

import re
from dataclasses import replace

from flask.testing import FlaskClient

from indicators.release.covered import Covered
from indicators.release.withdrawing import Withdrawn
from indicators.store.queries.releases import WithdrawnFigure
from layouts.language.phrases import phrases_for, read_phrases
from layouts.public.coverage_grid import coverage_grids
from layouts.public.edition import Edition
from tests.layouts.public.plain_words import aloud
from tests.layouts.releases import MadeReleases
from tests.layouts.viewed import COVERAGE


def told(client: FlaskClient, address: str) -> str:
    """What the page says, in one line."""
    return re.sub(r"\s+", " ", aloud(client.get(address).text))


def test_each_cell_counts_periods_and_leads_to_them(client: FlaskClient) -> None:
    page = client.get("/gaps").text
    assert 'href="/indicators/homeless-count?place=pasadena&amp;group=all">12 periods' in page
    assert 'href="/indicators/homeless-count?place=pasadena&amp;group=hispanic">2 periods' in page
    for line in ("2007 to 2018", "newer ones are late", "one hidden for privacy"):
        assert f'<span class="cell-line">{line}</span>' in page
    assert "1 of 2 measures have figures" in told(client, "/gaps")


def test_periods_that_are_missing_or_hidden_in_between_are_named_where_that_was_kept(client: FlaskClient) -> None:
    page = client.get("/gaps").text
    for line in ("2014 to 2018", "without 2016 to 2017", "hidden for privacy: 2015"):
        assert f'<span class="cell-line">{line}</span>' in page
    assert '<span class="cell-line">sin 2016 a 2017</span>' in client.get("/es/gaps").text


def test_many_gaps_are_counted(client: FlaskClient) -> None:
    [outcome] = COVERAGE.outcomes
    [cell] = outcome.indicators[0].groups
    many = replace(cell, without=tuple((str(year), str(year)) for year in range(2000, 2014, 2)))
    measure = replace(outcome.indicators[0], groups=(many,))
    document = replace(COVERAGE, outcomes=(replace(outcome, indicators=(measure,)),))
    edition = Edition(MadeReleases().current("localhost"), "en", phrases_for("en", read_phrases()))
    [grid] = coverage_grids(document, edition, None)
    assert grid.tables[1].rows[0].cells[0].lines == (
        "2014 to 2018",
        "with 7 gaps in between",
        "hidden for privacy: 2015",
    )


def test_what_is_not_there_is_said_in_a_word_and_leads_nowhere(client: FlaskClient) -> None:
    page = client.get("/gaps").text
    assert '<span class="none">None</span>' in page
    assert 'href="/indicators/new-index"' not in page


def test_one_kind_of_gap_alone_and_an_older_update_show_no_table(client: FlaskClient) -> None:
    for address in ("/gaps?kind=late", "/gaps?as_of=2026-04-01"):
        assert "What figures there are" not in client.get(address).text


def test_a_withdrawn_figure_is_counted_no_more() -> None:
    gone = Withdrawn((WithdrawnFigure("homeless-count", "pasadena", "all", "2018", "Wrong."),), "en")
    [outcome] = gone.out_of(COVERAGE).outcomes
    [first, second] = outcome.indicators[0].places
    before = COVERAGE.outcomes[0].indicators[0].places
    assert first == replace(before[0], periods=11, first=None, latest=None)
    assert second == before[1]


def test_a_series_without_any_figure_is_told_as_none_like_one_that_is_not_there() -> None:
    [outcome] = COVERAGE.outcomes
    indicator = replace(outcome.indicators[0], places=(Covered("pasadena", "all", 0, 0, None, None),), groups=())
    edition = Edition(MadeReleases().current("x"), "en", phrases_for("en", read_phrases()))
    document = replace(COVERAGE, outcomes=(replace(outcome, indicators=(indicator,)),))
    (grid,) = coverage_grids(document, edition, None)
    assert {cell.count for cell in grid.tables[0].rows[0].cells} == {"None"}
