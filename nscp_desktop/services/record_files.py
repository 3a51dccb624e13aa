"""Creating and opening a record file, and the services that work on it."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.domain.file_names import name_problem
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.agency import AgencyService, check_agency
from nscp_desktop.services.certificate_documents import CertificateDocuments
from nscp_desktop.services.certificates import CertificatesService
from nscp_desktop.services.checking import CheckingService
from nscp_desktop.services.competences import CompetenceService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.documents import DocumentsService, Papers
from nscp_desktop.services.duplicates import DuplicatesService
from nscp_desktop.services.editions import EditionsService
from nscp_desktop.services.evaluation import EvaluationService
from nscp_desktop.services.evaluation_documents import EvaluationDocuments
from nscp_desktop.services.evidence import EvidenceService
from nscp_desktop.services.evidence_checks import EvidenceChecksService
from nscp_desktop.services.evidence_documents import EvidenceDocuments
from nscp_desktop.services.history import HistoryService
from nscp_desktop.services.imports import ImportsService
from nscp_desktop.services.induction import InductionService
from nscp_desktop.services.induction_documents import InductionDocuments
from nscp_desktop.services.kept_drafts import KeptDraftsService
from nscp_desktop.services.learning import LearningService
from nscp_desktop.services.learning_documents import LearningDocuments
from nscp_desktop.services.levels import LevelsService
from nscp_desktop.services.locking import LockingService
from nscp_desktop.services.needs import NeedsService
from nscp_desktop.services.needs_documents import NeedsDocuments
from nscp_desktop.services.opening import Pause, opened_as_it_is, opened_record, wait_quietly
from nscp_desktop.services.pack_updates import PackUpdatesService
from nscp_desktop.services.pathways import PathwaysService
from nscp_desktop.services.people import PeopleService
from nscp_desktop.services.people_many import PeopleManyService
from nscp_desktop.services.people_removal import PeopleRemovalService
from nscp_desktop.services.placing import PlacingService
from nscp_desktop.services.planning import PlanningService
from nscp_desktop.services.planning_documents import PlanningDocuments
from nscp_desktop.services.privacy import PrivacyService
from nscp_desktop.services.privacy_documents import PrivacyDocuments
from nscp_desktop.services.protection import ProtectionService
from nscp_desktop.services.review_documents import ReviewDocuments
from nscp_desktop.services.rule_packs import packs_for, target_groups
from nscp_desktop.services.rules import RulesService
from nscp_desktop.services.safekeeping import SafekeepingService
from nscp_desktop.services.session_documents import SessionDocuments
from nscp_desktop.services.sessions import SessionsService
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.supervision import SupervisionService
from nscp_desktop.services.taking_packs import take_packs
from nscp_desktop.services.trainer_documents import TrainerDocuments
from nscp_desktop.services.trainers import TrainersService
from nscp_desktop.services.training import TrainingService
from nscp_desktop.services.users import UsersService
from nscp_desktop.services.watching import WatchService
from nscp_desktop.storage.record_file import SUFFIX, RecordFile


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that can be done with one open record file."""

    desk: Desk
    agency: AgencyService
    people: PeopleService
    training: TrainingService
    evidence: EvidenceService
    standing: StandingService
    imports: ImportsService
    documents: DocumentsService
    locking: LockingService
    removal: PeopleRemovalService
    protection: ProtectionService
    history: HistoryService
    privacy: PrivacyService
    privacy_documents: PrivacyDocuments
    safekeeping: SafekeepingService
    watching: WatchService
    users: UsersService
    drafts: KeptDraftsService
    checking: CheckingService
    placing: PlacingService
    competences: CompetenceService
    levels: LevelsService
    rules: RulesService
    editions: EditionsService
    pack_updates: PackUpdatesService
    planning: PlanningService
    pathways: PathwaysService
    many: PeopleManyService
    duplicates: DuplicatesService
    evidence_checks: EvidenceChecksService
    learning: LearningService
    trainers: TrainersService
    evaluation: EvaluationService
    induction: InductionService
    supervision: SupervisionService
    certificates: CertificatesService
    sessions: SessionsService
    needs: NeedsService

    def page_jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to be done next on the tabs of training and learning, in the order of the tabs."""
        parts = (
            self.sessions, self.evidence_checks, self.certificates, self.evaluation, self.trainers, self.needs,
            self.learning, self.induction, self.supervision,
        )  # fmt: skip
        return tuple(job for part in parts for job in part.jobs(as_at))

    @property
    def path(self) -> Path:
        return self.desk.file.path

    @property
    def read_only(self) -> bool:
        return self.desk.file.read_only

    @property
    def is_older(self) -> bool:
        """Whether an older program made the file and nothing has brought it over."""
        return self.desk.file.needs_upgrade

    def problems(self, *, full: bool = False) -> list[str]:
        """Check the file; one sentence for each thing that is wrong, empty when it is sound.

        Without `full` it is the check at opening; with it, every page and the whole history.
        """
        return self.desk.file.problems(full=full)

    def close(self) -> None:
        """Close the record file."""
        self.desk.file.close()
        note(Event.CLOSED)


def create(
    path: Path, details: AgencyDetails, *, today: date, key: bytes | None = None, workplace: Workplace | None = None
) -> Services:
    """Create a record file for an agency, with the rule packs of its sector.

    `key` is the raw key and salt of a protected file, None for one without a password.

    Raises NotAllowedError when the details are incomplete, FileRefusedError when the file cannot be made.
    """
    check_agency(details)
    if path.suffix != SUFFIX:
        raise NotAllowedError(
            f"A record file is named with {SUFFIX} at the end, for example {path.stem}{SUFFIX}.", "path"
        )
    problem = name_problem(path.name, str(path.parent), is_windows=os.name == "nt")
    if problem:
        raise NotAllowedError(problem, "path")
    packs = packs_for(details.sector)

    def begin(record_file: RecordFile) -> None:
        with record_file.changing(f"Found the record of {details.name.strip()}", kind=BatchKind.FINAL) as unit:
            unit.agency.found(details, today)
            for group in target_groups():
                unit.agency.add_target_group(group)
            take_packs(unit, packs)

    return _services(RecordFile.create(path, key=key, workplace=workplace, begin=begin))


def open_existing(
    path: Path,
    *,
    key: bytes | None = None,
    read_only: bool = False,
    take_over: bool = False,
    workplace: Workplace | None = None,
    pause: Pause = wait_quietly,
) -> Services:
    """Open a record file; one that an older program made is brought over first, one that cannot be written is read.

    With `take_over` a file that another computer did not close is opened all the same. `pause` waits so many
    seconds while something holds the file, and says whether to go on.

    Raises FileRefusedError when it is not ours, newer, damaged or cannot be read, InUseError when somebody has it
    open, HeldElsewhereError when another computer did not close it.
    """
    return _services(
        opened_record(path, key=key, read_only=read_only, take_over=take_over, workplace=workplace, pause=pause)
    )


def open_as_it_is(path: Path, *, key: bytes | None = None) -> Services:
    """Open a record file of any schema for reading, to make a copy or a check of it and nothing else.

    Raises FileRefusedError as `open_existing` does, but not when an older program made it.
    """
    return _services(opened_as_it_is(path, key=key))


def _services(record_file: RecordFile) -> Services:
    with suppress(NscpError):
        note(Event.OPENED, record_file.record_id)
    desk = Desk(record_file)
    standing = StandingService(desk)
    training = TrainingService(desk, standing)
    safekeeping = SafekeepingService(desk)
    agency = AgencyService(desk, standing)
    history = HistoryService(desk, standing, agency)
    privacy = PrivacyService(desk, standing, safekeeping)
    rules = RulesService(desk, standing)
    papers = PrivacyDocuments(desk, standing, agency, privacy)
    planning, pathways = PlanningService(desk, standing), PathwaysService(desk, standing)
    ahead = PlanningDocuments(standing, planning, pathways)
    competences = CompetenceService(desk)
    reviews = ReviewDocuments(standing, agency, competences)
    proof = EvidenceChecksService(desk, standing)
    learning = LearningService(desk, standing)
    induction, supervision = InductionService(desk, standing), SupervisionService(desk, standing)
    evaluation = EvaluationService(desk, standing)
    trainers = TrainersService(desk, standing)
    needs = NeedsService(desk, standing, planning)
    sessions = SessionsService(desk, standing)
    return Services(
        desk,
        agency,
        PeopleService(desk, standing),
        training,
        EvidenceService(desk, standing),
        standing,
        ImportsService(desk, standing),
        DocumentsService(
            standing,
            agency,
            history,
            rules,
            Papers(papers, ahead, reviews, training),
            [
                SessionDocuments(standing, sessions),
                EvidenceDocuments(standing, proof),
                LearningDocuments(learning),
                InductionDocuments(agency, induction, supervision),
                EvaluationDocuments(standing, evaluation),
                TrainerDocuments(standing, trainers),
                CertificateDocuments(desk, standing, agency, trainers),
                NeedsDocuments(needs),
            ],
        ),
        LockingService(desk, standing),
        PeopleRemovalService(desk, standing),
        ProtectionService(desk, safekeeping),
        history,
        privacy,
        papers,
        safekeeping,
        WatchService(record_file),
        UsersService(desk),
        KeptDraftsService(desk),
        CheckingService(desk),
        PlacingService(desk, standing),
        competences,
        LevelsService(desk, standing),
        rules,
        EditionsService(desk, standing),
        PackUpdatesService(desk, standing),
        planning,
        pathways,
        PeopleManyService(desk, standing),
        DuplicatesService(desk, standing),
        proof,
        learning,
        trainers=trainers,
        evaluation=evaluation,
        induction=induction,
        supervision=supervision,
        needs=needs,
        certificates=CertificatesService(desk, standing),
        sessions=sessions,
    )
