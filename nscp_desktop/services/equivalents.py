"""Equivalents: one training of one person, accepted for a requirement that its course does not count towards."""

from datetime import date

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import EARLIEST_TRAINING, in_words
from nscp_desktop.domain.equivalents import TrainingElsewhere, satisfies_fully
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.standing import NOT_REQUIRED, History, Judge, Standing
from nscp_desktop.domain.training import Completion, Equivalent
from nscp_desktop.services.courses import check_hours, checked_course
from nscp_desktop.services.titles import tidy
from nscp_desktop.services.training_checks import check_dates
from nscp_desktop.services.training_part import TrainingPart


class Equivalents(TrainingPart):
    """Equivalents. Each public method that stores is one transaction."""

    def accept_equivalent(self, equivalent: Equivalent, *, today: date) -> None:
        """Accept a completion on record for a requirement. `id` is given by the file.

        One without a date is accepted, and counts once its date is on record.

        Raises NotAllowedError without a reason or approver, for a requirement that its course satisfies, and when it is
        accepted for it already.
        """
        done = self._completion(equivalent.completion_id)
        if done.person_id != equivalent.person_id:
            raise NotFoundError("That training is no longer in the record.")
        checked = self._checked_equivalent(equivalent, today)
        self._refuse_what_counts(done.course_id, checked)
        with self._desk.changing(self._accept_words(checked)) as unit:
            unit.training.add_equivalent(checked)
        self._standing.renew([checked.person_id])

    def accept_elsewhere(self, training: TrainingElsewhere, equivalent: Equivalent, *, today: date) -> None:
        """Record a training that somebody did elsewhere, and accept it for a requirement, as one step.

        A course that is not on the list yet is added to it, out of use, so that it is not offered to everybody. Raises
        NotAllowedError for what recording refuses and for what `accept_equivalent` refuses.
        """
        checked = self._checked_equivalent(equivalent, today)
        title = tidy(training.title)
        if not title:
            raise NotAllowedError("Say what training it was.", "title")
        check_hours(training.hours)
        check_dates(training.completed_on, training.expires_on, today)
        course = self._course_named(title)
        if course is not None:
            self._refuse_what_counts(course.id, checked)
            self._refuse_known(course.id, training, checked.person_id)
        with self._desk.changing(self._accept_words(checked)) as unit:
            if course is None:
                new = checked_course(Course(0, title, provider=training.provider, active=False), unit)
                course_id = unit.training.add_course(new)
            else:
                course_id = course.id
            done = _completion(training, checked.person_id, course_id, today)
            unit.training.add_completion(done)
            stored = next(
                item for item in unit.training.history(checked.person_id).completions if item._replace(id=0) == done
            )
            unit.training.add_equivalent(checked._replace(completion_id=stored.id))
        if course is None:
            self._standing.forget()
        self._standing.renew([checked.person_id])

    def remove_equivalent(self, equivalent_id: int, *, reason: str = "") -> None:
        """Accept a completion for a requirement no longer; undo or the bin brings it back."""
        owner = self._owner_of_equivalent(equivalent_id)
        title = f"Accept a training of {self._name(owner)} as equivalent no longer"
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.training.remove_equivalent(equivalent_id)
        self._standing.renew([owner])

    def preview_equivalent(self, equivalent: Equivalent, as_at: date) -> Standing:
        """Return where the person would be with the requirement if it were accepted. Nothing is stored."""
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(equivalent.person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        history = snapshot.history(person.id)
        trial: History = history._replace(equivalents=(*history.equivalents, equivalent))
        cells = Judge(snapshot.rulebook, as_at).person(person, trial)
        return cells.get(equivalent.requirement_id, NOT_REQUIRED)

    def _checked_equivalent(self, equivalent: Equivalent, today: date) -> Equivalent:
        snapshot = self._standing.snapshot()
        self._requirement_title(equivalent.requirement_id)
        if equivalent.person_id not in snapshot.people:
            raise NotFoundError("That person is no longer in the record.")
        if not equivalent.reason.strip():
            raise NotAllowedError("Say why it counts, for example what it covered.", "reason")
        if not equivalent.approved_by.strip():
            raise NotAllowedError("Say who decided it.", "approved_by")
        if equivalent.decided_on > today:
            raise NotAllowedError(f"{in_words(equivalent.decided_on)} is still ahead.", "decided_on")
        if equivalent.decided_on < EARLIEST_TRAINING:
            raise NotAllowedError("A decision before 1970 cannot be right. Check the year.", "decided_on")
        return equivalent._replace(reason=tidy(equivalent.reason), approved_by=tidy(equivalent.approved_by))

    def _refuse_what_counts(self, course_id: int, equivalent: Equivalent) -> None:
        snapshot = self._standing.snapshot()
        course, title = snapshot.rulebook.courses[course_id].title, self._requirement_title(equivalent.requirement_id)
        if satisfies_fully(snapshot.rulebook, course_id, equivalent.requirement_id):
            raise NotAllowedError(f"{course} counts towards {title} as it is. There is nothing to accept.", "training")
        for other in snapshot.history(equivalent.person_id).equivalents:
            same = other.completion_id == equivalent.completion_id
            if same and other.requirement_id == equivalent.requirement_id:
                raise NotAllowedError(f"It is accepted for {title} already, by {other.approved_by}.", "training")

    def _refuse_known(self, course_id: int, training: TrainingElsewhere, person_id: int) -> None:
        for done in self._standing.snapshot().history(person_id).completions:
            same = done.course_id == course_id and done.completed_on == training.completed_on
            if same and (done.completed_on is not None or done.expires_on == training.expires_on):
                raise NotAllowedError("This training is on record already. Choose it from the list.", "title")

    def _course_named(self, title: str) -> Course | None:
        """Return the course with this title or other name."""
        wanted = title.casefold()
        for course in self._standing.snapshot().rulebook.courses.values():
            if wanted in {name.casefold() for name in (course.title, *course.aliases)}:
                return course
        return None

    def _owner_of_equivalent(self, equivalent_id: int) -> int:
        for owner, history in self._standing.snapshot().histories.items():
            if any(item.id == equivalent_id for item in history.equivalents):
                return owner
        raise NotFoundError("That is no longer accepted as equivalent.")

    def _accept_words(self, equivalent: Equivalent) -> str:
        return f"Accept a training of {self._name(equivalent.person_id)} as equivalent"


def _completion(training: TrainingElsewhere, person_id: int, course_id: int, today: date) -> Completion:
    return Completion(
        0,
        person_id,
        course_id,
        training.completed_on,
        training.precision,
        training.expires_on,
        today,
        training.hours,
        tidy(training.provider),
        evidence=training.evidence,
    )
