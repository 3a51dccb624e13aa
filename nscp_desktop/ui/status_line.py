"""The status bar: whether all is saved, the rules in use, what is running, who is counted."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QProgressBar, QPushButton, QSizePolicy, QStatusBar

from nscp_desktop.domain.backups import BackupState
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError, NscpError, UnsureError
from nscp_desktop.ui.backing_up import backup_words
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import plain_label

SHOW_PROGRESS_AFTER_MS = 300
SAID_FOR_MS = 8_000


class StatusLine(QStatusBar):
    """Tells the truth about the record file; sentences of the session stand here for a while.

    `backups_wanted` is sent when somebody asks about the second copy, `sheet_wanted` for the recovery sheet.
    """

    backups_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, session: Session, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._saved = plain_label()
        self._backed_up = plain_label()
        self.second_copy = QPushButton(self)
        self.second_copy.setProperty("plain", True)
        self.second_copy.setToolTip(self.tr("Backups and their second place"))
        self.second_copy.clicked.connect(self.backups_wanted)
        self.sheet_reminder = QPushButton(self.tr("Recovery sheet: still to be checked"), self)
        self.sheet_reminder.setProperty("plain", True)
        self.sheet_reminder.setAccessibleName(self.sheet_reminder.text())
        self.sheet_reminder.clicked.connect(self.sheet_wanted)
        self._is_due = {self.second_copy: False, self.sheet_reminder: False}
        self._backups: BackupState | None = None
        self._refusal: NscpError | None = None
        self._has_unsaved = False
        self._rules = plain_label()
        self._counts = plain_label()
        self._doing = plain_label()
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setFixedSize(110, 12)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Working"))
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setProperty("plain", True)
        self.cancel_button.clicked.connect(session.tasks.cancel)
        self.cancel_button.hide()
        self.addWidget(self._saved)
        self.addWidget(self._backed_up)
        self.addWidget(self.second_copy)
        self.addWidget(self.sheet_reminder)
        # What is too long for it is cut here, and stands in full in its tooltip.
        self._rules.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._rules, 1)
        for widget in (self._doing, self._progress, self.cancel_button, self._counts):
            self.addPermanentWidget(widget)
        self._doing.hide()
        self._progress.hide()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOW_PROGRESS_AFTER_MS)
        self._late.timeout.connect(self._show_progress)
        self.messageChanged.connect(self._show_reminders)
        session.said.connect(self._say)
        session.backed_up.connect(self._show_backups)
        session.changed.connect(self._note_change)
        session.stored.connect(self._note_stored)
        session.unsaved_changed.connect(self._note_unsaved)
        session.tasks.busy.connect(self._begin)
        session.tasks.idle.connect(self._end)
        self._name_rules()

    def show_counts(self, board: Board) -> None:
        """Show how many people there are, and the day."""
        people = plural(len(board.rows), self.tr("person"), self.tr("people"))
        self._counts.setText(self.tr("%1 · as at %2").replace("%1", people).replace("%2", to_display(board.as_at)))

    def _remind_of_sheet(self) -> None:
        protection = self._session.protection
        is_due = protection is not None and protection.is_protected() and not protection.is_sheet_checked()
        self._remind(self.sheet_reminder, is_due)

    def _name_rules(self) -> None:
        self._remind_of_sheet()
        if self._session.services.read_only:
            self._saved.setText(self.tr("Opened for reading only, nothing can be changed"))
        else:
            self._show_saved()
        packs = self._session.services.agency.packs()
        if packs:
            words = ", ".join(f"{pack.title} {pack.edition}".strip() for pack in packs)
            self._rules.setText(self.tr("Rules: %1").replace("%1", words))
            self._rules.setToolTip("\n".join(f"{pack.title} {pack.edition}" for pack in packs))

    def _show_saved(self) -> None:
        """Say that all is saved, or what became of the last change that the drive refused."""
        if self._has_unsaved and not isinstance(self._refusal, FileRefusedError):
            words = self.tr("… Not saved yet")
        elif self._refusal is None:
            words = self.tr("✓ All changes saved")
        elif isinstance(self._refusal, UnsureError):
            words = self.tr("⚠ The last change is stored, but may not last")
        else:
            words = self.tr("✗ The last change is not saved")
        self._saved.setText(words)
        self._saved.setToolTip(str(self._refusal or ""))

    def _note_stored(self, refusal: NscpError | None) -> None:
        if refusal is None or isinstance(refusal, FileRefusedError):
            self._refusal = refusal
            self._show_saved()

    def _note_unsaved(self, has_unsaved: bool) -> None:
        self._has_unsaved = has_unsaved
        self._show_saved()

    def _show_backups(self, state: BackupState) -> None:
        self._backups = state
        self._backed_up.setText(backup_words(state, self._session.today))
        self._backed_up.setToolTip(state.problem or state.resting)
        words = state.second_place_words(datetime.now(UTC))
        self.second_copy.setText(words)
        self.second_copy.setAccessibleName(words)
        self._remind(self.second_copy, bool(words) and not state.is_quiet)

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.STORED and self._backups is not None and not self._backups.is_behind:
            self._show_backups(replace(self._backups, is_behind=True))
        if changes & (Changes.RULES | Changes.AGENCY):
            self._name_rules()

    def _remind(self, reminder: QPushButton, is_due: bool) -> None:
        self._is_due[reminder] = is_due
        self._show_reminders(self.currentMessage())

    def _show_reminders(self, sentence: str) -> None:
        """Show what stands here for good once the sentence has gone: one that is shown meanwhile is drawn over it."""
        for reminder, is_due in self._is_due.items():
            reminder.setVisible(is_due and not sentence)

    def _say(self, sentence: str) -> None:
        self.showMessage(sentence, SAID_FOR_MS)

    def _begin(self, words: str) -> None:
        self._doing.setText(words)
        if not self._progress.isVisible():
            self._late.start()

    def _show_progress(self) -> None:
        if self._session.tasks.is_busy:
            self._progress.show()
            self._doing.setVisible(bool(self._doing.text()))
            self.cancel_button.setAccessibleName(self.tr("Cancel: %1").replace("%1", self._doing.text()))
            self.cancel_button.setVisible(self._session.tasks.can_cancel)

    def _end(self) -> None:
        self.cancel_button.hide()
        self._late.stop()
        self._progress.hide()
        self._doing.hide()
