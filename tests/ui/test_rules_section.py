"""Settings, Rules: read by anybody, changed through forms that show first whose dates move."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.dialogs.moves_step import MovesDialog
from nscp_desktop.ui.dialogs.requirement import RequirementDialog
from nscp_desktop.ui.dialogs.rule import RuleDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.rules_section import RulesSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.what_moves import WhatMoves
from tests.ui.at_hand import on_screen

Found = TypeVar("Found", bound=QObject)
TODAY = date(2026, 11, 23)
WHOLE = "school/whole-school"


@pytest.fixture
def section(window: MainWindow) -> Iterator[RulesSection]:
    window.show_page("settings", "rules")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.sections.currentWidget() is page.rules
    yield page.rules
    for dialog in window.findChildren(QDialog):
        dialog.hide()


def select(section: RulesSection, own: str) -> None:
    section.select(own)
    row = section.current()
    assert row is not None
    assert row.requirement.id == own


def worked_out(moves: WhatMoves, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: moves.is_ready)
    return moves.says.text()


def rules(session: Session, own: str) -> tuple[Rule, ...]:
    found = session.services.rules.in_use(TODAY).state.get(own)
    assert found is not None
    return found.rules


def clear_and_type(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def test_a_rule_is_changed_with_the_keyboard_alone_and_undone_as_one_step(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    select(section, WHOLE)
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    form = on_screen(section, RequirementDialog)
    form.ui.rules.setFocus()
    QTest.keyClick(form.ui.rules, Qt.Key.Key_Return)
    assert not form.step.is_last
    rule = on_screen(section, RuleDialog)
    clear_and_type(rule.ui.months, "24")
    QTest.keyClick(rule.ui.months, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rule.isVisible())
    assert "every 2 years" in form.ui.rules.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(form.ui.title, Qt.Key.Key_Return)
    words = worked_out(form.step.moves, qtbot)
    assert words == "Dates move for 53 of 64 people: 43 become overdue, 10 get an earlier date."
    assert form.step.moves.day.value() == TODAY
    QTest.keyClick(form.step.moves.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.isVisible())
    old, new = rules(session, WHOLE)
    assert (old.ends_on, new.months, new.starts_on) == (date(2026, 11, 22), 24, TODAY)
    assert [row.changed for row in section.model.rows() if row.requirement.id == WHOLE] == [
        "How often: every 2 years, was every 3 years."
    ]
    assert "Changed by your agency" in section.text.toPlainText()
    session.services.history.undo()
    assert len(rules(session, WHOLE)) == 1


def test_as_if_it_had_always_been_so_says_that_past_reports_change(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    form.rules[0] = replace(form.rules[0], months=60)
    form.accept_button.click()
    assert "past days" in form.step.moves.meaning.text()
    form.step.moves.always.click()
    assert worked_out(form.step.moves, qtbot).startswith("Dates move for 53 of 64 people")
    assert "Reports of past days change too" in form.step.moves.meaning.text()
    form.accept_button.click()
    assert [rule.months for rule in rules(session, WHOLE)] == [60]


def test_escape_goes_back_to_the_form_and_what_was_typed_stays(section: RulesSection, qtbot: QtBot) -> None:
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    clear_and_type(form.ui.title, "Whole school")
    form.accept_button.click()
    worked_out(form.step.moves, qtbot)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert not form.step.is_last
    assert form.ui.title.text() == "Whole school"
    assert form.accept_button.text() == "&What changes…"
    form.throw_away()


def test_escape_asks_before_a_changed_rule_is_lost(section: RulesSection) -> None:
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    form.remove_rule()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    asked = on_screen(section, QMessageBox)
    assert "not saved yet" in asked.text()
    asked.close()
    form.throw_away()


def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_stored(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    steps = len(session.services.history.steps())
    section.add_button.click()
    form = on_screen(section, RequirementDialog)
    form.accept_button.click()
    assert set(form.errors()) == {"title"}
    clear_and_type(form.ui.title, "DSL training")
    clear_and_type(form.ui.short, "Boats")
    form.accept_button.click()
    assert "already" in form.errors()["title"]
    clear_and_type(form.ui.title, "Boats and children")
    form.accept_button.click()
    assert set(form.errors()) == {"rules"}
    form.add_rule()
    rule = on_screen(section, RuleDialog)
    for field, typed, name in (
        (rule.ui.months, "0", "months"),
        (rule.ui.months, "often", "months"),
        (rule.ui.first_within_days, "-3", "first_within_days"),
    ):
        clear_and_type(field, typed)
        rule.accept_button.click()
        assert set(rule.errors()) == {name}
        clear_and_type(field, "30")
    rule.ui.starts_on.set_value(date(2027, 1, 2))
    rule.ui.ends_on.set_value(date(2027, 1, 1))
    rule.accept_button.click()
    assert set(rule.errors()) == {"ends_on"}
    rule.ui.starts_on.set_value(None)
    rule.ui.ends_on.set_value(None)
    rule.accept_button.click()
    assert not rule.isVisible()
    form.accept_button.click()
    assert set(form.errors()) == {"courses"}
    assert len(session.services.history.steps()) == steps
    form.throw_away()


def test_an_own_requirement_is_added_with_a_course_that_counts(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    section.add_button.click()
    form = on_screen(section, RequirementDialog)
    clear_and_type(form.ui.title, "Boats and children")
    clear_and_type(form.ui.short, "Boats")
    form.add_rule()
    rule = on_screen(section, RuleDialog)
    rule.ui.kind.setCurrentIndex(rule.ui.kind.findData(RuleKind.ONCE.value))
    kinds = rule.ui.kinds.model()
    kinds.setData(kinds.index(2, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert rule.ui.who_words.text() == "Asked of: Governor or trustee"
    rule.accept_button.click()
    clear_and_type(form.ui.find, "prevent aware")
    shown = [row for row in range(form.courses.rowCount()) if not form.ui.courses.isRowHidden(row)]
    assert len(shown) == 1
    index = form.courses.index(shown[0], 1)
    form.courses.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    form.accept_button.click()
    assert worked_out(form.step.moves, qtbot).endswith("are newly asked.")
    form.accept_button.click()
    found = session.services.rules.in_use(TODAY)
    assert found.state.get("own/boats-and-children") is not None
    row = section.current()
    assert row is not None
    assert row.requirement.id == "own/boats-and-children"


def test_every_kind_of_rule_shows_its_own_fields_and_reads_back_what_it_shows(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    section.add_button.click()
    form = on_screen(section, RequirementDialog)
    form.add_rule()
    rule = on_screen(section, RuleDialog)
    typed = {
        RuleKind.HOURS: {"hours": "8.5", "months": "36"},
        RuleKind.MINIMUM: {"minimum_count": "2", "months": ""},
        RuleKind.EDITION: {"edition_within_days": "14"},
        RuleKind.EACH_START: {"first_within_days": "10"},
    }
    for kind in RuleKind:
        rule.ui.kind.setCurrentIndex(rule.ui.kind.findData(kind.value))
        for name, text in typed.get(kind, {}).items():
            field = getattr(rule.ui, name)
            assert field.isVisible()
            field.setText(text)
        made = rule.draft()
        assert made.kind is kind
        assert (made.hours is not None) == rule.ui.hours.isVisible() == (kind is RuleKind.HOURS)
        assert (made.minimum_count is not None) == rule.ui.minimum_count.isVisible() == (kind is RuleKind.MINIMUM)
        assert bool(made.document) == rule.ui.document.isVisible() == (kind is RuleKind.EDITION)
        session.services.rules.check_rule(form.draft().requirement, made)
    rule.throw_away()
    form.throw_away()


def test_a_requirement_is_switched_off_and_on_again(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    select(section, WHOLE)
    assert section.acts.switch_action.text() == "&Switch off…"
    section.acts.switch_action.trigger()
    dialog = on_screen(section, MovesDialog)
    assert worked_out(dialog.moves, qtbot) == "Dates move for 57 of 64 people: 57 are no longer asked."
    dialog.accept_button.click()
    assert rules(session, WHOLE)[0].ends_on == date(2026, 11, 22)
    assert WHOLE not in {row.requirement.id for row in section.model.rows()}
    section.everything.click()
    select(section, WHOLE)
    assert "not asked of anybody now" in section.text.toPlainText()
    assert section.acts.switch_action.text() == "&Switch on…"
    section.acts.switch_action.trigger()
    dialog = on_screen(section, MovesDialog)
    worked_out(dialog.moves, qtbot)
    dialog.accept_button.click()
    assert [rule.ends_on for rule in rules(session, WHOLE)] == [None]


def test_what_has_to_stay_is_offered_to_be_switched_off(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    select(section, "school/dsl-training")
    section.acts.remove_action.trigger()
    dialog = on_screen(section, MovesDialog)
    worked_out(dialog.moves, qtbot)
    assert dialog.windowTitle() == "Switch off DSL training"
    assert "cannot be removed" in dialog.moves.more.text()
    dialog.throw_away()
    services = session.services.rules
    free = next(row.requirement.id for row in section.model.rows() if not services.hanging_on(row.requirement.id))
    select(section, free)
    section.acts.remove_action.trigger()
    dialog = on_screen(section, MovesDialog)
    worked_out(dialog.moves, qtbot)
    assert not dialog.moves.choice.isVisible()
    dialog.accept_button.click()
    assert services.in_use(TODAY).state.get(free) is None


def test_somebody_looks_at_a_person_and_goes_on_with_the_form(
    section: RulesSection, window: MainWindow, qtbot: QtBot
) -> None:
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    form.rules[0] = replace(form.rules[0], months=12)
    form.accept_button.click()
    worked_out(form.step.moves, qtbot)
    moves = form.step.moves
    moves.table.setFocus()
    person = moves.model.rows()[0].moved.person.id
    moves.table.select_key(moves.model.key_of(moves.model.rows()[0]))
    QTest.keyClick(moves.table, Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert shiboken6.isValid(form)
    assert not form.isVisible()
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    row = page.table.current_row()
    assert row is not None
    assert row.person.id == person
    window.show_page("settings", "rules")
    assert section.banner.isVisible()
    assert "is as you left it" in section.banner.words.text()
    section.banner.act_button.click()
    assert form.isVisible()
    assert form.step.is_last
    assert form.rules[0].months == 12
    form.throw_away()


def test_the_figures_open_the_people_behind_them(section: RulesSection, window: MainWindow, qtbot: QtBot) -> None:
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    form.rules[0] = replace(form.rules[0], months=24)
    form.accept_button.click()
    worked_out(form.step.moves, qtbot)
    moves = form.step.moves
    assert moves.chips is not None
    next(button for key, button in moves.chips._buttons.items() if key == "earlier").click()
    assert len(moves.model.rows()) == 10
    moves.people.click()
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    assert len(page.model.rows()) == 10
    section.banner.dismiss_button.click()


def test_requirements_move_up_and_down(session: Session, section: RulesSection) -> None:
    order = [item.id for item in session.services.agency.requirements()]
    section.table.select_key(section.model.rows()[1].key)
    section.up_button.click()
    assert [item.id for item in session.services.agency.requirements()][:2] == [order[1], order[0]]
    section.down_button.click()
    assert [item.id for item in session.services.agency.requirements()] == order
    section.table.select_key(section.model.rows()[0].key)
    section.up_button.click()
    assert [item.id for item in session.services.agency.requirements()] == order


def test_whoever_may_only_look_sees_the_rules_and_changes_nothing(session: Session, section: RulesSection) -> None:
    session.services.users.work_as("Maya Green")
    session.services.users.add("Maya Green", UserRole.ADMINISTRATOR)
    session.services.users.add("A viewer", UserRole.VIEWER)
    session.work_as("A viewer")
    section.refresh()
    select(section, WHOLE)
    assert section.text.toPlainText()
    for button in (section.add_button, section.edit_button, section.up_button, section.down_button):
        assert not button.isEnabled()
    assert not section.acts.switch_action.isEnabled()
    section.table.opened.emit(section.current())
    assert not [dialog for dialog in section.window().findChildren(RequirementDialog) if dialog.isVisible()]


def test_back_to_what_the_pack_says(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    found = session.services.rules.in_use(TODAY)
    there = found.state.get(WHOLE)
    assert there is not None
    changed = replace(there, title="Whole day", rules=(replace(there.rules[0], months=12),))
    session.services.rules.store(RequirementDraft(changed, found.state.counts(WHOLE)), TODAY, TODAY)
    section.refresh()
    select(section, WHOLE)
    section.edit_button.click()
    form = on_screen(section, RequirementDialog)
    assert "every year, was every 3 years" in form.ui.changed.text()
    form.ui.back_to_pack.click()
    assert form.ui.title.text() == "Whole-school safeguarding training"
    form.accept_button.click()
    worked_out(form.step.moves, qtbot)
    form.accept_button.click()
    assert session.services.rules.in_use(TODAY).changed == {}


def test_the_rules_are_printed(section: RulesSection, window: MainWindow) -> None:
    section.print_action.trigger()
    assert window.current_page().key == "reports"
