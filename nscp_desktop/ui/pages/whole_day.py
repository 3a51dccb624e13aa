"""What is asked of the page on which training is recorded when a day for everyone is to be recorded."""

from nscp_desktop.domain.days_to_record import is_most_of
from nscp_desktop.domain.to_do import ToDo
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session


def day_request(session: Session, requirement_id: str) -> RecordRequest:
    """Return the day for everyone as it is most likely, with everybody ticked who is asked to come."""
    draft = session.services.training.day_to_record(requirement_id, today=session.today)
    if draft is None:
        return RecordRequest(None, requirement_id, whole_agency=True)
    return RecordRequest(draft=draft)


def job_request(session: Session, job: ToDo) -> RecordRequest:
    """Return what a job begins: the day for everyone where most of those asked have it still to do."""
    own = job.requirement_id
    board = session.board()
    requirement = board.rulebook.by_id.get(own or "")
    is_for_everyone = requirement is not None and requirement.whole_agency
    if own is not None and is_for_everyone and is_most_of(board, own, job.person_ids):
        return day_request(session, own)
    return RecordRequest(None, own, job.person_ids)
