"""What the training service stores, and whose role allows it; the rest of it only looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.bookings import BookingEnd
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.equivalents import TrainingElsewhere
from nscp_desktop.domain.training import Equivalent, Exemption
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def one_exemption(services: Services, person_id: int = 3) -> Exemption:
    requirement = services.agency.requirements()[0].id
    return Exemption(0, person_id, requirement, TODAY, None, "Abroad", "Head")


def an_equivalent(services: Services, person_id: int = 1) -> Equivalent:
    """Return that somebody's first training is accepted for something that its course does not count towards."""
    snapshot = services.standing.snapshot()
    done = snapshot.history(person_id).completions[0]
    counts = {item.requirement_id for item in snapshot.rulebook.counts[done.course_id]}
    other = next(item.id for item in snapshot.rulebook.requirements if item.id not in counts)
    return Equivalent(0, person_id, done.id, other, "Head", "The same content", TODAY)


def end_a_booking(services: Services) -> None:
    past = services.training.past_bookings(TODAY)[0]
    services.training.end_bookings([booking.id for booking in past.bookings], BookingEnd.NOT_THERE, today=TODAY)


def begin_training(services: Services) -> None:
    """Book two people, exempt one, and accept a training as equivalent."""
    services.training.book([2], services.training.courses()[2].id, None, today=TODAY)
    services.training.book([3], services.training.courses()[2].id, TODAY - timedelta(5), today=TODAY - timedelta(9))
    services.training.exempt(one_exemption(services, 4))
    services.training.accept_equivalent(an_equivalent(services, 2), today=TODAY)


STORING_TRAINING: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("training", "add_course"): (lambda s, _: s.training.add_course(Course(0, "Boats and children")), EDITORS),
    ("training", "change_course"): (
        lambda s, _: s.training.change_course(replace(s.training.courses()[0], provider="Another"), today=TODAY),
        EDITORS,
    ),
    ("training", "record"): (
        lambda s, _: s.training.record(TrainingDraft(s.training.courses()[1].id, TODAY, (7,)), today=TODAY),
        EDITORS,
    ),
    ("training", "book"): (lambda s, _: s.training.book([7], s.training.courses()[1].id, None, today=TODAY), EDITORS),
    ("training", "cancel_booking"): (
        lambda s, _: s.training.cancel_booking(s.standing.snapshot().history(2).bookings[0].id, today=TODAY),
        EDITORS,
    ),
    ("training", "exempt"): (lambda s, _: s.training.exempt(one_exemption(s)), EDITORS),
    ("training", "remove_exemption"): (
        lambda s, _: s.training.remove_exemption(s.standing.snapshot().history(4).exemptions[0].id),
        EDITORS,
    ),
    ("training", "change_exemption"): (
        lambda s, _: s.training.change_exemption(
            s.standing.snapshot().history(4).exemptions[0]._replace(ends_on=TODAY)
        ),
        EDITORS,
    ),
    ("training", "end_bookings"): (lambda s, _: end_a_booking(s), EDITORS),
    ("training", "accept_equivalent"): (
        lambda s, _: s.training.accept_equivalent(an_equivalent(s), today=TODAY),
        EDITORS,
    ),
    ("training", "accept_elsewhere"): (
        lambda s, _: s.training.accept_elsewhere(
            TrainingElsewhere("A diploma", TODAY), an_equivalent(s)._replace(completion_id=0), today=TODAY
        ),
        EDITORS,
    ),
    ("training", "remove_equivalent"): (
        lambda s, _: s.training.remove_equivalent(s.standing.snapshot().history(2).equivalents[0].id),
        EDITORS,
    ),
    ("training", "change_completion"): (
        lambda s, _: s.training.change_completion(
            s.standing.snapshot().history(1).completions[0]._replace(note="Seen"), today=TODAY
        ),
        EDITORS,
    ),
    ("training", "remove_completion"): (
        lambda s, _: s.training.remove_completion(s.standing.snapshot().history(1).completions[0].id),
        EDITORS,
    ),
}
LOOKING_AT_TRAINING = {
    "training": {
        "courses",
        "course_for",
        "preview",
        "preview_equivalent",
        "turnout",
        "past_bookings",
        "day_to_record",
        "renewal_of",
        "beside",
    }
}
