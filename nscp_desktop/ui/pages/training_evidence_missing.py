"""Evidence, Missing: trainings that nothing proves yet, by course or by team, and what can be done about them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.evidence_missing import Proof, ProofFigure, course_of, figure_of, figures, team_of
from nscp_desktop.domain.training import Evidence
from nscp_desktop.services.evidence_documents import MISSING
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.evidence_kind import KindDialog
from nscp_desktop.ui.dialogs.evidence_session import open_session_files
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.evidence_rows import figure_columns, figure_key, in_all, proof_columns, proof_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter, ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

COURSES, TEAMS = "course", "team"


class MissingPart(PageTab):
    """Figures at the left; the trainings behind the chosen one at the right. Several can be chosen at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._proofs: tuple[Proof, ...] = ()
        self.title = plain_label("", "strong")
        self.by = FilterChips([(COURSES, self.tr("By course")), (TEAMS, self.tr("By team"))])
        self.older = QCheckBox(self.tr("&Older trainings too"))
        self.older.setAccessibleName(self.tr("Older trainings too"))
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(self.tr("Find a person or course"))
        self.find_line.setAccessibleName(self.tr("Find a person or course"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.setMaximumWidth(260)
        self.figures_model: TableModel[ProofFigure] = TableModel(figure_columns(), key=figure_key, parent=self)
        self.figures = TableView("evidence-figures", self)
        self.figures.setAccessibleName(self.tr("How much evidence is missing"))
        self.figures.set_table(self.figures_model, sort_by=None)
        self.model: TableModel[Proof] = TableModel(proof_columns(), key=proof_key, parent=self)
        self.table = TableView("evidence-missing", self)
        self.table.setAccessibleName(self.tr("Trainings without evidence"))
        self.table.set_table(self.model, sort_by=None, hidden=("team",))
        self.files_button = push_button(self.tr("&Attach files…"), self.show_files)
        self.sheet_button = push_button(self.tr("&Session's sheet…"), self.show_session)
        self.kind_button = push_button(self.tr("&Kind of evidence…"), self.ask_kind)
        self.people_button = push_button(self.tr("Sho&w people"), self.show_people)
        self.print_button = push_button(self.tr("Prin&t…"), self._print, spoken=self.tr("Print the missing evidence"))
        page.session.editing.guard(self.files_button, self.kind_button)
        self.empty = EmptyNotice(
            self.tr("Nothing is missing"),
            self.tr(
                "Here stand the trainings that nothing proves yet: no file, no sign-in sheet of the session, and "
                "nobody has seen a certificate or the provider's list. Every training of those here has evidence."
            ),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.by)
        head.addWidget(self.older)
        head.addStretch()
        head.addWidget(self.find_line)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.figures)
        split.addWidget(self.table)
        split.setSizes([430, 690])
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.empty)
        self.buttons = QWidget()
        self.buttons.setLayout(
            button_row(self.files_button, self.sheet_button, self.kind_button, self.people_button, self.print_button)
        )
        inner = self.buttons.layout()
        assert inner is not None
        inner.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.by.chosen.connect(self._show_figures)
        self.older.toggled.connect(self.refresh)
        self.find_line.textChanged.connect(self.model.filter)
        self.figures.selected.connect(self._show_proofs)
        self.figures.opened.connect(self.show_people)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self.show_files)

    def refresh(self, *_: object) -> None:
        """Look what lacks evidence now."""
        checks = self.session.services.evidence_checks
        self._proofs = checks.proofs(self.session.today, newest_only=not self.older.isChecked())
        self.title.setText(self.tr("%1 without evidence").replace("%1", in_all(self._proofs)))
        self.stack.setCurrentIndex(0 if any(proof.is_missing for proof in self._proofs) else 1)
        self._show_figures()

    def find_field(self) -> QLineEdit:
        """Return the filter of the trainings."""
        return self.find_line

    def show_files(self, *_: object) -> None:
        """Show the files of the current training."""
        proof = self.table.current_row()
        if proof is not None:
            about = f"{proof.person.name} · {proof.course}, {proof.completion.done_words}"
            dialog = EvidenceDialog(about, proof.completion, self.session, self.window())
            dialog.changed.connect(self._changed)
            open_dialog(dialog)

    def show_session(self) -> None:
        """Show the files of the session at which the current training was done."""
        proof = self.table.current_row()
        held = self.session.services.evidence.session_of(proof.completion) if proof is not None else None
        if held is None:
            self.session.say(self.tr("This training was recorded by itself, without a session."))
            return
        try:
            open_session_files(self.session, held, self.window())
        except NscpError as refusal:
            report(self, refusal)

    def ask_kind(self) -> None:
        """Ask how the chosen trainings are evidenced."""
        chosen = self.table.selected_rows()
        if not chosen:
            return
        about = f"{chosen[0].person.name} · {chosen[0].course}" if len(chosen) == 1 else ""
        store = partial(self._set_kind, [proof.completion.id for proof in chosen])
        open_dialog(KindDialog(about or plural(len(chosen), "training"), store, self.window()))

    def show_people(self, *_: object) -> None:
        """Open the people behind the chosen figure, or behind all of them."""
        figure = self._figure()
        if figure.person_ids:
            title = self.tr("Evidence missing: %1").replace("%1", figure.title or self.tr("no team"))
            self.page.open_people.emit(PeopleFilter(title, figure.person_ids))

    def _set_kind(self, completion_ids: list[int], evidence: Evidence) -> None:
        changed = self.session.services.evidence_checks.set_evidence(completion_ids, evidence)
        words = self.tr("Set for %1: %2.").replace("%1", plural(changed, "training"))
        self._changed(words.replace("%2", evidence.words))

    def _changed(self, sentence: str) -> None:
        self.session.announce(Changes.TRAINING)
        self.session.say(sentence)

    def _show_figures(self, *_: object) -> None:
        by_course = self.by.value() == COURSES
        every = figure_of(self.tr("All courses") if by_course else self.tr("All teams"), self._proofs)
        found = figures(self._proofs, course_of if by_course else team_of)
        self.figures_model.set_rows([every, *found] if found else [])
        if self.figures.current_row() is None and found:
            self.figures.select_key(figure_key(every))
        self._show_proofs()

    def _show_proofs(self) -> None:
        self.model.set_rows(self._figure().missing)
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(proof_key(self.model.rows()[0]))
        self._enable()

    def _figure(self) -> ProofFigure:
        return self.figures.current_row() or ProofFigure("", (), 0)

    def _enable(self) -> None:
        chosen = len(self.table.selected_rows())
        self.buttons.setVisible(bool(self.figures_model.rows()))
        self.files_button.setEnabled(chosen == 1)
        self.sheet_button.setEnabled(chosen == 1)
        self.kind_button.setEnabled(chosen > 0)
        self.people_button.setEnabled(bool(self._figure().person_ids))

    def _print(self) -> None:
        self.page.open_report.emit(ReportRequest(MISSING))
