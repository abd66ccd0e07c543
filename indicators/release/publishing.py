"""Publishing: everything that may be shown becomes one release, in one transaction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from indicators import accountability, judging
from indicators.release import material as reading
from indicators.release.disclosed import disclosure_document
from indicators.release.documents import IndicatorDocument
from indicators.release.errors import NotProved
from indicators.release.forms import FORMS
from indicators.release.gaps import gaps_document
from indicators.release.material import Material
from indicators.release.notes import about_document
from indicators.release.pages import indicator_document, outcome_document, site_document
from indicators.release.proving import named, prove
from indicators.release.record import Past, marks_now, read_past, record_document, with_news
from indicators.screening import gather_ruled
from indicators.store.database import Database
from indicators.store.queries import loads
from indicators.store.queries.screened import digests_that_held
from indicators.store.writes.record import store_given
from indicators.store.writes.releases import store_release
from indicators.store.writes.screened import stamp, store_proof


@dataclass(frozen=True)
class Published:
    """What publishing did: the number of the release, whether it is a new one, and how many indicators it shows."""

    release: int
    new: bool
    indicators: int


def publish(database: Database, *, actor: str, now: dt.datetime, today: dt.date) -> Published:
    """Judge every series as of today, freeze the forecasts that have none, and publish the next release.

    Everything is judged again because ages and due dates go by the day: a mark must not speak of last month's target.
    A publication that would show nothing new makes no release.

    Raises:
        NotPublished: the database holds no collaborative yet.
        NotProved: hidden figures could be worked out; nothing is published, and the attack is on record.
    """
    judging.analyse(database, today=today, everything=True)
    judging.freeze_outlooks(database, today=today)
    accountability.refresh(database, today=today)
    with database.reading() as session:
        load = loads.newest(session) or 0
        material = reading.read(session, today=today)
        past = read_past(session, material)
        gathered = gather_ruled(session, material.frame.rules)
        held = digests_that_held(session)
    given = marks_now(material)
    documents = build(material, with_news(past, given, day=today))
    proof = prove(gathered, _indicators(documents), held)
    documents["disclosure", material.own.id] = disclosure_document(material, _indicators(documents), proof)
    if not proof.holds:
        with database.writing() as session:
            store_proof(session, proof.report(gathered), release=None, holds=False, actor=actor, now=now)
        raise NotProved(named(proof, gathered))
    texts = {key: _text(FORMS[key[0]], one) for key, one in documents.items()}
    with database.writing() as session:
        number, new = store_release(session, texts, load=load, actor=actor, now=now)
        store_proof(session, proof.report(gathered), release=number, holds=True, actor=actor, now=now)
        stamp(session, {one.key for one in gathered.standing.values() if one.now}, number)
        if new:
            store_given(session, given, release=number, day=today)
    return Published(number, new, sum(noun == "indicator" for noun, _ in documents))


def build(material: Material, past: Past) -> dict[tuple[str, str], object]:
    """Return every document of a release, by (noun, id)."""
    made = {one.id: indicator_document(material, one) for one in material.frame.indicators.values()}
    indicators = {key: one for key, one in made.items() if one is not None}
    outcomes = {one.id: outcome_document(material, one, indicators) for one in material.outcomes.values()}
    return {
        ("site", material.own.id): site_document(material, indicators),
        ("about", material.own.id): about_document(material),
        ("record", material.own.id): record_document(material, past),
        ("gaps", material.own.id): gaps_document(material.gaps),
        **{("indicator", key): one for key, one in indicators.items()},
        **{("outcome", key): one for key, one in outcomes.items()},
    }


def _indicators(documents: Mapping[tuple[str, str], object]) -> list[IndicatorDocument]:
    return [one for one in documents.values() if isinstance(one, IndicatorDocument)]


def _text(adapter: TypeAdapter[Any], document: object) -> str:
    return adapter.dump_json(document).decode()
