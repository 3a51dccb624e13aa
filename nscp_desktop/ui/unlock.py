"""Asking for the password of a protected record file, or for the code of its recovery sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import DamagedHeadError, FileRefusedError, NscpError
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.tries import Tries, wait_words
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.code_field import CodeField
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.password_field import PasswordEntry

TICK_MS = 250
CARD_WIDTH = 500


@dataclass(frozen=True, slots=True)
class Unlocker:
    """How one file is unlocked. Both are called in a thread and answer with the key, or refuse with NscpError.

    `delay_seconds` says how long to wait after so many wrong tries in a row, `tries` counts them where somebody does.
    """

    with_password: Callable[[str], bytes]
    with_code: Callable[[str], bytes]
    delay_seconds: Callable[[int], float]
    can_remember: bool = False
    tries: Tries | None = None


class UnlockPanel(QWidget):
    """The fields with which a file is unlocked; `unlocked` carries the key and whether to remember it here.

    Whoever takes the key may still find that the file does not open, and says so with `show_refusal`.
    `backups_wanted` carries the key of a file whose head is damaged, which also opens its backups, and what is wrong.
    """

    unlocked = Signal(bytes, bool)
    backups_wanted = Signal(bytes, str)

    def __init__(self, unlocker: Unlocker, tries: Tries | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocker = unlocker
        self._tries = tries or Tries()
        self.tasks = TaskRunner(self)
        self.is_working = False
        self.entry = PasswordEntry(self.tr("&Password"))
        self.code = CodeField()
        hint = self.tr("Type the code from the paper. Small letters, and spaces or none, are all right.")
        self.code_form = FormField(self.tr("&Code on the recovery sheet"), self.code, hint)
        self.lost_note = plain_label(
            self.tr("Without the password and without this paper nobody can open the file."), "muted", wrap=True
        )
        self.remember = QCheckBox(self.tr("Re&member on this computer"))
        self.remember.setAccessibleName(self.tr("Remember on this computer"))
        if not unlocker.can_remember:
            self.remember.hide()
        self.remember_note = plain_label(
            self.tr("Whoever is signed in to this computer as you can then open the file without the password."),
            "muted",
            wrap=True,
        )
        self.remember_note.hide()
        self.remember.toggled.connect(self.remember_note.setVisible)
        self.note = plain_label("", "errorSentence", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedHeight(12)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Unlocking"))
        self.unlock_button = push_button(self.tr("&Unlock"), self.try_now, primary=True)
        self.unlock_button.setDefault(True)
        self.sheet_button = push_button(self.tr("Use the &recovery sheet…"), self._change_way)
        self.backups_button = push_button(self.tr("Show the &backups…"), self._want_backups)
        self._lay_out()
        self.entry.field.returnPressed.connect(self.try_now)
        self.code.entered.connect(self.try_now)
        self.timer = QTimer(self)
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self._count_down)
        self._show_way(by_code=False)
        if self._tries.seconds_left():
            self.timer.start()
            self._count_down()

    def try_now(self) -> None:
        """Try what was typed, in the background."""
        if self.is_working or self._tries.seconds_left():
            return
        typed = self.code.text() if self.by_code else self.entry.password()
        if not typed.strip():
            self._say(self.tr("Please type the code.") if self.by_code else self.tr("Please type the password."))
            return
        way = self._unlocker.with_code if self.by_code else self._unlocker.with_password
        self._set_working(True)
        self._say(self.tr("Unlocking…"), wrong=False)
        self.tasks.run(partial(way, typed), self._take, self._wrong, self.tr("Unlocking"))

    def show_refusal(self, error: NscpError) -> None:
        """Say why the file stays locked."""
        self._set_working(False)
        field = self.code if self.by_code else self.entry.field
        field.selectAll()
        self.timer.start()
        self._refusal = str(error)
        self._count_down()
        self.take_focus()

    def _wrong(self, error: NscpError) -> None:
        self._damage = error if isinstance(error, DamagedHeadError) else None
        self.backups_button.setVisible(self._damage is not None)
        if self._damage is not None:
            self._tries.note_right()
        # A slip in the code is found by its own check letters and tells nothing about the file.
        elif isinstance(error, FileRefusedError):
            self._tries.note_wrong(self._unlocker.delay_seconds)
        self.show_refusal(error)

    def clear(self) -> None:
        """Forget what was typed, and ask for the password again."""
        self._forget_damage()
        self.entry.clear()
        self.code.clear()
        self._say("")
        self._show_way(by_code=False)

    def take_focus(self) -> None:
        """Put the cursor where something is typed."""
        (self.code if self.by_code else self.entry.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def message(self) -> str:
        """Return the sentence that is shown."""
        return self.note.text()

    _refusal = ""
    _damage: DamagedHeadError | None = None

    def _want_backups(self) -> None:
        if self._damage is not None:
            self.backups_wanted.emit(self._damage.key, str(self._damage))

    def _forget_damage(self) -> None:
        self._damage = None
        self.backups_button.hide()

    def _take(self, key: bytes) -> None:
        self._set_working(False)
        self._forget_damage()
        self._say("")
        self._tries.note_right()
        remember = self.remember.isChecked()
        self.entry.clear()
        self.code.clear()
        self.unlocked.emit(key, remember)

    def _count_down(self) -> None:
        left = self._tries.seconds_left()
        self.unlock_button.setEnabled(left == 0 and not self.is_working)
        if left:
            self._say(f"{self._refusal} {wait_words(left)}".strip())
        else:
            self.timer.stop()
            if not self.is_working:
                self._say(self._refusal)

    def _change_way(self) -> None:
        self._refusal = ""
        self._show_way(by_code=not self.by_code)
        self._count_down()
        self.take_focus()

    def _show_way(self, *, by_code: bool) -> None:
        self.by_code = by_code
        self.entry.setVisible(not by_code)
        self.code_form.setVisible(by_code)
        self.lost_note.setVisible(by_code)
        words = self.tr("Use the &password…") if by_code else self.tr("Use the &recovery sheet…")
        self.sheet_button.setText(words)
        self.sheet_button.setAccessibleName(words.replace("&", "").rstrip("…"))

    def _set_working(self, working: bool) -> None:
        self.is_working = working
        buttons = (self.unlock_button, self.sheet_button, self.backups_button)
        for widget in (self.entry, self.code_form, self.remember, *buttons):
            widget.setEnabled(not working)
        self.progress.setVisible(working)

    def _say(self, sentence: str, *, wrong: bool = True) -> None:
        self.note.setObjectName("errorSentence" if wrong else "muted")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        fields = (self.entry, self.code_form, self.lost_note, self.remember, self.remember_note)
        for widget in (*fields, self.note, self.progress):
            column.addWidget(widget)
        self.progress.hide()
        self.backups_button.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.unlock_button)
        row.addWidget(self.sheet_button)
        row.addWidget(self.backups_button)
        row.addStretch()
        column.addLayout(row)
        self.note.hide()


@guarded
class UnlockDialog(QDialog):
    """Asks for the password before a protected file is opened; `open_other` is sent for another file."""

    open_other = Signal()

    def __init__(
        self, file_name: str, unlocker: Unlocker, tries: Tries | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Unlock a record file"))
        self.setMinimumWidth(CARD_WIDTH)
        self.panel = UnlockPanel(unlocker, tries, self)
        self.other_button: QPushButton = push_button(self.tr("&Open another file…"), self.open_other.emit)
        self.close_button = push_button(self.tr("Cancel"), self.reject)
        for button in (self.panel.sheet_button, self.panel.backups_button, self.other_button, self.close_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.other_button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(plain_label(file_name, "cardTitle", wrap=True))
        column.addWidget(plain_label(self.tr("This file is protected with a password."), "muted", wrap=True))
        column.addWidget(self.panel)
        column.addStretch()
        column.addLayout(row)
        self.panel.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the window while the file is being unlocked: the answer is on its way."""
        if event.key() == Qt.Key.Key_Escape and self.panel.is_working:
            return
        super().keyPressEvent(event)
