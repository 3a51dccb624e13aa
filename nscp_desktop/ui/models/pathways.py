"""The tables about pathways: whose there are, the steps of one, and how far one person is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.pathway import PathStep, Pathway, StepState
from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.standing import BOOKED_SYMBOL, StandingKind
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.services.pathways import OnTheWay
from nscp_desktop.ui.models.table import Column

PEOPLE, DONE, BOOKED_COLUMN, NEXT = 2, 2, 3, 4
_RIGHT = Qt.AlignmentFlag.AlignRight
# The signs and colours of a step are those of the standing that says the same.
_SIGNS = {
    StepState.DONE: (StandingKind.IN_DATE.symbol, StandingKind.IN_DATE),
    StepState.BOOKED: (BOOKED_SYMBOL, StandingKind.INDUCTION),
    StepState.NEXT: ("▸", StandingKind.DUE_SOON),
    StepState.LATER: ("·", StandingKind.NOT_REQUIRED),
    StepState.SKIPPED: (StandingKind.EXEMPT.symbol, StandingKind.EXEMPT),
}


@dataclass(frozen=True, slots=True)
class WhoseRow:
    """A Target Group or a duty, its courses, and who is here that it is for."""

    title: str
    pathway: Pathway
    people: tuple[OnTheWay, ...]

    @property
    def key(self) -> tuple[int | None, str]:
        return self.pathway.group, self.pathway.duty

    @property
    def person_ids(self) -> tuple[int, ...]:
        return tuple(one.row.person.id for one in self.people)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a pathway, and who of its people is how far with it."""

    place: int
    course: Course
    of: int
    done: tuple[int, ...]
    booked: tuple[int, ...]
    following: tuple[int, ...]

    def people(self, column: int) -> tuple[tuple[int, ...], str]:
        """Return the people behind a column, and in words which these are."""
        match column:
            case 3:
                return self.booked, _tr("%1: booked").replace("%1", self.course.title)
            case 4:
                return self.following, _tr("%1: the next step").replace("%1", self.course.title)
        return self.done, _tr("%1: done").replace("%1", self.course.title)


@dataclass(frozen=True, slots=True)
class OwnStepRow:
    """One step of one person."""

    place: int
    step: PathStep


def whose_rows(
    pathways: Iterable[Pathway], groups: Sequence[TargetGroup], duties: Sequence[Duty], people: Sequence[OnTheWay]
) -> list[WhoseRow]:
    """Return a row for each Target Group and each duty, those without a pathway included."""
    known = {(one.group, one.duty): one for one in pathways}
    rows = []
    for group in groups:
        pathway = known.get((group.number, ""), Pathway((), group=group.number))
        own = tuple(one for one in people if one.row.group == group.number)
        rows.append(WhoseRow(group.label, pathway, own))
    for duty in duties:
        pathway = known.get((None, duty.code), Pathway((), duty=duty.code))
        own = tuple(one for one in people if duty.code in one.row.profile.duties)
        rows.append(WhoseRow(duty.title, pathway, own))
    return rows


def step_rows(row: WhoseRow, courses: Sequence[Course]) -> list[StepRow]:
    """Return the steps of a pathway with who has done, booked or has next each of them."""
    by_id = {course.id: course for course in courses}
    states: dict[tuple[int, StepState], list[int]] = {}
    for one in row.people:
        for step in one.steps:
            states.setdefault((step.course.id, step.state), []).append(one.row.person.id)
    return [
        StepRow(
            place,
            by_id[own],
            len(row.people),
            *(tuple(states.get((own, state), ())) for state in (StepState.DONE, StepState.BOOKED, StepState.NEXT)),
        )
        for place, own in enumerate(row.pathway.course_ids, 1)
        if own in by_id
    ]


def whose_columns() -> list[Column[WhoseRow]]:
    """Return whose pathway, its steps, and how many people it is for."""
    return [
        Column(_tr("For"), _whose, width=150, strong=True, key="whose", tooltip=_whose),
        Column(_tr("Steps"), _steps, align=_RIGHT, width=60, key="steps"),
        Column(_tr("People"), _people, align=_RIGHT, width=66, key="people"),
    ]


def step_columns() -> list[Column[StepRow]]:
    """Return the place, the course, and how many are how far."""
    return [
        Column(_tr("Step"), _place, sort_key=_place_order, width=50, key="place"),
        Column(_tr("Course"), _course, width=200, strong=True, key="course", tooltip=_course),
        Column(_tr("Done"), _done, width=120, key="done"),
        Column(_tr("Booked"), partial(_count, "booked"), align=_RIGHT, width=70, key="booked"),
        Column(_tr("Next step for"), partial(_count, "following"), align=_RIGHT, width=96, key="next"),
    ]


def own_step_columns() -> list[Column[OwnStepRow]]:
    """Return the place, the course, and how far somebody is with it."""
    return [
        Column(_tr("Step"), _own_place, width=44, key="place"),
        Column(_tr("Course"), _own_course, width=190, strong=True, key="course", tooltip=_own_course),
        Column(_tr("How far"), _own_state, width=96, key="state", status=_own_kind, spoken=_own_spoken),
        Column(_tr("When, and by what"), _own_words, width=120, key="words", tooltip=_own_words),
    ]


def _whose(row: WhoseRow) -> str:
    return row.title


def _steps(row: WhoseRow) -> str:
    return str(len(row.pathway.course_ids)) if row.pathway.course_ids else "–"


def _people(row: WhoseRow) -> str:
    return f"{len(row.people):,}"


def _place(row: StepRow) -> str:
    return str(row.place)


def _place_order(row: StepRow) -> int:
    return row.place


def _course(row: StepRow) -> str:
    off = "" if row.course.active else f" ({_tr('switched off, left out')})"
    return f"{row.course.title}{off}"


def _done(row: StepRow) -> str:
    share = f"{len(row.done) * 100 // row.of}%" if row.of else "n/a"
    return f"{len(row.done):,} of {row.of:,} · {share}"


def _count(which: str, row: StepRow) -> str:
    return f"{len(getattr(row, which)):,}"


def _own_place(row: OwnStepRow) -> str:
    return str(row.place)


def _own_course(row: OwnStepRow) -> str:
    return row.step.course.title


def _own_state(row: OwnStepRow) -> str:
    return f"{_SIGNS[row.step.state][0]} {row.step.state.words}"


def _own_spoken(row: OwnStepRow) -> str:
    return f"{row.step.state.words}, {row.step.words}" if row.step.words else row.step.state.words


def _own_kind(row: OwnStepRow) -> StandingKind:
    return _SIGNS[row.step.state][1]


def _own_words(row: OwnStepRow) -> str:
    booked = PathStep(row.step.course, StepState.BOOKED, booking=row.step.booking).words if row.step.booking else ""
    parts = [row.step.words, booked if row.step.state is not StepState.BOOKED else ""]
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pathway", text)
