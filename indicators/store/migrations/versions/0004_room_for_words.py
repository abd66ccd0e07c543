"""Room for words of any length: a problem's cells, a load's templates, and three columns that people write into."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SHORT, LONG = sa.String(80), sa.Text()
# Table -> column, and whether it may be empty.
COLUMNS = {
    "collaboratives": ("time_zone", False),
    "loads": ("recipe", True),
    "people": ("language", True),
    "problems": ("cell", False),
    "seats": ("sector", False),
}


def upgrade() -> None:
    """Apply this step."""
    for table, (column, empty) in COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=SHORT, type_=LONG, existing_nullable=empty)


def downgrade() -> None:
    """Take this step back."""
    for table, (column, empty) in COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=LONG, type_=SHORT, existing_nullable=empty)
