"""Who was there: people that can be ticked, with what recording would change for each."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.drafts import Effect, Outcome, Preview
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import History, StandingKind
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.standing_words import short_status
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.models.ticking import TickingModel

CENTRE = Qt.AlignmentFlag.AlignHCenter
_DUE = frozenset(
    (
        StandingKind.OVERDUE,
        StandingKind.NOT_DONE,
        StandingKind.DATE_UNKNOWN,
        StandingKind.INDUCTION,
        StandingKind.DUE_SOON,
    )
)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who may have been there. `due` are the requirements that are not simply in date."""

    person: Person
    role: str
    group: int | None
    team: str
    due: frozenset[str]


def attendees(boards: Iterable[Board]) -> list[Attendee]:
    """Return the people on any of the boards, each once, as the first board has them."""
    found: dict[int, Attendee] = {}
    for board in boards:
        for row in board.rows:
            if row.person.id not in found:
                due = frozenset(own for own, verdict in row.items() if verdict.kind in _DUE)
                role = row.person.role_words(board.as_at)
                found[row.person.id] = Attendee(row.person, role, row.group, board.team_of(row), due)
    return list(found.values())


def is_in(team: Hashable, group: Hashable, row: Attendee) -> bool:
    """Whether somebody is in a team and a Target Group; None stands for any."""
    return (team is None or row.team == team) and (group is None or row.group == group)


def booked_on(histories: Mapping[int, History], course_id: int | None, first: date, last: date) -> set[int]:
    """Return who is booked on a course for one of some days."""
    return {
        own
        for own, history in histories.items()
        for booking in history.bookings
        if booking.course_id == course_id and booking.on is not None and first <= booking.on <= last
    }


@guarded
class AttendeeModel(TickingModel[Attendee]):
    """The list of attendees, with what recording would change for those who are ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_search, parent)
        self._effects: Mapping[int, Effect] = {}
        self._requirements: Mapping[str, Requirement] = {}
        self._as_at = date.min
        self.set_columns(
            [
                Column(self.tr("Name"), _name, width=140, key="name", tooltip=_name),
                Column(self.tr("Role"), _role, width=112, key="role", tooltip=_role),
                Column(self.tr("Group"), _group, sort_key=_group_order, align=CENTRE, width=52, key="group"),
                Column(self.tr("After saving"), self._after, width=142, status=self._after_kind, key="after"),
                Column(self.tr("Change"), self._change, width=110, tooltip=self._change, key="change"),
            ]
        )

    def show_preview(self, preview: Preview | None, requirements: Mapping[str, Requirement], as_at: date) -> None:
        """Show beside each person what saving would change; None while that cannot be said."""
        self._effects = {effect.person_id: effect for effect in preview.rows} if preview is not None else {}
        self._requirements = requirements
        self._as_at = as_at
        self._repaint()
        self.words_changed.emit()

    def _effect(self, row: Attendee) -> Effect | None:
        return self._effects.get(row.person.id) if row.person.id in self._ticked else None

    def _after_kind(self, row: Attendee) -> StandingKind | None:
        effect = self._effect(row)
        if effect is None:
            return None
        return effect.after.kind if effect.after is not None else StandingKind.NOT_REQUIRED

    def _after(self, row: Attendee) -> str:
        effect = self._effect(row)
        if effect is None:
            return ""
        if effect.after is not None:
            return short_status(effect.after, self._as_at)
        return self.tr("– On record already") if effect.outcome is Outcome.ALREADY else self.tr("– No change")

    def _change(self, row: Attendee) -> str:
        effect = self._effect(row)
        if effect is None:
            return ""
        # Who was not here, and then the date, stand first: they are what a narrow column must still show.
        words = self._outcome_words(effect)
        return words if effect.here else self.tr("not here that day") + f" · {words}"

    def _outcome_words(self, effect: Effect) -> str:
        requirement = self._requirements.get(effect.requirement_id or "")
        what = f" · {requirement.short or requirement.title}" if requirement is not None else ""
        match effect.outcome:
            case Outcome.ALREADY:
                return self.tr("skipped")
            case Outcome.EXTRA:
                return self.tr("kept as extra")
            case Outcome.FIRST:
                return self.tr("first time") + what
            case Outcome.RENEWED:
                before = effect.before
                if before is None or before.due is None:
                    return self.tr("renewed") + what
                return self.tr("from %1").replace("%1", in_words(before.due)) + what


def _search(row: Attendee) -> str:
    return f"{row.person.sorted_name} {row.person.known_as} {row.role} {row.team}"


def _name(row: Attendee) -> str:
    return row.person.sorted_name


def _role(row: Attendee) -> str:
    return row.role


def _group(row: Attendee) -> str:
    return str(row.group) if row.group is not None else "–"


def _group_order(row: Attendee) -> int:
    return row.group or 0
