"""Reviews of one person against the competences of their Target Group, with what is not there yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.services.documents import COMPETENCES
from nscp_desktop.ui.dialogs.competence_review import ReviewSubject
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.reviewing import person_subject
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.reviews_view import ReviewsView


class CompetenceTab(QWidget):
    """The reviews of somebody, newest first. `report_wanted` asks for the page about one of them."""

    report_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self.view = ReviewsView(session, "person", self._subject)
        self.view.print_wanted.connect(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.view)

    def show_person(self, person: Person) -> None:
        """Show somebody's reviews."""
        self._person = person
        self.view.show_reviews(self._session.services.competences.reviews_of_person(person.id))

    def _subject(self) -> ReviewSubject | None:
        return person_subject(self._session, self._person) if self._person is not None else None

    def _print(self, review_id: int) -> None:
        if self._person is not None:
            self.report_wanted.emit(ReportRequest(COMPETENCES, self._person.id, review_id=review_id))
