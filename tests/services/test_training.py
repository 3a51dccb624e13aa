"""Courses, recording for many, bookings, exemptions and corrections."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import everyone
from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.drafts import Outcome, PersonDraft, Recorded, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import PersonKind, Span
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Evidence, Exemption
from nscp_desktop.services.record_files import Services

UPDATE = "school/annual-update"


def course(school: Services, title: str) -> int:
    return next(course.id for course in school.training.courses() if course.title == title)


def person(school: Services, given: str, starts_on: date | None = date(2020, 9, 1), **more: Any) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=starts_on, **more))


def update(school: Services, on: date | None, *people: int, **more: Any) -> TrainingDraft:
    return TrainingDraft(course(school, "Annual safeguarding update"), on, people, **more)


def kind(school: Services, own: int, as_at: date, requirement: str = UPDATE) -> StandingKind:
    return next(row for row in school.standing.board(as_at).rows if row.person.id == own).cell(requirement).kind


def test_recording_for_many_stores_once_for_each_and_skips_who_has_it(school: Services, today: date) -> None:
    amir, bo, cy = (person(school, name) for name in ("Amir", "Bo", "Cy"))
    on = date(2026, 9, 3)
    assert school.training.record(update(school, on, amir, bo), today=today) == Recorded(2, 0)
    assert school.training.record(update(school, on, amir, bo, cy, cy), today=today) == Recorded(1, 2)
    assert [kind(school, own, today).counts_as_in_date for own in (amir, bo, cy)] == [True, True, True]
    assert school.training.record(update(school, on, amir), today=today) == Recorded(0, 1)
    histories = school.standing.snapshot().histories
    assert [len(histories[own].completions) for own in (amir, bo, cy)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"completed_on": date(2026, 11, 24)}, "completed_on"),
        ({"completed_on": date(1969, 12, 31)}, "completed_on"),
        ({"expires_on": date(2026, 9, 2)}, "expires_on"),
        ({"completed_on": None, "expires_on": date(1950, 1, 1)}, "expires_on"),
        ({"completed_on": None, "expires_on": date(1969, 12, 31)}, "expires_on"),
        ({"hours": -1.0}, "hours"),
        ({"person_ids": ()}, "person_ids"),
        ({"course_id": 999}, "course_id"),
    ],
)
def test_training_that_cannot_be_is_refused_beside_the_field(
    school: Services, today: date, values: dict[str, Any], field: str
) -> None:
    own = person(school, "Amir")
    with pytest.raises(NotAllowedError) as refusal:
        school.training.record(replace(update(school, date(2026, 9, 3), own), **values), today=today)
    assert refusal.value.field == field
    assert school.standing.snapshot().history(own).completions == ()


def test_the_first_and_the_last_day_that_can_be_recorded(school: Services, today: date) -> None:
    own = person(school, "Amir")
    for on in (date(1970, 1, 1), today):
        assert school.training.record(update(school, on, own), today=today).stored == 1


def test_training_with_an_earlier_employer_counts(school: Services, today: date) -> None:
    own = person(school, "Amir", starts_on=date(2026, 11, 2))
    school.training.record(update(school, date(2026, 9, 3), own), today=today)
    assert kind(school, own, today) is StandingKind.IN_DATE


def test_nobody_is_recorded_when_one_on_the_list_is_gone(school: Services, today: date) -> None:
    own = person(school, "Amir")
    with pytest.raises(NotFoundError):
        school.training.record(update(school, date(2026, 9, 3), own, 99), today=today)
    assert school.standing.snapshot().history(own).completions == ()


def test_everything_typed_about_a_training_is_kept(school: Services, today: date) -> None:
    own = person(school, "Amir")
    draft = update(
        school, date(2026, 9, 1), own, precision=Precision.MONTH, expires_on=date(2027, 3, 1), hours=1.5,
        provider=" NSCP ", certificate_number="C 1", evidence=Evidence.COPY, note="By post",
    )  # fmt: skip
    school.training.record(draft, today=today)
    (done,) = school.standing.snapshot().history(own).completions
    assert (done.precision, done.expires_on, done.hours) == (Precision.MONTH, date(2027, 3, 1), 1.5)
    assert (done.provider, done.certificate_number, done.evidence) == ("NSCP", "C 1", Evidence.COPY)
    assert (done.note, done.recorded_on, done.done_words) == ("By post", today, "about Sep 2026")


def test_a_booking_is_kept_until_the_training_is_recorded(school: Services, today: date) -> None:
    own, course_id = person(school, "Amir"), course(school, "Annual safeguarding update")
    soon, later = today + timedelta(days=4), today + timedelta(days=90)
    book = school.training.book
    assert book([own, own], course_id, soon, today=today) == 1
    assert book([own], course_id, soon, today=today) == 0
    assert book([own], course_id, later, today=today) == 1
    assert book([own], course_id, None, today=today) == 1
    assert kind(school, own, today) is StandingKind.NOT_DONE
    school.training.record(update(school, soon, own), today=soon)
    assert [booking.on for booking in school.standing.snapshot().history(own).bookings] == [later]


def test_a_booking_in_the_past_or_on_no_course_is_refused(school: Services, today: date) -> None:
    own, course_id = person(school, "Amir"), course(school, "Annual safeguarding update")
    with pytest.raises(NotAllowedError) as refusal:
        school.training.book([own], course_id, today - timedelta(days=1), today=today)
    assert refusal.value.field == "on"
    with pytest.raises(NotAllowedError) as refusal:
        school.training.book([own], 999, None, today=today)
    assert refusal.value.field == "course_id"
    assert school.training.book([own], course_id, today, today=today) == 1


def test_a_booking_can_be_cancelled_once(school: Services, today: date) -> None:
    own = person(school, "Amir")
    school.training.book([own], course(school, "Prevent awareness"), None, today=today)
    (booking,) = school.standing.snapshot().history(own).bookings
    school.training.cancel_booking(booking.id, today=today)
    assert school.standing.snapshot().history(own).bookings == ()
    with pytest.raises(NotFoundError):
        school.training.cancel_booking(booking.id, today=today)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"reason": " "}, "reason"), ({"approved_by": ""}, "approved_by"), ({"ends_on": date(2026, 10, 31)}, "ends_on")],
)
def test_an_exemption_needs_reason_approver_and_days_in_order(
    school: Services, today: date, values: dict[str, Any], field: str
) -> None:
    own = person(school, "Amir")
    exemption = Exemption(0, own, UPDATE, date(2026, 11, 1), None, "Seconded", "Head")
    with pytest.raises(NotAllowedError) as refusal:
        school.training.exempt(exemption._replace(**values))
    assert refusal.value.field == field
    school.training.exempt(exemption)
    assert kind(school, own, today) is StandingKind.EXEMPT


def test_a_completion_is_corrected_and_taken_away(school: Services, today: date) -> None:
    own = person(school, "Amir")
    for on in (date(2026, 9, 3), date(2026, 9, 10)):
        school.training.record(update(school, on, own), today=today)
    first, second = school.standing.snapshot().history(own).completions
    with pytest.raises(NotAllowedError) as refusal:
        school.training.change_completion(first._replace(completed_on=second.completed_on), today=today)
    assert refusal.value.field == "completed_on"
    with pytest.raises(NotAllowedError):
        school.training.change_completion(first._replace(completed_on=date(2027, 1, 1)), today=today)
    school.training.remove_completion(second.id)
    school.training.change_completion(first._replace(completed_on=date(2025, 9, 3)), today=today)
    (left,) = school.standing.snapshot().history(own).completions
    assert left.completed_on == date(2025, 9, 3)
    assert kind(school, own, today) is StandingKind.OVERDUE
    with pytest.raises(NotFoundError):
        school.training.remove_completion(second.id)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " annual SAFEGUARDING update "}, "title"),
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"aliases": ("september UPDATE",)}, "aliases"),
        ({"aliases": ("Online safety",)}, "aliases"),
        ({"hours": 1001.0}, "hours"),
    ],
)
def test_a_course_that_cannot_be_is_refused_beside_the_field(
    school: Services, values: dict[str, Any], field: str
) -> None:
    before = school.training.courses()
    with pytest.raises(NotAllowedError) as refusal:
        school.training.add_course(replace(Course(0, "Neglect"), **values))
    assert refusal.value.field == field
    assert school.training.courses() == before


def test_the_title_of_a_course_cannot_be_another_name_of_one(school: Services) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.training.add_course(Course(0, "september update"))
    assert refusal.value.field == "title"


def test_a_course_is_added_changed_and_switched_off(school: Services, today: date) -> None:
    own = person(school, "Amir")
    new = Course(0, "Yearly briefing", CourseKind.BRIEFING, aliases=("YB", " YB "), satisfies=(Satisfies(UPDATE),))
    course_id = school.training.add_course(new)
    school.training.record(TrainingDraft(course_id, date(2026, 9, 3), (own,)), today=today)
    assert kind(school, own, today) is StandingKind.IN_DATE
    stored = next(item for item in school.training.courses() if item.id == course_id)
    assert stored.aliases == ("YB",)
    school.training.change_course(replace(stored, satisfies=(), active=False), today=today)
    assert kind(school, own, today) is StandingKind.NOT_DONE
    assert course_id not in {item.id for item in school.training.courses()}
    assert course_id in {item.id for item in school.training.courses(include_inactive=True)}


def test_preview_says_what_recording_does_for_each(school: Services, today: date) -> None:
    new, due, has, governor = (
        person(school, "New"), person(school, "Due"), person(school, "Has"),
        person(school, "Governor", kind=PersonKind.GOVERNOR),
    )  # fmt: skip
    on = date(2026, 9, 3)
    school.training.record(update(school, date(2025, 9, 3), due), today=today)
    school.training.record(update(school, on, has), today=today)
    preview = school.training.preview(update(school, on, new, due, has, governor), today)
    assert [row.outcome for row in preview.rows] == [Outcome.FIRST, Outcome.RENEWED, Outcome.ALREADY, Outcome.EXTRA]
    assert (preview.first_time, preview.renewed, preview.already, preview.extra) == (1, 1, 1, 1)
    assert preview.rows[0].requirement_id == UPDATE


DAYS = st.dates(date(2022, 1, 1), date(2026, 11, 23))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(0, 30),
    on=st.none() | DAYS,
    expires=st.none() | st.dates(date(2026, 12, 1), date(2030, 1, 1)),
    who=st.lists(st.integers(0, 4), min_size=1, max_size=5),
)
def test_preview_shows_what_recording_then_does_and_renewing_equals_loading_anew(
    school: Services, today: date, number: int, on: date | None, expires: date | None, who: list[int]
) -> None:
    people = list(school.standing.snapshot().people) or [
        person(school, f"P{n}", starts_on=date(2019 + n, 9, 1), duties=("dsl",) if n == 1 else ()) for n in range(5)
    ]
    courses = school.training.courses()
    draft = TrainingDraft(courses[number % len(courses)].id, on, tuple(people[n] for n in who), expires_on=expires)
    school.standing.board(today)
    preview = school.training.preview(draft, today)
    recorded = school.training.record(draft, today=today)
    assert recorded.stored + recorded.already == len(set(draft.person_ids))
    renewed = school.standing.board(today)
    for effect in preview.rows:
        row = next(row for row in renewed.rows if row.person.id == effect.person_id)
        if effect.requirement_id is not None:
            assert effect.after == row.cell(effect.requirement_id)._replace(
                completion=effect.after.completion if effect.after else None
            )
    assert recorded.already == len({row.person_id for row in preview.rows if row.outcome is Outcome.ALREADY})
    school.standing.forget()
    assert school.standing.board(today) == renewed == everyone(school.standing.snapshot(), today)


def test_bookings_for_one_day_stand_in_the_same_order_for_one_person_and_for_all(school: Services, today: date) -> None:
    own, other = person(school, "Amir"), person(school, "Bo")
    soon = today + timedelta(days=5)
    for one in school.training.courses()[:4]:
        school.training.book([other, own], one.id, soon, today=today)
    renewed = school.standing.snapshot().history(own).bookings
    school.standing.forget()
    assert school.standing.snapshot().history(own).bookings == renewed
    assert [booking.id for booking in renewed] == sorted(booking.id for booking in renewed)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2026, 9, 4), "begin after"),
        (date(2026, 7, 4), "60 days"),
    ],
)
def test_a_training_of_several_days_begins_in_the_60_days_before_its_last(
    school: Services, today: date, first: date, words: str
) -> None:
    own = person(school, "Amir")
    with pytest.raises(NotAllowedError, match=words) as refusal:
        school.training.record(update(school, date(2026, 9, 3), own, first_day=first), today=today)
    assert refusal.value.field == "first_day"
    assert school.standing.snapshot().history(own).completions == ()
    school.training.record(update(school, date(2026, 9, 3), own, first_day=date(2026, 7, 5)), today=today)
    assert sessions(school) == [(date(2026, 7, 5), date(2026, 9, 3), False, 1)]
    assert kind(school, own, today) is StandingKind.IN_DATE


@pytest.mark.parametrize("more", [{"completed_on": None}, {"precision": Precision.MONTH}])
def test_a_first_day_needs_an_exact_last_one(school: Services, today: date, more: dict[str, Any]) -> None:
    own = person(school, "Amir")
    draft = update(school, date(2026, 9, 1), own, first_day=date(2026, 8, 30))
    with pytest.raises(NotAllowedError) as refusal:
        school.training.record(replace(draft, **more), today=today)
    assert refusal.value.field == "first_day"


def test_who_was_not_here_on_any_of_its_days_is_pointed_out(school: Services, today: date) -> None:
    here = person(school, "Here")
    late = person(school, "Late", starts_on=date(2026, 9, 3))
    left = person(school, "Left", ends_on=date(2026, 9, 2))
    draft = update(school, date(2026, 9, 2), here, late, left)
    assert [row.here for row in school.training.preview(draft, today).rows] == [True, False, True]
    preview = school.training.preview(replace(draft, completed_on=date(2026, 9, 4)), today)
    assert ([row.here for row in preview.rows], preview.not_here) == ([True, True, False], 1)
    spanning = replace(draft, completed_on=date(2026, 9, 4), first_day=date(2026, 9, 2))
    assert school.training.preview(spanning, today).not_here == 0
    for vague in (
        replace(draft, completed_on=date(2026, 9, 1), precision=Precision.MONTH), replace(draft, completed_on=None)
    ):  # fmt: skip
        assert school.training.preview(vague, today).not_here == 0


def for_everyone(school: Services) -> None:
    """Let the annual update be held for everyone on one day."""
    with school.desk.changing("Hold the update for everyone") as unit:
        found = next(item for item in unit.rules.requirements() if item.id == UPDATE)
        unit.rules.change_requirement(replace(found, whole_agency=True))
    school.standing.forget()


def sessions(school: Services) -> list[tuple[date, date, bool, int]]:
    with school.desk.reading() as unit:
        return [(item.starts_on, item.ends_on, item.whole_agency, item.attended) for item in unit.sessions.all()]


def test_a_day_for_everyone_tells_how_many_of_those_asked_were_there(school: Services, today: date) -> None:
    for_everyone(school)
    on = date(2026, 9, 3)
    came, missed, abroad, exempt = (person(school, name) for name in ("Came", "Missed", "Abroad", "Exempt"))
    late, governor = person(school, "Late", starts_on=date(2026, 9, 4)), person(school, "G", kind=PersonKind.GOVERNOR)
    school.training.exempt(Exemption(0, exempt, UPDATE, date(2026, 9, 1), None, "Seconded", "Head"))
    with school.desk.changing("Note a time away") as unit:
        unit.people.set_away(abroad, [Span(date(2026, 9, 1), date(2026, 9, 30))])
    school.standing.forget()
    school.training.record(update(school, on, came, governor, whole_agency=True), today=today)
    found = school.training.turnout(course(school, "Annual safeguarding update"), on, today=today)
    assert found is not None
    assert (found.attended, found.exempt, found.others) == ((came,), (exempt,), (governor,))
    assert ([one.person_id for one in found.missed], [one.person_id for one in found.away]) == ([missed], [abroad])
    assert (found.words, found.beside) == ("1 of 2", "and 1 away, 1 exempt")
    assert late not in found.still_missing
    school.training.record(update(school, on, missed, abroad, whole_agency=True), today=today)
    found = school.training.turnout(course(school, "Annual safeguarding update"), on, today=today)
    assert found is not None
    assert (found.words, found.beside) == ("3 of 3", "and 1 exempt")
    assert school.training.turnout(course(school, "Prevent awareness"), on, today=today) is None
    assert sessions(school) == [(on, on, True, 4)]


def test_a_day_for_everyone_is_one_only_where_something_is_held_for_everyone(school: Services, today: date) -> None:
    own, on = person(school, "Amir"), date(2026, 9, 3)
    with pytest.raises(NotAllowedError, match="nothing that is held for everyone") as refusal:
        school.training.record(update(school, on, own, whole_agency=True), today=today)
    assert refusal.value.field == "whole_agency"
    for_everyone(school)
    for vague in (update(school, None, own, whole_agency=True),
                  update(school, date(2026, 9, 1), own, whole_agency=True, precision=Precision.MONTH)):  # fmt: skip
        with pytest.raises(NotAllowedError, match="exact day") as refusal:
            school.training.record(vague, today=today)
        assert refusal.value.field == "completed_on"
    school.training.record(update(school, on, own, whole_agency=True), today=today)


def test_a_date_found_later_keeps_everything_about_the_training(school: Services, today: date) -> None:
    own = person(school, "Amir")
    school.training.record(update(school, None, own, note="From the file", hours=2.0), today=today)
    (done,) = school.standing.snapshot().history(own).completions
    assert kind(school, own, today) is StandingKind.DATE_UNKNOWN
    found = done._replace(completed_on=date(2026, 9, 1), precision=Precision.TERM)
    school.training.change_completion(found, today=today, reason="Found the register")
    assert school.standing.snapshot().history(own).completions == (found,)
    assert kind(school, own, today) is StandingKind.IN_DATE
    assert found.done_words == "about autumn 2026"


def test_a_training_is_on_record_without_a_date_once(school: Services, today: date) -> None:
    own = person(school, "Amir")
    assert school.training.record(update(school, None, own), today=today).stored == 1
    assert school.training.record(update(school, None, own), today=today).already == 1
    school.training.record(update(school, date(2026, 9, 3), own), today=today)
    dated = school.standing.snapshot().history(own).completions[-1]
    with pytest.raises(NotAllowedError, match="without a date already") as refusal:
        school.training.change_completion(dated._replace(completed_on=None), today=today)
    assert refusal.value.field == "completed_on"
    with pytest.raises(NotAllowedError) as refusal:
        school.training.change_completion(dated._replace(hours=1001.0), today=today)
    assert refusal.value.field == "hours"
