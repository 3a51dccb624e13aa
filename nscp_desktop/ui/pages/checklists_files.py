"""Templates of the settings as files: brought in from a sheet, a template or the clipboard, and handed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_import import FoundItems, Holds
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.shipped_templates import scales
from nscp_desktop.ui.dialogs.checklist_template_import import NEW_TEMPLATE, ImportTemplateDialog, ImportWork
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.checklists_section import ChecklistsSection

MOST_IN_NAME = 60


class TemplateFileActions(QObject):
    """The commands of the two menus, on the template that the section has chosen."""

    def __init__(self, session: Session, section: ChecklistsSection) -> None:
        super().__init__(section)
        self._session, self._section = session, section
        self.import_action = self._action(self.tr("From a &file…"), self.ask_for_file)
        self.paste_action = self._action(self.tr("&Paste items…"), self.paste)
        self.workbook_action = self._action(self.tr("&Workbook…"), partial(self._ask_where, ".xlsx"))
        self.toml_action = self._action(self.tr("&Template for another agency…"), partial(self._ask_where, ".toml"))

    def bringing_in(self) -> tuple[QAction, ...]:
        """Return what brings items in."""
        return self.import_action, self.paste_action

    def handing_on(self) -> tuple[QAction, ...]:
        """Return what saves a template as a file."""
        return self.workbook_action, self.toml_action

    def ask_for_file(self) -> None:
        """Ask which file holds the items."""
        kinds = self.tr("Spreadsheets and templates (*.xlsx *.xlsm *.xls *.ods *.csv *.toml);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._section, self.tr("Bring items in"), str(documents_folder()), kinds
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read a file and show what it would become; a refusal is told."""
        files = self._session.services.template_files
        whole = None
        try:
            if path.suffix.casefold() == ".toml":
                whole = files.read_template(path)
            else:
                files.read_items(path)
        except NscpError as refusal:
            report(self._section.window(), refusal)
            return
        self._open(path.name, partial(_read_file, files.read_items, path), whole=whole)

    def paste(self) -> None:
        """Open the form in which items can be pasted."""
        self._open(self.tr("the clipboard"), self._session.services.template_files.read_pasted, is_pasted=True)

    def save(self, out: Path) -> None:
        """Save the current template as the kind of file that its name says; a refusal is told."""
        state = self._section.current()
        if state is None:
            return
        files, whole = self._session.services.template_files, WholeTemplate(state.template, state.version)
        save = files.save_toml if out.suffix.casefold() == ".toml" else files.save_workbook
        try:
            save(whole, out)
        except NscpError as refusal:
            report(self._section.window(), refusal)
            return
        self._session.say(self.tr("Saved %1.").replace("%1", out.name))

    def _ask_where(self, ending: str, _checked: bool = False) -> None:
        state = self._section.current()
        if state is None:
            return
        plain = "".join(letter for letter in state.template.title if letter.isalnum() or letter in " -")
        usual = documents_folder() / f"{plain[:MOST_IN_NAME].strip()}{ending}"
        kinds = self.tr("Workbooks (*.xlsx)") if ending == ".xlsx" else self.tr("Templates (*.toml)")
        chosen, _ = QFileDialog.getSaveFileName(self._section, self.tr("Save the template"), str(usual), kinds)
        if chosen:
            self.save(Path(chosen if chosen.casefold().endswith(ending) else f"{chosen}{ending}"))

    def _open(
        self,
        name: str,
        read: Callable[[str, Mapping[int, Holds]], FoundItems],
        *,
        whole: WholeTemplate | None = None,
        is_pasted: bool = False,
    ) -> None:
        states = self._section.model.all_rows()
        current = self._section.current()
        chosen = NEW_TEMPLATE if whole is not None or current is None else list(states).index(current)
        work = ImportWork(
            name,
            [WholeTemplate(state.template, state.version) for state in states],
            scales()[0],
            read,
            self._session.services.template_files.plan_items,
            self._store,
            self._edit,
            chosen,
            whole,
            is_pasted,
        )
        open_dialog(ImportTemplateDialog(work, self._section.window()))

    def _store(self, whole: WholeTemplate) -> None:
        if _is_stored(whole):
            self._section.store_changed(whole)
        else:
            self._section.store_new(whole)

    def _edit(self, whole: WholeTemplate) -> None:
        """Go on in the form with what was read, so that it can be put right there."""
        states = self._section.model.all_rows()
        state = next((one for one in states if _is_stored(whole) and one.version.id == whole.version.id
                      and one.template.shipped == whole.template.shipped), None)  # fmt: skip
        if state is None:
            self._section.open_new(self._section.blank(), whole)
        else:
            self._section.open_state(state, whole)

    def _action(self, words: str, does: Callable[..., object]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(does)
        return action


def _is_stored(whole: WholeTemplate) -> bool:
    """Whether a template is on record, or one of the program's own."""
    return bool(whole.template.id or whole.template.shipped)


def _read_file(
    read: Callable[[Path, Mapping[int, Holds], str], FoundItems], path: Path, sheet: str, meanings: Mapping[int, Holds]
) -> FoundItems:
    return read(path, meanings, sheet)
