"""What the collaborative stands for and how to join it; the names under which partners publish figures."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TEXTS = ("mission", "principles", "process", "success", "joining", "figures_contact", "spokesperson")


def upgrade() -> None:
    """Apply this step."""
    for name in TEXTS:
        op.add_column("collaboratives", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("organisations", sa.Column("aliases", sa.JSON(), nullable=True))
    op.execute(sa.update(sa.table("organisations", sa.column("aliases", sa.JSON()))).values(aliases=[]))


def downgrade() -> None:
    """Take this step back."""
    op.drop_column("organisations", "aliases")
    for name in reversed(TEXTS):
        op.drop_column("collaboratives", name)
