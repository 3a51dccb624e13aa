"""How wide columns are."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.models.column_widths import Wish, fitted
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView

FIXED = Wish(60, 60, 60, False)


def test_room_left_over_goes_alike_to_the_columns_that_share() -> None:
    assert fitted([Wish(50, 80, 100, True), FIXED, Wish(50, 80, 100, True)], 360) == [150, 60, 150]


def test_the_widest_gives_way_first_and_nothing_is_cut_that_fits() -> None:
    assert fitted([Wish(50, 80, 100, True), FIXED, Wish(50, 80, 300, True)], 340) == [100, 60, 180]


def test_no_column_goes_under_its_least() -> None:
    assert fitted([Wish(90, 90, 100, True), Wish(50, 80, 300, True)], 150) == [90, 60]


def test_what_the_row_is_gives_way_last() -> None:
    name, other = Wish(90, 90, 200, True, named=150), Wish(50, 80, 300, True)
    assert fitted([name, other], 240) == [150, 90]
    assert fitted([name, other], 160) == [110, 50]


def test_a_table_with_too_little_room_scrolls_at_its_usual_widths() -> None:
    assert fitted([Wish(90, 95, 100, True), FIXED], 120) == [95, 60]


def _itself(text: str) -> str:
    return text


def _initial(text: str) -> str:
    return text[0]


def test_a_long_name_is_shown_whole_while_another_column_has_empty_room(dressed: QApplication, qtbot: QtBot) -> None:
    names = ["Al", "Bartholomew-Featherstonehaugh, Maximiliana"]
    columns = [Column("Name", _itself, width=80, tooltip=_itself), Column("Initial", _initial, width=60)]
    model: TableModel[str] = TableModel(columns, key=hash)
    view = TableView("widths")
    qtbot.addWidget(view)
    view.set_table(model)
    view.resize(600, 300)
    view.show()
    model.set_rows(names)
    assert view.columnWidth(0) > QFontMetrics(view.font()).horizontalAdvance(names[1]) + 12
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    view.setColumnWidth(0, 90)
    model.set_rows(names)
    view.resize(500, 300)
    assert view.columnWidth(0) == 90
