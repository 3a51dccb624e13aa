"""Settings, Security: the password of the record file, when the window locks itself, and what that is worth."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.password import PasswordDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog, Sheet
from nscp_desktop.ui.lock_settings import CHOICES_MINUTES, LockSettings, keep_lock_settings, lock_settings
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.protecting import RecordProtection
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class SecuritySection(Section):
    """The password, the recovery sheet, locking, and an honest word on both."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(10)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Security"))
        scroll.setWidget(inner)
        self.column.addWidget(scroll)
        self._add_password()
        self._add_locking()
        self._add_honest_word()
        self._cards.addStretch()

    @property
    def protection(self) -> RecordProtection | None:
        """What can be done with the password; None where nothing can."""
        return self.session.protection

    def refresh(self) -> None:
        """Show whether there is a password, and what was chosen."""
        can_lock = self.session.services.locking.can_lock
        is_protected = self.protection.is_protected() if self.protection is not None else can_lock
        can = self.protection is not None and not self.session.services.read_only
        self.state.setText(
            self.tr("✓ This record file is protected with a password.")
            if is_protected
            else self.tr("! This record file has no password. Whoever gets hold of it, or of a copy, can read it.")
        )
        self.add.setVisible(can and not is_protected)
        for button in (self.change, self.sheet, self.remove):
            button.setVisible(can and is_protected)
        checked = self.protection is None or not is_protected or self.protection.is_sheet_checked()
        self.unchecked.setVisible(not checked)
        self.forget.setVisible(self.protection is not None and self.protection.is_remembered())
        chosen = lock_settings()
        self.minutes.setCurrentIndex(self.minutes.findData(chosen.idle_minutes))
        self.on_screen_lock.setChecked(chosen.on_screen_lock)
        self.on_sleep.setChecked(chosen.on_sleep)
        self.on_minimise.setChecked(chosen.on_minimise)

    def add_password(self) -> None:
        """Ask for a first password, then show the recovery sheet."""
        if self.protection is not None:
            self._ask_new(self.protection, has_password=False)

    def change_password(self) -> None:
        """Ask for another password, then show the new recovery sheet."""
        if self.protection is not None:
            self._ask_new(self.protection, has_password=True)

    def remove_password(self) -> None:
        """Ask for the password and take it away."""
        if self.protection is None:
            return
        about = self.tr(
            "A backup is made first. Then the file is written anew without protection: whoever gets hold of it, or of "
            "a copy, can read every name in it. Older backups keep their password."
        )
        title, words = self.tr("Remove the password"), self.tr("Remove the password")
        does, tries = self.protection.remove_password, self.protection.tries
        dialog = PasswordDialog(title, about, words, does, self.window(), tries=tries)
        dialog.accepted.connect(partial(self._changed, self.tr("The record file has no password now.")))
        open_dialog(dialog)

    def show_sheet(self) -> None:
        """Ask for the password, then show the recovery sheet."""
        if self.protection is None:
            return
        about = self.tr("The recovery sheet opens the file without the password, so the password is asked for first.")
        title, words = self.tr("Recovery sheet"), self.tr("Show the sheet")
        does, tries = self.protection.check_password, self.protection.tries
        dialog = PasswordDialog(title, about, words, does, self.window(), tries=tries)
        dialog.accepted.connect(self._show_sheet)
        open_dialog(dialog)

    def forget_here(self) -> None:
        """Ask for the password on this computer again from now on."""
        if self.protection is not None:
            self.protection.forget()
            self._changed(self.tr("This computer does not remember the password any more."))

    def _show_sheet(self) -> None:
        if self.protection is not None:
            open_recovery_sheet(self.session, self.protection.sheet(), self.window())

    def _ask_new(self, protection: RecordProtection, *, has_password: bool) -> None:
        change = protection.change_password if has_password else partial(_set_password, protection)
        tries = protection.tries if has_password else None
        dialog = ChangePasswordDialog(
            protection.judge, change, has_password=has_password, parent=self.window(), tries=tries
        )
        dialog.accepted.connect(partial(self._changed, self.tr("The password is changed.")))
        dialog.accepted.connect(self._show_sheet)
        open_dialog(dialog)

    def _changed(self, sentence: str) -> None:
        self.refresh()
        self.session.say(sentence)

    def _keep_choice(self, *_: object) -> None:
        keep_lock_settings(
            LockSettings(
                int(self.minutes.currentData()),
                on_sleep=self.on_sleep.isChecked(),
                on_screen_lock=self.on_screen_lock.isChecked(),
                on_minimise=self.on_minimise.isChecked(),
            )
        )

    def _add_password(self) -> None:
        card = Card(self.tr("Password"))
        self.state = plain_label("", "strong", wrap=True)
        self.unchecked = plain_label(
            self.tr("The recovery sheet has not been typed back yet. Do it once, so that you know it works."),
            "noticeText",
            wrap=True,
        )
        self.add = push_button(self.tr("&Add a password…"), self.add_password, primary=True)
        self.change = push_button(self.tr("&Change the password…"), self.change_password)
        self.sheet = push_button(self.tr("Recovery s&heet…"), self.show_sheet)
        self.remove = push_button(self.tr("Re&move the password…"), self.remove_password)
        self.forget = push_button(self.tr("&Forget the password on this computer"), self.forget_here)
        card.body.addWidget(self.state)
        card.body.addWidget(self.unchecked)
        card.body.addLayout(button_row(self.add, self.change, self.sheet, self.remove, self.forget))
        self._cards.addWidget(card)

    def _add_locking(self) -> None:
        card = Card(self.tr("Locking"))
        about = self.tr("For a protected file, on this computer. Ctrl+L locks at once. What you were typing is kept.")
        card.body.addWidget(plain_label(about, "muted", wrap=True))
        self.minutes = QComboBox()
        for minutes in CHOICES_MINUTES:
            words = self.tr("%1 minutes").replace("%1", str(minutes)) if minutes else self.tr("Never")
            self.minutes.addItem(words, minutes)
        self.minutes.setMaximumWidth(180)
        card.body.addWidget(FormField(self.tr("Lock when nobody has used the program &for"), self.minutes))
        self.on_screen_lock = QCheckBox(self.tr("Lock when the &screen is locked"))
        self.on_sleep = QCheckBox(self.tr("Lock when the computer goes to slee&p"))
        self.on_minimise = QCheckBox(self.tr("Lock when the &window is minimised"))
        for tick in (self.on_screen_lock, self.on_sleep, self.on_minimise):
            tick.setAccessibleName(tick.text().replace("&", ""))
            tick.clicked.connect(self._keep_choice)
            card.body.addWidget(tick)
        self.minutes.activated.connect(self._keep_choice)
        self._cards.addWidget(card)

    def _add_honest_word(self) -> None:
        card = Card(self.tr("What this protects, and what it does not"))
        for sentence in (
            self.tr("✓ A laptop, a stick or a copy of the file that is lost or stolen while the file is locked."),
            self.tr("– Not a computer with a harmful program on it, and not one that was left open and unlocked."),
            self.tr("– Reports and spreadsheets that you save are files of their own, and are not protected."),
            self.tr("An encrypted drive (BitLocker on Windows) is still recommended: it protects everything else too."),
        ):
            card.body.addWidget(plain_label(sentence, wrap=True))
        self._cards.addWidget(card)


def open_recovery_sheet(session: Session, sheet: Sheet, parent: QWidget) -> None:
    """Show a recovery sheet over a window; whoever reminds of it looks again when it closes."""
    dialog = RecoverySheetDialog(sheet, parent)
    dialog.finished.connect(partial(_look_again, session))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _look_again(session: Session, _result: int) -> None:
    session.announce(Changes.AGENCY)


def _set_password(protection: RecordProtection, _none_before: str, new: str) -> None:
    protection.set_password(new)
