"""Whether a withdrawn figure may follow from others: what was withdrawn before may not."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("withdrawals", sa.Column("may_follow", sa.Boolean(), nullable=True))
    op.execute(sa.update(sa.table("withdrawals", sa.column("may_follow", sa.Boolean()))).values(may_follow=False))
    with op.batch_alter_table("withdrawals") as batch:
        batch.alter_column("may_follow", existing_type=sa.Boolean(), nullable=False)


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("withdrawals", "may_follow")
