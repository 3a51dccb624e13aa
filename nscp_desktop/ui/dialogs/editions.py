"""The form for a document that is read anew with each edition, and the list of such documents."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.requirements import Edition
from nscp_desktop.domain.rule_effects import RuleEffect, RuleTrial
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.services.editions import ReadDocument
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.edition import EditionDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.moves_step import ROOM, MovesStep
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import ask_to_throw_away
from nscp_desktop.ui.models.editions import document_columns, document_key, edition_columns, edition_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.what_moves import RuleWork


@dataclass(frozen=True, slots=True)
class EditionWork:
    """What the form has done for it; each may refuse. `check` takes the title, the other editions and the new one."""

    check: Callable[[str, Sequence[Edition], Edition], None]
    plan: Callable[[Document], RuleTrial]
    store: Callable[[Document], None]


@guarded
class EditionsDialog(Dialog):
    """Add a document, or change the one given; before it is saved, who has to read what by when is shown."""

    def __init__(
        self, work: EditionWork, today: date, there: ReadDocument | None = None, parent: QWidget | None = None
    ) -> None:
        document = there.document if there is not None else Document("", "", ())
        title = self.tr("Edit %1").replace("%1", document.title) if there is not None else self.tr("Add document")
        super().__init__(title, "", parent)
        self._work, self._today, self._id = work, today, document.id
        self._asked_by = there.asked_by if there is not None else ()
        self._changing: Edition | None = None
        self._there = set(document.editions)
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = QLineEdit(document.title)
        self.fields["title"] = FormField(self.tr("&Title"), self.title)
        self.model: TableModel[Edition] = TableModel(edition_columns(), key=edition_key, parent=self)
        self.model.set_rows(document.editions)
        self.table = TableView("rules-editions", self)
        self.table.setAccessibleName(self.tr("Editions"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.change_edition)
        self.table.selected.connect(self._enable)
        self.fields["editions"] = FormField(self.tr("Ed&itions"), self.table)
        self.add = push_button(self.tr("&Add edition…"), self.add_edition)
        self.change = push_button(self.tr("&Change edition…"), self.change_edition)
        self.take_out = push_button(self.tr("Take o&ut edition"), self.remove_edition)
        column.addWidget(self.fields["title"])
        column.addWidget(self.fields["editions"], 1)
        column.addLayout(button_row(self.add, self.change, self.take_out))
        column.addWidget(plain_label(self._asked_words(), "muted", wrap=True))
        self.body.addWidget(self.page, 1)
        self.step = MovesStep(self, self.page, RuleWork(self._plan, self._keep, today, dated=False))
        self.step.note = self._reading_words
        self.resize(*ROOM)
        if document.editions:
            self.table.select_key(edition_key(document.editions[-1]))
        self._enable()

    def document(self) -> Document:
        """Return what is typed."""
        return Document(self._id, " ".join(self.title.text().split()), self._editions())

    def accept(self) -> None:
        """Go on to who has to read what, or store and close."""
        self.step.accept()

    def reject(self) -> None:
        """Go back to the form, or close it, after asking when something is typed."""
        if self.step.is_last:
            self.step.go_back()
        elif set(self._editions()) != self._there:
            ask_to_throw_away(self, self.throw_away)
        else:
            super().reject()

    def add_edition(self) -> None:
        """Open the form for a new edition."""
        self._changing = None
        open_dialog(EditionDialog(self._take, self._today, None, self))

    def change_edition(self, *_: object) -> None:
        """Open the form for the current edition."""
        edition = self.table.current_row()
        if edition is not None:
            self._changing = edition
            open_dialog(EditionDialog(self._take, self._today, edition, self))

    def remove_edition(self) -> None:
        """Take the current edition out."""
        self._show([edition for edition in self._editions() if edition != self.table.current_row()])

    def _take(self, edition: Edition) -> None:
        others = [other for other in self._editions() if other != self._changing]
        self._work.check(self.title.text(), others, edition)
        self._show([*others, edition])
        self.table.select_key(edition.name)

    def _show(self, editions: Sequence[Edition]) -> None:
        self.fields["editions"].set_error("")
        self.model.set_rows(sorted(editions, key=_in_force))
        self._enable()

    def _editions(self) -> tuple[Edition, ...]:
        return tuple(self.model.all_rows())

    def _enable(self) -> None:
        for button in (self.change, self.take_out):
            button.setEnabled(self.table.current_row() is not None)

    def _plan(self, _from_day: date | None) -> RuleTrial:
        return self._work.plan(self.document())

    def _keep(self, _from_day: date | None) -> None:
        self._work.store(self.document())

    def _asked_words(self) -> str:
        if not self._asked_by:
            return self.tr("No requirement asks to read it yet. Choose it in a rule of the kind “each new edition”.")
        return self.tr("Asked for by: %1.").replace("%1", "; ".join(self._asked_by))

    def _reading_words(self, effect: RuleEffect) -> str:
        """Say how many people have to read it by when."""
        due = Counter(row.after.due for row in effect.rows if row.after.due is not None and row.after.kind.is_asked)
        return " ".join(
            f"{plural(count, 'person', 'people')} {'has' if count == 1 else 'have'} to read it by {in_words(day)}."
            for day, count in sorted(due.items())[:3]
        )


class DocumentsDialog(QDialog):
    """The documents that are read anew. `open_one` opens the form, for a new one with None; `remove` may refuse."""

    def __init__(
        self,
        read: Callable[[], Sequence[ReadDocument]],
        open_one: Callable[[ReadDocument | None], None],
        remove: Callable[[ReadDocument], None],
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Documents that are read anew"))
        self._read, self._open_one, self._remove, self._may_change = read, open_one, remove, may_change
        self.model: TableModel[ReadDocument] = TableModel(document_columns(), key=document_key, parent=self)
        self.table = TableView("rules-documents", self)
        self.table.setAccessibleName(self.tr("Documents"))
        self.table.set_table(self.model)
        self.table.opened.connect(self.change_document)
        self.table.selected.connect(self._enable)
        self.add = push_button(self.tr("&Add document…"), self.add_document)
        self.change = push_button(self.tr("&Change…"), self.change_document)
        self.remove = push_button(self.tr("&Remove"), self.remove_document)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        about = self.tr("With each new edition everyone who is asked to read a document is asked again.")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(about, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.add, self.change, self.remove))
        column.addWidget(buttons)
        self.resize(*ROOM)
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored now."""
        self.model.set_rows(self._read())
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(document_key(self.model.rows()[0]))
        self._enable()

    def add_document(self) -> None:
        """Open the form for a new document."""
        self._open_one(None)

    def change_document(self, *_: object) -> None:
        """Open the form for the current document."""
        row = self.table.current_row()
        if row is not None and self._may_change:
            self._open_one(row)

    def remove_document(self) -> None:
        """Remove the current document."""
        row = self.table.current_row()
        if row is not None:
            self._remove(row)

    def _enable(self) -> None:
        self.add.setEnabled(self._may_change)
        for button in (self.change, self.remove):
            button.setEnabled(self._may_change and self.table.current_row() is not None)


def _in_force(edition: Edition) -> date:
    return edition.in_force
