"""F72: what goes wrong in the middle of showing something leaves nothing behind that ends the program later."""

import ast
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

import nscp_desktop.ui
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui import theme
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.bars import MonthBar, MonthBars
from nscp_desktop.ui.widgets.footer_strip import FooterStrip
from nscp_desktop.ui.widgets.job_list import Job, JobList


def fail(*_: object) -> Any:
    raise RuntimeError("nobody thought of this")


def itself(row: str) -> str:
    return row


def test_f72_every_painter_of_the_program_ends_with_its_block() -> None:
    loose = []
    for path in sorted(Path(nscp_desktop.ui.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        held = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QPainter"
            if named and isinstance(node, ast.Call) and node.args and id(node) not in held:
                loose.append(f"{path.name}:{node.lineno}")
    assert loose == []


def test_f72_a_line_whose_drawing_goes_wrong_is_drawn_again_as_if_nothing_were(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, model = QTableView(), TableModel([Column("Name", itself)], key=itself)
    view.setModel(model)
    strip = FooterStrip(view)
    qtbot.addWidget(view)
    qtbot.addWidget(strip)
    strip.set_texts({0: "seven"}, "seven")
    monkeypatch.setattr(theme, "token", fail)
    with qtbot.capture_exceptions() as errors:
        strip.grab()
    monkeypatch.undo()
    # The error, and with it all that was used in drawing, is still held here.
    assert [kind for kind, _, _ in errors] == [RuntimeError]
    assert not strip.paintingActive()
    strip.grab()


def test_f72_figures_whose_columns_are_not_there_are_left_out(qtbot: QtBot) -> None:
    view, model = QTableView(), TableModel([Column("Name", itself)], key=itself)
    view.setModel(model)
    strip = FooterStrip(view)
    qtbot.addWidget(view)
    qtbot.addWidget(strip)
    strip.set_texts({0: "seven", 1: "eight", 5: "nine"}, "")
    with qtbot.capture_exceptions() as errors:
        strip.grab()
    assert errors == []


def test_f72_a_matrix_that_is_refused_half_way_is_drawn_and_shown_when_it_is_next_seen(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = MatrixPage(session)
    qtbot.addWidget(page)
    monkeypatch.setattr(session.services.agency, "target_groups", fail)
    with qtbot.capture_exceptions() as errors:
        page.show()
        monkeypatch.undo()
        page.menu.changed.emit()
        qtbot.wait(200)
        page.grab()
    assert [kind for kind, _, _ in errors] == [RuntimeError]
    page.hide()
    page.show()
    assert len(page.model.rows()) == len(session.board().rows) > 0
    page.grab()


def test_f72_nothing_can_be_done_with_cells_before_they_have_been_read(session: Session, qtbot: QtBot) -> None:
    page = MatrixPage(session)
    qtbot.addWidget(page)
    actions = page.actions_.all()
    assert actions
    assert [action.text() for action in actions if action.isEnabled()] == []
    with qtbot.capture_exceptions() as errors:
        page.actions_.person.setEnabled(True)
        page.actions_.person.trigger()
    assert errors == []


def test_f72_a_table_is_whole_again_after_rows_that_cannot_be_sorted(qtbot: QtBot) -> None:
    model = TableModel([Column("Name", itself)], key=itself)
    model.set_rows(["b", "a"])
    model.columns = [Column("Name", itself, sort_key=fail)]
    told: list[str] = []
    model.modelAboutToBeReset.connect(partial(told.append, "begun"))
    model.modelReset.connect(partial(told.append, "ended"))
    with qtbot.capture_exceptions() as errors:
        model.sort(0)
    assert [kind for kind, _, _ in errors] == [RuntimeError]
    assert told == ["begun", "ended"]


def test_f72_a_cell_of_a_column_that_is_gone_says_nothing(qtbot: QtBot) -> None:
    model = TableModel([Column("Name", itself), Column("Again", itself)], key=itself)
    model.set_rows(["a"])
    place = model.index(0, 1)
    model.columns = model.columns[:1]
    assert model.data(place, Qt.ItemDataRole.DisplayRole) is None


def test_f72_a_bar_and_a_job_that_are_replaced_while_they_are_pressed_live_until_the_press_is_over(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lived: list[bool] = []
    bars, jobs = MonthBars(window), JobList(window)

    def pressed(kind: type[QWidget], renew: Callable[[], object]) -> None:
        inside = window.findChildren(QWidget)
        button = next(one for one in inside if type(one) is kind)
        renew()
        lived.append(shiboken6.isValid(button))

    renew_bars = partial(bars.set_months, [])
    month = MonthBar("Jan", 1, False, "one in January", fail)
    bars.set_months([month])
    kind = type(bars.findChildren(QWidget)[0])
    bars.set_months([replace(month, open=partial(pressed, kind, renew_bars))])
    renew_jobs = partial(jobs.set_jobs, [], "nothing")
    start = partial(pressed, QPushButton, renew_jobs)
    jobs.set_jobs([Job(StandingKind.OVERDUE, "!", "one", "two", "Record", start)], "nothing")
    window.show()
    QTest.mouseClick(next(one for one in window.findChildren(QWidget) if type(one) is kind), Qt.MouseButton.LeftButton)
    QTest.mouseClick(jobs.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert lived == [True, True]
    qtbot.waitUntil(lambda: not window.findChildren(QPushButton) and not window.findChildren(kind))


def test_f72_standings_worked_out_anew_for_one_person_are_what_is_read_as_a_whole(session: Session) -> None:
    services = session.services
    services.standing.snapshot()
    services.people.add(PersonDraft("Ada", "Okafor", starts_on=session.today))
    session.announce(Changes.PEOPLE)
    renewed = services.standing.snapshot()
    services.standing.forget()
    assert services.standing.snapshot() == renewed
