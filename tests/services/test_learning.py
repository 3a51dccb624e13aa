"""Shared learning: whom items reached, who has read them, the training that comes of it, and what is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.learning import CountsWhen, LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.times import TimesDraft
from nscp_desktop.domain.training import Evidence
from nscp_desktop.services.record_files import Services

UPDATE = "school/annual-update"
SHARED_ON, READ_ON = date(2026, 9, 3), date(2026, 9, 10)


def person(school: Services, given: str, starts_on: date | None = date(2020, 9, 1), **more: Any) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=starts_on, **more))


def staff(school: Services, count: int = 3) -> tuple[int, ...]:
    return tuple(person(school, name) for name in ("Amir", "Bo", "Cy", "Di", "Ed")[:count])


def update_course(school: Services) -> int:
    return next(course.id for course in school.training.courses() if course.title == "Annual safeguarding update")


def bulletin(school: Services, **more: Any) -> int:
    return school.learning.add(LearningItem(0, "Autumn bulletin", LearningKind.BULLETIN, **more))


def counting(school: Services, counts: CountsWhen) -> int:
    to_read = counts is CountsWhen.READ
    return bulletin(school, counts=counts, course_id=update_course(school), to_read=to_read)


def share(school: Services, item: int, *people: int, on: date = SHARED_ON, today: date = date(2026, 11, 23)) -> Any:
    return school.learning.share(ShareDraft(item, people, on, SharedHow.E_MAIL), today=today)


def kind(school: Services, own: int, as_at: date) -> StandingKind:
    return next(row for row in school.standing.board(as_at).rows if row.person.id == own).cell(UPDATE).kind


def completions(school: Services, own: int) -> list[tuple[int, date | None]]:
    return [(done.course_id, done.completed_on) for done in school.standing.snapshot().history(own).completions]


def titles(school: Services) -> list[str]:
    return [line.title for line in school.history.steps(20)]


def refused(call: Any, *given: Any, **named: Any) -> NotAllowedError:
    with pytest.raises(NotAllowedError) as refusal:
        call(*given, **named)
    return refusal.value


def test_an_item_is_kept_as_typed_and_switched_off_instead_of_deleted(school: Services) -> None:
    item = LearningItem(
        0, "  Learning   from a review ", LearningKind.REVIEW, "NSCP", "Shared drive, Safeguarding", "On neglect.\n",
        date(2026, 9, 1), to_read=True,
    )  # fmt: skip
    own = school.learning.add(item)
    kept = school.learning.items()[0]
    assert kept == replace(item, id=own, title="Learning from a review", about="On neglect.")
    school.learning.change(replace(kept, title="A review", published_on=None))
    school.learning.switch(own, active=False)
    assert school.learning.items() == (replace(kept, title="A review", published_on=None, active=False),)
    assert titles(school)[:2] == ["Switch off A review", "Change A review"]
    assert "switched off" in str(refused(share, school, own, *staff(school)))


def test_figures_count_those_here_who_have_it_and_those_who_have_read_it(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    zed = person(school, "Zed")
    item = bulletin(school, to_read=True)
    assert share(school, item, amir, bo).new == (amir, bo)
    assert school.learning.mark_read(item, [amir], READ_ON, today=today).new == (amir,)
    found = school.learning.reach(item, today)
    assert (found.shared.count, found.shared.of) == (2, 4)
    assert (found.read.words, found.readers, found.unread) == ("1 of 2 (50%)", (amir,), (bo,))
    assert found.without_it == (cy, zed)
    assert school.learning.everything(today) == (found,)
    before = school.learning.reach(item, date(2026, 9, 9))
    assert (before.read.count, before.shared.count) == (0, 2)
    assert school.learning.reach(item, date(2026, 9, 2)).shared.count == 0


def test_who_is_away_is_named_beside_the_figures_and_gives_no_job(school: Services, today: date) -> None:
    amir, bo, _ = staff(school)
    item = bulletin(school, to_read=True)
    share(school, item, amir, bo)
    services = school.people.person(bo).services
    school.people.change_times(bo, TimesDraft(services, away=(Span(date(2026, 11, 1), None),)))
    found = school.learning.reach(item, today)
    assert (found.shared.words, found.shared.beside) == ("1 of 2 (50%)", "and 1 away")
    assert (found.read.words, found.read.beside) == ("0 of 1 (0%)", "and 1 away")
    assert found.late() == (amir,)


def test_who_has_left_is_in_no_figure_and_stays_on_record(school: Services, today: date) -> None:
    amir, bo, _ = staff(school)
    item = bulletin(school, to_read=True)
    share(school, item, amir, bo)
    gone = PersonDraft("Bo", "Khan", starts_on=date(2020, 9, 1), ends_on=date(2026, 10, 31), leave_reason="Moved")
    school.people.change(bo, gone)
    found = school.learning.reach(item, today)
    assert (found.shared.words, found.read.words) == ("1 of 2 (50%)", "0 of 1 (0%)")
    assert bo in found.got
    assert [one.item.title for one in school.learning.of_person(bo)] == ["Autumn bulletin"]


def test_sharing_again_reaches_those_who_are_new_and_leaves_the_others(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    item = bulletin(school)
    share(school, item, amir, bo, amir)
    again = share(school, item, amir, bo, cy, on=date(2026, 10, 1))
    assert (again.new, again.already) == ((cy,), (amir, bo))
    found = school.learning.reach(item, today)
    days = {own: one.share.shared_on for own, one in found.got.items() if one.share is not None}
    assert days == {amir: SHARED_ON, bo: SHARED_ON, cy: date(2026, 10, 1)}
    assert [one.whom for one in found.shares] == ["1 person", "2 people"]
    assert "has got it already" in str(refused(share, school, item, amir, bo, cy))


def test_sharing_that_counts_is_a_training_of_each_and_moves_their_standing(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    item = counting(school, CountsWhen.SHARED)
    before = kind(school, amir, today)
    found = share(school, item, amir, bo)
    assert found.trained == (amir, bo)
    assert completions(school, amir) == [(update_course(school), SHARED_ON)]
    assert (before.counts_as_in_date, kind(school, amir, today).counts_as_in_date) == (False, True)
    assert kind(school, cy, today) is before
    assert school.learning.reach(item, today).got[amir].attendance_id is not None
    assert titles(school)[0] == "Share Autumn bulletin with 2 people"
    school.history.undo()
    assert completions(school, amir) == []
    assert kind(school, amir, today) is before
    assert school.learning.reach(item, today).got == {}
    school.history.redo()
    assert kind(school, amir, today).counts_as_in_date


def test_reading_that_counts_is_a_training_on_the_day_it_was_read(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    item = counting(school, CountsWhen.READ)
    share(school, item, amir, bo)
    assert completions(school, amir) == []
    # Whoever has read it without having been on the list has it from that day as well.
    found = school.learning.mark_read(item, [amir, cy], READ_ON, today=today)
    assert set(found.trained) == {amir, cy}
    assert completions(school, amir) == completions(school, cy) == [(update_course(school), READ_ON)]
    done = school.standing.snapshot().history(amir).completions[0]
    assert (done.evidence, done.note) == (Evidence.OWN_WORD, "Autumn bulletin: read and understood")
    assert kind(school, cy, today).counts_as_in_date
    assert not kind(school, bo, today).counts_as_in_date
    school.history.undo()
    assert completions(school, amir) == completions(school, cy) == []
    assert school.learning.reach(item, today).read.count == 0
    assert cy not in school.learning.reach(item, today).got


def test_who_has_the_training_for_that_day_already_is_skipped_and_named(school: Services, today: date) -> None:
    amir, bo, _ = staff(school)
    school.training.record(TrainingDraft(update_course(school), SHARED_ON, (amir,)), today=today)
    item = counting(school, CountsWhen.SHARED)
    found = share(school, item, amir, bo)
    assert (found.new, found.trained, found.had_training) == ((amir, bo), (bo,), ("Amir Khan",))
    assert len(completions(school, amir)) == 1
    # What was there before stays there when the sharing is taken back.
    school.learning.take_back_sharing(item, [amir, bo])
    assert (len(completions(school, amir)), completions(school, bo)) == (1, [])


def test_taking_the_sharing_back_takes_its_training_and_its_empty_sharing(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    item = counting(school, CountsWhen.SHARED)
    share(school, item, amir, bo)
    assert school.learning.take_back_sharing(item, [amir, cy]) == 1
    assert completions(school, amir) == []
    assert not kind(school, amir, today).counts_as_in_date
    assert len(school.learning.reach(item, today).shares) == 1
    school.learning.take_back_sharing(item, [bo])
    assert school.learning.reach(item, today).shares == ()
    assert "None of those" in str(refused(school.learning.take_back_sharing, item, [bo]))
    school.history.undo()
    school.history.undo()
    assert kind(school, amir, today).counts_as_in_date
    assert set(school.learning.reach(item, today).got) == {amir, bo}


def test_taking_the_reading_back_takes_its_training_and_leaves_the_sharing(school: Services, today: date) -> None:
    amir, bo, cy = staff(school)
    item = counting(school, CountsWhen.READ)
    share(school, item, amir, bo)
    school.learning.mark_read(item, [amir, cy], READ_ON, today=today)
    assert school.learning.take_back_reading(item, [amir, bo, cy]) == 2
    assert completions(school, amir) == completions(school, cy) == []
    found = school.learning.reach(item, today)
    assert (set(found.got), found.read.count) == ({amir, bo}, 0)
    school.history.undo()
    assert school.learning.reach(item, today).readers == (amir, cy)
    assert "None of those" in str(refused(school.learning.take_back_reading, item, [bo]))


def test_a_training_removed_elsewhere_leaves_the_reading(school: Services, today: date) -> None:
    amir, _, _ = staff(school)
    item = counting(school, CountsWhen.READ)
    school.learning.mark_read(item, [amir], READ_ON, today=today)
    school.training.remove_completion(school.standing.snapshot().history(amir).completions[0].id)
    got = school.learning.reach(item, today).got[amir]
    assert (got.read_on, got.attendance_id) == (READ_ON, None)
    assert school.learning.take_back_reading(item, [amir]) == 1


@pytest.mark.parametrize(
    ("on", "field", "words"),
    [
        (None, "shared_on", "Give the day"),
        (date(2026, 11, 24), "shared_on", "still ahead"),
        (date(2026, 8, 31), "shared_on", "published on 1 Sep 2026"),
        (date(2026, 9, 4), "person_ids", "Eve Khan and Fay Khan were not here on 4 Sep 2026"),
    ],
)
def test_sharing_that_cannot_be_is_refused_beside_the_field(
    school: Services, on: date | None, field: str, words: str
) -> None:
    amir, _, _ = staff(school)
    left, late = person(school, "Eve", ends_on=date(2026, 9, 3), leave_reason="Moved"), person(school, "Fay", READ_ON)
    item = bulletin(school, published_on=date(2026, 9, 1))
    refusal = refused(share, school, item, amir, left, late, on=on)
    assert (refusal.field, words in str(refusal)) == (field, True)
    assert school.learning.reach(item, date(2026, 11, 23)).got == {}


def test_reading_that_cannot_be_is_refused_beside_the_field(school: Services, today: date) -> None:
    amir, bo, _ = staff(school)
    item = bulletin(school, to_read=True)
    share(school, item, amir, bo)
    mark = school.learning.mark_read
    early = refused(mark, item, [amir], date(2026, 9, 2), today=today)
    assert (early.field, "shared with Amir Khan on 3 Sep 2026" in str(early)) == ("read_on", True)
    assert refused(mark, item, [amir], None, today=today).field == "read_on"
    assert refused(mark, item, [amir], date(2026, 12, 1), today=today).field == "read_on"
    assert refused(mark, item, [], READ_ON, today=today).field == "person_ids"
    mark(item, [amir], READ_ON, today=today)
    again = mark(item, [amir, bo], today, today=today)
    assert (again.new, again.already) == ((bo,), (amir,))
    assert "read it already" in str(refused(mark, item, [amir, bo], today, today=today))
    with pytest.raises(NotFoundError):
        mark(item, [999], READ_ON, today=today)
    with pytest.raises(NotFoundError):
        mark(999, [amir], READ_ON, today=today)
    other = bulletin(school, published_on=today)
    assert "not to be read" in str(refused(mark, other, [amir], today, today=today))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "autumn BULLETIN"}, "title"),
        ({"place": "x" * 201}, "place"),
        ({"about": "x" * 2001}, "about"),
        ({"published_on": date(26, 9, 1)}, "published_on"),
        ({"counts": CountsWhen.SHARED}, "course_id"),
        ({"counts": CountsWhen.SHARED, "course_id": 999}, "course_id"),
        ({"counts": CountsWhen.READ, "course_id": 1}, "to_read"),
        ({"edition_id": 999}, "edition_id"),
    ],
)
def test_an_item_that_cannot_be_is_refused_beside_the_field(
    school: Services, values: dict[str, Any], field: str
) -> None:
    bulletin(school)
    item = replace(LearningItem(0, "Another", LearningKind.BULLETIN), **values)
    assert refused(school.learning.add, item).field == field
    assert len(school.learning.items()) == 1


def test_how_an_item_counts_stays_once_trainings_came_of_it(school: Services, today: date) -> None:
    amir, _, _ = staff(school)
    own = counting(school, CountsWhen.SHARED)
    item = school.learning.items()[0]
    share(school, own, amir)
    assert refused(school.learning.change, replace(item, counts=CountsWhen.NO)).field == "counts"
    school.learning.change(replace(item, title="Renamed"))
    assert refused(school.learning.change, replace(item, published_on=READ_ON)).field == "published_on"
    school.learning.take_back_sharing(own, [amir])
    school.learning.change(replace(item, counts=CountsWhen.NO))
    assert school.learning.items()[0].course_id is None


def test_words_about_a_sharing_that_are_too_long_are_refused(school: Services, today: date) -> None:
    amir, _, _ = staff(school)
    draft = ShareDraft(bulletin(school), (amir,), SHARED_ON, SharedHow.E_MAIL, "w" * 201)
    assert refused(school.learning.share, draft, today=today).field == "whom"


def test_of_two_who_turn_out_to_be_one_the_reading_keeps_its_training(school: Services, today: date) -> None:
    amir, bea, _ = staff(school)
    own = counting(school, CountsWhen.READ)
    share(school, own, amir)
    school.learning.mark_read(own, [bea], READ_ON, today=today)
    school.removal.merge(amir, bea)
    assert len(completions(school, amir)) == 1
    school.learning.take_back_reading(own, [amir])
    assert completions(school, amir) == []
    assert school.problems(full=True) == []


def test_an_item_was_not_published_after_it_was_read(school: Services, today: date) -> None:
    amir, _, _ = staff(school)
    own = bulletin(school, to_read=True)
    school.learning.mark_read(own, [amir], READ_ON, today=today)
    item = school.learning.items()[0]
    late = refused(school.learning.change, replace(item, published_on=today))
    assert (late.field, "It was read on" in str(late)) == ("published_on", True)
    school.learning.change(replace(item, published_on=READ_ON))


def test_starters_who_have_not_got_what_is_to_be_read_are_listed(school: Services, today: date) -> None:
    people = staff(school)
    item = bulletin(school, to_read=True)
    share(school, item, *people)
    late, new = person(school, "Late", SHARED_ON), person(school, "New", date(2026, 10, 1))
    assert school.learning.reach(item, today).starters == (new,)
    assert school.learning.reach(item, date(2026, 9, 30)).starters == ()
    (job,) = school.learning.jobs(today)
    assert (job.title, job.page, job.tab) == ("3 people have not read Autumn bulletin", "learning", "shared")
    assert job.detail == "First shared on 3 Sep 2026 · 1 starter without it"
    school.learning.mark_read(item, people, READ_ON, today=today)
    assert [one.title for one in school.learning.jobs(today)] == ["Share Autumn bulletin with 1 starter"]
    share(school, item, late, new, on=today)
    assert school.learning.reach(item, today).starters == ()
    assert school.learning.jobs(today) == ()


def test_what_went_to_a_few_is_for_starters_with_the_same_role(school: Services, today: date) -> None:
    teacher, cook = (
        next(role.id for role in school.agency.roles() if role.title == title) for title in ("Class teacher", "Cook")
    )
    first = person(school, "Amir", role_ids=(teacher,))
    for name in ("Bo", "Cy", "Di"):
        person(school, name, role_ids=(cook,))
    item = bulletin(school, to_read=True)
    share(school, item, first)
    new = person(school, "New", date(2026, 10, 1), role_ids=(teacher,))
    person(school, "Newer", date(2026, 10, 1), role_ids=(cook,))
    assert school.learning.reach(item, today).starters == (new,)


def test_four_weeks_are_counted_to_the_day(school: Services) -> None:
    item = bulletin(school, to_read=True)
    share(school, item, *staff(school))
    assert school.learning.jobs(date(2026, 9, 30)) == ()
    assert len(school.learning.jobs(date(2026, 10, 1))) == 1
    school.learning.switch(item, active=False)
    assert school.learning.jobs(date(2026, 10, 1)) == ()


def test_an_edition_of_a_document_can_be_an_item_and_may_still_be_removed(school: Services, today: date) -> None:
    document = max((found.document for found in school.editions.documents()), key=lambda found: len(found.editions))
    assert len(document.editions) > 1
    newest, oldest = document.editions[-1], document.editions[0]
    named = {edition.words: edition.id for edition in school.learning.editions()}
    words = next(words for words in named if newest.name in words and words.startswith(document.title))
    bulletin(school, edition_id=named[words])
    assert school.learning.items()[0].edition_id == named[words]
    school.editions.change(replace(document, editions=(oldest,)), today)
    assert school.learning.items()[0].edition_id is None
    school.history.undo()
    assert school.learning.items()[0].edition_id == named[words]


def test_more_than_three_items_to_be_read_are_one_line_together(school: Services) -> None:
    people = staff(school)
    for place in range(5):
        own = school.learning.add(LearningItem(0, f"Item {place}", LearningKind.CLIP, to_read=True))
        share(school, own, *people)
    jobs = [job.title for job in school.learning.jobs(date(2026, 11, 23))]
    assert jobs[0] == "3 people have not read Item 0"
    assert (len(jobs), jobs[-1]) == (4, "2 more items to be read")


def test_an_empty_record_has_no_learning(school: Services, today: date) -> None:
    assert (school.learning.everything(today), school.learning.jobs(today)) == ((), ())
    with pytest.raises(NotFoundError):
        school.learning.reach(1, today)
