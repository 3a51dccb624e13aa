"""The words in which the history speaks of what the record holds: its things, their fields, fixed choices."""

from collections.abc import Mapping

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.competences import Met
from nscp_desktop.domain.courses import CourseKind
from nscp_desktop.domain.evidence_files import FileKind
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.training import Evidence
from nscp_desktop.domain.users import UserRole

THINGS = {
    "person": "the person's details",
    "service": "a period of service",
    "person_role": "a role of the person",
    "person_duty": "a duty of the person",
    "person_place": "a site or team of the person",
    "placement": "a placement in a Target Group",
    "attendance": "a training",
    "exemption": "an exemption",
    "legal_hold": "a hold",
    "course_alias": "another name of a course",
    "course_satisfies": "what a course counts towards",
    "session": "a day of training",
    "evidence_file": "a file of evidence",
    "former_name": "a former name",
    "away": "a time away",
    "competence_review": "a competence review",
    "competence_finding": "a finding of a competence review",
    "equivalent": "a training accepted as equivalent",
    "pathway_step": "a step of a training pathway",
    "restore_drill": "a trial of the newest backup",
    "disposal": "a disposal of records",
    "rule": "a rule",
}
# Things that have a name of their own, and the field that it stands in.
NAMED_THINGS = {
    "agency": ("the agency's details", ""),
    "course": ("the course", "title"),
    "role": ("the role", "title"),
    "site": ("the site", "title"),
    "team": ("the team", "title"),
    "duty": ("the duty", "title"),
    "target_group": ("the text of Target Group", "number"),
    "requirement": ("the requirement", "title"),
    "rule_pack": ("the rules", "title"),
    "document": ("the document", "title"),
    "edition": ("the edition", "name"),
    "agency_level": ("the level", "title"),
    "competence": ("the competence", "text"),
    "program_user": ("the user", "name"),
}
# A booking is told from a training by how it went.
BOOKED = frozenset({"booked", "waiting"})
FIELDS = {
    "given": "first name",
    "family": "surname",
    "known_as": "known as",
    "staff_number": "staff number",
    "certificate_number": "certificate number",
    "email": "e-mail",
    "starts_on": "first day",
    "ends_on": "last day",
    "leave_reason": "reason for leaving",
    "completed_on": "done on",
    "booked_on": "booked for",
    "expires_on": "valid until",
    "review_on": "review by",
    "done_at": "done on",
    "outcome": "state",
    "precision": "date known to the",
    "source": "taken from",
    "source_edition": "edition of the source",
    "group_number": "Target Group",
    "usual_group": "usual Target Group",
    "to_check": "still to be checked",
    "active": "in use",
    "first": "counts the first time",
    "renewal": "counts as a renewal",
    "size_bytes": "size",
    "edition": "edition",
    "in_force": "in force from",
    "published": "published on",
    "pack_id": "from the rules",
    "short": "short name",
    "who": "asked of",
    "after": "asked after",
    "first_within_days": "days for the first time",
    "edition_within_days": "days for a new edition",
    "notice_days": "days of notice",
    "may_lengthen": "a certificate may make it longer",
    "alias": "other name",
    "until": "until",
    "manager_id": "line manager",
    "archived_on": "archived on",
    "level_id": "level",
    "reviewed_on": "reviewed on",
    "reviewed_by": "reviewed by",
    "next_on": "to review again by",
    "met": "met",
    "approved_by": "approved by",
    "decided_on": "decided on",
    "whole_agency": "for everyone on one day",
    "minimum_count": "at least so many",
    "minimum_per": "counted in each",
    "replaces": "takes over from",
}
FLAGS = frozenset({"active", "first", "renewal", "may_lengthen", "to_check", "whole_agency"})
MOMENTS = frozenset({"done_at"})
DAYS = frozenset({"in_force", "published"})
# What joins rows to each other, or puts them in order, says nothing to a person.
INNER = frozenset(
    {
        "id",
        "person_id",
        "session_id",
        "attendance_id",
        "stored_as",
        "sha256",
        "position",
        "code",
        "review_id",
        "shipped",
    }
)
# What nearly every row has is worth a word only when it changes.
USUAL = frozenset(
    {
        ("precision", "day"),
        ("evidence", "none"),
        ("outcome", "attended"),
        ("outcome", "booked"),
        ("active", 1),
        ("to_check", 0),
        ("may_lengthen", 0),
        ("edition_within_days", 0),
        ("whole_agency", 0),
        ("minimum_per", "agency"),
    }
)
# Fixed choices as people know them.
CHOICES: Mapping[tuple[str, str], str] = {
    **{("evidence", each.value): each.words for each in Evidence},
    **{("kind", kind.value): kind.words for kind in (*CourseKind, *PersonKind, *FileKind)},
    **{("role", role.value): role.label for role in UserRole},
    **{("sector", sector.value): sector.words for sector in Sector},
    ("outcome", "waiting"): "on the waiting list",
    ("outcome", "part"): "attended in part",
    ("outcome", "did-not-attend"): "did not attend",
    ("outcome", "cancelled-in-time"): "cancelled in time",
    ("outcome", "cancelled-late"): "cancelled late",
    ("kind", "every-months"): "every so many months",
    ("kind", "academic-year"): "once per academic year",
    ("kind", "edition"): "each new edition",
    ("kind", "hours"): "so many hours in so many months",
    ("kind", "each-start"): "after each start",
    ("kind", "minimum"): "at least so many people",
    ("minimum_per", "agency"): "agency",
    ("minimum_per", "site"): "site",
    ("minimum_per", "team"): "team",
    **{("met", met.value): met.words for met in Met},
}
