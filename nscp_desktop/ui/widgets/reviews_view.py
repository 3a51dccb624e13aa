"""The competence reviews of a person or a role, newest first, what the current one found, and what can be done."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.competence_reviews import ANSWER_KINDS, gaps_first
from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.review_days import due_words, is_due
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.competence_review import ReviewSubject
from nscp_desktop.ui.dialogs.record_history import ChangesButton, Entry
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.review_rows import finding_columns, review_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.reviewing import ask_review
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label


@guarded
class ReviewsView(QWidget):
    """Shows reviews; `subject` says whose, None while there is nobody. `print_wanted` carries a review's id."""

    print_wanted = Signal(int)

    def __init__(
        self, session: Session, name: str, subject: Callable[[], ReviewSubject | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._subject, self._newest = session, subject, 0
        self.model: TableModel[CompetenceReview] = TableModel(review_columns(), key=_review_id, parent=self)
        self.table = TableView(f"{name}-reviews", self)
        self.table.setAccessibleName(self.tr("Competence reviews"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._show_findings)
        self.found: TableModel[Finding] = TableModel(finding_columns(), key=hash, parent=self)
        self.findings = TableView(f"{name}-findings", self)
        self.findings.setAccessibleName(self.tr("What the review found"))
        self.findings.set_table(self.found, sort_by=None)
        self.summary = plain_label("", wrap=True)
        self.review = push_button(self.tr("Re&view…"), self.ask)
        self.print_button = push_button(self.tr("P&rint…"), self._print)
        self.remove_button = push_button(self.tr("Re&move"), self.remove)
        self.history = ChangesButton(session, self.tr("&What was changed…"), self._entry)
        session.editing.guard(self.review, self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 2)
        column.addWidget(self.summary)
        column.addWidget(self.findings, 3)
        column.addLayout(button_row(self.review, self.print_button, self.remove_button, self.history))

    def show_reviews(self, reviews: tuple[CompetenceReview, ...]) -> None:
        """Show reviews, the newest first; one that is new is the one that is looked at."""
        before = {review.id for review in self.model.all_rows()}
        self._newest = reviews[0].id if reviews else 0
        self.model.set_rows(reviews)
        if reviews and (self.table.current_row() is None or self._newest not in before):
            self.table.select_key(self._newest)
        self._show_findings()

    def ask(self) -> None:
        """Open the form for a new review."""
        subject = self._subject()
        if subject is not None:
            ask_review(self._session, subject, self.window())

    def remove(self) -> None:
        """Take the current review off the record; undo brings it back."""
        review = self._current()
        if review is None:
            return
        try:
            self._session.services.competences.remove_review(review.id)
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self._session.announce(Changes.PEOPLE | Changes.AGENCY)
        sentence = self.tr("Removed the review of %1. Ctrl+Z brings it back.")
        self._session.say(sentence.replace("%1", in_words(review.reviewed_on)))

    def _print(self) -> None:
        review = self._current()
        if review is not None:
            self.print_wanted.emit(review.id)

    def _show_findings(self) -> None:
        review = self._current()
        self.found.set_rows(gaps_first(review) if review is not None else ())
        self.findings.setVisible(review is not None)
        for button in (self.print_button, self.remove_button, self.history):
            button.setEnabled(review is not None)
        self.review.setEnabled(self._subject() is not None)
        self.summary.setText(self._summary(review))

    def _summary(self, review: CompetenceReview | None) -> str:
        if review is None:
            return self.tr(
                "Not reviewed yet. A review asks of each competence of the target group whether it is there."
            )
        found = Counter(finding.met for finding in review.findings)
        parts = [f"{ANSWER_KINDS[met].symbol} {found[met]} {met.words.lower()}" for met in (Met.NO, Met.PARTLY)]
        shown = [part for met, part in zip((Met.NO, Met.PARTLY), parts, strict=True) if found[met]]
        words = " · ".join((review.words, *shown)) + "."
        if review.note:
            words += " " + review.note
        is_newest = review.id == self._newest
        if is_newest and review.next_on is not None and is_due(review.next_on, self._session.today):
            words += " " + due_words(self.tr("The next review"), review.next_on, self._session.today)
        return words

    def _current(self) -> CompetenceReview | None:
        found = self.table.current_row()
        return found if isinstance(found, CompetenceReview) else None

    def _entry(self) -> Entry | None:
        review = self._current()
        if review is None:
            return None
        about = self.tr("Competence review of %1").replace("%1", in_words(review.reviewed_on))
        return Entry(about, "competence_review", review.id)


def _review_id(review: CompetenceReview) -> int:
    return review.id
