"""The rows of the tables about competence reviews: the reviews of a person or role, and what one of them found."""

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.competence_reviews import ANSWER_KINDS
from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column


def review_columns() -> list[Column[CompetenceReview]]:
    """Return the columns of the reviews of one person or role."""
    return [
        Column(_tr("Reviewed"), _on, sort_key=_day, width=92, strong=True),
        Column(_tr("Group"), _group, width=58),
        Column(_tr("Result"), _result, width=92, tooltip=_result),
        Column(_tr("By"), _by, width=120, tooltip=_by),
        Column(_tr("Next"), _next, width=92),
    ]


def finding_columns() -> list[Column[Finding]]:
    """Return the columns of what one review found."""
    return [
        Column(_tr("Competence"), _text, width=230, tooltip=_text),
        Column(_tr("Is it there?"), _met, width=130, status=_status),
        Column(_tr("Note"), _note, width=120, tooltip=_note),
    ]


def answer_words(met: Met) -> str:
    """Return an answer with its symbol: `○ Not yet`."""
    return f"{ANSWER_KINDS[met].symbol} {met.words}"


def _on(review: CompetenceReview) -> str:
    return in_words(review.reviewed_on)


def _day(review: CompetenceReview) -> tuple[int, int]:
    return review.reviewed_on.toordinal(), review.id


def _group(review: CompetenceReview) -> str:
    return str(review.group)


def _result(review: CompetenceReview) -> str:
    return review.words


def _by(review: CompetenceReview) -> str:
    return review.reviewed_by


def _next(review: CompetenceReview) -> str:
    return in_words(review.next_on) if review.next_on else ""


def _text(finding: Finding) -> str:
    return finding.text


def _met(finding: Finding) -> str:
    return answer_words(finding.met)


def _status(finding: Finding) -> StandingKind:
    return ANSWER_KINDS[finding.met]


def _note(finding: Finding) -> str:
    return finding.note


def _tr(text: str) -> str:
    return QCoreApplication.translate("Competences", text)
