"""People say something about a page, sign up for the newsletter and leave it: with a real database and real mail."""

import re
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import unescape
from queue import Queue
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.migrations import migrate
from indicators.store.queries import audit
from indicators.store.queries import voices as queries
from indicators.voices import addresses
from indicators.voices.addresses import ToAsk, sign_off_token
from indicators.voices.gate import Voices
from indicators.voices.tokens import Tokens
from layouts import public
from layouts.language.phrases import read_phrases
from layouts.public.edition import Edition
from layouts.public.letters import Letters, letter
from layouts.public.newsletter_page import marked
from tests.indicators.conftest import moment
from tests.layouts.public.plain_words import words_of_the_trade
from tests.layouts.releases import MadeReleases

TOKENS = Tokens("a secret of the tests")
ROOT = "http://127.0.0.1"
ADDRESS = "Rosa.Perez@Example.org"
SAY = {"words": "My street is dark", "language": "en", "about": "/indicators/homeless-count", "contact": "555-0100"}


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    made = Database(sqlite_url)
    migrate(made)
    yield made
    made.close()


Serve = Callable[..., FlaskClient]


@pytest.fixture
def serve(database: Database) -> Serve:
    """Serves the made release with the database behind its forms."""

    def made(letters: Letters | None = None) -> FlaskClient:
        flask = Flask("test", static_folder=None, template_folder=None)
        voices = Voices({"*": database}, TOKENS, clock=lambda: moment("2026-06-01"))
        public.register(flask, MadeReleases(), build="test", speaking=public.Speaking(voices, letters))
        return flask.test_client()

    return made


@pytest.fixture
def client(serve: Serve) -> FlaskClient:
    return serve()


def kept(database: Database) -> list[t.Comment]:
    with database.reading() as session:
        return queries.every_comment(session)


def listed(database: Database) -> list[t.NewsletterAddress]:
    with database.reading() as session:
        return queries.every_address(session)


def post(client: FlaskClient, page: str, /, **form: str) -> TestResponse:
    return client.post(page, data=form)


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
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "Espere un poco" in answers[-1].text
    assert client.get("/said").status_code == 200
    assert len(kept(database)) == 6


def test_what_people_said_stands_in_their_language_with_the_answer_in_the_readers(client: FlaskClient) -> None:
    page = client.get("/es/said").text
    assert "Se están leyendo 3 comentarios." in page
    assert page.index("¿Y &lt;b&gt;mi&lt;/b&gt;?") < page.index('<span lang="">Xin chào</span>')
    assert '<span lang="en">Too long.</span>' in page
    assert '<span lang="en">We made it shorter.</span>' in page
    assert 'href="/es/indicators/homeless-count"' in page
    assert '<span lang="es">' in client.get("/said").text


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


def test_a_past_newsletter_is_markdown_without_html() -> None:
    text = marked(
        "# Title\n\n<img src=x onerror=alert(1)>\n\n![pic](http://x/y.png) [a](javascript:alert(1)) [b](//evil) "
        "[c](https://c.example) [d](data:text/html,x) `<b>`"
    )
    assert "<h2>Title</h2>" in text
    assert "<img" not in text
    assert set(re.findall(r'href="([^"]*)"', text)) <= {"https://c.example", "http://x/y.png"}
    assert '<a href="https://c.example" rel="noopener external">c</a>' in text


def test_signing_up_says_the_same_whoever_is_on_the_list(client: FlaskClient, database: Database) -> None:
    answers = [post(client, "/newsletter", address=one, language="es") for one in (ADDRESS, ADDRESS, "b@example.org")]
    assert {(one.status_code, one.headers["Location"]) for one in answers} == {(303, "/newsletter?done=asked")}
    assert "one of us looks at it" in client.get("/newsletter?done=asked").text
    assert [(one.address, one.language, one.confirmed_at) for one in listed(database)] == [
        ("b@example.org", "es", None),
        ("rosa.perez@example.org", "es", None),
    ]
    for bad in (
        "a@b",
        "a b@example.org",
        "a@example.org\r\nBcc: c@example.org",
        "<a@example.org>",
        "é@example.org",
        "",
    ):
        answer = post(client, "/newsletter", address=bad) if bad != "" else post(client, "/newsletter")
        assert answer.status_code in {400, 429}
    assert len(listed(database)) == 2


class Box:
    """A mailbox on a real mail server."""

    def __init__(self) -> None:
        self.got: Queue[Any] = Queue()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.got.put(envelope)
        return "250 OK"


@pytest.fixture
def box() -> Iterator[tuple[Box, Letters]]:
    """A mail server on the loopback, and who sends letters to it."""
    got = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(got, hostname="127.0.0.1", port=port)
    controller.start()
    letters = Letters(f"smtp://127.0.0.1:{port}?from=news@valley.example", "https://valley.example", frozenset())
    yield got, letters
    letters.close()
    controller.stop()


def test_a_letter_asks_to_confirm_and_one_click_leaves_again(
    serve: Serve, database: Database, box: tuple[Box, Letters]
) -> None:
    got, letters = box
    client = serve(letters)
    headers = {"Host": "evil.example"}
    assert (
        client.post("/es/newsletter", data={"address": ADDRESS, "language": "es"}, headers=headers).status_code == 303
    )
    post(client, "/newsletter", address=ADDRESS)
    sent = got.got.get(timeout=30)
    letters.close()
    assert got.got.empty()
    assert sent.rcpt_tos == ["rosa.perez@example.org"]
    head, _, body = sent.content.decode().partition("\r\n\r\n")
    assert "evil.example" not in head + body
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in head
    plain = body.replace("=\r\n", "").replace("=3D", "=")
    confirm, off = re.findall(r"https://valley\.example(/es/newsletter/(?:confirm|off)\?token=\S+)", plain)
    asked = client.get(confirm)
    assert asked.headers["Cache-Control"] == "no-store"
    assert "Sí, lo quiero" in asked.text
    assert words_of_the_trade(asked.text, "es") == []
    assert listed(database)[0].confirmed_at is None
    token = urlsplit(confirm).query.partition("=")[2]
    assert post(client, "/es/newsletter/confirm", token=token).headers["Location"] == "/es/newsletter?done=confirmed"
    (one,) = listed(database)
    assert one.confirmed_by == "link"
    assert post(client, "/newsletter/off", token=token).status_code == 303
    assert len(listed(database)) == 1
    mine = client.post(off, data={"List-Unsubscribe": "One-Click"}, content_type="multipart/form-data")
    assert mine.status_code == 200
    assert listed(database) == []
    assert post(client, "/newsletter/confirm", token=token).headers["Location"] == "/newsletter?done=expired"


def test_a_letter_that_cannot_be_sent_is_sent_at_the_next_sign_up(serve: Serve, database: Database) -> None:
    letters = Letters("smtp://127.0.0.1:1", "https://valley.example", frozenset())
    client = serve(letters)
    assert post(client, "/newsletter", address=ADDRESS).status_code == 303
    letters.close()
    assert listed(database)[0].asked_at is None


def test_no_name_becomes_a_head_of_the_letter() -> None:
    releases = MadeReleases()
    released = releases.current("localhost")
    name = "Valley\r\nBcc: everyone@example.org"
    own = released.site.collaborative
    own.name.words["en"], before = name, own.name.words["en"]
    try:
        told = letter(
            ToAsk(1, "a@example.org", "en", "1-c", "1-o"),
            Edition(released, "en", read_phrases()["en"]),
            root="https://valley.example",
            sender="news@valley.example",
        )
    finally:
        own.name.words["en"] = before
    assert isinstance(told, EmailMessage)
    assert told["Bcc"] is None
    assert "\n" not in told["Subject"]


def test_a_wrong_token_does_nothing(client: FlaskClient, database: Database) -> None:
    post(client, "/newsletter", address=ADDRESS)
    for token in ("", "1", "1-" + "a" * 43, "9" * 30, "1-\u00e9", "x" * 5000):
        assert post(client, "/newsletter/confirm", token=token).headers["Location"] == "/newsletter?done=expired"
        assert post(client, "/newsletter/off", token=token).headers["Location"] == "/newsletter?done=off"
    (one,) = listed(database)
    assert one.confirmed_at is None


def test_the_token_of_one_purpose_or_row_is_not_that_of_another(database: Database) -> None:
    with database.writing() as session:
        one = addresses.sign_up(session, "a@example.org", "en", TOKENS, now=moment("2026-06-01"))
        assert one is not None
        assert addresses.confirm(session, one.off, TOKENS, now=moment("2026-06-01")) is False
        assert addresses.confirm(session, one.confirm, Tokens("another secret"), now=moment("2026-06-01")) is False
        assert addresses.confirm(session, one.confirm, Tokens(None), now=moment("2026-06-01")) is False
        row = queries.address(session, "a@example.org")
        assert row is not None
        assert sign_off_token(row, TOKENS) == one.off


def test_without_a_place_to_write_nothing_is_taken() -> None:
    flask = Flask("test", static_folder=None, template_folder=None)
    public.register(flask, MadeReleases(), build="test")
    assert flask.test_client().post("/said/new", data=SAY).status_code == 405
