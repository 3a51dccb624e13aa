"""Templates of questionnaires: taken when first used, changed, versioned, switched off, and a newer list taken over."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import Checklist, Item, QuestionnaireKind, Section, Template
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_comparison import Change
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.shipped_templates import scale, shipped_version
from tests.services.questionnaires import AUDIT_DAY

EXPECTATIONS = QuestionnaireKind.EXPECTATIONS
OWN = QuestionnaireKind.OWN


def of_kind(services: Services, kind: QuestionnaireKind = EXPECTATIONS) -> Template:
    return next(one.template for one in services.templates.states() if one.template.kind is kind)


def whole_of(services: Services, kind: QuestionnaireKind = EXPECTATIONS) -> WholeTemplate:
    template = of_kind(services, kind)
    return WholeTemplate(template, services.templates.newest(template))


def reworded(whole: WholeTemplate, text: str, place: int = 0, **changes: Any) -> WholeTemplate:
    """Return a template with other words in one item of its first section."""
    first, *others = whole.version.sections
    items = list(first.items)
    items[place] = items[place]._replace(text=text, **changes)
    sections = (first._replace(items=tuple(items)), *others)
    return WholeTemplate(whole.template, replace(whole.version, sections=sections))


def begin(services: Services, today: date, kind: QuestionnaireKind = EXPECTATIONS) -> int:
    return services.checklists.begin(of_kind(services, kind), Checklist(0, 0, 0, AUDIT_DAY, today), today=today)


def small(title: str = "Our own", *, numbers: str = "12") -> WholeTemplate:
    """Return a template of the agency's own that is not stored yet."""
    items = tuple(Item(0, "", number, f"Question {place}") for place, number in enumerate(numbers))
    version = replace(shipped_version("expectations"), scale=scale("yes-no"), sections=(Section(0, "A", items),))
    return WholeTemplate(Template(0, title, OWN, 6), version)


def test_the_programs_lists_are_there_without_being_stored(school: Services) -> None:
    found = school.templates.all()
    assert [one.shipped for one in found] == ["content", "expectations", "section-11", "section-175"]
    assert {one.id for one in found} == {0}


def test_a_list_is_stored_when_it_is_first_used_and_only_once(school: Services, today: date) -> None:
    first = begin(school, today)
    stored = of_kind(school)
    assert stored.id > 0
    school.checklists.remove(first)
    begin(school, today)
    assert [one.kind for one in school.templates.all()].count(EXPECTATIONS) == 1
    assert of_kind(school).id == stored.id
    assert [item.key for item in school.templates.newest(stored).items()] == [
        item.key for item in shipped_version("expectations").items()
    ]


def test_a_list_that_was_looked_up_before_it_was_stored_is_not_stored_twice(school: Services, today: date) -> None:
    looked_up = of_kind(school)
    begin(school, today)
    school.templates.switch(looked_up, active=False, today=today)
    found = [one.template for one in school.templates.states() if one.template.kind is EXPECTATIONS]
    assert [(one.id > 0, one.active) for one in found] == [(True, False)]


def test_a_version_that_was_filled_in_stays_and_the_next_one_is_made(school: Services, today: date) -> None:
    own = begin(school, today)
    before = school.checklists.filled(own).version
    saved = school.templates.save(reworded(whole_of(school), "Other words"), today=today)
    assert (saved.number, saved.is_new_version) == (2, True)
    kept = school.checklists.filled(own).version
    assert kept == before
    now = school.templates.newest(of_kind(school))
    assert next(now.items()).text == "Other words"
    assert next(now.items()).key == next(before.items()).key
    assert now.note == "1 item new or changed (1)"


def test_last_times_answer_is_found_beside_an_item_whose_words_have_changed(school: Services, today: date) -> None:
    own = begin(school, today)
    filled = school.checklists.filled(own)
    for item in filled.version.items():
        school.checklists.say(own, item.id, {"answer": "met", "evidence": f"Seen {item.number}"})
    from nscp_desktop.services.checklist_checks import Signature

    school.checklists.sign_off(own, Signature("Ada", "Lead", today), today=today)
    school.templates.save(reworded(whole_of(school), "Entirely different words"), today=today)
    again = school.checklists.filled(begin(school, today))
    first = next(again.version.items())
    assert first.text == "Entirely different words"
    assert again.last[first.id].answer.evidence == "Seen 1"


def test_a_version_that_nobody_has_used_is_changed_where_it_is(school: Services, today: date) -> None:
    for text in ("First words", "Second words"):
        saved = school.templates.save(reworded(whole_of(school), text), today=today)
        assert (saved.number, saved.is_new_version) == (1, False)
    found = school.templates.newest(of_kind(school))
    assert (found.number, next(found.items()).text) == (1, "Second words")


def test_a_version_whose_questionnaire_was_removed_stays_so_that_it_can_be_brought_back(
    school: Services, today: date
) -> None:
    filled = begin(school, today)
    item = next(school.checklists.filled(filled).version.items())
    school.checklists.say(filled, item.id, {"answer": "met"})
    school.checklists.remove(filled)
    assert school.templates.save(reworded(whole_of(school), "Other words"), today=today).is_new_version
    school.history.bring_back(school.history.bin()[0].sequence)
    back = school.checklists.filled(filled)
    assert (next(back.version.items()).text, back.answer(item.id).answer) == (item.text, "met")
    assert school.problems(full=True) == []


def test_saving_what_is_there_already_makes_no_version(school: Services, today: date) -> None:
    begin(school, today)
    saved = school.templates.save(whole_of(school), today=today)
    assert (saved.number, saved.is_new_version) == (1, False)


def test_a_note_needs_something_that_has_changed_once_a_version_was_filled_in(school: Services, today: date) -> None:
    whole = whole_of(school)
    noted = WholeTemplate(whole.template, replace(whole.version, note="Checked by the governors"))
    assert school.templates.save(noted, today=today).number == 1
    assert school.templates.newest(of_kind(school)).note == "Checked by the governors"
    begin(school, today)
    whole = whole_of(school)
    noted = WholeTemplate(whole.template, replace(whole.version, note="And again"))
    with pytest.raises(NotAllowedError, match="No item has changed") as refused:
        school.templates.save(noted, today=today)
    assert refused.value.field == "note"


def test_title_and_months_change_without_a_new_version(school: Services, today: date) -> None:
    begin(school, today)
    whole = whole_of(school)
    head = replace(whole.template, title="  What is   expected ", months=18)
    saved = school.templates.save(WholeTemplate(head, whole.version), today=today)
    assert not saved.is_new_version
    assert (of_kind(school).title, of_kind(school).months) == ("What is expected", 18)


def test_a_change_is_one_step_that_can_be_undone(school: Services, today: date) -> None:
    begin(school, today)
    school.templates.save(reworded(whole_of(school), "Other words"), today=today)
    school.history.undo()
    assert school.templates.newest(of_kind(school)).number == 1
    school.history.redo()
    assert school.templates.newest(of_kind(school)).number == 2


def test_new_items_get_keys_that_never_meant_another_item(school: Services, today: date) -> None:
    begin(school, today)
    first = whole_of(school)
    old = next(first.version.items())
    added = Item(0, "", "13", old.key.replace("-", " "))
    section = first.version.sections[0]
    without = section._replace(items=(*section.items[1:], added))
    school.templates.save(WholeTemplate(first.template, replace(first.version, sections=(without,))), today=today)
    keys = [item.key for item in school.templates.newest(of_kind(school)).items()]
    assert old.key not in keys
    assert keys[-1] == f"{old.key}-2"


@pytest.mark.parametrize(
    ("whole", "field", "told"),
    [
        (small(""), "title", "name for the template"),
        (small("agency expectations"), "title", "is a template named"),
        (small(numbers="122"), "items", "The number 2 is there more than once"),
        (small(numbers=""), "items", "nothing to answer"),
    ],
)
def test_a_template_that_cannot_be_is_refused_and_nothing_is_stored(
    school: Services, today: date, whole: WholeTemplate, field: str, told: str
) -> None:
    with pytest.raises(NotAllowedError, match=told) as refused:
        school.templates.add(whole, today=today)
    assert refused.value.field == field
    assert all(not one.id for one in school.templates.all())


def test_a_template_of_the_agencys_own_is_listed_last_and_can_be_filled_in(school: Services, today: date) -> None:
    saved = school.templates.add(small(), today=today)
    own = school.templates.all()[-1]
    assert (own.id, own.kind, own.shipped) == (saved.template_id, OWN, "")
    filled = school.checklists.filled(begin(school, today, OWN))
    assert [item.key for item in filled.version.items()] == ["question-0", "question-1"]
    assert filled.version.scale.id == "yes-no"


def test_a_second_one_of_another_kind_is_not_taken_for_the_programs_own(school: Services, today: date) -> None:
    whole = whole_of(school)
    copy = WholeTemplate(replace(whole.template, title="Expectations of the diocese"), whole.version)
    school.templates.add(copy, today=today)
    found = [one for one in school.templates.all() if one.kind is EXPECTATIONS]
    assert [(one.title, one.shipped) for one in found] == [
        ("Agency expectations", "expectations"),
        ("Expectations of the diocese", ""),
    ]


def test_a_template_that_is_switched_off_is_not_offered_and_comes_back(school: Services, today: date) -> None:
    own = begin(school, today)
    school.templates.switch(of_kind(school), active=False, today=today)
    assert EXPECTATIONS not in [one.kind for one in school.templates.all()]
    assert school.checklists.filled(own).version.number == 1
    school.templates.switch(of_kind(school), active=True, today=today)
    assert EXPECTATIONS in [one.kind for one in school.templates.all()]


def test_one_that_is_half_filled_in_still_waits_when_its_template_is_switched_off(
    school: Services, today: date
) -> None:
    begin(school, today)
    school.templates.switch(of_kind(school), active=False, today=today)
    assert [job.title for job in school.checklists.jobs(today)] == ["Agency expectations"]


def test_what_was_changed_meanwhile_is_not_written_over(school: Services, today: date) -> None:
    begin(school, today)
    opened = whole_of(school)
    school.templates.save(reworded(opened, "First to save"), today=today)
    with pytest.raises(NotAllowedError, match="changed since"):
        school.templates.save(reworded(opened, "Second to save"), today=today)
    assert next(school.templates.newest(of_kind(school)).items()).text == "First to save"


def older_list(services: Services, today: date) -> None:
    """Store the list of expectations as an older edition had it."""
    shipped = shipped_version("expectations")
    first = shipped.sections[0]
    older = (first.items[0]._replace(text="Older words"), *first.items[2:], Item(0, "old-one", "2", "An old question"))
    template = of_kind(services)
    with services.desk.changing("Older list") as unit:
        own = unit.templates.add(template)
        version = replace(shipped, template_id=own, edition="2025-26", sections=(first._replace(items=older),))
        unit.templates.add_version(version, today)


def test_a_newer_list_is_offered_compared_and_taken_over_as_the_next_version(school: Services, today: date) -> None:
    older_list(school, today)
    begin(school, today)
    state = next(one for one in school.templates.states() if one.template.kind is EXPECTATIONS)
    assert (state.newer, state.is_used) == ("2026-27", True)
    compared = school.templates.compare_shipped(state.template)
    assert [compared.count(one) for one in (Change.NEW, Change.CHANGED, Change.SAME, Change.GONE)] == [1, 1, 10, 1]
    saved = school.templates.take_shipped(state.template, today=today)
    assert (saved.number, saved.is_new_version) == (2, True)
    after = next(one for one in school.templates.states() if one.template.kind is EXPECTATIONS)
    assert (after.newer, after.version.edition, after.is_used) == ("", "2026-27", False)


def test_words_of_the_agencys_own_without_an_edition_are_not_called_old(school: Services, today: date) -> None:
    whole = whole_of(school)
    official = WholeTemplate(whole.template, replace(whole.version, edition="", source="The partnership's form"))
    school.templates.save(reworded(official, "Official words"), today=today)
    assert [one.newer for one in school.templates.states()] == ["", "", "", ""]


def test_a_template_that_is_gone_is_told(school: Services, today: date) -> None:
    gone = Template(99, "Gone", OWN, 12)
    with pytest.raises(NotFoundError):
        school.templates.newest(gone)
    with pytest.raises(NotFoundError):
        school.templates.switch(gone, active=False, today=today)
    with pytest.raises(NotFoundError):
        school.templates.switch(replace(gone, id=0), active=False, today=today)
