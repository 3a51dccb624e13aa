"""The list that the program brings now beside the one in use, before it is taken over."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from nscp_desktop.domain.template_comparison import Change, ItemLine, TemplateComparison
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.templates import comparison_columns, line_key
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = QSize(980, 560)


class TemplateUpdateDialog(Dialog):
    """Shows what is new, changed and gone. `take` takes the new list over, and may refuse."""

    def __init__(
        self, about: str, comparison: TemplateComparison, take: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Take over the new list"))
        self.accept_button.setText(self.tr("&Take over"))
        self._take = take
        self.body.addWidget(heading(about))
        note = self.tr(
            "It becomes the next version. What was filled in keeps the version that it has. Items and words of your "
            "own that are not in the new list are not in the next version."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.model: TableModel[ItemLine] = TableModel(comparison_columns(with_before=True), key=line_key, parent=self)
        self.model.set_rows(comparison.lines)
        self.table = TableView("template-update", self)
        self.table.setAccessibleName(self.tr("What becomes of each item"))
        self.table.set_table(self.model, sort_by=None)
        self.same = QCheckBox(self.tr("Show &also what is the same"))
        self.same.toggled.connect(self._show_same)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.same)
        self.body.addWidget(plain_label(comparison.words, "strong", wrap=True))
        fill_dialog(self)
        self._show_same(on=False)
        self.resize(SIZE.boundedTo(self._room()))

    def store(self) -> None:
        """Take the list over."""
        self._take()

    def _show_same(self, on: bool) -> None:
        self.model.keep(None if on else _differs)


def _differs(line: ItemLine) -> bool:
    return line.change is not Change.SAME
