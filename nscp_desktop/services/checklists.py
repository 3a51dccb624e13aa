"""Questionnaires that are filled in: begun, answered item by item, signed off, reopened with a reason."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.domain.audit_checklists import INTRODUCTORY
from nscp_desktop.domain.checklist_jobs import checklist_jobs
from nscp_desktop.domain.checklist_rules import (
    answer_problem,
    are_alike,
    carried,
    items_words,
    last_before,
    last_time,
    same_kind_open,
    trained_before,
)
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_files import AssuranceFile
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.questionnaires import (
    AUDIT_KINDS,
    Answer,
    Checklist,
    Filled,
    Item,
    LastTime,
    Progress,
    QuestionnaireKind,
    Template,
    TemplateVersion,
    TrainedBefore,
)
from nscp_desktop.services.assurance_files import save_copy, take_off
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklist_checks import Said, Signature, checked_head, checked_signature, checked_text
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.evidence_reading import Attached, gather
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.template_storing import taken
from nscp_desktop.storage.unit_of_work import UnitOfWork


class Listed(NamedTuple):
    """A questionnaire in a list: its head, its template, the course it is about, how far it is.

    It is `superseded` when a newer one of its template and course is signed off too.
    """

    checklist: Checklist
    template: Template
    course_title: str
    progress: Progress
    superseded: bool


class ChecklistsService:
    """Questionnaires. Each public method that stores is one transaction and one step of undo."""

    def __init__(self, desk: Desk, standing: StandingService, figures: AuditFiguresService) -> None:
        self._desk = desk
        self._standing = standing
        self._figures = figures

    def listed(self, *kinds: QuestionnaireKind) -> tuple[Listed, ...]:
        """Return the questionnaires of some kinds, the newest audit day first."""
        with self._reading() as (unit, courses):
            templates = {item.id: item for item in unit.templates.templates()}
            wanted = [item for item in unit.checklists.all() if templates[item.template_id].kind in kinds]
            filled = [_filled(unit, item, courses, with_last=False) for item in wanted]
        seen: set[tuple[int, int | None]] = set()
        rows = []
        for item in filled:
            key = (item.checklist.template_id, item.checklist.course_id)
            superseded = not item.checklist.is_open and key in seen
            if not item.checklist.is_open:
                seen.add(key)
            rows.append(Listed(item.checklist, item.template, item.course_title, item.progress(), superseded))
        return tuple(rows)

    def filled(self, checklist_id: int) -> Filled:
        """Return a questionnaire with its answers and those of last time.

        Raises NotFoundError when it is gone.
        """
        with self._reading() as (unit, courses):
            return _filled(unit, _one(unit, checklist_id), courses)

    def courses(self) -> tuple[Course, ...]:
        """Return the courses a content checklist can be about, introductory ones first."""
        courses = [item for item in self._standing.snapshot().rulebook.courses.values() if item.active]
        return tuple(sorted(courses, key=lambda item: (item.kind not in INTRODUCTORY, item.title.casefold())))

    def begin(self, template: Template, head: Checklist, *, today: date) -> int:
        """Begin a questionnaire with the newest version of a template and return its id.

        `head` says year, audit day, course and the rest of the head; its ids and day of beginning are given here. A
        template that the program brings and that is not stored yet is stored in the same step.

        Raises NotAllowedError beside the field: for one of that kind that is open already, without a course for a
        content checklist, and as `checked_head`.
        """
        courses = self._courses()
        with self._desk.changing(f"Begin {template.title}{_of_year(head)}") as unit:
            template_id = taken(unit, template, today)
            version = unit.templates.newest(template_id)
            assert version is not None
            new = replace(head, id=0, template_id=template_id, version_id=version.id, began_on=today)
            new = checked_head(replace(new, signed_on=None, figures=""), template, courses, today)
            _refuse_second(unit, new, courses)
            return unit.checklists.add(new)

    def change_head(self, head: Checklist, *, today: date) -> None:
        """Store the changed head of an open questionnaire; whose version and course it is stays.

        Raises NotAllowedError as `begin`, and when it is signed off.
        """
        with self._desk.reading() as unit:
            before = _open_one(unit, head.id)
            template = unit.templates.template(before.template_id)
        assert template is not None
        kept = {name: getattr(before, name) for name in ("template_id", "version_id", "began_on", "course_id")}
        changed = checked_head(replace(head, **kept), template, self._courses(), today)
        if changed != before:
            with self._desk.changing(f"Change the details of {template.title}{_of_year(before)}") as unit:
                unit.checklists.change(changed)

    def say(self, checklist_id: int, item_id: int, said: Said) -> None:
        """Store what is said about one item; nothing when that is what stands there already.

        Raises NotAllowedError beside the field for an answer that is outside the scale, for a text that is too long,
        and when it is signed off.
        """
        with self._desk.reading() as unit:
            head = _open_one(unit, checklist_id)
            version = unit.templates.version(head.version_id)
            before = unit.checklists.answer(checklist_id, item_id) or Answer(0, checklist_id, item_id)
            template = unit.templates.template(head.template_id)
        item = version.item(item_id)
        if item is None or template is None:
            raise NotFoundError("That item is no longer in the questionnaire.")
        answer = replace(before, **checked_text(said))
        problem = answer_problem(version.scale, answer)
        if problem:
            raise NotAllowedError(problem, "answer")
        if answer != before:
            with self._desk.changing(_step(item, template, version, said)) as unit:
                unit.checklists.set_answer(answer)

    def carry_forward(self, checklist_id: int) -> int:
        """Take last time's answers over where nothing is said yet, with their files, and return how many.

        Raises NotAllowedError when it is signed off, or when there is no last time.
        """
        with self._reading() as (unit, courses):
            filled = _filled(unit, _open_one(unit, checklist_id), courses)
        new = carried(filled)
        if not filled.last:
            raise NotAllowedError("There is no earlier one to take answers from.")
        if new:
            title = f"Take over {plural(len(new), 'answer')} from last time: {filled.template.title}"
            with self._desk.changing(title) as unit:
                for item_id, answer in new.items():
                    own = unit.checklists.set_answer(answer)
                    unit.assurance_files.copy(filled.last[item_id].answer.id, own)
        return len(new)

    def sign_off(self, checklist_id: int, signature: Signature, *, today: date) -> None:
        """Sign a questionnaire off: it is locked, its figures are kept as they are now, and the next one gets its day.

        Raises NotAllowedError beside the field: items without an answer (`answers`), a file that is not what was stored
        (`files`), nobody who filled it in, a day that is still ahead, also the audit day (`completed_on`).
        """
        checked_signature(signature, today)
        with self._reading() as (unit, courses):
            filled = _filled(unit, _open_one(unit, checklist_id), courses)
            _refuse_missing_files(unit, filled)
        left = filled.unanswered()
        if left:
            raise NotAllowedError(f"{items_words(left)} no answer yet. Answer them first.", "answers")
        head, template = filled.checklist, filled.template
        figures = ""
        if template.kind in AUDIT_KINDS:
            if head.as_at > today:
                raise NotAllowedError(
                    f"The audit day, {in_words(head.as_at)}, is still ahead, so its figures are not known yet. Sign it "
                    "off on that day or later, or change the audit day under Details.",
                    "completed_on",
                )
            figures = self._figures.as_text(self._figures.figures(head.as_at, head))
        signed = replace(
            head,
            **signature._asdict(),
            signed_on=today,
            next_due_on=add_months(signature.completed_on, template.months),
            figures=figures,
        )
        with self._desk.changing(f"Sign off {template.title}{_of_year(head)}") as unit:
            unit.checklists.change(signed)

    def reopen(self, checklist_id: int, why: str, *, today: date) -> None:
        """Open a questionnaire again that is signed off; the reason stands in it and in the history.

        Raises NotAllowedError without a reason, and when another of that kind is open.
        """
        with self._desk.reading() as unit:
            head = _one(unit, checklist_id)
            template = unit.templates.template(head.template_id)
        assert template is not None
        if head.is_open:
            raise NotAllowedError("It is open already.")
        if not why.strip():
            raise NotAllowedError("Say why it is opened again.", "why")
        opened = replace(
            head, signed_on=None, next_due_on=None, figures="", reopened_on=today, reopened_why=why.strip()
        )
        courses = self._courses()
        with self._desk.changing(f"Reopen {template.title}{_of_year(head)}", reason=why.strip()) as unit:
            _refuse_second(unit, opened, courses)
            unit.checklists.change(opened)

    def remove(self, checklist_id: int) -> None:
        """Take an open questionnaire out with its answers; undo brings it back, and actions that came of it stay.

        Raises NotAllowedError when it is or once was signed off.
        """
        with self._desk.reading() as unit:
            head = _open_one(unit, checklist_id)
            template = unit.templates.template(head.template_id)
        if head.reopened_on is not None:
            raise NotAllowedError(
                "This was signed off once, so it is kept. Put right what was wrong, then sign it off again."
            )
        with self._desk.changing(f"Remove {template.title if template else ''}{_of_year(head)}") as unit:
            unit.checklists.remove(checklist_id)

    def files(self, checklist_id: int) -> Mapping[int, tuple[AssuranceFile, ...]]:
        """Return the files of a questionnaire by the id of the item, the oldest first."""
        with self._desk.reading() as unit:
            by_answer = unit.assurance_files.of_answers(checklist_id)
            answers = unit.checklists.answers(checklist_id)
        return {item: by_answer[answer.id] for item, answer in answers.items() if answer.id in by_answer}

    def attach(self, checklist_id: int, item_id: int, paths: Sequence[Path], *, today: date) -> Attached:
        """Keep copies of files with an answer; those that cannot be kept are told, and the others are kept.

        Raises NotAllowedError when it is signed off, FileRefusedError when nothing can be stored.
        """
        with self._desk.reading() as unit:
            head = _open_one(unit, checklist_id)
            item = unit.templates.version(head.version_id).item(item_id)
        gathered = gather(paths, self.files(checklist_id).get(item_id, ()), "answer")
        if gathered.files and item is not None:
            title = f"Attach {plural(len(gathered.files), 'file')} to item {item.number}"
            with self._desk.changing(title) as unit:
                known = unit.checklists.answer(checklist_id, item_id)
                own = known.id if known else unit.checklists.set_answer(Answer(0, checklist_id, item_id))
                for file in gathered.files:
                    unit.assurance_files.add(file, today, answer_id=own)
        return gathered.attached

    def remove_file(self, checklist_id: int, file: AssuranceFile) -> None:
        """Take a file off an answer; undo brings it back.

        Raises NotAllowedError when the questionnaire is signed off, NotFoundError when the file is gone already.
        """
        with self._desk.reading() as unit:
            _open_one(unit, checklist_id)
        take_off(self._desk, file, "a questionnaire")

    def save_copy(self, file: AssuranceFile, out: Path) -> None:
        """Save a copy of a file outside the record, whole or not at all.

        Raises FileRefusedError when it is damaged or cannot be written.
        """
        save_copy(self._desk, file, out)

    def trained_before(self, checklist_id: int) -> Mapping[int, TrainedBefore]:
        """Return who took the course before the version that covers an item, by the id of each such item."""
        with self._reading() as (unit, courses):
            filled = _filled(unit, _one(unit, checklist_id), courses, with_last=False)
            course_id = filled.checklist.course_id
            trained = unit.checklists.trained(course_id) if course_id is not None else ()
        if course_id is None:
            return {}
        course = courses.get(course_id)
        here = {row.person.id for row in self._standing.board(filled.checklist.as_at).rows}
        return trained_before(filled, course.versions if course else (), [one for one in trained if one[0] in here])

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to be done next about questionnaires: those that are due, and those half filled in."""
        return checklist_jobs(
            [(one.checklist, one.template, one.course_title, one.progress) for one in self.listed(*QuestionnaireKind)],
            as_at,
        )

    @contextmanager
    def _reading(self) -> Iterator[tuple[UnitOfWork, Mapping[int, Course]]]:
        """Give a view of the record with the courses, which are read before: one view is open at a time."""
        courses = self._courses()
        with self._desk.reading() as unit:
            yield unit, courses

    def _courses(self) -> Mapping[int, Course]:
        return self._standing.snapshot().rulebook.courses


def _filled(unit: UnitOfWork, head: Checklist, courses: Mapping[int, Course], *, with_last: bool = True) -> Filled:
    template = unit.templates.template(head.template_id)
    assert template is not None
    version, answers = unit.templates.version(head.version_id), unit.checklists.answers(head.id)
    course = courses.get(head.course_id or 0)
    last = _last(unit, head, version) if with_last else {}
    return Filled(template, version, head, answers, last, course.title if course else "")


def _last(unit: UnitOfWork, head: Checklist, version: TemplateVersion) -> Mapping[int, LastTime]:
    known = {item.id: item for item in unit.templates.templates()}
    own = known[head.template_id]
    before = last_before(head, [item for item in unit.checklists.all() if are_alike(known[item.template_id], own)])
    if before is None:
        return {}
    return last_time(version, before, unit.templates.version(before.version_id), unit.checklists.answers(before.id))


def _one(unit: UnitOfWork, checklist_id: int) -> Checklist:
    found = unit.checklists.one(checklist_id)
    if found is None:
        raise NotFoundError("That questionnaire is no longer in the record.")
    return found


def _open_one(unit: UnitOfWork, checklist_id: int) -> Checklist:
    found = _one(unit, checklist_id)
    if found.signed_on is not None:
        raise NotAllowedError(
            f"This was signed off on {in_words(found.signed_on)}, so it does not change any more. Reopen it first."
        )
    return found


def _refuse_second(unit: UnitOfWork, new: Checklist, courses: Mapping[int, Course]) -> None:
    """Refuse a second open questionnaire of one kind."""
    templates = {item.id: item for item in unit.templates.templates()}
    other = same_kind_open(new, unit.checklists.all(), templates)
    if other is not None:
        course, title = courses.get(new.course_id or 0), templates[other.template_id].title
        about = f" for {course.title}" if course else ""
        raise NotAllowedError(
            f"{title}{about} is open already, since {in_words(other.began_on)}. Sign that one off first, or go on "
            "with it.",
            "course_id" if course else "year",
        )


def _refuse_missing_files(unit: UnitOfWork, filled: Filled) -> None:
    by_answer = unit.assurance_files.of_answers(filled.checklist.id)
    for item in filled.version.items():
        for file in by_answer.get(filled.answer(item.id).id, ()):
            if not unit.assurance_files.content(file.id):
                raise NotAllowedError(
                    f"The file {file.name} of item {item.number} is missing or is not what was stored. Attach it "
                    "again, or remove it.",
                    "files",
                )


def _of_year(head: Checklist) -> str:
    return f", {head.year}" if head.year else ""


def _step(item: Item, template: Template, version: TemplateVersion, said: Said) -> str:
    """Name a step of undo: `Item 9 of Training Content Checklist: Partly`."""
    found = version.scale.answer(said.get("answer", ""))
    what = f": {found.label}" if found else ""
    return f"Item {item.number} of {template.title}{what}"
