"""Questionnaires as they are printed: with names, files, actions and what is on record beside each item."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nscp_desktop.domain.action_lists import ListedAction
from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_files import AssuranceFile
from nscp_desktop.domain.questionnaires import (
    AUDIT_KINDS,
    Answer,
    Checklist,
    Filled,
    QuestionnaireKind,
    TrainedBefore,
)
from nscp_desktop.services.action_sources import has_left, listed_actions
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.audit_figures import AuditFiguresService
from nscp_desktop.services.checklists import ChecklistsService, Listed
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.templates import TemplatesService

if TYPE_CHECKING:
    from nscp_desktop.reports.questionnaire import Beside, QuestionnairePaper

Kinds = tuple[QuestionnaireKind, ...]


class Sources(NamedTuple):
    """What questionnaires on paper are gathered from."""

    desk: Desk
    standing: StandingService
    agency: AgencyService
    templates: TemplatesService
    checklists: ChecklistsService
    figures: AuditFiguresService


class QuestionnairePapers:
    """Gathers what is printed of a questionnaire. `day` is the one on which actions are looked at."""

    def __init__(self, sources: Sources, day: date) -> None:
        self._from = sources
        self._day = day
        self._actions: Mapping[int, Sequence[ListedAction]] | None = None

    def chosen(self, kinds: Kinds, checklist_id: int | None) -> "QuestionnairePaper | None":
        """Return the questionnaire that was chosen, else the newest of some kinds by the day, None when there is none.

        Raises NotFoundError when the one that was chosen is gone, NotAllowedError when it is of another kind.
        """
        listed = self._from.checklists.listed(*QuestionnaireKind)
        if checklist_id is None:
            there = (one for one in listed if one.checklist.is_there_on(self._day))
            found = next((one for one in there if one.template.kind in kinds), None)
            return None if found is None else self.of(found)
        found = next((one for one in listed if one.checklist.id == checklist_id), None)
        if found is None:
            raise NotFoundError("That questionnaire is no longer in the record. Choose another.")
        if found.template.kind not in kinds:
            wanted = " or ".join(kind.words for kind in kinds)
            raise NotAllowedError(f"This report is about {wanted}. What was chosen is {found.template.title}.")
        return self.of(found)

    def newest_of_courses(self) -> "tuple[QuestionnairePaper, ...]":
        """Return the newest Training Content Checklist of each course by the day, in the order of the courses."""
        newest: dict[tuple[int, int | None], Listed] = {}
        for one in self._from.checklists.listed(QuestionnaireKind.CONTENT):
            if one.checklist.is_there_on(self._day):
                newest.setdefault((one.checklist.template_id, one.checklist.course_id), one)
        return tuple(self.of(one) for one in sorted(newest.values(), key=lambda one: one.course_title.casefold()))

    def blank(self, kinds: Kinds, *, is_wanted: bool) -> "QuestionnairePaper":
        """Return the empty list of some kinds, to fill in by hand: the one that was used last.

        Where none was used, a school gets the one for schools.
        Without `is_wanted` it stands in for one that was never begun, and says so.

        Raises NotFoundError when there is no such list.
        """
        from nscp_desktop.reports.questionnaire import QuestionnairePaper
        from nscp_desktop.reports.questionnaire_head import EMPTY, NOT_BEGUN

        details = self._from.agency.details()
        if kinds == AUDIT_KINDS and details.sector is Sector.SCHOOL:
            kinds = (QuestionnaireKind.SECTION_175, *kinds)
        templates = [one for kind in kinds for one in self._from.templates.all() if one.kind is kind]
        used = [one.template.id for one in self._from.checklists.listed(*kinds)]
        found = next((one for own in used for one in templates if one.id == own), next(iter(templates), None))
        if found is None:
            raise NotFoundError("There is no list in use to print. Switch one on under Settings, Checklists.")
        version = self._from.templates.newest(found)
        filled = Filled(found, version, Checklist(0, found.id, version.id, self._day, self._day), {}, {})
        words = EMPTY if is_wanted else NOT_BEGUN
        return QuestionnairePaper(details.name, filled, facts=self._facts(filled), empty_words=words)

    def of(self, listed: Listed) -> "QuestionnairePaper":
        """Return one questionnaire with all that stands beside its items."""
        from nscp_desktop.reports.questionnaire import QuestionnairePaper

        own = listed.checklist.id
        filled = self._from.checklists.filled(own)
        versions = {one.id: one for one in self._versions(filled)}
        version = versions.get(filled.checklist.course_version_id or 0)
        return QuestionnairePaper(
            self._from.agency.details().name,
            filled,
            f"{version.name}, in use from {in_words(version.in_use_from)}" if version else "",
            listed.superseded,
            self._beside(filled, versions),
            self._facts(filled),
        )

    def _facts(self, filled: Filled) -> Mapping[str, Fact]:
        keys = dict.fromkeys(key for item in filled.version.items() for key in item.figures)
        return self._from.figures.facts(keys, filled.checklist.as_at, filled.checklist) if keys else {}

    def _versions(self, filled: Filled) -> tuple[CourseVersion, ...]:
        course = self._from.standing.snapshot().rulebook.courses.get(filled.checklist.course_id or 0)
        return course.versions if course else ()

    def _beside(self, filled: Filled, versions: Mapping[int, CourseVersion]) -> "Mapping[int, Beside]":
        from nscp_desktop.reports.questionnaire import Beside

        own = filled.checklist.id
        files = self._from.checklists.files(own)
        before = self._from.checklists.trained_before(own) if versions else {}
        actions = self._actions_of_answers()
        return {
            item.id: Beside(
                self._owner(answer),
                _covered(versions.get(answer.covered_by_id or 0), before.get(item.id)),
                tuple(_file_words(file) for file in files.get(item.id, ())),
                tuple(actions.get(answer.id, ())) if answer.id else (),
            )
            for item in filled.version.items()
            if (answer := filled.answer(item.id))
        }

    def _owner(self, answer: Answer) -> str:
        person = self._from.standing.snapshot().people.get(answer.owner_id or 0)
        if person is None:
            return answer.owner
        return f"{person.name} (has left)" if has_left(person, self._day) else person.name

    def _actions_of_answers(self) -> Mapping[int, Sequence[ListedAction]]:
        if self._actions is None:
            with self._from.desk.reading() as unit:
                found = listed_actions(unit, self._from.standing.snapshot(), self._day)
            self._actions = _by_answer(found)
        return self._actions


def _by_answer(actions: Iterable[ListedAction]) -> Mapping[int, Sequence[ListedAction]]:
    found = defaultdict[int, list[ListedAction]](list)
    for one in actions:
        if one.action.answer_id is not None:
            found[one.action.answer_id].append(one)
    return found


def _covered(version: CourseVersion | None, before: TrainedBefore | None) -> str:
    """Say since when an item is covered, and how many were trained before: `37 of 60 people`."""
    if version is None:
        return ""
    words = f"{version.name}, in use from {in_words(version.in_use_from)}"
    if before is None:
        return words
    people = plural(len(before.of), "person", "people")
    return f"{words}. {len(before.people):,} of {people} had the training only before."


def _file_words(file: AssuranceFile) -> str:
    return f"{file.name} ({file.kind.words}, {file.size_words})"
