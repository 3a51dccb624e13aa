"""Saving spreadsheets from a page: one button with a menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.page import Page


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
        proposed = documents_folder() / f"{title} {day}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save spreadsheet"), str(proposed), self.tr("Spreadsheet (*.xlsx)")
        )
        if chosen:
            self.save(export_id, Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx"))

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
