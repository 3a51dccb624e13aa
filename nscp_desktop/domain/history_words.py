"""Changes of the history in words: what was added, changed or removed, field by field."""

from collections.abc import Mapping
from datetime import date

from nscp_desktop.domain.courses import CourseKind
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.history import Batch, BatchKind, Change, Operation
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.training import Evidence
from nscp_desktop.domain.users import UserRole

_THINGS = {
    "person": "the person's details",
    "service": "a period of service",
    "person_role": "a role",
    "person_duty": "a duty",
    "person_place": "a site or team",
    "placement": "a Target Group",
    "attendance": "a training or booking",
    "exemption": "an exemption",
    "legal_hold": "a hold",
    "agency": "the agency's details",
    "course_alias": "another name of a course",
    "course_satisfies": "what a course counts towards",
    "session": "a training session",
    "target_group": "the text of a Target Group",
    "program_user": "somebody who works here",
    "evidence_file": "a file of evidence",
    "setting": "a setting",
    "restore_drill": "a restore drill",
}
_DONE = {Operation.INSERT: "Added", Operation.UPDATE: "Changed", Operation.DELETE: "Removed"}
_COLUMNS = {
    "given": "first name",
    "family": "surname",
    "staff_number": "staff number",
    "certificate_number": "certificate number",
    "starts_on": "first day",
    "ends_on": "last day",
    "booked_on": "booked for",
    "completed_on": "done on",
    "expires_on": "valid until",
    "recorded_on": "recorded on",
    "review_on": "review by",
    "placed_on": "placed on",
    "lifted_on": "lifted on",
    "added_on": "added on",
    "size_bytes": "bytes",
}
_FLAGS = frozenset({"active", "first", "renewal"})
# Fixed choices as people know them.
_WORDS: dict[tuple[str, str], str] = {
    **{("evidence", each.value): each.words for each in Evidence},
    **{("kind", kind.value): kind.words for kind in (*CourseKind, *PersonKind)},
    **{("role", role.value): role.label for role in UserRole},
}
# What joins rows to each other says nothing to a person.
_INNER = frozenset({"id", "person_id", "session_id", "attendance_id", "stored_as", "sha256"})
_USUAL = frozenset({("precision", "day"), ("evidence", "none")})


def batch_words(batch: Batch) -> str:
    """Write what a step did: its title, and whether it took another one back."""
    if batch.is_erased:
        return "About somebody who has been erased"
    before = {BatchKind.UNDO: "Undone: ", BatchKind.REDO: "Done again: "}.get(batch.kind, "")
    return f"{before}{batch.title}"


def beginning_small(title: str) -> str:
    """Write a title inside a sentence: `record Prevent for 58 people`."""
    return title[:1].lower() + title[1:]


def short_head(head: str) -> str:
    """Write the beginning of a head as it is printed, in groups of four: `3f9a 0c11 77de 20b4`."""
    return " ".join(head[start : start + 4] for start in range(0, 16, 4))


def change_words(change: Change, names: Mapping[tuple[str, str], str]) -> str:
    """Write one change as a sentence: `Changed a training or booking: hours from 2 to 3.`"""
    before, after = change.before or {}, change.after or {}
    parts = []
    for column in (after or before).keys() - _INNER:
        old, new = before.get(column), after.get(column)
        if change.operation is Operation.UPDATE:
            if old != new:
                parts.append(f"{_name(column)} from {_value(column, old, names)} to {_value(column, new, names)}")
        elif (value := new if after else old) not in (None, "") and (column, value) not in _USUAL:
            parts.append(f"{_name(column)} {_value(column, value, names)}")
    what = f"{_DONE[change.operation]} {_THINGS.get(change.table, change.table.replace('_', ' '))}"
    return f"{what}: {'; '.join(sorted(parts))}." if parts else f"{what}."


def _name(column: str) -> str:
    """Return a column's name as people say it."""
    known = _COLUMNS.get(column)
    return known or column.removesuffix("_id").removesuffix("_code").removesuffix("_number").replace("_", " ")


def _value(column: str, value: object, names: Mapping[tuple[str, str], str]) -> str:
    if value in (None, ""):
        return "nothing"
    if column.endswith("_on"):
        return in_words(date.fromisoformat(str(value)))
    if column in _FLAGS:
        return "yes" if value else "no"
    known = names.get((column, str(value))) or _WORDS.get((column, str(value)))
    return known or str(value)
