"""More about people, target groups and rules: away, former names, levels, competences, pathways, equivalents."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Tables that get columns or other rules; what is in them is carried over by name.
REBUILT = {
    "person": (
        "id, given, family, known_as, staff_number, email",
        """CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    given TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    known_as TEXT DEFAULT '' NOT NULL,
    staff_number TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    manager_id INTEGER,
    archived_on TEXT CONSTRAINT ck_person_archived_on CHECK (archived_on IS NULL OR (archived_on IS date(archived_on) AND archived_on >= '1900-01-01')),
    CONSTRAINT ck_person_name CHECK (trim(given || family) <> ''),
    CONSTRAINT fk_person_manager_id FOREIGN KEY(manager_id) REFERENCES person (id)
)
 STRICT""",
    ),
    "rule_pack": (
        "id, title, sector, edition, source, position",
        """CREATE TABLE rule_pack (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    sector TEXT NOT NULL CONSTRAINT ck_rule_pack_sector CHECK (sector IN ('school', 'early-years', 'health', 'council', 'voluntary', 'general')),
    edition TEXT NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    shipped TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_rule_pack PRIMARY KEY (id)
)
 STRICT""",
    ),
    "duty": (
        "code, title, position",
        """CREATE TABLE duty (
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    position INTEGER NOT NULL,
    usual_group INTEGER,
    CONSTRAINT pk_duty PRIMARY KEY (code),
    CONSTRAINT fk_duty_usual_group FOREIGN KEY(usual_group) REFERENCES target_group (number)
)
 STRICT""",
    ),
    "requirement": (
        "id, pack_id, title, short, position, active",
        """CREATE TABLE requirement (
    id TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    title TEXT NOT NULL,
    short TEXT NOT NULL,
    position INTEGER NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_requirement_active CHECK (active IN (0, 1)),
    whole_agency INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_requirement_whole_agency CHECK (whole_agency IN (0, 1)),
    CONSTRAINT pk_requirement PRIMARY KEY (id),
    CONSTRAINT fk_requirement_pack_id FOREIGN KEY(pack_id) REFERENCES rule_pack (id)
)
 STRICT""",
    ),
    "session": (
        "id, course_id, starts_on, delivery, trainer, provider, note",
        """CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_session_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    delivery TEXT DEFAULT '' NOT NULL,
    trainer TEXT DEFAULT '' NOT NULL,
    provider TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    ends_on TEXT CONSTRAINT ck_session_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    whole_agency INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_session_whole_agency CHECK (whole_agency IN (0, 1)),
    CONSTRAINT ck_session_period CHECK (ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_session_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    ),
    "placement": (
        "id, person_id, group_number, starts_on, decided_by, reason, review_on",
        """CREATE TABLE placement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_placement_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    decided_by TEXT NOT NULL CONSTRAINT ck_placement_decided_by CHECK (trim(decided_by) <> ''),
    reason TEXT NOT NULL CONSTRAINT ck_placement_reason CHECK (trim(reason) <> ''),
    review_on TEXT CONSTRAINT ck_placement_review_on CHECK (review_on IS NULL OR (review_on IS date(review_on) AND review_on >= '1900-01-01')),
    level_id INTEGER,
    CONSTRAINT fk_placement_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_placement_group_number FOREIGN KEY(group_number) REFERENCES target_group (number),
    CONSTRAINT fk_placement_level_id FOREIGN KEY(level_id) REFERENCES agency_level (id)
)
 STRICT""",
    ),
    "role": (
        "id, title, usual_group, active",
        """CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_role_title CHECK (trim(title) <> ''),
    usual_group INTEGER,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_role_active CHECK (active IN (0, 1)),
    level_id INTEGER,
    CONSTRAINT uq_role_title UNIQUE (title),
    CONSTRAINT fk_role_usual_group FOREIGN KEY(usual_group) REFERENCES target_group (number),
    CONSTRAINT fk_role_level_id FOREIGN KEY(level_id) REFERENCES agency_level (id)
)
 STRICT""",
    ),
    "rule": (
        "id, requirement_id, position, kind, who, months, first_within_days, after, document_id, edition_within_days, notice_days, may_lengthen, source, source_edition, starts_on, ends_on, to_check",
        """CREATE TABLE rule (
    id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_rule_kind CHECK (kind IN ('every-months', 'once', 'academic-year', 'edition', 'hours', 'each-start', 'minimum')),
    who TEXT NOT NULL CONSTRAINT ck_rule_who CHECK (json_valid(who)),
    months INTEGER CONSTRAINT ck_rule_months CHECK (months IS NULL OR months > 0),
    first_within_days INTEGER CONSTRAINT ck_rule_first_within_days CHECK (first_within_days >= 0),
    "after" TEXT,
    document_id TEXT,
    edition_within_days INTEGER DEFAULT 0 NOT NULL,
    notice_days INTEGER NOT NULL CONSTRAINT ck_rule_notice_days CHECK (notice_days >= 0),
    may_lengthen INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_rule_may_lengthen CHECK (may_lengthen IN (0, 1)),
    source TEXT DEFAULT '' NOT NULL,
    source_edition TEXT DEFAULT '' NOT NULL,
    starts_on TEXT CONSTRAINT ck_rule_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_rule_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    to_check TEXT DEFAULT '' NOT NULL,
    hours REAL CONSTRAINT ck_rule_hours CHECK (hours IS NULL OR hours > 0),
    minimum_count INTEGER CONSTRAINT ck_rule_minimum_count CHECK (minimum_count IS NULL OR minimum_count > 0),
    minimum_per TEXT DEFAULT 'agency' NOT NULL CONSTRAINT ck_rule_minimum_per CHECK (minimum_per IN ('agency', 'site', 'team')),
    replaces TEXT,
    CONSTRAINT pk_rule PRIMARY KEY (id),
    CONSTRAINT ck_rule_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT ck_rule_interval CHECK (months IS NOT NULL OR kind NOT IN ('every-months', 'hours')),
    CONSTRAINT ck_rule_window CHECK ((kind = 'hours') = (hours IS NOT NULL)),
    CONSTRAINT ck_rule_minimum CHECK ((kind = 'minimum') = (minimum_count IS NOT NULL)),
    CONSTRAINT ck_rule_start CHECK (first_within_days IS NOT NULL OR kind <> 'each-start'),
    CONSTRAINT ck_rule_document CHECK ((kind = 'edition') = (document_id IS NOT NULL)),
    CONSTRAINT fk_rule_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id),
    CONSTRAINT fk_rule_after FOREIGN KEY("after") REFERENCES requirement (id),
    CONSTRAINT fk_rule_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT fk_rule_replaces FOREIGN KEY(replaces) REFERENCES rule (id)
)
 STRICT""",
    ),
}
NEW = (
    """CREATE TABLE agency_level (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_agency_level_title CHECK (trim(title) <> ''),
    group_number INTEGER NOT NULL,
    description TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_agency_level_title UNIQUE (title),
    CONSTRAINT fk_agency_level_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE TABLE away (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_away_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_away_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT ck_away_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_away_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE competence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    group_number INTEGER NOT NULL,
    text TEXT NOT NULL CONSTRAINT ck_competence_text CHECK (trim(text) <> ''),
    position INTEGER NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_competence_active CHECK (active IN (0, 1)),
    CONSTRAINT fk_competence_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE TABLE former_name (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL CONSTRAINT ck_former_name_name CHECK (trim(name) <> ''),
    until TEXT CONSTRAINT ck_former_name_until CHECK (until IS NULL OR (until IS date(until) AND until >= '1900-01-01')),
    CONSTRAINT fk_former_name_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE pathway_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    group_number INTEGER,
    duty_code TEXT,
    position INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    CONSTRAINT ck_pathway_step_whose CHECK ((group_number IS NULL) <> (duty_code IS NULL)),
    CONSTRAINT fk_pathway_step_group_number FOREIGN KEY(group_number) REFERENCES target_group (number),
    CONSTRAINT fk_pathway_step_duty_code FOREIGN KEY(duty_code) REFERENCES duty (code),
    CONSTRAINT fk_pathway_step_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    """CREATE TABLE competence_review (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    role_id INTEGER,
    group_number INTEGER NOT NULL,
    reviewed_on TEXT NOT NULL CONSTRAINT ck_competence_review_reviewed_on CHECK (reviewed_on IS NULL OR (reviewed_on IS date(reviewed_on) AND reviewed_on >= '1900-01-01')),
    reviewed_by TEXT NOT NULL CONSTRAINT ck_competence_review_reviewed_by CHECK (trim(reviewed_by) <> ''),
    note TEXT DEFAULT '' NOT NULL,
    next_on TEXT CONSTRAINT ck_competence_review_next_on CHECK (next_on IS NULL OR (next_on IS date(next_on) AND next_on >= '1900-01-01')),
    CONSTRAINT ck_competence_review_whose CHECK ((person_id IS NULL) <> (role_id IS NULL)),
    CONSTRAINT fk_competence_review_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_competence_review_role_id FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_competence_review_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE TABLE equivalent (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    attendance_id INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    approved_by TEXT NOT NULL CONSTRAINT ck_equivalent_approved_by CHECK (trim(approved_by) <> ''),
    reason TEXT NOT NULL CONSTRAINT ck_equivalent_reason CHECK (trim(reason) <> ''),
    decided_on TEXT NOT NULL CONSTRAINT ck_equivalent_decided_on CHECK (decided_on IS NULL OR (decided_on IS date(decided_on) AND decided_on >= '1900-01-01')),
    CONSTRAINT uq_equivalent_attendance_id_requirement_id UNIQUE (attendance_id, requirement_id),
    CONSTRAINT fk_equivalent_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_equivalent_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id),
    CONSTRAINT fk_equivalent_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE TABLE competence_finding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    review_id INTEGER NOT NULL,
    person_id INTEGER,
    text TEXT NOT NULL,
    met TEXT NOT NULL CONSTRAINT ck_competence_finding_met CHECK (met IN ('yes', 'partly', 'no', 'not-applicable')),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_competence_finding_review_id FOREIGN KEY(review_id) REFERENCES competence_review (id),
    CONSTRAINT fk_competence_finding_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
)
INDEXES = (
    "CREATE UNIQUE INDEX uq_person_staff_number ON person (staff_number) WHERE staff_number <> ''",
    "CREATE INDEX ix_away_person_id ON away (person_id)",
    "CREATE INDEX ix_former_name_person_id ON former_name (person_id)",
    "CREATE INDEX ix_placement_person_id ON placement (person_id)",
    "CREATE INDEX ix_competence_review_person_id ON competence_review (person_id)",
    "CREATE INDEX ix_equivalent_person_id ON equivalent (person_id)",
    "CREATE INDEX ix_competence_finding_person_id ON competence_finding (person_id)",
    "CREATE INDEX ix_competence_finding_review_id ON competence_finding (review_id)",
)
TRIGGERS = (
    """CREATE TRIGGER history_insert_person AFTER INSERT ON "person"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', NEW."id", NEW.id, 'insert',
NULL,
json_object('id', NEW."id", 'given', NEW."given", 'family', NEW."family", 'known_as', NEW."known_as", 'staff_number', NEW."staff_number", 'email', NEW."email", 'manager_id', NEW."manager_id", 'archived_on', NEW."archived_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_person AFTER UPDATE ON "person"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."given" IS NOT NEW."given" COLLATE BINARY OR OLD."family" IS NOT NEW."family" COLLATE BINARY OR OLD."known_as" IS NOT NEW."known_as" COLLATE BINARY OR OLD."staff_number" IS NOT NEW."staff_number" COLLATE BINARY OR OLD."email" IS NOT NEW."email" COLLATE BINARY OR OLD."manager_id" IS NOT NEW."manager_id" COLLATE BINARY OR OLD."archived_on" IS NOT NEW."archived_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', OLD."id", OLD.id, 'update',
json_object('id', OLD."id", 'given', OLD."given", 'family', OLD."family", 'known_as', OLD."known_as", 'staff_number', OLD."staff_number", 'email', OLD."email", 'manager_id', OLD."manager_id", 'archived_on', OLD."archived_on"),
json_object('id', NEW."id", 'given', NEW."given", 'family', NEW."family", 'known_as', NEW."known_as", 'staff_number', NEW."staff_number", 'email', NEW."email", 'manager_id', NEW."manager_id", 'archived_on', NEW."archived_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_person AFTER DELETE ON "person"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'person', OLD."id", OLD.id, 'delete',
json_object('id', OLD."id", 'given', OLD."given", 'family', OLD."family", 'known_as', OLD."known_as", 'staff_number', OLD."staff_number", 'email', OLD."email", 'manager_id', OLD."manager_id", 'archived_on', OLD."archived_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_rule_pack AFTER INSERT ON "rule_pack"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'sector', NEW."sector", 'edition', NEW."edition", 'source', NEW."source", 'position', NEW."position", 'shipped', NEW."shipped"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_rule_pack AFTER UPDATE ON "rule_pack"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."sector" IS NOT NEW."sector" COLLATE BINARY OR OLD."edition" IS NOT NEW."edition" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."shipped" IS NOT NEW."shipped" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'sector', OLD."sector", 'edition', OLD."edition", 'source', OLD."source", 'position', OLD."position", 'shipped', OLD."shipped"),
json_object('id', NEW."id", 'title', NEW."title", 'sector', NEW."sector", 'edition', NEW."edition", 'source', NEW."source", 'position', NEW."position", 'shipped', NEW."shipped"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_rule_pack AFTER DELETE ON "rule_pack"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule_pack', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'sector', OLD."sector", 'edition', OLD."edition", 'source', OLD."source", 'position', OLD."position", 'shipped', OLD."shipped"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_agency_level AFTER INSERT ON "agency_level"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_level', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'group_number', NEW."group_number", 'description', NEW."description"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_agency_level AFTER UPDATE ON "agency_level"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."description" IS NOT NEW."description" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_level', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'group_number', OLD."group_number", 'description', OLD."description"),
json_object('id', NEW."id", 'title', NEW."title", 'group_number', NEW."group_number", 'description', NEW."description"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_agency_level AFTER DELETE ON "agency_level"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'agency_level', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'group_number', OLD."group_number", 'description', OLD."description"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_away AFTER INSERT ON "away"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'away', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_away AFTER UPDATE ON "away"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'away', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_away AFTER DELETE ON "away"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'away', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_competence AFTER INSERT ON "competence"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'group_number', NEW."group_number", 'text', NEW."text", 'position', NEW."position", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_competence AFTER UPDATE ON "competence"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."text" IS NOT NEW."text" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'group_number', OLD."group_number", 'text', OLD."text", 'position', OLD."position", 'active', OLD."active"),
json_object('id', NEW."id", 'group_number', NEW."group_number", 'text', NEW."text", 'position', NEW."position", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_competence AFTER DELETE ON "competence"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'group_number', OLD."group_number", 'text', OLD."text", 'position', OLD."position", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_duty AFTER INSERT ON "duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', NEW."code", NULL, 'insert',
NULL,
json_object('code', NEW."code", 'title', NEW."title", 'position', NEW."position", 'usual_group', NEW."usual_group"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_duty AFTER UPDATE ON "duty"
WHEN OLD."code" IS NOT NEW."code" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."usual_group" IS NOT NEW."usual_group" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', OLD."code", NULL, 'update',
json_object('code', OLD."code", 'title', OLD."title", 'position', OLD."position", 'usual_group', OLD."usual_group"),
json_object('code', NEW."code", 'title', NEW."title", 'position', NEW."position", 'usual_group', NEW."usual_group"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_duty AFTER DELETE ON "duty"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'duty', OLD."code", NULL, 'delete',
json_object('code', OLD."code", 'title', OLD."title", 'position', OLD."position", 'usual_group', OLD."usual_group"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_former_name AFTER INSERT ON "former_name"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'former_name', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'until', NEW."until"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_former_name AFTER UPDATE ON "former_name"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."until" IS NOT NEW."until" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'former_name', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'until', OLD."until"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'until', NEW."until"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_former_name AFTER DELETE ON "former_name"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'former_name', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'until', OLD."until"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_requirement AFTER INSERT ON "requirement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'pack_id', NEW."pack_id", 'title', NEW."title", 'short', NEW."short", 'position', NEW."position", 'active', NEW."active", 'whole_agency', NEW."whole_agency"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_requirement AFTER UPDATE ON "requirement"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."pack_id" IS NOT NEW."pack_id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."short" IS NOT NEW."short" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY OR OLD."whole_agency" IS NOT NEW."whole_agency" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'pack_id', OLD."pack_id", 'title', OLD."title", 'short', OLD."short", 'position', OLD."position", 'active', OLD."active", 'whole_agency', OLD."whole_agency"),
json_object('id', NEW."id", 'pack_id', NEW."pack_id", 'title', NEW."title", 'short', NEW."short", 'position', NEW."position", 'active', NEW."active", 'whole_agency', NEW."whole_agency"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_requirement AFTER DELETE ON "requirement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'requirement', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'pack_id', OLD."pack_id", 'title', OLD."title", 'short', OLD."short", 'position', OLD."position", 'active', OLD."active", 'whole_agency', OLD."whole_agency"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session AFTER INSERT ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note", 'ends_on', NEW."ends_on", 'whole_agency', NEW."whole_agency"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session AFTER UPDATE ON "session"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."trainer" IS NOT NEW."trainer" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."whole_agency" IS NOT NEW."whole_agency" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note", 'ends_on', OLD."ends_on", 'whole_agency', OLD."whole_agency"),
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note", 'ends_on', NEW."ends_on", 'whole_agency', NEW."whole_agency"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session AFTER DELETE ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note", 'ends_on', OLD."ends_on", 'whole_agency', OLD."whole_agency"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_pathway_step AFTER INSERT ON "pathway_step"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'pathway_step', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'group_number', NEW."group_number", 'duty_code', NEW."duty_code", 'position', NEW."position", 'course_id', NEW."course_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_pathway_step AFTER UPDATE ON "pathway_step"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."duty_code" IS NOT NEW."duty_code" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'pathway_step', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'group_number', OLD."group_number", 'duty_code', OLD."duty_code", 'position', OLD."position", 'course_id', OLD."course_id"),
json_object('id', NEW."id", 'group_number', NEW."group_number", 'duty_code', NEW."duty_code", 'position', NEW."position", 'course_id', NEW."course_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_pathway_step AFTER DELETE ON "pathway_step"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'pathway_step', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'group_number', OLD."group_number", 'duty_code', OLD."duty_code", 'position', OLD."position", 'course_id', OLD."course_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_placement AFTER INSERT ON "placement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'group_number', NEW."group_number", 'starts_on', NEW."starts_on", 'decided_by', NEW."decided_by", 'reason', NEW."reason", 'review_on', NEW."review_on", 'level_id', NEW."level_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_placement AFTER UPDATE ON "placement"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."decided_by" IS NOT NEW."decided_by" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."review_on" IS NOT NEW."review_on" COLLATE BINARY OR OLD."level_id" IS NOT NEW."level_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'group_number', OLD."group_number", 'starts_on', OLD."starts_on", 'decided_by', OLD."decided_by", 'reason', OLD."reason", 'review_on', OLD."review_on", 'level_id', OLD."level_id"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'group_number', NEW."group_number", 'starts_on', NEW."starts_on", 'decided_by', NEW."decided_by", 'reason', NEW."reason", 'review_on', NEW."review_on", 'level_id', NEW."level_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_placement AFTER DELETE ON "placement"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'placement', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'group_number', OLD."group_number", 'starts_on', OLD."starts_on", 'decided_by', OLD."decided_by", 'reason', OLD."reason", 'review_on', OLD."review_on", 'level_id', OLD."level_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_role AFTER INSERT ON "role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'usual_group', NEW."usual_group", 'active', NEW."active", 'level_id', NEW."level_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_role AFTER UPDATE ON "role"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."usual_group" IS NOT NEW."usual_group" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY OR OLD."level_id" IS NOT NEW."level_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'usual_group', OLD."usual_group", 'active', OLD."active", 'level_id', OLD."level_id"),
json_object('id', NEW."id", 'title', NEW."title", 'usual_group', NEW."usual_group", 'active', NEW."active", 'level_id', NEW."level_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_role AFTER DELETE ON "role"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'role', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'usual_group', OLD."usual_group", 'active', OLD."active", 'level_id', OLD."level_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_rule AFTER INSERT ON "rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'requirement_id', NEW."requirement_id", 'position', NEW."position", 'kind', NEW."kind", 'who', NEW."who", 'months', NEW."months", 'first_within_days', NEW."first_within_days", 'after', NEW."after", 'document_id', NEW."document_id", 'edition_within_days', NEW."edition_within_days", 'notice_days', NEW."notice_days", 'may_lengthen', NEW."may_lengthen", 'source', NEW."source", 'source_edition', NEW."source_edition", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'to_check', NEW."to_check", 'hours', NEW."hours", 'minimum_count', NEW."minimum_count", 'minimum_per', NEW."minimum_per", 'replaces', NEW."replaces"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_rule AFTER UPDATE ON "rule"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."who" IS NOT NEW."who" COLLATE BINARY OR OLD."months" IS NOT NEW."months" COLLATE BINARY OR OLD."first_within_days" IS NOT NEW."first_within_days" COLLATE BINARY OR OLD."after" IS NOT NEW."after" COLLATE BINARY OR OLD."document_id" IS NOT NEW."document_id" COLLATE BINARY OR OLD."edition_within_days" IS NOT NEW."edition_within_days" COLLATE BINARY OR OLD."notice_days" IS NOT NEW."notice_days" COLLATE BINARY OR OLD."may_lengthen" IS NOT NEW."may_lengthen" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."source_edition" IS NOT NEW."source_edition" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."to_check" IS NOT NEW."to_check" COLLATE BINARY OR OLD."hours" IS NOT NEW."hours" COLLATE BINARY OR OLD."minimum_count" IS NOT NEW."minimum_count" COLLATE BINARY OR OLD."minimum_per" IS NOT NEW."minimum_per" COLLATE BINARY OR OLD."replaces" IS NOT NEW."replaces" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'requirement_id', OLD."requirement_id", 'position', OLD."position", 'kind', OLD."kind", 'who', OLD."who", 'months', OLD."months", 'first_within_days', OLD."first_within_days", 'after', OLD."after", 'document_id', OLD."document_id", 'edition_within_days', OLD."edition_within_days", 'notice_days', OLD."notice_days", 'may_lengthen', OLD."may_lengthen", 'source', OLD."source", 'source_edition', OLD."source_edition", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'to_check', OLD."to_check", 'hours', OLD."hours", 'minimum_count', OLD."minimum_count", 'minimum_per', OLD."minimum_per", 'replaces', OLD."replaces"),
json_object('id', NEW."id", 'requirement_id', NEW."requirement_id", 'position', NEW."position", 'kind', NEW."kind", 'who', NEW."who", 'months', NEW."months", 'first_within_days', NEW."first_within_days", 'after', NEW."after", 'document_id', NEW."document_id", 'edition_within_days', NEW."edition_within_days", 'notice_days', NEW."notice_days", 'may_lengthen', NEW."may_lengthen", 'source', NEW."source", 'source_edition', NEW."source_edition", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'to_check', NEW."to_check", 'hours', NEW."hours", 'minimum_count', NEW."minimum_count", 'minimum_per', NEW."minimum_per", 'replaces', NEW."replaces"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_rule AFTER DELETE ON "rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'rule', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'requirement_id', OLD."requirement_id", 'position', OLD."position", 'kind', OLD."kind", 'who', OLD."who", 'months', OLD."months", 'first_within_days', OLD."first_within_days", 'after', OLD."after", 'document_id', OLD."document_id", 'edition_within_days', OLD."edition_within_days", 'notice_days', OLD."notice_days", 'may_lengthen', OLD."may_lengthen", 'source', OLD."source", 'source_edition', OLD."source_edition", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'to_check', OLD."to_check", 'hours', OLD."hours", 'minimum_count', OLD."minimum_count", 'minimum_per', OLD."minimum_per", 'replaces', OLD."replaces"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_competence_review AFTER INSERT ON "competence_review"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_review', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'role_id', NEW."role_id", 'group_number', NEW."group_number", 'reviewed_on', NEW."reviewed_on", 'reviewed_by', NEW."reviewed_by", 'note', NEW."note", 'next_on', NEW."next_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_competence_review AFTER UPDATE ON "competence_review"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."role_id" IS NOT NEW."role_id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY OR OLD."reviewed_on" IS NOT NEW."reviewed_on" COLLATE BINARY OR OLD."reviewed_by" IS NOT NEW."reviewed_by" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."next_on" IS NOT NEW."next_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_review', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'role_id', OLD."role_id", 'group_number', OLD."group_number", 'reviewed_on', OLD."reviewed_on", 'reviewed_by', OLD."reviewed_by", 'note', OLD."note", 'next_on', OLD."next_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'role_id', NEW."role_id", 'group_number', NEW."group_number", 'reviewed_on', NEW."reviewed_on", 'reviewed_by', NEW."reviewed_by", 'note', NEW."note", 'next_on', NEW."next_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_competence_review AFTER DELETE ON "competence_review"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_review', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'role_id', OLD."role_id", 'group_number', OLD."group_number", 'reviewed_on', OLD."reviewed_on", 'reviewed_by', OLD."reviewed_by", 'note', OLD."note", 'next_on', OLD."next_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_equivalent AFTER INSERT ON "equivalent"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'equivalent', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'requirement_id', NEW."requirement_id", 'approved_by', NEW."approved_by", 'reason', NEW."reason", 'decided_on', NEW."decided_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_equivalent AFTER UPDATE ON "equivalent"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."approved_by" IS NOT NEW."approved_by" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."decided_on" IS NOT NEW."decided_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'equivalent', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'requirement_id', OLD."requirement_id", 'approved_by', OLD."approved_by", 'reason', OLD."reason", 'decided_on', OLD."decided_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'requirement_id', NEW."requirement_id", 'approved_by', NEW."approved_by", 'reason', NEW."reason", 'decided_on', NEW."decided_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_equivalent AFTER DELETE ON "equivalent"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'equivalent', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'requirement_id', OLD."requirement_id", 'approved_by', OLD."approved_by", 'reason', OLD."reason", 'decided_on', OLD."decided_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_competence_finding AFTER INSERT ON "competence_finding"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_finding', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'review_id', NEW."review_id", 'person_id', NEW."person_id", 'text', NEW."text", 'met', NEW."met", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_competence_finding AFTER UPDATE ON "competence_finding"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."review_id" IS NOT NEW."review_id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."text" IS NOT NEW."text" COLLATE BINARY OR OLD."met" IS NOT NEW."met" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_finding', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'review_id', OLD."review_id", 'person_id', OLD."person_id", 'text', OLD."text", 'met', OLD."met", 'note', OLD."note"),
json_object('id', NEW."id", 'review_id', NEW."review_id", 'person_id', NEW."person_id", 'text', NEW."text", 'met', NEW."met", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_competence_finding AFTER DELETE ON "competence_finding"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'competence_finding', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'review_id', OLD."review_id", 'person_id', OLD."person_id", 'text', OLD."text", 'met', OLD."met", 'note', OLD."note"),
NULL,
randomblob(16));
END""",
)


def upgrade() -> None:
    """Add tables, build anew those that change, and keep the numbers that were given: none is given twice."""
    for name, (columns, statement) in REBUILT.items():
        op.get_bind().exec_driver_sql(statement.replace(f"CREATE TABLE {name} ", f"CREATE TABLE new_{name} ", 1))
        op.get_bind().exec_driver_sql(f"INSERT INTO new_{name} ({columns}) SELECT {columns} FROM {name}")
        op.get_bind().exec_driver_sql(f"DELETE FROM sqlite_sequence WHERE name = 'new_{name}'")
        op.get_bind().exec_driver_sql(
            "INSERT INTO sqlite_sequence (name, seq) "
            f"SELECT 'new_{name}', seq FROM sqlite_sequence WHERE name = '{name}'"
        )
        op.get_bind().exec_driver_sql(f"DROP TABLE {name}")
        op.get_bind().exec_driver_sql(f"ALTER TABLE new_{name} RENAME TO {name}")
    for statement in NEW + INDEXES + TRIGGERS:
        op.get_bind().exec_driver_sql(statement)
