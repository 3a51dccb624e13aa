"""What stands at the top of every paper about a session."""

from dataclasses import dataclass

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.sessions import Session, SessionDay
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.table import Cell, Column, draw_table

_ABOUT = (Column("Session", 18, bold=True), Column("", 82))


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session with what its papers say in words: course, trainers, version."""

    session: Session
    course: str
    trainer: str
    version: str = ""


def draw_session(paper: Paper, words: SessionWords) -> None:
    """Draw what is held, when, where and by whom."""
    session = words.session
    course = f"{words.course}, version {words.version}" if words.version else words.course
    rows: list[list[Cell]] = [["Course", course]]
    rows.append(["Days" if len(session.held_days) > 1 else "Day", "; ".join(map(day_words, session.held_days))])
    for title, text in (
        ("Place", session.place),
        ("Delivery", session.delivery),
        ("Trainer", words.trainer),
        ("Provider", session.provider),
    ):
        if text:
            rows.append([title, text])
    draw_table(paper, _ABOUT, rows)


def day_words(day: SessionDay) -> str:
    """Write a day with its times: `3 Dec 2026, 09:30 to 12:00`."""
    times = " to ".join(time for time in (day.starts_at, day.ends_at) if time)
    return f"{in_words(day.held_on)}, {times}" if times else in_words(day.held_on)
