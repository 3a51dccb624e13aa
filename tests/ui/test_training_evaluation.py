"""The tab about evaluation in the real window: keying in, the summary, importing, printing, and what is due."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import FEW_MARK, QUESTIONS, SATISFACTION, Evaluation, Form
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.ui.dialogs.evaluation_summary import EvaluationSummaryDialog
from nscp_desktop.ui.dialogs.key_forms import KeyFormsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.training_evaluation import ALL, ASKED, DUE, EvaluationTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of
from tests.ui.evaluation_at_hand import choose, evaluation_tab, look, undo, without_forms

Key = Qt.Key


@pytest.fixture
def tab(window: MainWindow) -> EvaluationTab:
    return evaluation_tab(window)


@pytest.fixture
def safer(tab: EvaluationTab) -> SessionForms:
    return without_forms(tab)


def press(key: Qt.Key | str) -> None:
    """Press a key where the keyboard is now."""
    at = QApplication.focusWidget()
    assert isinstance(at, QWidget)
    if isinstance(key, str):
        QTest.keyClicks(at, key)
    else:
        QTest.keyClick(at, key)


def opened(tab: EvaluationTab, qtbot: QtBot) -> KeyFormsDialog:
    tab.table.setFocus()
    tab.key_action.trigger()
    dialog = dialog_of(qtbot, tab.window(), KeyFormsDialog)
    assert isinstance(dialog, KeyFormsDialog)
    return dialog


# Keying in


def test_three_forms_are_keyed_in_with_number_keys_the_summary_shows_them_and_undo_takes_them_back(
    tab: EvaluationTab, safer: SessionForms, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    name = tab.session.services.standing.snapshot().people[safer.places[0].person_id]
    press(name.family)
    press(Key.Key_Return)
    for digits, words in (("5425", "Clear"), ("3", ""), ("4434", "")):
        for digit in digits:
            press(digit)
        if len(digits) == 4:
            press(words)
        press(Key.Key_Return)
        if words:
            # After a form with a name the next begins with the name; left empty, Enter goes on.
            assert dialog.panel.person.hasFocus()
            press(Key.Key_Return)
    assert dialog.count.text().startswith(f"3 stored now. 3 of {len(safer.places)} back.")
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    forms = look(tab, safer).forms
    assert [one.person_id for one in forms] == [name.id, None, None]
    assert [[one.ratings.get(asked.code) for asked in QUESTIONS[Form.PARTICIPANT]] for one in forms] == [
        [5, 4, 2, 5], [3, None, None, None], [4, 4, 3, 4],
    ]  # fmt: skip
    assert forms[0].comment == "Clear"
    row = tab.model.row_at(tab.model.place_of(safer.session.id) or 0)
    assert row is not None
    place = tab.model.rows().index(row)
    assert [tab.model.index(place, column).data() for column in (3, 4, 6)] == [
        f"3 of {len(safer.places)}", f"4.0{FEW_MARK}", f"+2.0{FEW_MARK}",
    ]  # fmt: skip
    tab.summary_action.trigger()
    summary = dialog_of(qtbot, window, EvaluationSummaryDialog)
    shown = " ".join(label.text() for label in summary.results.findChildren(type(tab.note)))
    assert "Only 3 participant forms are back. Single people could be recognised" in shown
    assert "Clear" in shown
    assert name.family not in shown
    summary.close()
    for left in (2, 1, 0):
        undo(tab, qtbot)
        assert len(look(tab, safer).forms) == left


def test_a_rating_out_of_range_is_told_beside_its_field_and_nothing_is_stored(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    dialog.panel.go_to_ratings()
    press("7")
    field = dialog.panel.fields[SATISFACTION]
    assert field.error() == "“7” is no rating. Give a whole number from 1 to 5."
    assert dialog.panel.ratings[SATISFACTION].hasFocus()
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert look(tab, safer).forms == ()
    press(Key.Key_Backspace)
    press("4")
    assert field.error() == ""
    assert not dialog.panel.ratings[SATISFACTION].hasFocus()
    dialog.throw_away()


def test_without_a_day_the_form_is_not_stored_as_if_it_came_back_today(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    dialog.panel.ratings[SATISFACTION].set_value(4)
    dialog.panel.received.clear()
    dialog.accept_button.click()
    assert dialog.panel.fields["received_on"].error() == "Give the day on which the form came back."
    assert look(tab, safer).forms == ()
    dialog.panel.clear()
    dialog.throw_away()


def test_nothing_rated_and_a_name_of_nobody_are_told_beside_their_fields(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    dialog.panel.go_to_ratings()
    press(Key.Key_Return)
    assert dialog.panel.fields[SATISFACTION].error().startswith("Give at least one rating")
    dialog.panel.person.setText("Nobody of this name")
    press("4")
    press(Key.Key_Return)
    assert dialog.panel.fields["person_id"].error().startswith("There is nobody of this name")
    assert dialog.panel.person.hasFocus()
    assert look(tab, safer).forms == ()
    dialog.throw_away()


def test_the_last_form_is_taken_back_and_shown_again(tab: EvaluationTab, safer: SessionForms, qtbot: QtBot) -> None:
    dialog = opened(tab, qtbot)
    assert not dialog.back_button.isEnabled()
    dialog.panel.go_to_ratings()
    for digit in "5432":
        press(digit)
    press(Key.Key_Return)
    assert len(look(tab, safer).forms) == 1
    QTest.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert look(tab, safer).forms == ()
    assert [field.value() for field in dialog.panel.ratings.values()] == [5, 4, 3, 2]
    assert not dialog.back_button.isEnabled()
    dialog.throw_away()


def test_ratings_can_be_pressed_with_the_mouse(tab: EvaluationTab, safer: SessionForms, qtbot: QtBot) -> None:
    dialog = opened(tab, qtbot)
    field = dialog.panel.fields[SATISFACTION]
    button = next(one for one in field.findChildren(QPushButton) if one.accessibleName() == "Satisfaction: 4")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.panel.ratings[SATISFACTION].value() == 4
    assert button.isChecked()
    dialog.accept_button.click()
    assert dict(look(tab, safer).forms[0].ratings) == {SATISFACTION: 4}
    dialog.throw_away()


def test_a_form_that_is_begun_is_not_lost_by_escape(tab: EvaluationTab, safer: SessionForms, qtbot: QtBot) -> None:
    dialog = opened(tab, qtbot)
    dialog.panel.go_to_ratings()
    press("4")
    dialog.chips.choose(Form.TRAINER.value)
    dialog.chips.chosen.emit(Form.TRAINER.value)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.panels[Form.PARTICIPANT].ratings[SATISFACTION].value() == 4
    dialog.throw_away()


def test_a_comment_that_could_name_a_child_is_pointed_out_and_stored_all_the_same(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    dialog.panel.go_to_ratings()
    for digit in "4444":
        press(digit)
    press("About pupil Jayden")
    assert "could name a child" in dialog.panel.texts["comment"].accessibleDescription()
    press(Key.Key_Return)
    assert look(tab, safer).forms[0].comment == "About pupil Jayden"
    dialog.throw_away()


# Impact forms that are due


def test_an_impact_form_that_is_due_is_keyed_in_for_that_person_and_falls_off_the_list(
    tab: EvaluationTab, qtbot: QtBot
) -> None:
    choose(tab, DUE)
    before = len(tab.due_model.rows())
    row = tab.due.current_row()
    QTest.keyClick(tab.due, Key.Key_Return)
    dialog = dialog_of(qtbot, tab.window(), KeyFormsDialog)
    assert dialog.panel.form is Form.IMPACT
    assert dialog.panel.person.value() == row.person.id
    for digit in "434":
        press(digit)
    press(Key.Key_Return)
    dialog.throw_away()
    assert len(tab.due_model.rows()) == before - 1
    assert row.key not in [one.key for one in tab.due_model.rows()]
    assert f"{before - 1} impact forms" == tab.count.text()


def test_the_people_behind_the_figures_are_opened(tab: EvaluationTab, safer: SessionForms, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.page.open_people) as asked:
        tab.people_action.trigger()
    assert set(asked.args[0].person_ids) == {place.person_id for place in safer.places}
    choose(tab, DUE)
    with qtbot.waitSignal(tab.page.open_people) as asked:
        tab.people_action.trigger()
    assert set(asked.args[0].person_ids) == {row.person.id for row in tab.due_model.rows()}


# What is asked for


def test_evaluation_is_switched_on_for_the_course_of_the_session(tab: EvaluationTab, safer: SessionForms) -> None:
    choose(tab, ASKED)
    assert safer.session.id not in [row.session.id for row in tab.model.rows()]
    choose(tab, ALL)
    tab.table.select_key(safer.session.id)
    assert tab.asked_actions[EvaluationAsked.NO].isChecked()
    tab.asked_actions[EvaluationAsked.AFTER].trigger()
    assert tab.asked_actions[EvaluationAsked.AFTER].isChecked()
    choose(tab, ASKED)
    assert safer.session.id in [row.session.id for row in tab.model.rows()]


# The summary


def test_single_forms_are_changed_and_removed_in_the_summary(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    services = tab.session.services
    for rating in (2, 5):
        form = Evaluation(0, safer.session.id, Form.PARTICIPANT, tab.session.today, {SATISFACTION: rating})
        services.evaluation.add(form, today=tab.session.today)
    tab.refresh()
    tab.table.select_key(safer.session.id)
    tab.summary_action.trigger()
    summary = dialog_of(qtbot, tab.window(), EvaluationSummaryDialog)
    summary.tabs.setCurrentIndex(2)
    QTest.mouseClick(summary.change_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, tab.window(), KeyFormsDialog)
    assert dialog.panel.ratings[SATISFACTION].value() == 2
    press("3")
    dialog.panel.ratings[SATISFACTION].set_value(3)
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert [dict(one.ratings) for one in look(tab, safer).forms] == [{SATISFACTION: 3}, {SATISFACTION: 5}]
    assert summary.model.index(0, 2).data() == "3"
    QTest.mouseClick(summary.remove_button, Qt.MouseButton.LeftButton)
    assert [dict(one.ratings) for one in look(tab, safer).forms] == [{SATISFACTION: 5}]
    assert len(summary.model.rows()) == 1
    summary.close()


def test_the_charts_say_in_words_what_they_draw(tab: EvaluationTab, qtbot: QtBot) -> None:
    choose(tab, ALL)
    many = max(tab.model.rows(), key=lambda row: len(row.forms))
    tab.table.select_key(many.session.id)
    tab.summary_action.trigger()
    summary = dialog_of(qtbot, tab.window(), EvaluationSummaryDialog)
    spoken = [widget.accessibleName() for widget in summary.results.findChildren(QWidget)]
    means = many.summary.of(Form.PARTICIPANT).answers
    assert all(any(f"{one.question.text} mean {one.mean_words}" in words for words in spoken) for one in means)
    assert summary.columns.accessibleName().startswith("Means over time. 18 Jan 2025, 2 forms: Satisfaction ")
    with qtbot.waitSignal(tab.page.open_report) as asked:
        summary.print_button.click()
    assert (asked.args[0].report_id, asked.args[0].session_id) == ("evaluation-summary", many.session.id)


# The page itself


def test_an_agency_that_asks_for_nothing_sees_what_will_be_here(
    tab: EvaluationTab, session: Session, show: Callable[..., QWidget]
) -> None:
    for row in session.services.evaluation.sessions(session.today):
        for form in row.forms:
            session.services.evaluation.remove(form.id)
    for course in session.services.training.courses():
        if course.evaluation is not EvaluationAsked.NO:
            session.services.evaluation.ask(course.id, EvaluationAsked.NO)
    tab.refresh()
    choose(tab, ASKED)
    assert tab.empty.isVisible()
    tab.empty.button.click()
    assert tab.table.isVisible()


def test_viewers_may_look_and_not_key_in(tab: EvaluationTab, safer: SessionForms, session: Session) -> None:
    session.editing.stop("role", "You may look.")
    try:
        assert not tab.key_action.isEnabled()
        assert not tab.import_action.isEnabled()
        assert tab.summary_action.isEnabled()
        tab.doing.key_in(Form.PARTICIPANT)
        assert not [one for one in tab.window().findChildren(KeyFormsDialog) if one.isVisible()]
    finally:
        session.editing.allow("role")


def test_every_field_of_the_forms_has_a_name_for_a_screen_reader(
    tab: EvaluationTab, safer: SessionForms, qtbot: QtBot
) -> None:
    dialog = opened(tab, qtbot)
    for panel in dialog.panels.values():
        named = [*panel.ratings.values(), *panel.texts.values(), panel.received]
        assert all(widget.accessibleName() for widget in named)
    assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))
    dialog.throw_away()
