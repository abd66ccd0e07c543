"""Every figure knows the load whose file it was read from; what an undo takes away may still be named by history."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Table -> the references that it keeps without a foreign key from now on.
REFERENCES = {
    "series": {"indicator": "indicators", "place": "places", "group": "population_groups"},
    "observations": {
        "series_id": "series",
        "source": "sources",
        "opened_load_id": "loads",
        "closed_load_id": "loads",
    },
    "measure_observations": {
        "measure": "measures",
        "source": "sources",
        "opened_load_id": "loads",
        "closed_load_id": "loads",
    },
    "frozen_forecasts": {"baseline": "baselines"},
}
FIGURES = ("observations", "measure_observations")
CLOSED = sa.text("closed_load_id IS NOT NULL")


def upgrade() -> None:
    """Apply this step."""
    for table in FIGURES:
        op.drop_index(f"ix_{table}_opened_load_id", table_name=table)
        op.drop_index(f"ix_{table}_closed_load_id", table_name=table)
    op.drop_index("ix_measure_observations_measure", table_name="measure_observations")
    op.drop_index("ix_series_group", table_name="series")
    op.drop_index("ix_series_place", table_name="series")
    for table in REFERENCES:
        _alter(table)
    for table in FIGURES:
        op.execute(f"UPDATE {table} SET read_load_id = opened_load_id")  # noqa: S608 - two names of our own
        with op.batch_alter_table(table) as batch:
            batch.alter_column("read_load_id", existing_type=NUMBER, nullable=False)
        op.create_index(f"ix_{table}_opened_load_id", table, ["opened_load_id"], postgresql_using="brin")
        op.create_index(
            f"ix_{table}_closed_load_id", table, ["closed_load_id"], sqlite_where=CLOSED, postgresql_where=CLOSED
        )
    with op.batch_alter_table("changes") as batch:
        batch.alter_column("after", existing_type=sa.JSON(), nullable=True)


def _alter(table: str) -> None:
    with op.batch_alter_table(table) as batch:
        for column in REFERENCES[table]:
            batch.drop_constraint(f"fk_{table}_{column}", type_="foreignkey")
        if table in FIGURES:
            batch.add_column(sa.Column("read_load_id", NUMBER, nullable=True))
        if table == "frozen_forecasts":
            batch.add_column(sa.Column("closed_load_id", NUMBER, nullable=True))
            batch.create_foreign_key("fk_frozen_forecasts_closed_load_id", "loads", ["closed_load_id"], ["id"])


def downgrade() -> None:
    """Take this step back."""
    with op.batch_alter_table("changes") as batch:
        batch.alter_column("after", existing_type=sa.JSON(), nullable=False)
    for table in FIGURES:
        op.drop_index(f"ix_{table}_closed_load_id", table_name=table)
        op.drop_index(f"ix_{table}_opened_load_id", table_name=table)
    for table in REFERENCES:
        _alter_back(table)
    op.create_index("ix_series_group", "series", ["group"])
    op.create_index("ix_series_place", "series", ["place"])
    op.create_index("ix_measure_observations_measure", "measure_observations", ["measure"])
    for table in FIGURES:
        op.create_index(f"ix_{table}_opened_load_id", table, ["opened_load_id"])
        op.create_index(f"ix_{table}_closed_load_id", table, ["closed_load_id"])


def _alter_back(table: str) -> None:
    with op.batch_alter_table(table) as batch:
        if table in FIGURES:
            batch.drop_column("read_load_id")
        if table == "frozen_forecasts":
            batch.drop_constraint("fk_frozen_forecasts_closed_load_id", type_="foreignkey")
            batch.drop_column("closed_load_id")
        for column, other in REFERENCES[table].items():
            batch.create_foreign_key(f"fk_{table}_{column}", other, [column], ["id"])
