"""An indicator in a page of somebody else."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from flask.testing import FlaskClient

from layouts.public.embed import embed_code
from tests.layouts.public.plain_words import words_of_the_trade
from tests.layouts.releases import MadeReleases

EMBED = "/embed/indicators/homeless-count"


def test_anybody_may_frame_it_and_nothing_runs_in_it(client: FlaskClient) -> None:
    answer = client.get(EMBED)
    allowed = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in allowed
    assert "default-src 'none'" in allowed
    assert "script" not in allowed
    assert not re.search(r'<script|\son[a-z]+="|\sstyle="', answer.text)
    styles = re.findall(r"(?s)<style>(.*?)</style>", answer.text)
    assert [b64encode(sha256(one.encode()).digest()).decode() in allowed for one in styles] == [True]
    assert "X-Frame-Options" not in answer.headers


def test_the_pages_themselves_stay_out_of_frames(client: FlaskClient) -> None:
    assert "frame-ancestors 'none'" in client.get("/indicators/homeless-count").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("prefix", "language", "parts"),
    [
        ("", "en", ("People without a home", "Pasadena · Everyone", "Source: ", "License: ", "Update 2, published on")),
        ("/es", "es", ("Personas sin hogar", "Pasadena · Todas las personas", "Fuente: ", "borrador automático")),
    ],
)
def test_it_holds_the_sentence_the_chart_and_the_source_in_its_language(
    client: FlaskClient, prefix: str, language: str, parts: tuple[str, ...]
) -> None:
    page = client.get(prefix + EMBED).text
    assert page.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert re.search(r'<svg[^>]+role="img"', page)
    assert [part for part in parts if part not in unescape(page)] == []
    assert words_of_the_trade(page, language) == []


def test_it_leads_back_to_the_view_and_to_the_other_language(client: FlaskClient) -> None:
    page = client.get(f"{EMBED}?group=hispanic&as_of=2026-04-01").text
    back = re.findall(r'<a href="([^"]+)" target="_blank" rel="noopener">', page)
    assert [unescape(one) for one in back] == ["/indicators/homeless-count?group=hispanic&as_of=2026-04-01"]
    assert client.get(unescape(back[0])).status_code == 200
    other = re.findall(r'<a href="([^"]+)" lang="es"', page)
    assert [client.get(unescape(one)).status_code for one in other] == [200]


def test_a_frame_of_what_is_gone_says_so_in_the_frame(client: FlaskClient) -> None:
    answer = client.get("/es/embed/indicators/nothing")
    assert answer.status_code == 404
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "No hay nada publicado en esta dirección." in answer.text


def test_it_is_asked_for_again_and_changes_with_the_update(client: FlaskClient, releases: MadeReleases) -> None:
    first = client.get(EMBED)
    assert client.get(EMBED, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    releases.withdrawals += 1
    assert client.get(EMBED).headers["ETag"] != first.headers["ETag"]


def test_the_code_for_others_pages_follows_the_width_without_script_and_nothing_breaks_it() -> None:
    code = embed_code(
        "/embed/indicators/x?place=a&group=b", title='"Homes" & <streets>', root="https://example.org", size=(1100, 800)
    )
    assert code == (
        '<div style="container-type:inline-size">'
        '<iframe src="https://example.org/embed/indicators/x?place=a&amp;group=b" '
        'title="&#34;Homes&#34; &amp; &lt;streets&gt;" width="100%" height="1100" loading="lazy" '
        'style="border:0;height:clamp(800px,(600px - 100cqw)*9999,1100px)"></iframe></div>'
    )
