"""Saving spreadsheets from a page: where to, as a workbook or as CSV files, and one button with a menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.saving import CSV_SUFFIX
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.page import Page

_WORKBOOK_SUFFIX = ".xlsx"


def ask_for_sheets(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to save a spreadsheet, as a workbook or as CSV files in one zip; None when nothing is wanted."""
    zipped = _tr("CSV files in one zip (*.zip)")
    kinds = f"{_tr('Excel workbooks (*.xlsx)')};;{zipped}"
    name, kind = QFileDialog.getSaveFileName(parent, _tr("Save spreadsheet"), str(proposed), kinds)
    if not name:
        return None
    out, suffix = Path(name), CSV_SUFFIX if kind == zipped else _WORKBOOK_SUFFIX
    if out.suffix.casefold() == _WORKBOOK_SUFFIX and suffix == CSV_SUFFIX:
        # Some systems leave the ending that was proposed when another kind is chosen. Nobody was asked about this name.
        return _free(out.with_suffix(CSV_SUFFIX))
    return out if out.suffix.casefold() in (_WORKBOOK_SUFFIX, CSV_SUFFIX) else out.with_name(out.name + suffix)


def _free(out: Path) -> Path:
    number, found = 1, out
    while found.exists():
        number += 1
        found = out.with_stem(f"{out.stem} {number}")
    return found


class ExportMenu(QObject):
    """The button "Export" with every spreadsheet that can be saved."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.button = QPushButton(self.tr("Exp&ort"), page)
        self.button.setProperty("hasMenu", True)
        self.button.setAccessibleName(self.tr("Export"))
        self._menu = QMenu(self.button)
        self.button.setMenu(self._menu)
        for export in page.session.services.documents.exports():
            action = self._menu.addAction(self.tr("Spreadsheet: %1…").replace("%1", export.title))
            action.setToolTip(export.about)
            action.triggered.connect(partial(self._ask, export.id, export.title))

    def add(self, name: str, words: str, does: Callable[[], object]) -> QAction:
        """Add another way out, before the spreadsheets."""
        action = QAction(words, self._menu)
        action.setObjectName(name)
        action.triggered.connect(partial(_call, does))
        first = self._menu.actions()[0] if self._menu.actions() else None
        if first is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(first, action)
            self._menu.insertSeparator(first)
        return action

    def _ask(self, export_id: str, title: str, _checked: bool = False) -> None:
        day = self._page.session.as_at.isoformat()
        out = ask_for_sheets(self._page, documents_folder() / f"{title} {day}{_WORKBOOK_SUFFIX}")
        if out is not None:
            self.save(export_id, out)

    def save(self, export_id: str, out: Path) -> None:
        """Save a spreadsheet off the window's thread, and say so."""
        session = self._page.session
        session.tasks.run(
            partial(session.services.documents.save_export, export_id, out, session.as_at),
            partial(self._tell, out),
            self._refused,
            self.tr("Saving the spreadsheet"),
        )

    def _tell(self, out: Path, _done: None) -> None:
        self._page.session.say(self.tr("Saved: %1").replace("%1", str(out)))

    def _refused(self, error: NscpError) -> None:
        report(self._page, error)


def _call(does: Callable[[], object], _checked: bool = False) -> None:
    does()


def _tr(words: str) -> str:
    return QCoreApplication.translate("Saving", words)
