"""The tables of a record file. Only `storage` knows them; migrations hold their own frozen copy."""

from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

APPLICATION_ID = 0x4E534350
SCHEMA_VERSION = 1

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

PERSON_KINDS = ("employee", "volunteer", "governor", "supply", "contractor", "student")
SECTORS = ("school", "early-years", "health", "council", "voluntary", "general")
COURSE_KINDS = ("core", "subject", "e-learning", "in-house", "induction", "briefing", "reading", "other")
RULE_KINDS = ("every-months", "once", "academic-year", "edition")
OUTCOMES = ("booked", "waiting", "attended", "part", "did-not-attend", "cancelled-in-time", "cancelled-late")
PRECISIONS = ("day", "month", "term", "year")
EVIDENCE = ("none", "original", "copy", "provider-list", "own-word")


def _table(name: str, *parts: Column[Any] | CheckConstraint | UniqueConstraint) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _words(name: str) -> Column[str]:
    """A text that may be empty but is never missing."""
    return Column(name, Text, nullable=False, server_default="")


def _day(name: str, *, required: bool = False) -> Column[str]:
    """A date as ISO text. The CHECK refuses what is no date; it says IS, as a CHECK lets pass what comes out NULL."""
    return Column(
        name,
        Text,
        CheckConstraint(f"{name} IS NULL OR ({name} IS date({name}) AND {name} >= '1900-01-01')", name=name),
        nullable=not required,
    )


def _flag(name: str, default: int) -> Column[int]:
    return Column(
        name,
        Integer,
        CheckConstraint(f"{name} IN (0, 1)", name=name),
        nullable=False,
        server_default=text(str(default)),
    )


def _choice(name: str, choices: tuple[str, ...], default: str | None = None) -> Column[str]:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return Column(
        name, Text, CheckConstraint(f"{name} IN ({listed})", name=name), nullable=False, server_default=default
    )


def _to(name: str, target: str, *, required: bool = True) -> Column[int]:
    return Column(name, ForeignKey(target), nullable=not required)


def _group(name: str, *, required: bool) -> Column[int]:
    return Column(name, Integer, ForeignKey("target_group.number"), nullable=not required)


def _title() -> Column[str]:
    return Column(
        "title",
        Text(collation="NOCASE"),
        CheckConstraint("trim(title) <> ''", name="title"),
        nullable=False,
        unique=True,
    )


def _period() -> tuple[Column[str], Column[str], CheckConstraint]:
    order = CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="period")
    return _day("starts_on"), _day("ends_on"), order


agency = _table(
    "agency",
    Column("id", Integer, CheckConstraint("id = 1", name="only_one"), primary_key=True),
    Column("name", Text, CheckConstraint("trim(name) <> ''", name="name"), nullable=False),
    _choice("sector", SECTORS),
    _words("lead"),
    _words("deputies"),
    _words("contact"),
    _words("address"),
    _words("marking"),
    _day("created_on", required=True),
)
site = _table("site", _id(), _title())
team = _table("team", _id(), _title())
target_group = _table(
    "target_group",
    Column("number", Integer, CheckConstraint("number BETWEEN 1 AND 4", name="number"), primary_key=True),
    Column("title", Text, nullable=False),
    _words("description"),
    _words("example_roles"),
    _words("edition"),
    _flag("to_check", 1),
    _words("checked_by"),
    _day("checked_on"),
)
role = _table("role", _id(), _title(), _group("usual_group", required=False), _flag("active", 1))
duty = _table(
    "duty",
    Column("code", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

person = _table(
    "person",
    _id(),
    _words("given"),
    _words("family"),
    _words("known_as"),
    _words("staff_number"),
    _words("email"),
    CheckConstraint("trim(given || family) <> ''", name="name"),
)
Index("uq_person_staff_number", person.c.staff_number, unique=True, sqlite_where=text("staff_number <> ''"))
service = _table(
    "service",
    _id(),
    _to("person_id", "person.id"),
    _choice("kind", PERSON_KINDS),
    *_period(),
    _words("leave_reason"),
)
person_role = _table("person_role", _id(), _to("person_id", "person.id"), _to("role_id", "role.id"), *_period())
person_duty = _table(
    "person_duty",
    _id(),
    _to("person_id", "person.id"),
    Column("duty_code", Text, ForeignKey("duty.code"), nullable=False),
    *_period(),
)
person_place = _table(
    "person_place",
    _id(),
    _to("person_id", "person.id"),
    _to("site_id", "site.id", required=False),
    _to("team_id", "team.id", required=False),
    *_period(),
)
placement = _table(
    "placement",
    _id(),
    _to("person_id", "person.id"),
    _group("group_number", required=True),
    _day("starts_on"),
    Column("decided_by", Text, CheckConstraint("trim(decided_by) <> ''", name="decided_by"), nullable=False),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    _day("review_on"),
)

rule_pack = _table(
    "rule_pack",
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    _choice("sector", SECTORS),
    Column("edition", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("position", Integer, nullable=False),
)
requirement = _table(
    "requirement",
    Column("id", Text, primary_key=True),
    Column("pack_id", Text, ForeignKey("rule_pack.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("position", Integer, nullable=False),
    _flag("active", 1),
)
document = _table("document", Column("id", Text, primary_key=True), Column("title", Text, nullable=False))
edition = _table(
    "edition",
    _id(),
    Column("document_id", Text, ForeignKey("document.id"), nullable=False),
    Column("name", Text, nullable=False),
    _day("in_force", required=True),
    _day("published"),
    UniqueConstraint("document_id", "name"),
)
rule = _table(
    "rule",
    Column("id", Text, primary_key=True),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    Column("position", Integer, nullable=False),
    _choice("kind", RULE_KINDS),
    Column("who", Text, CheckConstraint("json_valid(who)", name="who"), nullable=False),
    Column("months", Integer, CheckConstraint("months IS NULL OR months > 0", name="months")),
    Column("first_within_days", Integer, CheckConstraint("first_within_days >= 0", name="first_within_days")),
    Column("after", Text, ForeignKey("requirement.id")),
    Column("document_id", Text, ForeignKey("document.id")),
    Column("edition_within_days", Integer, nullable=False, server_default=text("0")),
    Column("notice_days", Integer, CheckConstraint("notice_days >= 0", name="notice_days"), nullable=False),
    _flag("may_lengthen", 0),
    _words("source"),
    _words("source_edition"),
    *_period(),
    _words("to_check"),
    CheckConstraint("(kind = 'every-months') = (months IS NOT NULL)", name="interval"),
    CheckConstraint("(kind = 'edition') = (document_id IS NOT NULL)", name="document"),
)

course = _table(
    "course",
    _id(),
    _title(),
    _choice("kind", COURSE_KINDS),
    _words("provider"),
    _words("delivery"),
    Column("hours", REAL, CheckConstraint("hours IS NULL OR hours >= 0", name="hours")),
    _flag("active", 1),
)
course_alias = _table(
    "course_alias",
    _id(),
    _to("course_id", "course.id"),
    Column("alias", Text(collation="NOCASE"), nullable=False, unique=True),
)
course_satisfies = _table(
    "course_satisfies",
    Column("course_id", ForeignKey("course.id"), primary_key=True),
    Column("requirement_id", ForeignKey("requirement.id"), primary_key=True),
    _flag("first", 1),
    _flag("renewal", 1),
    CheckConstraint("first + renewal > 0", name="counts"),
)
session = _table(
    "session",
    _id(),
    _to("course_id", "course.id"),
    _day("starts_on", required=True),
    _words("delivery"),
    _words("trainer"),
    _words("provider"),
    _words("note"),
)
attendance = _table(
    "attendance",
    _id(),
    _to("person_id", "person.id"),
    _to("course_id", "course.id"),
    _to("session_id", "session.id", required=False),
    _choice("outcome", OUTCOMES),
    _day("booked_on"),
    _day("completed_on"),
    _choice("precision", PRECISIONS, "day"),
    _day("expires_on"),
    _day("recorded_on", required=True),
    Column("hours", REAL, CheckConstraint("hours IS NULL OR hours >= 0", name="hours")),
    _words("provider"),
    _words("certificate_number"),
    _choice("evidence", EVIDENCE, "none"),
    _words("note"),
    _words("source"),
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
exemption = _table(
    "exemption",
    _id(),
    _to("person_id", "person.id"),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    _day("starts_on", required=True),
    _day("ends_on"),
    Column("reason", Text, CheckConstraint("trim(reason) <> ''", name="reason"), nullable=False),
    Column("approved_by", Text, CheckConstraint("trim(approved_by) <> ''", name="approved_by"), nullable=False),
    CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="period"),
)
for _child in (service, person_role, person_duty, person_place, placement, exemption):
    Index(f"ix_{_child.name}_person_id", _child.c.person_id)
