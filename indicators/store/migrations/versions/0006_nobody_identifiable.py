"""Rules of disclosure with their thresholds; what is hidden and why; proofs; the states of a release."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SLUG = sa.String(80)
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
COLUMNS: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "places": {"population": sa.Integer()},
    "population_groups": {"unreported": sa.Boolean()},
    "disclosure_rules": {
        "zeros": sa.Boolean(),
        "coded": sa.Boolean(),
        "reliable": sa.Boolean(),
        "complementary": sa.Boolean(),
        "round_to": sa.Integer(),
        "flag_below": sa.Integer(),
        "begins_on": sa.Date(),
    },
    "sources": {"agreement": sa.Text(), "agreed_on": sa.Date(), "may_see": sa.JSON()},
    "releases": {"withdrawn_at": MOMENT, "withdrawn_by": SLUG, "withdrawn_because": sa.Text()},
}
# Table, its new reference, and the table referred to.
REFERENCES = (
    ("disclosure_rules", "pool_into", "population_groups"),
    ("disclosure_rules", "follows", "disclosure_rules"),
    ("indicators", "disclosure_rule", "disclosure_rules"),
)


def upgrade() -> None:
    """Apply this step. Every release there is was published when it was made, and told no changes."""
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.execute(sa.update(sa.table("sources", sa.column("may_see", sa.JSON()))).values(may_see=[]))
    for table, name, other in REFERENCES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(name, SLUG, nullable=True))
            batch.create_foreign_key(f"fk_{table}_{name}", other, [name], ["id"])
            batch.create_index(f"ix_{table}_{name}", [name])
    _add_states()
    _add_what_was_known()
    _create_screened()
    _create_proofs()


def _add_states() -> None:
    kinds: dict[str, sa.types.TypeEngine[Any]] = {"state": SLUG, "made_at": MOMENT, "changes": sa.JSON()}
    for name, kind in kinds.items():
        op.add_column("releases", sa.Column(name, kind, nullable=True))
    named = {**kinds, "published_at": MOMENT}
    releases = sa.table("releases", *(sa.column(name, kind) for name, kind in named.items()))
    op.execute(sa.update(releases).values(state="published", made_at=releases.c.published_at, changes={}))
    with op.batch_alter_table("releases") as batch:
        for name, kind in kinds.items():
            batch.alter_column(name, existing_type=kind, nullable=False)


def _add_what_was_known() -> None:
    """Say of withdrawals by which load and which release they were made; nobody could withdraw anything before."""
    with op.batch_alter_table("withdrawals") as batch:
        for name, other in (("load_id", "loads"), ("release_id", "releases")):
            batch.add_column(sa.Column(name, NUMBER, nullable=True))
            batch.create_foreign_key(f"fk_withdrawals_{name}", other, [name], ["id"])
            batch.create_index(f"ix_withdrawals_{name}", [name])


def _create_screened() -> None:
    op.create_table(
        "screened_figures",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("series_id", NUMBER, nullable=False),
        sa.Column("period", sa.String(24), nullable=False),
        sa.Column("content", sa.String(120), nullable=False),
        sa.Column("reason", SLUG, nullable=True),
        sa.Column("vague", sa.Boolean(), nullable=False),
        sa.Column("hidden_load_id", NUMBER, nullable=True),
        sa.Column("policy", sa.String(200), nullable=False),
        sa.Column("hidden_since_id", NUMBER, nullable=True),
        sa.Column("shown_since_id", NUMBER, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_screened_figures"),
        sa.UniqueConstraint("series_id", "period", "content", name="uq_screened_figures_series_id_period_content"),
        *(
            sa.ForeignKeyConstraint([name], ["releases.id"], name=f"fk_screened_figures_{name}")
            for name in ("hidden_since_id", "shown_since_id")
        ),
    )
    for name in ("hidden_since_id", "shown_since_id"):
        op.create_index(f"ix_screened_figures_{name}", "screened_figures", [name])


def _create_proofs() -> None:
    op.create_table(
        "disclosure_proofs",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", SLUG, nullable=False),
        sa.Column("release_id", NUMBER, nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure_proofs"),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name="fk_disclosure_proofs_release_id"),
    )
    op.create_index("ix_disclosure_proofs_made_at", "disclosure_proofs", ["made_at"])
    op.create_index("ix_disclosure_proofs_release_id", "disclosure_proofs", ["release_id"])


def downgrade() -> None:
    """Take this step back."""
    op.drop_table("disclosure_proofs")
    op.drop_table("screened_figures")
    with op.batch_alter_table("withdrawals") as batch:
        for name in ("load_id", "release_id"):
            batch.drop_index(f"ix_withdrawals_{name}")
            batch.drop_constraint(f"fk_withdrawals_{name}", type_="foreignkey")
            batch.drop_column(name)
    for name in ("state", "made_at", "changes"):
        op.drop_column("releases", name)
    for table, name, _ in REFERENCES:
        with op.batch_alter_table(table) as batch:
            batch.drop_index(f"ix_{table}_{name}")
            batch.drop_constraint(f"fk_{table}_{name}", type_="foreignkey")
            batch.drop_column(name)
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)
