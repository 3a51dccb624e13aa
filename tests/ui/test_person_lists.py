"""The lists of one person as a dialog alone: what is said about a line is read whole, and the lines stay in sight."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.times import TimesDraft, check_times
from nscp_desktop.ui.dialogs.times import AWAY, SERVICES, TimesChoices, TimesDialog

TODAY = date(2026, 11, 23)
EMPLOYEE = PersonKind.EMPLOYEE
TWO_PERIODS = TimesDraft(
    (
        Service(Span(date(2017, 9, 28), date(2026, 9, 28)), EMPLOYEE),
        Service(Span(date(2024, 9, 28), date(2025, 9, 28)), EMPLOYEE),
    )
)


def nothing_changes(_draft: TimesDraft) -> tuple[str, ...]:
    return ()


def refuse(draft: TimesDraft, _why: str) -> None:
    check_times(draft)


@pytest.fixture(params=[(1366, 768), (1093, 614)])
def dialog(
    request: pytest.FixtureRequest, dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot
) -> Iterator[TimesDialog]:
    """The lists of somebody whose two periods of service overlap, over a window of a usual size."""
    choices = TimesChoices((), (), (), (), nothing_changes)
    owner = show(QWidget(), *request.param)
    made = TimesDialog("Amir Khan", TWO_PERIODS, choices, TODAY, refuse, owner)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.throw_away()


def typed(dialog: TimesDialog, name: str, **values: str) -> None:
    for field, text in values.items():
        line: Any = dialog.lists[name].editors[field].field
        line.setText(text)
        line.editingFinished.emit()


def sentences(dialog: TimesDialog, name: str) -> list[QLabel]:
    return [label for label in dialog.lists[name].findChildren(QLabel, "errorSentence") if label.text()]


def is_whole(dialog: TimesDialog, name: str) -> bool:
    """Whether every sentence has its height, three rows are in sight and nothing lies over them, within the window."""
    entries, owner = dialog.lists[name], dialog.parentWidget()
    table, labels = entries.table, sentences(dialog, name)
    rows = table.viewport().height() // table.verticalHeader().defaultSectionSize()
    told = all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    apart = table.geometry().bottom() < entries.add_button.geometry().top()
    assert owner is not None
    return bool(labels) and told and apart and rows >= 3 and dialog.height() <= owner.height()


def test_periods_that_overlap_are_told_in_a_whole_sentence_with_both_in_sight(
    dialog: TimesDialog, qtbot: QtBot
) -> None:
    dialog.accept_button.click()
    qtbot.waitUntil(partial(is_whole, dialog, SERVICES))
    (label,) = sentences(dialog, SERVICES)
    editor = dialog.lists[SERVICES].editors["starts_on"]
    assert label.text() == f"First day: {editor.error()}"
    assert editor.error().endswith("28 Sep 2024 to 28 Sep 2025 and 28 Sep 2017 to 28 Sep 2026 overlap.")
    assert editor.field.accessibleDescription() == editor.error()


def test_two_days_that_are_none_are_each_told_with_the_name_of_their_field(dialog: TimesDialog, qtbot: QtBot) -> None:
    dialog.show_list(AWAY)
    dialog.lists[AWAY].add()
    typed(dialog, AWAY, starts_on="31/2/27", ends_on="1/1/0202")
    dialog.accept_button.click()
    qtbot.waitUntil(partial(is_whole, dialog, AWAY))
    first, last = sentences(dialog, AWAY)
    assert first.text().startswith("First day: There is no such day")
    assert last.text() == "Last day: Check the year: 202."


def test_a_sentence_of_two_lines_makes_the_dialog_higher_and_not_the_list_lower(
    dialog: TimesDialog, qtbot: QtBot
) -> None:
    before = dialog.height()
    dialog.show_error(NotAllowedError("Two of these have days in common. " * 5, f"{SERVICES}.0.starts_on"))
    qtbot.waitUntil(partial(is_whole, dialog, SERVICES))
    (label,) = sentences(dialog, SERVICES)
    assert label.heightForWidth(label.width()) > label.fontMetrics().height() * 1.5
    assert dialog.height() > before
