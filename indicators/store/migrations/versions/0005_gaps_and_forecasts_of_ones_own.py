"""Data gaps with their history; forecasts that teams adopt, and scenarios; all that the agenda of data says."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SLUG = sa.String(80)
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
LISTS = ("values", "lowest", "highest")
NEED_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "communication": SLUG,
    "proxy": SLUG,
    "data": SLUG,
    "votes_for": sa.Integer(),
    "votes_against": sa.Integer(),
    "votes_abstaining": sa.Integer(),
    "dissent": sa.Text(),
    "why_not_yet": sa.Text(),
    "next_step": sa.Text(),
    "gap": sa.Text(),
}
# Table -> its new reference, and the table referred to.
REFERENCES = {"baselines": ("decision", "decisions"), "data_needs": ("gatherer", "organisations")}


def upgrade() -> None:
    """Apply this step."""
    op.add_column("places", sa.Column("expected", sa.Boolean(), nullable=True))
    op.add_column("population_groups", sa.Column("expected", sa.Boolean(), nullable=True))
    op.add_column("indicators", sa.Column("counted_people", sa.Text(), nullable=True))
    op.add_column("frozen_forecasts", sa.Column("kind", SLUG, nullable=False, server_default="forecast"))
    op.add_column("baselines", sa.Column("kind", SLUG, nullable=True))
    op.add_column("baselines", sa.Column("name", sa.Text(), nullable=True))
    for name in LISTS:
        op.add_column("baselines", sa.Column(name, sa.JSON(), nullable=True))
        op.execute(sa.update(sa.table("baselines", sa.column(name, sa.JSON()))).values({name: []}))
    for name, kind in NEED_COLUMNS.items():
        op.add_column("data_needs", sa.Column(name, kind, nullable=True))
    _add_references()
    _create_gaps()
    _create_given_marks()


def _add_references() -> None:
    for table, (name, other) in REFERENCES.items():
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(name, SLUG, nullable=True))
            batch.create_foreign_key(f"fk_{table}_{name}", other, [name], ["id"])
            batch.create_index(f"ix_{table}_{name}", [name])


def _create_gaps() -> None:
    op.create_table(
        "gaps",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", SLUG, nullable=False),
        *(sa.Column(name, SLUG, nullable=True) for name in ("outcome", "indicator", "place", "group", "strategy")),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_load_id", NUMBER, nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_load_id", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
        sa.ForeignKeyConstraint(["opened_load_id"], ["loads.id"], name="fk_gaps_opened_load_id"),
        sa.ForeignKeyConstraint(["closed_load_id"], ["loads.id"], name="fk_gaps_closed_load_id"),
    )
    for name in ("outcome", "opened_load_id", "closed_load_id"):
        op.create_index(f"ix_gaps_{name}", "gaps", [name])
    still_open = sa.text("closed_on IS NULL")
    op.create_index("uq_gaps_open", "gaps", ["key"], unique=True, sqlite_where=still_open, postgresql_where=still_open)


def _create_given_marks() -> None:
    others = {"series_id": "series", "release_id": "releases", "ended_release_id": "releases"}
    op.create_table(
        "given_marks",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("series_id", NUMBER, nullable=False),
        sa.Column("kind", SLUG, nullable=False),
        sa.Column("direction", SLUG, nullable=False),
        sa.Column("position", sa.Double(), nullable=False),
        sa.Column("level", sa.Double(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("release_id", NUMBER, nullable=False),
        sa.Column("ended_release_id", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_given_marks"),
        *(
            sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_given_marks_{name}")
            for name, other in others.items()
        ),
    )
    for name in others:
        op.create_index(f"ix_given_marks_{name}", "given_marks", [name])


def downgrade() -> None:
    """Take this step back."""
    op.drop_table("given_marks")
    op.drop_table("gaps")
    for table, (name, _) in REFERENCES.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_index(f"ix_{table}_{name}")
            batch.drop_constraint(f"fk_{table}_{name}", type_="foreignkey")
            batch.drop_column(name)
    for name in NEED_COLUMNS:
        op.drop_column("data_needs", name)
    for name in ("kind", "name", *LISTS):
        op.drop_column("baselines", name)
    for table, name in (("frozen_forecasts", "kind"), ("indicators", "counted_people")):
        op.drop_column(table, name)
    for table in ("population_groups", "places"):
        op.drop_column(table, "expected")
