"""Saving what is returned to others: the workbooks, and a form that is filled in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.return_names import ReturnName
from nscp_desktop.domain.small_numbers import rules
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.returns_forms import ENDING, FormLook
from nscp_desktop.services.section_11_documents import SECTION_11
from nscp_desktop.ui.dialogs.fill_form import FillFormDialog, NamesDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.saving import ask_for_sheets

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.assurance_returns import ReturnsTab


class ReturnSaving(QObject):
    """Asks where to, works off the window's thread, and says what came of it.

    `filled` is sent when a copy of a form is saved: its dialog closes, if it is still there.
    """

    filled = Signal()

    def __init__(self, tab: "ReturnsTab") -> None:
        super().__init__(tab)
        self._tab = tab
        self._session = tab.session
        self.looking: LookingAhead[tuple[ReturnName, ...]] = LookingAhead(
            tab.session, self.tr("Working out the return")
        )

    def save_return(self) -> None:
        """Save the partnership return as a workbook."""
        out = self._ask_for_sheets(self.tr("Partnership return"))
        if out is not None:
            work = self._session.services.returns.save_workbook
            self._save(partial(work, out, self._session.as_at, self._tab.below()), out)

    def save_section_11(self, anonymous: bool) -> None:
        """Save the audit workbook, with names or without."""
        title = self.tr("Section 11 without names") if anonymous else self.tr("Section 11 with names")
        out = self._ask_for_sheets(title)
        if out is not None:
            work = self._session.services.documents.save_export
            self._save(partial(work, SECTION_11, out, self._session.as_at, anonymous=anonymous), out)

    def show_names(self) -> None:
        """List every name that a form may give to a cell."""
        service = self._session.services.returns
        work = partial(_names, partial(service.names, self._session.as_at, self._tab.below()))
        self.looking.ask(work, self._show_names)

    def save_names(self) -> None:
        """Save the list of names as a workbook."""
        out = self._ask_at(self._proposed(self.tr("Names for a form")))
        if out is not None:
            work = self._session.services.returns.save_names
            self._save(partial(work, out, self._session.as_at, self._tab.below()), out)

    def choose_form(self) -> None:
        """Ask for a form, and show what would be written into it."""
        name, _ = QFileDialog.getOpenFileName(
            self._tab,
            self.tr("Choose the form"),
            str(documents_folder()),
            self.tr("Excel workbooks (*.xlsx);;All files (*)"),
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, template: Path) -> None:
        """Read a form off the window's thread, and show what would be written into it."""
        service = self._session.services.returns
        self._session.tasks.run(
            partial(service.look_at_form, template, self._session.as_at, self._tab.below()),
            partial(self._show_form, template),
            self._refused,
            self.tr("Reading the form"),
        )

    def _show_form(self, template: Path, look: FormLook) -> None:
        dialog = FillFormDialog(look, " ".join(rules(self._tab.below())[:1]), self._tab.window())
        dialog.save_wanted.connect(partial(self._fill, template))
        self.filled.connect(dialog.accept)
        open_dialog(dialog)

    def _fill(self, template: Path) -> None:
        proposed = template.with_name(f"{template.stem} {self._session.as_at.isoformat()}{ENDING}")
        out = self._ask_at(proposed)
        if out is None:
            return
        service = self._session.services.returns
        self._session.tasks.run(
            partial(service.fill, template, out, self._session.as_at, self._tab.below()),
            partial(self._say_filled, out),
            self._refused,
            self.tr("Filling in the form"),
        )

    def _say_filled(self, out: Path, look: FormLook) -> None:
        self.filled.emit()
        words = self.tr("Filled %1, and saved %2").replace("%1", plural(len(look.lines), "cell"))
        self._session.say(words.replace("%2", str(out)))

    def _show_names(self, names: tuple[ReturnName, ...]) -> None:
        open_dialog(NamesDialog(names, self.save_names, self._tab.window()))

    def _ask_for_sheets(self, title: str) -> Path | None:
        return ask_for_sheets(self._tab, self._proposed(title))

    def _proposed(self, title: str) -> Path:
        return documents_folder() / f"{title} {self._session.as_at.isoformat()}{ENDING}"

    def _ask_at(self, proposed: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._tab, self.tr("Save spreadsheet"), str(proposed), self.tr("Excel workbooks (*.xlsx)")
        )
        if not name:
            return None
        return Path(name if name.lower().endswith(ENDING) else f"{name}{ENDING}")

    def _save(self, work: Callable[[], None], out: Path) -> None:
        self._session.tasks.run(work, partial(self._saved, out), self._refused, self.tr("Saving the spreadsheet"))

    def _saved(self, out: Path, _nothing: None) -> None:
        self._session.say(self.tr("Saved: %1").replace("%1", str(out)))

    def _refused(self, error: NscpError) -> None:
        report(self._tab, error)


def _names(find: Callable[[], tuple[ReturnName, ...]], _told: Told) -> tuple[ReturnName, ...]:
    return find()
