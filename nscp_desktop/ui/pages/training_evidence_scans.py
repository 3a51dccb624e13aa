"""Evidence, Scans: a folder watched while it is wanted; each new scan is given to a training or a session by typing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.evidence import Attached
from nscp_desktop.services.evidence_scans import Scans, ScanState
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evidence_session import open_session_files
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.evidence_scans import (
    ScanRow,
    Target,
    scan_columns,
    scan_key,
    target_columns,
    target_key,
    target_words,
    targets,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.scan_watch import ScanWatch
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

FOLDER_SETTING = "evidence/scan-folder"
WAITING, EVERY = "waiting", "every"


class ScansPart(PageTab):
    """Scans at the left; at the right whose the chosen one is: type part of a name, Enter takes the first."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._scans = Scans(())
        self._is_working = False
        self._refusal = ""
        self.watch = ScanWatch(self)
        self.watch.looked.connect(self._take)
        self.title = plain_label("", "strong", wrap=True)
        self.told = plain_label("", wrap=True)
        self.told.setAccessibleName(self.tr("What happened"))
        self.which = FilterChips([(WAITING, self.tr("Not kept yet")), (EVERY, self.tr("All"))])
        self.model: TableModel[ScanRow] = TableModel(scan_columns(), key=scan_key, parent=self)
        self.table = TableView("evidence-scans", self)
        self.table.setAccessibleName(self.tr("Scans in the folder"))
        self.table.set_table(self.model, sort_by=None)
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(self.tr("Whose is it? Type part of a name and of a course"))
        self.find_line.setAccessibleName(self.tr("Whose is it: part of a name and of a course"))
        self.find_line.setClearButtonEnabled(True)
        self.targets_model: TableModel[Target] = TableModel(
            target_columns(), key=target_key, search=target_words, parent=self
        )
        self.targets = TableView("evidence-targets", self)
        self.targets.setAccessibleName(self.tr("Trainings and sessions"))
        self.targets.set_table(self.targets_model, sort_by=None)
        self.attach_button = push_button(self.tr("&Attach to this"), self.attach, primary=True)
        self.sheet_button = push_button(self.tr("&Session's files…"), self.show_session)
        self.folder_button = push_button(self.tr("Another f&older…"), self.ask_folder)
        self.stop_button = push_button(self.tr("Stop &watching"), self.stop)
        page.session.editing.guard(self.attach_button)
        self.empty = EmptyNotice(
            self.tr("No folder is watched"),
            self.tr(
                "Choose the folder in which your scanner saves. While it is watched, each new PDF, PNG or JPEG appears "
                "here, and you say whose it is. The files stay where they are; a copy is kept in the record."
            ),
            self.tr("Watch a folder…"),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        own, rest = QVBoxLayout(left), QVBoxLayout(right)
        for column in (own, rest):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addStretch()
        own.addLayout(head)
        own.addWidget(self.table, 1)
        own.addLayout(button_row(self.folder_button, self.stop_button))
        rest.addWidget(self.find_line)
        rest.addWidget(self.targets, 1)
        rest.addLayout(button_row(self.attach_button, self.sheet_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([480, 640])
        watched = QWidget()
        column = QVBoxLayout(watched)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(split, 1)
        column.addWidget(self.told)
        self.stack = QStackedWidget()
        self.stack.addWidget(watched)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.stack.setCurrentIndex(1)

    def _connect(self) -> None:
        self.empty.stepped.connect(self.ask_folder)
        self.which.chosen.connect(self._show_which)
        self.table.selected.connect(self._enable)
        self.find_line.textChanged.connect(self._find)
        self.find_line.returnPressed.connect(self.attach)
        self.targets.selected.connect(self._enable)
        self.targets.opened.connect(self.attach)

    def refresh(self) -> None:
        """Show whose a scan can be now, and which scans are kept."""
        if self.watch.folder is None:
            return
        services = self.session.services
        evidence = services.evidence
        board = services.standing.board(self.session.today)
        found = targets(services.standing.snapshot(), board, evidence.sessions(), evidence.session_file_counts())
        self.targets_model.set_rows(found)
        self._first_target()
        self._show_scans()

    def find_field(self) -> QLineEdit:
        """Return the field that says whose a scan is."""
        return self.find_line

    def ask_folder(self) -> None:
        """Ask which folder to watch, beginning with the one of the last time."""
        last = str(QSettings().value(FOLDER_SETTING, "") or documents_folder())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"), last)
        if chosen:
            self.begin(Path(chosen))

    def begin(self, folder: Path) -> None:
        """Watch a folder, and remember it on this computer."""
        QSettings().setValue(FOLDER_SETTING, str(folder))
        self._scans = Scans(())
        self.model.set_rows([])
        self.told.setText("")
        self.title.setText(self.tr("Watching %1").replace("%1", str(folder)))
        self.stack.setCurrentIndex(0)
        self.watch.watch(folder)
        self.refresh()
        self.find_line.setFocus()

    def stop(self) -> None:
        """Watch the folder no more."""
        self.watch.stop()
        self.session.services.evidence_checks.scans_waiting = 0
        self.stack.setCurrentIndex(1)
        self.empty.button.setFocus()

    def attach(self, *_: object) -> None:
        """Keep the chosen scan with the chosen training or session; the next scan is then the chosen one."""
        row, target = self.table.current_row(), self.targets.current_row()
        if not self._may_attach() or row is None or target is None:
            return
        self._is_working = True
        self._enable()
        work = partial(_kept, self.session, target, row.scan.path)
        words = self.tr("Attaching a scan")
        self.session.tasks.run(work, partial(self._attached, row, target), self._refused, words)

    def show_session(self) -> None:
        """Show the files of the chosen session, or of the session of the chosen training."""
        target = self.targets.current_row()
        if target is None:
            return
        evidence = self.session.services.evidence
        done = target.completion
        own = target.session.id if target.session else evidence.session_of(done) if done is not None else None
        if own is None:
            self.session.say(self.tr("This training was recorded by itself, without a session."))
            return
        try:
            open_session_files(self.session, own, self.window())
        except NscpError as refusal:
            report(self, refusal)

    def _attached(self, row: ScanRow, target: Target, attached: Attached) -> None:
        self._is_working = False
        words = self.tr("%1 is kept: %2, %3.").replace("%1", row.scan.path.name).replace("%2", target.who)
        sentence = words.replace("%3", target.course) if attached.names else "\n".join(attached.refusals)
        self.told.setText(sentence)
        if attached.names:
            self.session.announce(Changes.TRAINING)
            self.session.say(sentence)
            self.find_line.clear()
            self.find_line.setFocus()
        self.refresh()

    def _refused(self, error: NscpError) -> None:
        self._is_working = False
        self._enable()
        report(self, error)

    def _take(self, scans: Scans) -> None:
        self._scans = scans
        self._show_scans()

    def _show_scans(self) -> None:
        checks = self.session.services.evidence_checks
        found = self._scans.scans
        try:
            known = checks.known([scan.sha256 for scan in found if scan.sha256])
        except NscpError:
            # The record is locked or away for now; the next look asks again.
            return
        rows = [ScanRow(scan, scan.sha256 in known) for scan in found]
        waited = {scan_key(row) for row in self.model.all_rows() if row.waits}
        waiting = sum(row.waits for row in rows)
        checks.scans_waiting = waiting
        self.model.set_rows(rows)
        self.which.set_counts({WAITING: sum(not row.is_kept for row in rows), EVERY: len(rows)})
        folder = str(self.watch.folder or "")
        words = self.tr("Watching %1 · %2").replace("%1", folder).replace("%2", self._words(rows, waiting))
        self.title.setText(self._scans.sentence or words)
        self._show_which()
        current = self.table.current_row()
        arrived = next((row for row in rows if row.waits and scan_key(row) not in waited), None)
        if arrived is not None and (current is None or not current.waits):
            self.table.select_key(scan_key(arrived))

    def _words(self, rows: list[ScanRow], waiting: int) -> str:
        if not rows:
            return self.tr("no scans yet")
        return (
            self.tr("%1 of %2 to be given to somebody")
            .replace("%1", f"{waiting:,}")
            .replace("%2", plural(len(rows), "scan"))
        )

    def _show_which(self, *_: object) -> None:
        self.model.keep(_is_not_kept if self.which.value() == WAITING else None)
        if self.table.current_row() is None and self.model.rows():
            first = next((row for row in self.model.rows() if row.waits), self.model.rows()[0])
            self.table.select_key(scan_key(first))
        self._enable()

    def _find(self, text: str) -> None:
        self.targets_model.filter(text)
        self._first_target()

    def _first_target(self) -> None:
        """Choose the first that fits, so that Enter takes it; with nothing typed nothing is chosen by itself."""
        rows = self.targets_model.rows()
        if rows and self.find_line.text().strip():
            self.targets.select_key(target_key(rows[0]))
        else:
            self.targets.clearSelection()
            self.targets.setCurrentIndex(self.targets_model.index(-1, -1))
        self._enable()

    def _may_attach(self) -> bool:
        row, target = self.table.current_row(), self.targets.current_row()
        may = self.session.editing.may_change and not self._is_working
        return bool(may and row is not None and row.waits and target is not None)

    def _enable(self) -> None:
        self.attach_button.setEnabled(self._may_attach())
        self.sheet_button.setEnabled(self.targets.current_row() is not None)
        row = self.table.current_row()
        refused = row.scan.sentence if row is not None and row.scan.state is ScanState.REFUSED else ""
        if refused or self.told.text() == self._refusal:
            self.told.setText(refused)
        self._refusal = refused


def _kept(session: Session, target: Target, path: Path) -> Attached:
    evidence = session.services.evidence
    if target.session is not None:
        return evidence.attach_to_session(target.session.id, [path], today=session.today)
    assert target.completion is not None
    return evidence.attach(target.completion, [path], today=session.today)


def _is_not_kept(row: ScanRow) -> bool:
    return not row.is_kept
