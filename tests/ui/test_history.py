"""Undo in the menu, and the History tab of the settings."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.history_words import short_head
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.history_section import MOST_LINES, HistorySection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

Show = Callable[..., Any]


@pytest.fixture
def window(session: Session, show: Show) -> MainWindow:
    made = show(MainWindow(session), 1366, 768)
    assert isinstance(made, MainWindow)
    return made


def section(window: MainWindow) -> HistorySection:
    window.show_page("settings", "history")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    return page.history


def words(window: MainWindow, key: str) -> str:
    return dict(window.menus.commands())[key]


def teams(window: MainWindow) -> list[str]:
    return [team.title for team in window.session.services.agency.teams()]


def add_team(window: MainWindow) -> None:
    window.session.services.agency.add_team("Kitchen & hall")
    window.session.announce(Changes.AGENCY)


def test_undo_and_redo_are_named_in_the_menu_and_done_by_key(window: MainWindow, qtbot: QtBot) -> None:
    add_team(window)
    assert words(window, "undo") == "Undo: add the team Kitchen  hall"
    window.menus.trigger("undo")
    assert "Kitchen & hall" not in teams(window)
    assert words(window, "redo").startswith("Redo: add the team")
    window.menus.trigger("redo")
    assert "Kitchen & hall" in teams(window)


def test_the_tab_tells_each_step_and_what_it_changed(window: MainWindow) -> None:
    add_team(window)
    tab = section(window)
    tab.table.selectRow(0)
    assert tab.table.selected_rows()[0].title == "Add the team Kitchen & hall"
    assert [tab.lines.item(row).text() for row in range(tab.lines.count())] == ["Added the team Kitchen & hall."]


def test_a_very_long_step_says_how_many_lines_are_not_shown(window: MainWindow) -> None:
    with window.session.services.desk.changing("Add many") as unit:
        for number in range(MOST_LINES + 100):
            unit.agency.add_team(f"Team {number}")
    window.session.announce(Changes.AGENCY)
    tab = section(window)
    assert tab.lines.count() == MOST_LINES + 1
    assert tab.lines.item(MOST_LINES).text().startswith("And 100 more. ")


def test_the_newest_step_is_told_at_once_and_an_empty_bin_says_so(window: MainWindow) -> None:
    add_team(window)
    tab = section(window)
    assert tab.about.text() == "Add the team Kitchen & hall"
    assert tab.lines.count() == 1
    tab.only_deleted.setChecked(True)
    assert tab.about.text().startswith("Nothing was deleted")
    tab.only_deleted.setChecked(False)
    tab.table.clearSelection()
    assert tab.about.text().startswith("Select one step")


def test_the_reason_is_in_sight_on_a_small_screen(session: Session, show: Show) -> None:
    history = next(item for item in session.services.standing.snapshot().histories.values() if item.completions)
    done = history.completions[0]
    session.services.training.change_completion(
        done._replace(note="Seen"), today=session.today, reason="The certificate came by post after the holidays"
    )
    small = show(MainWindow(session), 1093, 614)
    assert isinstance(small, MainWindow)
    table = section(small).table
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_what_was_deleted_can_be_brought_back_from_the_tab(window: MainWindow) -> None:
    services = window.session.services
    history = next(item for item in services.standing.snapshot().histories.values() if item.completions)
    done = history.completions[0]
    services.training.remove_completion(done.id)
    window.session.announce(Changes.TRAINING)
    tab = section(window)
    tab.only_deleted.setChecked(True)
    tab.table.selectRow(0)
    tab.bring_back.click()
    assert done in services.standing.snapshot().history(done.person_id).completions
    assert tab.model.rows() == []


def test_f68_the_check_and_the_comparison_answer_in_words(window: MainWindow) -> None:
    tab = section(window)
    tab.check()
    window.session.tasks.wait_idle()
    assert tab.answer.text().startswith("✓")
    tab.printed.setText(short_head(window.session.services.history.head()))
    tab.compare()
    assert tab.answer.text().startswith("✓ This code belongs to step")
    tab.printed.setText("0000 0000 0000 0000")
    tab.compare()
    assert tab.answer.text().startswith("! No step has this code")
    tab.printed.setText("?")
    tab.compare()
    assert "as it is printed" in tab.answer.text()
    shown = " ".join(label.text() for label in tab.findChildren(QLabel))
    assert "That somebody wrote all of it anew shows only beside an earlier printout." in shown


class Held:
    """A check that takes until it is let go."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.threads: list[threading.Thread] = []

    def problems(self) -> list[str]:
        self.threads.append(threading.current_thread())
        assert self.go_on.wait(20)
        return ["Step 3 of the history is missing."]


@pytest.mark.parametrize("is_given_up", [False, True])
def test_the_check_leaves_the_window_alive_and_can_be_given_up(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_given_up: bool
) -> None:
    held, tab = Held(), section(window)
    monkeypatch.setattr(window.session.services.history, "problems", held.problems)
    tab.answer.setText("What was said before")
    said: list[str] = []
    window.session.tasks.busy.connect(said.append)
    tab.check_button.click()
    tab.check()
    assert said == ["Checking the history"]
    qtbot.waitUntil(lambda: len(held.threads) == 1)
    assert held.threads != [threading.main_thread()]
    assert not tab.check_button.isEnabled()
    assert tab.answer.text() == ""
    if is_given_up:
        qtbot.waitUntil(window.status.cancel_button.isVisible)
        window.status.cancel_button.click()
        assert tab.check_button.isEnabled()
    held.go_on.set()
    window.session.tasks.wait_idle()
    assert tab.check_button.isEnabled()
    assert tab.answer.text() == ("" if is_given_up else "! Step 3 of the history is missing.")


def test_a_check_that_is_refused_says_why_and_can_be_tried_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> list[str]:
        raise FileRefusedError("The drive does not answer.")

    tab = section(window)
    monkeypatch.setattr(window.session.services.history, "problems", refuse)
    tab.check_button.click()
    window.session.tasks.wait_idle()
    assert tab.answer.text() == "The drive does not answer."
    assert tab.check_button.isEnabled()
