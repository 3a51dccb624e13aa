"""Exemptions: one person need not meet one requirement for a time."""

from datetime import date

from nscp_desktop.domain.dates import FOREVER, in_words
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.training import Exemption
from nscp_desktop.services.titles import tidy
from nscp_desktop.services.training_part import TrainingPart


class Exemptions(TrainingPart):
    """Exemptions. Each public method that stores is one transaction."""

    def exempt(self, exemption: Exemption) -> None:
        """Exempt one person from one requirement for a time. `id` is given by the file.

        Raises NotAllowedError without a reason or approver, for days out of order, and for days on which the person is
        exempt from it already.
        """
        checked = self._checked(exemption)
        with self._desk.changing(f"Exempt {self._name(exemption.person_id)}") as unit:
            unit.training.add_exemption(checked)
        self._standing.renew([exemption.person_id])

    def change_exemption(self, exemption: Exemption, *, reason: str = "") -> None:
        """Store an exemption with other days or words, for example one that is extended or ends early.

        Refuses what `exempt` refuses. Raises NotFoundError when it is gone.
        """
        before = self._exemption(exemption.id)
        checked = self._checked(exemption._replace(person_id=before.person_id, requirement_id=before.requirement_id))
        title = f"Change an exemption of {self._name(before.person_id)}"
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.training.change_exemption(checked)
        self._standing.renew([before.person_id])

    def remove_exemption(self, exemption_id: int, *, reason: str = "") -> None:
        """Take an exemption off the record; undo or the bin brings it back."""
        owner = self._exemption(exemption_id).person_id
        with self._desk.changing(f"Remove an exemption of {self._name(owner)}", reason=reason.strip()) as unit:
            unit.training.remove_exemption(exemption_id)
        self._standing.renew([owner])

    def _exemption(self, exemption_id: int) -> Exemption:
        for history in self._standing.snapshot().histories.values():
            for exemption in history.exemptions:
                if exemption.id == exemption_id:
                    return exemption
        raise NotFoundError("That exemption is no longer in the record.")

    def _checked(self, exemption: Exemption) -> Exemption:
        if exemption.person_id not in self._standing.snapshot().people:
            raise NotFoundError("That person is no longer in the record.")
        title = self._requirement_title(exemption.requirement_id)
        if not exemption.reason.strip():
            raise NotAllowedError("Say why. Leave out anything about health.", "reason")
        if not exemption.approved_by.strip():
            raise NotAllowedError("Say who approved it.", "approved_by")
        if exemption.ends_on is not None and exemption.ends_on < exemption.starts_on:
            raise NotAllowedError("The last day is before the first one.", "ends_on")
        for other in self._standing.snapshot().history(exemption.person_id).exemptions:
            same = other.requirement_id == exemption.requirement_id and other.id != exemption.id
            if same and _overlap(other, exemption):
                already = f"{self._name(exemption.person_id)} is exempt from {title} already, {_days(other)}."
                raise NotAllowedError(f"{already} Change that exemption, or choose other days.", "starts_on")
        return exemption._replace(reason=tidy(exemption.reason), approved_by=tidy(exemption.approved_by))


def _overlap(one: Exemption, other: Exemption) -> bool:
    return one.starts_on <= (other.ends_on or FOREVER) and other.starts_on <= (one.ends_on or FOREVER)


def _days(exemption: Exemption) -> str:
    ends: date | None = exemption.ends_on
    return f"from {in_words(exemption.starts_on)} {f'to {in_words(ends)}' if ends is not None else 'on'}"
