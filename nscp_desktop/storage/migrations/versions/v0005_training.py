"""Registers, proof, certificates, evaluation, trainers, learning, supervision, induction, reasons for gaps."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Tables that get columns or other rules; what is in them is carried over by name.
REBUILT = {
    "course": (
        "id, title, kind, provider, delivery, hours, active",
        """CREATE TABLE course (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_course_title CHECK (trim(title) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_course_kind CHECK (kind IN ('core', 'subject', 'e-learning', 'in-house', 'induction', 'briefing', 'reading', 'other')),
    provider TEXT DEFAULT '' NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    hours REAL CONSTRAINT ck_course_hours CHECK (hours IS NULL OR hours >= 0),
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_course_active CHECK (active IN (0, 1)),
    charge_pence INTEGER CONSTRAINT ck_course_charge_pence CHECK (charge_pence IS NULL OR charge_pence >= 0),
    non_attendance_pence INTEGER CONSTRAINT ck_course_non_attendance_pence CHECK (non_attendance_pence IS NULL OR non_attendance_pence >= 0),
    evaluation TEXT DEFAULT 'no' NOT NULL CONSTRAINT ck_course_evaluation CHECK (evaluation IN ('no', 'after', 'after-and-impact')),
    certificates INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_course_certificates CHECK (certificates IN (0, 1)),
    CONSTRAINT uq_course_title UNIQUE (title)
)
 STRICT""",
    ),
    "session": (
        "id, course_id, starts_on, delivery, trainer, provider, note, ends_on, whole_agency",
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
    place TEXT DEFAULT '' NOT NULL,
    capacity INTEGER CONSTRAINT ck_session_capacity CHECK (capacity IS NULL OR capacity > 0),
    cost_pence INTEGER CONSTRAINT ck_session_cost_pence CHECK (cost_pence IS NULL OR cost_pence >= 0),
    version_id INTEGER,
    closed_on TEXT CONSTRAINT ck_session_closed_on CHECK (closed_on IS NULL OR (closed_on IS date(closed_on) AND closed_on >= '1900-01-01')),
    CONSTRAINT ck_session_period CHECK (ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_session_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_session_version_id FOREIGN KEY(version_id) REFERENCES course_version (id)
)
 STRICT""",
    ),
    "attendance": (
        "id, person_id, course_id, session_id, outcome, booked_on, completed_on, precision, expires_on, recorded_on, hours, provider, certificate_number, evidence, note, source",
        """CREATE TABLE attendance (
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
    ended_on TEXT CONSTRAINT ck_attendance_ended_on CHECK (ended_on IS NULL OR (ended_on IS date(ended_on) AND ended_on >= '1900-01-01')),
    reason TEXT DEFAULT '' NOT NULL,
    fee_pence INTEGER CONSTRAINT ck_attendance_fee_pence CHECK (fee_pence IS NULL OR fee_pence >= 0),
    CONSTRAINT ck_attendance_not_too_old CHECK (completed_on IS NULL OR completed_on >= '1970-01-01'),
    CONSTRAINT ck_attendance_expiry CHECK (completed_on IS NULL OR expires_on IS NULL OR completed_on <= expires_on),
    CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT""",
    ),
}
NEW = (
    """CREATE TABLE evidence_sample (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    drawn_on TEXT NOT NULL CONSTRAINT ck_evidence_sample_drawn_on CHECK (drawn_on IS NULL OR (drawn_on IS date(drawn_on) AND drawn_on >= '1900-01-01')),
    drawn_by TEXT DEFAULT '' NOT NULL,
    from_on TEXT NOT NULL CONSTRAINT ck_evidence_sample_from_on CHECK (from_on IS NULL OR (from_on IS date(from_on) AND from_on >= '1900-01-01')),
    until_on TEXT NOT NULL CONSTRAINT ck_evidence_sample_until_on CHECK (until_on IS NULL OR (until_on IS date(until_on) AND until_on >= '1900-01-01')),
    percent INTEGER NOT NULL CONSTRAINT ck_evidence_sample_percent CHECK (percent BETWEEN 1 AND 100),
    of_count INTEGER NOT NULL,
    CONSTRAINT ck_evidence_sample_period CHECK (from_on <= until_on)
)
 STRICT""",
    """CREATE TABLE provider (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_provider_title CHECK (trim(title) <> ''),
    contact TEXT DEFAULT '' NOT NULL,
    content_checked_on TEXT CONSTRAINT ck_provider_content_checked_on CHECK (content_checked_on IS NULL OR (content_checked_on IS date(content_checked_on) AND content_checked_on >= '1900-01-01')),
    content_checked_by TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_provider_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_provider_title UNIQUE (title)
)
 STRICT""",
    """CREATE TABLE course_category (
    course_id INTEGER NOT NULL,
    category TEXT NOT NULL CONSTRAINT ck_course_category_category CHECK (category IN ('physical', 'emotional', 'sexual', 'neglect')),
    CONSTRAINT pk_course_category PRIMARY KEY (course_id, category),
    CONSTRAINT fk_course_category_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    """CREATE TABLE course_group (
    course_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL,
    CONSTRAINT pk_course_group PRIMARY KEY (course_id, group_number),
    CONSTRAINT fk_course_group_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_course_group_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE TABLE course_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    name TEXT NOT NULL CONSTRAINT ck_course_version_name CHECK (trim(name) <> ''),
    in_use_from TEXT NOT NULL CONSTRAINT ck_course_version_in_use_from CHECK (in_use_from IS NULL OR (in_use_from IS date(in_use_from) AND in_use_from >= '1900-01-01')),
    changed TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_course_version_course_id_name UNIQUE (course_id, name),
    CONSTRAINT fk_course_version_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    """CREATE TABLE supervision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    held_on TEXT NOT NULL CONSTRAINT ck_supervision_held_on CHECK (held_on IS NULL OR (held_on IS date(held_on) AND held_on >= '1900-01-01')),
    kind TEXT NOT NULL CONSTRAINT ck_supervision_kind CHECK (kind IN ('one-to-one', 'group', 'peer-review')),
    recorded_on TEXT NOT NULL CONSTRAINT ck_supervision_recorded_on CHECK (recorded_on IS NULL OR (recorded_on IS date(recorded_on) AND recorded_on >= '1900-01-01')),
    CONSTRAINT uq_supervision_person_id_held_on_kind UNIQUE (person_id, held_on, kind),
    CONSTRAINT fk_supervision_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE supervision_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER,
    kind TEXT NOT NULL CONSTRAINT ck_supervision_rule_kind CHECK (kind IN ('one-to-one', 'group', 'peer-review')),
    weeks INTEGER NOT NULL CONSTRAINT ck_supervision_rule_weeks CHECK (weeks BETWEEN 1 AND 104),
    CONSTRAINT fk_supervision_rule_team_id FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT""",
    """CREATE TABLE trainer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    name TEXT DEFAULT '' NOT NULL,
    organisation TEXT DEFAULT '' NOT NULL,
    contact TEXT DEFAULT '' NOT NULL,
    knowledge TEXT DEFAULT '' NOT NULL,
    knowledge_on TEXT CONSTRAINT ck_trainer_knowledge_on CHECK (knowledge_on IS NULL OR (knowledge_on IS date(knowledge_on) AND knowledge_on >= '1900-01-01')),
    knowledge_until TEXT CONSTRAINT ck_trainer_knowledge_until CHECK (knowledge_until IS NULL OR (knowledge_until IS date(knowledge_until) AND knowledge_until >= '1900-01-01')),
    skill TEXT DEFAULT '' NOT NULL,
    skill_on TEXT CONSTRAINT ck_trainer_skill_on CHECK (skill_on IS NULL OR (skill_on IS date(skill_on) AND skill_on >= '1900-01-01')),
    skill_until TEXT CONSTRAINT ck_trainer_skill_until CHECK (skill_until IS NULL OR (skill_until IS date(skill_until) AND skill_until >= '1900-01-01')),
    note TEXT DEFAULT '' NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_trainer_active CHECK (active IN (0, 1)),
    CONSTRAINT ck_trainer_who CHECK (person_id IS NOT NULL OR trim(name) <> ''),
    CONSTRAINT uq_trainer_person_id UNIQUE (person_id),
    CONSTRAINT fk_trainer_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE gap_reason (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    reason TEXT NOT NULL CONSTRAINT ck_gap_reason_reason CHECK (reason IN ('no-place', 'cancelled-by-provider', 'could-not-be-released', 'did-not-attend', 'declined', 'new-in-post', 'away', 'other')),
    note TEXT DEFAULT '' NOT NULL,
    said_on TEXT NOT NULL CONSTRAINT ck_gap_reason_said_on CHECK (said_on IS NULL OR (said_on IS date(said_on) AND said_on >= '1900-01-01')),
    CONSTRAINT uq_gap_reason_person_id_requirement_id UNIQUE (person_id, requirement_id),
    CONSTRAINT fk_gap_reason_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_gap_reason_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE TABLE induction_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_induction_step_title CHECK (trim(title) <> ''),
    about TEXT DEFAULT '' NOT NULL,
    position INTEGER NOT NULL,
    requirement_id TEXT,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_induction_step_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_induction_step_title UNIQUE (title),
    CONSTRAINT fk_induction_step_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE TABLE learning_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CONSTRAINT ck_learning_item_title CHECK (trim(title) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_learning_item_kind CHECK (kind IN ('bulletin', 'review', 'newsletter', 'briefing', 'clip', 'document', 'policy')),
    source TEXT DEFAULT '' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    about TEXT DEFAULT '' NOT NULL,
    published_on TEXT CONSTRAINT ck_learning_item_published_on CHECK (published_on IS NULL OR (published_on IS date(published_on) AND published_on >= '1900-01-01')),
    to_read INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_learning_item_to_read CHECK (to_read IN (0, 1)),
    counts TEXT DEFAULT 'no' NOT NULL CONSTRAINT ck_learning_item_counts CHECK (counts IN ('no', 'shared', 'read')),
    course_id INTEGER,
    edition_id INTEGER,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_learning_item_active CHECK (active IN (0, 1)),
    CONSTRAINT ck_learning_item_course CHECK (counts = 'no' OR course_id IS NOT NULL),
    CONSTRAINT fk_learning_item_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_learning_item_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id)
)
 STRICT""",
    """CREATE TABLE induction_done (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    done_on TEXT NOT NULL CONSTRAINT ck_induction_done_done_on CHECK (done_on IS NULL OR (done_on IS date(done_on) AND done_on >= '1900-01-01')),
    done_by TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_induction_done_person_id_step_id_done_on UNIQUE (person_id, step_id, done_on),
    CONSTRAINT fk_induction_done_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_induction_done_step_id FOREIGN KEY(step_id) REFERENCES induction_step (id)
)
 STRICT""",
    """CREATE TABLE learning_share (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL,
    shared_on TEXT NOT NULL CONSTRAINT ck_learning_share_shared_on CHECK (shared_on IS NULL OR (shared_on IS date(shared_on) AND shared_on >= '1900-01-01')),
    how TEXT NOT NULL CONSTRAINT ck_learning_share_how CHECK (how IN ('e-mail', 'meeting', 'handed-out', 'noticeboard', 'online', 'other')),
    whom TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_learning_share_item_id FOREIGN KEY(item_id) REFERENCES learning_item (id)
)
 STRICT""",
    """CREATE TABLE session_day (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    held_on TEXT NOT NULL CONSTRAINT ck_session_day_held_on CHECK (held_on IS NULL OR (held_on IS date(held_on) AND held_on >= '1900-01-01')),
    starts_at TEXT DEFAULT '' NOT NULL,
    ends_at TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_session_day_session_id_held_on UNIQUE (session_id, held_on),
    CONSTRAINT fk_session_day_session_id FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT""",
    """CREATE TABLE session_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    name TEXT NOT NULL CONSTRAINT ck_session_file_name CHECK (trim(name) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_session_file_kind CHECK (kind IN ('pdf', 'png', 'jpeg')),
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    stored_as TEXT NOT NULL,
    added_on TEXT NOT NULL CONSTRAINT ck_session_file_added_on CHECK (added_on IS NULL OR (added_on IS date(added_on) AND added_on >= '1900-01-01')),
    CONSTRAINT uq_session_file_session_id_stored_as UNIQUE (session_id, stored_as),
    CONSTRAINT fk_session_file_session_id FOREIGN KEY(session_id) REFERENCES session (id),
    CONSTRAINT fk_session_file_stored_as FOREIGN KEY(stored_as) REFERENCES evidence_content (stored_as)
)
 STRICT""",
    """CREATE TABLE session_trainer (
    session_id INTEGER NOT NULL,
    trainer_id INTEGER NOT NULL,
    CONSTRAINT pk_session_trainer PRIMARY KEY (session_id, trainer_id),
    CONSTRAINT fk_session_trainer_session_id FOREIGN KEY(session_id) REFERENCES session (id),
    CONSTRAINT fk_session_trainer_trainer_id FOREIGN KEY(trainer_id) REFERENCES trainer (id)
)
 STRICT""",
    """CREATE TABLE certificate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    attendance_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    code TEXT NOT NULL CONSTRAINT ck_certificate_code CHECK (trim(code) <> ''),
    issued_on TEXT NOT NULL CONSTRAINT ck_certificate_issued_on CHECK (issued_on IS NULL OR (issued_on IS date(issued_on) AND issued_on >= '1900-01-01')),
    issued_by TEXT DEFAULT '' NOT NULL,
    withdrawn_on TEXT CONSTRAINT ck_certificate_withdrawn_on CHECK (withdrawn_on IS NULL OR (withdrawn_on IS date(withdrawn_on) AND withdrawn_on >= '1900-01-01')),
    withdrawn_why TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_certificate_attendance_id UNIQUE (attendance_id),
    CONSTRAINT fk_certificate_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_certificate_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id),
    CONSTRAINT uq_certificate_number UNIQUE (number)
)
 STRICT""",
    """CREATE TABLE evaluation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    form TEXT NOT NULL CONSTRAINT ck_evaluation_form CHECK (form IN ('participant', 'trainer', 'impact')),
    person_id INTEGER,
    attendance_id INTEGER,
    trainer_id INTEGER,
    received_on TEXT NOT NULL CONSTRAINT ck_evaluation_received_on CHECK (received_on IS NULL OR (received_on IS date(received_on) AND received_on >= '1900-01-01')),
    comment TEXT DEFAULT '' NOT NULL,
    suggestion TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_evaluation_session_id FOREIGN KEY(session_id) REFERENCES session (id),
    CONSTRAINT fk_evaluation_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_evaluation_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id),
    CONSTRAINT fk_evaluation_trainer_id FOREIGN KEY(trainer_id) REFERENCES trainer (id)
)
 STRICT""",
    """CREATE TABLE evidence_check (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    attendance_id INTEGER NOT NULL,
    checked_on TEXT NOT NULL CONSTRAINT ck_evidence_check_checked_on CHECK (checked_on IS NULL OR (checked_on IS date(checked_on) AND checked_on >= '1900-01-01')),
    checked_by TEXT NOT NULL CONSTRAINT ck_evidence_check_checked_by CHECK (trim(checked_by) <> ''),
    result TEXT NOT NULL CONSTRAINT ck_evidence_check_result CHECK (result IN ('agrees', 'differs', 'not-found')),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_evidence_check_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_evidence_check_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id)
)
 STRICT""",
    """CREATE TABLE evidence_sample_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sample_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    attendance_id INTEGER NOT NULL,
    CONSTRAINT uq_evidence_sample_item_sample_id_attendance_id UNIQUE (sample_id, attendance_id),
    CONSTRAINT fk_evidence_sample_item_sample_id FOREIGN KEY(sample_id) REFERENCES evidence_sample (id),
    CONSTRAINT fk_evidence_sample_item_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_evidence_sample_item_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id)
)
 STRICT""",
    """CREATE TABLE learning_reader (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    share_id INTEGER,
    read_on TEXT CONSTRAINT ck_learning_reader_read_on CHECK (read_on IS NULL OR (read_on IS date(read_on) AND read_on >= '1900-01-01')),
    attendance_id INTEGER,
    CONSTRAINT uq_learning_reader_person_id_item_id UNIQUE (person_id, item_id),
    CONSTRAINT fk_learning_reader_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_learning_reader_item_id FOREIGN KEY(item_id) REFERENCES learning_item (id),
    CONSTRAINT fk_learning_reader_share_id FOREIGN KEY(share_id) REFERENCES learning_share (id),
    CONSTRAINT fk_learning_reader_attendance_id FOREIGN KEY(attendance_id) REFERENCES attendance (id)
)
 STRICT""",
    """CREATE TABLE evaluation_answer (
    evaluation_id INTEGER NOT NULL,
    question TEXT NOT NULL,
    rating INTEGER NOT NULL CONSTRAINT ck_evaluation_answer_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT pk_evaluation_answer PRIMARY KEY (evaluation_id, question),
    CONSTRAINT fk_evaluation_answer_evaluation_id FOREIGN KEY(evaluation_id) REFERENCES evaluation (id)
)
 STRICT""",
)
INDEXES = (
    "CREATE UNIQUE INDEX uq_supervision_rule_team ON supervision_rule (team_id, kind)",
    "CREATE INDEX ix_attendance_course_id ON attendance (course_id)",
    "CREATE INDEX ix_attendance_person_id ON attendance (person_id)",
    "CREATE INDEX ix_attendance_session_id ON attendance (session_id) WHERE session_id IS NOT NULL",
    "CREATE UNIQUE INDEX uq_attendance_booking ON attendance (person_id, course_id, coalesce(booked_on, '')) WHERE outcome = 'booked'",
    "CREATE UNIQUE INDEX uq_attendance_completion ON attendance (person_id, course_id, coalesce(completed_on, ''), CASE WHEN completed_on IS NULL THEN coalesce(expires_on, '') ELSE '' END) WHERE outcome = 'attended'",
    "CREATE UNIQUE INDEX uq_attendance_outcome ON attendance (session_id, person_id) WHERE session_id IS NOT NULL AND outcome <> 'attended'",
    "CREATE INDEX ix_learning_share_item_id ON learning_share (item_id)",
    "CREATE INDEX ix_session_day_session_id ON session_day (session_id)",
    "CREATE INDEX ix_session_file_session_id ON session_file (session_id)",
    "CREATE INDEX ix_session_file_stored_as ON session_file (stored_as)",
    "CREATE INDEX ix_certificate_person_id ON certificate (person_id)",
    "CREATE INDEX ix_evaluation_attendance_id ON evaluation (attendance_id)",
    "CREATE INDEX ix_evaluation_person_id ON evaluation (person_id)",
    "CREATE INDEX ix_evaluation_session_id ON evaluation (session_id)",
    "CREATE INDEX ix_evidence_check_attendance_id ON evidence_check (attendance_id)",
    "CREATE INDEX ix_evidence_check_person_id ON evidence_check (person_id)",
    "CREATE INDEX ix_evidence_sample_item_attendance_id ON evidence_sample_item (attendance_id)",
    "CREATE INDEX ix_evidence_sample_item_person_id ON evidence_sample_item (person_id)",
    "CREATE INDEX ix_learning_reader_attendance_id ON learning_reader (attendance_id)",
    "CREATE INDEX ix_learning_reader_item_id ON learning_reader (item_id)",
)
TRIGGERS = (
    """CREATE TRIGGER history_insert_course AFTER INSERT ON "course"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'provider', NEW."provider", 'delivery', NEW."delivery", 'hours', NEW."hours", 'active', NEW."active", 'charge_pence', NEW."charge_pence", 'non_attendance_pence', NEW."non_attendance_pence", 'evaluation', NEW."evaluation", 'certificates', NEW."certificates"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course AFTER UPDATE ON "course"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."hours" IS NOT NEW."hours" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY OR OLD."charge_pence" IS NOT NEW."charge_pence" COLLATE BINARY OR OLD."non_attendance_pence" IS NOT NEW."non_attendance_pence" COLLATE BINARY OR OLD."evaluation" IS NOT NEW."evaluation" COLLATE BINARY OR OLD."certificates" IS NOT NEW."certificates" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'provider', OLD."provider", 'delivery', OLD."delivery", 'hours', OLD."hours", 'active', OLD."active", 'charge_pence', OLD."charge_pence", 'non_attendance_pence', OLD."non_attendance_pence", 'evaluation', OLD."evaluation", 'certificates', OLD."certificates"),
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'provider', NEW."provider", 'delivery', NEW."delivery", 'hours', NEW."hours", 'active', NEW."active", 'charge_pence', NEW."charge_pence", 'non_attendance_pence', NEW."non_attendance_pence", 'evaluation', NEW."evaluation", 'certificates', NEW."certificates"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course AFTER DELETE ON "course"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'provider', OLD."provider", 'delivery', OLD."delivery", 'hours', OLD."hours", 'active', OLD."active", 'charge_pence', OLD."charge_pence", 'non_attendance_pence', OLD."non_attendance_pence", 'evaluation', OLD."evaluation", 'certificates', OLD."certificates"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_evidence_sample AFTER INSERT ON "evidence_sample"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'drawn_on', NEW."drawn_on", 'drawn_by', NEW."drawn_by", 'from_on', NEW."from_on", 'until_on', NEW."until_on", 'percent', NEW."percent", 'of_count', NEW."of_count"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evidence_sample AFTER UPDATE ON "evidence_sample"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."drawn_on" IS NOT NEW."drawn_on" COLLATE BINARY OR OLD."drawn_by" IS NOT NEW."drawn_by" COLLATE BINARY OR OLD."from_on" IS NOT NEW."from_on" COLLATE BINARY OR OLD."until_on" IS NOT NEW."until_on" COLLATE BINARY OR OLD."percent" IS NOT NEW."percent" COLLATE BINARY OR OLD."of_count" IS NOT NEW."of_count" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'drawn_on', OLD."drawn_on", 'drawn_by', OLD."drawn_by", 'from_on', OLD."from_on", 'until_on', OLD."until_on", 'percent', OLD."percent", 'of_count', OLD."of_count"),
json_object('id', NEW."id", 'drawn_on', NEW."drawn_on", 'drawn_by', NEW."drawn_by", 'from_on', NEW."from_on", 'until_on', NEW."until_on", 'percent', NEW."percent", 'of_count', NEW."of_count"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evidence_sample AFTER DELETE ON "evidence_sample"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'drawn_on', OLD."drawn_on", 'drawn_by', OLD."drawn_by", 'from_on', OLD."from_on", 'until_on', OLD."until_on", 'percent', OLD."percent", 'of_count', OLD."of_count"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_provider AFTER INSERT ON "provider"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'provider', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'contact', NEW."contact", 'content_checked_on', NEW."content_checked_on", 'content_checked_by', NEW."content_checked_by", 'note', NEW."note", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_provider AFTER UPDATE ON "provider"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."contact" IS NOT NEW."contact" COLLATE BINARY OR OLD."content_checked_on" IS NOT NEW."content_checked_on" COLLATE BINARY OR OLD."content_checked_by" IS NOT NEW."content_checked_by" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'provider', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'contact', OLD."contact", 'content_checked_on', OLD."content_checked_on", 'content_checked_by', OLD."content_checked_by", 'note', OLD."note", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'contact', NEW."contact", 'content_checked_on', NEW."content_checked_on", 'content_checked_by', NEW."content_checked_by", 'note', NEW."note", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_provider AFTER DELETE ON "provider"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'provider', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'contact', OLD."contact", 'content_checked_on', OLD."content_checked_on", 'content_checked_by', OLD."content_checked_by", 'note', OLD."note", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course_category AFTER INSERT ON "course_category"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_category', NEW."course_id" || '|' || NEW."category", NULL, 'insert',
NULL,
json_object('course_id', NEW."course_id", 'category', NEW."category"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course_category AFTER UPDATE ON "course_category"
WHEN OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."category" IS NOT NEW."category" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_category', OLD."course_id" || '|' || OLD."category", NULL, 'update',
json_object('course_id', OLD."course_id", 'category', OLD."category"),
json_object('course_id', NEW."course_id", 'category', NEW."category"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course_category AFTER DELETE ON "course_category"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_category', OLD."course_id" || '|' || OLD."category", NULL, 'delete',
json_object('course_id', OLD."course_id", 'category', OLD."category"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course_group AFTER INSERT ON "course_group"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_group', NEW."course_id" || '|' || NEW."group_number", NULL, 'insert',
NULL,
json_object('course_id', NEW."course_id", 'group_number', NEW."group_number"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course_group AFTER UPDATE ON "course_group"
WHEN OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."group_number" IS NOT NEW."group_number" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_group', OLD."course_id" || '|' || OLD."group_number", NULL, 'update',
json_object('course_id', OLD."course_id", 'group_number', OLD."group_number"),
json_object('course_id', NEW."course_id", 'group_number', NEW."group_number"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course_group AFTER DELETE ON "course_group"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_group', OLD."course_id" || '|' || OLD."group_number", NULL, 'delete',
json_object('course_id', OLD."course_id", 'group_number', OLD."group_number"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_course_version AFTER INSERT ON "course_version"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_version', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'course_id', NEW."course_id", 'name', NEW."name", 'in_use_from', NEW."in_use_from", 'changed', NEW."changed"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_course_version AFTER UPDATE ON "course_version"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."in_use_from" IS NOT NEW."in_use_from" COLLATE BINARY OR OLD."changed" IS NOT NEW."changed" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_version', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'name', OLD."name", 'in_use_from', OLD."in_use_from", 'changed', OLD."changed"),
json_object('id', NEW."id", 'course_id', NEW."course_id", 'name', NEW."name", 'in_use_from', NEW."in_use_from", 'changed', NEW."changed"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_course_version AFTER DELETE ON "course_version"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'course_version', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'name', OLD."name", 'in_use_from', OLD."in_use_from", 'changed', OLD."changed"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_supervision AFTER INSERT ON "supervision"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'held_on', NEW."held_on", 'kind', NEW."kind", 'recorded_on', NEW."recorded_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_supervision AFTER UPDATE ON "supervision"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."held_on" IS NOT NEW."held_on" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."recorded_on" IS NOT NEW."recorded_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'held_on', OLD."held_on", 'kind', OLD."kind", 'recorded_on', OLD."recorded_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'held_on', NEW."held_on", 'kind', NEW."kind", 'recorded_on', NEW."recorded_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_supervision AFTER DELETE ON "supervision"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'held_on', OLD."held_on", 'kind', OLD."kind", 'recorded_on', OLD."recorded_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_supervision_rule AFTER INSERT ON "supervision_rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision_rule', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'team_id', NEW."team_id", 'kind', NEW."kind", 'weeks', NEW."weeks"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_supervision_rule AFTER UPDATE ON "supervision_rule"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."team_id" IS NOT NEW."team_id" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."weeks" IS NOT NEW."weeks" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision_rule', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'team_id', OLD."team_id", 'kind', OLD."kind", 'weeks', OLD."weeks"),
json_object('id', NEW."id", 'team_id', NEW."team_id", 'kind', NEW."kind", 'weeks', NEW."weeks"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_supervision_rule AFTER DELETE ON "supervision_rule"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'supervision_rule', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'team_id', OLD."team_id", 'kind', OLD."kind", 'weeks', OLD."weeks"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_trainer AFTER INSERT ON "trainer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'trainer', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'organisation', NEW."organisation", 'contact', NEW."contact", 'knowledge', NEW."knowledge", 'knowledge_on', NEW."knowledge_on", 'knowledge_until', NEW."knowledge_until", 'skill', NEW."skill", 'skill_on', NEW."skill_on", 'skill_until', NEW."skill_until", 'note', NEW."note", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_trainer AFTER UPDATE ON "trainer"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."organisation" IS NOT NEW."organisation" COLLATE BINARY OR OLD."contact" IS NOT NEW."contact" COLLATE BINARY OR OLD."knowledge" IS NOT NEW."knowledge" COLLATE BINARY OR OLD."knowledge_on" IS NOT NEW."knowledge_on" COLLATE BINARY OR OLD."knowledge_until" IS NOT NEW."knowledge_until" COLLATE BINARY OR OLD."skill" IS NOT NEW."skill" COLLATE BINARY OR OLD."skill_on" IS NOT NEW."skill_on" COLLATE BINARY OR OLD."skill_until" IS NOT NEW."skill_until" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'trainer', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'organisation', OLD."organisation", 'contact', OLD."contact", 'knowledge', OLD."knowledge", 'knowledge_on', OLD."knowledge_on", 'knowledge_until', OLD."knowledge_until", 'skill', OLD."skill", 'skill_on', OLD."skill_on", 'skill_until', OLD."skill_until", 'note', OLD."note", 'active', OLD."active"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'organisation', NEW."organisation", 'contact', NEW."contact", 'knowledge', NEW."knowledge", 'knowledge_on', NEW."knowledge_on", 'knowledge_until', NEW."knowledge_until", 'skill', NEW."skill", 'skill_on', NEW."skill_on", 'skill_until', NEW."skill_until", 'note', NEW."note", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_trainer AFTER DELETE ON "trainer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'trainer', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'organisation', OLD."organisation", 'contact', OLD."contact", 'knowledge', OLD."knowledge", 'knowledge_on', OLD."knowledge_on", 'knowledge_until', OLD."knowledge_until", 'skill', OLD."skill", 'skill_on', OLD."skill_on", 'skill_until', OLD."skill_until", 'note', OLD."note", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_gap_reason AFTER INSERT ON "gap_reason"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'gap_reason', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'requirement_id', NEW."requirement_id", 'reason', NEW."reason", 'note', NEW."note", 'said_on', NEW."said_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_gap_reason AFTER UPDATE ON "gap_reason"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."said_on" IS NOT NEW."said_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'gap_reason', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'requirement_id', OLD."requirement_id", 'reason', OLD."reason", 'note', OLD."note", 'said_on', OLD."said_on"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'requirement_id', NEW."requirement_id", 'reason', NEW."reason", 'note', NEW."note", 'said_on', NEW."said_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_gap_reason AFTER DELETE ON "gap_reason"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'gap_reason', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'requirement_id', OLD."requirement_id", 'reason', OLD."reason", 'note', OLD."note", 'said_on', OLD."said_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_induction_step AFTER INSERT ON "induction_step"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_step', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'about', NEW."about", 'position', NEW."position", 'requirement_id', NEW."requirement_id", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_induction_step AFTER UPDATE ON "induction_step"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."about" IS NOT NEW."about" COLLATE BINARY OR OLD."position" IS NOT NEW."position" COLLATE BINARY OR OLD."requirement_id" IS NOT NEW."requirement_id" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_step', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'about', OLD."about", 'position', OLD."position", 'requirement_id', OLD."requirement_id", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'about', NEW."about", 'position', NEW."position", 'requirement_id', NEW."requirement_id", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_induction_step AFTER DELETE ON "induction_step"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_step', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'about', OLD."about", 'position', OLD."position", 'requirement_id', OLD."requirement_id", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_learning_item AFTER INSERT ON "learning_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_item', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'source', NEW."source", 'place', NEW."place", 'about', NEW."about", 'published_on', NEW."published_on", 'to_read', NEW."to_read", 'counts', NEW."counts", 'course_id', NEW."course_id", 'edition_id', NEW."edition_id", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_learning_item AFTER UPDATE ON "learning_item"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."title" IS NOT NEW."title" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."place" IS NOT NEW."place" COLLATE BINARY OR OLD."about" IS NOT NEW."about" COLLATE BINARY OR OLD."published_on" IS NOT NEW."published_on" COLLATE BINARY OR OLD."to_read" IS NOT NEW."to_read" COLLATE BINARY OR OLD."counts" IS NOT NEW."counts" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."edition_id" IS NOT NEW."edition_id" COLLATE BINARY OR OLD."active" IS NOT NEW."active" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_item', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'source', OLD."source", 'place', OLD."place", 'about', OLD."about", 'published_on', OLD."published_on", 'to_read', OLD."to_read", 'counts', OLD."counts", 'course_id', OLD."course_id", 'edition_id', OLD."edition_id", 'active', OLD."active"),
json_object('id', NEW."id", 'title', NEW."title", 'kind', NEW."kind", 'source', NEW."source", 'place', NEW."place", 'about', NEW."about", 'published_on', NEW."published_on", 'to_read', NEW."to_read", 'counts', NEW."counts", 'course_id', NEW."course_id", 'edition_id', NEW."edition_id", 'active', NEW."active"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_learning_item AFTER DELETE ON "learning_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_item', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'title', OLD."title", 'kind', OLD."kind", 'source', OLD."source", 'place', OLD."place", 'about', OLD."about", 'published_on', OLD."published_on", 'to_read', OLD."to_read", 'counts', OLD."counts", 'course_id', OLD."course_id", 'edition_id', OLD."edition_id", 'active', OLD."active"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session AFTER INSERT ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note", 'ends_on', NEW."ends_on", 'whole_agency', NEW."whole_agency", 'place', NEW."place", 'capacity', NEW."capacity", 'cost_pence', NEW."cost_pence", 'version_id', NEW."version_id", 'closed_on', NEW."closed_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session AFTER UPDATE ON "session"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."starts_on" IS NOT NEW."starts_on" COLLATE BINARY OR OLD."delivery" IS NOT NEW."delivery" COLLATE BINARY OR OLD."trainer" IS NOT NEW."trainer" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."ends_on" IS NOT NEW."ends_on" COLLATE BINARY OR OLD."whole_agency" IS NOT NEW."whole_agency" COLLATE BINARY OR OLD."place" IS NOT NEW."place" COLLATE BINARY OR OLD."capacity" IS NOT NEW."capacity" COLLATE BINARY OR OLD."cost_pence" IS NOT NEW."cost_pence" COLLATE BINARY OR OLD."version_id" IS NOT NEW."version_id" COLLATE BINARY OR OLD."closed_on" IS NOT NEW."closed_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note", 'ends_on', OLD."ends_on", 'whole_agency', OLD."whole_agency", 'place', OLD."place", 'capacity', OLD."capacity", 'cost_pence', OLD."cost_pence", 'version_id', OLD."version_id", 'closed_on', OLD."closed_on"),
json_object('id', NEW."id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'delivery', NEW."delivery", 'trainer', NEW."trainer", 'provider', NEW."provider", 'note', NEW."note", 'ends_on', NEW."ends_on", 'whole_agency', NEW."whole_agency", 'place', NEW."place", 'capacity', NEW."capacity", 'cost_pence', NEW."cost_pence", 'version_id', NEW."version_id", 'closed_on', NEW."closed_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session AFTER DELETE ON "session"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'delivery', OLD."delivery", 'trainer', OLD."trainer", 'provider', OLD."provider", 'note', OLD."note", 'ends_on', OLD."ends_on", 'whole_agency', OLD."whole_agency", 'place', OLD."place", 'capacity', OLD."capacity", 'cost_pence', OLD."cost_pence", 'version_id', OLD."version_id", 'closed_on', OLD."closed_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_attendance AFTER INSERT ON "attendance"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'session_id', NEW."session_id", 'outcome', NEW."outcome", 'booked_on', NEW."booked_on", 'completed_on', NEW."completed_on", 'precision', NEW."precision", 'expires_on', NEW."expires_on", 'recorded_on', NEW."recorded_on", 'hours', NEW."hours", 'provider', NEW."provider", 'certificate_number', NEW."certificate_number", 'evidence', NEW."evidence", 'note', NEW."note", 'source', NEW."source", 'ended_on', NEW."ended_on", 'reason', NEW."reason", 'fee_pence', NEW."fee_pence"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_attendance AFTER UPDATE ON "attendance"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."course_id" IS NOT NEW."course_id" COLLATE BINARY OR OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."outcome" IS NOT NEW."outcome" COLLATE BINARY OR OLD."booked_on" IS NOT NEW."booked_on" COLLATE BINARY OR OLD."completed_on" IS NOT NEW."completed_on" COLLATE BINARY OR OLD."precision" IS NOT NEW."precision" COLLATE BINARY OR OLD."expires_on" IS NOT NEW."expires_on" COLLATE BINARY OR OLD."recorded_on" IS NOT NEW."recorded_on" COLLATE BINARY OR OLD."hours" IS NOT NEW."hours" COLLATE BINARY OR OLD."provider" IS NOT NEW."provider" COLLATE BINARY OR OLD."certificate_number" IS NOT NEW."certificate_number" COLLATE BINARY OR OLD."evidence" IS NOT NEW."evidence" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY OR OLD."ended_on" IS NOT NEW."ended_on" COLLATE BINARY OR OLD."reason" IS NOT NEW."reason" COLLATE BINARY OR OLD."fee_pence" IS NOT NEW."fee_pence" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'session_id', OLD."session_id", 'outcome', OLD."outcome", 'booked_on', OLD."booked_on", 'completed_on', OLD."completed_on", 'precision', OLD."precision", 'expires_on', OLD."expires_on", 'recorded_on', OLD."recorded_on", 'hours', OLD."hours", 'provider', OLD."provider", 'certificate_number', OLD."certificate_number", 'evidence', OLD."evidence", 'note', OLD."note", 'source', OLD."source", 'ended_on', OLD."ended_on", 'reason', OLD."reason", 'fee_pence', OLD."fee_pence"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'session_id', NEW."session_id", 'outcome', NEW."outcome", 'booked_on', NEW."booked_on", 'completed_on', NEW."completed_on", 'precision', NEW."precision", 'expires_on', NEW."expires_on", 'recorded_on', NEW."recorded_on", 'hours', NEW."hours", 'provider', NEW."provider", 'certificate_number', NEW."certificate_number", 'evidence', NEW."evidence", 'note', NEW."note", 'source', NEW."source", 'ended_on', NEW."ended_on", 'reason', NEW."reason", 'fee_pence', NEW."fee_pence"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_attendance AFTER DELETE ON "attendance"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'attendance', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'session_id', OLD."session_id", 'outcome', OLD."outcome", 'booked_on', OLD."booked_on", 'completed_on', OLD."completed_on", 'precision', OLD."precision", 'expires_on', OLD."expires_on", 'recorded_on', OLD."recorded_on", 'hours', OLD."hours", 'provider', OLD."provider", 'certificate_number', OLD."certificate_number", 'evidence', OLD."evidence", 'note', OLD."note", 'source', OLD."source", 'ended_on', OLD."ended_on", 'reason', OLD."reason", 'fee_pence', OLD."fee_pence"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_induction_done AFTER INSERT ON "induction_done"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_done', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'step_id', NEW."step_id", 'done_on', NEW."done_on", 'done_by', NEW."done_by"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_induction_done AFTER UPDATE ON "induction_done"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."step_id" IS NOT NEW."step_id" COLLATE BINARY OR OLD."done_on" IS NOT NEW."done_on" COLLATE BINARY OR OLD."done_by" IS NOT NEW."done_by" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_done', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'step_id', OLD."step_id", 'done_on', OLD."done_on", 'done_by', OLD."done_by"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'step_id', NEW."step_id", 'done_on', NEW."done_on", 'done_by', NEW."done_by"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_induction_done AFTER DELETE ON "induction_done"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'induction_done', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'step_id', OLD."step_id", 'done_on', OLD."done_on", 'done_by', OLD."done_by"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_learning_share AFTER INSERT ON "learning_share"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_share', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'item_id', NEW."item_id", 'shared_on', NEW."shared_on", 'how', NEW."how", 'whom', NEW."whom", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_learning_share AFTER UPDATE ON "learning_share"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."item_id" IS NOT NEW."item_id" COLLATE BINARY OR OLD."shared_on" IS NOT NEW."shared_on" COLLATE BINARY OR OLD."how" IS NOT NEW."how" COLLATE BINARY OR OLD."whom" IS NOT NEW."whom" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_share', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'item_id', OLD."item_id", 'shared_on', OLD."shared_on", 'how', OLD."how", 'whom', OLD."whom", 'note', OLD."note"),
json_object('id', NEW."id", 'item_id', NEW."item_id", 'shared_on', NEW."shared_on", 'how', NEW."how", 'whom', NEW."whom", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_learning_share AFTER DELETE ON "learning_share"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_share', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'item_id', OLD."item_id", 'shared_on', OLD."shared_on", 'how', OLD."how", 'whom', OLD."whom", 'note', OLD."note"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session_day AFTER INSERT ON "session_day"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_day', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'session_id', NEW."session_id", 'held_on', NEW."held_on", 'starts_at', NEW."starts_at", 'ends_at', NEW."ends_at"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session_day AFTER UPDATE ON "session_day"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."held_on" IS NOT NEW."held_on" COLLATE BINARY OR OLD."starts_at" IS NOT NEW."starts_at" COLLATE BINARY OR OLD."ends_at" IS NOT NEW."ends_at" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_day', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'held_on', OLD."held_on", 'starts_at', OLD."starts_at", 'ends_at', OLD."ends_at"),
json_object('id', NEW."id", 'session_id', NEW."session_id", 'held_on', NEW."held_on", 'starts_at', NEW."starts_at", 'ends_at', NEW."ends_at"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session_day AFTER DELETE ON "session_day"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_day', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'held_on', OLD."held_on", 'starts_at', OLD."starts_at", 'ends_at', OLD."ends_at"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session_file AFTER INSERT ON "session_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_file', NEW."id", NULL, 'insert',
NULL,
json_object('id', NEW."id", 'session_id', NEW."session_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session_file AFTER UPDATE ON "session_file"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."name" IS NOT NEW."name" COLLATE BINARY OR OLD."kind" IS NOT NEW."kind" COLLATE BINARY OR OLD."size_bytes" IS NOT NEW."size_bytes" COLLATE BINARY OR OLD."sha256" IS NOT NEW."sha256" COLLATE BINARY OR OLD."stored_as" IS NOT NEW."stored_as" COLLATE BINARY OR OLD."added_on" IS NOT NEW."added_on" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_file', OLD."id", NULL, 'update',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
json_object('id', NEW."id", 'session_id', NEW."session_id", 'name', NEW."name", 'kind', NEW."kind", 'size_bytes', NEW."size_bytes", 'sha256', NEW."sha256", 'stored_as', NEW."stored_as", 'added_on', NEW."added_on"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session_file AFTER DELETE ON "session_file"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_file', OLD."id", NULL, 'delete',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'name', OLD."name", 'kind', OLD."kind", 'size_bytes', OLD."size_bytes", 'sha256', OLD."sha256", 'stored_as', OLD."stored_as", 'added_on', OLD."added_on"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_session_trainer AFTER INSERT ON "session_trainer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_trainer', NEW."session_id" || '|' || NEW."trainer_id", NULL, 'insert',
NULL,
json_object('session_id', NEW."session_id", 'trainer_id', NEW."trainer_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_session_trainer AFTER UPDATE ON "session_trainer"
WHEN OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."trainer_id" IS NOT NEW."trainer_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_trainer', OLD."session_id" || '|' || OLD."trainer_id", NULL, 'update',
json_object('session_id', OLD."session_id", 'trainer_id', OLD."trainer_id"),
json_object('session_id', NEW."session_id", 'trainer_id', NEW."trainer_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_session_trainer AFTER DELETE ON "session_trainer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'session_trainer', OLD."session_id" || '|' || OLD."trainer_id", NULL, 'delete',
json_object('session_id', OLD."session_id", 'trainer_id', OLD."trainer_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_certificate AFTER INSERT ON "certificate"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'certificate', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'number', NEW."number", 'code', NEW."code", 'issued_on', NEW."issued_on", 'issued_by', NEW."issued_by", 'withdrawn_on', NEW."withdrawn_on", 'withdrawn_why', NEW."withdrawn_why"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_certificate AFTER UPDATE ON "certificate"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY OR OLD."number" IS NOT NEW."number" COLLATE BINARY OR OLD."code" IS NOT NEW."code" COLLATE BINARY OR OLD."issued_on" IS NOT NEW."issued_on" COLLATE BINARY OR OLD."issued_by" IS NOT NEW."issued_by" COLLATE BINARY OR OLD."withdrawn_on" IS NOT NEW."withdrawn_on" COLLATE BINARY OR OLD."withdrawn_why" IS NOT NEW."withdrawn_why" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'certificate', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'number', OLD."number", 'code', OLD."code", 'issued_on', OLD."issued_on", 'issued_by', OLD."issued_by", 'withdrawn_on', OLD."withdrawn_on", 'withdrawn_why', OLD."withdrawn_why"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'number', NEW."number", 'code', NEW."code", 'issued_on', NEW."issued_on", 'issued_by', NEW."issued_by", 'withdrawn_on', NEW."withdrawn_on", 'withdrawn_why', NEW."withdrawn_why"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_certificate AFTER DELETE ON "certificate"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'certificate', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'number', OLD."number", 'code', OLD."code", 'issued_on', OLD."issued_on", 'issued_by', OLD."issued_by", 'withdrawn_on', OLD."withdrawn_on", 'withdrawn_why', OLD."withdrawn_why"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_evaluation AFTER INSERT ON "evaluation"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'session_id', NEW."session_id", 'form', NEW."form", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'trainer_id', NEW."trainer_id", 'received_on', NEW."received_on", 'comment', NEW."comment", 'suggestion', NEW."suggestion", 'source', NEW."source"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evaluation AFTER UPDATE ON "evaluation"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."session_id" IS NOT NEW."session_id" COLLATE BINARY OR OLD."form" IS NOT NEW."form" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY OR OLD."trainer_id" IS NOT NEW."trainer_id" COLLATE BINARY OR OLD."received_on" IS NOT NEW."received_on" COLLATE BINARY OR OLD."comment" IS NOT NEW."comment" COLLATE BINARY OR OLD."suggestion" IS NOT NEW."suggestion" COLLATE BINARY OR OLD."source" IS NOT NEW."source" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'form', OLD."form", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'trainer_id', OLD."trainer_id", 'received_on', OLD."received_on", 'comment', OLD."comment", 'suggestion', OLD."suggestion", 'source', OLD."source"),
json_object('id', NEW."id", 'session_id', NEW."session_id", 'form', NEW."form", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'trainer_id', NEW."trainer_id", 'received_on', NEW."received_on", 'comment', NEW."comment", 'suggestion', NEW."suggestion", 'source', NEW."source"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evaluation AFTER DELETE ON "evaluation"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'session_id', OLD."session_id", 'form', OLD."form", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'trainer_id', OLD."trainer_id", 'received_on', OLD."received_on", 'comment', OLD."comment", 'suggestion', OLD."suggestion", 'source', OLD."source"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_evidence_check AFTER INSERT ON "evidence_check"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_check', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'checked_on', NEW."checked_on", 'checked_by', NEW."checked_by", 'result', NEW."result", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evidence_check AFTER UPDATE ON "evidence_check"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY OR OLD."checked_on" IS NOT NEW."checked_on" COLLATE BINARY OR OLD."checked_by" IS NOT NEW."checked_by" COLLATE BINARY OR OLD."result" IS NOT NEW."result" COLLATE BINARY OR OLD."note" IS NOT NEW."note" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_check', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'checked_on', OLD."checked_on", 'checked_by', OLD."checked_by", 'result', OLD."result", 'note', OLD."note"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id", 'checked_on', NEW."checked_on", 'checked_by', NEW."checked_by", 'result', NEW."result", 'note', NEW."note"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evidence_check AFTER DELETE ON "evidence_check"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_check', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id", 'checked_on', OLD."checked_on", 'checked_by', OLD."checked_by", 'result', OLD."result", 'note', OLD."note"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_evidence_sample_item AFTER INSERT ON "evidence_sample_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample_item', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'sample_id', NEW."sample_id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evidence_sample_item AFTER UPDATE ON "evidence_sample_item"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."sample_id" IS NOT NEW."sample_id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample_item', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'sample_id', OLD."sample_id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id"),
json_object('id', NEW."id", 'sample_id', NEW."sample_id", 'person_id', NEW."person_id", 'attendance_id', NEW."attendance_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evidence_sample_item AFTER DELETE ON "evidence_sample_item"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evidence_sample_item', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'sample_id', OLD."sample_id", 'person_id', OLD."person_id", 'attendance_id', OLD."attendance_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_learning_reader AFTER INSERT ON "learning_reader"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_reader', NEW."id", NEW.person_id, 'insert',
NULL,
json_object('id', NEW."id", 'person_id', NEW."person_id", 'item_id', NEW."item_id", 'share_id', NEW."share_id", 'read_on', NEW."read_on", 'attendance_id', NEW."attendance_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_learning_reader AFTER UPDATE ON "learning_reader"
WHEN OLD."id" IS NOT NEW."id" COLLATE BINARY OR OLD."person_id" IS NOT NEW."person_id" COLLATE BINARY OR OLD."item_id" IS NOT NEW."item_id" COLLATE BINARY OR OLD."share_id" IS NOT NEW."share_id" COLLATE BINARY OR OLD."read_on" IS NOT NEW."read_on" COLLATE BINARY OR OLD."attendance_id" IS NOT NEW."attendance_id" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_reader', OLD."id", OLD.person_id, 'update',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'item_id', OLD."item_id", 'share_id', OLD."share_id", 'read_on', OLD."read_on", 'attendance_id', OLD."attendance_id"),
json_object('id', NEW."id", 'person_id', NEW."person_id", 'item_id', NEW."item_id", 'share_id', NEW."share_id", 'read_on', NEW."read_on", 'attendance_id', NEW."attendance_id"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_learning_reader AFTER DELETE ON "learning_reader"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'learning_reader', OLD."id", OLD.person_id, 'delete',
json_object('id', OLD."id", 'person_id', OLD."person_id", 'item_id', OLD."item_id", 'share_id', OLD."share_id", 'read_on', OLD."read_on", 'attendance_id', OLD."attendance_id"),
NULL,
randomblob(16));
END""",
    """CREATE TRIGGER history_insert_evaluation_answer AFTER INSERT ON "evaluation_answer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation_answer', NEW."evaluation_id" || '|' || NEW."question", NULL, 'insert',
NULL,
json_object('evaluation_id', NEW."evaluation_id", 'question', NEW."question", 'rating', NEW."rating"),
randomblob(16));
END""",
    """CREATE TRIGGER history_update_evaluation_answer AFTER UPDATE ON "evaluation_answer"
WHEN OLD."evaluation_id" IS NOT NEW."evaluation_id" COLLATE BINARY OR OLD."question" IS NOT NEW."question" COLLATE BINARY OR OLD."rating" IS NOT NEW."rating" COLLATE BINARY
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation_answer', OLD."evaluation_id" || '|' || OLD."question", NULL, 'update',
json_object('evaluation_id', OLD."evaluation_id", 'question', OLD."question", 'rating', OLD."rating"),
json_object('evaluation_id', NEW."evaluation_id", 'question', NEW."question", 'rating', NEW."rating"),
randomblob(16));
END""",
    """CREATE TRIGGER history_delete_evaluation_answer AFTER DELETE ON "evaluation_answer"
BEGIN
INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)
VALUES ((SELECT sequence FROM history_batch WHERE head IS NULL), 'evaluation_answer', OLD."evaluation_id" || '|' || OLD."question", NULL, 'delete',
json_object('evaluation_id', OLD."evaluation_id", 'question', OLD."question", 'rating', OLD."rating"),
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
