"""A questionnaire in windows of other widths: items keep room for their words, and sections stand close together."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_questionnaire import SCALES, Desk, questionnaire

WIDE, NARROW = 1140, 880
LONG = (("Learning from practice reviews and from supervision", 1), ("Second", 2), ("Third", 2))


def test_long_answers_stand_below_the_words_where_both_have_no_room_on_a_line(
    dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    desk = Desk(questionnaire(SCALES["score-0-3"]))
    desk.refresh()
    view, item = show(desk.view, WIDE, 500), desk.view.items[0]
    qtbot.waitUntil(lambda: item.choice.x() > item.words.x())
    assert item.words.width() >= 240
    view.resize(NARROW, 500)
    qtbot.waitUntil(lambda: item.choice.y() > item.words.geometry().bottom())
    assert item.words.width() >= 240
    assert item.choice.geometry().right() <= item.width()


def test_sections_stand_close_together_at_every_width(
    dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    desk = Desk(questionnaire(SCALES["met-partly-not-na"], LONG))
    desk.refresh()
    view, sections = show(desk.view, NARROW, 500), desk.view.sections

    def heights() -> list[int]:
        return [sections.sizeHintForIndex(sections.model().index(row, 0)).height() for row in range(sections.count())]

    def tops() -> list[int]:
        return [sections.visualItemRect(sections.item(row)).top() for row in range(sections.count())]

    narrow = heights()
    view.resize(1700, 500)
    qtbot.waitUntil(lambda: heights() != narrow)
    qtbot.waitUntil(lambda: tops()[1:] == [sum(heights()[:row]) for row in range(1, sections.count())])
