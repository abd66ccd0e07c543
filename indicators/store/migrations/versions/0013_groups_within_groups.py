"""Which groups a group is part of, as people say."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE, SLUG = "population_group_parts", sa.String(80)


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        TABLE,
        *(
            sa.Column(name, SLUG, sa.ForeignKey("population_groups.id", name=f"fk_{TABLE}_{name}"), nullable=False)
            for name in ("group", "whole")
        ),
        sa.PrimaryKeyConstraint("group", "whole", name=f"pk_{TABLE}"),
    )
    op.create_index(f"ix_{TABLE}_whole", TABLE, ["whole"])


def downgrade() -> None:
    """Take this step back."""
    op.drop_index(f"ix_{TABLE}_whole", TABLE)
    op.drop_table(TABLE)
