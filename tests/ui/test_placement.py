"""Placing people: the proposal, what it changes, and every refusal beside its field."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.placing import EACH_AS_PROPOSED
from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.ui.dialogs.placement import PlacementDialog
from nscp_desktop.ui.dialogs.reviewed import ReviewedDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.placing_people import ask_placement, ask_reviewed, placement_dialog
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)
BEGAN = date(2020, 9, 1)
Open = Callable[..., PlacementDialog]


def add(session: Session, given: str, *titles: str, duties: tuple[str, ...] = ()) -> Person:
    services = session.services
    ids = tuple(role.id for role in services.agency.roles() if role.title in titles)
    return services.people.person(
        services.people.add(PersonDraft(given, "Zule", starts_on=BEGAN, role_ids=ids, duties=duties))
    )


@pytest.fixture
def open_for(session: Session, window: MainWindow, qtbot: QtBot) -> Open:
    """Open the form for some people, over the window of the program."""

    def opened(*people: Person) -> PlacementDialog:
        dialog = placement_dialog(session, people, window)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def group_of(session: Session, person: Person) -> tuple[int, str, str] | None:
    placed = session.services.people.person(person.id).group_on(TODAY)
    return (placed.group, placed.reason, placed.decided_by) if placed else None


def test_the_highest_group_is_proposed_with_its_sources_and_nothing_is_filled_in(
    session: Session, open_for: Open
) -> None:
    session.services.agency.change_duty(Duty("dsl", "DSL", 4))
    dialog = open_for(add(session, "Ada", "Class teacher", duties=("dsl",)))
    assert dialog.ui.proposal.text() == (
        "Proposed: group 4. Class teacher: usual group 3; DSL duty: group 4. Highest: 4."
    )
    assert dialog.draft() == PlacementDraft(0, TODAY, "", "")


def test_a_proposal_is_taken_with_one_key_and_who_decided_is_still_asked(session: Session, open_for: Open) -> None:
    ada = add(session, "Ada", "Class teacher")
    dialog = open_for(ada)
    assert dialog.focusWidget() is dialog.ui.take
    QTest.keyClick(dialog.ui.take, Qt.Key.Key_Space)
    assert dialog.draft() == PlacementDraft(3, TODAY, "", "Class teacher: usual group 3.")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group_decided_by"}
    assert dialog.focusWidget() is dialog.ui.group_decided_by
    QTest.keyClicks(dialog.ui.group_decided_by, "Gwen Evans")
    QTest.keyClick(dialog.ui.group_decided_by, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert group_of(session, ada) == (3, "Class teacher: usual group 3.", "Gwen Evans")


def test_a_reason_that_was_typed_is_not_written_over(session: Session, open_for: Open) -> None:
    dialog = open_for(add(session, "Ada", "Class teacher"))
    dialog.ui.group_reason.setPlainText("Only reads stories")
    dialog.ui.take.click()
    assert dialog.draft().reason == "Only reads stories"


def test_what_becomes_new_and_what_falls_away_is_shown_at_once(session: Session, open_for: Open) -> None:
    ada = add(session, "Ada", "Class teacher")
    dialog = open_for(ada)
    assert dialog.ui.effect.toPlainText().startswith("Choose a group")
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(4))
    changes = session.services.people.effect_of_placement([ada.id], dialog.draft(), TODAY)
    assert dialog.ui.effect.toPlainText() == ("\n".join(changes[0].words) or "Nothing: the same is asked as before.")


def test_many_are_placed_each_as_proposed_and_one_undo_takes_it_back(session: Session, open_for: Open) -> None:
    people = [add(session, "Ada", "Class teacher"), add(session, "Ben", "Cook"), add(session, "Cal", "Class teacher")]
    dialog = open_for(*people)
    assert dialog.ui.proposal.text() == "Proposed: group 1 for 1, group 3 for 2."
    dialog.ui.take.click()
    assert dialog.draft().group == EACH_AS_PROPOSED
    assert "of 3 people" in dialog.ui.effect.toPlainText() or "the same" in dialog.ui.effect.toPlainText()
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.accept_button.click()
    assert [(group_of(session, one) or (0,))[0] for one in people] == [3, 1, 3]
    session.services.history.undo()
    assert [group_of(session, one) for one in people] == [None, None, None]


def test_who_has_no_proposal_is_named_and_one_group_for_all_still_works(session: Session, open_for: Open) -> None:
    people = [add(session, "Ada", "Class teacher"), add(session, "Ben")]
    dialog = open_for(*people)
    assert dialog.ui.proposal.text() == "Proposed: group 3 for 1. No group is proposed for Zule, Ben."
    assert not dialog.ui.take.isEnabled()
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(2))
    dialog.ui.group_reason.setPlainText("Both help at the fair")
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.accept_button.click()
    assert [(group_of(session, one) or (0,))[0] for one in people] == [2, 2]


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("group_reason", "", "group_reason"),
        ("group_decided_by", "", "group_decided_by"),
        ("review_on", "1 Nov 2026", "review_on"),
        ("review_on", "31 Feb 2027", "review_on"),
        ("starts_on", "31 Aug 2020", "starts_on"),
    ],
)
def test_bad_input_is_refused_beside_its_field_and_nothing_is_stored(
    session: Session, open_for: Open, name: str, text: str, field: str
) -> None:
    ada = add(session, "Ada", "Class teacher")
    dialog = open_for(ada)
    dialog.ui.take.click()
    dialog.ui.group_decided_by.setText("Gwen Evans")
    box = getattr(dialog.ui, name)
    (box.setPlainText if name == "group_reason" else box.setText)(text)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {field}
    assert dialog.isVisible()
    assert group_of(session, ada) is None


def test_a_group_has_to_be_chosen(session: Session, open_for: Open) -> None:
    dialog = open_for(add(session, "Ada", "Class teacher"))
    dialog.accept_button.click()
    assert dialog.errors() == {"group": "Choose the target group."}


def test_a_text_that_nobody_has_checked_says_so_wherever_a_group_is_chosen(session: Session, open_for: Open) -> None:
    dialog = open_for(add(session, "Ada", "Class teacher"))
    assert [dialog.ui.group.itemText(place) for place in range(2)] == [
        "Group 1 · Awareness", "Group 2 · Regular contact (text to check)",
    ]  # fmt: skip
    dialog.ui.group.setCurrentIndex(1)
    assert "starting text of this program, not the NSCP's" in dialog.ui.group_text.text()
    dialog.ui.group.setCurrentIndex(0)
    assert "starting text" not in dialog.ui.group_text.text()


def test_a_level_is_offered_where_the_agency_has_levels_and_brings_its_group(session: Session, open_for: Open) -> None:
    ada = add(session, "Ada", "Class teacher")
    assert open_for(ada).ui.level_id.isHidden()
    level = session.services.levels.add(AgencyLevel(0, "Band B", 2))
    dialog = open_for(ada)
    place = dialog.ui.level_id.findData(level)
    dialog.ui.level_id.setCurrentIndex(place)
    dialog.ui.level_id.activated.emit(place)
    dialog.ui.group_reason.setPlainText("As her band")
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.accept_button.click()
    placed = session.services.people.person(ada.id).group_on(TODAY)
    assert placed is not None
    assert (placed.group, placed.level) == (2, "Band B")


def test_the_proposal_follows_the_day_from_which_the_group_is_to_hold(session: Session, open_for: Open) -> None:
    ada = add(session, "Ada", "Class teacher")
    dialog = open_for(ada)
    dialog.ui.starts_on.setFocus()
    dialog.ui.starts_on.clear()
    QTest.keyClicks(dialog.ui.starts_on, "1 Jan 2019")
    QTest.keyClick(dialog.ui.starts_on, Qt.Key.Key_Tab)
    assert dialog.ui.proposal.text().startswith("Nothing is proposed. No role or duty is held")


def test_reviewed_without_a_change_asks_who_looked_and_keeps_the_group(window: MainWindow, session: Session) -> None:
    ada = add(session, "Ada", "Class teacher")
    placing = session.services.placing
    placing.place([ada.id], PlacementDraft(2, BEGAN, "Head", "Usual"), today=TODAY)
    ask_reviewed(session, [session.services.people.person(ada.id)], window)
    dialog = window.findChild(ReviewedDialog)
    assert isinstance(dialog, ReviewedDialog)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group_decided_by"}
    QTest.keyClicks(dialog.ui.group_decided_by, "Gwen Evans")
    dialog.ui.review_on.setText("+52w")
    QTest.keyClick(dialog.ui.group_decided_by, Qt.Key.Key_Return)
    placed = session.services.people.person(ada.id).placements[0]
    assert (placed.group, placed.reason, placed.review_on) == (2, "Reviewed, no change.", date(2027, 11, 22))


def test_nothing_opens_for_nobody_or_while_nothing_may_be_changed(window: MainWindow, session: Session) -> None:
    ask_placement(session, [], window)
    session.editing.stop("test", "Not now.")
    ada = session.board().rows[0].person
    ask_placement(session, [ada], window)
    ask_reviewed(session, [ada], window)
    assert window.findChild(PlacementDialog) is None
    assert window.findChild(ReviewedDialog) is None
