"""Creating and opening a record file, and the services that work on it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.services.agency import AgencyService, check_agency
from nscp_desktop.services.documents import DocumentsService
from nscp_desktop.services.imports import ImportsService
from nscp_desktop.services.people import PeopleService
from nscp_desktop.services.rule_packs import packs_for, target_groups
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.training import TrainingService
from nscp_desktop.storage.record_file import SUFFIX, RecordFile
from nscp_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that can be done with one open record file."""

    record_file: RecordFile
    agency: AgencyService
    people: PeopleService
    training: TrainingService
    standing: StandingService
    imports: ImportsService
    documents: DocumentsService

    @property
    def path(self) -> Path:
        return self.record_file.path

    @property
    def read_only(self) -> bool:
        return self.record_file.read_only

    def problems(self) -> list[str]:
        """Check the file; one sentence for each thing that is wrong, empty when it is sound."""
        return self.record_file.problems()

    def close(self) -> None:
        """Close the record file."""
        self.record_file.close()


def create(path: Path, details: AgencyDetails, *, today: date) -> Services:
    """Create a record file for an agency, with the rule packs of its sector.

    Raises NotAllowedError when the details are incomplete, FileRefusedError when the file cannot be made.
    """
    check_agency(details)
    if path.suffix != SUFFIX:
        raise NotAllowedError(
            f"A record file is named with {SUFFIX} at the end, for example {path.stem}{SUFFIX}.", "path"
        )
    packs = packs_for(details.sector)
    record_file = RecordFile.create(path)
    try:
        with record_file.changing() as unit:
            unit.agency.found(details, today)
            for group in target_groups():
                unit.agency.add_target_group(group)
            _take_packs(unit, packs)
    except BaseException:
        record_file.close()
        path.unlink(missing_ok=True)
        raise
    return _services(record_file)


def open_existing(path: Path, *, read_only: bool = False) -> Services:
    """Open a record file.

    Raises FileRefusedError when it is not ours, newer, open elsewhere or cannot be read.
    """
    return _services(RecordFile.open(path, read_only=read_only))


def _services(record_file: RecordFile) -> Services:
    standing = StandingService(record_file)
    agency = AgencyService(record_file, standing)
    people = PeopleService(record_file, standing)
    training = TrainingService(record_file, standing)
    return Services(
        record_file,
        agency,
        people,
        training,
        standing,
        ImportsService(record_file, standing),
        DocumentsService(standing, agency),
    )


def _take_packs(unit: UnitOfWork, packs: tuple[RulePack, ...]) -> None:
    """Take duties, requirements, roles and courses of the packs into the record, the first title winning."""
    duties: dict[str, int] = {}
    titles: set[str] = set()
    for position, pack in enumerate(packs):
        for duty in pack.duties:
            if duty.code not in duties:
                duties[duty.code] = len(duties)
                unit.agency.add_duty(duty, duties[duty.code])
        unit.rules.add_pack(pack, position)
        for role in pack.roles:
            if role.title.casefold() not in titles:
                titles.add(role.title.casefold())
                unit.agency.add_role(role.title, role.usual_group)
    for course in _courses(packs):
        unit.training.add_course(course)


def _courses(packs: tuple[RulePack, ...]) -> tuple[Course, ...]:
    """Return the courses of all packs, each with what it counts towards in every one of them."""
    also: dict[str, tuple[Satisfies, ...]] = {}
    for pack in packs:
        for title, more in pack.counts_also:
            also[title] = also.get(title, ()) + more
    courses = [course for pack in packs for course in pack.courses]
    return tuple(replace(course, satisfies=course.satisfies + also.get(course.title, ())) for course in courses)
