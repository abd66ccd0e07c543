"""A third language, all the way: whatever the site gives away in it holds no English but what is said to be English."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from layouts import public
from layouts.language.codes import COSTS, FLAGS, QUADRANTS, STATES
from layouts.language.phrases import CATALOGUES
from layouts.public.page import Releases
from tests.layouts.language.heard import heard, strings
from tests.layouts.language.third import Interpreted, armenian, write_catalogue
from tests.layouts.releases import MadeReleases

OF = "/hy/indicators/homeless-count"
LOOKS = ("from", "to", "ranges", "compare", "as_of")
LINKS = re.compile(r'<(?:a|form|img|iframe)(?![^>]*hreflang)[^>]*?\b(?:href|src|action)="(/[^"#]*)')
ALIKE = re.compile(
    # What is the same in every language: addresses, mailboxes, who publishes, ids between quotes or stars, our own
    # and Plotly's codes, languages named in themselves.
    r"https?://\S+|localhost\S*|/hy/\S*|\S+@\S+|U\.S\. Department of Housing and Urban Development|“\w+”|\*\*[^*]*\*\*"
    r"|^## \w+\.csv|<br>|^y domain$|Español|English"
)
LATIN = re.compile(r"[A-Za-z]{2,}")
ENGLISH_NUMBER = re.compile(r"\d,\d{3}(?!\d)")
CODES = {*FLAGS, *STATES, *QUADRANTS, *COSTS, "small count", "protects another"}
UNTRANSLATED = "People without a home"


def site(folder: Path, *but: str) -> FlaskClient:
    """Somebody who reads a site with the third language."""
    server = Flask("third", static_folder=None, template_folder=None)
    server.testing = True
    releases = cast("Releases", Interpreted(MadeReleases(), but=but))
    catalogues = (CATALOGUES, write_catalogue(folder))
    public.register(server, releases, build="third", today=lambda _: dt.date(2026, 6, 30), catalogues=catalogues)
    return server.test_client()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return site(tmp_path_factory.mktemp("catalogues"))


def english(texts: Iterable[str]) -> list[str]:
    """Those of the texts that hold Latin words, or a number as English writes it."""
    return [one for one in texts if LATIN.search(bare := ALIKE.sub("", one)) or ENGLISH_NUMBER.search(bare)]


def phrases(value: object) -> Iterator[str]:
    """The texts of a JSON value that are no ids and no codes."""
    return (one for one in strings(value) if " " in one and one not in CODES)


def said(document: str) -> list[str]:
    """What a document says in the third language."""
    pieces = heard(document)
    return [one.text for one in pieces if one.language == "hy" and (one.where != "json" or " " in one.text)]


def test_every_page_that_links_lead_to_speaks_it_and_leads_on_in_it(client: FlaskClient) -> None:
    waiting, seen, wrong = ["/hy/", "/hy/nothing", f"{OF}?group=nobody", f"{OF}?as_of=2026-04-01"], set(), []
    while waiting:
        address = waiting.pop()
        if address in seen or len(re.findall("|".join(f"{look}=" for look in LOOKS), address)) > 1:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.mimetype != "text/html":
            continue
        assert answer.headers["Content-Language"] == "hy", address
        assert '<html lang="hy">' in answer.text, address
        links = [unescape(one) for one in LINKS.findall(answer.text)]
        wrong += [(address, one) for one in english(said(answer.text))]
        # An address inside the words of a made newsletter was changed into other letters with them.
        wrong += [(address, one) for one in links if not one.startswith(("/hy", "/assets", "/%"))]
        waiting += [one for one in links if one.startswith("/hy")] if "as_of" not in address else []
    assert len(seen) > 40
    assert wrong == []


def test_days_and_numbers_are_written_by_its_rules(client: FlaskClient) -> None:
    page = client.get(OF).text
    assert "01 հունիսի, 2026 թ." in page
    assert "1\xa0216" in page


@pytest.mark.parametrize(
    "path", ["/feed.xml", "/embed/indicators/homeless-count", "/indicators/homeless-count/chart.svg"]
)
def test_what_stands_elsewhere_speaks_it(path: str, client: FlaskClient) -> None:
    answer = client.get(f"/hy{path}")
    pieces = [one.text for one in heard(answer.text, "hy") if one.language == "hy"]
    assert pieces
    assert english(pieces) == []
    assert answer.headers["Content-Language"] == "hy"


def test_pixels_and_paper_speak_it(client: FlaskClient) -> None:
    head = client.get(f"{OF}/chart.png").data.split(b"IDAT")[0].decode("utf-8", "replace")
    assert armenian(UNTRANSLATED) in head
    share = client.get("/hy/share/indicators/homeless-count.png")
    assert (share.status_code, share.headers["Content-Language"]) == (200, "hy")
    sheet = PdfReader(io.BytesIO(client.get(f"{OF}/sheet.pdf").data))
    assert str(sheet.root_object["/Lang"]) == "hy"
    assert english(line for page in sheet.pages for line in page.extract_text().splitlines()) == []


@pytest.mark.parametrize(
    "path",
    [
        "/openapi.json",
        "/outcomes",
        "/indicators",
        "/indicators/homeless-count",
        "/gaps",
        "/releases",
        "/indicators/homeless-count/observations",
        "/indicators?tier=x",
        "/none",
    ],
)
def test_programs_are_answered_in_it_by_either_address(path: str, client: FlaskClient) -> None:
    below = client.get(f"/hy/api/v1{path}")
    asked = client.get(f"/api/v1{path}{'&' if '?' in path else '?'}lang=hy")
    assert english(phrases(below.json)) == []
    assert english(phrases(asked.json)) == []
    assert below.headers["Content-Language"] == asked.headers["Content-Language"] == "hy"


def test_tables_to_take_away_speak_it(client: FlaskClient) -> None:
    figures = "/hy/api/v1/indicators/homeless-count/observations"
    text = client.get(f"{figures}.csv").text
    assert english(phrases([cell for row in csv.reader(io.StringIO(text)) for cell in row])) == []
    with zipfile.ZipFile(io.BytesIO(client.get(f"{figures}.xlsx").data)) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        told = [one.text for one in heard(book.read("xl/sharedStrings.xml").decode())]
    assert english(sheets) == []
    assert english(phrases(told)) == []


def test_the_whole_package_speaks_it(client: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/hy/download/commoncurve.zip").data)) as package:
        texts = {name: package.read(name).decode() for name in package.namelist()}
    for name, text in texts.items():
        told = text.splitlines() if name.endswith(".md") else []
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row] if name.endswith(".csv") else []
        described = json.loads(text) if name.endswith(".json") else []
        assert english([*told, *phrases([cells, described])]) == [], name


def test_search_engines_are_told_every_twin_and_one_for_everybody_else(client: FlaskClient) -> None:
    home = '<xhtml:link rel="alternate" hreflang="{}" href="http://localhost{}" />'
    twins = "".join(home.format(*one) for one in (("en", "/about"), ("es", "/es/about"), ("hy", "/hy/about")))
    assert twins + home.format("x-default", "/about") in client.get("/sitemap.xml").text
    page = client.get("/hy/about").text
    for language, address in (("en", "/about"), ("es", "/es/about"), ("hy", "/hy/about"), ("x-default", "/about")):
        assert f'<link rel="alternate" hreflang="{language}" href="http://localhost{address}">' in page
    assert '<link rel="alternate" type="application/atom+xml" href="/hy/feed.xml"' in page


def test_what_is_not_translated_is_told_in_english_with_its_language_and_a_small_sign(tmp_path: Path) -> None:
    client = site(tmp_path, UNTRANSLATED)
    sign = f'<span lang="en">{UNTRANSLATED}</span><sup class="written-in" aria-hidden="true">en</sup>'
    assert sign in client.get(OF).text
    assert sign in client.get("/hy/embed/indicators/homeless-count").text
    assert 'lang="en" x="24"' in client.get(f"{OF}/chart.svg").text
    assert UNTRANSLATED not in [
        one.text for one in heard(client.get("/hy/outcomes/housing").text) if one.language == "hy"
    ]
