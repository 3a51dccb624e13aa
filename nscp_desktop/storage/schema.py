"""The tables of a record file that hold the agency's work. Migrations hold their own copy of them."""

from sqlalchemy import BLOB, REAL, CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text

from nscp_desktop.storage.columns import (
    choice,
    day,
    flag,
    group_number,
    link,
    pence,
    period,
    row_id,
    table,
    title,
    words,
)

APPLICATION_ID = 0x4E534350
SCHEMA_VERSION = 6

PERSON_KINDS = ("employee", "volunteer", "governor", "supply", "contractor", "student")
SECTORS = ("school", "early-years", "health", "council", "voluntary", "general")
COURSE_KINDS = ("core", "subject", "e-learning", "in-house", "induction", "briefing", "reading", "other")
RULE_KINDS = ("every-months", "once", "academic-year", "edition", "hours", "each-start", "minimum")
MINIMUM_PER = ("agency", "site", "team")
MET = ("yes", "partly", "no", "not-applicable")
OUTCOMES = ("booked", "waiting", "attended", "part", "did-not-attend", "cancelled-in-time", "cancelled-late")
PRECISIONS = ("day", "month", "term", "year")
EVIDENCE = ("none", "original", "copy", "provider-list", "own-word")
FILE_KINDS = ("pdf", "png", "jpeg")
EVALUATION_ASKED = ("no", "after", "after-and-impact")

agency = table(
    "agency",
    Column("id", Integer, CheckConstraint("id = 1", name="only_one"), primary_key=True),
    Column("name", Text, CheckConstraint("trim(name) <> ''", name="name"), nullable=False),
    choice("sector", SECTORS),
    words("lead"),
    words("deputies"),
    words("contact"),
    words("address"),
    words("marking"),
    day("created_on", required=True),
)
site = table("site", row_id(), title())
team = table("team", row_id(), title())
target_group = table(
    "target_group",
    Column("number", Integer, CheckConstraint("number BETWEEN 1 AND 4", name="number"), primary_key=True),
    Column("title", Text, nullable=False),
    words("description"),
    words("example_roles"),
    words("edition"),
    flag("to_check", 1),
    words("checked_by"),
    day("checked_on"),
)
agency_level = table(
    "agency_level", row_id(), title(), group_number("group_number", required=True), words("description")
)
role = table(
    "role",
    row_id(),
    title(),
    group_number("usual_group", required=False),
    flag("active", 1),
    link("level_id", "agency_level.id", required=False),
)
duty = table(
    "duty",
    Column("code", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False),
    group_number("usual_group", required=False),
)

person = table(
    "person",
    row_id(),
    words("given"),
    words("family"),
    words("known_as"),
    words("staff_number"),
    words("email"),
    link("manager_id", "person.id", required=False),
    day("archived_on"),
    CheckConstraint("trim(given || family) <> ''", name="name"),
)
Index("uq_person_staff_number", person.c.staff_number, unique=True, sqlite_where=text("staff_number <> ''"))
former_name = table(
    "former_name",
    row_id(),
    link("person_id", "person.id"),
    Column("name", Text, CheckConstraint("trim(name) <> ''", name="name"), nullable=False),
    day("until"),
)
# Why somebody is away is never kept: it is most often about health or family.
away = table("away", row_id(), link("person_id", "person.id"), *period())
service = table(
    "service",
    row_id(),
    link("person_id", "person.id"),
    choice("kind", PERSON_KINDS),
    *period(),
    words("leave_reason"),
)
person_role = table("person_role", row_id(), link("person_id", "person.id"), link("role_id", "role.id"), *period())
person_duty = table(
    "person_duty",
    row_id(),
    link("person_id", "person.id"),
    Column("duty_code", Text, ForeignKey("duty.code"), nullable=False),
    *period(),
)
person_place = table(
    "person_place",
    row_id(),
    link("person_id", "person.id"),
    link("site_id", "site.id", required=False),
    link("team_id", "team.id", required=False),
    *period(),
)
placement = table(
    "placement",
    row_id(),
    link("person_id", "person.id"),
    group_number("group_number", required=True),
    day("starts_on"),
    Column("decided_by", Text, CheckConstraint("trim(decided_by) <> ''", name="decided_by"), nullable=False),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    day("review_on"),
    link("level_id", "agency_level.id", required=False),
)
competence = table(
    "competence",
    row_id(),
    group_number("group_number", required=True),
    Column("text", Text, CheckConstraint("trim(text) <> ''", name="text"), nullable=False),
    Column("position", Integer, nullable=False),
    flag("active", 1),
)
competence_review = table(
    "competence_review",
    row_id(),
    link("person_id", "person.id", required=False),
    link("role_id", "role.id", required=False),
    group_number("group_number", required=True),
    day("reviewed_on", required=True),
    Column("reviewed_by", Text, CheckConstraint("trim(reviewed_by) <> ''", name="reviewed_by"), nullable=False),
    words("note"),
    day("next_on"),
    CheckConstraint("(person_id IS NULL) <> (role_id IS NULL)", name="whose"),
)
# A finding keeps the words that the competence had on that day, and whose it is, so that it goes when they are erased.
competence_finding = table(
    "competence_finding",
    row_id(),
    link("review_id", "competence_review.id"),
    link("person_id", "person.id", required=False),
    Column("text", Text, nullable=False),
    choice("met", MET),
    words("note"),
)
Index("ix_competence_finding_review_id", competence_finding.c.review_id)

rule_pack = table(
    "rule_pack",
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    choice("sector", SECTORS),
    Column("edition", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("position", Integer, nullable=False),
    # The pack as it was last taken over, so that the agency's own changes can be told from the next edition's.
    words("shipped"),
)
requirement = table(
    "requirement",
    Column("id", Text, primary_key=True),
    Column("pack_id", Text, ForeignKey("rule_pack.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("position", Integer, nullable=False),
    flag("active", 1),
    flag("whole_agency", 0),
)
document = table("document", Column("id", Text, primary_key=True), Column("title", Text, nullable=False))
edition = table(
    "edition",
    row_id(),
    Column("document_id", Text, ForeignKey("document.id"), nullable=False),
    Column("name", Text, nullable=False),
    day("in_force", required=True),
    day("published"),
    UniqueConstraint("document_id", "name"),
)
rule = table(
    "rule",
    Column("id", Text, primary_key=True),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    Column("position", Integer, nullable=False),
    choice("kind", RULE_KINDS),
    Column("who", Text, CheckConstraint("json_valid(who)", name="who"), nullable=False),
    Column("months", Integer, CheckConstraint("months IS NULL OR months > 0", name="months")),
    Column("first_within_days", Integer, CheckConstraint("first_within_days >= 0", name="first_within_days")),
    Column("after", Text, ForeignKey("requirement.id")),
    Column("document_id", Text, ForeignKey("document.id")),
    Column("edition_within_days", Integer, nullable=False, server_default=text("0")),
    Column("notice_days", Integer, CheckConstraint("notice_days >= 0", name="notice_days"), nullable=False),
    flag("may_lengthen", 0),
    words("source"),
    words("source_edition"),
    *period(),
    words("to_check"),
    Column("hours", REAL, CheckConstraint("hours IS NULL OR hours > 0", name="hours")),
    Column(
        "minimum_count", Integer, CheckConstraint("minimum_count IS NULL OR minimum_count > 0", name="minimum_count")
    ),
    choice("minimum_per", MINIMUM_PER, "agency"),
    Column("replaces", Text, ForeignKey("rule.id")),
    CheckConstraint("months IS NOT NULL OR kind NOT IN ('every-months', 'hours')", name="interval"),
    CheckConstraint("(kind = 'hours') = (hours IS NOT NULL)", name="window"),
    CheckConstraint("(kind = 'minimum') = (minimum_count IS NOT NULL)", name="minimum"),
    CheckConstraint("first_within_days IS NOT NULL OR kind <> 'each-start'", name="start"),
    CheckConstraint("(kind = 'edition') = (document_id IS NOT NULL)", name="document"),
)

course = table(
    "course",
    row_id(),
    title(),
    choice("kind", COURSE_KINDS),
    words("provider"),
    words("delivery"),
    Column("hours", REAL, CheckConstraint("hours IS NULL OR hours >= 0", name="hours")),
    flag("active", 1),
    pence("charge_pence"),
    pence("non_attendance_pence"),
    choice("evaluation", EVALUATION_ASKED, "no"),
    flag("certificates", 0),
)
course_alias = table(
    "course_alias",
    row_id(),
    link("course_id", "course.id"),
    Column("alias", Text(collation="NOCASE"), nullable=False, unique=True),
)
course_satisfies = table(
    "course_satisfies",
    Column("course_id", ForeignKey("course.id"), primary_key=True),
    Column("requirement_id", ForeignKey("requirement.id"), primary_key=True),
    flag("first", 1),
    flag("renewal", 1),
    CheckConstraint("first + renewal > 0", name="counts"),
)
session = table(
    "session",
    row_id(),
    link("course_id", "course.id"),
    day("starts_on", required=True),
    words("delivery"),
    words("trainer"),
    words("provider"),
    words("note"),
    day("ends_on"),
    flag("whole_agency", 0),
    words("place"),
    Column("capacity", Integer, CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity")),
    pence("cost_pence"),
    link("version_id", "course_version.id", required=False),
    day("closed_on"),
    CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="period"),
)
attendance = table(
    "attendance",
    row_id(),
    link("person_id", "person.id"),
    link("course_id", "course.id"),
    link("session_id", "session.id", required=False),
    choice("outcome", OUTCOMES),
    day("booked_on"),
    day("completed_on"),
    choice("precision", PRECISIONS, "day"),
    day("expires_on"),
    day("recorded_on", required=True),
    Column("hours", REAL, CheckConstraint("hours IS NULL OR hours >= 0", name="hours")),
    words("provider"),
    words("certificate_number"),
    choice("evidence", EVIDENCE, "none"),
    words("note"),
    words("source"),
    day("ended_on"),
    words("reason"),
    pence("fee_pence"),
    CheckConstraint("completed_on IS NULL OR completed_on >= '1970-01-01'", name="not_too_old"),
    CheckConstraint("completed_on IS NULL OR expires_on IS NULL OR completed_on <= expires_on", name="expiry"),
)
Index("ix_attendance_person_id", attendance.c.person_id)
Index("ix_attendance_course_id", attendance.c.course_id)
Index(
    "uq_attendance_completion",
    attendance.c.person_id,
    attendance.c.course_id,
    text("coalesce(completed_on, '')"),
    text("CASE WHEN completed_on IS NULL THEN coalesce(expires_on, '') ELSE '' END"),
    unique=True,
    sqlite_where=text("outcome = 'attended'"),
)
Index(
    "uq_attendance_booking",
    attendance.c.person_id,
    attendance.c.course_id,
    text("coalesce(booked_on, '')"),
    unique=True,
    sqlite_where=text("outcome = 'booked'"),
)
# Who is booked, waiting or was not there stands once at a session.
Index(
    "uq_attendance_outcome",
    attendance.c.session_id,
    attendance.c.person_id,
    unique=True,
    sqlite_where=text("session_id IS NOT NULL AND outcome <> 'attended'"),
)
Index("ix_attendance_session_id", attendance.c.session_id, sqlite_where=text("session_id IS NOT NULL"))
# What is in files of evidence stands apart, so that nobody reads it who only wants to know which files there are. A
# name of chance is all it has: nothing that a user typed becomes a name inside the record.
evidence_content = table(
    "evidence_content",
    Column("stored_as", Text, CheckConstraint("length(stored_as) = 32", name="stored_as"), primary_key=True),
    Column("sha256", Text, CheckConstraint("length(sha256) = 64", name="sha256"), nullable=False, unique=True),
    Column("content", BLOB, CheckConstraint("length(content) BETWEEN 1 AND 10485760", name="content"), nullable=False),
)
evidence_file = table(
    "evidence_file",
    row_id(),
    link("person_id", "person.id"),
    link("attendance_id", "attendance.id"),
    Column("name", Text, CheckConstraint("trim(name) <> ''", name="name"), nullable=False),
    choice("kind", FILE_KINDS),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("stored_as", Text, ForeignKey("evidence_content.stored_as"), nullable=False),
    day("added_on", required=True),
    UniqueConstraint("attendance_id", "stored_as"),
)
Index("ix_evidence_file_stored_as", evidence_file.c.stored_as)
equivalent = table(
    "equivalent",
    row_id(),
    link("person_id", "person.id"),
    link("attendance_id", "attendance.id"),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    Column("approved_by", Text, CheckConstraint("trim(approved_by) <> ''", name="approved_by"), nullable=False),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    day("decided_on", required=True),
    UniqueConstraint("attendance_id", "requirement_id"),
)
# The recommended order of courses, for a Target Group or for those who hold a duty.
pathway_step = table(
    "pathway_step",
    row_id(),
    group_number("group_number", required=False),
    Column("duty_code", Text, ForeignKey("duty.code")),
    Column("position", Integer, nullable=False),
    link("course_id", "course.id"),
    CheckConstraint("(group_number IS NULL) <> (duty_code IS NULL)", name="whose"),
)
exemption = table(
    "exemption",
    row_id(),
    link("person_id", "person.id"),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    day("starts_on", required=True),
    day("ends_on"),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    Column("approved_by", Text, CheckConstraint("trim(approved_by) <> ''", name="approved_by"), nullable=False),
    CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="period"),
)
for _child in (
    service, person_role, person_duty, person_place, placement, exemption, evidence_file, former_name, away, equivalent,
    competence_review, competence_finding,
):  # fmt: skip
    Index(f"ix_{_child.name}_person_id", _child.c.person_id)
