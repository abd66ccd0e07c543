"""Open SDG's metadata: read beside the data, they say the place, the unit, the title and the note that a csv lacks."""

import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading import Framework, Reading
from loaders import LoadError
from loaders.opening import open_file
from loaders.templates.metadata import Metadata
from loaders.templates.part import Rewrite
from loaders.templates.recipes import read_recipe
from loaders.templates.told import told_of
from tests.loaders.recipes.told import balanced, column, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
Site = Callable[..., Path]
CSV = "Year,Sex,Value\n2005,,19\n2005,Female,19.5\n"


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "poverty": ("percent", "year", "1-2-1"),
            "homicides": ("per 100000", "school year", "16-1-1"),
            "sharing": ("percent", "year", "People who share"),
        },
        {"site": ("whole site", "nation"), "uk": ("United Kingdom", "nation"), "ew": ("England and Wales", "nation")},
    )


@pytest.fixture
def site(write_file: Write) -> Site:
    """Write the metadata of indicator 1-2-1 and its csv, and return where the csv lies."""

    def write(metadata: str, csv: str = CSV, name: str = "1-2-1.md") -> Path:
        write_file(f"meta/{name}", metadata)
        return write_file("data/indicator_1-2-1.csv", csv)

    return write


def test_rows_that_name_no_place_are_of_the_place_that_the_metadata_say(
    read: Read, known: Framework, site: Site
) -> None:
    path = site(
        "---\nnational_geographical_coverage: england and  Wales\n---\nSome *prose*: and more\n",
        "Year,Country,Value\n2005,,19\n2005,United Kingdom,18\n",
    )
    reading = read(path, known)
    assert values(reading) == {("poverty", "ew", "all", "2005"): 19.0, ("poverty", "uk", "all", "2005"): 18.0}
    assert "the metadata meta/1-2-1.md, of which was used: the place “england and Wales”" in reasons(reading)
    assert balanced(reading)


def test_a_place_that_the_framework_does_not_hold_is_taken_for_the_whole_site_and_that_is_said(
    read: Read, known: Framework, site: Site
) -> None:
    reading = read(site("national_geographical_coverage: Atlantis\n", name="1-2-1.yml"), known)
    assert values(reading)["poverty", "site", "all", "2005"] == 19.0
    assert "metadata meta/1-2-1.yml say, are of “Atlantis”, taken for “whole site”" in reasons(reading)


def test_without_a_whole_site_a_strange_place_is_left_out_by_its_name(
    read: Read, community: Callable[..., Framework], site: Site
) -> None:
    only = community({"poverty": ("percent", "year", "1-2-1")}, {"uk": ("United Kingdom", "nation")})
    reading = read(site("---\nnational_geographical_coverage: Atlantis\n---\n"), only)
    assert (len(reading.figures), reading.outside, balanced(reading)) == (0, 2, True)
    assert "Atlantis" in reasons(reading)
    reading = read(site("---\nnational_geographical_coverage: United Kingdom\n---\n"), only)
    assert values(reading)["poverty", "uk", "all", "2005"] == 19.0


def test_metadata_that_say_two_places_give_neither(read: Read, known: Framework, site: Site) -> None:
    reading = read(
        site("---\nnational_geographical_coverage: United Kingdom\nREF_AREA: England and Wales\n---\n"), known
    )
    assert (len(reading.figures), reading.outside, balanced(reading)) == (0, 2, True)
    assert "United Kingdom / England and Wales" in reasons(reading)


@pytest.mark.parametrize(
    ("metadata", "csv", "figures"),
    [
        ("computation_units: Percentage (%)", CSV, 2),
        ("UNIT_MEASURE: percent", CSV, 2),
        # Per 100,000 is no percentage.
        ("computation_units: Rate per 100,000 population", CSV, 0),
        # A column that says the unit counts, whatever the metadata say.
        ("computation_units: Rate per 100,000 population", "Year,Units,Value\n2005,Percentage,19\n", 1),
        # A column that says nothing does not.
        ("computation_units: Rate per 100,000 population", "Year,Units,Value\n2005,,19\n", 0),
    ],
)
def test_the_unit_is_that_of_the_metadata_where_no_column_says_one(
    read: Read, known: Framework, site: Site, metadata: str, csv: str, figures: int
) -> None:
    reading = read(site(f"---\n{metadata}\n---\n", csv), known)
    assert (len(reading.figures), balanced(reading)) == (figures, True)


@pytest.mark.parametrize("units", ["Percentage (%), Ratio", "Bushels"])
def test_a_unit_that_nobody_knows_is_not_compared_and_that_is_said(
    read: Read, known: Framework, site: Site, units: str
) -> None:
    reading = read(site(f"---\ncomputation_units: {units}\n---\n"), known)
    assert len(reading.figures) == 2
    assert f"are measured in “{units}”, which was not compared" in reasons(reading)


def test_the_titles_of_the_metadata_name_the_indicator_too(read: Read, known: Framework, write_file: Write) -> None:
    write_file(
        "meta/9-9-9.md", "---\nindicator_name: global_indicators.9-9-9-title\ngraph_title: People  who SHARE\n---"
    )
    reading = read(write_file("data/indicator_9-9-9.csv", CSV), known)
    assert values(reading)["sharing", "site", "all", "2005"] == 19.0
    write_file("meta/9-9-9.md", "---\ngraph_title: People who shared\n---")
    assert len(read(write_file("data/indicator_9-9-9.csv", CSV), known).figures) == 0


def test_a_number_and_a_title_of_two_indicators_are_a_question(read: Read, known: Framework, site: Site) -> None:
    path = site("---\ngraph_title: People who share\n---\n")
    reading = read(path, known)
    assert (reading.rejected, balanced(reading)) == (2, True)
    assert "two indicators: the sheet is called “1-2-1” and the metadata say “People who share”" in reasons(reading)
    assert set(read(path, known, indicator="sharing").figures["indicator"]) == {"sharing"}


def test_the_footnote_is_the_note_of_every_figure_that_has_none(read: Read, known: Framework, site: Site) -> None:
    path = site(
        "---\ndata_footnote: >-\n  <p> Without <em>islands</em> &amp; ships.\n\n  </p><p>2. By sex.\n---\n",
        "Year,Footnotes,Value\n2005,,19\n2006,Its own,18\n",
    )
    assert column(read(path, known), "note") == {
        ("poverty", "site", "all", "2005"): "Without islands & ships. 2. By sex.",
        ("poverty", "site", "all", "2006"): "Its own",
    }


def test_what_no_database_can_hold_is_taken_out_of_a_footnote(read: Read, known: Framework, site: Site) -> None:
    notes = column(read(site('---\ndata_footnote: "One\\0two&#1;three"\n---\n'), known), "note")
    assert set(notes.values()) == {"One twothree"}


def test_a_long_footnote_is_cut_between_words(read: Read, known: Framework, site: Site) -> None:
    notes = column(read(site(f"---\ndata_footnote: {'word ' * 100}\n---\n"), known), "note")
    # The 299 letters before the dots end within, or at the end of, the sixtieth word, which goes.
    assert set(notes.values()) == {" ".join(["word"] * 59) + "…"}


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("---\nindicator_name: [\n---\n", "no YAML (line"),
        ("---\nindicator_name: x\n", "its first part never ends"),
        ("---\n- a\n- b\n---\n", "no keys"),
        ("Nothing but prose.\n", "no keys"),
        (f"---\na: {'[' * 100_000}\n---\n", "lists within lists"),
        ("---\ngraph_title: a\ngraph_title: b\n---\n", "“graph_title” stands there twice"),
        ("---\ngraph_title: !!python/object/apply:os.abort []\n---\n", ""),
        ("---\na: &a [x]\nb: &b [*a, *a]\ngraph_title: *b\n---\n", ""),
        ("---\ndate: 2022-13-45\nsexagesimal: 1:61\n1: 2\n---\n", ""),
        (f"---\ngraph_title: {'x' * 300_000}\n---\n", "more than 256 KB"),
        ("---\ngraph_title: null\nindicator_name:\n---\n", ""),
        ("---\na: \x00\n---\n", "no text"),
        ("", ""),
    ],
)
def test_odd_metadata_are_said_in_one_sentence_and_the_csv_is_read_as_without_them(
    read: Read, known: Framework, site: Site, metadata: str, said: str
) -> None:
    reading = read(site(metadata), known)
    assert values(reading) == {("poverty", "site", "all", "2005"): 19.0, ("poverty", "site", "female", "2005"): 19.5}
    told = [problem.found for problem in reading.problems]
    assert len(told) == (1 if said else 0)
    assert not said or (told[0].startswith("the metadata meta/1-2-1.md were not read: ") and said in told[0])


def test_a_folder_named_like_metadata_is_said(read: Read, known: Framework, tmp_path: Path, write_file: Write) -> None:
    (tmp_path / "meta" / "1-2-1.md").mkdir(parents=True)
    reading = read(write_file("data/indicator_1-2-1.csv", CSV), known)
    assert len(reading.figures) == 2
    assert "were not read: a folder, a pipe or a device" in reasons(reading)


def test_metadata_of_another_indicator_or_of_another_folder_are_not_asked(
    read: Read, known: Framework, write_file: Write
) -> None:
    write_file("meta/1-2-2.md", "---\nnational_geographical_coverage: United Kingdom\n---\n")
    write_file("data/1-2-1.md", "---\nnational_geographical_coverage: United Kingdom\n---\n")
    reading = read(write_file("data/indicator_1-2-1.csv", CSV), known)
    assert set(reading.figures["place"]) == {"site"}
    assert reading.problems == ()


def test_each_csv_of_a_zip_is_read_with_its_own_metadata_and_what_was_read_is_not_missed(
    read: Read, known: Framework, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr("site/data/indicator_1-2-1.csv", "Year,Sex,Value\n2005,,19\n")
        archive.writestr("site/data/indicator_16-1-1.csv", "Year,Sex,Value\n2011/12,,1.5\n")
        archive.writestr("site/meta/1-2-1.md", "---\nnational_geographical_coverage: United Kingdom\n---\n")
        archive.writestr("site/meta/16-1-1.yml", "national_geographical_coverage: England and Wales\n")
        archive.writestr("site/meta/es/1-2-1.md", "---\nnational_geographical_coverage: Reino Unido\n---\n")
        archive.writestr("site/README.md", "# Site\n")
    reading = read(tmp_path / "site.zip", known)
    assert values(reading) == {
        ("poverty", "uk", "all", "2005"): 19.0,
        ("homicides", "ew", "all", "2011-12"): 1.5,
    }
    assert "were not read: site/meta/es/1-2-1.md, site/README.md: tables" in reasons(reading)


def test_a_member_of_a_zip_has_no_metadata_on_disk(
    read: Read, known: Framework, tmp_path: Path, write_file: Write
) -> None:
    write_file("meta/1-2-1.md", "---\nnational_geographical_coverage: United Kingdom\n---\n")
    (tmp_path / "data").mkdir()
    with zipfile.ZipFile(tmp_path / "data" / "1-2-1.zip", "w") as archive:
        archive.writestr("data/indicator_1-2-1.csv", CSV)
        archive.writestr("../meta/1-2-2.md", "x: y")
    assert set(read(tmp_path / "data" / "1-2-1.zip", known).figures["place"]) == {"site"}


@given(st.one_of(st.binary(max_size=200), st.text("-:[]{}&*!|>'\"%@ \nab", max_size=60).map(str.encode)))
def test_any_bytes_beside_a_table_end_cleanly(written: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, meta = Path(folder, "data"), Path(folder, "meta")
        data.mkdir()
        meta.mkdir()
        (data / "a.csv").write_text(CSV, "utf-8")
        (meta / "a.md").write_bytes(written)
        opened = open_file(data / "a.csv")
        wanted = Metadata(files=(Rewrite(pattern="data/a.csv", write="meta/a.md"),), names=("a",))
        assert told_of(opened, opened.sheets[0], wanted).file == "meta/a.md"


def test_a_published_indicator_is_of_the_place_that_its_metadata_say(
    read: Read, community: Callable[..., Framework], shared_data: Path
) -> None:
    series = "Percentage of people in households at risk of poverty (below 50% of median UK household income)"
    titles = {"poverty": "Percentage of the population living in households at risk of poverty", "deep-poverty": series}
    indicators = {one: ("percent", "year", title) for one, title in titles.items()}
    only = community(indicators, {"uk": ("United Kingdom", "nation")})
    folder = shared_data / "formats" / "open_sdg_uk" / "data"
    # Line 2 of the file: 2005,,Undefined,,Percentage (%),Units,19.0; the title is the metadata's graph_title.
    assert values(read(folder / "indicator_1-2-1.csv", only))["poverty", "uk", "all", "2005"] == 19.0
    notes = column(read(folder / "indicator_10-2-1.csv", only), "note")
    assert notes["deep-poverty", "uk", "all", "2005"] == (
        "Please note there is a break in the time series between 2016 and 2017. "
        "The y axis does not go to 100% for ease of visualisation."
    )


def test_the_metadata_of_the_starter_say_nothing_and_are_no_problem(
    read: Read, known: Framework, shared_data: Path
) -> None:
    reading = read(shared_data / "formats" / "open_sdg_starter" / "data" / "indicator_1-1-1.csv", known)
    assert (reading.cells, reading.outside) == (6, 6)
    assert "metadata" not in reasons(reading)


@pytest.mark.parametrize("wrong", [r"{pattern: '(a', write: b}", r"{pattern: 'a', write: '\1'}"])
def test_a_template_with_a_wrong_pattern_for_its_metadata_is_refused(tmp_path: Path, wrong: str) -> None:
    head = "id: one\ntitle: One\npublisher: One\neditions: [{id: all, place: {code: x}}]\n"
    (tmp_path / "one.yaml").write_text(f"{head}common: {{metadata: {{files: [{wrong}]}}}}\n", "utf-8")
    with pytest.raises(LoadError, match=r"one\.yaml: .*(unterminated|invalid group)"):
        read_recipe(tmp_path / "one.yaml")
