"""The page of the manual that explains every mark of the sample: made from the sample itself, on a fixed day."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from app import main
from indicators.release.documents import IndicatorDocument, OutcomeCard, SeriesDocument
from indicators.release.reading import Releases
from indicators.store.database import Database
from layouts.language.evidence import evidence
from layouts.language.marks import Mark, marks
from layouts.language.phrases import Phrases, read_phrases
from layouts.language.subject import subject_of
from layouts.language.verdict import verdict

PAGE = Path(__file__).resolve().parents[1] / "docs" / "sample-marks.md"
TODAY = "2026-01-15"
HOST = "localhost"
OPENING = f"""# The marks of the sample, explained

Every measure of the sample, first place and group, as it is judged on {TODAY}: the sentence, the three marks with
their reasons, and what they rest on. Made from the sample itself; `make fix` writes it again. The rules are in
[judging.md](judging.md)."""


def page() -> str:
    """Return the page: the sample loaded and published into a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'sample.db'}"
        done = CliRunner().invoke(main, ["demo"], env={"DATABASE_URL": address, "COMMONCURVE_TODAY": TODAY})
        if done.exit_code != 0:
            raise RuntimeError(done.output)
        database = Database(address)
        try:
            return "\n\n".join([OPENING, *_sections(Releases({HOST: database}))]) + "\n"
        finally:
            database.close()


def _sections(releases: Releases) -> Iterator[str]:
    words = read_phrases()["en"]
    released = releases.current(HOST)
    for card in released.site.outcomes:
        yield from _outcome(releases, released.issue.number, card, words)


def _outcome(releases: Releases, number: int, outcome: OutcomeCard, words: Phrases) -> Iterator[str]:
    yield f"## {outcome.head.title.read('en')}"
    document = releases.outcome(HOST, number, outcome.head.id)
    for card in document.cards:
        if card.series is None:
            yield f"### {card.head.title.read('en')}\n\nNo figure is public."
        else:
            yield _indicator(releases.indicator(HOST, number, card.head.id), words)


def _indicator(document: IndicatorDocument, words: Phrases) -> str:
    series = document.find(place=document.place, group=document.group)
    if series is None:
        raise RuntimeError(f"{document.head.id} shows a series that it has not")
    series = _on_the_day(series)
    subject = subject_of(document.head, series, words)
    said = verdict(series.judgement, subject)
    names = {one.id: one.name.read("en") for one in (*document.places, *document.groups)}
    lines = [
        f"### {document.head.title.read('en')}",
        f"{names[document.place]}, {names[document.group]}.",
        " ".join(filter(None, (said.sentence, said.turn))),
        "\n".join(_mark(one) for one in marks(series, subject).each()),
    ]
    rests = evidence(series, subject)
    if rests:
        lines.append("\n".join(["What it rests on:", "", *(f"- {line}" for line in rests)]))
    return "\n\n".join(lines)


def _on_the_day(series: SeriesDocument) -> SeriesDocument:
    """Return a series whose lines were entered on the day of the page: the clock says when the sample was loaded."""
    lines = {name: getattr(series, name) for name in ("baseline", "own")}
    return replace(series, **{name: line and replace(line, entered_on=TODAY) for name, line in lines.items()})


def _mark(mark: Mark) -> str:
    return f"- **{mark.about}: {mark.word}.** {mark.reason}"


def write() -> None:
    """Write the page into the manual."""
    PAGE.write_text(page(), encoding="utf-8")
