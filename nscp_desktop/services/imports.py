"""Bringing in a spreadsheet: read, plan, and store all of it or nothing."""

from datetime import date
from pathlib import Path

from nscp_desktop.domain.import_plan import Answers, ImportPlan, ImportResult
from nscp_desktop.domain.imports import Choices, Reading
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.import_planning import plan_import
from nscp_desktop.services.import_storing import ImportInto
from nscp_desktop.services.standing import StandingService


class ImportsService:
    """Imports into the record. `carry_out` is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def read(self, path: Path, *, today: date, choices: Choices | None = None) -> Reading:
        """Read a workbook or CSV by the program's guesses, with `choices` instead where somebody decided.

        Raises FileRefusedError when it is no workbook, protected, empty or holds no people.
        """
        from nscp_desktop.spreadsheets.reading import read_workbook

        courses = self._standing.snapshot().rulebook.courses.values()
        known = tuple(name for course in courses for name in (course.title, *course.aliases))
        return read_workbook(path, today=today, choices=choices, known_courses=known)

    def plan(self, reading: Reading, answers: Answers | None = None) -> ImportPlan:
        """Work out what an import would do. Nothing is stored.

        Raises NotAllowedError when somebody in the file leaves before they start.
        """
        with self._desk.reading() as unit:
            roles, duties = unit.agency.roles(), unit.agency.duties()
        return plan_import(self._standing.snapshot(), roles, duties, reading, answers or Answers())

    def carry_out(self, plan: ImportPlan, *, today: date) -> ImportResult:
        """Store everything that the plan adds, or nothing when something fails."""
        with self._desk.changing(f"Import {plan.reading.file_name}") as unit:
            result = ImportInto(unit, plan, today).store()
        if result.changed:
            self._standing.forget()
        return result
