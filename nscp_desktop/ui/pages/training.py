"""Training: courses, sessions with their registers, proof, certificates, evaluation and trainers."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.pages.tabbed import TabbedPage, TabEntry
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button

_PAGES = "nscp_desktop.ui.pages"


class TrainingPage(TabbedPage):
    """What is offered, when it was or will be held, and what is on record about how it went."""

    title: ClassVar[str] = "Training"
    key: ClassVar[str] = "training"
    wants: ClassVar[Changes] = Changes.STORED
    shows_as_at: ClassVar[bool] = False
    tabs_name: ClassVar[str] = "Parts of training"
    tabs: ClassVar[tuple[TabEntry, ...]] = (
        TabEntry("courses", "Co&urses", f"{_PAGES}.training_courses", "CoursesTab"),
        TabEntry("sessions", "Sess&ions", f"{_PAGES}.training_sessions", "SessionsTab"),
        TabEntry("evidence", "Evi&dence", f"{_PAGES}.training_evidence", "EvidenceTab"),
        TabEntry("certificates", "&Certificates", f"{_PAGES}.training_certificates", "CertificatesTab"),
        TabEntry("evaluation", "Eva&luation", f"{_PAGES}.training_evaluation", "EvaluationTab"),
        TabEntry("trainers", "Trai&ners", f"{_PAGES}.training_trainers", "TrainersTab"),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.record_button = push_button(self.tr("Record trainin&g"), self._record_any, primary=True)
        session.editing.guard(self.record_button)
        self.add_control(self.record_button)

    def _record_any(self) -> None:
        self.record_training.emit(RecordRequest())
