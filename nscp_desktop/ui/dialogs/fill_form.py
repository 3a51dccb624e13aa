"""A form that somebody else made: what would be written into it before a copy is saved, and all names it may have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.return_names import ReturnName
from nscp_desktop.services.returns_forms import FormLook
from nscp_desktop.ui.models.returns import line_columns, line_key, name_columns, name_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (860, 460)


class FillFormDialog(QDialog):
    """Shows which cells are filled and what a copy loses; `save_wanted` asks for the copy, and may be asked again."""

    save_wanted = Signal()

    def __init__(self, look: FormLook, guarding: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fill in a form"))
        model = TableModel(line_columns(), line_key, parent=self)
        model.set_rows(look.lines)
        self.table = TableView("form-cells", self)
        self.table.setAccessibleName(self.tr("Cells that are filled"))
        self.table.set_table(model, sort_by=None)
        self.save_button = push_button(self.tr("&Save a filled copy…"), self.save_wanted.emit, primary=True)
        self.save_button.setDefault(True)
        self.words = plain_label(look.words, wrap=True)
        self.lost = plain_label(look.lost_words, "errorSentence", wrap=True)
        if not look.lost:
            self.lost.hide()
        typed = self.tr("Evidence is written as it was typed: read whether it names people before you send the form.")
        self.typed = plain_label(typed, "errorSentence", wrap=True)
        if not look.has_typed:
            self.typed.hide()
        stays = self.tr("The form itself stays as it is.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(heading(look.file_name))
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        for label in (self.lost, self.typed, plain_label(f"{guarding} {stays}", "muted", wrap=True)):
            column.addWidget(label)
        column.addWidget(buttons)
        self.resize(*SIZE)
        self.table.setFocus()


class NamesDialog(QDialog):
    """Lists every name that a form may give to a cell; `save` saves the list as a workbook."""

    def __init__(self, names: Sequence[ReturnName], save: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Names for a form"))
        self.model = TableModel(name_columns(), name_key, parent=self)
        self.model.set_rows(names)
        self.table = TableView("form-names", self)
        self.table.setAccessibleName(self.tr("Names for a form"))
        self.table.set_table(self.model, sort_by=None)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter…"))
        self.search.setAccessibleName(self.tr("Filter the names"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.filter)
        how = self.tr(
            "In a form of your own select a cell, type one of these names into the name box at the left of the formula "
            "bar, and press Enter. The program then writes the figure into that cell of a copy."
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = push_button(self.tr("&Copy"), self.table.copy)
        self.save_button = push_button(self.tr("&Save as a workbook…"), save)
        for button in (self.copy_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.search, 1)
        row.addWidget(plain_label(plural(len(names), "name"), "muted"))
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(plain_label(how, "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
        self.search.setFocus()
