"""How publishers call an indicator, and from when to when a source has figures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("indicators", sa.Column("aliases", sa.JSON(), nullable=True))
    op.execute("UPDATE indicators SET aliases = '[]'")
    op.add_column("sources", sa.Column("covers_from", sa.Date(), nullable=True))
    op.add_column("sources", sa.Column("covers_to", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("sources", "covers_to")
    op.drop_column("sources", "covers_from")
    op.drop_column("indicators", "aliases")
