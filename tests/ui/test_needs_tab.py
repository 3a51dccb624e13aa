"""Training needs on the page that looks ahead, and reasons given from the matrix, with the record read back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.gap_reasons import Gap, SaidWhy
from nscp_desktop.domain.needs import LATE
from nscp_desktop.domain.users import UserRole
from nscp_desktop.domain.years import academic_year, next_academic_year
from nscp_desktop.services.needs import NeedsFound
from nscp_desktop.ui.dialogs.needs_ways import WaysDialog
from nscp_desktop.ui.dialogs.say_why import SayWhyDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.needs import ALL_COURSES, gap_key
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.planning_needs import FIRST_TERM, GAPS, MONEY, NEXT, OPEN, SAID, NeedsTab
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import on_screen, page_of


@pytest.fixture
def tab(window: MainWindow, session: Session) -> NeedsTab:
    found = page_of(window, "planning", PlanningPage, "needs").needs
    session.tasks.wait_idle()
    return found


def worked_out(session: Session) -> NeedsFound:
    found = session.services.needs.found(academic_year(session.as_at), session.as_at)
    assert found is not None
    return found


def gaps(session: Session) -> dict[tuple[int, str], Gap]:
    return {gap.key: gap for gap in session.services.needs.gaps(session.today)}


def view(tab: NeedsTab, key: str) -> None:
    tab.views.choose(key)
    tab.views.chosen.emit(key)


def people_shown(window: MainWindow) -> set[int]:
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    return {row.person.id for row in page.model.rows()}


def test_every_figure_opens_the_people_behind_it(tab: NeedsTab, session: Session, window: MainWindow) -> None:
    needs = worked_out(session).needs
    own = needs.course_ids()[0]
    assert [row.course_id for row in tab.model.rows()] == [*needs.course_ids(), ALL_COURSES]
    tab.table.select_key(own, FIRST_TERM)
    late = needs.of(own, LATE)
    assert tab.model.index(0, FIRST_TERM).data() == f"{len(late)}"
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert people_shown(window) == {one.person_id for one in late}
    window.show_page("planning", "needs")
    tab.table.select_key(ALL_COURSES, FIRST_TERM + len(needs.columns()))
    tab.people_button.click()
    assert people_shown(window) == set(needs.people())


def test_the_next_year_has_its_own_terms(tab: NeedsTab, session: Session) -> None:
    tab.years.choose(NEXT)
    tab.years.chosen.emit(NEXT)
    session.tasks.wait_idle()
    found = session.services.needs.found(next_academic_year(session.as_at), session.as_at)
    assert found is not None
    titles = [column.title for column in tab.model.columns]
    assert titles[FIRST_TERM : FIRST_TERM + 3] == ["Autumn 27", "Spring 28", "Summer 28"]
    assert [len(row.places) for row in tab.model.rows()][-1] == len(found.needs.places)


def test_the_needs_follow_the_day_that_is_looked_at(tab: NeedsTab, session: Session, window: MainWindow) -> None:
    before = len(tab.model.rows()[-1].places)
    session.set_as_at(academic_year(session.today).ends_on)
    session.tasks.wait_idle()
    assert [column.title for column in tab.model.columns][FIRST_TERM : FIRST_TERM + 2] == ["Late now", "Summer 27"]
    assert len(tab.model.rows()[-1].places) != before or tab.year() == academic_year(session.today)


def test_one_reason_is_given_to_many_by_keyboard_and_undone(
    tab: NeedsTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    view(tab, GAPS)
    tab.filters.choose(OPEN)
    tab.filters.chosen.emit(OPEN)
    first = [gap_key(row) for row in list(tab.gap_model.rows())[:3]]
    tab.gaps.select_key(first[0])
    tab.gaps.setFocus()
    for _ in range(2):
        QTest.keyClick(tab.gaps, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.key for row in tab.gaps.selected_rows()] == first
    assert tab.gap_words.text() == "3 trainings selected: they get one reason together."
    QTest.keyClick(tab.gaps, Qt.Key.Key_Return)
    dialog = on_screen(tab, SayWhyDialog)
    dialog.why.setCurrentIndex(dialog.why.findData(SaidWhy.COULD_NOT_BE_RELEASED.value))
    QTest.keyClicks(dialog.note, "No cover")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    said = [gaps(session)[key].said for key in first]
    assert {(one.why, one.note) for one in said if one is not None} == {(SaidWhy.COULD_NOT_BE_RELEASED, "No cover")}
    tab.filters.choose(SAID)
    tab.filters.chosen.emit(SAID)
    assert set(first) <= {row.key for row in tab.gap_model.rows()}
    window.menus.trigger("undo")
    session.tasks.wait_idle()
    assert all(gaps(session)[key].said is None for key in first)


def test_a_reason_is_taken_back_and_its_people_are_a_press_away(
    tab: NeedsTab, session: Session, window: MainWindow
) -> None:
    view(tab, GAPS)
    tab.filters.choose(SAID)
    tab.filters.chosen.emit(SAID)
    said = {key for key, gap in gaps(session).items() if gap.said is not None}
    assert {row.key for row in tab.gap_model.rows()} == said
    tab.gaps.selectAll()
    tab.take_back_button.click()
    session.tasks.wait_idle()
    assert all(gap.said is None for gap in gaps(session).values())
    tab.filters.choose("all")
    tab.filters.chosen.emit("all")
    tab.gap_people_button.click()
    assert people_shown(window) == {own for own, _ in gaps(session)}


def test_a_note_about_health_is_pointed_out_gently(tab: NeedsTab) -> None:
    view(tab, GAPS)
    tab.say_button.click()
    dialog = on_screen(tab, SayWhyDialog)
    dialog.note.setText("In hospital")
    assert "does not belong in a training record" in dialog.fields["note"]._note.text()
    dialog.throw_away()


def test_costs_say_what_nobody_has_said(tab: NeedsTab, session: Session) -> None:
    view(tab, MONEY)
    money = {row.money.course_id: row for row in tab.money_model.rows()}
    assert set(money) == {one.course_id for one in worked_out(session).money}
    silent = sum(row.money.places for row in money.values() if row.money.charge_pence is None)
    assert f"Nobody has said what {silent} places would cost" in tab.money_words.text()
    uncosted = sum(row.money.uncosted for row in money.values())
    assert f"Nobody has said what {uncosted} sessions cost" in tab.money_words.text()


def test_a_day_on_which_nobody_was_here_does_not_claim_that_all_is_done(tab: NeedsTab, session: Session) -> None:
    session.set_as_at(date(1995, 1, 1))
    session.tasks.wait_idle()
    assert tab.words.text().startswith("Nobody is here on this day.")
    assert tab.gap_words.text().startswith("Nobody is here on this day.")


def test_another_course_is_chosen_for_a_requirement_and_undone(
    tab: NeedsTab, session: Session, window: MainWindow
) -> None:
    ways = {(way.requirement_id, way.is_first): way for way in worked_out(session).needs.ways}
    key = ("school/online-safety", True)
    other = next(own for own in ways[key].others if own != ways[key].course_id)
    tab.ways_button.click()
    dialog = on_screen(tab, WaysDialog)
    combo = dialog.choices[key]
    combo.setCurrentIndex(combo.findData(other))
    combo.activated.emit(combo.currentIndex())
    dialog.reject()
    session.tasks.wait_idle()
    after = {(way.requirement_id, way.is_first): way for way in worked_out(session).needs.ways}
    assert (after[key].course_id, after[key].is_chosen) == (other, True)
    window.menus.trigger("undo")
    session.tasks.wait_idle()
    assert {(way.requirement_id, way.is_first): way for way in worked_out(session).needs.ways} == ways


def test_an_editor_may_not_choose_courses_and_reads_why(tab: NeedsTab, session: Session) -> None:
    users = session.services.users
    users.work_as("Maya Green")
    users.add("Maya Green", UserRole.ADMINISTRATOR)
    users.add("Eddie Lee", UserRole.EDITOR)
    users.work_as("Eddie Lee")
    tab.ways_button.click()
    dialog = on_screen(tab, WaysDialog)
    combo = next(combo for combo in dialog.choices.values() if combo.count() > 1)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert "administrator" in dialog._error.text()
    dialog.reject()


def test_whoever_may_only_look_gives_no_reasons(tab: NeedsTab, session: Session) -> None:
    view(tab, GAPS)
    session.editing.stop("role", "You may only look.")
    assert not tab.say_button.isEnabled()
    tab.say_why()
    assert not [dialog for dialog in tab.window().findChildren(SayWhyDialog) if dialog.isVisible()]


def test_print_opens_the_report(tab: NeedsTab, window: MainWindow, session: Session) -> None:
    tab.print_button.click()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    session.tasks.wait_idle()


def test_a_reason_is_given_from_the_matrix(session: Session, window: MainWindow) -> None:
    page = page_of(window, "matrix", MatrixPage)
    key = next(key for key, gap in gaps(session).items() if gap.said is None)
    columns = [own.key for own in page.model.columns]
    page.view.select_key(key[0], columns.index(key[1]))
    page.actions_.why.trigger()
    dialog = on_screen(page, SayWhyDialog)
    dialog.why.setCurrentIndex(dialog.why.findData(SaidWhy.DECLINED.value))
    dialog.accept_button.click()
    said = gaps(session)[key].said
    assert said is not None
    assert said.why is SaidWhy.DECLINED
