"""What the numbers and codes in rows of the history stand for, those of things that are gone included."""

from collections.abc import Mapping

from nscp_desktop.domain.history import Change
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService

# Tables whose rows other rows name, and the column that they are named in.
_TITLED = {
    "course_version": "version_id",
    "trainer": "trainer_id",
    "learning_item": "item_id",
    "induction_step": "step_id",
    "edition": "edition_id",
    "checklist_template": "template_id",
    "checklist_item": "checklist_item_id",
}
_NAMING = {
    "course": "course_id",
    "person": "person_id",
    "role": "role_id",
    "site": "site_id",
    "team": "team_id",
    **_TITLED,
}

# Columns that name the same things as another.
_SAME = {
    "manager_id": "person_id",
    "owner_id": "person_id",
    "course_version_id": "version_id",
    "covered_by_id": "version_id",
}


def names_in_history(desk: Desk, standing: StandingService, agency: AgencyService) -> Mapping[tuple[str, str], str]:
    """Return names by the column in which they are spoken of and the number or code as text."""
    snapshot = standing.snapshot()
    with desk.reading() as unit:
        removed = unit.history.removed_rows(_NAMING)
        found = {("document_id", own): title for own, title in unit.rules.documents().items()}
        titles = {(column, own): name for table, column in _TITLED.items() for own, name in unit.history.titles(table)}
        trainers = unit.trainers.all()
        found |= {("level_id", str(level.id)): level.title for level in unit.agency.levels()}
    # What was removed and brought back is there again, so what is there comes after it.
    found |= {(_NAMING[change.table], change.row): _named(change) for change in removed} | titles
    found |= {("course_id", str(own)): course.title for own, course in snapshot.rulebook.courses.items()}
    found |= {("requirement_id", item.id): item.title for item in snapshot.rulebook.requirements}
    found |= {("person_id", str(own)): person.name for own, person in snapshot.people.items()}
    found |= {("trainer_id", str(one.id)): snapshot.people[one.person_id].name for one in trainers if one.person_id}
    for column, same in _SAME.items():
        found |= {(column, own): name for (known, own), name in list(found.items()) if known == same}
    found |= {("pack_id", pack.id): pack.title for pack in agency.packs()}
    found |= {("role_id", str(role.id)): role.title for role in agency.roles()}
    found |= {("duty_code", duty.code): duty.title for duty in agency.duties()}
    found |= {("site_id", str(site.id)): site.title for site in agency.sites()}
    return found | {("team_id", str(team.id)): team.title for team in agency.teams()}


def _named(change: Change) -> str:
    """Return what something was called that has been removed."""
    row = change.before or {}
    name = str(
        row.get("title") or row.get("name") or row.get("number") or f"{row.get('given', '')} {row.get('family', '')}"
    )
    return f"{name.strip()} (removed)"
