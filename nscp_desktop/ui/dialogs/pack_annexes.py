"""What is bound in behind the evidence pack: certificates, files of evidence and sign-in sheets, each with a tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QListView, QPushButton, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label

SIZE = (700, 460)
SMALL = (560, 190)
CERTIFICATE, FILE, SHEET = "certificate", "file", "sheet"


@dataclass(frozen=True, slots=True)
class ChosenAnnexes:
    """The ids of what is bound in, and whether the files of the answers are."""

    certificate_ids: tuple[int, ...] = ()
    file_ids: tuple[int, ...] = ()
    sheet_ids: tuple[int, ...] = ()
    with_answer_files: bool = False

    @property
    def count(self) -> int:
        """How many things are ticked."""
        return len(self.certificate_ids) + len(self.file_ids) + len(self.sheet_ids)


class AnnexesDialog(Dialog):
    """A list with ticks; `entries` are a kind, an id and words. `choose` is handed what is ticked."""

    def __init__(
        self,
        entries: Sequence[tuple[str, int, str]],
        chosen: ChosenAnnexes,
        choose: Callable[[ChosenAnnexes], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Annexes of the evidence pack"))
        self.accept_button.setText(self.tr("Use these"))
        self._choose = choose
        self._keys = [(kind, own) for kind, own, _ in entries]
        self.model = TickListModel([((kind, own), words) for kind, own, words in entries], self)
        ticked = {(kind, own) for kind, ids in _by_kind(chosen) for own in ids}
        self.model.set_ticked([key for key in self._keys if key in ticked])
        self.model.ticked_changed.connect(self._show_count)
        self.list = QListView()
        self.list.setProperty("compact", True)
        self.list.setAccessibleName(self.tr("Annexes"))
        self.list.setModel(self.model)
        self.answers = QCheckBox(self.tr("&Files of the answers too"))
        self.answers.setChecked(chosen.with_answer_files)
        self.all_button = push_button(self.tr("&Tick all"), self.tick_all, pill=True)
        self.none_button = push_button(self.tr("&None"), self.untick_all, pill=True)
        self.count = plain_label("", "muted")
        about = self.tr(
            "Certificates and files of leads and of trainers who are on record, and sign-in sheets. Each has its own "
            "pages behind the pack. They name people: keep the pack safe, and send it only to whom it is for."
        )
        nothing = self.tr(
            "There is nothing to choose from yet. Certificates and files that are kept with the training of leads and "
            "trainers stand here, and the sign-in sheets of sessions. Keep them under Training, Evidence."
        )
        self.body.addWidget(plain_label(about if entries else nothing, "muted", wrap=True))
        row = button_row(*self._pills())
        row.addWidget(self.count)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.answers)
        fill_dialog(self)
        self._show_count()
        if entries:
            self.list.setCurrentIndex(self.model.index(0))
        self.resize(*(SIZE if entries else SMALL))
        self.list.setVisible(bool(entries))
        for widget in (*self._pills(), self.count):
            widget.setVisible(bool(entries))
        if not entries:
            self.body.addStretch(1)
        (self.list if entries else self.answers).setFocus()

    def chosen(self) -> ChosenAnnexes:
        """Return what is ticked."""
        ticked = [key for key in self.model.ticked() if isinstance(key, tuple)]
        ids = {kind: tuple(own for at, own in ticked if at == kind) for kind in (CERTIFICATE, FILE, SHEET)}
        return ChosenAnnexes(ids[CERTIFICATE], ids[FILE], ids[SHEET], self.answers.isChecked())

    def tick_all(self) -> None:
        """Tick everything."""
        self.model.set_ticked(self._keys)
        self._show_count()

    def untick_all(self) -> None:
        """Tick nothing."""
        self.model.set_ticked([])
        self._show_count()

    def store(self) -> None:
        """Hand over what is ticked."""
        self._choose(self.chosen())

    def _pills(self) -> Sequence[QPushButton]:
        for pill in (self.all_button, self.none_button):
            pill.setAutoDefault(False)
        return self.all_button, self.none_button

    def _show_count(self, *_: object) -> None:
        words = self.tr("%1 ticked, of %2").replace("%1", f"{self.chosen().count:,}")
        self.count.setText(words.replace("%2", plural(self.model.rowCount(), "annex", "annexes")))


def _by_kind(chosen: ChosenAnnexes) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (CERTIFICATE, chosen.certificate_ids), (FILE, chosen.file_ids), (SHEET, chosen.sheet_ids)
