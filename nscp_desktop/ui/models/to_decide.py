"""The rows of the list of those whose Target Group has to be looked at."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.placing_worklist import Reason, ToDecide
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class DecideRow:
    """One person of the list, as at a day."""

    item: ToDecide
    day: date

    @property
    def kind(self) -> StandingKind:
        """The look of the first reason."""
        first = self.item.whys[0]
        if first.reason is Reason.NEVER_PLACED:
            return StandingKind.NOT_DONE
        is_dated = first.reason in (Reason.REVIEW, Reason.COMPETENCES)
        return StandingKind.OVERDUE if is_dated and first.day < self.day else StandingKind.DUE_SOON

    @property
    def what(self) -> str:
        """The first reason in a word or two with its symbol, and how many more there are."""
        more = len(self.item.whys) - 1
        words = f"{self.kind.symbol} {self.item.whys[0].reason.words}"
        return f"{words} +{more}" if more else words

    @property
    def group(self) -> str:
        """Where they are placed now: `3 since 1 Sep 2025`."""
        placed = self.item.placed
        if placed is None:
            return ""
        since = f" {_tr('since')} {in_words(placed.span.starts_on)}" if placed.span.starts_on else ""
        level = f", {placed.level}" if placed.level else ""
        return f"{placed.group}{level}{since}"

    @property
    def proposed(self) -> str:
        """What is proposed: `4`, with the agency's level where there is one."""
        proposal = self.item.proposal
        level = f", {proposal.level.title}" if proposal.level is not None else ""
        return f"{proposal.group}{level}" if proposal.group is not None else _tr("nothing")

    @property
    def in_full(self) -> str:
        """Everything about the row, as sentences."""
        proposal, placed = self.item.proposal, self.item.placed
        parts = [f"{self.item.person.name}: {self.item.words}"]
        if placed is not None:
            parts.append(f"Placed in group {self.group}, decided by {placed.decided_by}: {placed.reason}")
        group = f"group {self.proposed}" if proposal.group is not None else "nothing"
        parts.append(f"Proposed: {group}. {proposal.words}")
        return "\n".join(parts)


def decide_columns() -> list[Column[DecideRow]]:
    """Return the columns of the list."""
    return [
        Column(_tr("Person"), _name, sort_key=_name_order, width=150, strong=True, tooltip=_name),
        Column(_tr("Role"), _role, width=150, tooltip=_role),
        Column(_tr("What to look at"), _what, sort_key=_urgency, width=190, status=_kind, spoken=_words),
        Column(_tr("Why"), _words, width=330, tooltip=_words),
        Column(_tr("In group"), _group, width=130, tooltip=_group),
        Column(_tr("Proposed"), _proposed, width=78, tooltip=_proposal_words),
    ]


def _name(row: DecideRow) -> str:
    return row.item.person.sorted_name


def _name_order(row: DecideRow) -> tuple[str, str]:
    return row.item.person.family.casefold(), row.item.person.given.casefold()


def _role(row: DecideRow) -> str:
    return row.item.person.role_words(row.day)


def _what(row: DecideRow) -> str:
    return row.what


def _urgency(row: DecideRow) -> tuple[int, date]:
    first = row.item.whys[0]
    return list(Reason).index(first.reason), first.day


def _kind(row: DecideRow) -> StandingKind:
    return row.kind


def _words(row: DecideRow) -> str:
    return row.item.words


def _group(row: DecideRow) -> str:
    return row.group


def _proposed(row: DecideRow) -> str:
    return row.proposed


def _proposal_words(row: DecideRow) -> str:
    return row.item.proposal.words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Placing", text)
