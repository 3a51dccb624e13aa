"""A questionnaire on screen, with scales, texts and refusals of every kind, without a record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.questionnaires import (
    Answer,
    Checklist,
    Filled,
    Item,
    LastTime,
    Meaning,
    QuestionnaireKind,
    Scale,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.services.shipped_templates import scales
from nscp_desktop.ui.widgets.answer_buttons import AnswerButtons, AnswerCombo
from nscp_desktop.ui.widgets.questionnaire import QuestionnaireView
from nscp_desktop.ui.widgets.questionnaire_item import ItemView
from nscp_desktop.ui.widgets.questionnaire_sections import numbered
from nscp_desktop.ui.widgets.questionnaire_shown import Hooks, Shown

TODAY = date(2026, 11, 23)
SCALES = {scale.id: scale for scale in scales()}
TEMPLATE = Template(1, "Our own", QuestionnaireKind.OWN, 12)


def questionnaire(scale: Scale, sections: tuple[tuple[str, int], ...] = (("First", 3), ("Second", 2))) -> Filled:
    """Return an empty questionnaire with so many items in each section."""
    made, next_id = [], 1
    for place, (title, count) in enumerate(sections, start=1):
        items = tuple(
            Item(next_id + own, f"k{next_id + own}", f"{place}.{own + 1}", f"Item {next_id + own}", "Guidance & more")
            for own in range(count)
        )
        made.append(Section(place, title, items))
        next_id += count
    version = TemplateVersion(1, 1, 1, scale, tuple(made))
    return Filled(TEMPLATE, version, Checklist(1, 1, 1, TODAY, TODAY), {}, {})


class Desk:
    """Keeps what is said, or refuses it, and shows it again as a page does."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.refusal: Exception | None = None
        self.asked: list[Any] = []
        note = self.asked.append
        hooks = Hooks(self.say, note, lambda title, ids: note((title, ids)), note, note, note)
        self.view = QuestionnaireView(hooks)
        self.further: dict[str, Any] = {}

    def say(self, _checklist_id: int, item_id: int, said: Any) -> None:
        if self.refusal is not None:
            raise self.refusal
        answer = replace(self.filled.answer(item_id), **said)
        self.filled = replace(self.filled, answers={**self.filled.answers, item_id: answer})
        self.refresh()

    def refresh(self) -> None:
        self.view.show_questionnaire(Shown(self.filled, TODAY, **self.further))


@pytest.fixture
def desk(dressed: QApplication, show: Callable[..., QWidget]) -> Desk:
    made = Desk(questionnaire(SCALES["met-partly-not-na"]))
    made.refresh()
    show(made.view)
    made.view.activateWindow()
    return made


def buttons_of(view: ItemView) -> list[QAbstractButton]:
    """Return the buttons of an item whose scale has few answers."""
    assert isinstance(view.choice, AnswerButtons)
    return list(view.choice.buttons)


def current_number(view: QuestionnaireView) -> str:
    """Return the number of the item in which the keyboard is."""
    current = view._current()
    assert current is not None
    return current.item.number


def test_a_scale_of_many_steps_is_a_list_and_one_of_few_is_buttons(dressed: QApplication) -> None:
    kinds = {}
    for own, scale in SCALES.items():
        made = Desk(questionnaire(scale))
        made.refresh()
        kinds[own] = type(made.view.items[0].choice)
        made.view.items[0].choice.choose(scale.answers[-1].key)
        assert made.filled.answer(1).answer == scale.answers[-1].key
        made.view.deleteLater()
    many = {own for own, scale in SCALES.items() if len(scale.answers) > 6}
    assert many
    assert {own for own, kind in kinds.items() if kind is AnswerCombo} == many
    assert {own for own, kind in kinds.items() if kind is AnswerButtons} == SCALES.keys() - many


def test_the_moderated_score_is_asked_for_where_the_scale_has_it(dressed: QApplication) -> None:
    made = Desk(questionnaire(SCALES["score-0-3"]))
    made.refresh()
    view = made.view.items[0]
    view.more_button.click()
    assert view.more is not None
    assert isinstance(view.more.moderated, AnswerButtons)
    view.more.moderated.choose("2")
    assert made.filled.answer(1).moderated == "2"
    made.view.deleteLater()


def test_a_refused_answer_is_taken_back_and_says_why(desk: Desk) -> None:
    desk.refusal = FileRefusedError("The disk is full. Make room and try again.")
    view = desk.view.items[0]
    view.take_focus()
    QTest.keyClick(buttons_of(view)[0], Qt.Key.Key_2)
    assert view.choice.value() == ""
    assert view.error.text() == "The disk is full. Make room and try again."
    assert view.error.isVisible()
    desk.refusal = None
    QTest.keyClick(buttons_of(view)[0], Qt.Key.Key_2)
    assert view.choice.value() == "partly"
    assert not view.error.isVisible()


def test_a_refused_text_stays_typed_and_is_stored_once_that_is_possible(desk: Desk) -> None:
    told: list[bool] = []
    desk.view.unsaved_changed.connect(told.append)
    desk.refusal = FileRefusedError("The disk is full.")
    view = desk.view.items[0]
    view.main.setPlainText("What we do")
    assert not desk.view.flush()
    desk.view.sections.setCurrentRow(1)
    assert desk.view.sections.currentRow() == 0
    assert view.main.toPlainText() == "What we do"
    assert view.error.text() == "The disk is full."
    assert told == [True]
    desk.refusal = None
    desk.view.sections.setCurrentRow(1)
    assert desk.view.sections.currentRow() == 1
    assert desk.filled.answer(1).evidence == "What we do"
    assert told == [True, False]


def test_a_text_that_is_thrown_away_is_as_stored_again(desk: Desk) -> None:
    desk.refusal = NotAllowedError("Too long.", "evidence")
    desk.view.items[0].main.setPlainText("x")
    assert not desk.view.flush()
    desk.view.throw_away()
    assert desk.view.items[0].main.toPlainText() == ""
    assert desk.view.flush()


def test_the_field_grows_with_its_words_and_scrolls_when_they_are_very_many(desk: Desk) -> None:
    main = desk.view.items[0].main
    one = main.height()
    main.setPlainText("One\nTwo\nThree")
    three = main.height()
    assert three > 2 * one - 20
    main.setPlainText("\n".join("line" for _ in range(60)))
    assert three < main.height() < 12 * one


def test_what_is_on_record_and_actions_stand_below_the_item_and_open(desk: Desk) -> None:
    fact = Fact("leads", "Leads", "2 of 3 (66%) in date", "As at today", people=(1, 2))
    action = Action(7, "Book the third lead", TODAY, due_on=date(2026, 11, 1), owner="Gwen Evans")
    desk.further = {"facts": {1: (fact,)}, "actions": {1: (action,)}}
    desk.refresh()
    view = desk.view.items[0]
    texts = [label.text() for label in view.findChildren(type(view.number))]
    assert "Leads: 2 of 3 (66%) in date. As at today" in texts
    assert "Gwen Evans · by 1 Nov 2026" in texts
    shows = [button for button in view.findChildren(type(view.use)) if button.text() == "Show"]
    assert [button.accessibleName() for button in shows] == [
        "Show: Leads: 2 of 3 (66%) in date",
        "Show: Book the third lead",
    ]
    for button in shows:
        button.click()
    assert desk.asked == [fact, action]


def test_an_answer_to_put_right_offers_an_action(desk: Desk) -> None:
    view = desk.view.items[0]
    assert not view.add_action.isVisible()
    desk.say(1, 1, {"answer": "not-met"})
    assert view.add_action.isVisible()
    view.add_action.click()
    assert desk.asked == [view.item]


def test_nothing_changes_while_it_is_locked(desk: Desk) -> None:
    last = LastTime("Met", Meaning.MET, Answer(3, 9, 1, "met", evidence="As before"), "2025")
    desk.filled = replace(desk.filled, last={1: last})
    desk.further = {"locked": "Signed off 3 Sep 2026"}
    desk.refresh()
    view = desk.view.items[0]
    view.take_focus()
    QTest.keyClick(buttons_of(view)[0], Qt.Key.Key_1)
    QTest.mouseClick(buttons_of(view)[1], Qt.MouseButton.LeftButton)
    assert desk.filled.answers == {}
    assert view.main.isReadOnly()
    assert not view.use.isVisible()
    assert buttons_of(view)[0].toolTip() == "Signed off 3 Sep 2026"


def test_ctrl_enter_goes_on_from_where_the_keyboard_is_and_round_to_the_beginning(desk: Desk) -> None:
    desk.view.items[1].take_focus()
    gone = []
    for _ in range(4):
        desk.view.go_to_next()
        gone.append(current_number(desk.view))
    assert gone == ["1.3", "2.1", "2.2", "1.1"]


def test_ctrl_enter_tells_when_nothing_is_left_and_an_empty_list_of_items_does_no_harm(desk: Desk) -> None:
    told: list[bool] = []
    desk.view.all_answered.connect(lambda: told.append(True))
    for item in desk.filled.version.items():
        desk.say(1, item.id, {"answer": "met"})
    desk.view.go_to_next()
    assert told == [True]
    desk.view.search.setText("nothing of the kind")
    desk.view.go_to_next()
    assert told == [True, True]


def test_hidden_items_and_empty_sections_are_not_shown(dressed: QApplication) -> None:
    filled = questionnaire(SCALES["met-partly-not-na"])
    first, second = filled.version.sections
    hidden = replace_items(second)
    made = Desk(replace(filled, version=replace(filled.version, sections=(first, hidden))))
    made.refresh()
    assert [line.title for line in made.view.sections.lines()] == ["First"]
    made.view.deleteLater()


def replace_items(section: Section) -> Section:
    return section._replace(items=tuple(item._replace(active=False) for item in section.items))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A. Duty, law", ("A", "Duty, law")),
        ("10) Records", ("10", "Records")),
        ("Duty. And law", ("3", "Duty. And law")),
        ("", ("3", "")),
    ],
)
def test_a_section_keeps_the_number_of_its_title(title: str, expected: tuple[str, str]) -> None:
    assert numbered(3, title) == expected


def test_the_digit_of_a_score_gives_that_score(
    dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    made = Desk(questionnaire(SCALES["score-0-3"]))
    made.refresh()
    show(made.view)
    made.view.activateWindow()
    qtbot.waitUntil(made.view.isActiveWindow)
    view = made.view.items[0]
    for key, expected in (
        (Qt.Key.Key_3, "3"),
        (Qt.Key.Key_1, "1"),
        (Qt.Key.Key_0, "0"),
        (Qt.Key.Key_4, "0"),
        (Qt.Key.Key_5, "na"),
    ):
        view.take_focus()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert view.choice.value() == expected
    assert buttons_of(view)[0].toolTip() == "Key 3"


def test_per_cent_are_found_by_typing_them_and_the_wheel_changes_none(
    dressed: QApplication, show: Callable[..., QWidget]
) -> None:
    made = Desk(questionnaire(SCALES["per-cent-5"]))
    made.refresh()
    show(made.view)
    choice = made.view.items[0].choice
    assert isinstance(choice, AnswerCombo)
    QTest.keyClicks(choice.combo, "45")
    assert made.filled.answer(1).answer == "45"
    middle, nothing = QPointF(choice.combo.rect().center()), Qt.MouseButton.NoButton
    turned = QWheelEvent(
        middle,
        QPointF(choice.combo.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        nothing,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice.combo, turned)
    assert made.filled.answer(1).answer == "45"


@pytest.mark.parametrize("own", list(SCALES))
def test_an_item_of_long_words_stays_inside_a_narrow_window(
    dressed: QApplication, show: Callable[..., QWidget], qtbot: QtBot, own: str
) -> None:
    filled = questionnaire(SCALES[own])
    first = filled.version.sections[0].items[0]._replace(text="w" * 90)
    section = filled.version.sections[0]._replace(items=(first,))
    made = Desk(replace(filled, version=replace(filled.version, sections=(section,))))
    made.refresh()
    show(made.view, 870, 400)
    area = made.view.area
    qtbot.waitUntil(lambda: made.view.items[0].width() <= area.viewport().width(), timeout=1_000)
    made.view.deleteLater()
