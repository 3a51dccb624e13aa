"""The tables about learning beside courses: what was shared with whom, supervision, induction, reasons for gaps."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint

from nscp_desktop.storage.columns import choice, day, filled, flag, link, row_id, table, title, words

LEARNING_KINDS = ("bulletin", "review", "newsletter", "briefing", "clip", "document", "policy")
SHARED_HOW = ("e-mail", "meeting", "handed-out", "noticeboard", "online", "other")
COUNTS_WHEN = ("no", "shared", "read")
SUPERVISION_KINDS = ("one-to-one", "group", "peer-review")
GAP_REASONS = (
    "no-place", "cancelled-by-provider", "could-not-be-released", "did-not-attend", "declined", "new-in-post", "away",
    "other",
)  # fmt: skip

# `counts` says when sharing or reading is a training of its own: it then becomes a completion of the course.
learning_item = table(
    "learning_item",
    row_id(),
    filled("title"),
    choice("kind", LEARNING_KINDS),
    words("source"),
    words("place"),
    words("about"),
    day("published_on"),
    flag("to_read", 0),
    choice("counts", COUNTS_WHEN, "no"),
    link("course_id", "course.id", required=False),
    link("edition_id", "edition.id", required=False),
    flag("active", 1),
    CheckConstraint("counts = 'no' OR course_id IS NOT NULL", name="course"),
)
learning_share = table(
    "learning_share",
    row_id(),
    link("item_id", "learning_item.id"),
    day("shared_on", required=True),
    choice("how", SHARED_HOW),
    words("whom"),
    words("note"),
)
learning_reader = table(
    "learning_reader",
    row_id(),
    link("person_id", "person.id"),
    link("item_id", "learning_item.id"),
    link("share_id", "learning_share.id", required=False),
    day("read_on"),
    link("attendance_id", "attendance.id", required=False),
    UniqueConstraint("person_id", "item_id"),
)
Index("ix_learning_share_item_id", learning_share.c.item_id)
Index("ix_learning_reader_item_id", learning_reader.c.item_id)
Index("ix_learning_reader_attendance_id", learning_reader.c.attendance_id)

# Dates and kinds only: what was spoken about is never kept.
supervision = table(
    "supervision",
    row_id(),
    link("person_id", "person.id"),
    day("held_on", required=True),
    choice("kind", SUPERVISION_KINDS),
    day("recorded_on", required=True),
    UniqueConstraint("person_id", "held_on", "kind"),
)
# How often it is meant to be, for a team, or for everyone whose team has no word of its own.
supervision_rule = table(
    "supervision_rule",
    row_id(),
    link("team_id", "team.id", required=False),
    choice("kind", SUPERVISION_KINDS),
    Column("weeks", Integer, CheckConstraint("weeks BETWEEN 1 AND 104", name="weeks"), nullable=False),
)
Index("uq_supervision_rule_team", supervision_rule.c.team_id, supervision_rule.c.kind, unique=True)

induction_step = table(
    "induction_step",
    row_id(),
    title(),
    words("about"),
    Column("position", Integer, nullable=False),
    Column("requirement_id", Text, ForeignKey("requirement.id")),
    flag("active", 1),
)
induction_done = table(
    "induction_done",
    row_id(),
    link("person_id", "person.id"),
    link("step_id", "induction_step.id"),
    day("done_on", required=True),
    words("done_by"),
    UniqueConstraint("person_id", "step_id", "done_on"),
)

# Why somebody has not done what is asked. Never a reason to do with health or family.
gap_reason = table(
    "gap_reason",
    row_id(),
    link("person_id", "person.id"),
    Column("requirement_id", Text, ForeignKey("requirement.id"), nullable=False),
    choice("reason", GAP_REASONS),
    words("note"),
    day("said_on", required=True),
    UniqueConstraint("person_id", "requirement_id"),
)
