"""What people of a Target Group should be able to do, and reviews of a person or a role against it.

The wording is the agency's own: the partnership's competence framework is a document of its own, to be read beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Met(StrEnum):
    """How far a competence is there."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not-applicable"

    @property
    def words(self) -> str:
        return _MET_WORDS[self]


_MET_WORDS = {Met.YES: "Yes", Met.PARTLY: "Partly", Met.NO: "Not yet", Met.NOT_APPLICABLE: "Does not apply"}


@dataclass(frozen=True, slots=True)
class Competence:
    """One thing that people of a Target Group should be able to do. `id` is 0 before it is stored."""

    id: int
    group: int
    text: str
    position: int = 0
    active: bool = True


class Finding(NamedTuple):
    """What a review found about one competence, in the words that it had on that day."""

    text: str
    met: Met
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompetenceReview:
    """A dated review of one person, or of a role, against the competences of a Target Group.

    Exactly one of `person_id` and `role_id` is set. `next_on` is when to look again, None when nobody has said.
    """

    id: int
    group: int
    reviewed_on: date
    reviewed_by: str
    findings: tuple[Finding, ...]
    person_id: int | None = None
    role_id: int | None = None
    note: str = ""
    next_on: date | None = None

    @property
    def words(self) -> str:
        """How much of what applies is there: `5 of 7 met`."""
        asked = [finding for finding in self.findings if finding.met is not Met.NOT_APPLICABLE]
        return f"{sum(finding.met is Met.YES for finding in asked)} of {len(asked)} met"
