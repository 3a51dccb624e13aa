"""Sessions of the sample agencies: booked places, a waiting list, a register to close and one that was closed."""

from collections import defaultdict
from datetime import date

from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import Session, SessionDay
from nscp_desktop.services.record_files import Services

MOST_SESSIONS, MOST_WAITING, FEWEST_THERE = 2, 2, 5
IN_A_ROOM = ("Face to face", "Briefing", "Online", "Online, live")
TIMES = ("09:30", "12:30")


def add_sessions(services: Services, today: date) -> None:
    """Make sessions of what is booked, and say of two that were held who was not there."""
    booked: defaultdict[tuple[date, int], list[int]] = defaultdict(list)
    for own, history in services.standing.snapshot().histories.items():
        for booking in history.bookings:
            if booking.on is not None and booking.on > today:
                booked[booking.on, booking.course_id].append(own)
    trainers = tuple(one.id for one in services.trainers.everybody() if one.person_id is None)[:1]
    groups = sorted(booked.items(), key=_largest)
    for (on, course_id), people in groups[:1] + [group for group in groups[1:MOST_SESSIONS] if len(group[1]) > 1]:
        draft = SessionDraft(
            course_id,
            (SessionDay(on, *TIMES),),
            "Face to face",
            "The main hall",
            len(people),
            trainer_ids=trainers,
            note="Tea and coffee from 9:15.",
        )
        others = [row.person.id for row in services.standing.board(on).rows if row.person.id not in people]
        services.sessions.add(draft, [*people, *others[:MOST_WAITING]], today=today)
    held = [one for one in services.sessions.all() if one.ends_on <= today and one.attended >= FEWEST_THERE]
    held = [one for one in held if not one.whole_agency and one.delivery in IN_A_ROOM][:2]
    for place, session in enumerate(held):
        _mark(services, session, today)
        if place:
            services.sessions.close(session.id, today=today)


def _mark(services: Services, session: Session, today: date) -> None:
    """Put two people on the register of a session who were not there."""
    board = services.standing.board(session.starts_on)
    found = services.sessions.adding(session.id, [row.person.id for row in board.rows], today=today)
    missing = found.places[-2:]
    if not missing:
        return
    services.sessions.add_people(session.id, missing, today=today)
    marks = (Mark(Outcome.DID_NOT_ATTEND), Mark(Outcome.CANCELLED_IN_TIME, None, "Needed elsewhere that day"))
    entries = {entry.person_id: entry.id for entry in services.sessions.entries(session.id)}
    for own, mark in zip(missing, marks, strict=False):
        services.sessions.mark(session.id, [entries[own]], mark, today=today)


def _largest(group: tuple[tuple[date, int], list[int]]) -> tuple[int, date, int]:
    (on, course_id), people = group
    return -len(people), on, course_id
