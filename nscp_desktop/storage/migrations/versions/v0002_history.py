"""Numbers that are never given twice, the history with its triggers, settings, drafts, users, holds and disposals."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Rebuilt so that the number of a deleted row is never given again.
REBUILT = {
    "course": """CREATE TABLE course (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_course_title CHECK (trim(title) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_course_kind CHECK (kind IN ('core', 'subject', 'e-learning', 'in-house', 'induction', 'briefing', 'reading', 'other')),
    provider TEXT DEFAULT '' NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    hours REAL CONSTRAINT ck_course_hours CHECK (hours IS NULL OR hours >= 0),
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_course_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_course_title UNIQUE (title)
)
 STRICT""",
    "person": """CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    given TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    known_as TEXT DEFAULT '' NOT NULL,
    staff_number TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_person_name CHECK (trim(given || family) <> '')
)
 STRICT""",
    "site": """CREATE TABLE site (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_site_title CHECK (trim(title) <> ''),
    CONSTRAINT uq_site_title UNIQUE (title)
)
 STRICT""",
    "team": """CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_team_title CHECK (trim(title) <> ''),
    CONSTRAINT uq_team_title UNIQUE (title)
)
 STRICT""",
    "course_alias": """CREATE TABLE course_alias (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    alias TEXT COLLATE "NOCASE" NOT NULL,
    CONSTRAINT fk_course_alias_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT uq_course_alias_alias UNIQUE (alias)
)
 STRICT""",
    "edition": """CREATE TABLE edition (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL,
    name TEXT NOT NULL,
    in_force TEXT NOT NULL CONSTRAINT ck_edition_in_force CHECK (in_force IS NULL OR (in_force IS date(in_force) AND in_force >= '1900-01-01')),
    published TEXT CONSTRAINT ck_edition_published CHECK (published IS NULL OR (published IS date(published) AND published >= '1900-01-01')),
    CONSTRAINT uq_edition_document_id_name UNIQUE (document_id, name),
    CONSTRAINT fk_edition_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "person_duty": """CREATE TABLE person_duty (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    duty_code TEXT NOT NULL,
    starts_on TEXT CONSTRAINT ck_person_duty_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_duty_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT ck_person_duty_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_duty_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_duty_duty_code FOREIGN KEY(duty_code) REFERENCES duty (code)
)
 STRICT""",
    "person_place": """CREATE TABLE person_place (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    site_id INTEGER,
    team_id INTEGER,
    starts_on TEXT CONSTRAINT ck_person_place_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_place_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT ck_person_place_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_place_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_place_site_id FOREIGN KEY(site_id) REFERENCES site (id),
    CONSTRAINT fk_person_place_team_id FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT""",
    "placement": """CREATE TABLE placement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_placement_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    decided_by TEXT NOT NULL CONSTRAINT ck_placement_decided_by CHECK (trim(decided_by) <> ''),
    reason TEXT NOT NULL CONSTRAINT ck_placement_reason CHECK (trim(reason) <> ''),
    review_on TEXT CONSTRAINT ck_placement_review_on CHECK (review_on IS NULL OR (review_on IS date(review_on) AND review_on >= '1900-01-01')),
    CONSTRAINT fk_placement_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_placement_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    "role": """CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_role_title CHECK (trim(title) <> ''),
    usual_group INTEGER,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_role_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_role_title UNIQUE (title),
    CONSTRAINT fk_role_usual_group FOREIGN KEY(usual_group) REFERENCES target_group (number)
)
 STRICT""",
    "service": """CREATE TABLE service (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_service_kind CHECK (kind IN ('employee', 'volunteer', 'governor', 'supply', 'contractor', 'student')),
    starts_on TEXT CONSTRAINT ck_service_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_service_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    leave_reason TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_service_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_service_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    "session": """CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_session_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    delivery TEXT DEFAULT '' NOT NULL,
    trainer TEXT DEFAULT '' NOT NULL,
    provider TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_session_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    "attendance": """CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    session_id INTEGER,
    outcome TEXT NOT NULL CONSTRAINT ck_attendance_outcome CHECK (outcome IN ('booked', 'waiting', 'attended', 'part', 'did-not-attend', 'cancelled-in-time', 'cancelled-late')),
    booked_on TEXT CONSTRAINT ck_attendance_booked_on CHECK (booked_on IS NULL OR (booked_on IS date(booked_on) AND booked_on >= '1900-01-01')),
    completed_on TEXT CONSTRAINT ck_attendance_completed_on CHECK (completed_on IS NULL OR (completed_on IS date(completed_on) AND completed_on >= '1900-01-01')),
    precision TEXT DEFAULT 'day' NOT NULL CONSTRAINT ck_attendance_precision CHECK (precision IN ('day', 'month', 'term', 'year')),
    expires_on TEXT CONSTRAINT ck_attendance_expires_on CHECK (expires_on IS NULL OR (expires_on IS date(expires_on) AND expires_on >= '1900-01-01')),
    recorded_on TEXT NOT NULL CONSTRAINT ck_attendance_recorded_on CHECK (recorded_on IS NULL OR (recorded_on IS date(recorded_on) AND recorded_on >= '1900-01-01')),
    hours REAL CONSTRAINT ck_attendance_hours CHECK (hours IS NULL OR hours >= 0),
    provider TEXT DEFAULT '' NOT NULL,
    certificate_number TEXT DEFAULT '' NOT NULL,
    evidence TEXT DEFAULT 'none' NOT NULL CONSTRAINT ck_attendance_evidence CHECK (evidence IN ('none', 'original', 'copy', 'provider-list', 'own-word')),
    note TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck_attendance_not_too_old CHECK (completed_on IS NULL OR completed_on >= '1970-01-01'),
    CONSTRAINT ck_attendance_expiry CHECK (completed_on IS NULL OR expires_on IS NULL OR completed_on <= expires_on),
    CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT""",
    "exemption": """CREATE TABLE exemption (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_exemption_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_exemption_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    reason TEXT NOT NULL CONSTRAINT ck_exemption_reason CHECK (trim(reason) <> ''),
    approved_by TEXT NOT NULL CONSTRAINT ck_exemption_approved_by CHECK (trim(approved_by) <> ''),
    CONSTRAINT ck_exemption_period CHECK (ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_exemption_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_exemption_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    "person_role": """CREATE TABLE person_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_person_role_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_role_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT ck_person_role_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_role_role_id FOREIGN KEY(role_id) REFERENCES role (id)
)
 STRICT""",
}
INDEXES = (
    """CREATE UNIQUE INDEX uq_person_staff_number ON person (staff_number) WHERE staff_number <> ''""",
    """CREATE INDEX ix_person_duty_person_id ON person_duty (person_id)""",
    """CREATE INDEX ix_person_place_person_id ON person_place (person_id)""",
    """CREATE INDEX ix_placement_person_id ON placement (person_id)""",
    """CREATE INDEX ix_service_person_id ON service (person_id)""",
    """CREATE INDEX ix_attendance_course_id ON attendance (course_id)""",
    """CREATE INDEX ix_attendance_person_id ON attendance (person_id)""",
    """CREATE UNIQUE INDEX uq_attendance_booking ON attendance (person_id, course_id, coalesce(booked_on, '')) WHERE outcome = 'booked'""",
    """CREATE UNIQUE INDEX uq_attendance_completion ON attendance (person_id, course_id, coalesce(completed_on, ''), CASE WHEN completed_on IS NULL THEN coalesce(expires_on, '') ELSE '' END) WHERE outcome = 'attended'""",
    """CREATE INDEX ix_exemption_person_id ON exemption (person_id)""",
    """CREATE INDEX ix_person_role_person_id ON person_role (person_id)""",
)
NEW_TABLES = (
    """CREATE TABLE disposal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    disposed_on TEXT NOT NULL CONSTRAINT ck_disposal_disposed_on CHECK (disposed_on IS NULL OR (disposed_on IS date(disposed_on) AND disposed_on >= '1900-01-01')),
    confirmed_by TEXT NOT NULL CONSTRAINT ck_disposal_confirmed_by CHECK (trim(confirmed_by) <> ''),
    rule TEXT NOT NULL,
    people INTEGER NOT NULL,
    records INTEGER NOT NULL,
    reference TEXT NOT NULL,
    CONSTRAINT uq_disposal_reference UNIQUE (reference)
)
 STRICT""",
    """CREATE TABLE draft (
    "key" TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY ("key")
)
 STRICT""",
    """CREATE TABLE history_batch (
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_history_batch_kind CHECK (kind IN ('change', 'undo', 'redo', 'final')),
    of_sequence INTEGER,
    title TEXT,
    reason TEXT,
    words_salt BLOB,
    words_digest BLOB,
    who TEXT DEFAULT '' NOT NULL,
    computer TEXT DEFAULT '' NOT NULL,
    program TEXT DEFAULT '' NOT NULL,
    at TEXT NOT NULL,
    changes INTEGER DEFAULT 0 NOT NULL,
    head TEXT,
    CONSTRAINT pk_history_batch PRIMARY KEY (sequence),
    CONSTRAINT fk_history_batch_of_sequence FOREIGN KEY(of_sequence) REFERENCES history_batch (sequence)
)
 STRICT""",
    """CREATE INDEX ix_history_batch_head ON history_batch (head)""",
    """CREATE INDEX ix_history_batch_open ON history_batch (sequence) WHERE head IS NULL""",
    """CREATE TABLE program_user (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_program_user_name CHECK (trim(name) <> ''),
    role TEXT NOT NULL CONSTRAINT ck_program_user_role CHECK (role IN ('viewer', 'editor', 'administrator')),
    CONSTRAINT uq_program_user_name UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE record_identity (
    id INTEGER NOT NULL CONSTRAINT ck_record_identity_only_one CHECK (id = 1),
    record_id TEXT NOT NULL,
    CONSTRAINT pk_record_identity PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE restore_drill (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    done_at TEXT NOT NULL,
    backup TEXT NOT NULL,
    result TEXT NOT NULL,
    people INTEGER NOT NULL,
    records INTEGER NOT NULL
)
 STRICT""",
    """CREATE TABLE setting (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (name)
)
 STRICT""",
    """CREATE TABLE history_change (
    id INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    person_id INTEGER,
    operation TEXT NOT NULL CONSTRAINT ck_history_change_operation CHECK (operation IN ('insert', 'update', 'delete')),
    "before" TEXT,
    "after" TEXT,
    salt BLOB,
    digest BLOB,
    CONSTRAINT pk_history_change PRIMARY KEY (id),
    CONSTRAINT fk_history_change_batch FOREIGN KEY(batch) REFERENCES history_batch (sequence)
)
 STRICT""",
    """CREATE INDEX ix_history_change_batch ON history_change (batch)""",
    """CREATE INDEX ix_history_change_person ON history_change (person_id) WHERE person_id IS NOT NULL""",
    """CREATE INDEX ix_history_change_row ON history_change (table_name, row_key)""",
    """CREATE TABLE legal_hold (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    reason TEXT NOT NULL CONSTRAINT ck_legal_hold_reason CHECK (trim(reason) <> ''),
    placed_by TEXT NOT NULL CONSTRAINT ck_legal_hold_placed_by CHECK (trim(placed_by) <> ''),
    placed_on TEXT NOT NULL CONSTRAINT ck_legal_hold_placed_on CHECK (placed_on IS NULL OR (placed_on IS date(placed_on) AND placed_on >= '1900-01-01')),
    lifted_on TEXT CONSTRAINT ck_legal_hold_lifted_on CHECK (lifted_on IS NULL OR (lifted_on IS date(lifted_on) AND lifted_on >= '1900-01-01')),
    CONSTRAINT ck_legal_hold_period CHECK (lifted_on IS NULL OR placed_on <= lifted_on),
    CONSTRAINT fk_legal_hold_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
)
TRIGGERS = (
    """CREATE TRIGGER history_keep_change BEFORE UPDATE ON history_change
WHEN NOT (OLD.digest IS NULL AND NEW.digest IS NOT NULL AND NEW."id" IS OLD."id" AND NEW."batch" IS OLD."batch" AND NEW."table_name" IS OLD."table_name" AND NEW."row_key" IS OLD."row_key" AND NEW."person_id" IS OLD."person_id" AND NEW."operation" IS OLD."operation" AND NEW."before" IS OLD."before" AND NEW."after" IS OLD."after" AND NEW."salt" IS OLD."salt") AND NOT (OLD.digest IS NOT NULL AND NEW.before IS NULL AND NEW.after IS NULL AND NEW.salt IS NULL AND NEW."id" IS OLD."id" AND NEW."batch" IS OLD."batch" AND NEW."table_name" IS OLD."table_name" AND NEW."row_key" IS OLD."row_key" AND NEW."person_id" IS OLD."person_id" AND NEW."operation" IS OLD."operation" AND NEW."digest" IS OLD."digest")
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_keep_changes BEFORE DELETE ON history_change
WHEN TRUE
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_late_change BEFORE INSERT ON history_change
WHEN NEW.batch IS NOT (SELECT sequence FROM history_batch WHERE head IS NULL)
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_keep_batch BEFORE UPDATE ON history_batch
WHEN OLD.head IS NOT NULL AND NOT (NEW.title IS NULL AND NEW.reason IS NULL AND NEW.words_salt IS NULL AND NEW."sequence" IS OLD."sequence" AND NEW."kind" IS OLD."kind" AND NEW."of_sequence" IS OLD."of_sequence" AND NEW."words_digest" IS OLD."words_digest" AND NEW."who" IS OLD."who" AND NEW."computer" IS OLD."computer" AND NEW."program" IS OLD."program" AND NEW."at" IS OLD."at" AND NEW."changes" IS OLD."changes" AND NEW."head" IS OLD."head")
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_keep_batches BEFORE DELETE ON history_batch
WHEN OLD.head IS NOT NULL
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_late_batch BEFORE INSERT ON history_batch
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM history_batch)
BEGIN
SELECT RAISE(ABORT, 'the history is append-only');
END""",
    """CREATE TRIGGER history_insert_agency AFTER INSERT ON "agency"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'name', NEW."name", 'sector', NEW."sector", 'lead', NEW."lead", 'deputies', NEW."deputies", 'contact', NEW."contact", 'address', NEW."address", 'marking', NEW."marking", 'created_on', NEW."created_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_agency AFTER UPDATE ON "agency"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."sector" IS NOT NEW."sector" COLLATE BINARY OR OLD."lead" IS NOT NEW."lead" COLLATE BINARY OR OLD."deputies" IS NOT NEW."deputies" COLLATE BINARY OR OLD."contact" IS NOT NEW."contact" COLLATE BINARY OR OLD."address" IS NOT NEW."address" COLLATE BINARY OR OLD."marking" IS NOT NEW."marking" COLLATE BINARY OR OLD."created_on" IS NOT NEW."created_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'name', OLD."name", 'sector', OLD."sector", 'lead', OLD."lead", 'deputies', OLD."deputies", 'contact', OLD."contact", 'address', OLD."address", 'marking', OLD."marking", 'created_on', OLD."created_on"),
json_object('id', NEW."id", 'name', NEW."name", 'sector', NEW."sector", 'lead', NEW."lead", 'deputies', NEW."deputies", 'contact', NEW."contact", 'address', NEW."address", 'marking', NEW."marking", 'created_on', NEW."created_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_agency AFTER DELETE ON "agency"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'name', OLD."name", 'sector', OLD."sector", 'lead', OLD."lead", 'deputies', OLD."deputies", 'contact', OLD."contact", 'address', OLD."address", 'marking', OLD."marking", 'created_on', OLD."created_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course AFTER INSERT ON "course"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'provider', NEW."provider", 'delivery', NEW."delivery", 'hours', NEW."hours", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course AFTER UPDATE ON "course"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."hours" IS NOT NEW."hours" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'provider', OLD."provider", 'delivery', OLD."delivery", 'hours', OLD."hours", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'provider', NEW."provider", 'delivery', NEW."delivery", 'hours', NEW."hours", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course AFTER DELETE ON "course"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'provider', OLD."provider", 'delivery', OLD."delivery", 'hours', OLD."hours", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_disposal AFTER INSERT ON "disposal"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'disposal', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'disposed_on', NEW."disposed_on", 'confirmed_by', NEW."confirmed_by", 'rule', NEW."rule", 'people', NEW."people", 'records', NEW."records", 'reference', NEW."reference"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_disposal AFTER UPDATE ON "disposal"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."disposed_on" IS NOT NEW."disposed_on" COLLATE BINARY OR OLD."confirmed_by" IS NOT NEW."confirmed_by" COLLATE BINARY OR OLD."rule" IS NOT NEW."rule" COLLATE BINARY OR OLD."people" IS NOT NEW."people" COLLATE BINARY OR OLD."records" IS NOT NEW."records" COLLATE BINARY OR OLD."reference" IS NOT NEW."reference" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'disposal', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'disposed_on', OLD."disposed_on", 'confirmed_by', OLD."confirmed_by", 'rule', OLD."rule", 'people', OLD."people", 'records', OLD."records", 'reference', OLD."reference"),
json_object('id', NEW."id", 'disposed_on', NEW."disposed_on", 'confirmed_by', NEW."confirmed_by", 'rule', NEW."rule", 'people', NEW."people", 'records', NEW."records", 'reference', NEW."reference"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_disposal AFTER DELETE ON "disposal"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'disposal', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'disposed_on', OLD."disposed_on", 'confirmed_by', OLD."confirmed_by", 'rule', OLD."rule", 'people', OLD."people", 'records', OLD."records", 'reference', OLD."reference"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_document AFTER INSERT ON "document"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'document', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_document AFTER UPDATE ON "document"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'document', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title"),
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_document AFTER DELETE ON "document"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'document', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_duty AFTER INSERT ON "duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', NEW."code", NULL, 'insert',
NULL,
json_object('code', NEW."code", 'title', NEW."title", 'position', NEW."position"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_duty AFTER UPDATE ON "duty"
WHEN OLD."code" IS NOT NEW."code" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', OLD."code", NULL, 'update',
json_object('code', OLD."code", 'title', OLD."title", 'position', OLD."position"),
json_object('code', NEW."code", 'title', NEW."title", 'position', NEW."position"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_duty AFTER DELETE ON "duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', OLD."code", NULL, 'delete',
json_object('code', OLD."code", 'title', OLD."title", 'position', OLD."position"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_person AFTER INSERT ON "person"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', NEW."id", NEW.id, 'insert',
NULL,
json_object('id', NEW."id", 'given', NEW."given", 'family', NEW."family", 'known_as', NEW."known_as", 'staff_number', NEW."staff_number", 'email', NEW."email"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_person AFTER UPDATE ON "person"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."given" IS NOT NEW."given" COLLATE BINARY OR OLD."family" IS NOT NEW."family" COLLATE BINARY OR OLD."known_as" IS NOT NEW."known_as" COLLATE BINARY OR OLD."staff_number" IS NOT NEW."staff_number" COLLATE BINARY OR OLD."email" IS NOT NEW."email" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', OLD."id", OLD.id, 'update',
json_object('id', OLD."id", 'given', OLD."given", 'family', OLD."family", 'known_as', OLD."known_as", 'staff_number', OLD."staff_number", 'email', OLD."email"),
json_object('id', NEW."id", 'given', NEW."given", 'family', NEW."family", 'known_as', NEW."known_as", 'staff_number', NEW."staff_number", 'email', NEW."email"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_person AFTER DELETE ON "person"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', OLD."id", OLD.id, 'delete',
json_object('id', OLD."id", 'given', OLD."given", 'family', OLD."family", 'known_as', OLD."known_as", 'staff_number', OLD."staff_number", 'email', OLD."email"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_program_user AFTER INSERT ON "program_user"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'program_user', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_program_user AFTER UPDATE ON "program_user"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."role" IS NOT NEW."role" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'program_user', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'name', OLD."name", 'role', OLD."role"),
json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_program_user AFTER DELETE ON "program_user"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'program_user', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'name', OLD."name", 'role', OLD."role"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_restore_drill AFTER INSERT ON "restore_drill"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'restore_drill', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'done_at', NEW."done_at", 'backup', NEW."backup", 'result', NEW."result", 'people', NEW."people", 'records', NEW."records"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_restore_drill AFTER UPDATE ON "restore_drill"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."done_at" IS NOT NEW."done_at" COLLATE BINARY OR OLD."backup" IS NOT NEW."backup" COLLATE BINARY OR OLD."result" IS NOT NEW."result" COLLATE BINARY OR OLD."people" IS NOT NEW."people" COLLATE BINARY OR OLD."records" IS NOT NEW."records" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'restore_drill', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'done_at', OLD."done_at", 'backup', OLD."backup", 'result', OLD."result", 'people', OLD."people", 'records', OLD."records"),
json_object('id', NEW."id", 'done_at', NEW."done_at", 'backup', NEW."backup", 'result', NEW."result", 'people', NEW."people", 'records', NEW."records"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_restore_drill AFTER DELETE ON "restore_drill"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'restore_drill', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'done_at', OLD."done_at", 'backup', OLD."backup", 'result', OLD."result", 'people', OLD."people", 'records', OLD."records"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_rule_pack AFTER INSERT ON "rule_pack"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'sector', NEW."sector", 'edition', NEW."edition", 'source', NEW."source", 'position', NEW."position"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_rule_pack AFTER UPDATE ON "rule_pack"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."sector" IS NOT NEW."sector" COLLATE BINARY OR OLD."edition" IS NOT NEW."edition" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'sector', OLD."sector", 'edition', OLD."edition", 'source', OLD."source", 'position', OLD."position"),
json_object('id', NEW."id", 'title', NEW."title", 'sector', NEW."sector", 'edition', NEW."edition", 'source', NEW."source", 'position', NEW."position"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_rule_pack AFTER DELETE ON "rule_pack"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'sector', OLD."sector", 'edition', OLD."edition", 'source', OLD."source", 'position', OLD."position"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_setting AFTER INSERT ON "setting"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'setting', NEW."name", NULL, 'insert',
NULL,
json_object('name', NEW."name", 'value', NEW."value"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_setting AFTER UPDATE ON "setting"
WHEN OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."value" IS NOT NEW."value" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'setting', OLD."name", NULL, 'update',
json_object('name', OLD."name", 'value', OLD."value"),
json_object('name', NEW."name", 'value', NEW."value"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_setting AFTER DELETE ON "setting"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'setting', OLD."name", NULL, 'delete',
json_object('name', OLD."name", 'value', OLD."value"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_site AFTER INSERT ON "site"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'site', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_site AFTER UPDATE ON "site"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'site', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title"),
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_site AFTER DELETE ON "site"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'site', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_target_group AFTER INSERT ON "target_group"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'target_group', NEW."number", NULL, 'insert',
NULL,
json_object('number', NEW."number", 'title', NEW."title", 'description', NEW."description", 'example_roles', NEW."example_roles", 'edition', NEW."edition", 'to_check', NEW."to_check", 'checked_by', NEW."checked_by", 'checked_on', NEW."checked_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_target_group AFTER UPDATE ON "target_group"
WHEN OLD."number" IS NOT NEW."number" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."description" IS NOT NEW."description" COLLATE BINARY OR OLD."example_roles" IS NOT NEW."example_roles" COLLATE BINARY OR OLD."edition" IS NOT NEW."edition" COLLATE BINARY OR OLD."to_check" IS NOT NEW."to_check" COLLATE BINARY OR OLD."checked_by" IS NOT NEW."checked_by" COLLATE BINARY OR OLD."checked_on" IS NOT NEW."checked_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'target_group', OLD."number", NULL, 'update',
json_object('number', OLD."number", 'title', OLD."title", 'description', OLD."description", 'example_roles', OLD."example_roles", 'edition', OLD."edition", 'to_check', OLD."to_check", 'checked_by', OLD."checked_by", 'checked_on', OLD."checked_on"),
json_object('number', NEW."number", 'title', NEW."title", 'description', NEW."description", 'example_roles', NEW."example_roles", 'edition', NEW."edition", 'to_check', NEW."to_check", 'checked_by', NEW."checked_by", 'checked_on', NEW."checked_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_target_group AFTER DELETE ON "target_group"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'target_group', OLD."number", NULL, 'delete',
json_object('number', OLD."number", 'title', OLD."title", 'description', OLD."description", 'example_roles', OLD."example_roles", 'edition', OLD."edition", 'to_check', OLD."to_check", 'checked_by', OLD."checked_by", 'checked_on', OLD."checked_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_team AFTER INSERT ON "team"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'team', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_team AFTER UPDATE ON "team"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'team', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title"),
json_object('id', NEW."id", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_team AFTER DELETE ON "team"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'team', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course_alias AFTER INSERT ON "course_alias"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_alias', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'course_id', NEW."course_id", 'alias', NEW."alias"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course_alias AFTER UPDATE ON "course_alias"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."alias" IS NOT NEW."alias" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_alias', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'alias', OLD."alias"),
json_object('id', NEW."id", 'course_id', NEW."course_id", 'alias', NEW."alias"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course_alias AFTER DELETE ON "course_alias"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_alias', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'alias', OLD."alias"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_edition AFTER INSERT ON "edition"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'edition', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'document_id', NEW."document_id", 'name', NEW."name", 'in_force', NEW."in_force", 'published', NEW."published"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_edition AFTER UPDATE ON "edition"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."document_id" IS NOT NEW."document_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."in_force" IS NOT NEW."in_force" COLLATE BINARY OR OLD."published" IS NOT NEW."published" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'edition', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'document_id', OLD."document_id", 'name', OLD."name", 'in_force', OLD."in_force", 'published', OLD."published"),
json_object('id', NEW."id", 'document_id', NEW."document_id", 'name', NEW."name", 'in_force', NEW."in_force", 'published', NEW."published"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_edition AFTER DELETE ON "edition"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'edition', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'document_id', OLD."document_id", 'name', OLD."name", 'in_force', OLD."in_force", 'published', OLD."published"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_legal_hold AFTER INSERT ON "legal_hold"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'legal_hold', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'reason', NEW."reason", 'placed_by', NEW."placed_by", 'placed_on', NEW."placed_on", 'lifted_on', NEW."lifted_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_legal_hold AFTER UPDATE ON "legal_hold"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."placed_by" IS NOT NEW."placed_by" COLLATE BINARY OR OLD."placed_on" IS NOT NEW."placed_on" COLLATE BINARY OR OLD."lifted_on" IS NOT NEW."lifted_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'legal_hold', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'reason', OLD."reason", 'placed_by', OLD."placed_by", 'placed_on', OLD."placed_on", 'lifted_on', OLD."lifted_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'reason', NEW."reason", 'placed_by', NEW."placed_by", 'placed_on', NEW."placed_on", 'lifted_on', NEW."lifted_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_legal_hold AFTER DELETE ON "legal_hold"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'legal_hold', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'reason', OLD."reason", 'placed_by', OLD."placed_by", 'placed_on', OLD."placed_on", 'lifted_on', OLD."lifted_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_person_duty AFTER INSERT ON "person_duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_duty', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'duty_code', NEW."duty_code", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_person_duty AFTER UPDATE ON "person_duty"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."duty_code" IS NOT NEW."duty_code" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_duty', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'duty_code', OLD."duty_code", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'duty_code', NEW."duty_code", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_person_duty AFTER DELETE ON "person_duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_duty', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'duty_code', OLD."duty_code", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_person_place AFTER INSERT ON "person_place"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_place', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'site_id', NEW."site_id", 'team_id', NEW."team_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_person_place AFTER UPDATE ON "person_place"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."site_id" IS NOT NEW."site_id" COLLATE BINARY OR OLD."team_id" IS NOT NEW."team_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_place', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'site_id', OLD."site_id", 'team_id', OLD."team_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'site_id', NEW."site_id", 'team_id', NEW."team_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_person_place AFTER DELETE ON "person_place"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_place', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'site_id', OLD."site_id", 'team_id', OLD."team_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_placement AFTER INSERT ON "placement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'group_number', NEW."group_number", 'starts_on', NEW."starts_on", 'decided_by', NEW."decided_by", 'reason', NEW."reason", 'review_on', NEW."review_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_placement AFTER UPDATE ON "placement"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."decided_by" IS NOT NEW."decided_by" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."review_on" IS NOT NEW."review_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'group_number', OLD."group_number", 'starts_on', OLD."starts_on", 'decided_by', OLD."decided_by", 'reason', OLD."reason", 'review_on', OLD."review_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'group_number', NEW."group_number", 'starts_on', NEW."starts_on", 'decided_by', NEW."decided_by", 'reason', NEW."reason", 'review_on', NEW."review_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_placement AFTER DELETE ON "placement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'group_number', OLD."group_number", 'starts_on', OLD."starts_on", 'decided_by', OLD."decided_by", 'reason', OLD."reason", 'review_on', OLD."review_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_requirement AFTER INSERT ON "requirement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'pack_id', NEW."pack_id", 'title', NEW."title", 'short', NEW."short", 'position', NEW."position", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_requirement AFTER UPDATE ON "requirement"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."pack_id" IS NOT NEW."pack_id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."short" IS NOT NEW."short" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'pack_id', OLD."pack_id", 'title', OLD."title", 'short', OLD."short", 'position', OLD."position", 'active', OLD."active"),
json_object('id', NEW."id", 'pack_id', NEW."pack_id", 'title', NEW."title", 'short', NEW."short", 'position', NEW."position", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_requirement AFTER DELETE ON "requirement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'pack_id', OLD."pack_id", 'title', OLD."title", 'short', OLD."short", 'position', OLD."position", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_role AFTER INSERT ON "role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'usual_group', NEW."usual_group", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_role AFTER UPDATE ON "role"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."usual_group" IS NOT NEW."usual_group" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'usual_group', OLD."usual_group", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'usual_group', NEW."usual_group", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_role AFTER DELETE ON "role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'usual_group', OLD."usual_group", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_service AFTER INSERT ON "service"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'service', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'kind', NEW."kind", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'leave_reason', NEW."leave_reason"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_service AFTER UPDATE ON "service"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."leave_reason" IS NOT NEW."leave_reason" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'service', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'leave_reason', OLD."leave_reason"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'kind', NEW."kind", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'leave_reason', NEW."leave_reason"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_service AFTER DELETE ON "service"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'service', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'leave_reason', OLD."leave_reason"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session AFTER INSERT ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session AFTER UPDATE ON "session"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."trainer" IS NOT NEW."trainer" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note"),
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session AFTER DELETE ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_attendance AFTER INSERT ON "attendance"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'session_id', NEW."session_id", 'outcome', NEW."outcome", 'booked_on', NEW."booked_on", 'completed_on', NEW."completed_on", 'precision', NEW."precision", 'expires_on', NEW."expires_on", 'recorded_on', NEW."recorded_on", 'hours', NEW."hours", 'provider', NEW."provider", 'certificate_number', NEW."certificate_number", 'evidence', NEW."evidence", 'note', NEW."note", 'source', NEW."source"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_attendance AFTER UPDATE ON "attendance"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."outcome" IS NOT NEW."outcome" COLLATE BINARY OR OLD."booked_on" IS NOT NEW."booked_on" COLLATE BINARY OR OLD."completed_on" IS NOT NEW."completed_on" COLLATE BINARY OR OLD."precision" IS NOT NEW."precision" COLLATE BINARY OR OLD."expires_on" IS NOT NEW."expires_on" COLLATE BINARY OR OLD."recorded_on" IS NOT NEW."recorded_on" COLLATE BINARY OR OLD."hours" IS NOT NEW."hours" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."certificate_number" IS NOT NEW."certificate_number" COLLATE BINARY OR OLD."evidence" IS NOT NEW."evidence" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'session_id', OLD."session_id", 'outcome', OLD."outcome", 'booked_on', OLD."booked_on", 'completed_on', OLD."completed_on", 'precision', OLD."precision", 'expires_on', OLD."expires_on", 'recorded_on', OLD."recorded_on", 'hours', OLD."hours", 'provider', OLD."provider", 'certificate_number', OLD."certificate_number", 'evidence', OLD."evidence", 'note', OLD."note", 'source', OLD."source"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'session_id', NEW."session_id", 'outcome', NEW."outcome", 'booked_on', NEW."booked_on", 'completed_on', NEW."completed_on", 'precision', NEW."precision", 'expires_on', NEW."expires_on", 'recorded_on', NEW."recorded_on", 'hours', NEW."hours", 'provider', NEW."provider", 'certificate_number', NEW."certificate_number", 'evidence', NEW."evidence", 'note', NEW."note", 'source', NEW."source"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_attendance AFTER DELETE ON "attendance"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'session_id', OLD."session_id", 'outcome', OLD."outcome", 'booked_on', OLD."booked_on", 'completed_on', OLD."completed_on", 'precision', OLD."precision", 'expires_on', OLD."expires_on", 'recorded_on', OLD."recorded_on", 'hours', OLD."hours", 'provider', OLD."provider", 'certificate_number', OLD."certificate_number", 'evidence', OLD."evidence", 'note', OLD."note", 'source', OLD."source"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course_satisfies AFTER INSERT ON "course_satisfies"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_satisfies', NEW."course_id" || '|' || NEW."requirement_id", NULL, 'insert',
NULL,
json_object('course_id', NEW."course_id", 'requirement_id', NEW."requirement_id", 'first', NEW."first", 'renewal', NEW."renewal"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course_satisfies AFTER UPDATE ON "course_satisfies"
WHEN OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."first" IS NOT NEW."first" COLLATE BINARY OR OLD."renewal" IS NOT NEW."renewal" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_satisfies', OLD."course_id" || '|' || OLD."requirement_id", NULL, 'update',
json_object('course_id', OLD."course_id", 'requirement_id', OLD."requirement_id", 'first', OLD."first", 'renewal', OLD."renewal"),
json_object('course_id', NEW."course_id", 'requirement_id', NEW."requirement_id", 'first', NEW."first", 'renewal', NEW."renewal"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course_satisfies AFTER DELETE ON "course_satisfies"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_satisfies', OLD."course_id" || '|' || OLD."requirement_id", NULL, 'delete',
json_object('course_id', OLD."course_id", 'requirement_id', OLD."requirement_id", 'first', OLD."first", 'renewal', OLD."renewal"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_exemption AFTER INSERT ON "exemption"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'exemption', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'requirement_id', NEW."requirement_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'reason', NEW."reason", 'approved_by', NEW."approved_by"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_exemption AFTER UPDATE ON "exemption"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."approved_by" IS NOT NEW."approved_by" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'exemption', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'requirement_id', OLD."requirement_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'reason', OLD."reason", 'approved_by', OLD."approved_by"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'requirement_id', NEW."requirement_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'reason', NEW."reason", 'approved_by', NEW."approved_by"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_exemption AFTER DELETE ON "exemption"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'exemption', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'requirement_id', OLD."requirement_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'reason', OLD."reason", 'approved_by', OLD."approved_by"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_person_role AFTER INSERT ON "person_role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_role', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'role_id', NEW."role_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_person_role AFTER UPDATE ON "person_role"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."role_id" IS NOT NEW."role_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_role', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'role_id', OLD."role_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'role_id', NEW."role_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_person_role AFTER DELETE ON "person_role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person_role', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'role_id', OLD."role_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_rule AFTER INSERT ON "rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'requirement_id', NEW."requirement_id", 'position', NEW."position", 'kind', NEW."kind", 'who', NEW."who", 'months', NEW."months", 'first_within_days', NEW."first_within_days", 'after', NEW."after", 'document_id', NEW."document_id", 'edition_within_days', NEW."edition_within_days", 'notice_days', NEW."notice_days", 'may_lengthen', NEW."may_lengthen", 'source', NEW."source", 'source_edition', NEW."source_edition", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'to_check', NEW."to_check"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_rule AFTER UPDATE ON "rule"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."who" IS NOT NEW."who" COLLATE BINARY OR OLD."months" IS NOT NEW."months" COLLATE BINARY OR OLD."first_within_days" IS NOT NEW."first_within_days" COLLATE BINARY OR OLD."after" IS NOT NEW."after" COLLATE BINARY OR OLD."document_id" IS NOT NEW."document_id" COLLATE BINARY OR OLD."edition_within_days" IS NOT NEW."edition_within_days" COLLATE BINARY OR OLD."notice_days" IS NOT NEW."notice_days" COLLATE BINARY OR OLD."may_lengthen" IS NOT NEW."may_lengthen" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."source_edition" IS NOT NEW."source_edition" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."to_check" IS NOT NEW."to_check" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'requirement_id', OLD."requirement_id", 'position', OLD."position", 'kind', OLD."kind", 'who', OLD."who", 'months', OLD."months", 'first_within_days', OLD."first_within_days", 'after', OLD."after", 'document_id', OLD."document_id", 'edition_within_days', OLD."edition_within_days", 'notice_days', OLD."notice_days", 'may_lengthen', OLD."may_lengthen", 'source', OLD."source", 'source_edition', OLD."source_edition", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'to_check', OLD."to_check"),
json_object('id', NEW."id", 'requirement_id', NEW."requirement_id", 'position', NEW."position", 'kind', NEW."kind", 'who', NEW."who", 'months', NEW."months", 'first_within_days', NEW."first_within_days", 'after', NEW."after", 'document_id', NEW."document_id", 'edition_within_days', NEW."edition_within_days", 'notice_days', NEW."notice_days", 'may_lengthen', NEW."may_lengthen", 'source', NEW."source", 'source_edition', NEW."source_edition", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'to_check', NEW."to_check"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_rule AFTER DELETE ON "rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'requirement_id', OLD."requirement_id", 'position', OLD."position", 'kind', OLD."kind", 'who', OLD."who", 'months', OLD."months", 'first_within_days', OLD."first_within_days", 'after', OLD."after", 'document_id', OLD."document_id", 'edition_within_days', OLD."edition_within_days", 'notice_days', OLD."notice_days", 'may_lengthen', OLD."may_lengthen", 'source', OLD."source", 'source_edition', OLD."source_edition", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'to_check', OLD."to_check"),
NULL,
randomblob(16));
END""",
)


def upgrade() -> None:
    """Rebuild the numbered tables, then add what is new, the triggers last."""
    for name, statement in REBUILT.items():
        op.get_bind().exec_driver_sql(statement.replace(f"CREATE TABLE {name} (", f"CREATE TABLE new_{name} (", 1))
        op.get_bind().exec_driver_sql(f"INSERT INTO new_{name} SELECT * FROM {name}")
        op.get_bind().exec_driver_sql(f"DROP TABLE {name}")
        op.get_bind().exec_driver_sql(f"ALTER TABLE new_{name} RENAME TO {name}")
    for statement in INDEXES + NEW_TABLES + TRIGGERS:
        op.get_bind().exec_driver_sql(statement)
