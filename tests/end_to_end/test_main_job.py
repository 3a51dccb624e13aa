"""The main job in the real window: from a spreadsheet to a compliance report."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.main import main
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.ui.import_wizard.wizard import ImportWizard
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest

TODAY = date(2026, 11, 23)
HEADINGS = ("Surname", "First name", "Role", "Start date", "Whole school safeguarding", "Prevent")
STAFF = (
    ("Abbott", "Hannah", "SENCo", date(2012, 12, 2), date(2024, 9, 3), date(2026, 1, 12)),
    ("O'Neill", "Zoë", "Class teacher", date(2015, 9, 1), date(2022, 9, 2), "Booked 12/01/2027"),
    ("Grice", "Jodie", "Teaching assistant", date(2020, 9, 1), "Sept 2024", "Yes"),
    ("Quill", "Maya", "Midday supervisor", date(2026, 11, 9), None, None),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The spreadsheet that a school keeps, with a title above its headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("SAFEGUARDING TRAINING 2026/27",))
    sheet.append(())
    sheet.append(HEADINGS)
    sheet.append(("TEACHERS",))
    for row in STAFF:
        sheet.append(row)
    path = tmp_path / "Staff training.xlsx"
    book.save(path)
    book.close()
    return path


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program as it starts for the first time."""
    program = Desktop(TODAY, tmp_path / "sample.nscp")
    program.start(None)
    yield program
    if program.window is not None:
        program.window.session.tasks.wait_idle()
        program.window.close()
        program.window.deleteLater()
    if program.welcome is not None:
        program.welcome.close()
        program.welcome.deleteLater()
    program.close()


def begin(desktop: Desktop, path: Path) -> MainWindow:
    desktop.create(AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), path)
    assert desktop.window is not None
    return desktop.window


def bring_in(window: MainWindow, workbook: Path) -> None:
    """Go through the four steps of the import with their own buttons."""
    wizard = ImportWizard(window.session, window)
    wizard.show()
    wizard.take_file(workbook)
    for _ in range(3):
        window.session.tasks.wait_idle()
        QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    window.session.tasks.wait_idle()
    wizard.close()
    wizard.deleteLater()


def test_from_a_spreadsheet_to_a_compliance_report(desktop: Desktop, tmp_path: Path, workbook: Path) -> None:
    record = tmp_path / "hillside.nscp"
    window = begin(desktop, record)
    services = window.session.services

    bring_in(window, workbook)

    people = {person.name: person for person in services.standing.snapshot().people.values()}
    assert set(people) == {"Hannah Abbott", "Zoë O'Neill", "Jodie Grice", "Maya Quill"}
    before = services.standing.board(TODAY).by_requirement()["school/whole-school"]
    assert (before.in_date, before.of, before.overdue, before.not_done, before.induction) == (1, 3, 1, 1, 1)

    course = next(item for item in services.training.courses() if item.title == "Whole-school safeguarding")
    window.record_training(RecordRequest(course.id, None, tuple(person.id for person in people.values())))
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    window.session.tasks.wait_idle()
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    window.session.tasks.wait_idle()

    after = services.standing.board(TODAY).by_requirement()["school/whole-school"]
    assert (after.in_date, after.of, after.induction) == (4, 4, 0)

    document = pypdfium2.PdfDocument(services.documents.report("compliance-summary", TODAY, ReportOptions()))
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert services.standing.board(TODAY).figures().words in text
    assert "4 of 4" in text


def test_what_was_saved_in_the_window_is_there_for_the_command_line(
    desktop: Desktop, tmp_path: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "hillside.nscp"
    window = begin(desktop, record)
    bring_in(window, workbook)
    words = window.session.services.standing.board(TODAY).figures().words
    assert main(["standing", str(record)]) == 1
    assert "hillside.nscp open" in capsys.readouterr().err
    desktop.close()
    assert main(["standing", str(record), "--as-at", TODAY.isoformat()]) == 0
    assert words in capsys.readouterr().out


def test_the_program_opens_the_file_of_last_time(desktop: Desktop, tmp_path: Path) -> None:
    record = tmp_path / "hillside.nscp"
    begin(desktop, record)
    desktop.close()
    again = Desktop(TODAY, tmp_path / "sample.nscp")
    again.start(None)
    assert again.window is not None
    assert again.window.session.services.path == record
    again.window.close()
    again.window.deleteLater()
    again.close()


def test_a_file_that_cannot_be_opened_leaves_the_open_one_open(desktop: Desktop, tmp_path: Path) -> None:
    window = begin(desktop, tmp_path / "hillside.nscp")
    other = tmp_path / "other.nscp"
    other.write_text("no record", "utf-8")
    with pytest.raises(Exception, match="not a training record"):
        desktop.open_path(other)
    assert desktop.window is window
    services = window.session.services
    course = services.training.courses()[0]
    with pytest.raises(Exception, match="at least one person"):
        services.training.record(TrainingDraft(course.id, TODAY, ()), today=TODAY)


def test_the_sample_can_be_looked_at_without_touching_a_file(desktop: Desktop, tmp_path: Path) -> None:
    desktop.open_sample()
    assert desktop.window is not None
    assert len(desktop.window.session.board().rows) == 64
    assert [path.name for path in tmp_path.glob("*.nscp")] == ["sample.nscp"]


def test_every_sample_agency_is_in_the_menu_of_the_window(desktop: Desktop) -> None:
    desktop.open_sample()
    assert desktop.window is not None
    samples = [key for key, _ in desktop.window.menus.commands() if key.startswith("sample-")]
    assert len(samples) == 5
    desktop.window.menus.trigger("sample-health")
    assert desktop.window.session.services.agency.details().name == "Willowmere Surgery"
