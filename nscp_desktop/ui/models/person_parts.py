"""The rows of the tables about one person: standings, training on record, placements."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.board import Board, Row, Snapshot
from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.explanation import booked_words
from nscp_desktop.domain.people import Person, Placement
from nscp_desktop.domain.proof import Beside, outcome_day, outcome_notes
from nscp_desktop.domain.registers import Outcome, PersonOutcome
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import BOOKED_SYMBOL, Standing, StandingKind
from nscp_desktop.domain.training import Booking, Completion
from nscp_desktop.ui.models.standing_words import short_status
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.numbers import hours_words

_NOTHING = Beside()


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Where the person is with one requirement."""

    place: int
    requirement: Requirement
    standing: Standing
    words: str

    @property
    def why(self) -> str:
        """The short reason: when it was last done, and how often it is asked."""
        rule, done = self.standing.rule, self.standing.completion
        parts = []
        if done is not None:
            parts.append(done.done_words)
        if rule is not None:
            parts.append(rule.words)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One completion, booking or other outcome of a session; `accepted` names what somebody accepted it for.

    `proof` says which certificate was issued for it and who looked at its evidence again.
    """

    entry: Completion | Booking | PersonOutcome
    course: str
    accepted: str = ""
    proof: str = ""

    @property
    def id(self) -> int:
        return self.entry.entry.id if isinstance(self.entry, PersonOutcome) else self.entry.id

    @property
    def completion(self) -> Completion | None:
        """The completion, None when it is something else."""
        return self.entry if isinstance(self.entry, Completion) else None

    @property
    def day(self) -> date:
        """The day it is listed under; bookings without a day come first of all, unknown dates last."""
        if isinstance(self.entry, Booking):
            return self.entry.on or date.max
        if isinstance(self.entry, PersonOutcome):
            return outcome_day(self.entry)
        return self.entry.completed_on or self.entry.expires_on or date.min


def standing_rows(board: Board, row: Row | None) -> list[StandingRow]:
    """Return the requirements asked of a person, worst first; none while they are not here."""
    if row is None:
        return []
    found = [
        StandingRow(place, item, row.cells[item.id], short_status(row.cells[item.id], board.as_at))
        for place, item in enumerate(board.rulebook.requirements)
        if item.id in row.cells
    ]
    return sorted(found, key=_by_severity)


def record_rows(snapshot: Snapshot, person_id: int, beside: Beside = _NOTHING) -> list[RecordRow]:
    """Return what is on record for a person, newest first."""
    history, courses = snapshot.history(person_id), snapshot.rulebook.courses
    titles = snapshot.rulebook.by_id
    accepted: dict[int, list[str]] = {}
    for item in history.equivalents:
        if item.requirement_id in titles:
            accepted.setdefault(item.completion_id, []).append(titles[item.requirement_id].title)
    others: list[Booking | PersonOutcome] = [*history.bookings, *beside.outcomes]
    rows = [RecordRow(entry, courses[entry.course_id].title) for entry in others]
    rows += [
        RecordRow(
            done,
            courses[done.course_id].title,
            ", ".join(accepted.get(done.id, ())),
            beside.proof_words(done.id),
        )
        for done in history.completions
    ]
    return sorted(rows, key=_by_day, reverse=True)


def placements(person: Person) -> list[Placement]:
    """Return a person's placements, newest first."""
    return sorted(person.placements, key=_by_start, reverse=True)


def standing_columns() -> list[Column[StandingRow]]:
    """Return the columns of the standing table."""
    return [
        Column(_tr("Requirement"), _requirement, sort_key=_place, width=138, strong=True, tooltip=_title),
        Column(_tr("Standing"), _words, sort_key=_by_severity, width=120, status=_kind, booked=_booked, spoken=_spoken),
        Column(_tr("Last done, and how often"), _why, width=90, tooltip=_why_booked),
    ]


def record_columns() -> list[Column[RecordRow]]:
    """Return the columns of the training table."""
    return [
        Column(_tr("When"), _when, sort_key=_by_day, width=172, strong=True, tooltip=_when),
        Column(_tr("Course"), _course, width=158, tooltip=_course),
        Column(_tr("Outcome, evidence"), _evidence, width=196, tooltip=_evidence),
        Column(_tr("Valid until"), _until, sort_key=_until_order, width=92),
        Column(_tr("Hours"), _hours, width=52),
        Column(_tr("Note"), _note, width=160, tooltip=_note),
    ]


def placement_columns() -> list[Column[Placement]]:
    """Return the columns of the target group table."""
    return [
        Column(_tr("Group"), _group, width=58, strong=True, tooltip=_group),
        Column(_tr("From"), _from, sort_key=_by_start, width=92),
        Column(_tr("Until"), _ended, width=92, tooltip=_ended),
        Column(_tr("Reason"), _reason, width=210, tooltip=_reason),
        Column(_tr("Decided by"), _decided, width=110, tooltip=_decided),
        Column(_tr("Review on"), _review, width=92),
    ]


def _by_severity(row: StandingRow) -> tuple[int, date, int]:
    return row.standing.kind.severity, row.standing.due or date.max, row.place


def _by_day(row: RecordRow) -> date:
    return row.day


def _by_start(placed: Placement) -> date:
    return placed.span.starts_on or date.min


def _requirement(row: StandingRow) -> str:
    return row.requirement.short or row.requirement.title


def _title(row: StandingRow) -> str:
    return row.requirement.title


def _place(row: StandingRow) -> int:
    return row.place


def _words(row: StandingRow) -> str:
    return row.words


def _kind(row: StandingRow) -> StandingKind:
    return row.standing.kind


def _booked(row: StandingRow) -> bool:
    return row.standing.booking is not None


def _spoken(row: StandingRow) -> str:
    return ", ".join(part for part in (row.words, booked_words(row.standing)) if part)


def _why(row: StandingRow) -> str:
    return row.why


def _why_booked(row: StandingRow) -> str:
    return ", ".join(part for part in (row.why, booked_words(row.standing)) if part)


def _when(row: RecordRow) -> str:
    entry = row.entry
    if isinstance(entry, Booking):
        return (
            f"{BOOKED_SYMBOL} {_tr('Booked')} {in_words(entry.on)}" if entry.on else f"{BOOKED_SYMBOL} {_tr('Booked')}"
        )
    if isinstance(entry, PersonOutcome):
        symbol = BOOKED_SYMBOL if entry.entry.outcome is Outcome.WAITING else StandingKind.NOT_REQUIRED.symbol
        return f"{symbol} {in_words(outcome_day(entry))}"
    return entry.done_words


def _course(row: RecordRow) -> str:
    return row.course


def _hours(row: RecordRow) -> str:
    entry = row.entry
    if isinstance(entry, Booking):
        return ""
    return hours_words(entry.entry.hours if isinstance(entry, PersonOutcome) else entry.hours)


def _until_order(row: RecordRow) -> date:
    done = row.completion
    return date.min if done is None else done.expires_on or date.min


def _until(row: RecordRow) -> str:
    day = _until_order(row)
    return "" if day == date.min else in_words(day)


def _evidence(row: RecordRow) -> str:
    if isinstance(row.entry, PersonOutcome):
        return opening(row.entry.entry.outcome.words)
    done = row.completion
    if done is None:
        return ""
    return ", ".join(part for part in (done.evidence_words, row.proof, done.provider) if part)


def _note(row: RecordRow) -> str:
    if isinstance(row.entry, PersonOutcome):
        return outcome_notes(row.entry)
    accepted = _tr("accepted for %1").replace("%1", row.accepted) if row.accepted else ""
    return "; ".join(part for part in (accepted, row.entry.note) if part)


def _group(placed: Placement) -> str:
    """Write the group, with the agency's own level where there is one: `3, Band C`."""
    return f"{placed.group}, {placed.level}" if placed.level else str(placed.group)


def _from(placed: Placement) -> str:
    return in_words(placed.span.starts_on) if placed.span.starts_on else _tr("the start")


def _ended(placed: Placement) -> str:
    if placed.is_replaced_same_day:
        return _tr("replaced the same day")
    return in_words(placed.span.ends_on) if placed.span.ends_on else _tr("now")


def _reason(placed: Placement) -> str:
    return placed.reason


def _decided(placed: Placement) -> str:
    return placed.decided_by


def _review(placed: Placement) -> str:
    return in_words(placed.review_on) if placed.review_on else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Person", text)
