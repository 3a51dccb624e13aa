"""What one training counts towards: by its course, and what it was accepted for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.domain.equivalents import CountsTowards
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (760, 330)


@guarded
class CountsTowardsDialog(QDialog):
    """Shows a list, which `find` gives; whatever is done is stored at once and can be undone.

    `accept_more` opens the form for another requirement, `remove` takes one that was accepted away. None of both where
    nothing may be changed. Call `show_list` when something was stored.
    """

    def __init__(
        self,
        about: str,
        find: Callable[[], Sequence[CountsTowards]],
        accept_more: Callable[[], object] | None,
        remove: Callable[[CountsTowards], object] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Counts towards"))
        self._find, self._remove = find, remove
        self.model = TableModel(_columns(), key=_key, parent=self)
        self.table = TableView("counts-towards", self)
        self.table.setAccessibleName(self.tr("What this training counts towards"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.accept_button = push_button(self.tr("&Accept for another requirement…"), accept_more or self.show_list)
        self.remove_button = push_button(self.tr("Re&move"), self.remove_one)
        self.accept_button.setEnabled(accept_more is not None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(about))
        note = self.tr("What its course counts towards is decided for the course, on the Training page.")
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.accept_button, self.remove_button))
        column.addWidget(buttons)
        self.resize(*SIZE)
        self.show_list()

    def show_list(self) -> None:
        """Show what is stored now."""
        self.model.set_rows(list(self._find()))
        if self.model.rows() and self.table.current_row() is None:
            self.table.select_key(_key(self.model.rows()[-1]))
        self._enable()

    def remove_one(self) -> None:
        """Accept the current one no longer; undo brings it back."""
        row = self.table.current_row()
        if row is None or row.equivalent is None or self._remove is None:
            return
        try:
            self._remove(row)
        except NscpError as refusal:
            report(self, refusal)
            return
        self.show_list()

    def _enable(self) -> None:
        row = self.table.current_row()
        self.remove_button.setEnabled(self._remove is not None and row is not None and row.equivalent is not None)


def _columns() -> list[Column[CountsTowards]]:
    return [
        Column(_tr("Requirement"), _title, width=240, strong=True, tooltip=_title, key="requirement"),
        Column(_tr("Why it counts"), _why, width=250, tooltip=_why, key="why"),
        Column(_tr("Reason"), _reason, width=180, tooltip=_reason, key="reason"),
    ]


def _key(row: CountsTowards) -> str:
    return row.requirement_id


def _title(row: CountsTowards) -> str:
    return row.title


def _why(row: CountsTowards) -> str:
    return row.words


def _reason(row: CountsTowards) -> str:
    return row.equivalent.reason if row.equivalent is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CountsTowards", text)
