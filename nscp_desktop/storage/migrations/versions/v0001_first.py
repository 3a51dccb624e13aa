"""The first schema: agency, people, target groups, courses, training and rules."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE agency (
    id INTEGER NOT NULL CONSTRAINT ck_agency_only_one CHECK (id = 1),
    name TEXT NOT NULL CONSTRAINT ck_agency_name CHECK (trim(name) <> ''),
    sector TEXT NOT NULL CONSTRAINT ck_agency_sector CHECK (sector IN ('school', 'early-years', 'health', 'council', 'voluntary', 'general')),
    lead TEXT DEFAULT '' NOT NULL,
    deputies TEXT DEFAULT '' NOT NULL,
    contact TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    marking TEXT DEFAULT '' NOT NULL,
    created_on TEXT NOT NULL CONSTRAINT ck_agency_created_on CHECK (created_on IS NULL OR (created_on IS date(created_on) AND created_on >= '1900-01-01')),
    CONSTRAINT pk_agency PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE course (
    id INTEGER NOT NULL,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_course_title CHECK (trim(title) <> ''),
    kind TEXT NOT NULL CONSTRAINT ck_course_kind CHECK (kind IN ('core', 'subject', 'e-learning', 'in-house', 'induction', 'briefing', 'reading', 'other')),
    provider TEXT DEFAULT '' NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    hours REAL CONSTRAINT ck_course_hours CHECK (hours IS NULL OR hours >= 0),
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_course_active CHECK (active IN (0, 1)),
    CONSTRAINT pk_course PRIMARY KEY (id),
    CONSTRAINT uq_course_title UNIQUE (title)
)
 STRICT""",
    """CREATE TABLE document (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE duty (
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_duty PRIMARY KEY (code)
)
 STRICT""",
    """CREATE TABLE person (
    id INTEGER NOT NULL,
    given TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    known_as TEXT DEFAULT '' NOT NULL,
    staff_number TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_name CHECK (trim(given || family) <> '')
)
 STRICT""",
    """CREATE UNIQUE INDEX uq_person_staff_number ON person (staff_number) WHERE staff_number <> ''""",
    """CREATE TABLE rule_pack (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    sector TEXT NOT NULL CONSTRAINT ck_rule_pack_sector CHECK (sector IN ('school', 'early-years', 'health', 'council', 'voluntary', 'general')),
    edition TEXT NOT NULL,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_rule_pack PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE site (
    id INTEGER NOT NULL,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_site_title CHECK (trim(title) <> ''),
    CONSTRAINT pk_site PRIMARY KEY (id),
    CONSTRAINT uq_site_title UNIQUE (title)
)
 STRICT""",
    """CREATE TABLE target_group (
    number INTEGER NOT NULL CONSTRAINT ck_target_group_number CHECK (number BETWEEN 1 AND 4),
    title TEXT NOT NULL,
    description TEXT DEFAULT '' NOT NULL,
    example_roles TEXT DEFAULT '' NOT NULL,
    edition TEXT DEFAULT '' NOT NULL,
    to_check INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_target_group_to_check CHECK (to_check IN (0, 1)),
    checked_by TEXT DEFAULT '' NOT NULL,
    checked_on TEXT CONSTRAINT ck_target_group_checked_on CHECK (checked_on IS NULL OR (checked_on IS date(checked_on) AND checked_on >= '1900-01-01')),
    CONSTRAINT pk_target_group PRIMARY KEY (number)
)
 STRICT""",
    """CREATE TABLE team (
    id INTEGER NOT NULL,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_team_title CHECK (trim(title) <> ''),
    CONSTRAINT pk_team PRIMARY KEY (id),
    CONSTRAINT uq_team_title UNIQUE (title)
)
 STRICT""",
    """CREATE TABLE course_alias (
    id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    alias TEXT COLLATE "NOCASE" NOT NULL,
    CONSTRAINT pk_course_alias PRIMARY KEY (id),
    CONSTRAINT fk_course_alias_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT uq_course_alias_alias UNIQUE (alias)
)
 STRICT""",
    """CREATE TABLE edition (
    id INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    name TEXT NOT NULL,
    in_force TEXT NOT NULL CONSTRAINT ck_edition_in_force CHECK (in_force IS NULL OR (in_force IS date(in_force) AND in_force >= '1900-01-01')),
    published TEXT CONSTRAINT ck_edition_published CHECK (published IS NULL OR (published IS date(published) AND published >= '1900-01-01')),
    CONSTRAINT pk_edition PRIMARY KEY (id),
    CONSTRAINT uq_edition_document_id_name UNIQUE (document_id, name),
    CONSTRAINT fk_edition_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    """CREATE TABLE person_duty (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    duty_code TEXT NOT NULL,
    starts_on TEXT CONSTRAINT ck_person_duty_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_duty_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT pk_person_duty PRIMARY KEY (id),
    CONSTRAINT ck_person_duty_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_duty_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_duty_duty_code FOREIGN KEY(duty_code) REFERENCES duty (code)
)
 STRICT""",
    """CREATE INDEX ix_person_duty_person_id ON person_duty (person_id)""",
    """CREATE TABLE person_place (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    site_id INTEGER,
    team_id INTEGER,
    starts_on TEXT CONSTRAINT ck_person_place_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_place_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT pk_person_place PRIMARY KEY (id),
    CONSTRAINT ck_person_place_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_place_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_place_site_id FOREIGN KEY(site_id) REFERENCES site (id),
    CONSTRAINT fk_person_place_team_id FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT""",
    """CREATE INDEX ix_person_place_person_id ON person_place (person_id)""",
    """CREATE TABLE placement (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_placement_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    decided_by TEXT NOT NULL CONSTRAINT ck_placement_decided_by CHECK (trim(decided_by) <> ''),
    reason TEXT NOT NULL CONSTRAINT ck_placement_reason CHECK (trim(reason) <> ''),
    review_on TEXT CONSTRAINT ck_placement_review_on CHECK (review_on IS NULL OR (review_on IS date(review_on) AND review_on >= '1900-01-01')),
    CONSTRAINT pk_placement PRIMARY KEY (id),
    CONSTRAINT fk_placement_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_placement_group_number FOREIGN KEY(group_number) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE INDEX ix_placement_person_id ON placement (person_id)""",
    """CREATE TABLE requirement (
    id TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    title TEXT NOT NULL,
    short TEXT NOT NULL,
    position INTEGER NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_requirement_active CHECK (active IN (0, 1)),
    CONSTRAINT pk_requirement PRIMARY KEY (id),
    CONSTRAINT fk_requirement_pack_id FOREIGN KEY(pack_id) REFERENCES rule_pack (id)
)
 STRICT""",
    """CREATE TABLE role (
    id INTEGER NOT NULL,
    title TEXT COLLATE "NOCASE" NOT NULL CONSTRAINT ck_role_title CHECK (trim(title) <> ''),
    usual_group INTEGER,
    active INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_role_active CHECK (active IN (0, 1)),
    CONSTRAINT pk_role PRIMARY KEY (id),
    CONSTRAINT uq_role_title UNIQUE (title),
    CONSTRAINT fk_role_usual_group FOREIGN KEY(usual_group) REFERENCES target_group (number)
)
 STRICT""",
    """CREATE TABLE service (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_service_kind CHECK (kind IN ('employee', 'volunteer', 'governor', 'supply', 'contractor', 'student')),
    starts_on TEXT CONSTRAINT ck_service_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_service_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    leave_reason TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_service PRIMARY KEY (id),
    CONSTRAINT ck_service_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_service_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE INDEX ix_service_person_id ON service (person_id)""",
    """CREATE TABLE session (
    id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_session_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    delivery TEXT DEFAULT '' NOT NULL,
    trainer TEXT DEFAULT '' NOT NULL,
    provider TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_session PRIMARY KEY (id),
    CONSTRAINT fk_session_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT""",
    """CREATE TABLE attendance (
    id INTEGER NOT NULL,
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
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT ck_attendance_not_too_old CHECK (completed_on IS NULL OR completed_on >= '1970-01-01'),
    CONSTRAINT ck_attendance_expiry CHECK (completed_on IS NULL OR expires_on IS NULL OR completed_on <= expires_on),
    CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_attendance_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT""",
    """CREATE INDEX ix_attendance_course_id ON attendance (course_id)""",
    """CREATE INDEX ix_attendance_person_id ON attendance (person_id)""",
    """CREATE UNIQUE INDEX uq_attendance_booking ON attendance (person_id, course_id, coalesce(booked_on, '')) WHERE outcome = 'booked'""",
    """CREATE UNIQUE INDEX uq_attendance_completion ON attendance (person_id, course_id, coalesce(completed_on, ''), CASE WHEN completed_on IS NULL THEN coalesce(expires_on, '') ELSE '' END) WHERE outcome = 'attended'""",
    """CREATE TABLE course_satisfies (
    course_id INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    first INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_course_satisfies_first CHECK (first IN (0, 1)),
    renewal INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_course_satisfies_renewal CHECK (renewal IN (0, 1)),
    CONSTRAINT pk_course_satisfies PRIMARY KEY (course_id, requirement_id),
    CONSTRAINT ck_course_satisfies_counts CHECK (first + renewal > 0),
    CONSTRAINT fk_course_satisfies_course_id FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT fk_course_satisfies_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE TABLE exemption (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    requirement_id TEXT NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_exemption_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_exemption_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    reason TEXT NOT NULL CONSTRAINT ck_exemption_reason CHECK (trim(reason) <> ''),
    approved_by TEXT NOT NULL CONSTRAINT ck_exemption_approved_by CHECK (trim(approved_by) <> ''),
    CONSTRAINT pk_exemption PRIMARY KEY (id),
    CONSTRAINT ck_exemption_period CHECK (ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_exemption_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_exemption_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
 STRICT""",
    """CREATE INDEX ix_exemption_person_id ON exemption (person_id)""",
    """CREATE TABLE person_role (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    starts_on TEXT CONSTRAINT ck_person_role_starts_on CHECK (starts_on IS NULL OR (starts_on IS date(starts_on) AND starts_on >= '1900-01-01')),
    ends_on TEXT CONSTRAINT ck_person_role_ends_on CHECK (ends_on IS NULL OR (ends_on IS date(ends_on) AND ends_on >= '1900-01-01')),
    CONSTRAINT pk_person_role PRIMARY KEY (id),
    CONSTRAINT ck_person_role_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_person_role_role_id FOREIGN KEY(role_id) REFERENCES role (id)
)
 STRICT""",
    """CREATE INDEX ix_person_role_person_id ON person_role (person_id)""",
    """CREATE TABLE rule (
    id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_rule_kind CHECK (kind IN ('every-months', 'once', 'academic-year', 'edition')),
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
    CONSTRAINT pk_rule PRIMARY KEY (id),
    CONSTRAINT ck_rule_period CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
    CONSTRAINT ck_rule_interval CHECK ((kind = 'every-months') = (months IS NOT NULL)),
    CONSTRAINT ck_rule_document CHECK ((kind = 'edition') = (document_id IS NOT NULL)),
    CONSTRAINT fk_rule_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id),
    CONSTRAINT fk_rule_after FOREIGN KEY("after") REFERENCES requirement (id),
    CONSTRAINT fk_rule_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
)


def upgrade() -> None:
    """Create every table and index."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
