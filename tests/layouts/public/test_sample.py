"""The pages of the real sample, as a reader gets them from the server."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from tests.layouts.public.plain_words import aloud, words_of_the_trade
from tests.samples import publish_sample

# The names of the state's own measure, whatever words it uses.
OWN_NAMES = re.compile(r"College/Career Indicator|Indicador Universitario/Vocacional")

FILES = re.compile(r"/(?:chart|sheet|observations)\.\w+")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Somebody who reads the sample."""
    address = f"sqlite:///{tmp_path_factory.mktemp('sample') / 'sample.db'}"
    publish_sample(address)
    server = create_app(Settings({"*": address}))
    yield server.test_client()
    for database in server.extensions["commoncurve"].values():
        database.close()


def addresses(reader: FlaskClient) -> set[str]:
    """Every page that can be reached from the first one, in English."""
    outcomes = set(re.findall(r'href="(/outcomes/[a-z-]+)"', reader.get("/").text))
    found = {
        link for outcome in outcomes for link in re.findall(r'href="(/indicators/[^"?#]+)"', reader.get(outcome).text)
    }
    alliance = {"/partners", "/sources", "/updates", "/workplan", "/contact", "/compare"}
    return {"/", "/about", "/gaps", "/record", *alliance, *outcomes, *found}


def test_students_without_a_home_are_told_before_any_script_runs(reader: FlaskClient) -> None:
    page = reader.get("/indicators/student-homelessness").text
    page = re.sub(r'(?s)<script type="text/html".*?</script>', "", page)
    said = re.sub(r"\s+", " ", aloud(page))
    for part in ("Students without a stable home", "510 people (2022–23)", "Trend", "Target", "Where we are headed"):
        assert part in said, part
    assert re.search(r'<svg[^>]+role="img"[^>]+aria-labelledby="[^"]+"', page)
    assert re.search(r'<desc id="curve-wide-desc">[^<]{40,}</desc>', page)
    assert "Urban Institute" in said
    assert page.index('class="verdict"') < page.index('class="marks"') < page.index('<svg class="cc-chart')


def test_a_town_without_figures_leads_to_the_school_district_of_its_children(reader: FlaskClient) -> None:
    for prefix in ("", "/es"):
        for place in ("altadena", "sierra-madre"):
            page = reader.get(f"{prefix}/?place={place}").text
            district = f'href="{prefix}/?place=pasadena-unified"'
            assert district in page.partition('class="larger"')[2].partition("</ul>")[0], place
            assert f'href="{prefix}/indicators/graduation?place=pasadena-unified"' in page


def test_no_page_of_the_sample_speaks_the_words_of_the_trade(reader: FlaskClient) -> None:
    for language, prefix in (("en", ""), ("es", "/es")):
        for address in sorted(addresses(reader)):
            page = OWN_NAMES.sub("", reader.get(prefix + address).text)
            assert words_of_the_trade(page, language) == [], prefix + address


def test_no_page_of_the_sample_leads_to_a_page_that_is_not_there(reader: FlaskClient) -> None:
    found = addresses(reader)
    pages = (re.sub(r'(?s)<script type="text/html".*?</script>', "", reader.get(address).text) for address in found)
    links = {unescape(link) for page in pages for link in re.findall(r'<a [^>]*href="(/[^"#]*)', page)}
    # Of the files that a page offers those of one measure are enough: each is made when it is asked for.
    links = {link for link in links if "student-homelessness" in link or not FILES.search(link)}
    assert {link: reader.get(link).status_code for link in links if reader.get(link).status_code != 200} == {}
