"""One transaction's view of the record, sorted by what it holds."""

from sqlalchemy import Connection

from nscp_desktop.storage.action_store import ActionStore
from nscp_desktop.storage.agency_store import AgencyStore
from nscp_desktop.storage.assurance_files_store import AssuranceFilesStore
from nscp_desktop.storage.backup_store import BackupStore
from nscp_desktop.storage.certificates_store import CertificatesStore
from nscp_desktop.storage.checklist_store import ChecklistStore
from nscp_desktop.storage.competence_store import CompetenceStore
from nscp_desktop.storage.decision_store import DecisionStore
from nscp_desktop.storage.evaluation_store import EvaluationStore
from nscp_desktop.storage.evidence_checks_store import EvidenceChecksStore
from nscp_desktop.storage.evidence_store import EvidenceStore
from nscp_desktop.storage.history_store import HistoryStore
from nscp_desktop.storage.induction_store import InductionStore
from nscp_desktop.storage.learning_store import LearningStore
from nscp_desktop.storage.needs_store import NeedsStore
from nscp_desktop.storage.pathway_store import PathwayStore
from nscp_desktop.storage.people_store import PeopleStore
from nscp_desktop.storage.places_store import PlacesStore
from nscp_desktop.storage.privacy_store import PrivacyStore
from nscp_desktop.storage.rules_store import RulesStore
from nscp_desktop.storage.session_files_store import SessionFilesStore
from nscp_desktop.storage.sessions_store import SessionsStore
from nscp_desktop.storage.settings_store import DraftsStore, SettingsStore
from nscp_desktop.storage.supervision_store import SupervisionStore
from nscp_desktop.storage.template_store import TemplateStore
from nscp_desktop.storage.trainers_store import TrainersStore
from nscp_desktop.storage.training_store import TrainingStore
from nscp_desktop.storage.undoing import take_back
from nscp_desktop.storage.users_store import UsersStore


class UnitOfWork:
    """The stores of one transaction. It ends with the `with` block that gave it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.agency = AgencyStore(connection)
        self.people = PeopleStore(connection)
        self.rules = RulesStore(connection)
        self.training = TrainingStore(connection)
        self.sessions = SessionsStore(connection)
        self.places = PlacesStore(connection)
        self.competences = CompetenceStore(connection)
        self.pathways = PathwayStore(connection)
        self.gap_reasons = NeedsStore(connection)
        self.evidence = EvidenceStore(connection)
        self.session_files = SessionFilesStore(connection)
        self.evidence_checks = EvidenceChecksStore(connection)
        self.history = HistoryStore(connection)
        self.decisions = DecisionStore(connection)
        self.settings = SettingsStore(connection)
        self.drafts = DraftsStore(connection)
        self.backups = BackupStore(connection)
        self.privacy = PrivacyStore(connection)
        self.users = UsersStore(connection)
        self.induction = InductionStore(connection)
        self.supervision = SupervisionStore(connection)
        self.learning = LearningStore(connection)
        self.trainers = TrainersStore(connection)
        self.evaluations = EvaluationStore(connection)
        self.certificates = CertificatesStore(connection)
        self.templates = TemplateStore(connection)
        self.checklists = ChecklistStore(connection)
        self.assurance_files = AssuranceFilesStore(connection)
        self.actions = ActionStore(connection)

    def take_back(self, sequence: int) -> None:
        """Reverse a batch of the history.

        Raises NotAllowedError with the reason when later work depends on it.
        """
        take_back(self._db, sequence)
