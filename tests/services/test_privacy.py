"""Keeping no longer than needed: deleting, merging, holds, erasing for good, and what a person may ask to see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import PersonKind, Span
from nscp_desktop.domain.retention import Preset, RetentionRule
from nscp_desktop.domain.training import Evidence, Exemption
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.documents import SUBJECT_ACCESS, TIME_UP
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import ON_REQUEST, Erasure
from nscp_desktop.services.record_files import Services, open_existing
from tests.paper import printed_words

TODAY = date(2026, 11, 23)
LEFT = date(2020, 8, 31)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep backups in a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def course(school: Services, place: int = 0) -> int:
    return school.training.courses()[place].id


def work_as(school: Services, role: UserRole) -> None:
    """Let somebody else than the administrator work from now on."""
    school.users.add(school.desk.who, UserRole.ADMINISTRATOR)
    school.users.add("Idris Hossain", role)
    school.users.work_as("Idris Hossain")


def add(school: Services, name: str, **values: Any) -> int:
    given, family = name.split(" ", 1)
    draft = PersonDraft(given, family, starts_on=date(2015, 9, 1))
    return school.people.add(replace(draft, **values))


def train(school: Services, own: int, on: date = date(2019, 3, 4), place: int = 0, **values: Any) -> None:
    draft = TrainingDraft(course(school, place), on, person_ids=(own,))
    school.training.record(replace(draft, **values), today=TODAY)


def whole(services: Services) -> object:
    """Return everything on record, to be compared."""
    services.standing.forget()
    snapshot = services.standing.snapshot()
    return dict(snapshot.people), {own: history for own, history in snapshot.histories.items() if any(history)}


def undo(school: Services) -> None:
    with school.desk.file.changing("Undo") as unit:
        target = unit.history.undo_target()
        assert target is not None
        unit.take_back(target.sequence)
    school.standing.forget()


def test_a_deleted_person_goes_with_all_that_hangs_on_them_and_one_undo_brings_it_back(school: Services) -> None:
    gwen = add(school, "Gwen Evans", duties=("dsl",))
    add(school, "Amir Khan")
    train(school, gwen)
    school.placing.place([gwen], PlacementDraft(3, date(2020, 1, 1), "Head", "Usual"), today=TODAY)
    before = whole(school)

    assert school.removal.remove([gwen]) == "Gwen Evans"

    assert [person.name for person in school.standing.snapshot().people.values()] == ["Amir Khan"]
    assert school.problems(full=True) == []
    undo(school)
    assert whole(school) == before
    assert school.problems(full=True) == []


def test_merging_moves_everything_folds_what_both_have_and_is_one_step(school: Services) -> None:
    kept = add(school, "Rebecca Osei", staff_number="S1")
    gone = add(school, "Becky Osei", email="becky@example.org", staff_number="")
    train(school, kept)
    train(school, gone, certificate_number="C-7", evidence=Evidence.ORIGINAL)
    train(school, gone, date(2021, 5, 6), 1)
    school.training.book([kept, gone], course(school), date(2026, 12, 1), today=TODAY)
    before = whole(school)
    plan = school.removal.preview_merge(kept, gone, TODAY)
    assert (plan.completions, plan.bookings, len(plan.doubled), len(plan.filled)) == (1, 0, 2, 1)
    assert [(item.title, item.stays, item.goes) for item in plan.details] == [
        ("First name", "Rebecca", "Becky"),
        ("E-mail", "becky@example.org", ""),
    ]

    school.removal.merge(kept, gone)

    snapshot = school.standing.snapshot()
    assert list(snapshot.people) == [kept]
    assert snapshot.people[kept].email == "becky@example.org"
    assert len(snapshot.people[kept].services) == 1
    done = snapshot.history(kept).completions
    assert [(item.completed_on, item.certificate_number) for item in done] == [
        (date(2019, 3, 4), "C-7"),
        (date(2021, 5, 6), ""),
    ]
    assert len(snapshot.history(kept).bookings) == 1
    assert school.problems(full=True) == []
    undo(school)
    assert whole(school) == before


def test_merging_somebody_who_came_back_as_a_volunteer_says_what_is_newly_asked_of_them(school: Services) -> None:
    north, south = (school.agency.add_site(title) for title in ("North", "South"))
    retired = {"starts_on": date(2020, 9, 1), "ends_on": date(2024, 3, 31), "leave_reason": "Retired"}
    kept = add(school, "Kay Brown", site_id=north, **retired)
    gone = add(
        school, "Kay Brown", kind=PersonKind.VOLUNTEER, starts_on=date(2024, 1, 1), site_id=south, duties=("dsl",)
    )
    before = whole(school)
    plan = school.removal.preview_merge(kept, gone, TODAY)
    assert any(line.startswith("New: DSL training") for line in plan.asked)
    here = Span(date(2024, 4, 1), None)

    school.removal.merge(kept, gone)

    person = school.people.person(kept)
    assert person == plan.kept
    assert [(service.kind, service.span, service.leave_reason) for service in person.services][1:] == [
        (PersonKind.VOLUNTEER, here, "")
    ]
    assert [(place.site, place.span) for place in person.places] == [
        ("North", Span(date(2020, 9, 1), date(2024, 3, 31))),
        ("South", here),
    ]
    undo(school)
    assert whole(school) == before


def test_merging_puts_no_two_people_above_each_other(school: Services) -> None:
    gone = add(school, "Kay Browne")
    top = add(school, "Gwen Evans", manager_id=gone)
    middle = add(school, "Mo Khan", manager_id=top)
    kept = add(school, "Kay Brown", manager_id=middle)
    plan = school.removal.preview_merge(kept, gone, TODAY)
    assert [line[:29] for line in plan.changes if "manager" in line] == ["Line manager let go: Mo Khan,"]
    school.removal.merge(kept, gone)
    managers = {own: person.manager_id for own, person in school.standing.snapshot().people.items()}
    assert managers == {kept: None, top: kept, middle: top}


def test_nobody_is_merged_with_themselves_or_with_somebody_who_is_gone(school: Services) -> None:
    own = add(school, "Gwen Evans")
    with pytest.raises(NotAllowedError, match="same person"):
        school.removal.merge(own, own)
    with pytest.raises(NotFoundError):
        school.removal.merge(own, 999)


def test_the_time_of_leavers_is_up_by_the_rule_that_was_decided(school: Services) -> None:
    gone = add(school, "Gwen Evans", ends_on=LEFT)
    add(school, "Amir Khan")
    train(school, gone)
    assert [item.up_since for item in school.privacy.time_up(date(2026, 8, 31))] == [date(2026, 8, 31)]
    assert school.privacy.time_up(date(2026, 8, 30)) == ()

    school.privacy.set_rule(RetentionRule(Preset.TRAINING, decided_by="Head"), today=TODAY)
    assert school.privacy.time_up(TODAY) == ()
    assert [item.person.id for item in school.privacy.time_up(date(2059, 3, 4))] == [gone]

    school.privacy.set_rule(RetentionRule(Preset.OWN, 1, "Head"), today=TODAY)
    assert school.privacy.rule() == RetentionRule(Preset.OWN, 1, "Head", TODAY)
    assert [item.person.id for item in school.privacy.time_up(TODAY)] == [gone]
    with pytest.raises(NotAllowedError, match="who decided"):
        school.privacy.set_rule(RetentionRule(), today=TODAY)
    with pytest.raises(NotAllowedError, match="between"):
        school.privacy.set_rule(RetentionRule(Preset.OWN, 0, "Head"), today=TODAY)


def test_an_editor_places_a_hold_and_only_an_administrator_lifts_it(school: Services) -> None:
    own = add(school, "Gwen Evans", ends_on=LEFT)
    work_as(school, UserRole.EDITOR)
    school.privacy.place_hold([own], "A tribunal is pending", "Head", today=TODAY)
    (hold,) = school.privacy.holds()
    with pytest.raises(NotAllowedError, match="administrator"):
        school.privacy.lift_hold(hold.id, today=TODAY)
    with pytest.raises(NotAllowedError, match="administrator"):
        school.history.undo()
    assert [kept.is_live for kept in school.privacy.holds()] == [True]


def test_somebody_on_hold_is_neither_deleted_nor_erased_until_it_is_lifted(school: Services) -> None:
    own = add(school, "Gwen Evans", ends_on=LEFT)
    with pytest.raises(NotAllowedError, match="why"):
        school.privacy.place_hold([own], " ", "Head", today=TODAY)
    school.privacy.place_hold([own], "A tribunal is pending", "Head", today=TODAY)
    (item,) = school.privacy.time_up(TODAY)
    assert item.hold is not None
    assert item.hold.reason == "A tribunal is pending"
    with pytest.raises(NotAllowedError, match="on hold"):
        school.removal.remove([own])
    with pytest.raises(NotAllowedError, match="on hold"):
        school.privacy.erase(Erasure((own,), "Head"), today=TODAY)

    school.privacy.lift_hold(item.hold.id, today=TODAY)

    assert school.privacy.time_up(TODAY)[0].hold is None
    school.privacy.erase(Erasure((own,), "Head"), today=TODAY)
    assert school.standing.snapshot().people == {}


def test_erasing_is_refused_without_the_right_a_reason_or_time_that_is_up(school: Services) -> None:
    own = add(school, "Gwen Evans")
    for erasure, sentence in (
        (Erasure((own,), "Head"), "not up yet"),
        (Erasure((own,), ""), "who confirms"),
        (Erasure((), "Head"), "at least one"),
        (Erasure((own,), "Head", on_request=True), "when and how"),
        (Erasure((own,), "Head", "Letter of Gwen, 3 Nov", on_request=True), "Leave names out"),
    ):
        with pytest.raises(NotAllowedError, match=sentence):
            school.privacy.erase(erasure, today=TODAY)
    work_as(school, UserRole.EDITOR)
    with pytest.raises(NotAllowedError, match="administrator"):
        school.privacy.erase(Erasure((own,), "Head", "Letter of 3 Nov", on_request=True), today=TODAY)
    assert own in school.standing.snapshot().people
    assert school.safekeeping.backups() == ()


def test_erasing_leaves_a_backup_a_disposal_and_the_figures_of_others(school: Services) -> None:
    gone, stays = add(school, "Gwen Evans", ends_on=LEFT), add(school, "Amir Khan")
    for own in (gone, stays):
        train(school, own)
    figures = school.standing.board(TODAY).figures()
    first = school.privacy.erase(Erasure((gone,), "Head"), today=TODAY)
    second = school.privacy.erase(Erasure((add(school, "Li Wu"),), "Head", "Letter", on_request=True), today=TODAY)
    assert (first.people, first.records, first.rule, first.reference) == (
        1,
        1,
        "Time up: 6 years after leaving",
        "D-2026-001",
    )
    assert (second.rule, second.reference) == (ON_REQUEST, "D-2026-002")
    assert school.privacy.disposals() == (second, first)
    assert first.backups_gone_by == date(2027, 11, 23)
    assert len(school.safekeeping.backups()) == 2
    assert school.standing.board(TODAY).figures() == figures
    assert school.problems(full=True) == []


def test_a_person_deleted_long_ago_is_on_the_yearly_list_and_can_be_erased(school: Services) -> None:
    own = add(school, "Gwen Evans")
    train(school, own)
    school.removal.remove([own])
    assert school.privacy.time_up(TODAY) == ()
    later = date(2035, 1, 1)
    (item,) = school.privacy.time_up(later)
    assert (item.person.name, item.left_words, item.records) == ("Gwen Evans", "deleted", 1)
    school.privacy.erase(Erasure((own,), "Head"), today=later)
    assert school.privacy.time_up(later) == ()
    assert b"Gwen" not in school.path.read_bytes()


def test_the_subject_access_pack_holds_everything_the_history_included(school: Services, tmp_path: Path) -> None:
    own = add(school, "Gwen Evans", email="gwen@example.org", duties=("dsl",))
    other = add(school, "Amir Khan")
    train(school, own, note="caught up later", certificate_number="C-1")
    requirement = school.agency.requirements()[0].id
    school.training.exempt(Exemption(0, own, requirement, TODAY, None, "away until March", "Olu Ade"))
    school.placing.place([other], PlacementDraft(2, TODAY, "Gwen Evans", "Usual"), today=TODAY)
    school.people.change(own, replace(school.people.draft_of(own, TODAY), family="Evans-Hill"), reason="got married")
    school.people.change(own, replace(school.people.draft_of(own, TODAY), family="Evans"))
    school.privacy.place_hold([own], "A tribunal is pending", "Olu Ade", today=TODAY)

    words = printed_words(school.documents.report(SUBJECT_ACCESS, TODAY, ReportOptions(person_id=own)))
    for expected in (
        "gwen@example.org", "C-1", "caught up later", "away until March", "Olu Ade", "A tribunal is pending",
        "6 years after leaving", "date of birth", "Decided on a Target Group: 1 time",
        "surname from Evans to Evans-Hill", "surname from Evans-Hill to Evans",
        "got married",
    ):  # fmt: skip
        assert expected in words, expected
    assert "Amir Khan" not in words

    out = tmp_path / "pack.xlsx"
    school.privacy_documents.save_pack_sheet(own, out, TODAY)
    book = load_workbook(out)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    for expected in ("Gwen", "gwen@example.org", "C-1", "caught up later", "got married"):
        assert expected in cells
    assert any("surname from Evans to Evans-Hill" in cell for cell in cells)
    assert not any("Amir" in cell for cell in cells)


def test_the_list_of_records_past_their_time_is_a_report(school: Services) -> None:
    assert "Nobody's time is up" in printed_words(school.documents.report(TIME_UP, TODAY))
    add(school, "Gwen Evans", ends_on=LEFT)
    words = printed_words(school.documents.report(TIME_UP, TODAY))
    assert "Evans, Gwen" in words
    assert "31 Aug 2020" in words


def test_f70_the_certificate_names_no_one_and_says_when_old_backups_are_gone(school: Services, tmp_path: Path) -> None:
    own = add(school, "Gwen Evans", ends_on=LEFT)
    done = school.privacy.erase(Erasure((own,), "Olu Ade"), today=TODAY)
    out = tmp_path / "certificate.pdf"
    school.privacy_documents.save_certificate(done, ("school kept.nscp",), out)
    words = printed_words(out)
    for expected in ("D-2026-001", "Olu Ade", "23 Nov 2027", "school kept.nscp", "cannot be taken back"):
        assert expected in words
    assert "Gwen" not in words
    assert "Evans" not in words


def test_erasing_finds_who_was_merged_in_and_leaves_who_was_parted_again(school: Services) -> None:
    kept, gone, third = (add(school, name) for name in ("Kept Canary", "Gone Marmalade", "Parted Juniper"))
    train(school, gone, note="Gone Marmalade came late")
    school.removal.merge(kept, third)
    undo(school)
    school.removal.merge(kept, gone)
    school.privacy.erase(Erasure((kept,), "Head", "Letter", on_request=True), today=TODAY)
    content = school.path.read_bytes()
    for name in (b"Canary", b"Marmalade"):
        assert name not in content
    assert b"Juniper" in content
    assert [person.name for person in school.standing.snapshot().people.values()] == ["Parted Juniper"]
    school.close()
    again = open_existing(school.path)
    try:
        assert again.problems(full=True) == []
    finally:
        again.close()


@pytest.mark.parametrize(
    "act", [lambda s, own: s.removal.remove([own]), lambda s, own: s.privacy.place_hold([own], "x", "y", today=TODAY)]
)
def test_somebody_who_may_only_look_changes_nothing(school: Services, act: Callable[[Services, int], object]) -> None:
    own = add(school, "Gwen Evans")
    work_as(school, UserRole.VIEWER)
    with pytest.raises(NotAllowedError, match="not change it"):
        act(school, own)
    assert own in school.standing.snapshot().people
