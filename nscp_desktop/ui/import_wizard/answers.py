"""Which answers a question offers, and one answer for many questions at once."""

from collections.abc import Sequence
from enum import StrEnum

from nscp_desktop.domain.imports import Proposal, ProposalKind, Question
from nscp_desktop.ui.import_wizard.draft import is_about_identity

LATER = "Leave for later"
UNKNOWN_DATE = Proposal("Done, date unknown", ProposalKind.RECORD)
LEAVE_OUT = Proposal("Leave it out", ProposalKind.LEAVE_OUT)


class Alike(StrEnum):
    """One kind of answer given to many questions."""

    LIKELIEST = "likeliest"
    DATE_UNKNOWN = "date-unknown"
    BOOKED = "booked"
    LEAVE_OUT = "leave-out"
    LATER = "later"

    @property
    def words(self) -> str:
        """The kind of answer as offered."""
        return _ALIKE_WORDS[self]


_ALIKE_WORDS = {
    Alike.LIKELIEST: "The first answer offered",
    Alike.DATE_UNKNOWN: UNKNOWN_DATE.words,
    Alike.BOOKED: "Booked",
    Alike.LEAVE_OUT: LEAVE_OUT.words,
    Alike.LATER: LATER,
}


def offered(question: Question) -> tuple[Proposal, ...]:
    """Return the answers to a question, likeliest first; to leave it for later is always possible besides."""
    if is_about_identity(question):
        return question.proposals
    also: list[Proposal] = []
    if can_be_stored(question) and not any(_is_undated(item) for item in question.proposals):
        also.append(UNKNOWN_DATE)
    if not any(item.kind is ProposalKind.LEAVE_OUT for item in question.proposals):
        also.append(LEAVE_OUT)
    return (*question.proposals, *also)


def can_be_stored(question: Question) -> bool:
    """Whether an answer can become training: somebody's, on some course."""
    return question.person is not None and question.course is not None


def alike(question: Question, kind: Alike) -> Proposal | None:
    """Return the answer of this kind that a question offers, None when there is none or it is left for later."""
    answers: Sequence[Proposal] = offered(question)
    match kind:
        case Alike.LIKELIEST:
            return answers[0]
        case Alike.DATE_UNKNOWN:
            return next((item for item in answers if _is_undated(item)), None)
        case Alike.BOOKED:
            return next((item for item in answers if item.kind is ProposalKind.BOOKING), None)
        case Alike.LEAVE_OUT:
            return next((item for item in answers if item.kind is ProposalKind.LEAVE_OUT), None)
        case Alike.LATER:
            return None


def _is_undated(proposal: Proposal) -> bool:
    no_date = proposal.completed_on is None and proposal.expires_on is None
    return proposal.kind is ProposalKind.RECORD and no_date
