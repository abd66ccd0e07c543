"""Storing a release: its documents, each kept once however many releases hold it."""

import datetime as dt
import hashlib
from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import releases as queries
from indicators.store.writes import audit

Documents = Mapping[tuple[str, str], str]


def store_release(
    session: Session, documents: Documents, *, load: int, actor: str, now: dt.datetime
) -> tuple[int, bool]:
    """Store a release of some documents, text by (noun, id); return its number and whether it is a new one.

    Documents that are the same as those of the newest release make no new release.
    """
    digests = {key: hashlib.sha256(body.encode()).hexdigest() for key, body in documents.items()}
    last = queries.newest(session)
    if last is not None and queries.pages(session, last.number) == digests:
        return last.number, False
    release = t.Release(state="published", made_at=now, published_at=now, published_by=actor, changes={}, load_id=load)
    session.add(release)
    session.flush()
    numbers = _store_documents(session, {digests[key]: body for key, body in documents.items()})
    rows = [
        {"release_id": release.id, "noun": noun, "record": record, "document_id": numbers[digests[noun, record]]}
        for noun, record in documents
    ]
    session.execute(insert(t.ReleasePage), rows)
    details = {"load": load, "documents": len(rows)}
    audit.append(session, actor=actor, action="publish", subject=f"release {release.id}", details=details, now=now)
    return release.id, True


def _store_documents(session: Session, bodies: Mapping[str, str]) -> dict[str, int]:
    held = select(t.ReleasedDocument.sha256, t.ReleasedDocument.id)
    known = {digest: number for digest, number in session.execute(held)}
    missing = [{"sha256": digest, "body": body} for digest, body in bodies.items() if digest not in known]
    if missing:
        session.execute(insert(t.ReleasedDocument), missing)
        known = {digest: number for digest, number in session.execute(held)}
    return known
