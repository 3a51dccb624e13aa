"""The figures of an audit on screen: every cell in words, what it was at the last audit, and who is behind it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.audit_figures import FIGURE_HEAD, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.ui.models.audit_figures import (
    FigureLine,
    cell_sentence,
    cell_title,
    cell_words,
    change_words,
    figure_columns,
    figures_words,
)
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.figure_tables import FigureTablesView
from tests.ui.figures_at_hand import AS_AT, BEFORE, GROUPS, choose_table, figures_by_hand

PEOPLE = (11, 12, 13, 14, 15, 16, 17, 18)


@pytest.fixture
def view(dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot) -> FigureTablesView:
    shown = FigureTablesView()
    shown.show_figures(figures_by_hand(PEOPLE))
    show(shown, 1140, 560)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def table_of(view: FigureTablesView) -> TableView:
    found = view.view()
    assert found is not None
    return found


def lines(view: FigureTablesView) -> list[list[str]]:
    view.copy_table()
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Count(1200), "1,200"), (Share(54, 62), "54 of 62 (87%)"), (Share(0, 0), "0 of 0 (n/a)"),
        (AS_AT, "23 Nov 2026"),
        (True, "Yes"), (False, "No"), (0, "0"), (6.0, "6"), (1.5, "1.5"), ("", "–"), (None, "–"), ("Key", "Key"),
    ],
)  # fmt: skip
def test_every_sort_of_cell_is_written_in_words(cell: FigureCell, words: str) -> None:
    assert cell_words(cell) == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (Count(3), Count(1), "▲ 2 more"), (Count(1), Count(3), "▼ 2 fewer"), (2, 2, "= the same"),
        (Share(9, 10), Share(1, 2), "▲ 40 points"), (Share(1, 2), Share(51, 100), "▼ 1 point"),
        (Share(1, 2), Share(2, 4), "= the same share"), (Share(0, 0), Share(1, 2), ""), (Share(1, 2), None, ""),
        (None, Count(3), ""), (True, False, ""), (True, True, ""), (BEFORE, AS_AT, ""),
        (2.5, 1, "▲ 1.5 more"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_words_and_numbers_and_only_where_two_can_be_compared(
    now: FigureCell, then: FigureCell, words: str
) -> None:
    assert change_words(now, then) == words


def test_a_line_says_its_change_and_below_it_stands_the_same_at_the_last_audit(view: FigureTablesView) -> None:
    head, first, before, second, _ = lines(view)
    assert head == ["Who or what", *GROUPS]
    assert first[:6] == [
        "Group 1",
        "8 ▲ 2 more",
        "8 ▲ 2 more",
        "5 of 8 (62%) ▲ 12 points",
        "1 = the same",
        "3 ▲ 2 more",
    ]
    assert before[:6] == ["25 Nov 2024", "6", "6", "3 of 6 (50%)", "1", "1"]
    assert second[:4] == ["Group 2", "0 = the same", "0 = the same", "0 of 0 (n/a)"]
    assert "Compared with the audit of 25 Nov 2024" in figures_words(figures_by_hand(PEOPLE))


def test_without_an_earlier_audit_no_earlier_line_is_shown_and_that_is_said(view: FigureTablesView) -> None:
    view.show_figures(figures_by_hand(PEOPLE, before_at=None))
    assert [line[0] for line in lines(view)] == ["Who or what", "Group 1", "Group 2"]
    assert "no earlier audit to compare with" in figures_words(figures_by_hand(PEOPLE, before_at=None))


def test_enter_on_a_figure_opens_those_behind_it_and_the_buttons_those_who_are_missing(
    view: FigureTablesView, qtbot: QtBot
) -> None:
    table = table_of(view)
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Tab)
    assert table.hasFocus()
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert view.sentence.text() == ("Group 1: In date: 5 of 8 (62%), ▲ 12 points. On 25 Nov 2024: 3 of 6 (50%).")
    with qtbot.waitSignal(view.people_wanted) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["Group 1: In date", PEOPLE[:5]]
    assert view.people_button.text() == "Show the 5 people"
    with qtbot.waitSignal(view.people_wanted) as missing:
        QTest.keyClick(view.missing_button, Qt.Key.Key_Space)
    assert missing.args == ["Missing · Group 1: In date", PEOPLE[5:8]]


def test_a_figure_of_nobody_offers_nobody_and_a_line_about_a_person_opens_the_person(
    view: FigureTablesView, qtbot: QtBot
) -> None:
    table_of(view).select_key(("2", False), 1)
    assert not view.people_button.isVisible()
    assert not view.missing_button.isVisible()
    view.list.setCurrentRow(1)
    assert lines(view)[1] == ["Gwen Evans", "No", "4 Sep 2024", "4 Sep 2026"]
    assert lines(view)[2] == ["25 Nov 2024", "Yes", "4 Sep 2022", "–"]
    assert not view.rules.text()
    with qtbot.waitSignal(view.person_wanted) as opened:
        QTest.keyClick(table_of(view), Qt.Key.Key_Return)
    assert opened.args == [11]
    assert view.people_button.text() == "Show the 1 person"
    with qtbot.waitSignal(view.person_wanted):
        view.show_people()


def test_a_table_without_rows_says_so_and_the_rules_stand_beside_each(view: FigureTablesView) -> None:
    assert view.rules.text().splitlines()[1] == "• In date includes due soon."
    choose_table(view, "courses")
    assert view.title.text() == "8 · Courses attended"
    assert view.sentence.text() == "There is nothing to count here."
    assert view.rules.text() == "• One line a course."
    assert lines(view) == [["Who or what", "Last 12 months", "Hours"]]


def test_the_table_and_the_cell_that_were_looked_at_stay_when_the_figures_are_worked_out_again(
    view: FigureTablesView,
) -> None:
    table_of(view).select_key(("2", True), 3)
    view.show_figures(figures_by_hand(PEOPLE))
    assert (table_of(view).current_row().key, table_of(view).currentIndex().column()) == (("2", True), 3)
    choose_table(view, "leads")
    view.show_figures(figures_by_hand(PEOPLE))
    assert view.key() == "leads"


def test_words_that_look_like_markup_or_break_a_line_are_shown_and_copied_as_they_are(view: FigureTablesView) -> None:
    row = FigureRow("x", "<b>Bold</b>\n& co", (Count(1),))
    table = figures_by_hand(PEOPLE).tables[2]
    assert [column.text(FigureLine(row)) for column in figure_columns(table)][:2] == ["<b>Bold</b>\n& co", "1"]
    assert view.sentence.textFormat() is Qt.TextFormat.PlainText


def test_a_figure_is_named_by_its_line_where_its_head_only_says_that_it_is_one() -> None:
    table = FigureTable(7, "prevent", "Prevent", (FIGURE_HEAD, "Away"), (FigureRow("a", "Prevent awareness", (3, 1)),))
    line = FigureLine(table.rows[0])
    assert [cell_title(table, line, place) for place in (0, 1)] == ["Prevent awareness", "Prevent awareness: Away"]
    assert cell_sentence(table, line, 0, None) == "Prevent awareness: 3."
