"""Everyone's standing as at any day, kept and renewed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscp_desktop.domain.board import everyone
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services import standing
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.standing import KEPT_DAYS

WHOLE_SCHOOL = "school/whole-school"
LEFT, BEGAN = date(2026, 3, 31), date(2020, 9, 1)


def person(services: Services, given: str, family: str = "Khan", **more: object) -> int:
    draft = PersonDraft(given, family, starts_on=BEGAN)
    return services.people.add(replace(draft, **more))  # type: ignore[arg-type]


def names(services: Services, as_at: date) -> list[str]:
    return [row.person.given for row in services.standing.board(as_at).rows]


def course_for(services: Services, requirement_id: str) -> int:
    return next(
        course.id
        for course in services.training.courses()
        if any(item.requirement_id == requirement_id and item.first for item in course.satisfies)
    )


def record(services: Services, own: int, requirement_id: str, on: date, today: date) -> None:
    services.training.record(TrainingDraft(course_for(services, requirement_id), on, (own,)), today=today)


def test_a_board_is_there_for_any_day_with_those_who_have_left_and_those_who_will_come(
    school: Services, today: date
) -> None:
    later = today + timedelta(days=30)
    person(school, "Amir", ends_on=LEFT, leave_reason="Moved away")
    person(school, "Bo", starts_on=later)
    assert [names(school, day) for day in (LEFT, LEFT + timedelta(days=1), today, later)] == [["Amir"], [], [], ["Bo"]]


def test_a_standing_is_explained_for_a_past_day_of_somebody_who_has_left(school: Services, today: date) -> None:
    amir = person(school, "Amir", ends_on=LEFT, leave_reason="Moved away")
    record(school, amir, WHOLE_SCHOOL, date(2025, 1, 6), today)
    assert "Last done 6 Jan 2025" in school.standing.because(amir, WHOLE_SCHOOL, LEFT)
    assert "Nothing on record counts." in school.standing.because(amir, WHOLE_SCHOOL, date(2025, 1, 5))
    assert "is not asked of Amir Khan" in school.standing.because(amir, WHOLE_SCHOOL, LEFT + timedelta(days=1))
    with pytest.raises(NotFoundError):
        school.standing.because(amir + 1, WHOLE_SCHOOL, today)


def test_an_edit_renews_every_day_that_is_kept(school: Services, today: date) -> None:
    amir, bo = person(school, "Amir"), person(school, "Bo")
    days = [today, LEFT, date(2022, 1, 1), today + timedelta(days=400)]
    assert len(days) == KEPT_DAYS
    before = [school.standing.board(day) for day in days]
    record(school, amir, WHOLE_SCHOOL, date(2026, 3, 2), today)
    school.people.change(bo, replace(school.people.draft_of(bo, today), family="Abbott"))
    after = [school.standing.board(day) for day in days]
    assert [names(school, day) for day in days] == [["Bo", "Amir"]] * KEPT_DAYS
    pairs = zip(after, before, strict=True)
    changed = [board.rows[1].verdict(WHOLE_SCHOOL) != old.rows[0].verdict(WHOLE_SCHOOL) for board, old in pairs]
    assert changed == [True, True, False, True]
    school.standing.forget()
    assert after == [everyone(school.standing.snapshot(), day) for day in days]


def test_with_many_edited_at_once_everybody_is_read_anew(
    school: Services, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "FEW", 1)
    amir, bo = person(school, "Amir"), person(school, "Bo")
    before = school.standing.snapshot()
    school.standing.board(today)
    school.training.record(TrainingDraft(course_for(school, WHOLE_SCHOOL), date(2026, 3, 2), (amir, bo)), today=today)
    assert school.standing.snapshot().rulebook is not before.rulebook
    assert [row.verdict(WHOLE_SCHOOL).kind for row in school.standing.board(today).rows] == [StandingKind.IN_DATE] * 2


def test_somebody_who_is_deleted_is_on_no_board_that_is_kept(school: Services, today: date) -> None:
    amir, bo = person(school, "Amir"), person(school, "Bo")
    record(school, amir, WHOLE_SCHOOL, date(2026, 3, 2), today)
    school.standing.board(today)
    school.removal.remove([amir])
    school.standing.renew([amir, bo])
    assert names(school, today) == ["Bo"]
    assert [one.person.id for one in school.standing.snapshot().records] == [bo]


def test_only_so_many_days_are_kept_and_the_oldest_goes_first(school: Services, today: date) -> None:
    first = school.standing.board(today)
    for number in range(1, KEPT_DAYS):
        school.standing.board(today + timedelta(days=number))
    assert school.standing.board(today) is first
    school.standing.board(today + timedelta(days=KEPT_DAYS))
    assert school.standing.board(today) is not first


def test_minimums_are_told_with_the_people_behind_them_and_renewed(school: Services, today: date) -> None:
    minimum = next(one for one in school.standing.minimums(today) if one.rule.who.duties)
    assert not minimum.is_met
    duty = next(iter(minimum.rule.who.duties))
    amir = person(school, "Amir", duties=(duty,))
    record(school, amir, minimum.requirement.id, date(2026, 3, 2), today)
    (found,) = (one for one in school.standing.minimums(today) if one.rule.id == minimum.rule.id)
    assert [one.id for one in found.parts[0].trained] == [amir]
    assert found.is_met
    (before,) = (one for one in school.standing.minimums(date(2026, 3, 1)) if one.rule.id == minimum.rule.id)
    assert not before.is_met
