"""The command `import`: a spreadsheet into the record, or what that would do."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from nscp_desktop.app.commands import opened, say
from nscp_desktop.app.import_mapping import read_mapping
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.import_plan import ImportAction, ImportPlan, ImportResult
from nscp_desktop.domain.imports import Reading
from nscp_desktop.services.record_files import Services, create


def _kept_and_stored(services: Services, plan: ImportPlan, today: date) -> ImportResult:
    services.safekeeping.make_before(BackupReason.BEFORE_IMPORT)
    return services.imports.carry_out(plan, today=today)


def run(options: argparse.Namespace, today: date) -> int:
    """Import a workbook by the program's guesses and the mapping that was given."""
    with _record(options, today) as services:
        mapped = read_mapping(options.mapping, services.training.courses(include_inactive=True), options.sheet)
        reading = services.imports.read(options.workbook, today=options.as_at or today, choices=mapped.choices)
        plan = services.imports.plan(reading, mapped.answers)
        result = None if options.dry_run else _kept_and_stored(services, plan, today)
    if options.json:
        say(json.dumps(as_json(plan, result), ensure_ascii=False, indent=1))
    else:
        _tell(reading, plan, result)
    return 0


@contextmanager
def _record(options: argparse.Namespace, today: date) -> Iterator[Services]:
    """Open the record; a dry run into a file that does not exist yet looks at an empty one instead."""
    if options.dry_run and not options.file.exists():
        sys.stderr.write(f"{options.file} does not exist, so this is what a new record would take in.\n")
        with tempfile.TemporaryDirectory() as folder:
            services = create(
                Path(folder) / "empty.nscp", AgencyDetails(options.file.stem or "New", Sector.GENERAL), today=today
            )
            try:
                yield services
            finally:
                services.close()
    else:
        with opened(options, read_only=options.dry_run) as services:
            yield services


def as_json(plan: ImportPlan, result: ImportResult | None) -> dict[str, object]:
    """Return the document that `import --json` prints; `stored` is there once something was stored."""
    reading = plan.reading
    names = [person.name for person in reading.people]
    document: dict[str, object] = {
        "sheet": reading.sheet,
        "people": [
            {
                "given": item.found.given,
                "family": item.found.family,
                "role": item.found.role,
                "start": _text(item.found.start),
                "action": item.action.value,
            }
            for item in plan.people
        ],
        "records": [
            {
                "cell": item.found.cell,
                "person": names[item.found.person],
                "course": item.found.course,
                "completed_on": _text(item.found.completed_on),
                "expires_on": _text(item.found.expires_on),
                "action": item.action.value,
            }
            for item in plan.records
        ],
        "bookings": [
            {
                "cell": item.found.cell,
                "person": names[item.found.person],
                "course": item.found.course,
                "on": _text(item.found.on),
                "action": item.action.value,
            }
            for item in plan.bookings
        ],
        "questions": [{"cell": item.cell, "text": item.text, "reason": item.reason} for item in reading.questions],
        "ignored": [{"cell": item.cell, "text": item.text, "reason": item.reason} for item in reading.ignored],
    }
    if result is not None:
        document["stored"] = _stored(result)
    return document


def _stored(result: ImportResult) -> Mapping[str, int]:
    return {
        "people": result.people,
        "courses": result.courses,
        "records": result.records,
        "bookings": result.bookings,
    }


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _tell(reading: Reading, plan: ImportPlan, result: ImportResult | None) -> None:
    say(f"Sheet {reading.sheet}" if reading.sheet else reading.file_name)
    for sentence in reading.warnings:
        say(sentence)
    say(result.words if result is not None else f"Would store {plan.words}.")
    for person in plan.people:
        if person.action is ImportAction.ASK:
            say(f"row {person.found.row}: {person.found.name} may be somebody on record ({person.because}); held back")
    for question in reading.questions:
        say(f"{question.cell}: {question.text} ({question.reason}); not stored")
