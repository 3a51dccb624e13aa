"""Who can be put on a register: people that can be ticked, with what adding them would do."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.registers import Adding
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.attendees import Attendee, AttendeeModel, attendees
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class Invitee(Attendee):
    """Somebody who may come; `kind` is the worst of theirs on the day of what the course counts towards, if asked."""

    kind: StandingKind | None = None

    @property
    def is_due(self) -> bool:
        return self.kind is not None and self.kind is not StandingKind.IN_DATE and self.kind.is_asked


def invitees(boards: Iterable[Board], requirement_ids: Iterable[str]) -> list[Invitee]:
    """Return the people on any of the boards, each once, as the first board has them."""
    boards, counted = list(boards), set(requirement_ids)
    kinds: dict[int, StandingKind | None] = {}
    for board in boards:
        for row in board.rows:
            own = [verdict.kind for requirement_id, verdict in row.items() if requirement_id in counted]
            kinds.setdefault(row.person.id, min(own, key=_severity, default=None))
    return [
        Invitee(one.person, one.role, one.group, one.team, one.due, kinds.get(one.person.id))
        for one in attendees(boards)
    ]


@guarded
class InviteeModel(AttendeeModel):
    """The list of those who may come, with ticks, and what adding the ticked ones would do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._adding = Adding()
        name, role, group = self.columns[:3]
        self.set_columns(
            [
                name,
                role,
                group,
                Column(self.tr("Team"), _team, width=110, key="team", tooltip=_team),
                Column(self.tr("On that day"), _standing, sort_key=_order, width=130, status=_kind, key="standing"),
                Column(self.tr("When added"), self._what, width=175, key="what", tooltip=self._what),
            ]
        )

    def show_adding(self, adding: Adding) -> None:
        """Show beside each person what adding them would do."""
        self._adding = adding
        self._repaint()
        self.words_changed.emit()

    def _what(self, row: Attendee) -> str:
        own, found = row.person.id, self._adding
        if not self.is_ticked(own):
            return ""
        for people, words in (
            (found.places, self.tr("has a place")),
            (found.waiting, self.tr("on the waiting list")),
            (found.linked, self.tr("on record as done")),
            (found.elsewhere, self.tr("on another session that day")),
            (found.gone, self.tr("has left by then")),
        ):
            if own in people:
                return words
        return ""


def _severity(kind: StandingKind) -> int:
    return kind.severity


def _team(row: Attendee) -> str:
    return row.team


def _kind(row: Attendee) -> StandingKind | None:
    return row.kind if isinstance(row, Invitee) else None


def _standing(row: Attendee) -> str:
    kind = _kind(row)
    return f"{kind.symbol} {kind.words}" if kind is not None else ""


def _order(row: Attendee) -> int:
    kind = _kind(row)
    return kind.severity if kind is not None else len(StandingKind)
