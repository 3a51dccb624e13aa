"""The tables about courses and days of training: registers, proof, certificates, evaluation and trainers."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from nscp_desktop.storage.columns import choice, day, filled, flag, link, row_id, table, title, words

CATEGORIES = ("physical", "emotional", "sexual", "neglect")
CHECK_RESULTS = ("agrees", "differs", "not-found")
EVALUATION_FORMS = ("participant", "trainer", "impact")
FILE_KINDS = ("pdf", "png", "jpeg")

# The categories of abuse that a course covers, and the Target Groups that it is for.
course_category = table(
    "course_category",
    Column("course_id", ForeignKey("course.id"), primary_key=True),
    choice("category", CATEGORIES, is_key=True),
)
course_group = table(
    "course_group",
    Column("course_id", ForeignKey("course.id"), primary_key=True),
    Column("group_number", Integer, ForeignKey("target_group.number"), primary_key=True),
)
course_version = table(
    "course_version",
    row_id(),
    link("course_id", "course.id"),
    filled("name"),
    day("in_use_from", required=True),
    words("changed"),
    UniqueConstraint("course_id", "name"),
)
# Who courses are bought or borrowed from. Courses and trainings name them as typed; this is what is known about one.
provider = table(
    "provider",
    row_id(),
    title(),
    words("contact"),
    day("content_checked_on"),
    words("content_checked_by"),
    words("note"),
    flag("active", 1),
)
trainer = table(
    "trainer",
    row_id(),
    link("person_id", "person.id", required=False),
    words("name"),
    words("organisation"),
    words("contact"),
    words("knowledge"),
    day("knowledge_on"),
    day("knowledge_until"),
    words("skill"),
    day("skill_on"),
    day("skill_until"),
    words("note"),
    flag("active", 1),
    CheckConstraint("person_id IS NOT NULL OR trim(name) <> ''", name="who"),
    UniqueConstraint("person_id"),
)
session_trainer = table(
    "session_trainer",
    Column("session_id", ForeignKey("session.id"), primary_key=True),
    Column("trainer_id", ForeignKey("trainer.id"), primary_key=True),
)
# One row for each day of a session of which more than the day itself is known, or that has gaps between its days.
session_day = table(
    "session_day",
    row_id(),
    link("session_id", "session.id"),
    day("held_on", required=True),
    words("starts_at"),
    words("ends_at"),
    UniqueConstraint("session_id", "held_on"),
)
# A sign-in sheet belongs to everyone who was there.
session_file = table(
    "session_file",
    row_id(),
    link("session_id", "session.id"),
    filled("name"),
    choice("kind", FILE_KINDS),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("stored_as", Text, ForeignKey("evidence_content.stored_as"), nullable=False),
    day("added_on", required=True),
    UniqueConstraint("session_id", "stored_as"),
)
Index("ix_session_file_stored_as", session_file.c.stored_as)

# A sample of the trainings of a time, drawn once to be checked by a second person.
evidence_sample = table(
    "evidence_sample",
    row_id(),
    day("drawn_on", required=True),
    words("drawn_by"),
    day("from_on", required=True),
    day("until_on", required=True),
    Column("percent", Integer, CheckConstraint("percent BETWEEN 1 AND 100", name="percent"), nullable=False),
    Column("of_count", Integer, nullable=False),
    CheckConstraint("from_on <= until_on", name="period"),
)
evidence_sample_item = table(
    "evidence_sample_item",
    row_id(),
    link("sample_id", "evidence_sample.id"),
    link("person_id", "person.id"),
    link("attendance_id", "attendance.id"),
    UniqueConstraint("sample_id", "attendance_id"),
)
evidence_check = table(
    "evidence_check",
    row_id(),
    link("person_id", "person.id"),
    link("attendance_id", "attendance.id"),
    day("checked_on", required=True),
    filled("checked_by"),
    choice("result", CHECK_RESULTS),
    words("note"),
)

certificate = table(
    "certificate",
    row_id(),
    link("person_id", "person.id"),
    link("attendance_id", "attendance.id"),
    Column("number", Text, nullable=False, unique=True),
    filled("code"),
    day("issued_on", required=True),
    words("issued_by"),
    day("withdrawn_on"),
    words("withdrawn_why"),
    UniqueConstraint("attendance_id"),
)

# Whose form it is may stay empty: answers may be given without a name.
evaluation = table(
    "evaluation",
    row_id(),
    link("session_id", "session.id"),
    choice("form", EVALUATION_FORMS),
    link("person_id", "person.id", required=False),
    link("attendance_id", "attendance.id", required=False),
    link("trainer_id", "trainer.id", required=False),
    day("received_on", required=True),
    words("comment"),
    words("suggestion"),
    words("source"),
)
evaluation_answer = table(
    "evaluation_answer",
    Column("evaluation_id", ForeignKey("evaluation.id"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("rating", Integer, CheckConstraint("rating BETWEEN 1 AND 5", name="rating"), nullable=False),
)
for _table in (evidence_sample_item, evidence_check, evaluation):
    Index(f"ix_{_table.name}_attendance_id", _table.c.attendance_id)
for _table in (session_file, evaluation, session_day):
    Index(f"ix_{_table.name}_session_id", _table.c.session_id)
for _table in (evidence_sample_item, evidence_check, certificate, evaluation):
    Index(f"ix_{_table.name}_person_id", _table.c.person_id)
