"""What is read before somebody records: a day for everyone, the next training like the last, what else is known."""

from collections.abc import Collection
from datetime import date

from nscp_desktop.domain.days_to_record import (
    PlannedDay,
    course_of_days,
    day_for_everyone,
    likeliest_course,
    planned_days,
    renewed,
    same_course,
)
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.proof import Beside
from nscp_desktop.domain.whole_agency import days_of, is_for_everyone
from nscp_desktop.services.training_part import TrainingPart

# Each day that is looked at costs everyone's standing on it.
MOST_DAYS = 4


class TrainingOffers(TrainingPart):
    """What is offered to be recorded, and what stands beside it. Nothing is stored."""

    def course_for(self, requirement_ids: Collection[str]) -> int | None:
        """Return the likeliest course in use that counts towards all of some requirements, None without one."""
        courses = self._standing.snapshot().rulebook.courses.values()
        return likeliest_course([course for course in courses if course.active], requirement_ids)

    def day_to_record(self, requirement_id: str, *, today: date) -> TrainingDraft | None:
        """Return the day for everyone that is most likely to be recorded now, with everybody who is asked.

        It is the newest day that was planned and has come, else today. None while no course counts towards the
        requirement.
        """
        snapshot = self._standing.snapshot()
        courses = tuple(snapshot.rulebook.courses.values())
        with self._desk.reading() as unit:
            sessions = unit.sessions.all()
        days = days_of(requirement_id, sessions, snapshot.rulebook, today)
        counting = {
            course.id
            for course in courses
            if course.active and any(item.requirement_id == requirement_id for item in course.satisfies)
        }
        for planned in planned_days(snapshot.histories, sessions, counting, today)[:MOST_DAYS]:
            if self._is_for_everyone(planned):
                board = self._standing.board(planned.held.ends_on if planned.held is not None else planned.on)
                return day_for_everyone(planned.course_id, board, requirement_id, planned)
        course_id = course_of_days(courses, requirement_id, [held for held in days if held.course_id in counting])
        if course_id is None:
            return None
        return day_for_everyone(course_id, self._standing.board(today), requirement_id, None)

    def renewal_of(self, completion_ids: Collection[int]) -> TrainingDraft:
        """Return the next training like some last ones of one course, for the same people, without a day.

        What it is like is the newest of them: provider, delivery, hours, trainer and how it is evidenced.

        Raises NotFoundError when none of them is in the record, NotAllowedError when they are of several courses or
        when the course is not used any more.
        """
        snapshot = self._standing.snapshot()
        wanted = set(completion_ids)
        done = [one for history in snapshot.histories.values() for one in history.completions if one.id in wanted]
        if not done:
            raise NotFoundError("That training is no longer in the record.")
        if not same_course(done):
            raise NotAllowedError("These are trainings of several courses. Choose people whose last one was the same.")
        last = max(done, key=lambda one: (one.completed_on or date.min, one.id))
        course = snapshot.rulebook.courses[last.course_id]
        if not course.active:
            raise NotAllowedError(f"{course.title} is switched off. Switch it on again, or record another course.")
        with self._desk.reading() as unit:
            session_id = unit.places.session_of(last.id)
            held = unit.sessions.session(session_id) if session_id is not None else None
        return renewed(last, held, tuple(dict.fromkeys(one.person_id for one in done)))

    def beside(self, person_id: int) -> Beside:
        """Return what is on record about somebody beside completions and bookings."""
        with self._desk.reading() as unit:
            return Beside(unit.sessions.outcomes_of(person_id), unit.places.proofs_of(person_id))

    def _is_for_everyone(self, planned: PlannedDay) -> bool:
        if planned.held is not None and planned.held.whole_agency:
            return True
        board = self._standing.board(planned.on)
        return is_for_everyone(board, planned.course_id, planned.person_ids)
