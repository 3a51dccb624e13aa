"""More operations than those of `operations.py`: documents, pages read, settings, locking, the retention period."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import DamagedError, NotFoundError
from nscp_desktop.domain.retention import Preset, RetentionRule
from nscp_desktop.services import documents, restoring
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.section_11_documents import SECTION_11
from tests.faults.operations import KEY, NAME, PLACE, RELEASED, TODAY, Run, Step, Work
from tests.faults.operations import _founded as found

OUT = "out"
_LONG_AGO = date(2001, 9, 1)
_PERSON = ReportOptions(person_id=3)


def _export(export_id: str) -> Step:
    def step(work: Work) -> None:
        work.services.documents.save_export(export_id, work.folder / OUT / f"{export_id}.xlsx", TODAY)

    return step


def _report(report_id: str, options: ReportOptions | None = None) -> Step:
    def step(work: Work) -> None:
        work.services.documents.save_report(report_id, work.folder / OUT / f"{report_id}.pdf", TODAY, options)

    return step


def _pack_sheet(work: Work) -> None:
    work.services.privacy_documents.save_pack_sheet(3, work.folder / OUT / "pack.xlsx", TODAY)


def _recovery_sheet(work: Work) -> None:
    work.services.protection.save_sheet(work.folder / OUT / "sheet.pdf", today=TODAY)


def _copy_elsewhere(work: Work) -> None:
    out = work.folder / OUT / NAME
    if not out.exists():
        work.services.safekeeping.copy_elsewhere(out)


def _leaver(work: Work) -> None:
    draft = PersonDraft("Left", "Longago", starts_on=_LONG_AGO, ends_on=_LONG_AGO + timedelta(days=300))
    work.services.people.add(replace(draft, leave_reason="Moved away"))


def _retention(work: Work) -> None:
    work.services.privacy.set_rule(RetentionRule(Preset.OWN, 3, "Maya Green"), today=TODAY)


def _dispose(work: Work) -> None:
    ids = tuple(item.person.id for item in work.services.privacy.time_up(TODAY))
    work.services.privacy.erase(Erasure(ids, "Maya Green"), today=TODAY)


def _details(work: Work) -> None:
    agency = work.services.agency
    agency.change_details(replace(agency.details(), marking="Confidential"))


def _team(work: Work) -> None:
    work.services.agency.add_team("Key stage 1")


def _place(work: Work) -> None:
    decision = PlacementDraft(2, TODAY, "Maya Green", "Works with families")
    work.services.placing.place((2, 3), decision, today=TODAY)


def _book(work: Work) -> None:
    course = work.services.training.courses()[0].id
    work.services.training.book((2, 3), course, TODAY + timedelta(days=9), today=TODAY)


def _draft(work: Work) -> None:
    with work.services.desk.changing("Keep a draft") as unit:
        unit.drafts.set("person/5", '{"given": "Sam"}', datetime(2026, 11, 24, 9, 15, tzinfo=UTC))


def _merge(work: Work) -> None:
    work.services.removal.merge(1, 8)


def _delete(work: Work) -> None:
    work.services.removal.remove([6])


def _bring_back(work: Work) -> None:
    work.services.history.bring_back(work.services.history.bin()[0].sequence)


def _lock_and_unlock(work: Work) -> None:
    services = work.services
    services.locking.lock()
    services.locking.unlock(KEY)


def _read_pages(work: Work) -> None:
    services = work.services
    services.standing.forget()
    assert services.standing.board(TODAY).rows
    assert services.standing.to_do(TODAY) is not None
    assert services.history.steps()
    assert services.history.about(3) is not None
    services.safekeeping.state()


def _second_place(work: Work) -> None:
    place = work.folder / "stick"
    place.mkdir(exist_ok=True)
    work.services.safekeeping.set_second_place(place)


def _back_up(work: Work) -> None:
    work.services.safekeeping.make()


def _drill(work: Work) -> None:
    work.services.safekeeping.drill()


def _check(work: Work) -> None:
    """Check everything; what cannot be read is told as a sentence of the check."""
    problems = work.services.problems(full=True)
    if problems:
        raise DamagedError(" ".join(problems))


def _open(work: Work) -> None:
    """Open with the key that is known, without looking at the file first as a step of another run does."""
    work.close()
    work.open = open_existing(work.path, key=work.key, workplace=PLACE)


def _restore(work: Work) -> None:
    services = work.services
    backups = services.safekeeping.backups()
    if not backups:
        raise NotFoundError("There is no backup to go back to.")
    prepared = services.safekeeping.prepare_restore(backups[-1])
    work.close()
    restoring.finish(prepared)
    _open(work)


def released(work: Work) -> None:
    """Begin with a record that version 1 of the program made."""
    shutil.copyfile(RELEASED / ("v1-protected.nscp" if work.key else "v1.nscp"), work.path)


def _with_backup(work: Work) -> None:
    found(work)
    work.services.safekeeping.make()
    _draft(work)


def _close(work: Work) -> None:
    work.close()


_READING: tuple[Callable[[Work], None], ...] = (_read_pages, _check)
DOCUMENT_RUNS = (
    Run("restore", (_restore,), begin=_with_backup),
    Run("restore, protected", (_restore,), KEY, _with_backup),
    Run("upgrade", (_open,), begin=released, opens_first=False),
    Run("upgrade, protected", (_open,), KEY, released, opens_first=False),
    Run("opening", (_open,), opens_first=False),
    Run("opening, protected", (_open,), KEY, opens_first=False),
    Run("reading", _READING),
    Run("workbooks", tuple(_export(own) for own in (*(one.id for one in documents.EXPORTS), SECTION_11))),
    Run("workbook over an older one", (_export(documents.MATRIX), _export(documents.MATRIX))),
    Run("reports", (_report(documents.SUMMARY), _report(documents.MATRIX), _report(documents.SUBJECT_ACCESS, _PERSON))),
    Run("pack as workbook", (_pack_sheet,)),
    Run("recovery sheet", (_recovery_sheet,), KEY),
    Run("copy elsewhere", (_copy_elsewhere,), KEY),
    Run("retention", (_leaver, _retention, _dispose)),
    Run("settings", (_details, _team, _place, _book, _draft)),
    Run("merge and bin", (_merge, _delete, _bring_back)),
    Run("closing", (_close,)),
    Run("locking", (_lock_and_unlock,), KEY),
    Run("second place", (_second_place, _back_up, _drill)),
)
