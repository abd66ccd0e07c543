"""Where a rule rounds, releases of before tell no earlier figure as it was: it was stored unrounded at first."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COUNTED = "people"
RULES = sa.table("disclosure_rules", *map(sa.column, ("id", "follows", "round_to")))
SOURCES = sa.table("sources", *map(sa.column, ("id", "disclosure_rule")))
INDICATORS = sa.table("indicators", *map(sa.column, ("id", "disclosure_rule", "unit")))
PAGES = sa.table("release_pages", *map(sa.column, ("noun", "record", "document_id")))
DOCUMENTS = sa.table("released_documents", *map(sa.column, ("id", "sha256", "body")))


class Rounding(NamedTuple):
    """To what figures are rounded, by their source and by their indicator; and the units of the indicators."""

    sources: Mapping[str, int]
    indicators: Mapping[str, int]
    units: Mapping[str, str]

    def step(self, indicator: str, source: str) -> int | None:
        """Return of what a figure is shown as a multiple; None: as it is."""
        to = self.indicators.get(indicator) or self.sources.get(source)
        return to if to is None or self.units.get(indicator) == COUNTED else 1


def upgrade() -> None:
    """Apply this step."""
    connection = op.get_bind()
    rounding = _rounding(connection)
    if not rounding.sources and not rounding.indicators:
        return
    asked = (
        sa.select(DOCUMENTS.c.id, DOCUMENTS.c.body, PAGES.c.record)
        .join(PAGES, PAGES.c.document_id == DOCUMENTS.c.id)
        .where(PAGES.c.noun == "indicator")
        .distinct()
    )
    for number, body, indicator in connection.execute(asked).all():
        document = json.loads(body)
        # A list, since each one is to be looked at.
        if any([_take_out(point, rounding.step(indicator, point["source"])) for point in _points(document)]):
            _store(connection, number, json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def downgrade() -> None:
    """Take this step back: what was taken out stays so."""


def _rounding(connection: sa.Connection) -> Rounding:
    rules = {key: (follows, to) for key, follows, to in connection.execute(sa.select(*RULES.c))}
    to = {key: to for key, (_, to) in rules.items() if to}
    pairs = [(key, follows) for key, (follows, _) in rules.items() if follows]
    # A rule of a line that rounds may have held when a release was made.
    for one, other in (pair for _ in rules for pair in (*pairs, *((above, key) for key, above in pairs))):
        if one in to:
            to[other] = max(to[one], to.get(other, 0))
    named = connection.execute(sa.select(*SOURCES.c)).all()
    indicators = connection.execute(sa.select(*INDICATORS.c)).all()
    return Rounding(
        {key: to[rule] for key, rule in named if rule in to},
        {key: to[rule] for key, rule, _ in indicators if rule in to},
        {key: unit for key, _, unit in indicators},
    )


def _points(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (point for series in document["series"] for point in series["points"])


def _take_out(point: dict[str, Any], step: int | None) -> bool:
    """Take the earlier versions that are not rounded out of a point; tell whether there were any."""
    before = point.get("earlier") or []
    kept = [one for one in before if step is None or one["value"] is None or one["value"] % step == 0]
    if len(kept) == len(before):
        return False
    point["earlier"] = kept
    return True


def _store(connection: sa.Connection, number: int, body: str) -> None:
    """Store a document anew. Where there is one that says the same, it is kept beside it, under a digest of its own."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    if connection.scalar(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.sha256 == digest)) is not None:
        digest = hashlib.sha256(f"{number} {digest}".encode()).hexdigest()
    connection.execute(sa.update(DOCUMENTS).where(DOCUMENTS.c.id == number).values(body=body, sha256=digest))
