"""The forms of shared learning: whom they offer, what they say before they store, and what they refuse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.learning import CountsWhen, LearningItem, LearningKind
from nscp_desktop.ui.dialogs.learning_item import LearningItemDialog
from nscp_desktop.ui.dialogs.learning_people import MarkReadDialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.learning_shared import SharedLearningTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named
from tests.ui.learning_at_hand import ALT, REVIEW, TODAY, choose, now, press, shown_tab, undo


@pytest.fixture
def tab(window: MainWindow, session: Session) -> SharedLearningTab:
    return shown_tab(window)


def test_only_those_who_have_not_got_it_are_offered_and_are_everyone_else(tab: SharedLearningTab, qtbot: QtBot) -> None:
    found = choose(tab, REVIEW)
    form = tab.acts.share_form(found, ())
    qtbot.addWidget(form)
    assert {row.person.id for row in form.people.model.all_rows()} == set(found.without_it)
    form.people.tick_shown()
    assert form.whom.text() == "everyone else"


def test_people_with_whom_it_was_not_shared_are_listed_when_asked_for(
    tab: SharedLearningTab, session: Session, qtbot: QtBot
) -> None:
    found = choose(tab, REVIEW)
    form = tab.acts.read_form(found, ())
    qtbot.addWidget(form)
    assert {row.person.id for row in form.people.model.all_rows()} == set(found.unread)
    form.others.setChecked(True)
    listed = {row.person.id for row in form.people.model.all_rows()}
    assert listed == set(found.unread) | set(found.without_it)


def test_a_day_that_cannot_be_is_refused_beside_the_field_and_nothing_is_lost(
    tab: SharedLearningTab, session: Session, qtbot: QtBot
) -> None:
    found = choose(tab, REVIEW)
    form = tab.acts.read_form(found, found.unread[:2])
    qtbot.addWidget(form)
    form.show()
    form.day.set_value(date(2026, 10, 1))
    form.day.edited.emit()
    form.accept()
    assert "It was shared with" in form.fields["read_on"].error()
    assert form.isVisible()
    assert form.person_ids() == found.unread[:2]
    form.day.line.setText("the day after")
    form.accept()
    assert form.isVisible()
    assert now(session, REVIEW).read == found.read


def test_who_was_not_here_on_the_day_is_not_offered(tab: SharedLearningTab, session: Session, qtbot: QtBot) -> None:
    found = choose(tab, "Safeguarding bulletin, autumn")
    starter = named(session, "Ellie Dunn").id
    assert found.without_it == (starter,)
    form = tab.acts.share_form(found, (starter,))
    qtbot.addWidget(form)
    assert form.person_ids() == (starter,)
    form.day.set_value(date(2026, 10, 20))
    form.day.edited.emit()
    assert form.person_ids() == ()
    assert not form.accept_button.isEnabled()


def test_whom_it_went_to_is_said_without_names_until_somebody_types(
    tab: SharedLearningTab, session: Session, qtbot: QtBot
) -> None:
    own = session.services.learning.add(LearningItem(0, "A clip", LearningKind.CLIP))
    form = tab.acts.share_form(session.services.learning.reach(own, TODAY), ())
    qtbot.addWidget(form)
    model = form.people.model
    midday = [row.person.id for row in model.all_rows() if row.held.team == "Midday"]
    model.tick(midday)
    assert form.whom.text() == "team Midday"
    model.untick_all()
    assert form.whom.text() == ""
    model.tick([midday[0]])
    assert form.whom.text() == "1 person"
    form.people.tick_shown()
    assert form.whom.text() == "everyone"
    form.whom.setText("the whole staff meeting")
    model.tick([midday[0]], ticked=False)
    assert form.whom.text() == "the whole staff meeting"


def test_what_counts_says_so_before_it_is_stored_and_moves_the_standing(
    window: MainWindow, session: Session, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    course = next(one for one in session.services.training.courses() if one.title == "Annual safeguarding update")
    item = LearningItem(0, "Update by post", LearningKind.BRIEFING, counts=CountsWhen.SHARED, course_id=course.id)
    own = session.services.learning.add(item)
    late = named(session, "Tom Barker").id
    form = tab.acts.share_form(session.services.learning.reach(own, TODAY), (late,))
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: bool(form.effect.text()))
    assert form.effect.text() == "1 person will have Annual safeguarding update on record on 23 Nov 2026."
    before = len(session.services.standing.snapshot().history(late).completions)
    form.accept()
    assert len(session.services.standing.snapshot().history(late).completions) == before + 1
    undo(window, qtbot)
    assert len(session.services.standing.snapshot().history(late).completions) == before


def test_an_item_is_changed_in_the_form_it_was_made_in(
    tab: SharedLearningTab, session: Session, qtbot: QtBot, window: MainWindow
) -> None:
    found = choose(tab, REVIEW)
    press(tab.items, Qt.Key.Key_Return)
    form = dialog_of(qtbot, window, LearningItemDialog)
    assert form.draft() == found.item
    form.counts.setCurrentIndex(form.counts.findData(CountsWhen.READ.value))
    form.accept()
    assert "Choose the course" in form.fields["course_id"].error()
    form.counts.setCurrentIndex(form.counts.findData(CountsWhen.NO.value))
    form.place.setText("Green folder")
    form.accept()
    session.tasks.wait_idle()
    assert "Green folder" in tab.card.about.text()


def test_pasted_names_are_marked_as_read(
    window: MainWindow, session: Session, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    found = choose(tab, REVIEW)
    people = session.services.standing.snapshot().people
    wanted = found.unread[:3]
    press(window, Qt.Key.Key_D, ALT)
    mark = dialog_of(qtbot, window, MarkReadDialog)
    press(mark, Qt.Key.Key_P, ALT)
    paste = dialog_of(qtbot, window, PasteNamesDialog)
    paste.text.setPlainText("\n".join([people[own].name for own in wanted] + ["Somebody Else"]))
    paste.accept()
    assert set(mark.person_ids()) == set(wanted)
    mark.accept()
    assert set(wanted) <= set(now(session, REVIEW).readers)
