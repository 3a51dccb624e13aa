"""Assurance, Section 11: standards, the figures of the audit day, and both beside the last audit."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.audit_figures import Share
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Checklist, QuestionnaireKind
from nscp_desktop.services.checklists import Listed
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
from nscp_desktop.ui.dialogs.checklist_sign_off import SignOffDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.audit_figures import cell_words, table_text
from nscp_desktop.ui.pages.assurance_audit import COMPARED, FIGURES, STANDARDS, AuditTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.requests import ItemRequest, ReportRequest
from nscp_desktop.ui.pages.tabbed import TabbedPage, TabRequest
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, page_of
from tests.ui.figures_at_hand import choose_table

TODAY = date(2026, 11, 23)


@pytest.fixture
def tab(window: MainWindow) -> AuditTab:
    page = page_of(window, "assurance", TabbedPage, "audit")
    found = page.tab("audit")
    assert isinstance(found, AuditTab)
    return found


def audits(session: Session) -> tuple[Listed, ...]:
    return session.services.checklists.listed(*AUDIT_KINDS)


def look_at_figures(tab: AuditTab, session: Session, key: str = "groups") -> None:
    tab.show_part(FIGURES)
    session.tasks.wait_idle()
    choose_table(tab.figures, key)


def test_this_years_audit_is_shown_with_what_is_met_now_and_last_time(tab: AuditTab, session: Session) -> None:
    this, last = audits(session)
    assert tab.filled is not None
    assert tab.filled.checklist.id == this.checklist.id
    assert tab.words.text() == "7 of 27 met, 17 last time · audit day 23 Nov 2026"
    assert "Section 175/157 training standard" in tab.head.which.currentText()
    tab.open(last.checklist.id)
    assert tab.words.text() == "17 of 27 met · audit day 16 Nov 2025"


def test_the_figures_are_those_of_the_audit_day_beside_the_last_audit(tab: AuditTab, session: Session) -> None:
    look_at_figures(tab, session)
    this, last = audits(session)
    figures = session.services.audit_figures.figures(TODAY, this.checklist)
    shown = tab.figures.table()
    assert shown is not None
    assert table_text(shown, figures.before_at) == table_text(figures.tables[1], last.checklist.as_at)
    assert tab.words.text() == "As at 23 Nov 2026, events since 17 Nov 2025. Compared with the audit of 16 Nov 2025."
    assert [table.number for table in figures.tables] == list(range(1, 12))
    assert all(table.rules for table in figures.tables)


def test_enter_on_a_figure_opens_its_people_and_coming_back_shows_it_again(
    tab: AuditTab, session: Session, window: MainWindow
) -> None:
    look_at_figures(tab, session)
    view, table = tab.figures.view(), tab.figures.table()
    assert view is not None
    assert table is not None
    row = next(row for row in table.rows if any(isinstance(cell, Share) and cell.missing for cell in row.cells))
    place = next(at for at, cell in enumerate(row.cells) if isinstance(cell, Share) and cell.missing)
    view.select_key((row.key, False), place + 1)
    view.setFocus()
    cell = row.cells[place]
    assert isinstance(cell, Share)
    assert cell_words(cell) in tab.figures.sentence.text()
    QTest.keyClick(view, Qt.Key.Key_Return)
    people = window.current_page()
    assert isinstance(people, PeoplePage)
    assert {own.person.id for own in people.model.rows()} == set(cell.people)
    window.go_back()
    QTest.keyClick(tab.figures.missing_button, Qt.Key.Key_Space)
    assert {own.person.id for own in people.model.rows()} == set(cell.missing)
    window.go_back()
    assert (tab.parts.value(), tab.figures.key()) == (FIGURES, "groups")


def test_what_was_signed_off_says_of_whom_it_counts_and_who_is_no_longer_on_record(
    tab: AuditTab, session: Session, window: MainWindow
) -> None:
    _, last = audits(session)
    tab.open(last.checklist.id)
    look_at_figures(tab, session, "leads")
    table, view = tab.figures.table(), tab.figures.view()
    assert table is not None
    assert view is not None
    lead, *_, together = table.rows
    session.services.removal.remove([lead.person_id or 0])
    session.announce(Changes.PEOPLE)
    session.tasks.wait_idle()
    assert lead.label not in table_text(tab.figures.table() or table, None)
    said: list[str] = []
    session.said.connect(said.append)
    view.select_key((lead.key, False), 1)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.current_page() is tab.page
    view.select_key((together.key, False), 1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    people = window.current_page()
    assert isinstance(people, PeoplePage)
    assert len(people.model.rows()) == 2
    assert said == [
        "This person is no longer on record. What was signed off stays as it was.",
        "No longer on record: 1 of these 3 people.",
    ]


def test_what_was_signed_off_keeps_its_figures_while_those_of_the_open_one_follow_the_record(
    tab: AuditTab, session: Session
) -> None:
    look_at_figures(tab, session, "headcount")
    before = tab.figures.table()
    _, last = audits(session)
    tab.open(last.checklist.id)
    session.tasks.wait_idle()
    signed = tab.figures.table()
    session.services.people.add(PersonDraft("New", "Comer", starts_on=date(2020, 9, 1)))
    session.announce(Changes.PEOPLE)
    session.tasks.wait_idle()
    assert tab.figures.table() == signed
    assert tab.words.text().startswith("As signed off on 16 Nov 2025. As at 16 Nov 2025")
    tab.open(audits(session)[0].checklist.id)
    session.tasks.wait_idle()
    assert tab.figures.table() != before


def test_then_and_now_stand_side_by_side_and_enter_goes_to_the_standard(tab: AuditTab, session: Session) -> None:
    tab.show_part(COMPARED)
    lines = [[str(tab.compared.model.index(row, column).data()) for column in range(4)] for row in range(8)]
    assert lines[0] == ["1. Safeguarding leads", "", "", "4 of 6 met, 4 last time"]
    assert lines[3][1:] == ["✓ Yes", "◷ Partly", "▼ worse"]
    assert lines[6][1:] == ["◷ Partly", "✓ Yes", "▲ better"]
    assert "audit day 16 Nov 2025" in tab.compared.beside.text()
    tab.compared.turned.click()
    assert {line.item.turn.value for line in tab.compared.model.rows() if line.item} == {"better", "worse"}
    tab.compared.table.setCurrentIndex(tab.compared.model.index(1, 0))
    QTest.keyClick(tab.compared.table, Qt.Key.Key_Return)
    assert tab.parts.value() == STANDARDS
    assert any(view.item.number == "1.3" and view.isVisible() for view in tab.view.items)


def test_a_scale_with_a_moderated_score_has_a_column_for_it_and_points(tab: AuditTab, session: Session) -> None:
    checklists = session.services.checklists
    section_11 = next(one for one in session.services.templates.all() if one.shipped == "section-11")
    own = checklists.begin(section_11, Checklist(0, 0, 0, TODAY, TODAY, year="2026"), today=TODAY)
    item = next(iter(checklists.filled(own).version.items()))
    checklists.say(own, item.id, {"answer": "3", "moderated": "2"})
    session.announce(Changes.AGENCY)
    tab.open(own)
    tab.show_part(COMPARED)
    assert [column.title for column in tab.compared.model.columns] == [
        "Standard", "Last time", "Now", "Moderated", "Change",
    ]  # fmt: skip
    assert [tab.compared.model.index(1, place).data() for place in (2, 3)] == ["✓ 3: met", "◷ 2: mostly met"]
    assert "3 of 3 points" in tab.words.text()
    assert "nothing to compare with yet" in tab.compared.beside.text()
    assert not tab.compared.turned.isEnabled()


def test_the_audit_that_is_usual_in_the_sector_is_offered_first(
    tab: AuditTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    usual = {Sector.SCHOOL: "Section 175/157", Sector.COUNCIL: "Section 11", Sector.HEALTH: "Section 11"}
    for sector, first in usual.items():
        with session.services.desk.changing("Sector") as unit:
            unit.agency.change(replace(unit.agency.details(), sector=sector))
        tab.acts.begin()
        dialog = dialog_of(qtbot, window, BeginDialog)
        assert dialog.template.currentText() == f"{first} training standard"
        assert dialog.template.count() == 2
        dialog.throw_away()
        assert not dialog.isVisible()


def test_a_second_open_audit_of_one_kind_is_refused_in_words_and_nothing_typed_is_lost(
    tab: AuditTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    tab.acts.begin()
    dialog = dialog_of(qtbot, window, BeginDialog)
    dialog.head.texts["year"].setText("2027")
    dialog.accept()
    assert dialog.isVisible()
    assert "is open already, since 23 Nov 2026" in dialog.fields["year"].error()
    assert dialog.head.texts["year"].text() == "2027"
    assert len(audits(session)) == 2
    dialog.template.setCurrentIndex(1)
    dialog.accept()
    assert not dialog.isVisible()
    assert audits(session)[0].template.kind is QuestionnaireKind.SECTION_11
    assert tab.filled is not None
    assert tab.filled.template.kind is QuestionnaireKind.SECTION_11


def test_other_pages_ask_for_a_part_or_a_standard(tab: AuditTab, session: Session, window: MainWindow) -> None:
    window.show_page("assurance", TabRequest("audit", FIGURES))
    session.tasks.wait_idle()
    assert tab.figures.isVisible()
    assert tab.filled is not None
    item = list(tab.filled.version.items())[8]
    window.show_page("assurance", TabRequest("audit", ItemRequest(tab.filled.checklist.id, item.id)))
    assert tab.parts.value() == STANDARDS
    assert any(view.item.id == item.id and view.isVisible() for view in tab.view.items)


def test_going_to_what_is_not_answered_from_the_form_that_signs_off_shows_the_standards(
    tab: AuditTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    look_at_figures(tab, session)
    assert tab.find_field() is None
    tab.acts.sign_off()
    dialog = dialog_of(qtbot, window, SignOffDialog)
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog.go_button, Qt.Key.Key_Space)
    assert tab.parts.value() == STANDARDS
    assert tab.filled is not None
    first = tab.filled.unanswered()[0].id
    assert any(view.item.id == first and view.isVisible() for view in tab.view.items)
    assert tab.find_field() is not None


def test_print_asks_for_the_report_of_the_audit_that_is_shown(tab: AuditTab, session: Session, qtbot: QtBot) -> None:
    _, last = audits(session)
    tab.open(last.checklist.id)
    with qtbot.waitSignal(tab.page.open_report) as asked:
        QTest.keyClick(tab.head.print_button, Qt.Key.Key_Space)
    assert asked.args[0] == ReportRequest("section-11", checklist_id=last.checklist.id)


def test_without_an_audit_the_figures_of_the_day_are_there_all_the_same(tab: AuditTab, session: Session) -> None:
    checklists = session.services.checklists
    this, last = audits(session)
    checklists.remove(this.checklist.id)
    with session.services.desk.changing("As before the first audit") as unit:
        unit.checklists.remove(last.checklist.id)
    session.announce(Changes.AGENCY)
    assert tab.empty.isVisible()
    assert not tab.head.isVisible()
    look_at_figures(tab, session, "headcount")
    session.set_as_at(date(2026, 3, 1))
    session.tasks.wait_idle()
    assert tab.words.text().startswith("As at 1 Mar 2026")
    assert "There is no earlier audit" in tab.words.text()
    tab.show_part(COMPARED)
    assert tab.empty.isVisible()


def test_what_is_to_do_about_questionnaires_opens_its_tab(window: MainWindow, session: Session) -> None:
    jobs = [job for job in session.services.assurance_jobs(date(2027, 11, 1)) if job.title != ""]
    assert {job.tab for job in jobs} >= {"audit", "expectations"}
    for job in jobs:
        window.show_page(job.page, job.tab)
        page = window.current_page()
        assert isinstance(page, TabbedPage)
        assert page.current_key() == job.tab


def test_overdue_actions_are_counted_beside_assurance_in_the_list_of_pages(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    def name() -> str:
        return window.navigation._buttons["assurance"].accessibleName()

    qtbot.waitUntil(lambda: "overdue" in name())
    before = len(session.services.actions.overdue(TODAY))
    session.services.actions.add(Action(0, "Order posters", date(2026, 11, 1), due_on=date(2026, 11, 22)))
    session.announce(Changes.AGENCY)
    qtbot.waitUntil(lambda: name() == f"Assurance, {before + 1} overdue actions")
    session.set_as_at(date(2026, 11, 22))
    qtbot.waitUntil(lambda: name() == f"Assurance, {before} overdue action{'s' if before != 1 else ''}")
