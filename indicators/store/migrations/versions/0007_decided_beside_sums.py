"""What is hidden is known with a digest of the sums beside which that was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step. What was decided before is decided once more: what is hidden stays so."""
    op.add_column("screened_figures", sa.Column("sums", sa.String(64), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("screened_figures", "sums")
