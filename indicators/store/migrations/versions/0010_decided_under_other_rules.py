"""What was decided under a rule is kept when another takes over: it holds again when the rule does."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("screened_figures", sa.Column("earlier", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("screened_figures", "earlier")
