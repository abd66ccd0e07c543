"""People sign up for the newsletter, confirm and leave it, with real letters; and past issues."""

import re
from email.message import EmailMessage
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from indicators.store.database import Database
from indicators.store.queries import voices as queries
from indicators.voices import addresses
from indicators.voices.addresses import ToAsk, sign_off_token
from indicators.voices.tokens import Tokens
from layouts.language.phrases import read_phrases
from layouts.public.edition import Edition
from layouts.public.letters import Letters, letter
from layouts.public.newsletter_page import marked
from tests.indicators.conftest import moment
from tests.layouts.public.plain_words import words_of_the_trade
from tests.layouts.public.speaking.conftest import ADDRESS, TOKENS, Box, Serve, listed, post
from tests.layouts.releases import MadeReleases


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
        answer = post(client, "/newsletter", address=bad)
        assert answer.status_code == 400
    assert len(listed(database)) == 2


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


def test_how_to_leave_is_named_with_and_without_letters(
    client: FlaskClient, serve: Serve, box: tuple[Box, Letters]
) -> None:
    by_hand = client.get("/es/newsletter").text
    assert "Para salir:" in by_hand and "y la borramos:" in by_hand
    assert "Cada boletín trae un enlace para salir." not in by_hand
    assert "Every newsletter has a link to leave it." in serve(box[1]).get("/newsletter").text
