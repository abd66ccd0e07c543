"""Publishing: everything that may be shown becomes one release, in one transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from indicators import accountability, judging
from indicators.analysis.record import Given
from indicators.release import material as reading
from indicators.release.coverage import coverage_document
from indicators.release.disclosed import disclosure_document
from indicators.release.documents import AboutDocument, GapsDocument, IndicatorDocument
from indicators.release.elsewhere import with_elsewhere
from indicators.release.errors import NotProved, NotReady
from indicators.release.following import Followed, everything_followed
from indicators.release.forms import CHANGES, FORMS
from indicators.release.freshness import sources_document, workplan_document
from indicators.release.gaps import gaps_document
from indicators.release.mapping import map_documents
from indicators.release.material import Material
from indicators.release.news import news
from indicators.release.notes import about_document
from indicators.release.pages import indicator_document, outcome_document, site_document
from indicators.release.proving import Proof, named, prove
from indicators.release.record import Past, marks_now, read_past, record_document, with_news
from indicators.release.searched import entries
from indicators.release.spoken import Spoken
from indicators.release.teamwork import partners_document, strategy_documents, team_documents
from indicators.release.telling import refuse_telling
from indicators.release.views import view_documents
from indicators.screening import gather_ruled
from indicators.screening.gathering import Gathered
from indicators.store.database import Database, Session
from indicators.store.queries import loads
from indicators.store.queries import releases as queries
from indicators.store.queries.framework import collaborative
from indicators.store.queries.screened import digests_that_held, releases_seen
from indicators.store.writes.record import store_given
from indicators.store.writes.releases import Making, digests, store_release
from indicators.store.writes.screened import stamp, store_proof
from indicators.store.writes.searched import index_words


@dataclass(frozen=True)
class Published:
    """What publishing did: the number of the release, whether it is a new one, and how many indicators it shows.

    `state` and `public_from` are those of the release; `public_from` lies ahead under an embargo. `followed`: withdrawn
    figures that follow from what it shows, though nobody decided that they may.
    """

    release: int
    new: bool
    indicators: int
    state: str
    public_from: dt.datetime
    followed: Sequence[Followed] = ()


@dataclass(frozen=True)
class Made:
    """A release as it was built and attacked, before any of it is stored.

    `withdrawals`: how many there were when its figures were read. `day`: the local day on which the public sees it.
    `first`: no release was shown before it.
    """

    material: Material
    gathered: Gathered
    documents: Mapping[tuple[str, str], object]
    proof: Proof
    given: Mapping[int, Sequence[Given]]
    load: int
    withdrawals: int
    day: dt.date
    followed: Sequence[Followed]
    first: bool


def publish(
    database: Database,
    *,
    actor: str,
    now: dt.datetime,
    today: dt.date,
    until: dt.datetime | None = None,
    draft: bool = False,
) -> Published:
    """Judge every series as of today, freeze the forecasts that have none, and make the next release.

    Everything is judged again because ages and due dates go by the day: a mark must not speak of last month's target.
    A publication that would show nothing new makes no release.

    Args:
        database: of the collaborative.
        actor: who publishes.
        now: this moment.
        today: the day where the collaborative is.
        until: the moment from which the public sees it; None for now.
        draft: keep it for staff, checked if the attack finds nothing; nobody else sees it.

    Raises:
        NotPublished: the database holds no collaborative yet.
        NotProved: hidden figures could be worked out; nothing is published, and the attack is on record.
        NotReady: another release is under embargo for longer, a figure was withdrawn meanwhile, or one that was
            withdrawn before anybody saw it would be told.
    """
    if not draft:
        with database.reading() as session:
            refuse_early(session, until, now)
    judging.analyse(database, today=today, everything=True)
    judging.freeze_outlooks(database, today=today)
    accountability.refresh(database, today=today)
    made = _make(database, today=today, until=until)
    if not draft:
        refuse_telling(made.followed)
    if not made.proof.holds and not draft:
        with database.writing() as session:
            store_proof(session, made.proof.report(made.gathered), release=None, holds=False, actor=actor, now=now)
        raise _not_proved(made, draft=None)
    state = queries.PUBLISHED if not draft else queries.CHECKED if made.proof.holds else queries.DRAFT
    with database.writing() as session:
        done = _store(session, made, state, actor=actor, now=now, until=until)
    if not made.proof.holds:
        raise _not_proved(made, draft=done.release)
    return done


def _not_proved(made: Made, *, draft: int | None) -> NotProved:
    return NotProved(named(made.proof, made.gathered), draft=draft, told=made.proof.told, first=made.first)


def refuse_early(session: Session, until: dt.datetime | None, now: dt.datetime) -> None:
    """Refuse what would show, before its time, what is under embargo; and a moment that has passed.

    Raises:
        NotReady: it would.
    """
    if until is not None and until <= now:
        raise NotReady("The moment from which the public may see it has passed already: leave --until out.")
    last = queries.last(session)
    if last is not None and last.published_at > now and (until is None or until < last.published_at):
        raise NotReady(
            f"Release {last.id} is under embargo until {last.published_at.astimezone(_zone(session)):%Y-%m-%dT%H:%M}: "
            "a later release would show its figures before. Publish with --until, for that moment or later, or "
            "withdraw it."
        )


def _zone(session: Session) -> ZoneInfo:
    own = collaborative(session)
    return ZoneInfo(own.time_zone if own else "UTC")


def _make(database: Database, *, today: dt.date, until: dt.datetime | None) -> Made:
    with database.reading() as session:
        load, withdrawals = loads.newest(session) or 0, queries.count_withdrawn(session)
        material = reading.read(session, today=today)
        past = read_past(session, material)
        gathered = gather_ruled(session, material.frame.rules)
        held, spoken = digests_that_held(session), Spoken.read(session, today=today)
        followed, first = everything_followed(session, material.frame.rules), not releases_seen(session)
    given, day = marks_now(material), until.astimezone(material.zone).date() if until else today
    documents = build(material, with_news(past, given, day=day))
    documents.update(spoken.documents(material.own.id, material.zone, documents))
    proof = prove(gathered, documents.values(), held)
    documents["disclosure", material.own.id] = disclosure_document(material, _indicators(documents), proof)
    return Made(material, gathered, documents, proof, given, load, withdrawals, day, followed, first)


def _store(
    session: Session, made: Made, state: str, *, actor: str, now: dt.datetime, until: dt.datetime | None
) -> Published:
    """Store a release, unless the last one shows the same; what is public now was seen by everybody."""
    if state == queries.PUBLISHED:
        refuse_early(session, until, now)
    if queries.count_withdrawn(session) != made.withdrawals:
        raise NotReady("Something was withdrawn while the release was made: publish again.")
    texts = {key: _text(FORMS[key[0]], one) for key, one in made.documents.items()}
    last, marks = queries.last(session), digests(texts)
    new = last is None or queries.pages(session, last.id) != marks
    if last is None or new:
        changes = CHANGES.dump_python(news(session, made.documents, marks), mode="json")
        making = Making(state, made.load, actor, now, until or now, changes)
        number, public_from = store_release(session, texts, making), making.public_from
    else:
        number, state, public_from = last.id, last.state, last.published_at
    index_words(session, number, entries(made.documents, made.material.aliases))
    report = made.proof.report(made.gathered)
    store_proof(session, report, release=number, holds=made.proof.holds, actor=actor, now=now)
    if state == queries.PUBLISHED:
        seen = {one.key for one in made.gathered.standing.values() if one.now}
        stamp(session, seen - made.material.withdrawn.keys(), number)
        if new:
            store_given(session, made.given, release=number, day=made.day)
    return Published(number, new, len(_indicators(made.documents)), state, public_from, made.followed)


def build(material: Material, past: Past) -> dict[tuple[str, str], object]:
    """Return every document of a release, by (noun, id)."""
    made = {one.id: indicator_document(material, one) for one in material.frame.indicators.values()}
    indicators = {key: one for key, one in made.items() if one is not None}
    outcomes = {one.id: outcome_document(material, one, indicators) for one in material.outcomes.values()}
    about, gaps = about_document(material), with_elsewhere(gaps_document(material.gaps), indicators)
    site = site_document(material, indicators)
    return {
        ("site", material.own.id): site,
        ("about", material.own.id): about,
        ("record", material.own.id): record_document(material, past),
        ("gaps", material.own.id): gaps,
        **_alliance(material, list(indicators.values()), about, gaps),
        **{("indicator", key): one for key, one in indicators.items()},
        **{("outcome", key): one for key, one in outcomes.items()},
        ("coverage", material.own.id): coverage_document(material, site, indicators),
        **view_documents(material, site, indicators),
        **map_documents(material),
    }


def _alliance(
    material: Material, indicators: Sequence[IndicatorDocument], about: AboutDocument, gaps: GapsDocument
) -> dict[tuple[str, str], object]:
    """Return the documents on who works on it and where figures come from, by (noun, id)."""
    own = material.own.id
    return {
        **strategy_documents(material),
        **team_documents(material, about.teams),
        ("partners", own): partners_document(material, indicators),
        ("sources", own): sources_document(material, indicators, gaps),
        ("workplan", own): workplan_document(material),
    }


def _indicators(documents: Mapping[tuple[str, str], object]) -> list[IndicatorDocument]:
    return [one for one in documents.values() if isinstance(one, IndicatorDocument)]


def _text(adapter: TypeAdapter[Any], document: object) -> str:
    return adapter.dump_json(document).decode()
