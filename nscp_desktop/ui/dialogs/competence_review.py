"""The form for a review of a person or a role against the competences of a Target Group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.competences import Competence, CompetenceReview, Finding, Met
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_competence_review import Ui_CompetenceReviewForm
from nscp_desktop.ui.widgets.card import plain_label

ANSWER_WIDTH = 140
TEXT_WIDTH = 280
WIDER = 110


@dataclass(frozen=True, slots=True)
class ReviewSubject:
    """Who or what is reviewed: one of the ids is set. `group` is the list that is offered first, None when unknown.

    `last` is the review before this one, of which each answer is shown beside the new one.
    """

    name: str
    group: int | None
    person_id: int | None = None
    role_id: int | None = None
    last: CompetenceReview | None = None


class CompetenceReviewDialog(FormDialog):
    """Ask of each competence whether it is there. Every one that is asked needs an answer."""

    def __init__(
        self,
        subject: ReviewSubject,
        groups: Sequence[TargetGroup],
        competences: Sequence[Competence],
        today: date,
        store: Callable[[CompetenceReview], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Competence review"), self.tr("&Store review"), parent)
        self._subject, self._store = subject, store
        ui = self.ui = Ui_CompetenceReviewForm()
        ui.setupUi(self.form)
        self._lists = {
            group.number: _CompetenceList(
                [item for item in competences if item.group == group.number and item.active], subject.last
            )
            for group in groups
        }
        self._lay_out()
        ui.about.setText(
            self.tr(
                "%1, against your agency's own list. It is not the NSCP's competence framework: check beside the "
                "framework on the NSCP's page."
            ).replace("%1", subject.name)
        )
        for group in groups:
            ui.group.addItem(group.label, group.number)
        ui.group.setPlaceholderText(self.tr("Choose a group"))
        ui.group.setCurrentIndex(ui.group.findData(subject.group))
        for field in (ui.reviewed_on, ui.next_on):
            field.set_today(today)
        ui.reviewed_on.set_value(today)
        ui.group.currentIndexChanged.connect(self._show_list)
        self._show_list()
        self.finish()
        # So that the form scrolls downwards alone where the screen is low.
        self.resize(min(self.width() + WIDER, self._room().width()), self.height())
        (ui.reviewed_by if subject.group else ui.group).setFocus()

    def draft(self) -> CompetenceReview:
        """Return what is typed. Where an answer is missing, there is no finding."""
        ui = self.ui
        shown = self._list()
        return CompetenceReview(
            0,
            ui.group.currentData() or 0,
            ui.reviewed_on.value() or date.min,
            ui.reviewed_by.text().strip(),
            shown.findings() if shown is not None else (),
            self._subject.person_id,
            self._subject.role_id,
            ui.note.toPlainText().strip(),
            ui.next_on.value(),
        )

    def check(self) -> bool:
        """Ask for a group, a day, and an answer to each competence."""
        shown = self._list()
        if shown is None:
            self.show_error(NotAllowedError(self.tr("Choose the target group."), "group"))
            return False
        if not super().check():
            return False
        if self.ui.reviewed_on.value() is None:
            self.show_error(NotAllowedError(self.tr("Say on which day the review was made."), "reviewed_on"))
            return False
        missing = shown.unanswered()
        for name in reversed(missing):
            self.show_error(NotAllowedError(self.tr("Choose an answer."), name))
        return not missing

    def store(self) -> None:
        """Hand the review over."""
        self._store(self.draft())

    def answers(self) -> list[tuple[QComboBox, QLineEdit]]:
        """Return the answers and notes of the list that is shown, in its order."""
        shown = self._list()
        return list(shown.fields.values()) if shown is not None else []

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.ui.items)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._empty = plain_label("", "muted", wrap=True)
        column.addWidget(self._empty)
        for own in self._lists.values():
            column.addWidget(own)
            for note in own.notes():
                note.textEdited.connect(self._point_out_health)
        self.ui.note.textChanged.connect(self._point_out_health)

    def _list(self) -> "_CompetenceList | None":
        return self._lists.get(self.ui.group.currentData() or 0)

    def _show_list(self) -> None:
        shown = self._list()
        for own in self._lists.values():
            own.setVisible(own is shown)
        words = ""
        if shown is not None and not shown.fields:
            words = self.tr("This list is empty. Add competences under Settings, Competences first.")
        self._empty.setText(words)
        self._empty.setVisible(bool(words))

    def _point_out_health(self, *_: object) -> None:
        """Say gently that a note sounds like health; it is no refusal."""
        usual = self.tr("Only what somebody can do belongs here. No case, no child and nothing about health.")
        shown = self._list()
        texts = [note.text() for note in shown.notes()] if shown is not None else []
        hints = (health_hint(text) for text in (*texts, self.ui.note.toPlainText()))
        self.ui.privacy.setText(next((hint for hint in hints if hint), usual))


class _CompetenceList(QWidget):
    """The competences of one group, each with its answer and a note."""

    def __init__(self, competences: Sequence[Competence], last: CompetenceReview | None) -> None:
        super().__init__()
        self.fields: dict[Competence, tuple[QComboBox, QLineEdit]] = {}
        before = {finding.text: finding for finding in last.findings} if last is not None else {}
        when = in_words(last.reviewed_on) if last is not None else ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, TEXT_WIDTH)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(2, 4)
        for place, competence in enumerate(competences):
            self._add(grid, 2 * place, competence, _last_words(before, competence, when))

    def _add(self, grid: QGridLayout, row: int, competence: Competence, last: str) -> None:
        text = plain_label(competence.text, wrap=True)
        answer = QComboBox()
        answer.setObjectName(f"met_{competence.id}")
        answer.setFixedWidth(ANSWER_WIDTH)
        answer.setPlaceholderText(self.tr("Choose"))
        for met in Met:
            answer.addItem(met.words, met)
        answer.setCurrentIndex(-1)
        answer.setAccessibleName(competence.text)
        text.setBuddy(answer)
        note = QLineEdit()
        note.setObjectName(f"note_{competence.id}")
        note.setPlaceholderText(last or self.tr("Note"))
        note.setAccessibleName(self.tr("Note: %1").replace("%1", competence.text))
        note.setToolTip(last)
        error = QLabel()
        error.setObjectName(f"met_{competence.id}_error")
        error.setTextFormat(Qt.TextFormat.PlainText)
        error.setProperty("role", "error")
        grid.addWidget(text, row, 0)
        grid.addWidget(answer, row, 1)
        grid.addWidget(note, row, 2)
        grid.addWidget(error, row + 1, 1, 1, 2)
        self.fields[competence] = (answer, note)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was answered, in the order of the list."""
        return tuple(
            Finding(competence.text, Met(answer.currentData()), note.text().strip())
            for competence, (answer, note) in self.fields.items()
            if answer.currentIndex() >= 0
        )

    def unanswered(self) -> list[str]:
        """Return the names of the fields without an answer, in the order of the list."""
        return [answer.objectName() for answer, _ in self.fields.values() if answer.currentIndex() < 0]

    def notes(self) -> list[QLineEdit]:
        """Return the fields for notes."""
        return [note for _, note in self.fields.values()]


def _last_words(before: Mapping[str, Finding], competence: Competence, when: str) -> str:
    finding = before.get(competence.text)
    if finding is None:
        return ""
    note = f": {finding.note}" if finding.note else ""
    return f"{when}: {finding.met.words}{note}"
