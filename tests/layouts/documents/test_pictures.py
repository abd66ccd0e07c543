"""Charts as pictures: what they say besides the curve, and that they stand alone."""

import io
import re
import struct
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from indicators.release import documents as d
from layouts.documents.caption import licence_line, source_line, sources_of
from layouts.documents.picture import WIDTH, picture
from layouts.documents.pixels import notes_of, with_notes
from layouts.documents.share_image import HEIGHT, share_image
from layouts.documents.typesetting import png
from layouts.public.edition import Edition
from layouts.public.shown import Shown, shown
from layouts.public.view import View
from tests.layouts import made
from tests.layouts.documents.handed import handed

LONG = d.Text({"en": "We want to know how many children of this city sleep where no child should have to sleep " * 3})


def told(
    language: str = "en", *, document: d.IndicatorDocument = made.HOMELESS_COUNT, view: View | None = None
) -> Shown:
    handout = handed(language)
    edition = Edition(handout.released, language, handout.words)
    return shown(document, edition, view or View(), host="example.org")


def words(drawing: str) -> str:
    return " ".join(one.strip() for one in fromstring(drawing).itertext() if one.strip())  # noqa: S314 - our own


def test_a_picture_says_what_it_shows_who_published_it_what_they_allow_and_when_it_was_made() -> None:
    said = told()
    drawing = picture(said.caption, said.chart, embed=False).drawing
    for part in (
        "People without a home",
        "Pasadena · Everyone",
        said.verdict[:30],
        "Source: ",
        "License: ",
        "update 2 of June 1, 2026.",
        "example.org/indicators/homeless-count",
        "677",
    ):
        assert part in words(drawing), part


def test_a_picture_is_in_the_language_of_its_reader_and_marks_words_that_are_not() -> None:
    said = told("es")
    drawing = picture(said.caption, said.chart, embed=False).drawing
    assert 'lang="es"' in drawing
    for part in ("Personas sin hogar", "Fuente: ", "Licencia: ", "actualización 2 del 1 de junio de 2026"):
        assert part in words(drawing), part
    other = told("es", document=made.INDICATORS["hidden-count"])
    assert 'lang="en"' in picture(other.caption, None, embed=False).drawing


def test_a_picture_has_a_name_and_a_description_for_those_who_hear_it() -> None:
    said = told()
    drawing = picture(said.caption, said.chart, embed=True).drawing
    assert re.search(r'role="img" aria-labelledby="picture-title picture-desc"', drawing)
    assert '<title id="picture-title">People without a home (Pasadena · Everyone)</title>' in drawing
    assert re.search(r'<desc id="picture-desc">[^<]*2018: 677', drawing)


def test_a_picture_asks_nobody_for_anything() -> None:
    """No address but that of the format; the type is in it; nothing runs; no style attribute."""
    said = told()
    drawing = picture(said.caption, said.chart, embed=True).drawing
    assert set(re.findall(r"https?://[^\"' <]+", drawing)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\((.{11})", drawing)) == {"data:font/w"}
    assert not re.search(r"<script|\son\w+=|\sstyle=", drawing)


def test_everything_of_a_picture_lies_within_it() -> None:
    said = told("es")
    whole = picture(said.caption, said.chart, embed=False)
    places = re.findall(r'<text class="p-[^>]*? x="([\d.]+)" y="([\d.]+)"', whole.drawing)
    assert len(places) >= 6
    assert all(0 < float(x) < WIDTH and 0 < float(y) < whole.height for x, y in places)


def test_a_view_without_a_figure_is_a_picture_of_its_sentence() -> None:
    said = told(view=View("county", "hispanic"))
    assert said.chart is None
    assert "there are no figures for this place" in words(picture(said.caption, None, embed=False).drawing)


def test_the_address_in_a_picture_names_the_view_where_it_is_not_the_first_one() -> None:
    assert told().address == "/indicators/homeless-count"
    assert told("es", view=View(group="hispanic")).address == "/es/indicators/homeless-count?group=hispanic"


def test_a_source_that_names_no_license_says_so_and_only_sources_of_the_series_are_named() -> None:
    silent = d.SourceNote(
        "x", "The agency", d.Text({"en": "A table"}), None, None, None, None, None, None, None, "none"
    )
    assert licence_line((silent,), handed()) == "License: not known."
    assert licence_line((), handed()) == source_line((), handed()) == ""
    document = replace(made.HOMELESS_COUNT, sources=(*made.HOMELESS_COUNT.sources, silent))
    assert [one.id for one in sources_of(document, document.series[0])] == ["hud"]


def test_pixels_have_the_size_of_the_drawing_and_say_in_their_head_what_they_show() -> None:
    said = told("es")
    whole = picture(said.caption, said.chart, embed=False)
    pixels = png(whole.drawing, width=whole.width, height=whole.height, scale=2.0, notes=said.caption.notes)
    width, height = struct.unpack(">II", pixels[16:24])
    assert (width, height) == (round(2 * whole.width), round(2 * whole.height))
    notes = dict(notes_of(pixels))
    assert notes["Title"] == "Personas sin hogar (Pasadena · Todas las personas)"
    assert notes["Description"] == said.verdict
    assert notes["Source"].endswith("example.org/es/indicators/homeless-count")
    assert notes["Comment"] == "Textos: borrador automático, sin revisar"


def test_the_same_drawing_makes_the_same_pixels() -> None:
    said = told()
    whole = share_image(said.caption, said.chart)
    once, again = (png(whole.drawing, width=1200, height=630, scale=1.0, notes={}) for _ in range(2))
    assert once == again
    assert struct.unpack(">II", once[16:24]) == (1200, 630)


@pytest.mark.parametrize("title", [made.HOMELESS_HEAD.title, LONG], ids=["short", "long"])
@pytest.mark.parametrize("drawn", [True, False])
def test_the_words_of_a_share_image_always_fit(title: d.Text, drawn: bool) -> None:
    document = replace(made.HOMELESS_COUNT, head=replace(made.HOMELESS_HEAD, title=title))
    said = told(document=document)
    drawing = share_image(said.caption, said.chart if drawn else None).drawing
    lowest = max(float(y) for y in re.findall(r'class="(?:s-title|p-verdict)"[^>]* y="([\d.]+)"', drawing))
    assert 100 < lowest < HEIGHT - 60


def test_notes_go_into_a_picture_and_come_out_again() -> None:
    picture_ = png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>', width=2, height=2, scale=1, notes={}
    )
    assert dict(notes_of(with_notes(picture_, {"Title": "Ñandú", "Source": ""}))) == {"Title": "Ñandú"}
    with pytest.raises(ValueError, match="no PNG"):
        with_notes(io.BytesIO(b"GIF89a").getvalue(), {})
