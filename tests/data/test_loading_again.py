"""The sample can be loaded again, and the publishers' own files change nothing of it that they gave."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import main
from tests.samples import publish_sample

Load = Callable[..., dict[str, int]]
MOBILITY = "ui_mobility/pasadena_city__"

# File, and how many of its figures the sample has left out on purpose (data/SOURCES.md says why).
ORIGINALS = [
    ("hud_2007-2018-PIT-Counts-by-CoC.xlsx", 0),
    ("usda_unemployment_us_ca_la_2007_2018_wide.csv", 0),
    ("nchs_teen_births_california_counties_2003_2015.csv", 0),
    ("cde_api_growth/2004-growth-api__pusd_la.csv", 0),
    # The ten groups of the state's row; the sample has the state's total alone.
    ("cde_api_growth/2006-growth-api__pusd_la.csv", 10),
    ("la_county_unemployment_monthly/edition_2025_01.csv", 0),
    ("pusd_enrollment_2015_2019__all_ca_districts.csv", 0),
    ("cde_sat_act_ap/sat15__pusd_la.csv", 0),
    ("cde_sat_act_ap/sat16__pusd_la.csv", 0),
    ("cde_sat_act_ap/sat17__pusd_la.csv", 0),
    ("cde_sat_act_ap/act15__pusd_la.csv", 0),
    ("cde_sat_act_ap/act16__pusd_la.csv", 0),
    ("cde_sat_act_ap/act17__pusd_la.csv", 0),
    # The county and the state; the sample has the students of the district alone.
    ("cde_sat_act_ap/ap15__pusd_la.csv", 2),
    ("cde_sat_act_ap/ap16__pusd_la.csv", 2),
    ("cde_sat_act_ap/ap17__pusd_la.csv", 2),
    ("cde_current_expense/expense15.xls", 0),
    ("cde_current_expense/expense16.xls", 0),
    (MOBILITY + "digital_access_city_all.csv", 0),
    (MOBILITY + "digital_access_city_subgroup_all.csv", 0),
    # Other races of 2020 and 2021, about which two editions disagree.
    (MOBILITY + "homelessness_2019-2022_subgroups_city.csv", 2),
    (MOBILITY + "metrics_employment_place_race-ethnicity_longitudinal.csv", 0),
    (MOBILITY + "metrics_preschool_place_income_longitudinal.csv", 0),
]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Try a file on the sample as `commoncurve demo` leaves it; give the counts of its JSON."""
    address = {"DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('sample')}/sample.db"}
    publish_sample(address["DATABASE_URL"])

    def run(path: Path) -> dict[str, int]:
        result = CliRunner().invoke(main, ["load", "--json", "--dry-run", str(path)], env=address)
        counts: dict[str, int] = json.loads(result.stdout)
        return counts

    return run


@pytest.mark.parametrize(("file", "held"), [("workplan.xlsx", 592), ("unemployment-2025-01.xlsx", 419)])
def test_a_file_of_the_sample_loaded_again_takes_nothing_back(
    load: Load, sample_folder: Path, file: str, held: int
) -> None:
    counts = load(sample_folder / file)
    assert (counts["new"], counts["revised"], counts["unchanged"]) == (0, 0, held)


def test_the_older_edition_would_take_23_corrections_back(load: Load, sample_folder: Path) -> None:
    counts = load(sample_folder / "unemployment-2023-11.xlsx")
    assert (counts["new"], counts["revised"], counts["unchanged"]) == (0, 23, 383)


@pytest.mark.parametrize(("file", "left_out"), ORIGINALS)
def test_a_publisher_s_file_revises_nothing_that_was_taken_from_it(
    load: Load, shared_data: Path, file: str, left_out: int
) -> None:
    counts = load(shared_data / "pasadena" / file)
    assert (counts["new"], counts["revised"], counts["rejected"]) == (left_out, 0, 0)
    assert counts["unchanged"] > 0
