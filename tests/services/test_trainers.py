"""Trainers: their own dates on the day of a session, outside providers, and who stands for the agency."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.trainers import Provider, Trainer
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

WHOLE, DSL = "Whole-school safeguarding", "DSL training"


def course(school: Services, counts_towards: str) -> int:
    return next(
        one.id
        for one in school.training.courses()
        if any(item.requirement_id == counts_towards and item.first for item in one.satisfies)
    )


def person(school: Services, given: str, family: str = "Smith", **more: Any) -> int:
    return school.people.add(PersonDraft(given, family, starts_on=date(2020, 9, 1), **more))


def hold(school: Services, trainer: str, on: date, who: int, today: date) -> None:
    draft = TrainingDraft(course(school, "school/whole-school"), on, (who,), trainer=trainer)
    school.training.record(draft, today=today)


def had(school: Services, who: int, requirement: str, on: date, today: date) -> None:
    school.training.record(TrainingDraft(course(school, requirement), on, (who,)), today=today)


def outside(name: str = "Ann Brook", organisation: str = "Brook Training", **more: Any) -> Trainer:
    return Trainer(0, None, name, organisation, **more)


def test_a_session_led_by_somebody_lapsed_that_day_is_pointed_out(school: Services, today: date) -> None:
    jane, amir = person(school, "Jane", duties=("dsl",)), person(school, "Amir")
    own = school.trainers.add(Trainer(0, jane, knowledge="DSL"), today=today)
    had(school, jane, "school/dsl-training", date(2024, 5, 1), today)
    hold(school, "Jane Smith", date(2026, 4, 20), amir, today)
    hold(school, "Jane Smith", date(2026, 9, 3), amir, today)
    before, after = (school.trainers.concerns([own], day) for day in (date(2026, 4, 20), date(2026, 9, 3)))
    assert not any("DSL training" in words for words in before if "had lapsed" in words)
    lapsed = next(words for words in after if "had lapsed" in words)
    assert lapsed.startswith("Jane Smith's own ")
    assert "DSL training" in lapsed
    assert "3 Sep 2026" in lapsed
    found = school.trainers.led_sessions(today)
    assert found[0].session.starts_on == date(2026, 9, 3)
    assert found[0].names == ("Jane Smith",)
    assert lapsed in found[0].concerns


def test_one_who_is_in_date_gives_no_concern(school: Services, today: date) -> None:
    ann = school.trainers.add(outside(knowledge_until=date(2027, 1, 1), skill_until=date(2026, 11, 23)), today=today)
    assert school.trainers.concerns([ann], today) == ()
    assert school.trainers.concerns([ann, ann], date(2026, 11, 24)) == (
        "Ann Brook's training skill had lapsed on 24 Nov 2026 (due 23 Nov 2026).",
    )
    assert school.trainers.concerns([ann], date(2026, 11, 24), today=today) == (
        "Ann Brook's training skill will be out of date on 24 Nov 2026 (due 23 Nov 2026).",
    )
    assert school.trainers.concerns([999], today) == ()


def test_somebody_who_had_left_is_pointed_out(school: Services, today: date) -> None:
    jane = person(school, "Jane", ends_on=date(2026, 7, 31))
    own = school.trainers.add(Trainer(0, jane), today=today)
    assert school.trainers.concerns([own], date(2026, 9, 3)) == ("Jane Smith was not with the agency on 3 Sep 2026.",)
    assert school.trainers.views(today)[0].words == "no longer with the agency"
    assert school.trainers.views(date(2015, 1, 1))[0].words == "not with the agency yet"


def test_nobody_is_asked_to_renew_the_dates_of_a_trainer_who_left(school: Services, today: date) -> None:
    jane = person(school, "Jane", ends_on=date(2026, 7, 31))
    school.trainers.add(Trainer(0, jane, skill="Award", skill_until=date(2026, 9, 1)), today=today)
    assert not school.trainers.views(today)[0].is_here
    assert school.trainers.jobs(today) == ()
    assert [job.title for job in school.trainers.jobs(date(2026, 7, 31))] == ["Own training of 1 trainer to renew"]


@pytest.mark.parametrize("field", ["contact", "content_checked_by"])
def test_a_text_about_a_provider_that_is_too_long_is_refused_beside_its_field(
    school: Services, today: date, field: str
) -> None:
    contact, by = ("x" * 201, "Gwen") if field == "contact" else ("", "x" * 201)
    long = Provider(0, "Home Office", contact, today, by)
    with pytest.raises(NotAllowedError, match="Shorten it") as caught:
        school.trainers.add_provider(long, today=today)
    assert caught.value.field == field
    own = school.trainers.add_provider(Provider(0, "Home Office"), today=today)
    with pytest.raises(NotAllowedError, match="Shorten it"):
        school.trainers.check_providers([own], by="x" * 201, on=today, today=today)


def test_sessions_are_linked_by_the_exact_name_in_one_step(school: Services, today: date) -> None:
    jane, amir = person(school, "Jane"), person(school, "Amir")
    own = school.trainers.add(Trainer(0, jane), today=today)
    for day, named in ((1, "Jane Smith"), (2, "jane smith"), (3, "Jane Smithers"), (4, "")):
        hold(school, named, date(2026, 9, day), amir, today)
    assert school.trainers.typed_sessions() == 2
    assert school.trainers.link_typed() == 2
    assert school.trainers.typed_sessions() == 0
    with school.desk.reading() as unit:
        linked = [one.trainer_ids for one in unit.trainers.sessions()]
    assert linked == [(), (), (own,), (own,)]
    with pytest.raises(NotAllowedError):
        school.trainers.link_typed()
    school.history.undo()
    assert school.trainers.typed_sessions() == 2


def test_a_name_that_two_trainers_have_is_linked_with_neither(school: Services, today: date) -> None:
    for organisation in ("Brook Training", "Another"):
        school.trainers.add(outside(organisation=organisation), today=today)
    hold(school, "Ann Brook", date(2026, 9, 3), person(school, "Amir"), today)
    assert school.trainers.typed_sessions() == 0


def test_a_trainer_here_has_the_name_of_now_and_is_on_the_list_once(school: Services, today: date) -> None:
    jane = person(school, "Jane")
    school.trainers.add(Trainer(0, jane, "Somebody else", knowledge=" DSL  since 2020 "), today=today)
    found = school.trainers.everybody()[0]
    assert (found.name, found.knowledge) == ("Jane Smith", "DSL since 2020")
    with pytest.raises(NotAllowedError) as refusal:
        school.trainers.add(Trainer(0, jane), today=today)
    assert refusal.value.field == "person_id"
    with school.desk.changing("Change a name") as unit:
        unit.people.change(jane, {"family": "Whitby"})
    school.standing.forget()
    assert school.trainers.everybody()[0].name == "Jane Whitby"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"knowledge": "x" * 201}, "knowledge"),
        ({"note": "x" * 1_001}, "note"),
        ({"knowledge_on": date(2026, 11, 24)}, "knowledge_on"),
        ({"skill_on": date(2026, 1, 2), "skill_until": date(2026, 1, 1)}, "skill_until"),
        ({"person_id": 999}, "person_id"),
    ],
)
def test_bad_input_is_refused_beside_the_field(
    values: dict[str, Any], field: str, school: Services, today: date
) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.trainers.add(Trainer(**{"id": 0, "name": "Ann", **values}), today=today)
    assert refusal.value.field == field
    assert school.trainers.everybody() == ()


def test_the_same_name_needs_another_organisation(school: Services, today: date) -> None:
    school.trainers.add(outside(), today=today)
    with pytest.raises(NotAllowedError) as refusal:
        school.trainers.add(outside(" ann  BROOK", "brook training"), today=today)
    assert refusal.value.field == "name"
    school.trainers.add(outside(organisation="Another"), today=today)
    assert len(school.trainers.everybody()) == 2


def test_whoever_has_the_duty_of_a_trainer_is_to_be_completed(school: Services, today: date) -> None:
    jane = person(school, "Jane", duties=("trainer",))
    view = school.trainers.views(today)[0]
    assert (view.trainer.id, view.trainer.person_id, view.trainer.name) == (0, jane, "Jane Smith")
    assert view.is_to_complete
    own = school.trainers.add(Trainer(0, jane, knowledge="DSL", skill="A course"), today=today)
    view = school.trainers.views(today)[0]
    assert (view.trainer.id, view.is_to_complete) == (own, False)


def test_a_trainer_taken_off_the_list_comes_back_with_their_sessions(school: Services, today: date) -> None:
    own = school.trainers.add(outside(), today=today)
    hold(school, "Ann Brook", date(2026, 9, 3), person(school, "Amir"), today)
    school.trainers.link_typed()
    school.trainers.remove(own)
    assert school.trainers.everybody() == ()
    with pytest.raises(NotFoundError):
        school.trainers.remove(own)
    school.history.undo()
    assert school.trainers.views(today)[0].led == 1


def test_own_dates_of_somebody_from_outside_come_from_what_was_written_down(school: Services, today: date) -> None:
    for name, until in (("A", None), ("B", date(2026, 11, 22)), ("C", date(2026, 12, 24)), ("D", date(2028, 1, 1))):
        school.trainers.add(outside(name, skill_until=until), today=today)
    kinds = [view.kind for view in school.trainers.views(today)]
    assert kinds == [StandingKind.DATE_UNKNOWN, StandingKind.OVERDUE, StandingKind.DUE_SOON, StandingKind.IN_DATE]
    assert [job.title for job in school.trainers.jobs(today)] == ["Own training of 2 trainers to renew"]


def test_providers_in_use_are_offered_and_taken_over_in_one_step(school: Services, today: date) -> None:
    draft = TrainingDraft(course(school, "school/whole-school"), date(2026, 9, 3), (person(school, "Amir"),))
    school.training.record(replace(draft, provider="Brook  Training"), today=today)
    titles = [one.title for one in school.trainers.offered_providers()]
    assert "Brook Training" in titles
    assert not {"In-house", "in-house", "Carlton Hill"} & set(titles)
    assert school.trainers.add_providers(titles) == len(titles)
    assert school.trainers.offered_providers() == ()
    with pytest.raises(NotAllowedError):
        school.trainers.add_providers(titles)
    school.history.undo()
    assert school.trainers.providers() == ()


def test_a_check_is_noted_for_many_and_due_again_after_a_year(school: Services, today: date) -> None:
    ids = [school.trainers.add_provider(Provider(0, title), today=today) for title in ("NSCP", "Brook Training")]
    assert [job.title for job in school.trainers.jobs(today)] == ["Content of 2 providers to check"]
    school.trainers.check_providers(ids, by=" Gwen  Evans ", on=date(2026, 2, 28), today=today)
    found = school.trainers.providers()
    assert {one.content_checked_by for one in found} == {"Gwen Evans"}
    assert school.trainers.jobs(today) == ()
    assert [found[0].is_check_due(day) for day in (date(2027, 2, 28), date(2027, 3, 1))] == [False, True]
    school.history.undo()
    assert all(one.content_checked_on is None for one in school.trainers.providers())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "nscp"}, "title"),
        ({"content_checked_on": date(2026, 11, 24), "content_checked_by": "Gwen"}, "content_checked_on"),
        ({"content_checked_on": date(2026, 11, 20)}, "content_checked_by"),
        ({"content_checked_by": "Gwen"}, "content_checked_on"),
        ({"note": "x" * 1_001}, "note"),
    ],
)
def test_a_provider_that_cannot_be_is_refused(
    values: dict[str, Any], field: str, school: Services, today: date
) -> None:
    school.trainers.add_provider(Provider(0, "NSCP"), today=today)
    with pytest.raises(NotAllowedError) as refusal:
        school.trainers.add_provider(Provider(**{"id": 0, "title": "Brook", **values}), today=today)
    assert refusal.value.field == field


def test_the_report_says_who_trains_what_was_found_and_who_stands_for_the_agency(school: Services, today: date) -> None:
    jane = person(school, "Jane", duties=("training-pool",))
    school.trainers.add(outside(knowledge="Social worker", skill_until=date(2026, 9, 2)), today=today)
    hold(school, "Ann Brook", date(2026, 9, 3), jane, today)
    school.trainers.add_provider(
        Provider(0, "NSCP", content_checked_on=date(2025, 1, 1), content_checked_by="Gwen"), today=today
    )
    words = printed_words(school.documents.report("trainers", today))
    for wanted in (
        "Ann Brook",
        "Social worker",
        "Sessions to look at: 1 session",
        "Ann Brook's training skill had lapsed on 3 Sep 2026",
        "NSCP",
        "not checked for 12 months",
        "Jane Smith",
        "Training Pool member",
        "1 Sep 2020",
    ):
        assert wanted in words
