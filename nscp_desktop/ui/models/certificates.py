"""The rows of the certificates tab: days of training with who is without one, and the certificates themselves."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.certificates import Certificate, SessionCertificates
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class ToIssueRow:
    """One day of training; `reasons` say why some cannot have theirs yet."""

    found: SessionCertificates
    course: str
    reasons: str


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate with whose it is and for what; `is_on_record`: the training still stands as attended."""

    certificate: Certificate
    name: str
    course: str
    done: date | None
    is_on_record: bool = True

    @property
    def state(self) -> str:
        """Whether it holds, in words."""
        if self.certificate.is_withdrawn or self.is_on_record:
            return self.certificate.state_words
        return _tr("! no longer attended")


def to_issue_row(found: SessionCertificates, course: str) -> ToIssueRow:
    """Return the row of one day of training."""
    counted: dict[str, int] = {}
    for one in found.held_back:
        counted[one.reason] = counted.get(one.reason, 0) + 1
    return ToIssueRow(found, course, "; ".join(f"{count:,}: {reason}" for reason, count in counted.items()))


def to_issue_columns() -> list[Column[ToIssueRow]]:
    """Return when, what, how many have theirs, how many can have one, and why not the others."""
    return [
        Column(_tr("Day"), _day, sort_key=_day_order, width=110, strong=True, key="day"),
        Column(_tr("Course"), _course, width=230, key="course", tooltip=_course),
        Column(_tr("With certificate"), _certified, sort_key=_certified_order, width=130, key="certified"),
        Column(_tr("To issue"), _ready, sort_key=_ready_order, width=84, key="ready"),
        Column(_tr("Not yet"), _reasons, width=330, key="reasons", tooltip=_reasons),
    ]


def certificate_columns() -> list[Column[CertificateRow]]:
    """Return number, whose, for what, when and by whom, and whether it holds; the code is left to the page itself."""
    return [
        Column(_tr("Number"), _number, width=104, strong=True, key="number"),
        Column(_tr("Person"), _name, width=180, key="person", tooltip=_name),
        Column(_tr("Course"), _title, width=210, key="course", tooltip=_title),
        Column(_tr("Held on"), _done, sort_key=_done_order, width=104, key="held"),
        Column(_tr("Issued on"), _issued, sort_key=_issued_order, width=104, key="issued"),
        Column(_tr("Issued by"), _by, width=130, key="by", tooltip=_by),
        Column(_tr("State"), _state, width=172, key="state", status=_kind, tooltip=_why),
    ]


def _day(row: ToIssueRow) -> str:
    return in_words(row.found.on) if row.found.on is not None else _tr("not known")


def _day_order(row: ToIssueRow) -> int:
    return -(row.found.on or date.min).toordinal()


def _course(row: ToIssueRow) -> str:
    return row.course


def _certified(row: ToIssueRow) -> str:
    return row.found.words


def _certified_order(row: ToIssueRow) -> float:
    return row.found.certified / row.found.attended if row.found.attended else 0.0


def _ready(row: ToIssueRow) -> str:
    return f"{len(row.found.ready):,}" if row.found.ready else "–"


def _ready_order(row: ToIssueRow) -> int:
    return len(row.found.ready)


def _reasons(row: ToIssueRow) -> str:
    return row.reasons


def _number(row: CertificateRow) -> str:
    return row.certificate.number


def _name(row: CertificateRow) -> str:
    return row.name


def _title(row: CertificateRow) -> str:
    return row.course


def _done(row: CertificateRow) -> str:
    return in_words(row.done) if row.done is not None else ""


def _done_order(row: CertificateRow) -> int:
    return (row.done or date.min).toordinal()


def _issued(row: CertificateRow) -> str:
    return in_words(row.certificate.issued_on)


def _issued_order(row: CertificateRow) -> tuple[int, int]:
    return row.certificate.issued_on.toordinal(), row.certificate.id


def _by(row: CertificateRow) -> str:
    return row.certificate.issued_by


def _state(row: CertificateRow) -> str:
    return row.state


def _why(row: CertificateRow) -> str:
    return row.certificate.withdrawn_why or row.state


def _kind(row: CertificateRow) -> StandingKind:
    if row.certificate.is_withdrawn:
        return StandingKind.NOT_REQUIRED
    return StandingKind.IN_DATE if row.is_on_record else StandingKind.OVERDUE


def _tr(text: str) -> str:
    return QCoreApplication.translate("Certificates", text)
