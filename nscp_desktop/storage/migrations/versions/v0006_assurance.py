"""Questionnaires with their answers, actions, and gaps reported to the partnership."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NEW = (
    """CREATE TABLE checklist_template (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_checklist_template_title CHECK (trim(title) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_checklist_template_kind CHECK (kind IN ('content', 'expectations', 'section-11', 'section-175', 'own')),
    months INTEGER NOT NULL CONSTRAINT ck_checklist_template_months CHECK (months BETWEEN 1 AND 120),
    about TEXT DEFAULT '' NOT NULL,
    shipped TEXT DEFAULT '' NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_checklist_template_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_checklist_template_title UNIQUE (title)
)
 STRICT""",
    """CREATE TABLE checklist_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    template_id INTEGER NOT NULL,
    number INTEGER NOT NULL CONSTRAINT ck_checklist_version_number CHECK (number > 0),
    edition TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    made_on TEXT NOT NULL CONSTRAINT ck_checklist_version_made_on CHECK (made_on IS NULL OR (made_on IS date(made_on) AND made_on >= '1900-01-01')),
    scale TEXT NOT NULL CONSTRAINT ck_checklist_version_scale CHECK (json_valid(scale)),
    CONSTRAINT uq_checklist_version_template_id_number UNIQUE (template_id, number),
    CONSTRAINT fk_checklist_version_template_id FOREIGN KEY(template_id) REFERENCES checklist_template (id)
)
 STRICT""",
    """CREATE TABLE checklist (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    template_id INTEGER NOT NULL,
    template_version_id INTEGER NOT NULL,
    course_id INTEGER,
    course_version_id INTEGER,
    year TEXT DEFAULT '' NOT NULL,
    as_at TEXT NOT NULL CONSTRAINT ck_checklist_as_at CHECK (as_at IS NULL OR (as_at IS date(as_at) AND as_at >= '1900-01-01')),
    began_on TEXT NOT NULL CONSTRAINT ck_checklist_began_on CHECK (began_on IS NULL OR (began_on IS date(began_on) AND began_on >= '1900-01-01')),
    delivery TEXT DEFAULT '' NOT NULL,
    length TEXT DEFAULT '' NOT NULL,
    audience TEXT DEFAULT '' NOT NULL,
    trainers TEXT DEFAULT '' NOT NULL,
    contact TEXT DEFAULT '' NOT NULL,
    completed_by TEXT DEFAULT '' NOT NULL,
    completed_role TEXT DEFAULT '' NOT NULL,
    completed_on TEXT CONSTRAINT ck_checklist_completed_on CHECK (completed_on IS NULL OR (completed_on IS date(completed_on) AND completed_on >= '1900-01-01')),
    approved_by TEXT DEFAULT '' NOT NULL,
    approved_on TEXT CONSTRAINT ck_checklist_approved_on CHECK (approved_on IS NULL OR (approved_on IS date(approved_on) AND approved_on >= '1900-01-01')),
    outside TEXT DEFAULT 'none' NOT NULL CONSTRAINT ck_checklist_outside CHECK (outside IN ('none', 'peer', 'partnership')),
    outside_by TEXT DEFAULT '' NOT NULL,
    outside_on TEXT CONSTRAINT ck_checklist_outside_on CHECK (outside_on IS NULL OR (outside_on IS date(outside_on) AND outside_on >= '1900-01-01')),
    note TEXT DEFAULT '' NOT NULL,
    next_due_on TEXT CONSTRAINT ck_checklist_next_due_on CHECK (next_due_on IS NULL OR (next_due_on IS date(next_due_on) AND next_due_on >= '1900-01-01')),
    signed_on TEXT CONSTRAINT ck_checklist_signed_on CHECK (signed_on IS NULL OR (signed_on IS date(signed_on) AND signed_on >= '1900-01-01')),
    figures TEXT DEFAULT '' NOT NULL,
    reopened_on TEXT CONSTRAINT ck_checklist_reopened_on CHECK (reopened_on IS NULL OR (reopened_on IS date(reopened_on) AND reopened_on >= '1900-01-01')),
    reopened_why TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_checklist_template_id FOREIGN KEY(template_id) REFERENCES checklist_template (id),
    CONSTRAINT fk_checklist_template_version_id FOREIGN KEY(template_version_id) REFERENCES checklist_version (id),
    CONSTRAINT fk_checklist_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_checklist_course_version_id FOREIGN KEY(course_version_id) REFERENCES course_version (id)
)
 STRICT""",
    """CREATE TABLE checklist_section (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    template_version_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL CONSTRAINT ck_checklist_section_title CHECK (trim(title) <> ''),
    CONSTRAINT fk_checklist_section_template_version_id FOREIGN KEY(template_version_id) REFERENCES checklist_version (id)
)
 STRICT""",
    """CREATE TABLE reported_gap (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CONSTRAINT ck_reported_gap_kind CHECK (kind IN ('training-gap', 'new-worry', 'no-places', 'other')),
    what TEXT NOT NULL CONSTRAINT ck_reported_gap_what CHECK (trim(what) <> ''),
    detail TEXT DEFAULT '' NOT NULL,
    requirement_id TEXT,
    noticed_on TEXT NOT NULL CONSTRAINT ck_reported_gap_noticed_on CHECK (noticed_on IS NULL OR (noticed_on IS date(noticed_on) AND noticed_on >= '1900-01-01')),
    reported_on TEXT CONSTRAINT ck_reported_gap_reported_on CHECK (reported_on IS NULL OR (reported_on IS date(reported_on) AND reported_on >= '1900-01-01')),
    reported_how TEXT DEFAULT '' NOT NULL,
    reply TEXT DEFAULT '' NOT NULL,
    closed_on TEXT CONSTRAINT ck_reported_gap_closed_on CHECK (closed_on IS NULL OR (closed_on IS date(closed_on) AND closed_on >= '1900-01-01')),
    CONSTRAINT fk_reported_gap_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE TABLE checklist_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    template_version_id INTEGER NOT NULL,
    section_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item_key TEXT NOT NULL CONSTRAINT ck_checklist_item_item_key CHECK (trim(item_key) <> ''),
    number TEXT NOT NULL CONSTRAINT ck_checklist_item_number CHECK (trim(number) <> ''),
    text TEXT NOT NULL CONSTRAINT ck_checklist_item_text CHECK (trim(text) <> ''),
    guidance TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    figures TEXT DEFAULT '' NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_checklist_item_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_checklist_item_template_version_id_item_key UNIQUE (template_version_id, item_key),
    CONSTRAINT uq_checklist_item_template_version_id_number UNIQUE (template_version_id, number),
    CONSTRAINT fk_checklist_item_template_version_id FOREIGN KEY(template_version_id) REFERENCES checklist_version (id),
    CONSTRAINT fk_checklist_item_section_id FOREIGN KEY(section_id) REFERENCES checklist_section (id)
)
 STRICT""",
    """CREATE TABLE checklist_answer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    checklist_id INTEGER NOT NULL,
    checklist_item_id INTEGER NOT NULL,
    answer TEXT DEFAULT '' NOT NULL,
    moderated TEXT DEFAULT '' NOT NULL,
    where_covered TEXT DEFAULT '' NOT NULL,
    evidence TEXT DEFAULT '' NOT NULL,
    next_note TEXT DEFAULT '' NOT NULL,
    covered_by_id INTEGER,
    owner_id INTEGER,
    owner TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_checklist_answer_checklist_id_checklist_item_id UNIQUE (checklist_id, checklist_item_id),
    CONSTRAINT fk_checklist_answer_checklist_id FOREIGN KEY(checklist_id) REFERENCES checklist (id),
    CONSTRAINT fk_checklist_answer_checklist_item_id FOREIGN KEY(checklist_item_id) REFERENCES checklist_item (id),
    CONSTRAINT fk_checklist_answer_covered_by_id FOREIGN KEY(covered_by_id) REFERENCES course_version (id),
    CONSTRAINT fk_checklist_answer_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE agency_action (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL CONSTRAINT ck_agency_action_what CHECK (trim(what) <> ''),
    why TEXT DEFAULT '' NOT NULL,
    answer_id INTEGER,
    requirement_id TEXT,
    person_id INTEGER,
    owner_id INTEGER,
    owner TEXT DEFAULT '' NOT NULL,
    raised_on TEXT NOT NULL CONSTRAINT ck_agency_action_raised_on CHECK (raised_on IS NULL OR (raised_on IS date(raised_on) AND raised_on >= '1900-01-01')),
    due_on TEXT CONSTRAINT ck_agency_action_due_on CHECK (due_on IS NULL OR (due_on IS date(due_on) AND due_on >= '1900-01-01')),
    done_on TEXT CONSTRAINT ck_agency_action_done_on CHECK (done_on IS NULL OR (done_on IS date(done_on) AND done_on >= '1900-01-01')),
    done_note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_agency_action_answer_id FOREIGN KEY(answer_id) REFERENCES checklist_answer (id),
    CONSTRAINT fk_agency_action_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id),
    CONSTRAINT fk_agency_action_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_agency_action_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE assurance_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    answer_id INTEGER,
    action_id INTEGER,
    name TEXT NOT NULL CONSTRAINT ck_assurance_file_name CHECK (trim(name) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_assurance_file_kind CHECK (kind IN ('pdf', 'png', 'jpeg')),
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    stored_as TEXT NOT NULL,
    added_on TEXT NOT NULL CONSTRAINT ck_assurance_file_added_on CHECK (added_on IS NULL OR (added_on IS date(added_on) AND added_on >= '1900-01-01')),
    CONSTRAINT ck_assurance_file_whose CHECK ((answer_id IS NULL) <> (action_id IS NULL)),
    CONSTRAINT fk_assurance_file_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_assurance_file_answer_id FOREIGN KEY(answer_id) REFERENCES checklist_answer (id),
    CONSTRAINT fk_assurance_file_action_id FOREIGN KEY(action_id) REFERENCES agency_action (id),
    CONSTRAINT fk_assurance_file_stored_as FOREIGN KEY(stored_as) REFERENCES evidence_content (stored_as)
)
 STRICT""",
)
INDEXES = (
    "CREATE UNIQUE INDEX uq_checklist_open ON checklist (template_id, coalesce(course_id, 0)) WHERE signed_on IS NULL",
    "CREATE INDEX ix_checklist_item_section_id ON checklist_item (section_id)",
    "CREATE INDEX ix_checklist_answer_owner_id ON checklist_answer (owner_id)",
    "CREATE INDEX ix_agency_action_answer_id ON agency_action (answer_id)",
    "CREATE INDEX ix_agency_action_owner_id ON agency_action (owner_id)",
    "CREATE INDEX ix_agency_action_person_id ON agency_action (person_id)",
    "CREATE INDEX ix_assurance_file_action_id ON assurance_file (action_id)",
    "CREATE INDEX ix_assurance_file_answer_id ON assurance_file (answer_id)",
    "CREATE INDEX ix_assurance_file_person_id ON assurance_file (person_id)",
    "CREATE INDEX ix_assurance_file_stored_as ON assurance_file (stored_as)",
)
TRIGGERS = (
    """CREATE TRIGGER history_insert_checklist_template AFTER INSERT ON "checklist_template"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_template', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'months', NEW."months", 'about', NEW."about", 'shipped', NEW."shipped", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist_template AFTER UPDATE ON "checklist_template"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."months" IS NOT NEW."months" COLLATE BINARY OR OLD."about" IS NOT NEW."about" COLLATE BINARY OR OLD."shipped" IS NOT NEW."shipped" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_template', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'months', OLD."months", 'about', OLD."about", 'shipped', OLD."shipped", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'months', NEW."months", 'about', NEW."about", 'shipped', NEW."shipped", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist_template AFTER DELETE ON "checklist_template"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_template', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'months', OLD."months", 'about', OLD."about", 'shipped', OLD."shipped", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_checklist_version AFTER INSERT ON "checklist_version"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_version', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'template_id', NEW."template_id", 'number', NEW."number", 'edition', NEW."edition", 'source', NEW."source", 'note', NEW."note", 'made_on', NEW."made_on", 'scale', NEW."scale"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist_version AFTER UPDATE ON "checklist_version"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."template_id" IS NOT NEW."template_id" COLLATE BINARY OR OLD."number" IS NOT NEW."number" COLLATE BINARY OR OLD."edition" IS NOT NEW."edition" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."made_on" IS NOT NEW."made_on" COLLATE BINARY OR OLD."scale" IS NOT NEW."scale" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_version', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'template_id', OLD."template_id", 'number', OLD."number", 'edition', OLD."edition", 'source', OLD."source", 'note', OLD."note", 'made_on', OLD."made_on", 'scale', OLD."scale"),
json_object('id', NEW."id", 'template_id', NEW."template_id", 'number', NEW."number", 'edition', NEW."edition", 'source', NEW."source", 'note', NEW."note", 'made_on', NEW."made_on", 'scale', NEW."scale"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist_version AFTER DELETE ON "checklist_version"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_version', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'template_id', OLD."template_id", 'number', OLD."number", 'edition', OLD."edition", 'source', OLD."source", 'note', OLD."note", 'made_on', OLD."made_on", 'scale', OLD."scale"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_checklist AFTER INSERT ON "checklist"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'template_id', NEW."template_id", 'template_version_id', NEW."template_version_id", 'course_id', NEW."course_id", 'course_version_id', NEW."course_version_id", 'year', NEW."year", 'as_at', NEW."as_at", 'began_on', NEW."began_on", 'delivery', NEW."delivery", 'length', NEW."length", 'audience', NEW."audience", 'trainers', NEW."trainers", 'contact', NEW."contact", 'completed_by', NEW."completed_by", 'completed_role', NEW."completed_role", 'completed_on', NEW."completed_on", 'approved_by', NEW."approved_by", 'approved_on', NEW."approved_on", 'outside', NEW."outside", 'outside_by', NEW."outside_by", 'outside_on', NEW."outside_on", 'note', NEW."note", 'next_due_on', NEW."next_due_on", 'signed_on', NEW."signed_on", 'figures', NEW."figures", 'reopened_on', NEW."reopened_on", 'reopened_why', NEW."reopened_why"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist AFTER UPDATE ON "checklist"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."template_id" IS NOT NEW."template_id" COLLATE BINARY OR OLD."template_version_id" IS NOT NEW."template_version_id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."course_version_id" IS NOT NEW."course_version_id" COLLATE BINARY OR OLD."year" IS NOT NEW."year" COLLATE BINARY OR OLD."as_at" IS NOT NEW."as_at" COLLATE BINARY OR OLD."began_on" IS NOT NEW."began_on" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."length" IS NOT NEW."length" COLLATE BINARY OR OLD."audience" IS NOT NEW."audience" COLLATE BINARY OR OLD."trainers" IS NOT NEW."trainers" COLLATE BINARY OR OLD."contact" IS NOT NEW."contact" COLLATE BINARY OR OLD."completed_by" IS NOT NEW."completed_by" COLLATE BINARY OR OLD."completed_role" IS NOT NEW."completed_role" COLLATE BINARY OR OLD."completed_on" IS NOT NEW."completed_on" COLLATE BINARY OR OLD."approved_by" IS NOT NEW."approved_by" COLLATE BINARY OR OLD."approved_on" IS NOT NEW."approved_on" COLLATE BINARY OR OLD."outside" IS NOT NEW."outside" COLLATE BINARY OR OLD."outside_by" IS NOT NEW."outside_by" COLLATE BINARY OR OLD."outside_on" IS NOT NEW."outside_on" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."next_due_on" IS NOT NEW."next_due_on" COLLATE BINARY OR OLD."signed_on" IS NOT NEW."signed_on" COLLATE BINARY OR OLD."figures" IS NOT NEW."figures" COLLATE BINARY OR OLD."reopened_on" IS NOT NEW."reopened_on" COLLATE BINARY OR OLD."reopened_why" IS NOT NEW."reopened_why" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'template_id', OLD."template_id", 'template_version_id', OLD."template_version_id", 'course_id', OLD."course_id", 'course_version_id', OLD."course_version_id", 'year', OLD."year", 'as_at', OLD."as_at", 'began_on', OLD."began_on", 'delivery', OLD."delivery", 'length', OLD."length", 'audience', OLD."audience", 'trainers', OLD."trainers", 'contact', OLD."contact", 'completed_by', OLD."completed_by", 'completed_role', OLD."completed_role", 'completed_on', OLD."completed_on", 'approved_by', OLD."approved_by", 'approved_on', OLD."approved_on", 'outside', OLD."outside", 'outside_by', OLD."outside_by", 'outside_on', OLD."outside_on", 'note', OLD."note", 'next_due_on', OLD."next_due_on", 'signed_on', OLD."signed_on", 'figures', OLD."figures", 'reopened_on', OLD."reopened_on", 'reopened_why', OLD."reopened_why"),
json_object('id', NEW."id", 'template_id', NEW."template_id", 'template_version_id', NEW."template_version_id", 'course_id', NEW."course_id", 'course_version_id', NEW."course_version_id", 'year', NEW."year", 'as_at', NEW."as_at", 'began_on', NEW."began_on", 'delivery', NEW."delivery", 'length', NEW."length", 'audience', NEW."audience", 'trainers', NEW."trainers", 'contact', NEW."contact", 'completed_by', NEW."completed_by", 'completed_role', NEW."completed_role", 'completed_on', NEW."completed_on", 'approved_by', NEW."approved_by", 'approved_on', NEW."approved_on", 'outside', NEW."outside", 'outside_by', NEW."outside_by", 'outside_on', NEW."outside_on", 'note', NEW."note", 'next_due_on', NEW."next_due_on", 'signed_on', NEW."signed_on", 'figures', NEW."figures", 'reopened_on', NEW."reopened_on", 'reopened_why', NEW."reopened_why"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist AFTER DELETE ON "checklist"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'template_id', OLD."template_id", 'template_version_id', OLD."template_version_id", 'course_id', OLD."course_id", 'course_version_id', OLD."course_version_id", 'year', OLD."year", 'as_at', OLD."as_at", 'began_on', OLD."began_on", 'delivery', OLD."delivery", 'length', OLD."length", 'audience', OLD."audience", 'trainers', OLD."trainers", 'contact', OLD."contact", 'completed_by', OLD."completed_by", 'completed_role', OLD."completed_role", 'completed_on', OLD."completed_on", 'approved_by', OLD."approved_by", 'approved_on', OLD."approved_on", 'outside', OLD."outside", 'outside_by', OLD."outside_by", 'outside_on', OLD."outside_on", 'note', OLD."note", 'next_due_on', OLD."next_due_on", 'signed_on', OLD."signed_on", 'figures', OLD."figures", 'reopened_on', OLD."reopened_on", 'reopened_why', OLD."reopened_why"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_checklist_section AFTER INSERT ON "checklist_section"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_section', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'template_version_id', NEW."template_version_id", 'position', NEW."position", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist_section AFTER UPDATE ON "checklist_section"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."template_version_id" IS NOT NEW."template_version_id" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_section', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'template_version_id', OLD."template_version_id", 'position', OLD."position", 'title', OLD."title"),
json_object('id', NEW."id", 'template_version_id', NEW."template_version_id", 'position', NEW."position", 'title', NEW."title"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist_section AFTER DELETE ON "checklist_section"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_section', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'template_version_id', OLD."template_version_id", 'position', OLD."position", 'title', OLD."title"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_reported_gap AFTER INSERT ON "reported_gap"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'reported_gap', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'kind', NEW."kind", 'what', NEW."what", 'detail', NEW."detail", 'requirement_id', NEW."requirement_id", 'noticed_on', NEW."noticed_on", 'reported_on', NEW."reported_on", 'reported_how', NEW."reported_how", 'reply', NEW."reply", 'closed_on', NEW."closed_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_reported_gap AFTER UPDATE ON "reported_gap"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."what" IS NOT NEW."what" COLLATE BINARY OR OLD."detail" IS NOT NEW."detail" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."noticed_on" IS NOT NEW."noticed_on" COLLATE BINARY OR OLD."reported_on" IS NOT NEW."reported_on" COLLATE BINARY OR OLD."reported_how" IS NOT NEW."reported_how" COLLATE BINARY OR OLD."reply" IS NOT NEW."reply" COLLATE BINARY OR OLD."closed_on" IS NOT NEW."closed_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'reported_gap', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'kind', OLD."kind", 'what', OLD."what", 'detail', OLD."detail", 'requirement_id', OLD."requirement_id", 'noticed_on', OLD."noticed_on", 'reported_on', OLD."reported_on", 'reported_how', OLD."reported_how", 'reply', OLD."reply", 'closed_on', OLD."closed_on"),
json_object('id', NEW."id", 'kind', NEW."kind", 'what', NEW."what", 'detail', NEW."detail", 'requirement_id', NEW."requirement_id", 'noticed_on', NEW."noticed_on", 'reported_on', NEW."reported_on", 'reported_how', NEW."reported_how", 'reply', NEW."reply", 'closed_on', NEW."closed_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_reported_gap AFTER DELETE ON "reported_gap"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'reported_gap', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'kind', OLD."kind", 'what', OLD."what", 'detail', OLD."detail", 'requirement_id', OLD."requirement_id", 'noticed_on', OLD."noticed_on", 'reported_on', OLD."reported_on", 'reported_how', OLD."reported_how", 'reply', OLD."reply", 'closed_on', OLD."closed_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_checklist_item AFTER INSERT ON "checklist_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_item', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'template_version_id', NEW."template_version_id", 'section_id', NEW."section_id", 'position', NEW."position", 'item_key', NEW."item_key", 'number', NEW."number", 'text', NEW."text", 'guidance', NEW."guidance", 'source', NEW."source", 'figures', NEW."figures", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist_item AFTER UPDATE ON "checklist_item"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."template_version_id" IS NOT NEW."template_version_id" COLLATE BINARY OR OLD."section_id" IS NOT NEW."section_id" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."item_key" IS NOT NEW."item_key" COLLATE BINARY OR OLD."number" IS NOT NEW."number" COLLATE BINARY OR OLD."text" IS NOT NEW."text" COLLATE BINARY OR OLD."guidance" IS NOT NEW."guidance" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."figures" IS NOT NEW."figures" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_item', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'template_version_id', OLD."template_version_id", 'section_id', OLD."section_id", 'position', OLD."position", 'item_key', OLD."item_key", 'number', OLD."number", 'text', OLD."text", 'guidance', OLD."guidance", 'source', OLD."source", 'figures', OLD."figures", 'active', OLD."active"),
json_object('id', NEW."id", 'template_version_id', NEW."template_version_id", 'section_id', NEW."section_id", 'position', NEW."position", 'item_key', NEW."item_key", 'number', NEW."number", 'text', NEW."text", 'guidance', NEW."guidance", 'source', NEW."source", 'figures', NEW."figures", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist_item AFTER DELETE ON "checklist_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_item', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'template_version_id', OLD."template_version_id", 'section_id', OLD."section_id", 'position', OLD."position", 'item_key', OLD."item_key", 'number', OLD."number", 'text', OLD."text", 'guidance', OLD."guidance", 'source', OLD."source", 'figures', OLD."figures", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_checklist_answer AFTER INSERT ON "checklist_answer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_answer', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'checklist_id', NEW."checklist_id", 'checklist_item_id', NEW."checklist_item_id", 'answer', NEW."answer", 'moderated', NEW."moderated", 'where_covered', NEW."where_covered", 'evidence', NEW."evidence", 'next_note', NEW."next_note", 'covered_by_id', NEW."covered_by_id", 'owner_id', NEW."owner_id", 'owner', NEW."owner"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_checklist_answer AFTER UPDATE ON "checklist_answer"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."checklist_id" IS NOT NEW."checklist_id" COLLATE BINARY OR OLD."checklist_item_id" IS NOT NEW."checklist_item_id" COLLATE BINARY OR OLD."answer" IS NOT NEW."answer" COLLATE BINARY OR OLD."moderated" IS NOT NEW."moderated" COLLATE BINARY OR OLD."where_covered" IS NOT NEW."where_covered" COLLATE BINARY OR OLD."evidence" IS NOT NEW."evidence" COLLATE BINARY OR OLD."next_note" IS NOT NEW."next_note" COLLATE BINARY OR OLD."covered_by_id" IS NOT NEW."covered_by_id" COLLATE BINARY OR OLD."owner_id" IS NOT NEW."owner_id" COLLATE BINARY OR OLD."owner" IS NOT NEW."owner" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_answer', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'checklist_id', OLD."checklist_id", 'checklist_item_id', OLD."checklist_item_id", 'answer', OLD."answer", 'moderated', OLD."moderated", 'where_covered', OLD."where_covered", 'evidence', OLD."evidence", 'next_note', OLD."next_note", 'covered_by_id', OLD."covered_by_id", 'owner_id', OLD."owner_id", 'owner', OLD."owner"),
json_object('id', NEW."id", 'checklist_id', NEW."checklist_id", 'checklist_item_id', NEW."checklist_item_id", 'answer', NEW."answer", 'moderated', NEW."moderated", 'where_covered', NEW."where_covered", 'evidence', NEW."evidence", 'next_note', NEW."next_note", 'covered_by_id', NEW."covered_by_id", 'owner_id', NEW."owner_id", 'owner', NEW."owner"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_checklist_answer AFTER DELETE ON "checklist_answer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'checklist_answer', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'checklist_id', OLD."checklist_id", 'checklist_item_id', OLD."checklist_item_id", 'answer', OLD."answer", 'moderated', OLD."moderated", 'where_covered', OLD."where_covered", 'evidence', OLD."evidence", 'next_note', OLD."next_note", 'covered_by_id', OLD."covered_by_id", 'owner_id', OLD."owner_id", 'owner', OLD."owner"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_agency_action AFTER INSERT ON "agency_action"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_action', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'what', NEW."what", 'why', NEW."why", 'answer_id', NEW."answer_id", 'requirement_id', NEW."requirement_id", 'person_id', NEW."person_id", 'owner_id', NEW."owner_id", 'owner', NEW."owner", 'raised_on', NEW."raised_on", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'done_note', NEW."done_note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_agency_action AFTER UPDATE ON "agency_action"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."what" IS NOT NEW."what" COLLATE BINARY OR OLD."why" IS NOT NEW."why" COLLATE BINARY OR OLD."answer_id" IS NOT NEW."answer_id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."owner_id" IS NOT NEW."owner_id" COLLATE BINARY OR OLD."owner" IS NOT NEW."owner" COLLATE BINARY OR OLD."raised_on" IS NOT NEW."raised_on" COLLATE BINARY OR OLD."due_on" IS NOT NEW."due_on" COLLATE BINARY OR OLD."done_on" IS NOT NEW."done_on" COLLATE BINARY OR OLD."done_note" IS NOT NEW."done_note" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_action', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'what', OLD."what", 'why', OLD."why", 'answer_id', OLD."answer_id", 'requirement_id', OLD."requirement_id", 'person_id', OLD."person_id", 'owner_id', OLD."owner_id", 'owner', OLD."owner", 'raised_on', OLD."raised_on", 'due_on', OLD."due_on", 'done_on', OLD."done_on", 'done_note', OLD."done_note"),
json_object('id', NEW."id", 'what', NEW."what", 'why', NEW."why", 'answer_id', NEW."answer_id", 'requirement_id', NEW."requirement_id", 'person_id', NEW."person_id", 'owner_id', NEW."owner_id", 'owner', NEW."owner", 'raised_on', NEW."raised_on", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'done_note', NEW."done_note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_agency_action AFTER DELETE ON "agency_action"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_action', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'what', OLD."what", 'why', OLD."why", 'answer_id', OLD."answer_id", 'requirement_id', OLD."requirement_id", 'person_id', OLD."person_id", 'owner_id', OLD."owner_id", 'owner', OLD."owner", 'raised_on', OLD."raised_on", 'due_on', OLD."due_on", 'done_on', OLD."done_on", 'done_note', OLD."done_note"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_assurance_file AFTER INSERT ON "assurance_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'assurance_file', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'answer_id', NEW."answer_id", 'action_id', NEW."action_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_assurance_file AFTER UPDATE ON "assurance_file"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."answer_id" IS NOT NEW."answer_id" COLLATE BINARY OR OLD."action_id" IS NOT NEW."action_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."size_bytes" IS NOT NEW."size_bytes" COLLATE BINARY OR OLD."sha256" IS NOT NEW."sha256" COLLATE BINARY OR OLD."stored_as" IS NOT NEW."stored_as" COLLATE BINARY OR OLD."added_on" IS NOT NEW."added_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'assurance_file', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'answer_id', OLD."answer_id", 'action_id', OLD."action_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'answer_id', NEW."answer_id", 'action_id', NEW."action_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_assurance_file AFTER DELETE ON "assurance_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'assurance_file', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'answer_id', OLD."answer_id", 'action_id', OLD."action_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
NULL,
randomblob(16));
END""",
)


def upgrade() -> None:
    """Add tables; nothing that was there changes."""
    for statement in NEW + INDEXES + TRIGGERS:
        op.get_bind().exec_driver_sql(statement)
