"""What reviews against the competences of a Target Group say: the newest of each, what is missing, what is due."""

from collections.abc import Iterable, Mapping
from datetime import date

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.review_days import is_due
from nscp_desktop.domain.standing_kinds import StandingKind

# Symbol and colour of each answer, as standings have them; the word stands beside them always.
ANSWER_KINDS: Mapping[Met, StandingKind] = {
    Met.YES: StandingKind.IN_DATE,
    Met.PARTLY: StandingKind.DUE_SOON,
    Met.NO: StandingKind.NOT_DONE,
    Met.NOT_APPLICABLE: StandingKind.NOT_REQUIRED,
}


def newest_of_people(reviews: Iterable[CompetenceReview], day: date) -> dict[int, CompetenceReview]:
    """Return the newest review of each person that had been made by a day, by the person's id."""
    return _newest(((review.person_id, review) for review in reviews), day)


def newest_of_roles(reviews: Iterable[CompetenceReview], day: date) -> dict[int, CompetenceReview]:
    """Return the newest review of each role that had been made by a day, by the role's id."""
    return _newest(((review.role_id, review) for review in reviews), day)


def gaps(review: CompetenceReview) -> tuple[Finding, ...]:
    """Return what is not there yet, then what is there in part."""
    missing = tuple(finding for finding in review.findings if finding.met is Met.NO)
    return missing + tuple(finding for finding in review.findings if finding.met is Met.PARTLY)


def gaps_first(review: CompetenceReview) -> tuple[Finding, ...]:
    """Return all that was found, what is still to come before the rest."""
    missing = gaps(review)
    return missing + tuple(finding for finding in review.findings if finding.met not in (Met.NO, Met.PARTLY))


def roles_due(reviews: Iterable[CompetenceReview], day: date) -> tuple[CompetenceReview, ...]:
    """Return the newest reviews of roles that have to be made again, the longest due first."""
    due = [review for review in newest_of_roles(reviews, day).values() if is_due(review.next_on, day)]
    return tuple(sorted(due, key=_due_first))


def _newest(owned: Iterable[tuple[int | None, CompetenceReview]], day: date) -> dict[int, CompetenceReview]:
    found: dict[int, CompetenceReview] = {}
    for own, review in owned:
        if own is None or review.reviewed_on > day:
            continue
        before = found.get(own)
        if before is None or (before.reviewed_on, before.id) < (review.reviewed_on, review.id):
            found[own] = review
    return found


def _due_first(review: CompetenceReview) -> tuple[date, int]:
    return review.next_on or date.max, review.id
