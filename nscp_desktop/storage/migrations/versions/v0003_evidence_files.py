"""Files of evidence: what is known of each, and what is in it."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE evidence_content (
    stored_as TEXT NOT NULL CONSTRAINT ck_evidence_content_stored_as CHECK (length(stored_as) = 32),
    sha256 TEXT NOT NULL CONSTRAINT ck_evidence_content_sha256 CHECK (length(sha256) = 64),
    content BLOB NOT NULL CONSTRAINT ck_evidence_content_content CHECK (length(content) BETWEEN 1 AND 10485760),
    CONSTRAINT pk_evidence_content PRIMARY KEY (stored_as),
    CONSTRAINT uq_evidence_content_sha256 UNIQUE (sha256)
)
 STRICT""",
    """CREATE TABLE evidence_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    attendance_id INTEGER NOT NULL,
    name TEXT NOT NULL CONSTRAINT ck_evidence_file_name CHECK (trim(name) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_evidence_file_kind CHECK (kind IN ('pdf', 'png', 'jpeg')),
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    stored_as TEXT NOT NULL,
    added_on TEXT NOT NULL CONSTRAINT ck_evidence_file_added_on CHECK (added_on IS NULL OR (added_on IS date(added_on) AND added_on >= '1900-01-01')),
    CONSTRAINT uq_evidence_file_attendance_id_stored_as UNIQUE (attendance_id, stored_as),
    CONSTRAINT fk_evidence_file_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_evidence_file_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id),
    CONSTRAINT fk_evidence_file_stored_as FOREIGN KEY(stored_as) REFERENCES evidence_content (stored_as)
)
 STRICT""",
)
INDEXES = (
    "CREATE INDEX ix_evidence_file_person_id ON evidence_file (person_id)",
    "CREATE INDEX ix_evidence_file_stored_as ON evidence_file (stored_as)",
)
TRIGGERS = (
    """CREATE TRIGGER history_insert_evidence_file AFTER INSERT ON "evidence_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_file', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evidence_file AFTER UPDATE ON "evidence_file"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."size_bytes" IS NOT NEW."size_bytes" COLLATE BINARY OR OLD."sha256" IS NOT NEW."sha256" COLLATE BINARY OR OLD."stored_as" IS NOT NEW."stored_as" COLLATE BINARY OR OLD."added_on" IS NOT NEW."added_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_file', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evidence_file AFTER DELETE ON "evidence_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_file', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
NULL,
randomblob(16));
END""",
)


def upgrade() -> None:
    """Add the tables, then their triggers."""
    for statement in TABLES + INDEXES + TRIGGERS:
        op.get_bind().exec_driver_sql(statement)
