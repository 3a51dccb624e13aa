"""Requirements whose rules have ended, or that have none: refused, or to be seen and removed."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.moves_step import MovesDialog
from nscp_desktop.ui.dialogs.record_history import RecordHistoryDialog
from nscp_desktop.ui.dialogs.requirement import RequirementDialog
from nscp_desktop.ui.dialogs.rule import RuleDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.rules_section import RulesSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import on_screen, page_of

Found = TypeVar("Found", bound=QObject)
TODAY = date(2026, 11, 23)


@pytest.fixture
def section(window: MainWindow) -> Iterator[RulesSection]:
    yield page_of(window, "settings", SettingsPage, "rules").rules
    for dialog in window.findChildren(QDialog):
        dialog.hide()


def asked(section: RulesSection) -> str:
    row = section.current()
    return row.requirement.id if row is not None else ""


def test_a_rule_that_has_ended_is_refused_beside_the_day_and_can_be_saved_as_if_always(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    section.add_button.click()
    form = on_screen(section, RequirementDialog)
    form.ui.title.setText("FGM awareness")
    form.ui.short.setText("FGM")
    form.courses.setData(form.courses.index(0, 1), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    form.add_rule()
    rule = on_screen(section, RuleDialog)
    rule.ui.ends_on.set_value(date(2020, 1, 1))
    rule.accept_button.click()
    form.accept_button.click()
    assert "Rule 1 ends on 1 Jan 2020" in form.step.moves.says.text()
    assert not form.accept_button.isEnabled()
    form.step.moves.always.click()
    qtbot.waitUntil(lambda: form.step.moves.is_ready)
    form.accept_button.click()
    found = session.services.rules.in_use(TODAY).state.get("own/fgm-awareness")
    assert found is not None
    assert [rule.ends_on for rule in found.rules] == [date(2020, 1, 1)]
    section.everything.click()
    section.select("own/fgm-awareness")
    assert asked(section) == "own/fgm-awareness"


def test_a_requirement_without_rules_is_among_what_is_not_in_use_and_can_be_removed(
    session: Session, section: RulesSection, qtbot: QtBot
) -> None:
    with session.services.desk.changing("Add") as unit:
        unit.rules.add_requirement("school", Requirement("school/boats", "Boats and children", "Boats", ()))
    session.services.standing.forget()
    session.announce(Changes.STORED)
    section.everything.click()
    section.select("school/boats")
    assert asked(section) == "school/boats"
    row = section.current()
    assert row is not None
    texts = {column.title: column.text(row) for column in section.model.columns}
    assert texts["Asked of"] == "Nobody: it has no rule"
    assert "has no rule" in section.text.toPlainText()
    section.history.click()
    on_screen(section, RecordHistoryDialog).close()
    section.acts.remove_action.trigger()
    dialog = on_screen(section, MovesDialog)
    qtbot.waitUntil(lambda: dialog.moves.is_ready)
    dialog.accept_button.click()
    assert session.services.rules.in_use(TODAY).state.get("school/boats") is None
