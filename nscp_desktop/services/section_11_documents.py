"""The workbook of an audit: figures, people, records, questionnaires, actions and rules, with or without names.

The library that writes sheets is imported when first needed: the window starts without it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from nscp_desktop import __version__
from nscp_desktop.domain.audit_courses import held_as
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.evaluation import Form
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Filled, QuestionnaireKind
from nscp_desktop.services.actions import ActionsService
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklists import ChecklistsService
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.papers import ExportInfo, ReportInfo, Wanted

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built
    from nscp_desktop.spreadsheets.export_data import ExportData
    from nscp_desktop.spreadsheets.export_people import ReturnedForms

SECTION_11 = "section-11"


class Section11Documents:
    """The workbook that goes with a Section 11 or Section 175/157 audit."""

    reports: Sequence[ReportInfo] = ()
    exports: Sequence[ExportInfo] = (
        ExportInfo(SECTION_11, "Section 11 workbook", "Figures, leads, records, checklists, actions and rules"),
    )

    def __init__(
        self, desk: Desk, checklists: ChecklistsService, figures: AuditFiguresService, actions: ActionsService
    ) -> None:
        self._desk = desk
        self._checklists = checklists
        self._figures = figures
        self._actions = actions

    def build(self, report_id: str, _wanted: Wanted, _out: BinaryIO) -> "Built":
        """Say that there is no such report: all that is here is a workbook."""
        raise NotFoundError(f"There is no report called {report_id}.")

    def write(self, _export_id: str, data: "ExportData", out: BinaryIO) -> None:
        """Write the workbook."""
        from nscp_desktop.spreadsheets.export_section_11 import Section11Sheets, export_section_11

        data = replace(data, held_as=self._held_as())
        filled = self._filled(data.as_at)
        contents = tuple(one for one in filled if one.template.kind is QuestionnaireKind.CONTENT)
        audit = next((one for one in filled if one.template.kind in AUDIT_KINDS), None)
        expectations = next((one for one in filled if one.template.kind is QuestionnaireKind.EXPECTATIONS), None)
        sheets = Section11Sheets(
            data,
            self._figures.figures(data.as_at),
            audit,
            expectations,
            contents,
            self._files(filled),
            self._actions.listed(data.as_at),
            self._actions.listed_gaps(data.as_at),
            self._returned(data.as_at),
            version=__version__,
        )
        export_section_11(sheets, out)

    def _filled(self, day: date) -> tuple[Filled, ...]:
        """Return the newest questionnaire of each template and course that was begun by a day, or is about one by then.

        The one with the newest audit day comes first.
        """
        newest: dict[tuple[int, int | None], int] = {}
        for one in self._checklists.listed(*QuestionnaireKind):
            head = one.checklist
            if head.is_there_on(day):
                newest.setdefault((head.template_id, head.course_id), head.id)
        return tuple(self._checklists.filled(own) for own in newest.values())

    def _files(self, filled: Sequence[Filled]) -> Mapping[int, tuple[str, ...]]:
        """Return the names of the files of these questionnaires by the id of the answer."""
        found = {}
        for one in filled:
            for item_id, files in self._checklists.files(one.checklist.id).items():
                found[one.answer(item_id).id] = tuple(file.name for file in files)
        return found

    def _held_as(self) -> Mapping[int, str]:
        with self._desk.reading() as unit:
            return held_as(unit.sessions.all(), dict(unit.evaluations.places()), date.min)

    def _returned(self, day: date) -> "ReturnedForms":
        from nscp_desktop.spreadsheets.export_people import ReturnedForms

        with self._desk.reading() as unit:
            forms = [one for one in unit.evaluations.all() if one.received_on <= day]
        after, impact = (
            frozenset(one.attendance_id for one in forms if one.form is form and one.attendance_id is not None)
            for form in (Form.PARTICIPANT, Form.IMPACT)
        )
        return ReturnedForms(after, impact)
