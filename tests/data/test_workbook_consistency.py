"""The sample's workbook keeps its own contract: sheets, ids, twins, holes and marks; no other file is needed."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from openpyxl.workbook import Workbook

from indicators.periods import parse

Row = dict[str, object]
Sheets = dict[str, list[Row]]
KEY = ("Indicator", "Place", "Group", "Period")

# California's seats as the collaborative's own text lists them: school district 2, city 2, Altadena 1 ... parent 1.
SEATS = {
    "school district": 2,
    "city": 3,  # two for Pasadena, one for Sierra Madre
    "community": 1,
    "non-profit": 2,
    "business": 1,
    "college": 2,
    "faith": 1,
    "students": 2,
    "parents": 1,
}


@pytest.fixture(scope="session")
def described(project_root: Path) -> dict[str, list[dict[str, object]]]:
    """The columns of each sheet, as data/workbook.yaml describes them."""
    sheets = yaml.safe_load((project_root / "data" / "workbook.yaml").read_text("utf-8"))["sheets"]
    return {sheet["sheet"]: sheet["columns"] for sheet in sheets}


def twins(columns: list[dict[str, object]]) -> list[str]:
    """Return the headers that have a Spanish twin."""
    return [str(column["header"]) for column in columns if column.get("translated")]


def headers(columns: list[dict[str, object]]) -> list[str]:
    """Return the header row that a sheet of an English and Spanish collaborative has."""
    row = []
    for column in columns:
        row += [column["header"], f"{column['header']} (es)"] if column.get("translated") else [column["header"]]
    return [str(name) for name in row] + (["Checked (es)"] if twins(columns) else [])


def refers(described: dict[str, list[dict[str, object]]]) -> Iterator[tuple[str, str, str]]:
    """Yield sheet, header and the noun that the header refers to."""
    for sheet, columns in described.items():
        for column in columns:
            if column["type"] in {"ref", "refs"}:
                yield sheet, str(column["header"]), str(column["refers"])


def ids(rows: list[Row]) -> list[object]:
    """Return the ids of a sheet, in order."""
    return [row["Id"] for row in rows]


def test_every_sheet_of_the_contract_is_there_with_its_columns(
    workplan_file: Workbook, described: dict[str, list[dict[str, object]]]
) -> None:
    written = {sheet.title: [cell.value for cell in sheet[1]] for sheet in workplan_file.worksheets}
    assert written == {sheet: headers(columns) for sheet, columns in described.items()}


def test_a_coordinator_meets_nothing_hidden_or_merged(workplan_file: Workbook) -> None:
    for sheet in workplan_file.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "B2"
        assert not [cell for row in sheet.iter_rows() for cell in row if "%" in str(cell.number_format)]


def test_whatever_is_said_in_english_is_said_in_spanish(
    workplan: Sheets, described: dict[str, list[dict[str, object]]]
) -> None:
    lonely = [
        (sheet, row)
        for sheet, columns in described.items()
        for row in workplan[sheet]
        for name in twins(columns)
        if (row[name] is None) != (row[f"{name} (es)"] is None)
    ]
    assert lonely == []


def test_no_reader_has_checked_the_spanish_yet(workplan: Sheets) -> None:
    assert {row.get("Checked (es)") for rows in workplan.values() for row in rows} == {None}


def test_every_reference_names_a_row_that_is_there(
    workplan: Sheets, described: dict[str, list[dict[str, object]]], project_root: Path
) -> None:
    sheets = yaml.safe_load((project_root / "data" / "workbook.yaml").read_text("utf-8"))["sheets"]
    kept = {sheet["noun"]: set(ids(workplan[sheet["sheet"]])) for sheet in sheets if "observation" not in sheet["noun"]}
    dangling = [
        (sheet, header, one)
        for sheet, header, noun in refers(described)
        for row in workplan[sheet]
        for one in str(row[header] or "").split(";")
        if one.strip() and one.strip() not in kept[noun]
    ]
    assert dangling == []


def test_ids_are_slugs_and_stand_once(workplan: Sheets) -> None:
    for sheet, rows in workplan.items():
        if "bservations" in sheet:
            continue
        assert len(set(ids(rows))) == len(rows), sheet
        assert [one for one in ids(rows) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(one))] == [], sheet


def test_no_figure_stands_twice_in_one_file(workplan: Sheets, first_edition: Sheets, second_edition: Sheets) -> None:
    for sheets in (workplan, first_edition, second_edition):
        keys = [tuple(row[name] for name in KEY) for row in sheets["Observations"]]
        assert len(keys) == len(set(keys))


def test_a_hole_stays_a_hole_and_says_so(figures: list[Row]) -> None:
    marks = {row["Flag"] for row in figures if row["Value"] is None}
    assert marks == {"not available", "break; not available"}
    assert [row for row in figures if row["Value"] is not None and "not available" in str(row["Flag"])] == []


def test_no_real_person_is_named(workplan: Sheets) -> None:
    assert workplan["People"] == []
    assert {row["Person"] for row in workplan["Seats"]} == {None}
    texts = [str(value) for rows in workplan.values() for row in rows for value in row.values() if value]
    found = [text for text in texts if re.search(r"[\w.]+@[\w.]+|\(\d{3}\) ?\d{3}-\d{4}", text)]
    # The mailboxes of roles are invented, under a name that nobody can have.
    assert [text for text in found if not re.fullmatch(r"[\w.]+@[\w.-]+\.example", text)] == []


def test_what_is_invented_is_marked_as_sample(workplan: Sheets, figures: list[Row]) -> None:
    invented = ["Strategies", "Measures", "Measure observations", "Commitments", "Stories", "Seats", "Decisions"]
    assert {row["Sample"] for sheet in invented for row in workplan[sheet]} == {"yes"}
    assert {row["Sample"] for row in figures} == {"no"}
    assert [row["Sample"] for row in workplan["About"]] == ["yes"]


def test_percentages_are_between_0_and_100(workplan: Sheets, figures: list[Row]) -> None:
    percent = {row["Id"] for row in workplan["Indicators"] if row["Unit"] == "percent"}
    numbers = [
        float(str(row[name]))
        for row in figures
        if row["Indicator"] in percent
        for name in ("Value", "Lower", "Upper")
        if row[name] is not None
    ]
    assert min(numbers) >= 0
    assert max(numbers) <= 100
    # A fraction that was left as it is would be below 1; the smallest real one is a suspension rate of 2.0.
    assert min(numbers) > 1


def test_known_counts_give_the_published_percentage(workplan: Sheets) -> None:
    counted = [row for row in workplan["Observations"] if row["Numerator"] is not None]
    # 307 of 1,254 is 24.48, published as 24.
    assert len(counted) == 24
    for row in counted:
        exact = 100 * float(str(row["Numerator"])) / float(str(row["Denominator"]))
        assert exact == pytest.approx(float(str(row["Value"])), abs=0.5)


def test_a_rate_that_a_model_gives_has_no_counts_that_would_give_it_a_range(workplan: Sheets) -> None:
    rates = [row for row in workplan["Observations"] if row["Indicator"] == "unemployment"]
    assert len(rates) == 24
    assert {row[name] for row in rates for name in ("Numerator", "Denominator", "Lower", "Upper")} == {None}


def test_public_words_are_plain(workplan: Sheets, described: dict[str, list[dict[str, object]]]) -> None:
    trade = r"cohort|percentil|microdat|5aa12e3e|repositor|same pace|mismo ritmo|licence"
    said = [
        (row["Id"], name)
        for sheet in ("About", "Sources", "Outcomes", "Indicators", "Targets", "Baselines", "Stories", "Ratings")
        for row in workplan[sheet]
        for name in twins(described[sheet])
        for header in (name, f"{name} (es)")
        if name != "Technical definition" and re.search(trade, str(row[header]), re.IGNORECASE)
    ]
    assert said == []


def test_a_break_stands_where_the_way_of_counting_changed_and_says_what_changed(workplan: Sheets) -> None:
    breaks = [row for row in workplan["Observations"] if "break" in str(row["Flag"])]
    assert {(row["Indicator"], row["Period"]) for row in breaks} == {
        ("graduation", "2016-17"),
        ("dropout", "2016-17"),
        ("reading", "2014-15"),
        ("mathematics", "2014-15"),
    }
    assert {row["Value"] for row in breaks} == {None}
    assert all("cannot be compared" in str(row["Note"]) for row in breaks)


def test_every_series_that_crosses_a_change_is_broken_there(workplan: Sheets) -> None:
    changes = {"graduation": "2016-17", "dropout": "2016-17", "reading": "2014-15", "mathematics": "2014-15"}
    series: dict[tuple[object, ...], set[str]] = {}
    for row in workplan["Observations"]:
        if row["Indicator"] in changes:
            series.setdefault((row["Indicator"], row["Place"], row["Group"]), set()).add(str(row["Period"]))
    crossing = {key for key, periods in series.items() if min(periods) < changes[str(key[0])] < max(periods)}
    broken = {
        (row["Indicator"], row["Place"], row["Group"])
        for row in workplan["Observations"]
        if "break" in str(row["Flag"])
    }
    assert broken == crossing


def test_the_night_of_the_homeless_count_is_taken_in_january(workplan: Sheets) -> None:
    assert {row["Id"]: row["Taken in"] for row in workplan["Indicators"] if row["Taken in"]} == {"homeless-count": 1}


def test_a_figure_that_two_editions_dispute_is_left_out(workplan: Sheets) -> None:
    disputed = {("other-races", "2020-21"), ("other-races", "2021-22")}
    kept = {(r["Group"], r["Period"]) for r in workplan["Observations"] if r["Indicator"] == "student-homelessness"}
    assert ("other-races", "2019-20") in kept
    assert not disputed & kept


def test_every_adopted_outcome_has_a_headline_with_a_story(workplan: Sheets) -> None:
    headlines = {row["Id"] for row in workplan["Indicators"] if row["Tier"] == "headline"}
    assert headlines <= {row["Indicator"] for row in workplan["Stories"]}
    assert set(ids(workplan["Outcomes"])) == {r["Outcome"] for r in workplan["Indicators"] if r["Id"] in headlines}


def spans(workplan: Sheets, figures: list[Row]) -> dict[object, tuple[dt.date, dt.date]]:
    """Return the first and the last day that each indicator's figures cover."""
    kinds = {row["Id"]: str(row["Period type"]) for row in workplan["Indicators"]}
    covered: dict[object, tuple[dt.date, dt.date]] = {}
    for row in figures:
        period = parse(str(row["Period"]), kinds[row["Indicator"]])
        first, last = covered.get(row["Indicator"], (period.starts_on, period.ends_on))
        covered[row["Indicator"]] = (min(first, period.starts_on), max(last, period.ends_on))
    return covered


def test_every_period_is_written_as_its_indicator_asks(workplan: Sheets) -> None:
    kinds = {row["Id"]: str(row["Period type"]) for row in workplan["Indicators"]}
    written = [(row["Indicator"], row[name]) for row in workplan["Targets"] for name in ("Period", "Baseline period")]
    written += [
        (row["Indicator"], row[name]) for row in workplan["Baselines"] for name in ("History from", "History to")
    ]
    assert {parse(str(period), kinds[indicator]).text for indicator, period in written} == {one for _, one in written}


def test_every_strategy_began_under_the_time_axis_of_a_measure_that_it_serves(
    workplan: Sheets, figures: list[Row]
) -> None:
    covered = spans(workplan, figures)
    for row in workplan["Strategies"]:
        served = [covered[one.strip()] for one in str(row["Indicators"]).split(";") if one.strip() in covered]
        began = row["Began"]
        assert isinstance(began, dt.datetime)
        assert not served or any(first <= began.date() <= last for first, last in served), row["Id"]


def test_every_indicator_is_rated(workplan: Sheets) -> None:
    assert {row["Indicator"] for row in workplan["Ratings"]} == set(ids(workplan["Indicators"]))


def test_the_council_s_seats_are_the_listed_fifteen(workplan: Sheets) -> None:
    sectors = [str(row["Sector"]) for row in workplan["Seats"]]
    assert {sector: sectors.count(sector) for sector in sectors} == SEATS
    assert len(sectors) == 15


def test_the_second_edition_revises_23_months_and_adds_13(first_edition: Sheets, second_edition: Sheets) -> None:
    first = {row["Period"]: row for row in first_edition["Observations"]}
    second = {row["Period"]: row for row in second_edition["Observations"]}
    alike = [header for header in next(iter(second.values())) if header != "Value"]
    assert all(first[month][name] == second[month][name] for month in first for name in alike)
    assert sum(first[month]["Value"] != second[month]["Value"] for month in first) == 23
    assert len(second.keys() - first.keys()) == 13
    assert (first["2023-09"]["Value"], second["2023-09"]["Value"]) == (5.8, 5.3)


def test_the_monthly_figures_stand_in_their_editions_alone(
    workplan: Sheets, first_edition: Sheets, second_edition: Sheets
) -> None:
    # So that the work plan can be loaded again after the later edition without taking its revisions back.
    assert [row for row in workplan["Observations"] if row["Indicator"] == "unemployment-monthly"] == []
    for edition in (first_edition, second_edition):
        assert list(edition) == ["Observations"]
        assert {row["Indicator"] for row in edition["Observations"]} == {"unemployment-monthly"}
        assert edition["Observations"][0].keys() == workplan["Observations"][0].keys()


def test_a_figure_can_be_found_by_its_key(figure: Callable[[str], Row]) -> None:
    assert figure("graduation|pasadena-unified|all|2012-13")["Value"] == 82.3
