"""Assurance, Section 11, beside the last audit: each standard then and now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from nscp_desktop.domain.audit_scores import compared, compared_whole
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Checklist, Filled
from nscp_desktop.ui.models.audit_scores import ComparedLine, ComparedModel, compared_columns, compared_lines
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import Card, plain_label


class ComparedView(QWidget):
    """The whole in one line, and the table below it. `item_wanted` carries the id of a standard that is opened."""

    item_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled: Filled | None = None
        self.words = plain_label("", "strong")
        self.beside = plain_label("", "muted", wrap=True)
        self.turned = QCheckBox(self.tr("Only what got better or worse"))
        self.turned.setAccessibleName(self.tr("Only what got better or worse"))
        self.turned.toggled.connect(self._show_lines)
        self.model = ComparedModel(compared_columns(moderated=True), key=_key, parent=self)
        self.table = TableView("audit-compared", self)
        self.table.setAccessibleName(self.tr("Standards then and now"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self._open)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.words)
        head.addWidget(self.beside, 1)
        head.addWidget(self.turned)
        card.body.addLayout(head)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_filled(self, filled: Filled, before: Checklist | None) -> None:
        """Show a questionnaire beside the one before it, None when there is none."""
        self._filled = filled
        whole = compared_whole(filled)
        self.words.setText(whole.words)
        self.beside.setText(" · ".join(part for part in (whole.points_words, self._about(before)) if part))
        columns = compared_columns(moderated=filled.version.scale.moderated)
        if [one.key for one in columns] != [one.key for one in self.model.columns]:
            self.model.set_columns(columns)
        self.turned.setEnabled(bool(filled.last))
        self._show_lines()

    def _about(self, before: Checklist | None) -> str:
        if before is None:
            return self.tr("No audit of this kind was signed off before, so there is nothing to compare with yet.")
        return (
            self.tr("Last time: %1, audit day %2")
            .replace("%1", before.year or "–")
            .replace("%2", in_words(before.as_at))
        )

    def _show_lines(self, _on: bool = False) -> None:
        if self._filled is not None:
            only = self.turned.isChecked() and self.turned.isEnabled()
            self.model.set_rows(compared_lines(compared(self._filled), turned_only=only))

    def _open(self, line: ComparedLine) -> None:
        item = line.item or line.section.items[0]
        self.item_wanted.emit(item.item.id)


def _key(line: ComparedLine) -> tuple[str, int]:
    return line.key
