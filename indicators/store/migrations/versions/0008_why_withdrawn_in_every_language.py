"""Why something was withdrawn, in every language of the collaborative."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = (("withdrawals", "reasons"), ("releases", "withdrawn_reasons"))


def upgrade() -> None:
    """Apply this step. What was withdrawn before has its reason in one language."""
    for table, name in COLUMNS:
        op.add_column(table, sa.Column(name, sa.JSON(), nullable=True))
        op.execute(sa.update(sa.table(table, sa.column(name, sa.JSON()))).values({name: {}}))
        with op.batch_alter_table(table) as batch:
            batch.alter_column(name, existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    """Take this step back."""
    for table, name in COLUMNS:
        op.drop_column(table, name)
