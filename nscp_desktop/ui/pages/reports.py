"""Reports: each with its pages on screen before it is saved, printed, or had as a spreadsheet."""

import getpass
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop import paths
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.services.documents import PreparedReport
from nscp_desktop.services.papers import ReportInfo, ReportOptions
from nscp_desktop.services.section_11_documents import SECTION_11
from nscp_desktop.ui import messages
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.delegates.two_lines import ABOUT_ROLE, TwoLinesDelegate
from nscp_desktop.ui.models.sessions import day_words
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.saving import ask_for_sheets
from nscp_desktop.ui.pdf_pages import ask_printer, print_pages, set_page_layout
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.pdf_view import PdfView
from nscp_desktop.ui.widgets.report_filters import ReportFilters

_ID_ROLE = Qt.ItemDataRole.UserRole
_FOLDER_SETTING = "reports/folder"


class ReportsPage(Page):
    """The list of reports, and the pages of the chosen one."""

    title: ClassVar[str] = "Reports"
    key: ClassVar[str] = "reports"
    wants: ClassVar[Changes] = Changes.ALL

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._documents = session.services.documents
        self._infos = {report.id: report for report in self._documents.reports()}
        self._turn = 0
        self._prepared: PreparedReport | None = None
        self._print_when_ready = False
        self._asked = ReportRequest("")
        self.filters = ReportFilters(self)
        self.filters.changed.connect(self._choose_filters)
        self.add_filter(self.filters)
        self._add_buttons()
        self.list = self._make_list()
        self.view = PdfView(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addLayout(self._make_right(), 1)
        self.body.addLayout(row, 1)
        self.list.setCurrentRow(0)
        self.filters.show_for(self.report)
        self.list.currentItemChanged.connect(self._choose)

    @property
    def report(self) -> ReportInfo:
        """The report that is chosen."""
        return self._infos[self.list.currentItem().data(_ID_ROLE)]

    @property
    def prepared(self) -> PreparedReport | None:
        """The report that is on screen, None while it is being made or could not be made."""
        return self._prepared

    def options(self) -> ReportOptions:
        """Return who is shown and who prints it, now."""
        chosen = self.filters.options(self.report)
        now = datetime.now().astimezone()
        asked = self._asked
        return replace(
            chosen,
            printed_by=_user_name(),
            printed_at=now,
            review_id=asked.review_id,
            item_id=asked.item_id,
            sample_id=asked.sample_id,
            certificate_ids=asked.certificate_ids,
            annex_file_ids=asked.annex_file_ids,
            annex_sheet_ids=asked.annex_sheet_ids,
            with_answer_files=asked.with_answer_files,
            small_numbers=chosen.small_numbers if asked.small_numbers is None else asked.small_numbers,
        )

    def take(self, request: object) -> None:
        """Show a report, for a person if one is named, and print it when asked."""
        if not isinstance(request, ReportRequest):
            return
        self._fill()
        if request.person_id is not None:
            self.filters.choose_person(request.person_id)
        if request.session_id is not None:
            self.filters.choose_session(request.session_id)
        if request.checklist_id is not None:
            self.filters.choose_checklist(request.checklist_id)
        for place in range(self.list.count()):
            if self.list.item(place).data(_ID_ROLE) == request.report_id:
                self.list.setCurrentRow(place)
        self._asked = request
        self._print_when_ready = request.print_now
        self._make()

    def refresh(self) -> None:
        """Offer the teams and people of now, and make the report anew."""
        self._fill()
        self._make()

    def save_pdf(self, out: Path) -> None:
        """Save the pages that are on screen."""
        if self._prepared is None:
            return
        work = partial(self._documents.save_prepared, self._prepared, out)
        self._save(work, out, self.tr("Saving the report"))

    def save_spreadsheet(self, export_id: str, anonymous: bool, out: Path) -> None:
        """Save a workbook as at the day that is shown."""
        work = partial(self._documents.save_export, export_id, out, self.session.as_at, anonymous=anonymous)
        self._save(work, out, self.tr("Making the spreadsheet"))

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages that are on screen."""
        if self._prepared is not None:
            work = partial(print_pages, self._prepared.pdf, printer)
            self.session.tasks.run(work, self._printed, self._failed_to_save, self.tr("Printing"))

    # Building the page

    def _add_buttons(self) -> None:
        self.save_button = self._button(self.tr("Save P&DF…"), self.tr("Save PDF"))
        self.save_button.clicked.connect(self._ask_and_save)
        self.sheet_button = self._button(self.tr("&Spreadsheet…"), self.tr("Spreadsheet"), "hasMenu")
        self.sheet_button.setMenu(self._make_menu())
        self.print_button = self._button(self.tr("Pr&int…"), self.tr("Print"), "primary")
        self.print_button.clicked.connect(self._ask_and_print)

    def _button(self, words: str, name: str, look: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(name)
        if look:
            button.setProperty(look, True)
        self.add_control(button)
        return button

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for export in self._documents.exports():
            action = menu.addAction(f"{export.title}…")
            action.triggered.connect(partial(self._ask_and_export, export.id, export.title, False))
            if export.id == SECTION_11:
                title = self.tr("%1 without names").replace("%1", export.title)
                action = menu.addAction(f"{title}…")
                action.triggered.connect(partial(self._ask_and_export, export.id, title, True))
        return menu

    def _make_list(self) -> QListWidget:
        reports = QListWidget(self)
        reports.setAccessibleName(self.tr("Reports"))
        reports.setItemDelegate(TwoLinesDelegate(reports))
        reports.setFixedWidth(290)
        reports.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for report in self._infos.values():
            item = QListWidgetItem(report.title, reports)
            item.setData(_ID_ROLE, report.id)
            item.setData(ABOUT_ROLE, report.about)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, report.about)
        return reports

    def _make_right(self) -> QVBoxLayout:
        self.missing = plain_label("", "errorSentence", wrap=True)
        self.missing.hide()
        self.state = plain_label("", "muted")
        self.page_words = plain_label("", "muted")
        self.zoom_words = plain_label("", "muted")
        self.view.moved.connect(self._show_place)
        self.view.zoomed.connect(self._show_zoom)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.page_words)
        bar.addWidget(self.state, 1)
        bar.addWidget(self.zoom_words)
        for words, name, does in (
            ("−", self.tr("Smaller"), self.view.zoom_out),
            ("+", self.tr("Larger"), self.view.zoom_in),
            (self.tr("Fit &width"), self.tr("Fit width"), self.view.fit_width),
        ):
            button = QPushButton(words, self)
            button.setAccessibleName(name)
            button.clicked.connect(does)
            bar.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.missing)
        column.addWidget(self.view, 1)
        column.addLayout(bar)
        return column

    # Making and showing

    def _fill(self) -> None:
        services = self.session.services
        people = services.standing.snapshot().people.values()
        ordered = sorted(people, key=lambda person: (person.family.casefold(), person.given.casefold()))
        self.filters.fill(services.agency.teams(), ordered)
        courses = services.standing.snapshot().rulebook.courses
        self.filters.fill_sessions(
            [(one.id, f"{day_words(one)} · {courses[one.course_id].title}") for one in services.sessions.all()]
        )
        self.filters.fill_checklists(self.report, services.checklists.listed(*QuestionnaireKind))

    def _choose_filters(self) -> None:
        """Make the report for what is chosen now, and no longer about the one review that was asked for."""
        annexes = self._asked.certificate_ids if self.report.kinds else ()
        self._asked = replace(self._asked, review_id=None, certificate_ids=annexes)
        self._make()

    def _choose(self, _now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._asked = ReportRequest("")
        self.filters.show_for(self.report)
        self._make()

    def _make(self) -> None:
        """Make the report in the background; an older one that comes back later is let go."""
        self._turn += 1
        self._set_ready(None)
        self.state.setText(self.tr("Making the report…"))
        work = partial(self._documents.prepare, self.report.id, self.session.as_at, self.options())
        self.session.tasks.run(
            work,
            partial(self._show, self._turn),
            partial(self._refused, self._turn),
            self.tr("Making the report"),
            partial(self._cancelled, self._turn),
        )

    def _show(self, turn: int, prepared: PreparedReport) -> None:
        if turn != self._turn:
            return
        self.state.setText("")
        self.view.set_document(prepared.pdf)
        self.view.setAccessibleName(f"{self.report.title}: {self.tr('pages of the report')}")
        self._set_ready(prepared)
        if self._print_when_ready:
            self._print_when_ready = False
            # Not while an answer is handed over: some systems ask with a window of their own that holds all up.
            QTimer.singleShot(0, self, self._ask_and_print)

    def _refused(self, turn: int, error: NscpError) -> None:
        if turn == self._turn:
            self.view.clear()
            self.page_words.setText("")
            self.state.setText(str(error))

    def _cancelled(self, turn: int) -> None:
        if turn == self._turn:
            self._print_when_ready = False
            self.view.clear()
            self.page_words.setText("")
            self.state.setText(self.tr("Not made, because you cancelled it. Press F5 to make it."))

    def _set_ready(self, prepared: PreparedReport | None) -> None:
        self._prepared = prepared
        for button in (self.save_button, self.print_button):
            button.setEnabled(prepared is not None)
        sentences = prepared.warnings if prepared is not None else ()
        self.missing.setVisible(bool(sentences))
        self.missing.setText(" ".join(sentences))

    def _show_place(self, page: int) -> None:
        words = self.tr("Page %1 of %2").replace("%1", str(page)).replace("%2", str(self.view.page_count))
        self.page_words.setText(words if page else "")

    def _show_zoom(self, zoom: float) -> None:
        self.zoom_words.setText(f"{zoom:.0%}")

    # Saving and printing

    def _ask_and_save(self) -> None:
        first = self._proposed(self.report.title, ".pdf")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save PDF"), str(first), self.tr("PDF documents (*.pdf)"))
        if name:
            out = Path(name)
            out = out if out.suffix.casefold() == ".pdf" else out.with_name(f"{out.name}.pdf")
            self._remember(out)
            self.save_pdf(out)

    def _ask_and_export(self, export_id: str, title: str, anonymous: bool, _checked: bool = False) -> None:
        out = ask_for_sheets(self, self._proposed(title, ".xlsx"))
        if out is not None:
            self._remember(out)
            self.save_spreadsheet(export_id, anonymous, out)

    def _proposed(self, title: str, suffix: str) -> Path:
        folder = Path(str(QSettings().value(_FOLDER_SETTING, "") or paths.documents_folder()))
        return folder / f"{title} {self.session.as_at.isoformat()}{suffix}"

    def _remember(self, out: Path) -> None:
        QSettings().setValue(_FOLDER_SETTING, str(out.parent))

    def _save(self, work: "partial[None]", out: Path, words: str) -> None:
        self.session.tasks.run(work, partial(self._saved, out), self._failed_to_save, words)

    def _saved(self, out: Path, _nothing: None) -> None:
        self.session.say(self.tr("Saved %1 in %2").replace("%1", out.name).replace("%2", str(out.parent)))

    def _ask_and_print(self) -> None:
        if self._prepared is None:
            self._print_when_ready = True
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.report.title)
        set_page_layout(printer, self.view.page_size())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._prepared.pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        ask_printer(dialog, printer, self.print_to)

    def _printed(self, _nothing: None) -> None:
        self.session.say(self.tr("%1 has been sent to the printer").replace("%1", self.report.title))

    def _failed_to_save(self, error: NscpError) -> None:
        messages.report(self, error)


def _user_name() -> str:
    """Return the name that the person is logged on with, empty when the computer does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
