"""The register of a session: who was there, in part, not at all, or cancelled."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.registers import OUTCOME_KINDS, Outcome, RegisterEntry
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.session_head import SessionWords, draw_session
from nscp_desktop.reports.table import Chip, Column, Row, draw_table

_COLUMNS = (
    Column("", 4, "right"),
    Column("Person", 28, bold=True),
    Column("Team", 18),
    Column("How it went", 21),
    Column("Hours", 8, "centre"),
    Column("Fee", 9, "centre"),
    Column("Told on", 12),
    Column("Reason", 25),
)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register: who, with role and team on the day, and how it went."""

    name: str
    role: str
    team: str
    entry: RegisterEntry


@dataclass(frozen=True, slots=True)
class AttendanceRegister:
    """What the register is made of; its lines stand in the order printed."""

    frame: Frame
    words: SessionWords
    lines: Sequence[RegisterLine]


def build_attendance_register(data: AttendanceRegister, out: BinaryIO) -> Built:
    """Write the register as a PDF."""
    paper = Paper(out, data.frame)
    draw_session(paper, data.words)
    paper.y -= 6
    paper.paragraph(_summary(data), ink.BODY)
    paper.y -= 6
    if not data.lines:
        paper.paragraph("Nobody is on the register.")
        return paper.finish(counting=False)
    draw_table(paper, _COLUMNS, [_row(place, line) for place, line in enumerate(data.lines, start=1)])
    paper.y -= 20
    paper.paragraph("Seen by ______________________________   on ____________________")
    return paper.finish(counting=False)


def _summary(data: AttendanceRegister) -> str:
    session, tally = data.words.session, Counter(line.entry.outcome for line in data.lines)
    stood = len(data.lines) - tally[Outcome.WAITING]
    parts = [f"{tally[Outcome.ATTENDED]:,} of {stood:,} on the register attended"]
    parts += [
        f"{count:,} {outcome.words}"
        for outcome in Outcome
        if outcome is not Outcome.ATTENDED and (count := tally[outcome])
    ]
    fees = sum(line.entry.fee_pence or 0 for line in data.lines)
    if fees:
        parts.append(f"fees of {pounds(fees)}")
    closed = in_words(session.closed_on) if session.closed_on is not None else ""
    state = f"The register was closed on {closed}." if closed else "The register is open: it can still change."
    places = f" There were {plural(session.capacity, 'place')}." if session.capacity is not None else ""
    return f"{', '.join(parts)}. {state}{places}"


def _row(place: int, line: RegisterLine) -> Row:
    entry = line.entry
    name = f"{line.name}\n{line.role}" if line.role else line.name
    return [
        str(place),
        name,
        line.team,
        Chip(OUTCOME_KINDS[entry.outcome], opening(entry.outcome.words)),
        f"{entry.hours:g}" if entry.hours is not None else "",
        pounds(entry.fee_pence) if entry.fee_pence is not None else "",
        in_words(entry.ended_on) if entry.ended_on is not None else "",
        entry.reason,
    ]
