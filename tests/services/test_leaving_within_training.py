"""A last day in the middle of a training of several days, when the training is entered second."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.services.record_files import Services


def person(school: Services, given: str, **more: Any) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1), **more))


def three_days(school: Services, *people: int) -> TrainingDraft:
    course = school.training.courses()[0]
    return TrainingDraft(course.id, date(2026, 11, 13), people, first_day=date(2026, 11, 11))


def test_who_left_in_the_middle_of_a_training_is_refused_by_name_and_nothing_is_stored(
    school: Services, today: date
) -> None:
    stays, *gone = (
        person(school, name, ends_on=left)
        for name, left in (
            ("Amir", None), ("Bo", date(2026, 11, 12)), ("Cy", date(2026, 11, 11)),
            ("Di", date(2026, 11, 12)), ("Eve", date(2026, 11, 12)),
        )
    )  # fmt: skip
    several = three_days(school, stays, gone[0])
    with pytest.raises(NotAllowedError) as refusal:
        school.training.record(several, today=today)
    assert refusal.value.field == "person_ids"
    assert str(refusal.value) == (
        "The last day of Bo Khan, 12 Nov 2026, lies in the middle of this training from 11 Nov 2026 to 13 Nov 2026. "
        "Untick them, or correct the last day first."
    )
    named = r"Bo Khan \(12 Nov 2026\), Cy Khan \(11 Nov 2026\), Di Khan \(12 Nov 2026\) and 1 more lie in the middle"
    with pytest.raises(NotAllowedError, match=named):
        school.training.record(replace(several, person_ids=(stays, *gone)), today=today)
    with school.desk.reading() as unit:
        assert unit.sessions.all() == ()
    assert school.training.record(replace(several, person_ids=(stays,)), today=today).stored == 1


def test_a_last_day_on_or_outside_of_a_training_or_before_another_kind_is_no_reason_to_refuse_it(
    school: Services, today: date
) -> None:
    on_it, before = (person(school, name, ends_on=date(2026, 11, day)) for name, day in (("Bo", 13), ("Cy", 10)))
    other = person(school, "Di")
    draft = replace(school.people.draft_of(other, today), kind=PersonKind.VOLUNTEER, changes_from=date(2026, 11, 12))
    school.people.change(other, draft)
    several = three_days(school, on_it, before, other)
    assert school.training.record(several, today=today).stored == 3
