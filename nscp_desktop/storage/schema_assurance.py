"""The tables of assurance: questionnaires with their answers, actions, and gaps reported to the partnership."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text

from nscp_desktop.storage.columns import choice, day, filled, flag, link, row_id, table, title, words

CHECKLIST_KINDS = ("content", "expectations", "section-11", "section-175", "own")
OUTSIDE_VIEWS = ("none", "peer", "partnership")
GAP_KINDS = ("training-gap", "new-worry", "no-places", "other")
FILE_KINDS = ("pdf", "png", "jpeg")

# `shipped` names the list of the program that it was taken from; empty for the agency's own.
checklist_template = table(
    "checklist_template",
    row_id(),
    title(),
    choice("kind", CHECKLIST_KINDS),
    Column("months", Integer, CheckConstraint("months BETWEEN 1 AND 120", name="months"), nullable=False),
    words("about"),
    words("shipped"),
    flag("active", 1),
)
# A version that somebody has filled in never changes any more, so that old answers stay readable. The scale stands with
# it, as what an answer meant belongs to the answer.
checklist_version = table(
    "checklist_version",
    row_id(),
    link("template_id", "checklist_template.id"),
    Column("number", Integer, CheckConstraint("number > 0", name="number"), nullable=False),
    words("edition"),
    words("source"),
    words("note"),
    day("made_on", required=True),
    Column("scale", Text, CheckConstraint("json_valid(scale)", name="scale"), nullable=False),
    UniqueConstraint("template_id", "number"),
)
checklist_section = table(
    "checklist_section",
    row_id(),
    link("template_version_id", "checklist_version.id"),
    Column("position", Integer, nullable=False),
    filled("title"),
)
# `item_key` stays the same from version to version: by it last time's answer is found. `figures` are keys, with spaces.
checklist_item = table(
    "checklist_item",
    row_id(),
    link("template_version_id", "checklist_version.id"),
    link("section_id", "checklist_section.id"),
    Column("position", Integer, nullable=False),
    filled("item_key"),
    filled("number"),
    filled("text"),
    words("guidance"),
    words("source"),
    words("figures"),
    flag("active", 1),
    UniqueConstraint("template_version_id", "item_key"),
    UniqueConstraint("template_version_id", "number"),
)
Index("ix_checklist_item_section_id", checklist_item.c.section_id)

# `figures` keeps the figures as they were signed off, as JSON; empty until then.
checklist = table(
    "checklist",
    row_id(),
    link("template_id", "checklist_template.id"),
    link("template_version_id", "checklist_version.id"),
    link("course_id", "course.id", required=False),
    link("course_version_id", "course_version.id", required=False),
    words("year"),
    day("as_at", required=True),
    day("began_on", required=True),
    words("delivery"),
    words("length"),
    words("audience"),
    words("trainers"),
    words("contact"),
    words("completed_by"),
    words("completed_role"),
    day("completed_on"),
    words("approved_by"),
    day("approved_on"),
    choice("outside", OUTSIDE_VIEWS, "none"),
    words("outside_by"),
    day("outside_on"),
    words("note"),
    day("next_due_on"),
    day("signed_on"),
    words("figures"),
    day("reopened_on"),
    words("reopened_why"),
)
# One questionnaire of a kind is open at a time, for each course where it is about courses.
Index(
    "uq_checklist_open",
    checklist.c.template_id,
    text("coalesce(course_id, 0)"),
    unique=True,
    sqlite_where=text("signed_on IS NULL"),
)
# Whose task an item is stands as a person on record or as a typed name.
checklist_answer = table(
    "checklist_answer",
    row_id(),
    link("checklist_id", "checklist.id"),
    link("checklist_item_id", "checklist_item.id"),
    words("answer"),
    words("moderated"),
    words("where_covered"),
    words("evidence"),
    words("next_note"),
    link("covered_by_id", "course_version.id", required=False),
    link("owner_id", "person.id", required=False),
    words("owner"),
    UniqueConstraint("checklist_id", "checklist_item_id"),
)
Index("ix_checklist_answer_owner_id", checklist_answer.c.owner_id)

# Where it came from: an item of a questionnaire, a gap with a requirement, a person, or nothing of these: by hand.
agency_action = table(
    "agency_action",
    row_id(),
    filled("what"),
    words("why"),
    link("answer_id", "checklist_answer.id", required=False),
    Column("requirement_id", Text, ForeignKey("requirement.id")),
    link("person_id", "person.id", required=False),
    link("owner_id", "person.id", required=False),
    words("owner"),
    day("raised_on", required=True),
    day("due_on"),
    day("done_on"),
    words("done_note"),
)
for _column in ("answer_id", "person_id", "owner_id"):
    Index(f"ix_agency_action_{_column}", agency_action.c[_column])

# A file that proves an answer, or that an action is done. `person_id` is whom the action is about, where it is about
# somebody: the file goes when they are erased.
assurance_file = table(
    "assurance_file",
    row_id(),
    link("person_id", "person.id", required=False),
    link("answer_id", "checklist_answer.id", required=False),
    link("action_id", "agency_action.id", required=False),
    filled("name"),
    choice("kind", FILE_KINDS),
    Column("size_bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("stored_as", Text, ForeignKey("evidence_content.stored_as"), nullable=False),
    day("added_on", required=True),
    CheckConstraint("(answer_id IS NULL) <> (action_id IS NULL)", name="whose"),
)
for _column in ("person_id", "answer_id", "action_id", "stored_as"):
    Index(f"ix_assurance_file_{_column}", assurance_file.c[_column])

# What was told to the Learning and Workforce Development group, and what came of it.
reported_gap = table(
    "reported_gap",
    row_id(),
    choice("kind", GAP_KINDS),
    filled("what"),
    words("detail"),
    Column("requirement_id", Text, ForeignKey("requirement.id")),
    day("noticed_on", required=True),
    day("reported_on"),
    words("reported_how"),
    words("reply"),
    day("closed_on"),
)
