"""Somebody of whom every table holds something, and what hangs on a session."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.rows import add_row

DAY, LATER = "2026-09-10", "2026-10-01"
CONTENT = b"%PDF-1.7\n"
SHA = sha256(CONTENT).hexdigest()
FILE = {"name": "sheet.pdf", "kind": "pdf", "size_bytes": 9, "sha256": SHA, "stored_as": "a" * 32, "added_on": DAY}
# One row for each table that speaks of a person; the numbers of other rows are put in from `Ground`.
ABOUT_A_PERSON: Mapping[str, Mapping[str, object]] = {
    "former_name": {"name": "GIVEN Old"},
    "away": {"starts_on": DAY, "ends_on": LATER},
    "service": {"kind": "employee", "starts_on": "2020-01-01"},
    "person_role": {"role_id": "role"},
    "person_duty": {"duty_code": "filled"},
    "person_place": {"team_id": "team"},
    "placement": {"group_number": 1, "decided_by": "The head", "reason": "By role"},
    "exemption": {"requirement_id": "own/core", "starts_on": DAY, "reason": "Not here", "approved_by": "The head"},
    "legal_hold": {"reason": "A claim", "placed_by": "The head", "placed_on": DAY},
    "competence_review": {"group_number": 1, "reviewed_on": DAY, "reviewed_by": "The head"},
    "attendance": {
        "course_id": "course",
        "session_id": "session",
        "outcome": "attended",
        "completed_on": DAY,
        "recorded_on": LATER,
    },
    "competence_finding": {"review_id": "competence_review", "text": "Knows", "met": "yes"},
    "evidence_file": {"attendance_id": "attendance", **FILE},
    "equivalent": {
        "attendance_id": "attendance",
        "requirement_id": "own/core",
        "approved_by": "The head",
        "reason": "Same",
        "decided_on": LATER,
    },
    "evidence_check": {
        "attendance_id": "attendance",
        "checked_on": LATER,
        "checked_by": "B. Second",
        "result": "agrees",
    },
    "evidence_sample_item": {"attendance_id": "attendance", "sample_id": "evidence_sample"},
    "certificate": {"attendance_id": "attendance", "number": "2026-0001", "code": "XYZ", "issued_on": LATER},
    "evaluation": {
        "attendance_id": "attendance",
        "session_id": "session",
        "form": "participant",
        "received_on": LATER,
        "comment": "GIVEN here: very clear",
    },
    "learning_reader": {"item_id": "learning_item", "share_id": "learning_share", "read_on": LATER},
    "supervision": {"held_on": DAY, "kind": "one-to-one", "recorded_on": LATER},
    "induction_done": {"step_id": "induction_step", "done_on": DAY, "done_by": "The head"},
    "gap_reason": {"requirement_id": "own/core", "reason": "no-place", "said_on": DAY},
    "trainer": {"knowledge": "Level 3"},
    "agency_action": {"what": "Talk with GIVEN", "answer_id": "checklist_answer", "raised_on": DAY},
    "assurance_file": {"action_id": "agency_action", **FILE},
}


class Ground:
    """What rows about people point at, made once in a record; `ids` are by table."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.ids: dict[str, int] = {}
        for name, values in (
            (
                "rule_pack",
                {"id": "own", "title": "Own", "sector": "school", "edition": "1", "source": "", "position": 9},
            ),
            ("requirement", {"id": "own/core", "pack_id": "own", "title": "Core", "short": "Core", "position": 9}),
            ("duty", {"code": "filled", "title": "Filled duty", "position": 9}),
            ("evidence_content", {"stored_as": "a" * 32, "sha256": SHA, "content": CONTENT}),
        ):
            connection.execute(insert(metadata.tables[name]).values(**values))
        self._add("course", title="Filled", kind="in-house")
        self._add("role", title="Filled role")
        self._add("team", title="Filled team")
        self._add("session", course_id="course", starts_on=DAY)
        self._add("session_day", session_id="session", held_on=DAY)
        self._add("session_file", session_id="session", **FILE)
        self._add("evidence_sample", drawn_on=LATER, from_on="2026-01-01", until_on=LATER, percent=10, of_count=1)
        self._add("learning_item", title="Bulletin", kind="bulletin")
        self._add("learning_share", item_id="learning_item", shared_on=DAY, how="e-mail")
        self._add("induction_step", title="Procedures", position=1)
        self._add("checklist_template", title="Filled", kind="own", months=12)
        self._add("checklist_version", template_id="checklist_template", number=1, made_on=DAY, scale="{}")
        of = {"template_version_id": "checklist_version"}
        self._add("checklist_section", position=1, title="A", **of)
        item = {"section_id": "checklist_section", "position": 1, "item_key": "a", "number": "1", "text": "Said"}
        self._add("checklist_item", **item, **of)
        self._add("checklist", template_id="checklist_template", as_at=DAY, began_on=DAY, **of)
        self._add("checklist_answer", checklist_id="checklist", checklist_item_id="checklist_item", answer="met")

    def add_person(self, given: str) -> int:
        """Add somebody of whom every table holds something, and return their id."""
        person_id = add_row(self._db, metadata.tables["person"], given=given, family="Filled")
        for name, values in ABOUT_A_PERSON.items():
            own = {
                column: value.replace("GIVEN", given) if isinstance(value, str) else value
                for column, value in values.items()
            }
            if name == "certificate":
                own["number"] = f"2026-{person_id:04}"
            self._add(name, person_id=person_id, **own)
        trainer = {"session_id": self.ids["session"], "trainer_id": self.ids["trainer"]}
        self._db.execute(insert(metadata.tables["session_trainer"]).values(**trainer))
        owned = update(metadata.tables["checklist_answer"]).values(owner_id=person_id)
        self._db.execute(owned)
        answer = {"evaluation_id": self.ids["evaluation"], "question": "relevance", "rating": 4}
        self._db.execute(insert(metadata.tables["evaluation_answer"]).values(**answer))
        return person_id

    def _add(self, name: str, /, **values: Any) -> None:
        table = metadata.tables[name]
        known = {
            column: self.ids.get(value, value) if isinstance(value, str) else value for column, value in values.items()
        }
        self.ids[name] = add_row(self._db, table, **known)


def tables_about_people() -> list[Table]:
    """Return every table whose rows belong to a person."""
    return [
        table for table in metadata.sorted_tables if "person_id" in table.c and not table.name.startswith("history")
    ]
