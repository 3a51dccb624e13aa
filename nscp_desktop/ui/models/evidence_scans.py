"""The tables of scans: what lies in the folder, and whose a scan may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.evidence_scans import Scan, ScanState
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan, and whether it is kept in the record already."""

    scan: Scan
    is_kept: bool

    @property
    def waits(self) -> bool:
        """Whether somebody has to say whose it is."""
        return self.scan.state is ScanState.READY and not self.is_kept


@dataclass(frozen=True, slots=True)
class Target:
    """What a scan can prove: one training of a person, or a session."""

    who: str
    course: str
    done: date | None
    when: str
    has: str
    completion: Completion | None = None
    session: Session | None = None


def targets(snapshot: Snapshot, board: Board, sessions: Iterable[Session], counts: dict[int, int]) -> list[Target]:
    """Return the trainings of those here and the sessions that were held, the newest first; sessions before people."""
    titles = {own: course.title for own, course in snapshot.rulebook.courses.items()}
    found = [
        Target(
            f"Session, {plural(one.attended, 'person', 'people')}",
            titles[one.course_id],
            one.ends_on,
            in_words(one.ends_on),
            plural(counts[one.id], "file") if one.id in counts else "",
            session=one,
        )
        for one in sessions
        if one.ends_on <= board.as_at and one.attended
    ]
    for row in board.rows:
        for done in snapshot.history(row.person.id).completions:
            found.append(
                Target(
                    row.person.sorted_name,
                    titles[done.course_id],
                    done.completed_on,
                    done.done_words,
                    done.evidence_words,
                    done,
                )
            )
    return sorted(found, key=_target_day, reverse=True)


def scan_columns() -> list[Column[ScanRow]]:
    """Return name, state, size and time of scans."""
    return [
        Column("Scan", _scan_name, width=110, strong=True, key="name", tooltip=_scan_words),
        Column("State", _scan_state, width=110, key="state", status=_scan_status, tooltip=_scan_words),
        Column("Size", _scan_size, sort_key=_scan_bytes, width=70, key="size"),
        Column("Saved", _scan_time, sort_key=_scan_age, width=90, key="saved", tooltip=_scan_time),
    ]


def target_columns() -> list[Column[Target]]:
    """Return whose training it is or which session, the course, the day, and what it has already."""
    return [
        Column("Person or session", _target_who, width=130, strong=True, key="who", tooltip=_target_who),
        Column("Course", _target_course, width=140, key="course", tooltip=_target_course),
        Column("Done", _target_when, sort_key=_target_day, width=100, key="done"),
        Column("Evidence so far", _target_has, width=110, key="has", tooltip=_target_has),
    ]


def scan_key(row: ScanRow) -> str:
    """Return what tells one scan from another."""
    return str(row.scan.path)


def target_key(target: Target) -> tuple[str, int]:
    """Return what tells one training or session from another."""
    if target.session is not None:
        return "session", target.session.id
    return "training", target.completion.id if target.completion is not None else 0


def target_words(target: Target) -> str:
    """Return the words in which the filter looks."""
    return f"{target.who} {target.course} {target.when}"


def _scan_name(row: ScanRow) -> str:
    return row.scan.path.name


def _scan_words(row: ScanRow) -> str:
    return row.scan.sentence or str(row.scan.path)


def _scan_state(row: ScanRow) -> str:
    if row.is_kept:
        return "✓ kept"
    words = {ScanState.READY: "○ whose is it", ScanState.WAITED_FOR: "◷ being written", ScanState.REFUSED: "! refused"}
    return words[row.scan.state]


def _scan_status(row: ScanRow) -> StandingKind:
    if row.is_kept:
        return StandingKind.IN_DATE
    kinds = {
        ScanState.READY: StandingKind.INDUCTION,
        ScanState.WAITED_FOR: StandingKind.DUE_SOON,
        ScanState.REFUSED: StandingKind.OVERDUE,
    }
    return kinds[row.scan.state]


def _scan_size(row: ScanRow) -> str:
    return row.scan.size_words


def _scan_bytes(row: ScanRow) -> int:
    return row.scan.size_bytes


def _scan_time(row: ScanRow) -> str:
    saved = datetime.fromtimestamp(row.scan.changed_at, UTC).astimezone()
    return f"{in_words(saved.date())}, {saved:%H:%M}"


def _scan_age(row: ScanRow) -> float:
    return -row.scan.changed_at


def _target_who(target: Target) -> str:
    return target.who


def _target_course(target: Target) -> str:
    return target.course


def _target_when(target: Target) -> str:
    return target.when


def _target_day(target: Target) -> tuple[date, bool]:
    return target.done or date.min, target.session is not None


def _target_has(target: Target) -> str:
    return target.has
