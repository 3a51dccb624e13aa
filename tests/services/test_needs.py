"""Training needs of a real record: places by course and term, why things are not done, costs, and what was covered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.courses import Category
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.gap_reasons import FoundWhy, Gap, SaidWhy, reason_counts
from nscp_desktop.domain.many_changes import ManyDraft
from nscp_desktop.domain.needs import LATE, Needs
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.years import Year, academic_year, next_academic_year, twelve_months_to
from nscp_desktop.services.needs import LONGEST_NOTE, NeedsFound
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
PREVENT = "school/prevent-awareness"
WHOLE = "school/whole-school"
CORE = "general/core-safeguarding"
AUTUMN, SPRING, SUMMER = range(3)
Add = Callable[..., int]


@pytest.fixture
def add(school: Services) -> Add:
    """Give what adds a person who started long ago."""

    def added(given: str, **more: Any) -> int:
        return school.people.add(PersonDraft(given, "Person", **{"starts_on": date(2020, 1, 1), **more}))

    return added


def course(school: Services, title: str) -> int:
    return next(one.id for one in school.training.courses() if one.title == title)


def did(school: Services, title: str, on: date, *people: int) -> None:
    school.training.record(TrainingDraft(course(school, title), on, people), today=TODAY)


def found(school: Services, year: Year | None = None) -> NeedsFound:
    worked_out = school.needs.found(year or academic_year(TODAY), TODAY)
    assert worked_out is not None
    return worked_out


def terms(school: Services, needs: Needs, title: str, person_id: int) -> list[int]:
    return [one.term for one in needs.of(course(school, title)) if one.person_id == person_id]


def gap(school: Services, person_id: int, requirement_id: str) -> Gap:
    return next(one for one in school.needs.gaps(TODAY) if one.key == (person_id, requirement_id))


# Places


def test_whoever_lapses_needs_a_place_in_the_term_in_which_they_do(school: Services, add: Add) -> None:
    ada, ben, cy = add("Ada"), add("Ben"), add("Cy")
    did(school, "Prevent awareness", date(2025, 2, 10), ada)
    did(school, "Prevent awareness", date(2026, 2, 10), ben)
    needs = found(school).needs
    assert [term.title for term in needs.terms] == ["Autumn term 2026", "Spring term 2027", "Summer term 2027"]
    assert terms(school, needs, "Prevent awareness", ada) == [SPRING]
    assert terms(school, needs, "Prevent awareness", ben) == []
    assert terms(school, needs, "Prevent awareness", cy) == [LATE]


def test_what_has_an_interval_comes_round_again_in_the_next_year(school: Services, add: Add) -> None:
    ada, ben = add("Ada"), add("Ben")
    did(school, "Prevent awareness", date(2025, 2, 10), ada)
    did(school, "Prevent awareness", date(2026, 2, 10), ben)
    needs = found(school, next_academic_year(TODAY)).needs
    assert needs.year.title == "2027/28"
    assert not needs.has_late
    assert terms(school, needs, "Prevent awareness", ben) == [SPRING]
    # Due in February 2027 and every 2 years: not again before February 2029.
    assert terms(school, needs, "Prevent awareness", ada) == []
    assert len(needs.of(course(school, "Annual safeguarding update"), SUMMER)) == 2


def test_one_place_is_enough_for_all_that_a_course_meets(school: Services, add: Add) -> None:
    ada = add("Ada")
    places = [one for one in found(school).needs.places if one.person_id == ada]
    whole = next(one for one in places if one.course_id == course(school, "Whole-school safeguarding"))
    assert WHOLE in whole.requirement_ids
    assert len({one.course_id for one in places}) == len(places)


def test_a_place_for_several_things_is_needed_in_the_earliest_of_their_terms(school: Services, add: Add) -> None:
    ada = add("Ada", group=2, group_reason="Works with children", group_decided_by="Head")
    did(school, "Core safeguarding training", date(2024, 2, 10), ada)
    school.needs.choose_course(CORE, False, course(school, "Whole-school safeguarding"))
    needs = found(school).needs
    place = next(one for one in needs.of(course(school, "Whole-school safeguarding")))
    assert (place.term, place.requirement_ids) == (LATE, (WHOLE, CORE))


def test_who_has_left_or_is_away_by_then_needs_no_place(school: Services, add: Add) -> None:
    leaver, away = add("Lee", ends_on=date(2026, 12, 18)), add("Amy")
    did(school, "Prevent awareness", date(2025, 2, 10), leaver)
    school.many.change([away], ManyDraft(away_from=TODAY, away_until=date(2026, 12, 31)), today=TODAY)
    needs = found(school).needs
    assert terms(school, needs, "Prevent awareness", leaver) == []
    assert [one for one in needs.places if one.person_id == away] == []
    assert gap(school, away, PREVENT).found_words == "Away until 31 Dec 2026"
    assert reason_counts(one for one in school.needs.gaps(TODAY) if one.person_id == away) == ()


def test_a_place_that_is_booked_is_counted_as_booked(school: Services, add: Add) -> None:
    ada, ben = add("Ada"), add("Ben")
    prevent = course(school, "Prevent awareness")
    school.training.book([ada], prevent, date(2026, 12, 3), today=TODAY)
    needs = found(school).needs
    assert needs.booked_words(prevent) == "1 of 2"
    assert [one.person_id for one in needs.of(prevent) if one.is_booked] == [ada]
    assert {one.person_id for one in needs.of(prevent)} == {ada, ben}


def test_places_are_counted_on_the_course_that_is_chosen_until_it_is_switched_off(school: Services, add: Add) -> None:
    add("Ada")
    usual = course(school, "Online safety")
    online = "school/online-safety"
    before = found(school).needs
    ways = [way for way in before.ways if way.requirement_id == online]
    assert [(way.course_id, way.is_chosen) for way in ways] == [(usual, False)]
    chosen = next(own for own in ways[0].others if own != usual)
    school.needs.choose_course(online, True, chosen)
    assert chosen in {way.course_id for way in found(school).needs.ways if way.requirement_id == online}
    with pytest.raises(NotAllowedError, match="does not count towards Online safety") as refused:
        school.needs.choose_course(online, True, course(school, "Modern slavery"))
    assert refused.value.field == "course_id"
    school.history.undo()
    assert found(school).needs == before
    school.needs.choose_course(online, True, chosen)
    school.needs.choose_course(online, True, None)
    assert found(school).needs == before


def test_a_choice_that_cannot_be_read_is_as_if_nothing_was_chosen(school: Services, add: Add) -> None:
    add("Ada")
    before = found(school).needs
    with school.desk.changing("Another version wrote it") as unit:
        unit.settings.set("needs/courses", "[[1, 2]]")
    assert found(school).needs == before


def test_what_no_course_counts_towards_is_named_with_its_people(school: Services, add: Add) -> None:
    ada = add("Ada")
    only = course(school, "Modern slavery")
    rule = Rule("", RuleKind.ONCE, Who(groups=frozenset()), first_within_days=30)
    own = school.rules.store(
        RequirementDraft(Requirement("", "Boats", "Boats", (rule,)), (Counting(only),)), None, TODAY
    )
    with school.desk.changing("As an import of rules might leave it") as unit:
        item = unit.training.courses()[only]
        unit.training.change_course(replace(item, active=False))
    school.standing.forget()
    needs = found(school).needs
    assert needs.unmet == {own: (ada,)}
    assert next(way for way in needs.ways if way.requirement_id == own).others == ()


def test_a_record_without_people_needs_nothing(school: Services) -> None:
    worked_out = found(school)
    assert (worked_out.needs.places, worked_out.gaps, worked_out.money) == ((), (), ())
    assert school.needs.jobs(TODAY) == ()


# Why it is not done


def test_one_reason_is_given_to_many_at_once_and_taken_back(school: Services, add: Add) -> None:
    ada, ben, cy = add("Ada"), add("Ben"), add("Cy")
    did(school, "Prevent awareness", date(2026, 2, 10), cy)
    keys = [(ada, PREVENT), (ben, PREVENT), (cy, PREVENT), (ada, PREVENT)]
    kept = school.needs.say_why(keys, SaidWhy.NO_PLACE, "  Full   until spring ", today=TODAY)
    assert kept == ((ada, PREVENT), (ben, PREVENT))
    said = gap(school, ben, PREVENT).said
    assert said is not None
    assert (said.why, said.note, said.said_on) == (SaidWhy.NO_PLACE, "Full until spring", TODAY)
    assert school.history.steps(1)[0].title == "Say why for 2 people: no place to be had"
    school.needs.say_why([(ada, PREVENT)], SaidWhy.DECLINED, today=TODAY)
    assert gap(school, ada, PREVENT).why == "Declined"
    assert school.needs.take_back_why(keys) == 2
    assert gap(school, ada, PREVENT).said is None
    school.history.undo()
    school.history.undo()
    assert gap(school, ada, PREVENT).why == "No place to be had"
    school.history.undo()
    assert gap(school, ben, PREVENT).why == "No reason given"


def test_a_reason_for_what_is_done_and_a_note_without_end_are_refused(school: Services, add: Add) -> None:
    ada = add("Ada")
    did(school, "Prevent awareness", date(2026, 2, 10), ada)
    with pytest.raises(NotAllowedError, match="needs no reason"):
        school.needs.say_why([(ada, PREVENT), (9999, PREVENT)], SaidWhy.OTHER, today=TODAY)
    with pytest.raises(NotAllowedError, match="longer than 500") as refused:
        school.needs.say_why([(ada, WHOLE)], SaidWhy.OTHER, "a" * (LONGEST_NOTE + 1), today=TODAY)
    assert refused.value.field == "note"
    with pytest.raises(NotFoundError, match="No reason was given"):
        school.needs.take_back_why([(ada, WHOLE)])


def test_a_reason_is_let_go_of_once_the_training_was_done(school: Services, add: Add) -> None:
    ada = add("Ada")
    school.needs.say_why([(ada, PREVENT)], SaidWhy.NO_PLACE, today=date(2024, 1, 8))
    did(school, "Prevent awareness", date(2024, 2, 10), ada)
    assert gap(school, ada, PREVENT).said is None  # it lapsed in February 2026, and nobody has said why


def test_the_record_says_by_itself_who_is_booked_waits_or_did_not_come(school: Services, add: Add) -> None:
    ada, ben, cy, di = add("Ada"), add("Ben"), add("Cy"), add("Di")
    prevent = course(school, "Prevent awareness")
    past = school.sessions.add(SessionDraft(prevent, (SessionDay(date(2026, 10, 5)),)), [ada, ben], today=TODAY)
    entries = {entry.person_id: entry.id for entry in school.sessions.entries(past)}
    school.sessions.mark(past, [entries[ada]], Mark(Outcome.DID_NOT_ATTEND), today=TODAY)
    school.sessions.mark(past, [entries[ben]], Mark(Outcome.CANCELLED_LATE), today=TODAY)
    school.training.book([ben], prevent, date(2026, 12, 3), today=TODAY)
    ahead = SessionDraft(prevent, (SessionDay(date(2026, 12, 4)),), capacity=1)
    school.sessions.add(ahead, [di, cy], today=TODAY)
    words = {own: gap(school, own, PREVENT).found_words for own in (ada, ben, cy, di)}
    assert words == {
        ada: "Did not attend on 5 Oct 2026",
        ben: "Booked for 3 Dec 2026",
        cy: "On the waiting list for 4 Dec 2026",
        di: "Booked for 4 Dec 2026",
    }
    later = date(2027, 11, 23)
    after = {one.key: one.found for one in school.needs.gaps(later)}
    assert after[ada, PREVENT] is after[cy, PREVENT] is FoundWhy.NOTHING


def test_reasons_are_asked_for_only_where_the_agency_has_begun_to_give_them(school: Services, add: Add) -> None:
    ada = add("Ada")
    assert len(school.needs.gaps(TODAY)) > 5
    assert school.needs.jobs(TODAY) == ()
    school.needs.say_why([(ada, PREVENT)], SaidWhy.NEW_IN_POST, today=TODAY)
    assert len(school.needs.jobs(TODAY)) == 1
    school.needs.take_back_why([(ada, PREVENT)])
    assert school.needs.jobs(TODAY) == ()


def test_reasons_are_counted_of_all_that_is_not_done(school: Services, add: Add) -> None:
    ada, ben = add("Ada"), add("Ben")
    school.needs.say_why([(ada, PREVENT)], SaidWhy.NEW_IN_POST, today=TODAY)
    gaps = school.needs.gaps(TODAY)
    counts = {why: len(items) for why, items in reason_counts(gaps)}
    assert counts == {"No reason given": len(gaps) - 1, "New in post": 1}
    assert {one.person_id for one in gaps} == {ada, ben}
    job = school.needs.jobs(TODAY)[0]
    assert job.title == f"Say why {len(gaps) - 1} trainings of 2 people are not done"
    assert (job.page, job.tab) == ("planning", "needs")


def test_a_requirement_that_is_removed_takes_its_reasons_with_it(school: Services, add: Add) -> None:
    ada = add("Ada")
    rule = Rule("", RuleKind.ONCE, first_within_days=30)
    counts = (Counting(course(school, "Modern slavery")),)
    own = school.rules.store(RequirementDraft(Requirement("", "Boats", "Boats", (rule,)), counts), None, TODAY)
    school.needs.say_why([(ada, own)], SaidWhy.OTHER, today=TODAY)
    school.rules.remove(own, TODAY)
    assert own not in {one.requirement_id for one in school.needs.gaps(TODAY)}
    school.history.undo()
    assert gap(school, ada, own).why == "Another reason"


# Costs


def test_costs_add_up_what_was_said_and_guess_nothing(school: Services, add: Add) -> None:
    ada, ben = add("Ada"), add("Ben")
    prevent = next(item for item in school.training.courses() if item.title == "Prevent awareness")
    school.training.change_course(replace(prevent, charge_pence=4550), today=TODAY)
    cost = SessionDraft(prevent.id, (SessionDay(date(2026, 10, 5)),), cost_pence=20000)
    held = school.sessions.add(cost, [ada, ben], today=TODAY)
    entries = {entry.person_id: entry.id for entry in school.sessions.entries(held)}
    absent = Mark(Outcome.DID_NOT_ATTEND, fee_pence=2500)
    school.sessions.mark(held, [entries[ada]], absent, today=TODAY)
    school.sessions.mark(held, [entries[ben]], Mark(Outcome.CANCELLED_LATE), today=TODAY)
    school.sessions.add(SessionDraft(prevent.id, (SessionDay(date(2026, 10, 12)),)), [], today=TODAY)
    before = SessionDraft(prevent.id, (SessionDay(date(2026, 6, 12)),), cost_pence=99900)
    school.sessions.add(before, [], today=TODAY)
    money = {one.course_id: one for one in found(school).money}
    one = money[prevent.id]
    assert (one.places, one.charge_pence, one.expected_pence) == (2, 4550, 9100)
    assert (one.sessions, one.cost_pence, one.uncosted) == (2, 20000, 1)
    assert ([fee.person_id for fee in one.fees], one.fee_pence) == ([ada], 2500)
    whole = money[course(school, "Whole-school safeguarding")]
    assert (whole.charge_pence, whole.expected_pence) == (None, None)


# What was covered


def test_the_year_covers_what_its_courses_are_about(school: Services, add: Add) -> None:
    ada, ben, gone = add("Ada"), add("Ben"), add("Lee", ends_on=date(2026, 10, 31))
    did(school, "Emotional abuse and neglect", date(2026, 10, 5), ada, gone)
    did(school, "Modern slavery", date(2026, 10, 6), ben)
    did(school, "Bruising in babies who cannot move about", date(2026, 3, 2), ben)
    this = school.needs.coverage(academic_year(TODAY), TODAY)
    assert this.not_covered == (Category.PHYSICAL, Category.SEXUAL)
    assert this.words == "Nothing was held about physical abuse and sexual abuse since 1 Sep 2026."
    assert this.people_words(Category.NEGLECT) == "1 of 2"
    assert len(this.of(Category.NEGLECT).session_ids) == 1
    assert this.unsaid_words == "1 course of the year does not say which abuse it is about."
    rolling = school.needs.coverage(twelve_months_to(TODAY), TODAY)
    assert rolling.not_covered == (Category.SEXUAL,)
    assert rolling.of(Category.PHYSICAL).person_ids == (ben,)
    assert rolling.words == "Nothing was held about sexual abuse from 24 Nov 2025 to 23 Nov 2026."


def test_a_course_that_covers_more_from_now_on_counts_for_it(school: Services, add: Add) -> None:
    ada = add("Ada")
    did(school, "Modern slavery", date(2026, 10, 6), ada)
    nothing = school.needs.coverage(academic_year(TODAY), TODAY)
    assert nothing.words.startswith("No training that is marked as about one of the four categories")
    slavery = next(item for item in school.training.courses() if item.title == "Modern slavery")
    school.training.change_course(replace(slavery, categories=tuple(Category)), today=TODAY)
    covered = school.needs.coverage(academic_year(TODAY), TODAY)
    assert covered.words == "Training about all four categories was held since 1 Sep 2026."
    assert covered.unsaid_words == ""


def test_a_year_that_has_not_begun_shows_what_the_present_one_covered(school: Services, add: Add) -> None:
    did(school, "Emotional abuse and neglect", date(2026, 10, 5), add("Ada"))
    later = found(school, next_academic_year(TODAY))
    assert later.coverage.year == academic_year(TODAY)
    assert later.coverage.of(Category.NEGLECT).is_covered
