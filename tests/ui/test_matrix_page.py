"""The matrix: what its cells say, how it is filtered, and what is done from it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.explanation import source_words
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.ui.dialogs.booking import BookingDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.models.frozen_column import FrozenColumn
from nscp_desktop.ui.models.matrix import FIRST_REQUIREMENT, cell_words
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.requests import MatrixFilter
from nscp_desktop.ui.session import Session

Child = TypeVar("Child", bound=QWidget)
Show = Callable[..., Any]
AS_AT = date(2026, 11, 23)


@pytest.fixture
def page(session: Session, show: Show) -> MatrixPage:
    made = show(MatrixPage(session))
    assert isinstance(made, MatrixPage)
    return made


def _late(page: MatrixPage) -> tuple[Row, str]:
    return next(
        (row, requirement_id)
        for row in page.session.board().rows
        for requirement_id, cell in row.cells.items()
        if cell.kind is StandingKind.OVERDUE
    )


def _select(page: MatrixPage, row: Row, requirement_id: str) -> None:
    column = next(place for place, own in enumerate(page.model.columns) if own.key == requirement_id)
    assert page.view.select_key(row.person.id, column)


def _press(page: MatrixPage, qtbot: QtBot, words: str) -> None:
    buttons = [b for b in page.panel.findChildren(QPushButton) if b.accessibleName().startswith(words)]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Standing(StandingKind.IN_DATE, date(2027, 9, 2)), "✓ Sep 27"),
        (Standing(StandingKind.IN_DATE), "✓ Done"),
        (Standing(StandingKind.DUE_SOON, date(2027, 1, 12)), "◷ 12 Jan"),
        (Standing(StandingKind.OVERDUE, date(2026, 11, 3)), "! 3 Nov"),
        (Standing(StandingKind.OVERDUE, date(2024, 11, 3)), "! 3 Nov 24"),
        (Standing(StandingKind.NOT_DONE), "○ Not done"),
        (Standing(StandingKind.INDUCTION, date(2026, 12, 11)), "▷ 11 Dec"),
        (Standing(StandingKind.DATE_UNKNOWN), "? No date"),
        (Standing(StandingKind.EXEMPT), "⊘ Exempt"),
        (Standing(StandingKind.NOT_REQUIRED), "·"),
    ],
)
def test_a_cell_says_sign_and_the_date_that_matters(cell: Standing, words: str) -> None:
    assert cell_words(cell, AS_AT) == words


def test_the_matrix_shows_everyone_and_every_requirement_that_is_asked(page: MatrixPage) -> None:
    board = page.session.board()
    assert len(page.model.rows()) == len(board.rows)
    titles = [column.key for column in page.model.columns[FIRST_REQUIREMENT:]]
    assert titles == [requirement.id for requirement in board.requirements()]


def test_selecting_a_cell_says_why_it_is_what_it_is_and_who_asks(page: MatrixPage) -> None:
    row, requirement_id = _late(page)
    _select(page, row, requirement_id)
    said = page.panel.accessibleName()
    because = page.session.services.standing.because(row.person.id, requirement_id, AS_AT)
    rule = row.cells[requirement_id].rule
    assert rule is not None
    assert row.person.name in said
    assert "Overdue by" in said
    assert because.removesuffix(source_words(rule)).strip() in said
    assert source_words(rule) in said


def test_the_arrow_keys_move_the_explanation(page: MatrixPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    before = page.panel.accessibleName()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.panel.accessibleName() != before


def test_the_tab_key_goes_as_the_page_is_read(page: MatrixPage) -> None:
    page.find_line.setFocus()
    names = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName().split(" ")[0])
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["Find", "Everyone", "Filter", "As", "Export", "Training", "Record", "Book…", "Exempt…"]


def test_the_pills_count_people_by_their_worst_and_show_only_them(page: MatrixPage, qtbot: QtBot) -> None:
    figures = page.session.board().figures()
    button = next(b for b in page.chips.findChildren(QPushButton) if b.text().startswith("Overdue"))
    assert button.text() == f"Overdue {figures.overdue}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(page.model.rows()) == figures.overdue
    assert {row.worst for row in page.model.rows()} == {StandingKind.OVERDUE}


def test_the_filter_looks_in_names_roles_and_teams(page: MatrixPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.find_line, "osei")
    assert [row.person.family for row in page.model.rows()] == ["Osei"]
    page.find_line.setText("governor")
    assert page.model.rows()
    assert all("overnor" in row.person.role_words(AS_AT) for row in page.model.rows())


def test_another_page_can_ask_for_a_group(page: MatrixPage) -> None:
    page.take(MatrixFilter(group=4))
    assert {row.group for row in page.model.rows()} == {4}
    page.take(MatrixFilter())
    assert len(page.model.rows()) == 64


def test_the_line_below_counts_the_people_shown(page: MatrixPage, qtbot: QtBot) -> None:
    page.take(MatrixFilter(group=4))
    rows = [row for row in page.session.board().rows if row.group == 4]
    requirement = page.session.board().requirements()[0]
    asked = [row.cells[requirement.id].kind for row in rows if requirement.id in row.cells]
    in_date = sum(kind.counts_as_in_date for kind in asked)
    of = sum(kind.is_asked and kind is not StandingKind.INDUCTION for kind in asked)
    qtbot.waitUntil(lambda: f"{requirement.title} {in_date} of {of}," in page.footer.accessibleName())


def test_recording_from_a_cell_asks_for_its_requirement_and_person(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = _late(page)
    _select(page, row, requirement_id)
    with qtbot.waitSignal(page.record_training) as asked:
        _press(page, qtbot, "Record this training")
    assert asked.args[0].requirement_id == requirement_id
    assert asked.args[0].person_ids == (row.person.id,)


def test_several_cells_of_a_column_are_recorded_for_all_their_people(page: MatrixPage, qtbot: QtBot) -> None:
    selection = page.view.selectionModel()
    for place in (2, 5, 7):
        selection.select(page.model.index(place, 4), QItemSelectionModel.SelectionFlag.Select)
    selection.select(page.model.index(0, FIRST_REQUIREMENT), QItemSelectionModel.SelectionFlag.Deselect)
    with qtbot.waitSignal(page.record_training) as asked:
        _press(page, qtbot, "Record for 3 people")
    assert len(asked.args[0].person_ids) == 3
    assert asked.args[0].requirement_id == page.model.columns[4].key


def test_booking_is_shown_beside_the_standing_and_changes_no_figure(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = next(
        (row, own)
        for row in page.session.board().rows
        for own, cell in row.cells.items()
        if cell.kind is StandingKind.OVERDUE and cell.booking is None
    )
    figures = page.session.board().figures()
    _select(page, row, requirement_id)
    _press(page, qtbot, "Book")
    dialog = _the(page, BookingDialog)
    QTest.keyClicks(dialog.on.line, "+2w")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    cell = next(own for own in page.session.board().rows if own.person.id == row.person.id).cells[requirement_id]
    assert cell.booking is not None
    assert cell.booking.on == date(2026, 12, 7)
    assert page.session.board().figures() == figures
    assert "Overdue" in page.panel.accessibleName()


def test_a_booking_in_the_past_is_refused_beside_its_field(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = _late(page)
    _select(page, row, requirement_id)
    _press(page, qtbot, "Book")
    dialog = _the(page, BookingDialog)
    QTest.keyClicks(dialog.on.line, "1/1/26")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "past" in dialog.fields["on"].error()
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_exemption_needs_a_reason_and_takes_the_person_out_of_the_figure(page: MatrixPage, qtbot: QtBot) -> None:
    row, requirement_id = _late(page)
    _select(page, row, requirement_id)
    _press(page, qtbot, "Exempt")
    dialog = _the(page, ExemptionDialog)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.fields["reason"].error()
    QTest.keyClicks(dialog.reason, "On secondment elsewhere")
    QTest.keyClicks(dialog.approved_by, "G. Evans")
    QTest.keyClick(dialog.approved_by, Qt.Key.Key_Return)
    cell = next(own for own in page.session.board().rows if own.person.id == row.person.id).cells[requirement_id]
    assert cell.kind is StandingKind.EXEMPT


def test_the_name_column_stays_while_the_others_are_scrolled(page: MatrixPage, qtbot: QtBot) -> None:
    bar = page.view.horizontalScrollBar()
    bar.setValue(0)
    frozen = _the(page.view, FrozenColumn)
    assert not frozen.isVisible()
    bar.setValue(bar.maximum())
    assert frozen.isVisible()
    assert frozen.indexAt(frozen.viewport().rect().center()).column() == 0


def test_the_spreadsheet_is_saved_and_said(page: MatrixPage, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "matrix.xlsx"
    with qtbot.waitSignal(page.session.said, timeout=20_000) as said:
        page.export.save("training-matrix", out)
    assert out.stat().st_size > 1000
    assert "matrix.xlsx" in said.args[0]


def _the(parent: QWidget, kind: type[Child]) -> Child:
    found = parent.findChild(kind)
    assert found is not None
    return found
