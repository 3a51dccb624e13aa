"""The competence reviews of one role."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.domain.roles import Role
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.competence_review import ReviewSubject
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.reviewing import role_subject
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.reviews_view import ReviewsView

SIZE = (760, 500)


class RoleReviewsDialog(QDialog):
    """Shows what reviews of a role found. `print_wanted` asks for the report on one of them and closes the dialog."""

    print_wanted = Signal(object)

    def __init__(self, session: Session, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Competences of a role"))
        self._session, self._role = session, role
        self.view = ReviewsView(session, "role", self._subject)
        self.view.print_wanted.connect(self._print)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading(role.title))
        note = self.tr("What everybody who holds this role should be able to do, looked at for the role as a whole.")
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
        session.changed.connect(self._note_change)
        self.refresh()

    def refresh(self) -> None:
        """Show the reviews that are stored now."""
        self.view.show_reviews(self._session.services.competences.reviews_of_role(self._role.id))

    def _subject(self) -> ReviewSubject:
        return role_subject(self._session, self._role)

    def _note_change(self, changes: Changes) -> None:
        if changes & Changes.AGENCY:
            self.refresh()

    def _print(self, review_id: int) -> None:
        self.print_wanted.emit(ReportRequest("competence-review", review_id=review_id))
        self.accept()
