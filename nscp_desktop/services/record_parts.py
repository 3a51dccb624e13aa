"""The services that belong together: those that keep the record safe, and those of training and learning."""

from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.certificate_documents import CertificateDocuments
from nscp_desktop.services.certificates import CertificatesService
from nscp_desktop.services.checking import CheckingService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.evaluation import EvaluationService
from nscp_desktop.services.evaluation_documents import EvaluationDocuments
from nscp_desktop.services.evidence import EvidenceService
from nscp_desktop.services.evidence_checks import EvidenceChecksService
from nscp_desktop.services.evidence_documents import EvidenceDocuments
from nscp_desktop.services.history import HistoryService
from nscp_desktop.services.induction import InductionService
from nscp_desktop.services.induction_documents import InductionDocuments
from nscp_desktop.services.kept_drafts import KeptDraftsService
from nscp_desktop.services.learning import LearningService
from nscp_desktop.services.learning_documents import LearningDocuments
from nscp_desktop.services.locking import LockingService
from nscp_desktop.services.needs import NeedsService
from nscp_desktop.services.needs_documents import NeedsDocuments
from nscp_desktop.services.papers import PaperSource
from nscp_desktop.services.planning import PlanningService
from nscp_desktop.services.privacy import PrivacyService
from nscp_desktop.services.privacy_documents import PrivacyDocuments
from nscp_desktop.services.protection import ProtectionService
from nscp_desktop.services.safekeeping import SafekeepingService
from nscp_desktop.services.session_documents import SessionDocuments
from nscp_desktop.services.sessions import SessionsService
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.supervision import SupervisionService
from nscp_desktop.services.trainer_documents import TrainerDocuments
from nscp_desktop.services.trainers import TrainersService
from nscp_desktop.services.training import TrainingService
from nscp_desktop.services.users import UsersService
from nscp_desktop.services.watching import WatchService


@dataclass(frozen=True)
class KeepingServices:
    """What keeps the record safe, private and in order."""

    locking: LockingService
    protection: ProtectionService
    history: HistoryService
    privacy: PrivacyService
    privacy_documents: PrivacyDocuments
    safekeeping: SafekeepingService
    watching: WatchService
    users: UsersService
    drafts: KeptDraftsService
    checking: CheckingService


@dataclass(frozen=True)
class TrainingServices:
    """Training and learning, each part of which has a tab of its own."""

    training: TrainingService
    evidence: EvidenceService
    evidence_checks: EvidenceChecksService
    sessions: SessionsService
    certificates: CertificatesService
    evaluation: EvaluationService
    trainers: TrainersService
    needs: NeedsService
    learning: LearningService
    induction: InductionService
    supervision: SupervisionService

    def page_jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to be done next on the tabs of training and learning, in the order of the tabs."""
        parts = (
            self.sessions, self.evidence_checks, self.certificates, self.evaluation, self.trainers, self.needs,
            self.learning, self.induction, self.supervision,
        )  # fmt: skip
        return tuple(job for part in parts for job in part.jobs(as_at))


def keeping_services(desk: Desk, standing: StandingService, agency: AgencyService) -> KeepingServices:
    """Return what keeps an open record."""
    safekeeping = SafekeepingService(desk)
    privacy = PrivacyService(desk, standing, safekeeping)
    return KeepingServices(
        locking=LockingService(desk, standing),
        protection=ProtectionService(desk, safekeeping),
        history=HistoryService(desk, standing, agency),
        privacy=privacy,
        privacy_documents=PrivacyDocuments(desk, standing, agency, privacy),
        safekeeping=safekeeping,
        watching=WatchService(desk.file),
        users=UsersService(desk),
        drafts=KeptDraftsService(desk),
        checking=CheckingService(desk),
    )


def training_services(desk: Desk, standing: StandingService, planning: PlanningService) -> TrainingServices:
    """Return training and learning in an open record."""
    return TrainingServices(
        training=TrainingService(desk, standing),
        evidence=EvidenceService(desk, standing),
        evidence_checks=EvidenceChecksService(desk, standing),
        sessions=SessionsService(desk, standing),
        certificates=CertificatesService(desk, standing),
        evaluation=EvaluationService(desk, standing),
        trainers=TrainersService(desk, standing),
        needs=NeedsService(desk, standing, planning),
        learning=LearningService(desk, standing),
        induction=InductionService(desk, standing),
        supervision=SupervisionService(desk, standing),
    )


def paper_sources(
    desk: Desk, standing: StandingService, agency: AgencyService, parts: TrainingServices
) -> tuple[PaperSource, ...]:
    """Return the parts that make reports and workbooks of their own, in the order in which they are listed."""
    return (
        SessionDocuments(standing, parts.sessions),
        EvidenceDocuments(standing, parts.evidence_checks),
        LearningDocuments(parts.learning),
        InductionDocuments(agency, parts.induction, parts.supervision),
        EvaluationDocuments(standing, parts.evaluation),
        TrainerDocuments(standing, parts.trainers),
        CertificateDocuments(desk, standing, parts.trainers),
        NeedsDocuments(parts.needs),
    )
