"""Where a place is on the ground: its boundary."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("places", sa.Column("boundary", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("places", "boundary")
