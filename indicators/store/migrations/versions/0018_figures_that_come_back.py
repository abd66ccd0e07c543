"""What became of a figure before it came back after another number is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABLES = ("screened_figures", "screened_measures")


def upgrade() -> None:
    """Apply this step."""
    for table in TABLES:
        op.add_column(table, sa.Column("before", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("before")
