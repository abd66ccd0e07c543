"""Why an outcome matters, how it would be lived, and what works."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TEXTS = ("why", "experience", "what_works")


def upgrade() -> None:
    """Apply this step."""
    for name in TEXTS:
        op.add_column("outcomes", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """Take this step back."""
    for name in reversed(TEXTS):
        op.drop_column("outcomes", name)
