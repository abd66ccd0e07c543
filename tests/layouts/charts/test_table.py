from indicators.release.documents import Text
from layouts.charts.table import RowKind, table
from layouts.charts.withheld import Foreign
from tests.layouts.charts.samples import WORDS, baseline, head, homeless, point, series, target


def test_the_table_holds_figures_newest_first_and_apart_from_them_target_and_forecast() -> None:
    curve = homeless(
        baseline=baseline((2026, 2028), (590, 602), origin=2025.0, width=45), target=target(400, "2028", "2018")
    )
    made = table(curve, head(), words=WORDS, language="en", caption="Homeless people")
    assert made.columns == ("Period", "Figure", "Likely range", "Notes")
    assert [name for name, _ in made.parts] == ["figures", "ahead"]
    figures, ahead = (rows for _, rows in made.parts)
    assert {row.kind for row in figures} <= {RowKind.FIGURE, RowKind.ABSENCE}
    assert [(row.kind, row.cells) for row in (*ahead, figures[0])] == [
        (RowKind.TARGET, ("2028", "400", "", "Target set by the Leadership Council; Sample")),
        (RowKind.FORECAST, ("2028", "602", "512 to 692", "Where we are headed, as forecast on Jun 30, 2025")),
        (RowKind.FORECAST, ("2026", "590", "545 to 635", "Where we are headed, as forecast on Jun 30, 2025")),
        (RowKind.FIGURE, ("2025", "581", "", "")),
    ]
    for rows in (figures, ahead):
        positions = [row.position for row in rows]
        assert positions == sorted(positions, reverse=True)


def test_a_period_without_a_figure_has_a_row_that_says_so() -> None:
    made = table(homeless(), head(), words=WORDS, language="en", caption="")
    missing = [row.cells for row in made.rows if row.kind is RowKind.ABSENCE]
    assert missing == [(year, "No figure", "", "") for year in ("2022", "2021", "2019")]


def test_a_hidden_figure_says_why_in_its_notes() -> None:
    hidden = series([point("2010", None, flags=("hidden for privacy",))])
    (row,) = table(hidden, head(), words=WORDS, language="en", caption="").rows
    assert row.cells == ("2010", "Not shown", "", "Hidden for privacy")


def test_figures_of_several_sources_name_theirs() -> None:
    mixed = series([point("2018", 677), point("2020", 527, source="city")])
    made = table(mixed, head(), words=WORDS, language="en", caption="")
    assert made.columns[-1] == "Source"
    assert [row.cells[-1] for row in made.rows] == ["city", "", "HUD"]


def test_a_note_that_nobody_translated_says_which_language_it_is_in() -> None:
    told = series([point("2018", 677, note=Text({"en": "Counted on one night."})), point("2019", 527)])
    newest, noted = table(told, head(), words=WORDS, language="es", caption="").rows
    assert (newest.foreign, noted.foreign) == (None, Foreign("en", "Counted on one night"))
    assert table(told, head(), words=WORDS, language="en", caption="").rows[1].foreign is None
