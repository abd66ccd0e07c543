"""What people said and what was done, and the past newsletters, as a release holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from indicators.release import alliance as a
from indicators.release import documents as d
from indicators.release.texts import Text
from indicators.release.viewed import record_of
from indicators.store import tables as t

NOUNS = {"indicators": "indicator", "outcomes": "outcome", "strategies": "strategy", "teams": "team"}
"""Nouns of documents by the first part of their address."""


@dataclass(frozen=True)
class SaidNote:
    """A comment that is shown.

    Attributes:
        day: when it came, local.
        about: the address of the page; None for the whole site. `named`: what that page is called; None for a page
            that is called by fixed words, or that there is not.
        language: of the words, which have no twin; `und` where nobody knows it.
        answer: what was done; None while nothing is answered. `answered_on`: the day, None likewise.
    """

    id: int
    day: str
    about: str | None
    named: Text | None
    language: str
    words: str
    answer: Text | None = None
    answered_on: str | None = None


@dataclass(frozen=True)
class SaidDocument:
    """What people said, newest first, and how many more wait to be read."""

    said: tuple[SaidNote, ...] = ()
    waiting: int = 0


@dataclass(frozen=True)
class IssueNote:
    """A past newsletter in the list: `2026-11`, and its title."""

    id: str
    title: Text


@dataclass(frozen=True)
class NewsletterDocument:
    """The past newsletters, newest first."""

    issues: tuple[IssueNote, ...] = ()


@dataclass(frozen=True)
class IssueDocument:
    """A past newsletter; `words` are Markdown."""

    id: str
    title: Text
    words: Text


SAID = TypeAdapter(SaidDocument)
Documents = Mapping[tuple[str, str], object]


def said_document(rows: Sequence[t.Comment], waiting: int, zone: ZoneInfo, documents: Documents) -> SaidDocument:
    """Return what people said: `rows` are the comments that are shown, newest first."""
    return SaidDocument(tuple(_note(one, zone, documents) for one in rows), waiting)


def _note(one: t.Comment, zone: ZoneInfo, documents: Documents) -> SaidNote:
    return SaidNote(
        id=one.id,
        day=one.came_at.astimezone(zone).date().isoformat(),
        about=_standing(one.about, documents),
        named=_title(one.about, documents),
        language=one.language,
        words=one.shown_words or one.words or "",
        answer=Text(dict(one.answer)) if one.answer else None,
        answered_on=one.answered_on.isoformat() if one.answered_on else None,
    )


def _title(about: str | None, documents: Documents) -> Text | None:
    """Return what the page of an indicator, an outcome, a strategy or a team is called, if the release has it."""
    parts = (about or "").partition("?")[0].split("/")
    found = documents.get((NOUNS.get(parts[1], ""), parts[2])) if len(parts) == 3 else None
    if isinstance(found, d.IndicatorDocument | d.OutcomeDocument):
        return found.head.title
    if isinstance(found, a.StrategyDocument):
        return found.strategy.title
    return found.team.name if isinstance(found, a.TeamDocument) else None


def _standing(about: str | None, documents: Documents) -> str | None:
    """Return the address of a page with the place and the group that it has; without them where there is no such view.

    What people say keeps the address that they saw; a release may show fewer places and groups.
    """
    path, _, query = (about or "").partition("?")
    asked = dict(parse_qsl(query))
    if not asked:
        return about
    document = documents.get(("indicator", path.removeprefix("/indicators/")))
    if isinstance(document, d.IndicatorDocument):
        seen = {"place": document.place, "group": document.group} | asked
        return about if document.find(**seen) else path
    one = len(asked) == 1 and path == "/"
    return about if one and ("view", record_of(*next(iter(asked.items())))) in documents else path


def newsletter_documents(own: str, rows: Sequence[t.NewsletterIssue]) -> dict[tuple[str, str], object]:
    """Return the list of past newsletters, and each of them, by (noun, id)."""
    listed = tuple(IssueNote(one.id, Text(dict(one.title))) for one in rows)
    each = {("issue", one.id): IssueDocument(one.id, Text(dict(one.title)), Text(dict(one.words))) for one in rows}
    return {("newsletter", own): NewsletterDocument(listed), **each}


def without(document: SaidDocument, gone: frozenset[int]) -> SaidDocument:
    """Return what people said without some comments."""
    return replace(document, said=tuple(one for one in document.said if one.id not in gone))


def without_comment(text: str, number: int) -> str:
    """Return the text of a document without a comment; the same text where it is not in it."""
    document = SAID.validate_json(text)
    kept = without(document, frozenset({number}))
    return text if len(kept.said) == len(document.said) else SAID.dump_json(kept).decode()
