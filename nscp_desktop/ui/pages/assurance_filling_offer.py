"""What a questionnaire can begin with: the lists of some kinds, the courses, and what the record knows about each."""

from collections.abc import Mapping
from datetime import date

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.courses import Course, groups_words
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.domain.sessions import Session as TrainingSession
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.checklists import Listed
from nscp_desktop.ui.dialogs.checklist_begin import BeginOffer
from nscp_desktop.ui.session import Session

_BY_SCHOOL_YEAR = (Sector.SCHOOL, Sector.EARLY_YEARS)


def begin_offer(session: Session, kinds: tuple[QuestionnaireKind, ...]) -> BeginOffer:
    """Return what can be begun, in the order of the kinds; the first course that has no draft is chosen."""
    services, today = session.services, session.today
    offered = (one for one in services.templates.all() if one.kind in kinds)
    templates = tuple(sorted(offered, key=lambda one: kinds.index(one.kind)))
    courses = services.checklists.courses()
    agency = services.agency.details()
    head = Checklist(0, 0, 0, today, today, year=year_words(agency.sector, today), contact=agency.contact)
    if QuestionnaireKind.CONTENT not in kinds:
        return BeginOffer(templates, (), head, {})
    sessions = services.sessions.all()
    trainers = services.sessions.trainer_words(sessions)
    known = {course.id: _known(head, course, sessions, trainers) for course in courses}
    taken = {one.checklist.course_id for one in _open(services.checklists.listed(*kinds))}
    free = next((course.id for course in courses if course.id not in taken), None)
    return BeginOffer(templates, courses, head, known, free)


def year_words(sector: Sector, day: date) -> str:
    """Write the year that a questionnaire begun on a day is for: the school year where there is one."""
    if sector in _BY_SCHOOL_YEAR:
        return academic_year(day).title.replace("/", "\N{EN DASH}")
    return str(day.year)


def _open(listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
    return tuple(one for one in listed if one.checklist.is_open)


def _known(
    head: Checklist, course: Course, sessions: tuple[TrainingSession, ...], trainers: Mapping[int, str]
) -> Checklist:
    """Return what is known about a course: its newest session that has been, and what the course itself says."""
    held = [one for one in sessions if one.course_id == course.id and one.starts_on <= head.as_at]
    newest = max(held, key=lambda one: (one.starts_on, one.id), default=None)
    version = course.version_on(head.as_at)
    groups = groups_words(course.groups)
    return Checklist(
        0,
        0,
        0,
        head.as_at,
        head.began_on,
        course_id=course.id,
        course_version_id=version.id if version is not None else None,
        delivery=course.delivery or (newest.delivery if newest is not None else ""),
        length=_hours_words(course.hours) if course.hours else "",
        audience=f"Target Group {groups}" if groups else "",
        trainers=(trainers.get(newest.id, "") or newest.trainer) if newest is not None else "",
    )


def _hours_words(hours: float) -> str:
    return "1 hour" if hours == 1 else f"{hours:g} hours"
