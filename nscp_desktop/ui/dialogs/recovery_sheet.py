"""The recovery sheet: shown, printed or saved, and typed back once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.pdf_pages import PdfPages, ask_printer, print_pages, set_page_layout
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.code_field import CodeField
from nscp_desktop.ui.widgets.form_field import FormField

WIDTH = 560
GROUPS_IN_A_LINE = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recovery sheet: its file, the groups of its code, and what can be done with it.

    `pdf()` returns the sheet for the printer, `save(path)` writes it, `confirm(text)` takes the code that was typed
    back and raises NotAllowedError when it does not fit.
    """

    file_name: str
    groups: tuple[str, ...] = field(repr=False)
    pdf: Callable[[], bytes]
    save: Callable[[Path], object]
    confirm: Callable[[str], object]


class RecoverySheetDialog(QDialog):
    """Shows the code, then hides it and asks for it from the paper. It can be put off: closing it is enough."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery sheet"))
        self.setFixedWidth(WIDTH)
        self._sheet = sheet
        self.code = CodeField()
        hint = self.tr("Small letters, and spaces or none, are all right.")
        self.code_form = FormField(self.tr("&Code on the sheet"), self.code, hint)
        self.note = plain_label("", "muted", wrap=True)
        self.note.hide()
        self.print_button = push_button(self.tr("&Print…"), self._print, primary=True)
        self.save_button = push_button(self.tr("&Save as PDF…"), self._save)
        self.next_button = push_button(self.tr("&Next: type it back"), self.ask_back)
        self.back_button = push_button(self.tr("&Show the code again"), self.show_code)
        self.finish_button = push_button(self.tr("&Check and finish"), self.finish, primary=True)
        self.later_button = push_button(self.tr("&Later"), self.reject)
        for button in self._buttons():
            button.setAutoDefault(False)
        self.steps = QStackedWidget()
        self.steps.addWidget(self._code_step())
        self.steps.addWidget(self._back_step())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.steps, 1)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons()[:-2]:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.finish_button)
        row.addWidget(self.later_button)
        column.addLayout(row)
        self.code.entered.connect(self.finish)
        self.show_code()

    def show_code(self) -> None:
        """Show the code to be printed."""
        self._go(0)
        self.print_button.setFocus()

    def ask_back(self) -> None:
        """Hide the code and ask for it from the paper."""
        self._go(1)
        self.code.setFocus()

    def finish(self) -> None:
        """Check what was typed, and close when it fits."""
        self.code_form.set_error("")
        if not self.code.text().strip():
            self.code_form.set_error(self.tr("Please type the code from the paper."))
            return
        try:
            self._sheet.confirm(self.code.text())
        except NscpError as error:
            self.code_form.set_error(str(error))
            self.code.setFocus()
            return
        self.code.clear()
        self.accept()

    def save_as(self, out: Path) -> None:
        """Write the sheet as PDF, and say where it is."""
        try:
            self._sheet.save(out)
        except NscpError as error:
            self._say(str(error), wrong=True)
            return
        words = self.tr("Saved as %1. Move it to a stick in a safe place: whoever has it can open the file.")
        self._say(words.replace("%1", out.name))

    def print_to(self, printer: QPrinter) -> None:
        """Print the sheet. It goes to the printer from memory and leaves no file behind."""
        try:
            print_pages(self._sheet.pdf(), printer)
        except NscpError as error:
            self._say(str(error), wrong=True)
            return
        self._say(self.tr("The sheet has been sent to the printer."))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Recovery sheet"))
        set_page_layout(printer, PdfPages(self._sheet.pdf()).sizes[0])
        dialog = QPrintDialog(printer, self)
        ask_printer(dialog, printer, self.print_to)

    def _save(self) -> None:
        proposed = documents_folder() / f"{Path(self._sheet.file_name).stem} recovery sheet.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery sheet"), str(proposed), self.tr("PDF documents (*.pdf)")
        )
        if chosen:
            self.save_as(Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))

    def _go(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        for button in (self.print_button, self.save_button, self.next_button):
            button.setVisible(step == 0)
        for button in (self.back_button, self.finish_button):
            button.setVisible(step == 1)
        self.finish_button.setDefault(step == 1)
        self._say("")

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.note.setObjectName("errorSentence" if wrong else "muted")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _buttons(self) -> tuple[QPushButton, ...]:
        first = (self.print_button, self.save_button, self.next_button, self.back_button)
        return (*first, self.finish_button, self.later_button)

    def _code_step(self) -> QWidget:
        step, column = _step()
        column.addWidget(
            plain_label(self.tr("If the password is forgotten, only this code opens the file"), "cardTitle", wrap=True)
        )
        about = self.tr(
            "Print the sheet and put it in a safe or a locked cabinet, not with the laptop. Nobody else can help: "
            "without the password and without this sheet, %1 cannot be opened by anyone."
        )
        column.addWidget(plain_label(about.replace("%1", self._sheet.file_name), wrap=True))
        card = Card()
        lines = [
            "  ".join(self._sheet.groups[start : start + GROUPS_IN_A_LINE])
            for start in range(0, len(self._sheet.groups), GROUPS_IN_A_LINE)
        ]
        self.shown = plain_label("\n".join(lines))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(14)
        font.setBold(True)
        self.shown.setFont(font)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shown.setAccessibleName(self.tr("The code: %1").replace("%1", ", ".join(self._sheet.groups)))
        card.body.addWidget(self.shown)
        column.addWidget(card)
        column.addStretch()
        return step

    def _back_step(self) -> QWidget:
        step, column = _step()
        column.addWidget(plain_label(self.tr("Type the code from the paper, once"), "cardTitle", wrap=True))
        about = self.tr("So you know that the sheet can be read and holds the right code.")
        column.addWidget(plain_label(about, "muted", wrap=True))
        column.addWidget(self.code_form)
        column.addStretch()
        return step


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return step, column
