"""The tables about the record itself: its identity, its history, settings, drafts, users, holds and disposals."""

from sqlalchemy import BLOB, CheckConstraint, Column, ForeignKey, Index, Integer, Text, text

from nscp_desktop.storage.columns import choice, day, link, row_id, table, words

BATCH_KINDS = ("change", "undo", "redo", "final")
OPERATIONS = ("insert", "update", "delete")
USER_ROLES = ("viewer", "editor", "administrator")

record_identity = table(
    "record_identity",
    Column("id", Integer, CheckConstraint("id = 1", name="only_one"), primary_key=True),
    Column("record_id", Text, nullable=False),
)
history_batch = table(
    "history_batch",
    Column("sequence", Integer, primary_key=True),
    choice("kind", BATCH_KINDS),
    Column("of_sequence", Integer, ForeignKey("history_batch.sequence")),
    Column("title", Text),
    Column("reason", Text),
    Column("words_salt", BLOB),
    Column("words_digest", BLOB),
    words("who"),
    words("computer"),
    words("program"),
    Column("at", Text, nullable=False),
    Column("changes", Integer, nullable=False, server_default=text("0")),
    Column("head", Text),
)
Index("ix_history_batch_open", history_batch.c.sequence, sqlite_where=text("head IS NULL"))
Index("ix_history_batch_head", history_batch.c.head)
history_change = table(
    "history_change",
    Column("id", Integer, primary_key=True),
    Column("batch", Integer, ForeignKey("history_batch.sequence"), nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("person_id", Integer),
    choice("operation", OPERATIONS),
    Column("before", Text),
    Column("after", Text),
    Column("salt", BLOB),
    Column("digest", BLOB),
)
Index("ix_history_change_batch", history_change.c.batch)
Index("ix_history_change_row", history_change.c.table_name, history_change.c.row_key)
Index("ix_history_change_person", history_change.c.person_id, sqlite_where=text("person_id IS NOT NULL"))

setting = table("setting", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
draft = table(
    "draft",
    Column("key", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)
program_user = table(
    "program_user",
    row_id(),
    Column(
        "name",
        Text(collation="NOCASE"),
        CheckConstraint("trim(name) <> ''", name="name"),
        nullable=False,
        unique=True,
    ),
    choice("role", USER_ROLES),
)
legal_hold = table(
    "legal_hold",
    row_id(),
    link("person_id", "person.id"),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    Column("placed_by", Text, CheckConstraint("trim(placed_by) <> ''", name="placed_by"), nullable=False),
    day("placed_on", required=True),
    day("lifted_on"),
    CheckConstraint("lifted_on IS NULL OR placed_on <= lifted_on", name="period"),
)
disposal = table(
    "disposal",
    row_id(),
    day("disposed_on", required=True),
    Column("confirmed_by", Text, CheckConstraint("trim(confirmed_by) <> ''", name="confirmed_by"), nullable=False),
    Column("rule", Text, nullable=False),
    Column("people", Integer, nullable=False),
    Column("records", Integer, nullable=False),
    Column("reference", Text, nullable=False, unique=True),
)
restore_drill = table(
    "restore_drill",
    row_id(),
    Column("done_at", Text, nullable=False),
    Column("backup", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("people", Integer, nullable=False),
    Column("records", Integer, nullable=False),
)

# The history does not write down itself, nor what is not said to be saved yet, nor what never changes: the content of
# a file of evidence is held by its digest, which stands in the history.
WITHOUT_HISTORY = frozenset({"record_identity", "history_batch", "history_change", "draft", "evidence_content"})
