"""Indicators on sheets of paper."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from indicators.release import documents as d
from layouts.documents.shapes import SHAPES, shape
from layouts.documents.sheet import Binding, Sheet, sheets_pdf
from layouts.language.marks import Shape
from layouts.public.documents import TEMPLATES
from layouts.public.edition import Edition
from layouts.public.sheets import MOST, sheet
from layouts.public.shown import shown
from layouts.public.view import View
from tests.layouts import made
from tests.layouts.documents.handed import handed
from tests.layouts.documents.papers import Paper, read
from tests.layouts.notes import STORY
from tests.layouts.releases import MadeReleases

SHEET = "/indicators/homeless-count/sheet.pdf"
SET = "/download/sheets.pdf?indicator=homeless-count&indicator=old-index&indicator=hidden-count"


def asked(client: FlaskClient, address: str) -> Paper:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return read(answer.data)


def told(document: d.IndicatorDocument, language: str = "en") -> Sheet:
    handout = handed(language)
    edition = Edition(handout.released, language, handout.words)
    return sheet(document, shown(document, edition, View(), host="example.org"), edition)


def bound(*sheets: Sheet) -> bytes:
    return sheets_pdf(sheets, Binding("Title", "Author", "en", handed().released_on, "Page {page} of {pages}"))


def test_a_sheet_holds_what_a_team_turns_the_curve_with_on_one_page(client: FlaskClient) -> None:
    paper = asked(client, SHEET)
    assert len(paper.pages) == 1
    said = " ".join(paper.text.split())
    for part in (
        "Stable homes",
        "People without a home",
        "Got better from 2009 to 2016, but has got worse again since",
        "Trend",
        "Doing worse than where we were headed",
        "The story behind the curve",
        "What we do not know yet",
        "What is being done",
        "A strategy contributes. It is not the cause of what the curve shows.",
        "Source: ",
        "License: public domain.",
        "update 2 of June 1, 2026.",
        "Page 1 of 1",
    ):
        assert part in said, part


def test_a_sheet_prints_the_notes_that_the_numbers_in_its_chart_stand_for() -> None:
    assert told(made.HOMELESS_COUNT).small_print[0] == "¹ 2018: Corrected; before: 670"


def test_a_sheet_speaks_its_language_and_says_so(client: FlaskClient) -> None:
    paper = asked(client, f"/es{SHEET}")
    assert (paper.language, paper.title) == ("es", "Personas sin hogar")
    said = " ".join(paper.text.split())
    for part in ("La historia detrás de la curva", "Una estrategia contribuye", "Página 1 de 1", "borrador automático"):
        assert part in said, part


def test_a_sheet_is_tagged_for_screen_readers(client: FlaskClient) -> None:
    paper = asked(client, SHEET)
    assert paper.tagged
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.claims
    assert paper.language == "en"
    assert [one.kind for one in paper.parts if one.kind.startswith("H")] == ["H1", "H2", "H2", "H2"]
    figures = paper.kinds("Figure")
    assert len(figures) == 1
    assert figures[0].said["/Alt"].startswith("People without a home, Pasadena · Everyone. Got better from 2009")
    assert "2018: 677." in figures[0].said["/Alt"]


def test_a_sheet_of_what_is_hidden_has_no_chart_and_no_number_of_it(client: FlaskClient) -> None:
    paper = asked(client, "/indicators/hidden-count/sheet.pdf")
    assert paper.kinds("Figure") == []
    assert "We can't tell" in " ".join(paper.text.split())


def test_a_chosen_set_is_one_document_in_the_order_asked_for(client: FlaskClient) -> None:
    paper = asked(client, SET)
    assert len(paper.pages) == 3
    assert ["People without a home" in paper.pages[0], "The old school score" in paper.pages[1]] == [True, True]
    assert "Page 3 of 3" in paper.pages[2]
    assert paper.title == "Chosen measures of the community"
    assert len(paper.kinds("H1")) == 3
    again = asked(client, "/download/sheets.pdf?indicator=old-index&indicator=old-index")
    assert (len(again.pages), again.title) == (1, "The old school score")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?indicator=", 400),
        ("?indicator=nothing", 404),
        ("?indicator=homeless-count&as_of=2020-01-01", 404),
        ("?indicator=homeless-count&as_of=soon", 400),
        ("?" + "&".join(f"indicator=x{number}" for number in range(MOST + 1)), 400),
    ],
)
def test_a_set_of_nothing_or_of_too_much_is_none(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/download/sheets.pdf{query}").status_code == status


def test_a_sheet_is_the_same_for_the_same_update_and_another_for_the_next(
    client: FlaskClient, releases: MadeReleases
) -> None:
    assert bound(told(made.HOMELESS_COUNT)) == bound(told(made.HOMELESS_COUNT))
    answer = client.get(SHEET)
    assert client.get(SHEET, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    releases.number += 1
    assert client.get(SHEET).headers["ETag"] != answer.headers["ETag"]
    assert "/CreationDate (D:20260601000000Z)" in answer.data.decode("latin-1").replace(
        "CreationDate(", "CreationDate ("
    )


def test_a_long_story_makes_the_letters_smaller_and_stays_on_the_page() -> None:
    story = replace(STORY, story=d.Text({"en": "Rents rose faster than wages, and families moved. " * 40}))
    paper = read(bound(told(replace(made.HOMELESS_COUNT, story=story))))
    assert len(paper.pages) == 1
    assert paper.pages[0].count("Rents") == 40


def test_a_story_that_fits_no_page_goes_on_and_is_not_cut() -> None:
    story = replace(STORY, story=d.Text({"en": "Rents rose faster than wages, and families moved. " * 250}))
    paper = read(bound(told(replace(made.HOMELESS_COUNT, story=story))))
    assert len(paper.pages) > 1
    assert sum(page.count("Rents") for page in paper.pages) == 250


def test_letters_that_the_fonts_of_the_house_have_not_are_no_mistake() -> None:
    story = replace(STORY, story=d.Text({"zh": "孩子们有家。"}))
    paper = read(bound(told(replace(made.HOMELESS_COUNT, story=story))))
    assert paper.tagged
    assert len(paper.pages) == 1


def test_the_shapes_on_paper_are_those_of_the_pages() -> None:
    template = (TEMPLATES / "parts.html").read_text(encoding="utf-8")
    assert SHAPES.keys() == set(Shape)
    for one in Shape:
        for path in shape(one).split('d="')[1:]:
            assert path.split('"')[0] in template, one


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("day", ["", "?as_of=2026-04-01"])
def test_the_page_of_an_outcome_lets_a_reader_choose_sheets(client: FlaskClient, prefix: str, day: str) -> None:
    page = client.get(f"{prefix}/outcomes/housing{day}").text
    form = re.findall(r'(?s)<form class="sheets" method="get" action="([^"]+)">(.*?)</form>', page)[0]
    values = re.findall(r'name="(indicator|as_of)" value="([^"]+)"( checked)?', form[1])
    offered = [value for name, value, _ in values if name == "indicator"]
    assert offered == ["homeless-count", "old-index", "hidden-count"]
    chosen = [(name, value) for name, value, checked in values if checked or name == "as_of"]
    assert chosen == [("indicator", "homeless-count"), *([("as_of", "2026-04-01")] if day else [])]
    assert len(asked(client, f"{form[0]}?{urlencode(chosen)}").pages) == 1
