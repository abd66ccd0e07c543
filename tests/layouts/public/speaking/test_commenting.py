"""People say something about a page: what is taken, from whom, and what becomes of it."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indicators.store.database import Database
from indicators.store.queries import audit
from layouts import public
from tests.layouts.public.speaking.conftest import ADDRESS, SAY, kept, listed, post
from tests.layouts.releases import MadeReleases


def test_every_page_has_a_form_about_itself_and_what_is_sent_is_written_down_unread(
    client: FlaskClient, database: Database
) -> None:
    page = client.get("/es/indicators/homeless-count?place=county&group=hispanic").text
    form = unescape(re.search(r'href="(/es/said/new\?[^"]*)"', page)[1])  # type: ignore[index]  # a miss fails here
    assert form == "/es/said/new?about=%2Findicators%2Fhomeless-count%3Fplace%3Dcounty%26group%3Dhispanic"
    shown = client.get(form).text
    about = unescape(re.search(r'name="about" value="([^"]*)"', shown)[1])  # type: ignore[index]  # as above
    answer = post(client, "/es/said/new", **{**SAY, "about": about, "language": "es"})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (303, "no-store")
    assert "Set-Cookie" not in answer.headers
    thanks = client.get(answer.headers["Location"])
    assert "Lo recibimos." in thanks.text
    (one,) = kept(database)
    assert (one.about, one.words, one.language, one.contact) == (about, SAY["words"], "es", "555-0100")
    assert (one.way, one.state) == ("web", "waiting")
    with database.reading() as session:
        assert audit.entries(session) == []


def test_what_cannot_be_taken_comes_back_with_the_reason_and_what_was_written(
    client: FlaskClient, database: Database
) -> None:
    answer = post(client, "/said/new", words='"><script>x</script> http://a http://b http://c http://d', contact="<i>")
    assert answer.status_code == 400
    assert "That holds too many links." in answer.text
    assert "<script>x" not in answer.text
    assert "&lt;script&gt;x" in answer.text
    assert 'value="&lt;i&gt;"' in answer.text
    assert kept(database) == []


def test_a_program_that_fills_in_everything_is_thanked_and_not_heard(client: FlaskClient, database: Database) -> None:
    assert post(client, "/said/new", **SAY, website="https://spam.example").status_code == 303
    assert post(client, "/newsletter", address=ADDRESS, website="x").status_code == 303
    assert (kept(database), listed(database)) == ([], [])


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_only_our_own_forms_are_heard(
    client: FlaskClient, database: Database, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/said/new", data=SAY if "Content-Type" not in headers else b"", headers=headers)
    assert answer.status_code == status
    assert len(kept(database)) == (status == 303)


def test_what_is_far_too_large_is_refused_before_it_is_read(client: FlaskClient, database: Database) -> None:
    answer = post(client, "/said/new", words="a" * 70_000)
    assert answer.status_code == 413
    assert "That is far too long." in answer.text
    assert kept(database) == []


def test_whoever_sends_too_much_is_asked_to_wait_on_a_page(client: FlaskClient, database: Database) -> None:
    answers = [post(client, "/es/said/new", **SAY) for _ in range(7)]
    assert [one.status_code for one in answers] == [*[303] * 6, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert re.search("vuelva a enviarlo en . minuto", answers[-1].text)
    assert f">{SAY['words']}</textarea>" in answers[-1].text
    assert 'value="/indicators/homeless-count"' in answers[-1].text
    assert client.get("/said").status_code == 200
    assert len(kept(database)) == 6


def test_what_comes_back_to_be_mended_does_not_count_against_anybody(client: FlaskClient, database: Database) -> None:
    assert {post(client, "/said/new", words="!").status_code for _ in range(9)} == {400}
    assert post(client, "/said/new", **SAY).status_code == 303


def test_a_form_that_is_not_taken_says_so_first_and_where(client: FlaskClient) -> None:
    page = post(client, "/es/said/new", words="!").text
    assert "<title>Error: Díganos qué piensa · " in page
    assert re.search(
        '<p class="notice" role="alert" id="problem" tabindex="-1" autofocus>[^<]+ <a href="#words">', page
    )
    assert re.search('<textarea id="words"[^>]* aria-invalid="true" aria-describedby="problem">', page)
    page = post(client, "/said/new", words="It is dark here", contact="5" * 201).text
    assert re.search('<input id="contact"[^>]* aria-invalid="true" aria-describedby="problem contact-why"', page)
    assert page.count("aria-invalid") == 1
    assert "<title>Error: Newsletter · " in post(client, "/newsletter", address="nobody").text


@pytest.mark.parametrize(
    ("about", "kept_as"),
    [
        ("/indicators/homeless-count?place=county&group=hispanic", "/indicators/homeless-count"),
        ("/indicators/homeless-count?place=secret-words", "/indicators/homeless-count"),
        ("/indicators/homeless-count?group=hispanic", "/indicators/homeless-count?group=hispanic"),
        ("/gaps?place=secret-words", "/gaps"),
        ("/indicators/nothing", None),
        ("/nothing", None),
    ],
)
def test_of_the_page_that_it_is_about_only_what_there_is_is_kept(
    client: FlaskClient, database: Database, about: str, kept_as: str | None
) -> None:
    post(client, "/said/new", **{**SAY, "about": about, "language": "xx-made-up"})
    (one,) = kept(database)
    assert (one.about, one.language) == (kept_as, "und")


def test_what_people_said_stands_in_their_language_with_the_answer_in_the_readers(client: FlaskClient) -> None:
    page = client.get("/es/said").text
    assert "Se están leyendo 3 comentarios." in page
    assert page.index("¿Y &lt;b&gt;mi&lt;/b&gt;?") < page.index('<span lang="">Xin chào</span>')
    assert '<span lang="en">Too long.</span>' in page
    assert '<span lang="en">We made it shorter.</span>' in page
    assert 'href="/es/indicators/homeless-count"' in page
    assert '2 de abril de 2026 · <span lang="en">English</span>' in page
    assert '<span lang="es">Español</span>' in client.get("/said").text
    assert '<p class="small"><span lang="en">English</span></p>' in client.get("/es/newsletter/2026-11").text


@pytest.mark.parametrize(
    "address",
    [
        "/said?page=9",
        "/newsletter/2020-01",
        "/es/newsletter/2026-11?as_of=2026-04-01",
        "/said/new?done=x",
        "/newsletter?done=x",
    ],
)
def test_what_is_not_there_says_so(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code in {400, 404}


def test_without_a_place_to_write_nothing_is_taken() -> None:
    flask = Flask("test", static_folder=None, template_folder=None)
    public.register(flask, MadeReleases(), build="test")
    assert flask.test_client().post("/said/new", data=SAY).status_code == 405
