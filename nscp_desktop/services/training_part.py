"""What the parts of the training service share: the open record, everyone's standing, words for the history."""

from collections.abc import Sequence

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.training import Booking, Completion
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


class TrainingPart:
    """One part of the training service; each has a file of its own."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def _words(self, does: str, course_id: int, person_ids: Sequence[int]) -> str:
        """Name what is done to a course for whom, for the history: `Record Prevent for 58 people`."""
        title = self._standing.snapshot().rulebook.courses[course_id].title
        whom = self._name(person_ids[0]) if len(person_ids) == 1 else plural(len(person_ids), "person", "people")
        return f"{does} {title} for {whom}"

    def _name(self, person_id: int) -> str:
        person = self._standing.snapshot().people.get(person_id)
        return person.name if person is not None else "somebody"

    def _requirement_title(self, requirement_id: str) -> str:
        requirement = self._standing.snapshot().rulebook.by_id.get(requirement_id)
        if requirement is None:
            raise NotFoundError("That requirement is no longer in the record.")
        return requirement.title

    def _completion(self, completion_id: int) -> Completion:
        """Return a completion as it is stored now. Raises NotFoundError when it is gone."""
        for history in self._standing.snapshot().histories.values():
            for completion in history.completions:
                if completion.id == completion_id:
                    return completion
        raise NotFoundError("That training is no longer in the record.")

    def _take_out(self, does: str, entry: Completion | Booking, reason: str) -> None:
        title = self._words(does, entry.course_id, [entry.person_id])
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.training.remove_attendance(entry.id)
        self._standing.renew([entry.person_id])
