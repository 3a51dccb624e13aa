"""Reviewing competences from any page: the form, kept as a draft while it is typed, and what it stored."""

from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.roles import Role
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.competence_review import CompetenceReviewDialog, ReviewSubject
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.drafts import Fields, keep_dialog
from nscp_desktop.ui.session import Session

# What drafts of reviews are called: `competences-person-12`, `competences-role-3`.
REVIEW = "competences-"


def person_subject(session: Session, person: Person) -> ReviewSubject:
    """Return whom a review is about, with the list of the group that they are in today."""
    placed = person.group_on(session.today)
    reviews = session.services.competences.reviews_of_person(person.id)
    group = placed.group if placed is not None else None
    return ReviewSubject(person.name, group, person_id=person.id, last=reviews[0] if reviews else None)


def role_subject(session: Session, role: Role) -> ReviewSubject:
    """Return which role a review is about, with the list of its usual group."""
    reviews = session.services.competences.reviews_of_role(role.id)
    return ReviewSubject(role.title, role.usual_group, role_id=role.id, last=reviews[0] if reviews else None)


def ask_review(session: Session, subject: ReviewSubject, over: QWidget, fields: Fields | None = None) -> None:
    """Open the form for a review, with what a draft held when there is one."""
    if not session.editing.may_change:
        session.say(session.editing.reason)
        return
    dialog = review_dialog(session, subject, over)
    open_dialog(dialog)
    key = f"person-{subject.person_id}" if subject.person_id is not None else f"role-{subject.role_id}"
    words = session.tr("reviewing the competences of %1").replace("%1", subject.name)
    keep_dialog(session, dialog, f"{REVIEW}{key}", partial(str, words), fields)


def review_dialog(session: Session, subject: ReviewSubject, over: QWidget) -> CompetenceReviewDialog:
    """Make the form for a review."""
    services = session.services
    return CompetenceReviewDialog(
        subject,
        services.agency.target_groups(),
        services.competences.competences(),
        session.today,
        partial(_store, session, subject.name),
        over,
    )


def go_on_with_review(session: Session, draft: KeptDraft, over: QWidget) -> None:
    """Open the form that a draft was typed into; the draft goes when who or what was reviewed is gone."""
    kind, _, number = draft.key.removeprefix(REVIEW).partition("-")
    own = int(number) if number.isdigit() else 0
    subject = _subject(session, kind, own)
    if subject is None:
        session.services.drafts.forget(draft.key)
        session.say(session.tr("Who was being reviewed is no longer in the record."))
        return
    ask_review(session, subject, over, draft.fields)


def _subject(session: Session, kind: str, own: int) -> ReviewSubject | None:
    if kind == "person":
        person = session.services.standing.snapshot().people.get(own)
        return person_subject(session, person) if person is not None else None
    role = next((role for role in session.services.agency.roles() if role.id == own), None)
    return role_subject(session, role) if role is not None else None


def _store(session: Session, name: str, review: CompetenceReview) -> None:
    session.services.competences.review(review, today=session.today)
    session.announce(Changes.PEOPLE | Changes.AGENCY)
    sentence = session.tr("Stored the review of %1: %2.")
    session.say(sentence.replace("%1", name).replace("%2", review.words))
