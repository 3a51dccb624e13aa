"""The gap log for the Learning and Workforce Development group of the partnership."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.actions import ReportedGap
from nscp_desktop.domain.dates import in_words, year_problem
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.gap_log import ListedGap, as_it_stood, offered_gaps
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.needs import NeedsFound
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

LONGEST_TEXT = 2_000


class GapLog:
    """Gaps and new worries that were, or are to be, reported. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def gaps(self) -> tuple[ReportedGap, ...]:
        """Return the gap log, the newest first."""
        with self._desk.reading() as unit:
            return unit.actions.gaps()

    def listed_gaps(self, as_at: date) -> tuple[ListedGap, ...]:
        """Return the gap log as it stood on a day with what each entry is about in words, the newest first."""
        known = self._standing.snapshot().rulebook.by_id
        seen = [stood for gap in self.gaps() if (stood := as_it_stood(gap, as_at)) is not None]
        return tuple(
            ListedGap(gap, found.title if (found := known.get(gap.requirement_id or "")) is not None else "")
            for gap in seen
        )

    def offered_gaps(self, needs: NeedsFound) -> tuple[ReportedGap, ...]:
        """Return entries that the record offers to be reported; none of them is stored."""
        return offered_gaps(needs.board, needs.gaps, needs.needs.unmet, self.gaps())

    def add_gap(self, gap: ReportedGap, *, today: date) -> int:
        """Add an entry and return its id.

        Raises NotAllowedError beside the field that is wrong.
        """
        checked = self._checked_gap(gap, today)
        with self._desk.changing(f"Add to the gap log: {checked.what}") as unit:
            return unit.actions.add_gap(checked)

    def change_gap(self, gap: ReportedGap, *, today: date) -> None:
        """Store a changed entry; nothing when it is as it was.

        Raises NotAllowedError beside the field that is wrong, NotFoundError when it is gone.
        """
        checked = self._checked_gap(gap, today)
        with self._desk.reading() as unit:
            before = _gap(unit, gap.id)
        if checked != before:
            with self._desk.changing(f"Change in the gap log: {checked.what}") as unit:
                unit.actions.change_gap(checked)

    def close_gap(self, gap_id: int, closed_on: date | None, *, today: date) -> None:
        """Note that an entry is settled since a day; None opens it again.

        Raises NotAllowedError for a day that cannot be, NotFoundError when it is gone.
        """
        with self._desk.reading() as unit:
            before = _gap(unit, gap_id)
        checked = self._checked_gap(replace(before, closed_on=closed_on), today)
        if checked != before:
            does = "Close in the gap log" if closed_on is not None else "Open again in the gap log"
            with self._desk.changing(f"{does}: {before.what}") as unit:
                unit.actions.change_gap(checked)

    def remove_gap(self, gap_id: int) -> None:
        """Take an entry out of the gap log; undo brings it back.

        Raises NotFoundError when it is gone already.
        """
        with self._desk.reading() as unit:
            before = _gap(unit, gap_id)
        with self._desk.changing(f"Remove from the gap log: {before.what}") as unit:
            unit.actions.remove_gap(gap_id)

    def _checked_gap(self, gap: ReportedGap, today: date) -> ReportedGap:
        what, how = tidy(gap.what), tidy(gap.reported_how)
        if not what:
            raise NotAllowedError("Say in a few words what the gap or the worry is.", "what")
        refuse_long(what, "what")
        refuse_long(gap.detail.strip(), "detail", LONGEST_TEXT)
        refuse_long(how, "reported_how")
        refuse_long(gap.reply.strip(), "reply", LONGEST_TEXT)
        if gap.requirement_id is not None and gap.requirement_id not in self._standing.snapshot().rulebook.by_id:
            raise NotAllowedError("That requirement is no longer in the record. Choose another.", "requirement_id")
        _check_days(gap, today)
        if (how or gap.reply.strip()) and gap.reported_on is None:
            raise NotAllowedError("Give the day on which it was reported as well.", "reported_on")
        return replace(gap, what=what, detail=gap.detail.strip(), reported_how=how, reply=gap.reply.strip())


def _check_days(gap: ReportedGap, today: date) -> None:
    for name, day in (("noticed_on", gap.noticed_on), ("reported_on", gap.reported_on), ("closed_on", gap.closed_on)):
        if problem := year_problem(day):
            raise NotAllowedError(problem, name)
        if day is not None and day > today:
            raise NotAllowedError(f"{in_words(day)} is still ahead. Give the day when it has come.", name)
        if day is not None and day < gap.noticed_on:
            raise NotAllowedError(f"It was noticed on {in_words(gap.noticed_on)}. Give that day or a later one.", name)
    if gap.closed_on is not None and gap.reported_on is not None and gap.closed_on < gap.reported_on:
        raise NotAllowedError(
            f"It was reported on {in_words(gap.reported_on)}. Give that day or a later one.", "closed_on"
        )


def _gap(unit: UnitOfWork, gap_id: int) -> ReportedGap:
    found = next((gap for gap in unit.actions.gaps() if gap.id == gap_id), None)
    if found is None:
        raise NotFoundError("That entry is no longer in the gap log.")
    return found
