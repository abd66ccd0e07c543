"""What becomes of figures of performance measures is kept; what earlier releases hid of them was hidden."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SINCE = ("hidden_since_id", "shown_since_id")
HIDDEN, NO_MORE = "hidden for privacy", "whole table"
DOCUMENTS = sa.text(
    "SELECT r.id, r.load_id, d.body FROM releases r JOIN release_pages p ON p.release_id = r.id "
    "JOIN released_documents d ON d.id = p.document_id "
    "WHERE p.noun = 'strategy' AND r.state IN ('published', 'withdrawn') ORDER BY r.id"
)
FIGURES = sa.text(
    "SELECT value, numerator, denominator FROM measure_observations WHERE measure = :measure AND period = :period "
    "AND opened_load_id <= :load AND (closed_load_id IS NULL OR closed_load_id > :load)"
)


def upgrade() -> None:
    """Apply this step."""
    table = op.create_table(
        "screened_measures",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("measure", sa.String(80), nullable=False),
        sa.Column("period", sa.String(24), nullable=False),
        sa.Column("content", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(80), nullable=True),
        sa.Column("vague", sa.Boolean(), nullable=False),
        sa.Column("hidden_load_id", NUMBER, nullable=True),
        sa.Column("policy", sa.String(200), nullable=False),
        sa.Column("earlier", sa.JSON(), nullable=True),
        sa.Column("sums", sa.String(64), nullable=True),
        *(sa.Column(name, NUMBER, sa.ForeignKey("releases.id"), nullable=True) for name in SINCE),
        sa.UniqueConstraint("measure", "period", "content"),
    )
    for name in SINCE:
        op.create_index(f"ix_screened_measures_{name}", "screened_measures", [name])
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in _hidden():
        rows.setdefault((row["measure"], row["period"], row["content"]), row)
    op.bulk_insert(table, list(rows.values()))


def downgrade() -> None:
    """Take this step back."""
    op.drop_table("screened_measures")


def _hidden() -> Iterator[dict[str, Any]]:
    """Yield the figures that each release has hidden, as they stood in it."""
    connection = op.get_bind()
    for release, load, body in connection.execute(DOCUMENTS).all():
        since = {"hidden_load_id": load, "hidden_since_id": release, "policy": ""}
        for named in _named(json.loads(body)):
            asked = {"measure": named["measure"], "period": named["period"], "load": load}
            stood = connection.execute(FIGURES, asked).all()
            yield from ({**named, **since, "content": _content(numbers)} for numbers in stood)


def _named(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield measure, period and reason of the hidden figures of a strategy."""
    figures = [(one["id"], each) for one in document["strategy"]["measures"] for each in one["figures"]]
    for measure, one in figures:
        if HIDDEN in one["flags"]:
            reason = (one.get("why") or {}).get("reason", NO_MORE)
            yield {"measure": measure, "period": one["period"], "reason": reason, "vague": reason == NO_MORE}


def _content(numbers: Iterable[float | None]) -> str:
    return "/".join("" if one is None else f"{one:.15g}" for one in numbers)
