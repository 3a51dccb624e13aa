"""Dates as people type them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.dates import Precision
from nscp_desktop.ui.dates import DateField, to_display
from nscp_desktop.ui.widgets.form_field import FormField

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/9/26", date(2026, 9, 3)),
        ("3 Sep 26", date(2026, 9, 3)),
        ("today", TODAY),
        ("+2w", date(2026, 12, 7)),
    ],
)
def test_a_date_is_read_as_it_was_typed_and_shown_in_words(
    qtbot: QtBot, dressed: QApplication, typed: str, day: date
) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.line, typed)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == day
    assert field.line.text() == to_display(day)


def test_a_wrong_date_is_told_beside_the_field_and_the_text_stays(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    form = FormField("&Day", field, "Leave empty when not known.")
    qtbot.addWidget(form)
    QTest.keyClicks(field.line, "31/2/26")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() is None
    assert "no such day" in form.error()
    assert field.line.text() == "31/2/26"
    field.set_value(TODAY)
    assert form.error() == ""


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1/1/0202", 202), ("1/1/1850", 1850), ("31 Dec 1899", 1899), ("31 Dec 9999", 9999), ("1/1/2200", 2200)],
)
def test_a_year_that_cannot_be_is_told_beside_the_field_and_the_text_stays(
    qtbot: QtBot, dressed: QApplication, typed: str, year: int
) -> None:
    field = DateField(today=TODAY)
    form = FormField("&Day", field)
    qtbot.addWidget(form)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() is None
    assert form.error() == field.error() == f"Check the year: {year}."
    assert field.line.text() == typed
    field.accept_approximate()
    field.setText(f"Sep {year:04}")
    assert (field.value(), field.error()) == (None, f"Check the year: {year}.")


@pytest.mark.parametrize("typed", ["1/1/1900", "31/12/2199"])
def test_the_first_and_the_last_year_that_can_be_are_taken(qtbot: QtBot, dressed: QApplication, typed: str) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.setText(typed)
    assert (field.value() is not None, field.error()) == (True, "")


def test_a_value_that_was_read_before_is_still_told_on_leaving_the_field(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "3/9/26")
    assert field.value() == date(2026, 9, 3)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_calendar_opens_with_alt_and_down_and_gives_its_day(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QTableView)
    assert calendar is not None
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(calendar, Qt.Key.Key_Right)
        QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 24)


def test_an_empty_field_is_no_error(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.set_value(TODAY)
    field.line.clear()
    assert field.value() is None
    assert field.error() == ""


def test_nothing_is_shown_for_no_date() -> None:
    assert to_display(None) == ""
    assert to_display(date(2026, 9, 3)) == "3 Sep 2026"


@pytest.mark.parametrize(
    ("typed", "shown", "day", "precision"),
    [
        ("Sept 26", "about Sep 2026", date(2026, 9, 1), Precision.MONTH),
        ("about 9/2026", "about Sep 2026", date(2026, 9, 1), Precision.MONTH),
        ("spring term 2025", "about spring 2025", date(2025, 1, 1), Precision.TERM),
        ("2024", "about 2024", date(2024, 1, 1), Precision.YEAR),
        ("3/9/26", "3 Sep 2026", date(2026, 9, 3), Precision.DAY),
    ],
)
def test_a_field_that_takes_rough_dates_shows_them_as_about_and_reads_them_back(
    qtbot: QtBot, dressed: QApplication, typed: str, shown: str, day: date, precision: Precision
) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.accept_approximate()
    for text in (typed, shown):
        field.setText(text)
        field.editingFinished.emit()
        assert (field.text(), field.value(), field.precision()) == (shown, day, precision)
        assert field.error() == ""


@pytest.mark.parametrize("typed", ["Sep 2026 online", "before Sep 2026", "Sept"])
def test_other_words_beside_a_rough_date_are_no_date(qtbot: QtBot, dressed: QApplication, typed: str) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.accept_approximate()
    field.setText(typed)
    assert field.value() is None
    assert field.error()


def test_any_other_field_takes_exact_dates_alone(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.setText("Sep 2026")
    assert field.value() is None
    assert "day is missing" in field.error()


def test_a_rough_date_that_is_corrected_becomes_an_exact_one(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.accept_approximate()
    field.set_value(date(2026, 9, 1), Precision.MONTH)
    with qtbot.waitSignal(field.edited):
        field.setText("1/9/26")
        field.editingFinished.emit()
    assert (field.value(), field.precision()) == (date(2026, 9, 1), Precision.DAY)
