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
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.agency import AgencyService, check_agency
from nscp_desktop.services.assurance_parts import AssuranceServices, assurance_services, assurance_sources
from nscp_desktop.services.competences import CompetenceService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.documents import DocumentsService, Papers
from nscp_desktop.services.duplicates import DuplicatesService
from nscp_desktop.services.editions import EditionsService
from nscp_desktop.services.imports import ImportsService
from nscp_desktop.services.levels import LevelsService
from nscp_desktop.services.opening import Pause, opened_as_it_is, opened_record, wait_quietly
from nscp_desktop.services.pack_updates import PackUpdatesService
from nscp_desktop.services.pathways import PathwaysService
from nscp_desktop.services.people import PeopleService
from nscp_desktop.services.people_many import PeopleManyService
from nscp_desktop.services.people_removal import PeopleRemovalService
from nscp_desktop.services.placing import PlacingService
from nscp_desktop.services.planning import PlanningService
from nscp_desktop.services.planning_documents import PlanningDocuments
from nscp_desktop.services.record_parts import (
    KeepingServices,
    TrainingServices,
    keeping_services,
    paper_sources,
    training_services,
)
from nscp_desktop.services.review_documents import ReviewDocuments
from nscp_desktop.services.rule_packs import packs_for, target_groups
from nscp_desktop.services.rules import RulesService
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.taking_packs import take_packs
from nscp_desktop.storage.record_file import SUFFIX, RecordFile


@dataclass(frozen=True)
class Services(TrainingServices, AssuranceServices, KeepingServices):
    """Everything that can be done with one open record file."""

    desk: Desk
    agency: AgencyService
    standing: StandingService
    documents: DocumentsService
    people: PeopleService
    many: PeopleManyService
    duplicates: DuplicatesService
    removal: PeopleRemovalService
    imports: ImportsService
    placing: PlacingService
    competences: CompetenceService
    levels: LevelsService
    rules: RulesService
    editions: EditionsService
    pack_updates: PackUpdatesService
    planning: PlanningService
    pathways: PathwaysService

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
    agency, rules, competences = AgencyService(desk, standing), RulesService(desk, standing), CompetenceService(desk)
    planning, pathways = PlanningService(desk, standing), PathwaysService(desk, standing)
    keeping, training = keeping_services(desk, standing, agency), training_services(desk, standing, planning)
    assurance = assurance_services(desk, standing, agency, training)
    papers = Papers(
        keeping.privacy_documents,
        PlanningDocuments(standing, planning, pathways),
        ReviewDocuments(standing, agency, competences),
        training.training,
    )
    sources = paper_sources(desk, standing, agency, training)
    sources += assurance_sources(desk, standing, agency, assurance)
    return Services(
        **vars(keeping),
        **vars(training),
        **vars(assurance),
        desk=desk,
        agency=agency,
        standing=standing,
        documents=DocumentsService(standing, agency, keeping.history, rules, papers, sources),
        people=PeopleService(desk, standing),
        many=PeopleManyService(desk, standing),
        duplicates=DuplicatesService(desk, standing),
        removal=PeopleRemovalService(desk, standing),
        imports=ImportsService(desk, standing),
        placing=PlacingService(desk, standing),
        competences=competences,
        levels=LevelsService(desk, standing),
        rules=rules,
        editions=EditionsService(desk, standing),
        pack_updates=PackUpdatesService(desk, standing),
        planning=planning,
        pathways=pathways,
    )
