"""What people say about the pages, and who asked for the newsletter."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
SLUG = sa.String(80)


def upgrade() -> None:
    """Apply this step."""
    op.add_column("collaboratives", sa.Column("keep_contacts", sa.Integer(), nullable=True))
    op.create_table(
        "comments",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("came_at", MOMENT, nullable=False),
        sa.Column("way", SLUG, nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("language", SLUG, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("state", SLUG, nullable=False),
        sa.Column("shown_words", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_came_at", "comments", ["came_at"])
    op.create_index("ix_comments_state", "comments", ["state"])
    op.create_table(
        "comments_taken",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("comment_id", NUMBER, nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("release_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name="fk_comments_taken_comment_id"),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name="fk_comments_taken_release_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comments_taken"),
    )
    op.create_index("ix_comments_taken_comment_id", "comments_taken", ["comment_id"])
    op.create_index("ix_comments_taken_release_id", "comments_taken", ["release_id"])
    op.create_table(
        "newsletter_addresses",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("language", SLUG, nullable=False),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_by", SLUG, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_newsletter_addresses"),
        sa.UniqueConstraint("address", name="uq_newsletter_addresses_address"),
    )
    op.create_index("ix_newsletter_addresses_signed_at", "newsletter_addresses", ["signed_at"])
    op.create_table(
        "newsletter_issues",
        sa.Column("id", SLUG, nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_newsletter_issues"),
    )


def downgrade() -> None:
    """Take this step back: what people said, and their addresses, are gone."""
    for table in ("newsletter_issues", "newsletter_addresses", "comments_taken", "comments"):
        op.drop_table(table)
    op.drop_column("collaboratives", "keep_contacts")
