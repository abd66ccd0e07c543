"""A running site and its commands are searched for planted figures that nobody may see."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import urllib3
from click.testing import CliRunner
from flask import Flask, Response
from sqlalchemy import select, update
from werkzeug.serving import make_server

from app import create_app, main
from indicators.store import tables as t
from indicators.store.database import Database
from settings import ANY_HOST, ROOT, Settings
from tests.crawl.crawler import Answer, Ask, addresses, crawl
from tests.crawl.planted import HEARD, UNREAD, control, plant, secrets
from tests.crawl.seeds import BEFORE, DRAWN, FIGURES, LANGUAGES, PACKAGE, SEEDS, SHEETS
from tests.crawl.spellings import Secret, given_away, spelled, stands


@dataclass(frozen=True)
class Planted:
    """A database in which everything was planted and published, and what the commands said on the way."""

    url: str
    said: Mapping[str, str]


def command(url: str, *arguments: str) -> str:
    """Run a command; return everything that it said, on both ways. What stores runs in a process of its own."""
    environment = {"DATABASE_URL": url, "COLUMNS": "300", "PYTHONWARNINGS": "default"}
    if arguments[0] not in {"load", "publish"}:
        asked = CliRunner().invoke(main, list(arguments), env=environment)
        assert asked.exit_code == 0, asked.output
        return asked.output
    done = subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The planted site, with a second release that was made by the commands themselves."""
    folder = tmp_path_factory.mktemp("planted")
    url = f"sqlite:///{folder / 'planted.db'}"
    database = Database(url)
    later = plant(database, folder)
    database.close()
    asked: list[tuple[str, ...]] = [
        ("load", str(later)),
        ("withdraw", "reading", "town", "all", "2012", "--because", "The agency counted some twice."),
        ("analyse", "--all"),
        ("publish",),
        ("releases",),
        ("releases", "--json"),
        ("loads", "--json"),
        ("gaps", "--json", "--history"),
        ("audit",),
        ("audit", "--json"),
        ("audit", "--disclosure", "--bounds"),
        ("audit", "--disclosure", "--bounds", "--json"),
    ]
    return Planted(
        url, {" ".join((*one[:1], *one[2:])) + f" ({at})": command(url, *one) for at, one in enumerate(asked)}
    )


def asking(base: str) -> Ask:
    """Return how a server at an address is asked; the first question waits until it serves."""
    pool = urllib3.PoolManager(retries=urllib3.Retry(total=None, connect=120, backoff_factor=0.05, backoff_max=1))

    def ask(method: str, address: str, headers: Mapping[str, str]) -> Answer:
        got = pool.request(method, base + address, headers=dict(headers), redirect=False)
        return Answer(method, address, got.status, got.headers, got.data)

    return ask


@pytest.fixture(scope="module")
def served(planted: Planted) -> Iterator[tuple[list[Answer], list[str]]]:
    """The site as the real server serves it: all of its answers, and what the server said meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    log: list[str] = []
    environment = {**os.environ, "DATABASE_URL": planted.url}
    started = [sys.executable, "app.py", "serve", "--port", port]
    with subprocess.Popen(
        started, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        reader = Thread(target=lambda: log.extend(server.stdout or ()))
        reader.start()
        try:
            yield crawl(asking(f"http://127.0.0.1:{port}"), SEEDS), log
        finally:
            server.terminate()
            reader.join()


@contextmanager
def serving(url: str, *, leak: str | None = None) -> Iterator[Ask]:
    """Serve a database in this process; `leak` is said at an address of its own, to which every page leads."""
    flask = create_app(Settings({ANY_HOST: url}))
    if leak is not None:
        _break(flask, leak)
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield asking(f"http://127.0.0.1:{server.port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        for database in flask.extensions["commoncurve"].values():
            database.close()


def _break(flask: Flask, leak: str) -> None:
    flask.add_url_rule("/figures.csv", "broken", lambda: Response(leak, mimetype="text/csv"))

    @flask.after_request
    def lead_there(response: Response) -> Response:
        response.direct_passthrough = False
        if response.mimetype == "text/html" and "Content-Encoding" not in response.headers:
            response.set_data(response.get_data() + b'<a href="/figures.csv">all figures</a>')
        return response


def leaks(answers: list[Answer], wanted: tuple[Secret, ...]) -> set[tuple[str, str]]:
    """Return where what is given away; each line is read once first, since pages are alike in most of theirs."""
    texts = {one.text: one.address for one in answers if not _is_file(one)}
    lines = {line for text in texts for line in text.split("\n")}
    told = spelled("\n".join(lines), wanted)
    return {(address, f"{name}: {one}") for text, address in texts.items() for name, one in told if stands(one, text)}


def _is_file(answer: Answer) -> bool:
    """Tell whether an answer is a file of the project as it stands in the assets: no figure can be in it."""
    parts = answer.address.partition("?")[0].split("/", 3)
    path = ROOT / "assets" / parts[3] if parts[1] == "assets" and len(parts) == 4 else None
    return path is not None and path.is_file() and answer.body in (b"", path.read_bytes())


def test_no_answer_of_the_site_gives_a_planted_figure_away(served: tuple[list[Answer], list[str]]) -> None:
    answers, _ = served
    assert leaks(answers, secrets()) == set()


def test_what_people_said_is_nowhere_unread(planted: Planted, served: tuple[list[Answer], list[str]]) -> None:
    texts = {one.text: one.address for one in served[0] if not _is_file(one)}
    assert [one for one in UNREAD if any(one in text for text in (*served[1], *planted.said.values(), *texts))] == []
    assert {"/said", "/es/said"} <= {address for text, address in texts.items() if HEARD in text}


def test_the_crawl_has_read_everything(served: tuple[list[Answer], list[str]]) -> None:
    """Both languages, both releases, every view; not only pages; and a figure that is shown was found."""
    answers, _ = served
    whole = {one.address: one for one in answers if one.method == "GET" and one.status == 200}
    for language in ("", "/es"):
        for group in ("all", "girls", "boys"):
            assert any(f"{language}/indicators/reading?" in one and f"group={group}" in one for one in whole), group
        assert f"{language}/indicators/attendance" in whole
        assert any(one.startswith(f"{language}/indicators/reading?") and f"as_of={BEFORE}" in one for one in whole)
    assert {404, 400, 304} <= {one.status for one in answers}
    assert "HEAD" in {one.method for one in answers}
    assert any(one.headers.get("Content-Type", "").startswith("text/javascript") for one in whole.values())
    found = {address for address, _ in leaks(answers, (control(),))}
    assert {"/indicators/reading", "/es/indicators/reading", f"/indicators/reading?as_of={BEFORE}"} <= found
    taken = {one for one in (*FIGURES, PACKAGE) if "attendance" not in one}
    assert {
        f"{language}{one}{day}" for language in LANGUAGES for one in taken for day in ("", f"?as_of={BEFORE}")
    } <= found
    drawn = {f"{language}{one}" for language in LANGUAGES for one in (*DRAWN, SHEETS)}
    assert drawn <= whole.keys()
    spoken = {one for one in drawn if "reading" in one and not one.endswith(".png")}
    latest = "19.0%"  # 2,512 of 13,254
    assert {one for one in spoken if latest not in whole[one].text} == set()
    assert any("limit=3&cursor=" in one for one in whole)
    assert "/sitemap.xml" in whole


def test_every_form_says_why_instead(served: tuple[list[Answer], list[str]]) -> None:
    answers, _ = served
    for address in (*FIGURES, PACKAGE):
        text = next(one.text for one in answers if (one.method, one.address) == ("GET", address))
        wanted = (
            ["99% or more"] if "attendance" in address else ["ewer than 11 people", "The agency counted some twice."]
        )
        assert [one for one in wanted if one not in text] == [], address


def test_the_pages_say_why_instead(served: tuple[list[Answer], list[str]]) -> None:
    answers, _ = served
    page = next(one.text for one in answers if (one.method, one.address) == ("GET", "/indicators/reading"))
    for said in (
        "Fewer than 11 people",
        "Fewer than 11 people are not among those counted",
        "Hidden to protect another group",
        "Hidden so that nobody can be recognized",
        "Withdrawn: The agency counted some twice.",
    ):
        assert said in page, said
    other = next(one.text for one in answers if (one.method, one.address) == ("GET", "/indicators/attendance"))
    assert "99% or more" in other


def test_no_command_says_a_planted_figure(planted: Planted) -> None:
    told = {(name, one) for name, said in planted.said.items() for one in given_away(said, secrets())}
    assert told == set()


def test_the_server_says_no_planted_figure(served: tuple[list[Answer], list[str]]) -> None:
    _, log = served
    assert "Commoncurve serves at" in "".join(log)
    assert given_away("".join(log), secrets()) == set()


@pytest.mark.parametrize(
    "told", ["7/8641", "8,641", "0.081009", "0.081", "0.08 %", "8.641", "0,081", "0,08\u00a0%", "0.00081", "iIGufQG9tD"]
)
def test_a_figure_is_found_however_it_is_written(told: str) -> None:
    assert given_away(f"group,figure\nboys,{told},2014\n", secrets())


@pytest.mark.parametrize("told", ["18641", "0.0812", "86410", "0.8%", "1.08 %", "2,318", 'W/"3f0c8641d2ab90e7"'])
def test_another_number_is_not_taken_for_one(told: str) -> None:
    assert given_away(f"group,figure\nboys,{told},2014\n", secrets()) == set()


def test_an_outlet_that_leaks_is_found(planted: Planted) -> None:
    with serving(planted.url, leak="group,figure\nboys,0.08 %\n") as ask:
        answers = crawl(ask, ["/nothing"], steps=1)
    assert {address for address, _ in leaks(answers, secrets())} == {"/figures.csv"}


def test_a_document_written_past_the_gate_is_found(planted: Planted, tmp_path: Path) -> None:
    """The newest document of reading, with the value of the boys of 2014 put back into it."""
    copy = tmp_path / "broken.db"
    with (
        closing(sqlite3.connect(planted.url.removeprefix("sqlite:///"))) as whole,
        closing(sqlite3.connect(copy)) as to,
    ):
        whole.backup(to)
    database = Database(f"sqlite:///{copy}")
    with database.writing() as session:
        newest = select(t.ReleasePage.document_id).where(t.ReleasePage.noun == "indicator")
        number = session.scalars(
            newest.where(t.ReleasePage.record == "reading").order_by(t.ReleasePage.release_id.desc())
        ).first()
        body = json.loads(session.get_one(t.ReleasedDocument, number).body)
        boys = next(one for one in body["series"] if one["group"] == "boys")
        spot = next(one for one in boys["points"] if one["period"] == "2014")
        spot |= {"value": 0.081009, "numerator": 7, "denominator": 8641, "why": None, "flags": []}
        session.execute(update(t.ReleasedDocument).where(t.ReleasedDocument.id == number).values(body=json.dumps(body)))
    database.close()
    with serving(f"sqlite:///{copy}") as ask:
        answers = crawl(ask, ["/indicators/reading"], steps=1)
    assert "/es/indicators/reading" in {
        address for address, told in leaks(answers, secrets()) if "boys in 2014" in told
    }


def test_a_figure_is_found_in_a_table_in_a_workbook_and_in_a_package() -> None:
    """After a date a comma looks like a sign in a number, and what is packed cannot be read as it is."""
    line = "period,ends,value,numerator\r\n2014,2014-12-31,0.081009,7\r\n"
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("observations.csv", line)
        archive.writestr("xl/worksheets/sheet1.xml", "<c><v>8641</v></c>")
    for kind, body in (("text/csv", line.encode()), ("application/zip", packed.getvalue())):
        answer = Answer("GET", "/figures", 200, {"Content-Type": kind}, body)
        assert given_away(answer.text, secrets()), kind


def test_the_crawler_finds_links_sources_forms_styles_and_parts_of_scripts() -> None:
    page = """<a href="/a?x=1&amp;y=2#here">a</a><img src="b.png"><style>p{background:url("/c.svg")}</style>
    <form action="/d"><select name="g"><option value="1"><option value="2"></select><input name="h" value="3"></form>
    <script type="text/html"><a href="/e">e</a></script>"""
    assert set(addresses(page)) == {"/a?x=1&y=2#here", "b.png", "/c.svg", "/d", "/d?g=1&h=3", "/d?g=2&h=3", "/e"}
