"""Who is likely on record twice: pair by pair, side by side, to be merged or noted as two people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.duplicates import DuplicateSearch, LikelyPair
from nscp_desktop.domain.errors import NscpError, StoppedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import former_names_words
from nscp_desktop.domain.spans import span_words
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.duplicates import PairRow, pair_columns, pair_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label

MOST_SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class DuplicateActions:
    """What the dialog asks for: a search of the record as it is now, the form that merges two, and noting a pair.

    `may_change` says whether anything may be changed.
    """

    search: Callable[[], DuplicateSearch]
    merge: Callable[[Person, Person], MergeDialog]
    dismiss: Callable[[LikelyPair], None]
    may_change: bool = True


@guarded
class DuplicatesDialog(QDialog):
    """The list of pairs; it is looked for anew after each step. `progressed` is sent from the thread of the search."""

    progressed = Signal(int, int)

    def __init__(self, actions: DuplicateActions, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Likely duplicates"))
        self._actions, self._today = actions, today
        self._search: DuplicateSearch | None = None
        self._is_closed = False
        self.tasks = TaskRunner(self)
        self.summary = plain_label("", "strong", wrap=True)
        self.progress = QProgressBar(self)
        self.progress.setFixedHeight(12)
        self.progress.setTextVisible(False)
        self.progressed.connect(self._show_progress)
        self.progress.setAccessibleName(self.tr("Looking for likely duplicates"))
        self.model: TableModel[PairRow] = TableModel(pair_columns(), key=pair_key, parent=self)
        self.table = TableView("duplicates", self)
        self.table.setAccessibleName(self.tr("Likely duplicates"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._compare)
        self.table.opened.connect(self.merge)
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(18)
        self.sides.setVerticalSpacing(3)
        self.sides.setColumnStretch(1, 1)
        self.sides.setColumnStretch(2, 1)
        self.merge_button = push_button(self.tr("&Merge…"), self.merge, primary=True)
        self.dismiss_button = push_button(self.tr("&Not the same person"), self.dismiss)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        note = self.tr("The program never merges by itself. Compare the two, then decide; each step can be undone.")
        for widget in (self.summary, plain_label(note, "muted", wrap=True), self.progress):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(self.sides)
        row = button_row(self.merge_button, self.dismiss_button)
        row.addWidget(self.buttons)
        column.addLayout(row)
        self.resize(860, 560)
        self.look()

    def look(self) -> None:
        """Look for likely duplicates in the background."""
        self._search = self._actions.search()
        self.progress.show()
        if not self.model.all_rows():
            self.summary.setText(
                self.tr("Looking through %1…").replace("%1", plural(len(self._search.people), "person", "people"))
            )
        self._enable()
        self.tasks.run(
            partial(self._search.pairs, self._go_on),
            self._show,
            self._refused,
            self.tr("Looking for likely duplicates"),
        )

    def merge(self, *_: object) -> None:
        """Open the form that merges the two of the current pair."""
        row = self._current()
        if row is not None and self._actions.may_change:
            dialog = self._actions.merge(row.first, row.second)
            dialog.accepted.connect(self.look)
            open_dialog(dialog)

    def dismiss(self) -> None:
        """Note that the two of the current pair are two people, and go to the next."""
        row = self._current()
        if row is None:
            return
        try:
            self._actions.dismiss(row.pair)
        except NscpError as refusal:
            self.summary.setText(str(refusal))
            return
        self._show(tuple(own.pair for own in self.model.all_rows() if own is not row))

    def reject(self) -> None:
        """Close, and let the search go that is under way."""
        self._is_closed = True
        super().reject()

    def _go_on(self, done: int, of: int) -> None:
        if self._is_closed:
            raise StoppedError("The list was closed.")
        try:
            self.progressed.emit(done, of)
        except RuntimeError as gone:
            # The window was closed, and this list with it, while the thread was on its way.
            raise StoppedError("The list was closed.") from gone

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _refused(self, refusal: NscpError) -> None:
        self.progress.hide()
        self.summary.setText(str(refusal))

    def _show(self, pairs: Sequence[LikelyPair]) -> None:
        assert self._search is not None
        self.progress.hide()
        people = {person.id: person for person in self._search.people}
        shown = [PairRow(pair, people[pair.first], people[pair.second]) for pair in pairs[:MOST_SHOWN]]
        words = self.tr("%1 may be one person").replace("%1", plural(len(pairs), "pair"))
        if len(pairs) > MOST_SHOWN:
            words += self.tr("; the likeliest %1 are shown").replace("%1", f"{MOST_SHOWN:,}")
        self.summary.setText(f"{words}." if pairs else self.tr("Nobody seems to be on record twice."))
        self.model.set_rows(shown)
        if shown and self._current() is None:
            self.table.select_key(pair_key(shown[0]))
        self._compare()

    def _current(self) -> PairRow | None:
        row = self.table.current_row()
        return row if isinstance(row, PairRow) else None

    def _enable(self) -> None:
        may = self._current() is not None and self._actions.may_change
        self.merge_button.setEnabled(may)
        self.dismiss_button.setEnabled(may)

    def _compare(self) -> None:
        """Put the two of the current pair side by side."""
        self._enable()
        while (item := self.sides.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        row = self._current()
        if row is None:
            return
        one, other = (dict(_facts(person, self._today)) for person in (row.first, row.second))
        for place, title in enumerate(title for title in one if one[title] or other[title]):
            is_name = place == 0
            self.sides.addWidget(plain_label(title, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            for column, facts in ((1, one), (2, other)):
                label = plain_label(facts[title] or "–", "strong" if is_name else "", wrap=True)
                label.setAccessibleName(f"{title}: {facts[title]}")
                self.sides.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)


def _facts(person: Person, today: date) -> list[tuple[str, str]]:
    service = person.services[-1] if person.services else None
    place = person.place_on(today)
    return [
        ("Name", person.name),
        ("Known as", person.known_as),
        ("Former names", former_names_words(person)),
        ("Staff number", person.staff_number),
        ("E-mail", person.email),
        ("With the agency", f"{service.kind.words}, {span_words(service.span)}" if service else ""),
        ("Roles and duties", person.role_words(today)),
        ("Site and team", ", ".join(part for part in (place.site, place.team) if part) if place else ""),
    ]
