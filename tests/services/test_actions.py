"""Actions with a real record: raised from anywhere, given away, finished with evidence, and undone in one step."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.domain.action_lists import ActionState, SourceKind
from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
NEW = Action(0, "Order posters", TODAY)


@pytest.fixture
def people(school: Services) -> tuple[int, ...]:
    names = ("Maria", "Bo", "Cy")
    return tuple(school.people.add(PersonDraft(name, "Ortiz", starts_on=date(2020, 9, 1))) for name in names)


def add(school: Services, **said: Any) -> int:
    return school.actions.add(replace(NEW, **said))[0]


def one(school: Services, own: int) -> Action:
    return next(action for action in school.actions.actions() if action.id == own)


def test_an_action_is_stored_tidy_and_undone_by_name(school: Services) -> None:
    own = add(school, what="  Order   posters ", why=" They are old. ", owner=" The  office ")
    assert one(school, own) == Action(own, "Order posters", TODAY, "They are old.", owner="The office")
    assert school.history.undoable().undo == "add the action: Order posters"
    school.history.undo()
    assert school.actions.actions() == ()


def test_where_it_came_from_is_said_in_words(school: Services, people: tuple[int, ...]) -> None:
    template = next(item for item in school.templates.all() if item.kind is QuestionnaireKind.EXPECTATIONS)
    own = school.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY, year="2026–27"), today=TODAY)
    item = next(school.checklists.filled(own).version.items())
    school.actions.add_for_item(replace(NEW, what="From an item"), own, item.id)
    requirement = school.standing.snapshot().rulebook.requirements[0]
    add(school, what="From a gap", requirement_id=requirement.id)
    add(school, what="From a cell", requirement_id=requirement.id, person_id=people[0])
    add(school, what="From a person", person_id=people[1])
    add(school, what="By hand")
    found = {row.action.what: row.source for row in school.actions.listed(TODAY)}
    assert {what: source.words for what, source in found.items()} == {
        "From an item": f"Item {item.number}, {template.title} 2026–27",
        "From a gap": f"Gap: {requirement.title}",
        "From a cell": f"Gap: {requirement.title}, Maria Ortiz",
        "From a person": "About Bo Ortiz",
        "By hand": "By hand",
    }
    assert found["From an item"][3:] == ("expectations", own, item.id)
    assert [kind.kind for kind in found.values()].count(SourceKind.GAP) == 2
    assert not any("Ortiz" in source.bare for source in found.values())
    # The item had no answer: an empty one was stored with the action, in the same step.
    (answered,) = school.actions.of_answers().values()
    assert [action.what for action in answered] == ["From an item"]


def test_one_action_for_each_person_is_one_step(school: Services, people: tuple[int, ...]) -> None:
    ids = school.actions.add(NEW, (*people, people[0]))
    assert [one(school, own).person_id for own in ids] == list(people)
    assert school.history.undoable().undo == "add 3 actions: Order posters"
    school.history.undo()
    assert school.actions.actions() == ()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"what": "  "}, "what", "Say what is to be done"),
        ({"what": "x" * 201}, "what", "longer than 200"),
        ({"why": "x" * 2_001}, "why", "longer than 2,000"),
        ({"owner": "x" * 201}, "owner", "longer than 200"),
        ({"due_on": date(2026, 11, 22)}, "due_on", "raised on 23 Nov 2026"),
        ({"due_on": date(3026, 11, 22)}, "due_on", "Check the year"),
        ({"raised_on": date(26, 11, 22)}, "raised_on", "Check the year"),
        ({"owner_id": 999}, "owner", "no longer in the record"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    school: Services, said: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(NotAllowedError, match=words) as refused:
        add(school, **said)
    assert refused.value.field == field
    assert school.actions.actions() == ()


def test_what_it_is_about_has_to_be_there(school: Services) -> None:
    for said in ({"person_id": 999}, {"answer_id": 999}):
        with pytest.raises(NotFoundError):
            add(school, **said)
    with pytest.raises(NotFoundError, match="no longer in the questionnaire"):
        school.actions.add_for_item(NEW, 999, 1)
    with pytest.raises(NotFoundError):
        school.actions.finish([999], TODAY, "", today=TODAY)


def test_it_is_finished_with_a_day_that_has_come_and_opened_again(school: Services) -> None:
    own = add(school, raised_on=date(2026, 9, 1), due_on=date(2026, 10, 31))
    for day, words in ((None, "Give the day"), (date(2026, 11, 24), "still ahead"), (date(2026, 8, 31), "raised on")):
        with pytest.raises(NotAllowedError, match=words) as refused:
            school.actions.finish([own], day, "", today=TODAY)
        assert refused.value.field == "done_on"
    assert [action.id for action in school.actions.overdue(TODAY)] == [own]
    school.actions.finish([own], date(2026, 11, 2), " Seen on the wall ", today=TODAY)
    assert (one(school, own).done_on, one(school, own).done_note) == (date(2026, 11, 2), "Seen on the wall")
    assert school.actions.overdue(TODAY) == ()
    with pytest.raises(NotAllowedError, match="done already"):
        school.actions.finish([own], TODAY, "", today=TODAY)
    with pytest.raises(NotAllowedError, match="before that day") as refused:
        school.actions.change(replace(one(school, own), raised_on=date(2026, 11, 3), due_on=None))
    assert refused.value.field == "raised_on"
    school.actions.reopen(own)
    assert one(school, own).done_on is None
    with pytest.raises(NotAllowedError, match="open already"):
        school.actions.reopen(own)


def test_many_are_finished_given_away_and_put_off_in_one_step_each(school: Services, people: tuple[int, ...]) -> None:
    ids = [add(school, what=f"Do {number}") for number in range(3)]
    done = add(school, what="Done before")
    school.actions.finish([done], TODAY, "", today=TODAY)
    assert school.actions.change_owner([*ids, done], people[0], "ignored") == 4
    assert {(action.owner_id, action.owner) for action in school.actions.actions()} == {(people[0], "")}
    assert school.history.undoable().undo == "change the owner of 4 actions"
    assert school.actions.change_owner(ids, people[0], "") == 0
    assert school.actions.change_due(ids, date(2026, 12, 1)) == 3
    with pytest.raises(NotAllowedError):
        school.actions.change_due(ids, date(2026, 11, 1))
    assert school.actions.finish([*ids, done], TODAY, "", today=TODAY) == 3
    school.history.undo()
    assert [one(school, own).done_on for own in (*ids, done)] == [None, None, None, TODAY]
    school.history.undo()
    assert all(one(school, own).due_on is None for own in ids)
    with pytest.raises(NotAllowedError, match="at least one"):
        school.actions.change_due([], None)


def test_files_prove_it_and_come_back_with_it(school: Services, tmp_path: Path) -> None:
    own = add(school)
    pdf, text = tmp_path / "posters.pdf", tmp_path / "notes.txt"
    pdf.write_bytes(b"%PDF-1.4\nposters\n%%EOF\n")
    text.write_text("no", "utf-8")
    attached = school.actions.attach(own, [pdf, text], today=TODAY)
    assert (attached.names, len(attached.refusals)) == (("posters.pdf",), 1)
    (file,) = school.actions.files(own)
    school.actions.save_copy(file, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == pdf.read_bytes()
    assert school.actions.listed(TODAY)[0].files == ("posters.pdf",)
    school.actions.remove(own)
    assert (school.actions.actions(), school.actions.files(own)) == ((), ())
    school.history.undo()
    assert [kept.name for kept in school.actions.files(own)] == ["posters.pdf"]
    school.actions.remove_file(file)
    with pytest.raises(NotFoundError):
        school.actions.remove_file(file)


def test_the_plan_of_an_earlier_day_is_as_it_was_then(school: Services) -> None:
    early = add(school, what="Early", raised_on=date(2026, 9, 1), due_on=date(2026, 9, 30))
    add(school, what="Late")
    school.actions.finish([early], date(2026, 10, 20), "", today=TODAY)
    assert [(row.action.what, row.state) for row in school.actions.listed(date(2026, 10, 1))] == [
        ("Early", ActionState.OVERDUE)
    ]
    assert [row.done_on for row in school.actions.listed(date(2026, 10, 1))] == [None]
    assert school.actions.jobs(date(2026, 10, 1))[0].title == "1 action is overdue"
    assert school.actions.jobs(TODAY) == ()


def test_an_owner_who_leaves_is_pointed_out(school: Services, people: tuple[int, ...]) -> None:
    raised = date(2026, 9, 1)
    add(school, raised_on=raised, owner_id=people[0])
    add(school, raised_on=raised, what="Ask for dates", owner_id=people[0], person_id=people[1])
    last = date(2026, 11, 1)
    notes = school.people.leaving_notes(people[0], last)
    assert any("Sees to 2 open actions: Order posters; Ask for dates." in note for note in notes)
    assert not any("Sees to" in note for note in school.people.leaving_notes(people[1], last))
    draft = school.people.draft_of(people[0], TODAY)
    school.people.change(people[0], replace(draft, ends_on=last, leave_reason="New post"))
    assert {row.owner.words for row in school.actions.listed(TODAY)} == {"Maria Ortiz (has left)"}
    assert {row.owner.words for row in school.actions.listed(last)} == {"Maria Ortiz"}
    assert [row.action.what for row in school.actions.of_person(people[1], TODAY)] == ["Ask for dates"]


def test_somebody_who_is_yet_to_start_has_not_left(school: Services) -> None:
    own = school.people.add(PersonDraft("Dee", "Later", starts_on=date(2027, 1, 4)))
    add(school, owner_id=own)
    assert school.actions.listed(TODAY)[0].owner.words == "Dee Later"
