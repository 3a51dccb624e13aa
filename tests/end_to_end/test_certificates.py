"""Certificates in the real window: from a day of training to pages in a file, a check, and back with one undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.dialogs.check_certificate import CheckCertificateDialog
from nscp_desktop.ui.dialogs.issue_certificates import IssueDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.tabbed import TabbedPage
from nscp_desktop.ui.pages.training_certificates import CertificatesTab
from nscp_desktop.ui.your_name import remember_name
from tests.paper import printed_pages
from tests.ui.at_hand import dialog_of

TODAY = date(2026, 11, 23)
# Two of one name, a long one, and one with letters of its own.
NAMES = (
    ("Amir", "Khan"),
    ("Amir", "Khan"),
    ("Zoë", "O'Neill"),
    ("Bartholomew Maximilian", "Featherstonehaugh-Cholmondeley"),
)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A new school's window, with a day of in-house training on record."""
    remember_name("A Lead")
    program = Desktop(TODAY, tmp_path / "sample.nscp")
    program.start(None)
    program.create(AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), tmp_path / "hillside.nscp")
    assert program.window is not None
    services = program.window.session.services
    people = [services.people.add(PersonDraft(*name, starts_on=date(2020, 9, 1))) for name in NAMES]
    course = next(one.id for one in services.training.courses() if one.title == "Whole-school safeguarding")
    draft = TrainingDraft(course, date(2026, 9, 3), tuple(people), hours=3, trainer="A Lead")
    services.training.record(draft, today=TODAY)
    program.window.resize(1366, 768)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program.window
    program.window.session.tasks.wait_idle()
    program.window.close()
    program.window.deleteLater()
    if program.welcome is not None:
        program.welcome.close()
        program.welcome.deleteLater()
    program.close()


def tab_of(window: MainWindow) -> CertificatesTab:
    window.show_page("training", "certificates")
    page = window.page("training")
    assert isinstance(page, TabbedPage)
    found = page.tab("certificates")
    assert isinstance(found, CertificatesTab)
    return found


def test_from_a_day_of_training_to_certificates_and_back(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    services, tab = window.session.services, tab_of(window)
    tab.sessions.setFocus()
    QTest.keyClick(tab.sessions, Qt.Key.Key_Return)
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    assert dialog.count.text() == "4 of 4 ticked"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    made = services.certificates.all()
    assert len(made) == 4

    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    window.session.tasks.wait_idle()
    qtbot.waitUntil(lambda: reports.prepared is not None)
    out = tmp_path / "certificates.pdf"
    reports.save_pdf(out)
    window.session.tasks.wait_idle()
    found = printed_pages(out)
    people = services.standing.snapshot().people
    for page, one in zip(found, made, strict=True):
        assert one.number in page
        assert one.code in page
        squeezed = people[one.person_id].name.replace(" ", "")
        assert squeezed in page.replace(" ", "").replace("\ufffe", "-")
        assert "Hillside School" in page

    tab = tab_of(window)
    QTest.mouseClick(tab.check_button, Qt.MouseButton.LeftButton)
    check: CheckCertificateDialog = dialog_of(qtbot, window, CheckCertificateDialog)
    QTest.keyClicks(check.number, made[2].number)
    QTest.keyClicks(check.code, made[2].code)
    QTest.keyClick(check.code, Qt.Key.Key_Return)
    assert people[made[2].person_id].name in check.answer.text.toPlainText()
    check.throw_away()

    record = tmp_path / "record.pdf"
    services.documents.save_report("individual-record", record, TODAY, ReportOptions(person_id=made[0].person_id))
    assert made[0].number in " ".join(printed_pages(record))

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.session.tasks.wait_idle()
    assert services.certificates.all() == ()
    assert tab.chips.value() == "issued"
    assert tab.stack.currentWidget() is tab.empty
