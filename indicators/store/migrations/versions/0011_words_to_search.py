"""What can be searched of released documents, with a full-text index of each kind of database."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORDS, INDEX = "released_words", "released_words_index"
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this step. Documents of before are indexed when something is published next."""
    op.create_table(
        WORDS,
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("record", sa.String(80), nullable=False),
        sa.Column("language", sa.String(80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["released_documents.id"], name="fk_released_words_document_id_released_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_released_words"),
    )
    op.create_index("ix_released_words_document_id", WORDS, ["document_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5(folded, content='{WORDS}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute(f"CREATE INDEX {INDEX} ON {WORDS} USING gin (to_tsvector('simple', folded))")


def downgrade() -> None:
    """Take this step back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TABLE {INDEX}")
    op.drop_table(WORDS)
