"""What is stored of people, one or many, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.many_changes import ManyDraft
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.times import times_of
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def begin_people(services: Services) -> None:
    """Let somebody have left and be in the archive."""
    services.many.change([9], ManyDraft(leave_on=TODAY - timedelta(1), archive=True), today=TODAY)


def _change_times(services: Services, _folder: Path) -> None:
    times = times_of(services.people.person(5))
    services.people.change_times(5, replace(times, away=(Span(TODAY, None),)))


STORING_PEOPLE: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("people", "add"): (lambda s, _: s.people.add(PersonDraft("New", "Person")), EDITORS),
    ("people", "change"): (
        lambda s, _: s.people.change(5, replace(s.people.draft_of(5, TODAY), known_as="Sam")),
        EDITORS,
    ),
    ("people", "change_times"): (_change_times, EDITORS),
    ("many", "change"): (lambda s, _: s.many.change([5, 6], ManyDraft(away_from=TODAY), today=TODAY), EDITORS),
    ("many", "bring_back"): (lambda s, _: s.many.bring_back([9]), EDITORS),
    ("duplicates", "dismiss"): (lambda s, _: s.duplicates.dismiss(5, 6), EDITORS),
}
LOOKING_AT_PEOPLE = {
    "people": {
        "person", "draft_of", "alike", "effect_of_change", "effect_of_placement", "effect_of_times", "leaving_notes",
    },
    "many": {"preview"},
    "duplicates": {"search", "dismissed"},
}  # fmt: skip
