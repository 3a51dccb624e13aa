"""Undo and redo through the services, the bin, and comparing with a printout."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history_words import short_head
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.domain.training import Evidence
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.history import Undoable
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage import replay

TODAY = date(2026, 11, 24)
DEEP = 110


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "school.nscp"
    create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY).close()
    return path


def everything(services: Services) -> replay.Rows:
    with services.desk.reading() as unit:
        return replay.present(unit._db)


def person(number: int) -> PersonDraft:
    return PersonDraft(given="Maya", family=f"Green {number}", kind=PersonKind.EMPLOYEE, starts_on=date(2025, 9, 1))


def test_a_hundred_steps_go_back_and_forth_across_restarts(path: Path) -> None:
    services = open_existing(path)
    states = [everything(services)]
    for number in range(DEEP):
        if number % 3:
            services.people.add(person(number))
        else:
            services.agency.add_team(f"Team {number}")
        states.append(everything(services))
    for step in (-1, 1):
        services.close()
        services = open_existing(path)
        places = range(DEEP - 1, -1, -1) if step < 0 else range(1, DEEP + 1)
        for place in places:
            _ = services.history.undo() if step < 0 else services.history.redo()
            assert everything(services) == states[place]
    assert services.history.undoable().redo == ""
    assert services.problems(full=True) == []
    services.close()


def test_undo_names_what_it_takes_back_and_standings_follow(path: Path) -> None:
    services = open_existing(path)
    own = services.people.add(person(1))
    course = services.training.courses()[0]
    services.training.record(TrainingDraft(course.id, date(2026, 9, 3), person_ids=(own,)), today=TODAY)
    assert services.history.undoable().undo == f"record {course.title} for Maya Green 1"
    services.history.undo()
    assert services.standing.snapshot().history(own).completions == ()
    assert services.history.undoable().redo == f"record {course.title} for Maya Green 1"
    services.history.redo()
    assert len(services.standing.snapshot().history(own).completions) == 1
    services.history.undo()
    services.agency.add_team("Office")
    with pytest.raises(NotAllowedError, match="nothing to do again"):
        services.history.redo()
    services.close()


def test_undo_and_redo_pass_over_what_happened_outside_the_rows(path: Path) -> None:
    services = open_existing(path)
    services.agency.add_team("Office")
    services.protection.set_password("three quiet herons", agency="Carlton Hill", today=TODAY)
    services.protection.type_back(services.protection.recovery_code())
    services.safekeeping.make()
    drill = services.safekeeping.drill()
    assert services.history.undoable().undo == "add the team Office"
    services.history.undo()
    assert services.agency.teams() == ()
    services.protection.change_password(
        "three quiet herons", "four quiet herons", agency="Carlton Hill", today=date(2026, 11, 25)
    )
    assert services.history.undoable() == Undoable("", "add the team Office")
    services.history.redo()
    assert [team.title for team in services.agency.teams()] == ["Office"]
    assert not services.protection.is_sheet_typed_back
    assert services.protection.changed_on == date(2026, 11, 25)
    assert services.safekeeping.last_drill() == drill
    told = [step.title for step in services.history.steps()]
    assert {"Changed the password", "Typed the recovery sheet back", "Tried out the newest backup"} <= set(told)
    services.close()


def test_what_was_deleted_lies_in_the_bin_until_it_is_brought_back(path: Path) -> None:
    services = open_existing(path)
    own = services.people.add(person(1))
    course = services.training.courses()[0]
    services.training.record(TrainingDraft(course.id, date(2026, 9, 3), person_ids=(own,)), today=TODAY)
    (done,) = services.standing.snapshot().history(own).completions
    services.training.remove_completion(done.id, reason="typed twice")
    services.agency.add_team("Office")
    (deleted,) = services.history.bin()
    assert (deleted.title, deleted.reason) == (f"Remove {course.title} for Maya Green 1", "typed twice")
    services.history.bring_back(deleted.sequence)
    assert services.history.bin() == ()
    assert services.standing.snapshot().history(own).completions == (done,)
    assert services.history.undoable().undo.startswith("bring back: remove")
    services.close()


def test_actions_and_the_gap_log_lie_in_the_bin_and_come_back_after_other_work(path: Path) -> None:
    services = open_existing(path)
    (own,) = services.actions.add(Action(0, "Order posters", TODAY))
    gap = services.actions.add_gap(ReportedGap(0, GapKind.NEW_WORRY, "Online games", TODAY), today=TODAY)
    services.actions.remove(own)
    services.actions.remove_gap(gap)
    services.agency.add_team("Office")
    in_bin = services.history.bin()
    assert [batch.title for batch in in_bin] == [
        "Remove from the gap log: Online games",
        "Remove the action: Order posters",
    ]
    for batch in in_bin:
        services.history.bring_back(batch.sequence)
    assert [action.id for action in services.actions.actions()] == [own]
    assert [entry.id for entry in services.actions.gaps()] == [gap]
    assert services.problems(full=True) == []
    services.close()


def test_what_belongs_to_somebody_who_was_removed_later_comes_back_after_them(path: Path) -> None:
    services = open_existing(path)
    own = services.people.add(person(1))
    (about,) = services.actions.add(Action(0, "Talk about it", TODAY, person_id=own))
    services.actions.remove(about)
    services.removal.remove([own])
    gone, action = services.history.bin()
    with pytest.raises(NotAllowedError, match=r"what it belongs to \(the person\) was removed later"):
        services.history.bring_back(action.sequence)
    services.history.bring_back(gone.sequence)
    services.history.bring_back(action.sequence)
    assert [one.id for one in services.actions.actions()] == [about]
    assert services.problems(full=True) == []
    services.close()


def test_what_was_removed_and_brought_back_is_not_called_removed(path: Path) -> None:
    services = open_existing(path)
    template = services.templates.all()[0]
    services.templates.switch(template, active=False, today=TODAY)
    services.history.undo()
    services.history.redo()
    lines = services.history.lines(services.history.steps(3)[-1].sequence)
    assert not any("(removed)" in line for line in lines)
    services.close()


def test_a_template_is_taken_back_by_administrators_alone_and_a_questionnaire_by_whoever_begins_one(path: Path) -> None:
    services = open_existing(path)
    services.users.work_as("Gwen Evans")
    services.users.add("Gwen Evans", UserRole.ADMINISTRATOR)
    services.users.add("Ed", UserRole.EDITOR)
    template = next(one for one in services.templates.all() if one.kind is QuestionnaireKind.EXPECTATIONS)
    services.users.work_as("Ed")
    services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY), today=TODAY)
    services.history.undo()
    services.users.work_as("Gwen Evans")
    services.templates.switch(template, active=False, today=TODAY)
    services.users.work_as("Ed")
    with pytest.raises(NotAllowedError, match="administrator"):
        services.history.undo()
    services.close()


def test_the_history_of_a_person_is_told_in_words(path: Path) -> None:
    services = open_existing(path)
    own = services.people.add(person(1))
    services.people.change(own, services.people.draft_of(own, TODAY), reason="married")
    draft = services.people.draft_of(own, TODAY)
    services.people.change(own, replace(draft, family="Brown"), reason="married")
    batch, words = services.history.about(own)[0]
    assert (batch.reason, words) == ("married", "Changed the person's details: surname from Green 1 to Brown.")
    services.close()


def test_f68_a_printed_code_is_found_and_a_cut_tail_is_not(path: Path) -> None:
    services = open_existing(path)
    services.agency.add_team("Office")
    printed = short_head(services.history.head())
    services.agency.add_team("Kitchen")
    found = services.history.compare(printed.upper())
    assert found is not None
    assert found.title == "Add the team Office"
    assert services.history.compare("0123 4567 89ab cdef") is None
    with pytest.raises(NotAllowedError, match="groups of four"):
        services.history.compare("x")
    services.close()


def test_f69_what_is_deleted_again_lies_in_the_bin_again(path: Path) -> None:
    services = open_existing(path)
    services.removal.remove([services.people.add(person(1))])
    (deleted,) = services.history.bin()
    services.history.undo()
    assert services.history.bin() == ()
    services.history.redo()
    assert services.history.bin() == (deleted,)
    services.history.bring_back(deleted.sequence)
    assert services.history.bin() == ()
    services.history.undo()
    assert services.history.bin() == (deleted,)
    services.close()


def test_the_history_is_saved_as_a_workbook_with_the_names_of_what_is_gone(path: Path, tmp_path: Path) -> None:
    services = open_existing(path)
    own = services.people.add(person(1))
    course = services.training.courses()[0]
    services.training.record(
        TrainingDraft(course.id, date(2026, 9, 3), (own,), evidence=Evidence.PROVIDER_LIST), today=TODAY
    )
    other = services.people.add(person(2))
    services.removal.merge(other, own)
    out = tmp_path / "history.xlsx"
    services.history.save_sheet(out)
    rows = list(load_workbook(out)["History"].iter_rows(values_only=True))
    titles = {row[5] for row in rows[1:]}
    assert {"Add Maya Green 1", f"Record {course.title} for Maya Green 1"} <= titles
    said = " ".join(str(row[7]) for row in rows[1:])
    assert f"course {course.title}" in said
    assert "evidence on the provider's list" in said or Evidence.PROVIDER_LIST.words in said
    assert "provider-list" not in said
    assert rows[1][8] == services.history.head()
    services.history.save_sheet(tmp_path / "one.xlsx", other)
    one = list(load_workbook(tmp_path / "one.xlsx")["History"].iter_rows(values_only=True))
    assert 1 < len(one) < len(rows)
    services.close()


def test_a_step_about_several_people_says_whose_each_line_is(path: Path, tmp_path: Path) -> None:
    services = open_existing(path)
    people = [services.people.add(person(number)) for number in (1, 2)]
    course = services.training.courses()[0]
    services.training.book(people, course.id, date(2026, 12, 1), today=TODAY)
    newest = services.history.steps(1)[0]
    said = f"course {course.title}; booked for 1 Dec 2026; recorded on 24 Nov 2026."
    assert services.history.lines(newest.sequence) == (
        f"Maya Green 1: added a booking: {said}",
        f"Maya Green 2: added a booking: {said}",
    )
    services.training.book(people[:1], course.id, date(2026, 12, 2), today=TODAY)
    (alone,) = services.history.lines(services.history.steps(1)[0].sequence)
    assert alone.startswith("Added a booking: ")
    services.close()


def test_the_workbook_holds_every_line_of_a_very_long_step(path: Path, tmp_path: Path) -> None:
    services = open_existing(path)
    with services.desk.changing("Add many") as unit:
        for number in range(600):
            unit.agency.add_team(f"Team {number}")
    services.history.save_sheet(tmp_path / "history.xlsx")
    rows = list(load_workbook(tmp_path / "history.xlsx")["History"].iter_rows(values_only=True))
    assert sum(row[5] == "Add many" for row in rows) == 600
    newest = services.history.steps(1)[0]
    assert len(services.history.lines(newest.sequence, 500)) == 500
    assert newest.changes == 600
    services.close()
