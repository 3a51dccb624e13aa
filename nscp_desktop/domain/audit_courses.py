"""Figures 8 to 10 of an audit: courses taken, places that were not used, and evaluation forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nscp_desktop.domain.audit_figures import FIGURE_HEAD, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.counting_rules import COURSE_RULES, EVALUATION_RULES, NON_ATTENDANCE_RULES
from nscp_desktop.domain.courses import Course, CourseKind, EvaluationAsked
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.evaluation import Form, Place
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.gap_reasons import Missed
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.training import Completion

PARTNERSHIPS = frozenset(
    {
        "nscp",
        "ncscp",
        "nottinghamshire safeguarding children partnership",
        "nottingham city safeguarding children partnership",
    }
)
MONTHS = (12, 24)
CHANGED_FROM = 3
PRACTICE = "practice"
ALL, PARTNERSHIP, OTHERS = "all", "partnership", "others"
_COURSE_HEADS = (
    "How it was held",
    "Trainings, 12 months",
    "People here now, 12 months",
    "Trainings, 24 months",
    "People here now, 24 months",
)
_PLACE_HEADS = ("Places", "Did not attend", "Cancelled late", "Cancelled in time", "Fees")


@dataclass
class _Taken:
    """Trainings of one kind, in the shorter and in the longer time; the people behind them once each, if here."""

    trainings: list[int] = field(default_factory=lambda: [0, 0])
    people: tuple[dict[int, None], dict[int, None]] = field(default_factory=lambda: ({}, {}))

    def add(self, person_id: int, *, is_recent: bool, is_here: bool) -> None:
        for place in (0, 1) if is_recent else (1,):
            self.trainings[place] += 1
            if is_here:
                self.people[place][person_id] = None

    def cells(self, delivery: str) -> tuple[FigureCell, ...]:
        found: list[FigureCell] = [delivery]
        for number, people in zip(self.trainings, self.people, strict=True):
            found += [Count(number), Count(len(people), tuple(people))]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Taught:
    """What courses are counted from: trainings by person, courses, how each was held, and who is here on the day.

    `held_as` says by the id of a training how its session was held, where that was said.
    """

    completions: Iterable[tuple[int, Sequence[Completion]]]
    courses: Mapping[int, Course]
    held_as: Mapping[int, str]
    here: frozenset[int]
    as_at: date


def is_of_partnership(provider: str) -> bool:
    """Whether a provider is the partnership, by one of its names."""
    return " ".join(provider.split()).casefold() in PARTNERSHIPS


def held_as(sessions: Iterable[Session], places: Mapping[int, Sequence[Place]], since: date) -> dict[int, str]:
    """Return by the id of a training how its session was held, of sessions that ended on `since` or after."""
    return {
        place.attendance_id: session.delivery
        for session in sessions
        if session.delivery and session.ends_on >= since
        for place in places.get(session.id, ())
    }


def courses_table(taught: Taught) -> FigureTable:
    """Figure 8: trainings of the last 12 and 24 months by course and by how they were held, the partnership's apart."""
    found: defaultdict[tuple[str, int, str], _Taken] = defaultdict(_Taken)
    totals = {key: _Taken() for key in (ALL, PARTNERSHIP, OTHERS)}
    recent, longest = (add_months(taught.as_at, -months) for months in MONTHS)
    is_nscp: dict[str, bool] = {}
    for person_id, completions in taught.completions:
        is_here = person_id in taught.here
        for done in completions:
            day = done.completed_on
            if day is None or not longest < day <= taught.as_at:
                continue
            course = taught.courses.get(done.course_id)
            if course is None or course.kind is CourseKind.READING:
                continue
            provider = done.provider or course.provider
            if provider not in is_nscp:
                is_nscp[provider] = is_of_partnership(provider)
            side = PARTNERSHIP if is_nscp[provider] else OTHERS
            delivery = taught.held_as.get(done.id) or course.delivery
            for one in (totals[ALL], totals[side], found[side, course.id, delivery]):
                one.add(person_id, is_recent=day > recent, is_here=is_here)
    rows = [FigureRow(ALL, "All courses", totals[ALL].cells(""))]
    for side, label in ((PARTNERSHIP, "Courses of the partnership"), (OTHERS, "Other courses")):
        rows.append(FigureRow(side, label, totals[side].cells("")))
        rows += _course_rows(side, found, taught.courses)
    return FigureTable(8, "courses", "Courses attended", _COURSE_HEADS, tuple(rows), COURSE_RULES)


def _course_rows(
    side: str, found: Mapping[tuple[str, int, str], _Taken], courses: Mapping[int, Course]
) -> Iterable[FigureRow]:
    own = [(courses[course_id].title, delivery, course_id) for at, course_id, delivery in found if at == side]
    for title, delivery, course_id in sorted(own, key=lambda one: (one[0].casefold(), one[1].casefold(), one[2])):
        key = f"{side}-{course_id}-{delivery}"
        yield FigureRow(key, title, found[side, course_id, delivery].cells(delivery or "not said"))


@dataclass(frozen=True, slots=True)
class Used:
    """What places are counted from: sessions, who was there, and the places that came to nothing."""

    sessions: Sequence[Session]
    places: Mapping[int, Sequence[Place]]
    missed: Sequence[Missed]
    courses: Mapping[int, Course]
    since: date
    as_at: date

    def provider_is_partnership(self, course_id: int, provider: str = "") -> bool:
        course = self.courses.get(course_id)
        return is_of_partnership(provider or (course.provider if course is not None else ""))


def non_attendance_table(used: Used) -> FigureTable:
    """Figure 9: places on sessions of the period that were not used, and what they cost."""
    attended: Counter[str] = Counter()
    for session in used.sessions:
        if used.since <= session.starts_on <= used.as_at and session.was_booked:
            side = PARTNERSHIP if used.provider_is_partnership(session.course_id, session.provider) else OTHERS
            attended[side] += len(used.places.get(session.id, ()))
    missed: defaultdict[str, list[Missed]] = defaultdict(list)
    for one in used.missed:
        if one.day is not None and used.since <= one.day <= used.as_at:
            side = PARTNERSHIP if used.provider_is_partnership(one.course_id, one.provider) else OTHERS
            missed[side].append(one)
    everything = [one for side in (PARTNERSHIP, OTHERS) for one in missed[side]]
    rows = (
        FigureRow(ALL, "All courses", _place_cells(attended.total(), everything)),
        FigureRow(PARTNERSHIP, "Courses of the partnership", _place_cells(attended[PARTNERSHIP], missed[PARTNERSHIP])),
        FigureRow(OTHERS, "Other courses", _place_cells(attended[OTHERS], missed[OTHERS])),
    )
    title = "Booked but not attended"
    return FigureTable(9, "non-attendance", title, _PLACE_HEADS, rows, NON_ATTENDANCE_RULES)


def _place_cells(attended: int, missed: Sequence[Missed]) -> tuple[FigureCell, ...]:
    by_outcome = {outcome: [one for one in missed if one.outcome is outcome] for outcome in Outcome}
    absent, late = by_outcome[Outcome.DID_NOT_ATTEND], by_outcome[Outcome.CANCELLED_LATE]
    of = attended + len(absent) + len(late)
    fee = sum(one.fee_pence or 0 for one in missed)
    return (
        Count(of),
        Share(len(absent), of, _once(absent)),
        Share(len(late), of, _once(late)),
        Count(len(by_outcome[Outcome.CANCELLED_IN_TIME]), _once(by_outcome[Outcome.CANCELLED_IN_TIME])),
        pounds(fee),
    )


def _once(missed: Iterable[Missed]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.person_id for one in missed))


def evaluation_table(sessions: Sequence[SessionForms], since: date, as_at: date) -> FigureTable:
    """Figure 10: forms that came back after sessions of the period and three months on, and whether practice changed.

    `sessions` hold no form that came back after the day.
    """
    asked = [one for one in sessions if one.session.ends_on >= since and one.asked is not EvaluationAsked.NO]
    later = [one for one in sessions if one.wants_impact and since <= one.impact_due <= as_at]
    ratings = [
        form.ratings[PRACTICE]
        for one in later
        for form in one.forms
        if form.form is Form.IMPACT and PRACTICE in form.ratings
    ]
    rows = (
        FigureRow("sessions", "Sessions after which forms are asked for", (Count(len(asked)),)),
        FigureRow("after", "Forms back after the course", (_returned(asked, Form.PARTICIPANT),)),
        FigureRow("impact", "Forms back three months on", (_returned(later, Form.IMPACT),)),
        FigureRow(
            "changed",
            "Of these, practice changed",
            (Share(sum(rating >= CHANGED_FROM for rating in ratings), len(ratings)),),
        ),
    )
    return FigureTable(10, "evaluation", "Evaluation", (FIGURE_HEAD,), rows, EVALUATION_RULES)


def _returned(sessions: Iterable[SessionForms], form: Form) -> Share:
    found = [one.returned(form) for one in sessions]
    return Share(sum(one.back for one in found), sum(one.of for one in found))
