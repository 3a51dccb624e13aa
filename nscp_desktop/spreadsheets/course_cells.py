"""Read the cells that one person has for one course: date, expiry, status and what goes with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.imports import (
    ColumnMeaning,
    FoundBooking,
    FoundRecord,
    Proposal,
    ProposalKind,
    Question,
)
from nscp_desktop.spreadsheets.dates import Booked, DateRules, Day, Doubt, Skipped, Verdict, class_cell
from nscp_desktop.spreadsheets.findings import Findings
from nscp_desktop.spreadsheets.grid import CellValue, is_blank, shown
from nscp_desktop.spreadsheets.words import Word, is_booking, plain, word_of

M = ColumnMeaning
_PAST_WORDS = frozenset(
    ("overdue", "expired", "due", "due soon", "out of date", "lapsed", "renewal due", "refresher due")
)


@dataclass(frozen=True, slots=True)
class CourseColumns:
    """The columns that belong to one course, by meaning, each with the rules for its dates."""

    columns: Mapping[ColumnMeaning, int]
    rules: Mapping[int, DateRules]


@dataclass(frozen=True, slots=True)
class WhoAndWhat:
    """Whose cells are read, and for which course. `row` is an index from 0; `start` the person's start date."""

    row: int
    person: int
    course: str
    start: date | None = None


class CourseReader:
    """Read the cells of one course in one row after the other into findings."""

    def __init__(self, columns: CourseColumns, findings: Findings) -> None:
        self._columns = columns.columns
        self._rules = columns.rules
        self._findings = findings

    def read(self, who: WhoAndWhat) -> None:
        """Class the cells for one person and course, and keep what they say."""
        completed, expires, booked = (self._verdict(who, m) for m in (M.COMPLETED, M.EXPIRES, M.BOOKED))
        if isinstance(booked, Day):
            booked = Booked(booked.day)
        due = self._due(who) if M.COMPLETED in self._columns else None
        status = self._status(who)
        if status is Word.UNKNOWN:
            self._ask(who, self._first(M.STATUS), "not understood", self._record_proposals(completed, expires))
            return
        if status is not None and self._settled_by_status(who, status, completed, expires):
            return
        if isinstance(completed, Day):
            self._keep_completed(who, completed, expires)
            if isinstance(booked, Booked):
                self._book(who, self._columns[M.BOOKED], booked)
            return
        self._without_day(who, completed, expires, booked or due)

    def _cell(self, who: WhoAndWhat, meaning: ColumnMeaning) -> CellValue:
        column = self._columns.get(meaning)
        return None if column is None else self._findings.grid.rows[who.row][column]

    def _first(self, *meanings: ColumnMeaning) -> int:
        return next((self._columns[m] for m in meanings if m in self._columns), next(iter(self._columns.values())))

    def _verdict(self, who: WhoAndWhat, meaning: ColumnMeaning) -> Verdict:
        column = self._columns.get(meaning)
        if column is None:
            return None
        value = self._findings.grid.rows[who.row][column]
        if meaning is M.BOOKED:
            return _booking_cell(value, self._rules[column])
        return class_cell(value, self._rules[column], who.start)

    def _due(self, who: WhoAndWhat) -> Booked | None:
        """Return a booking noted in the due column; everything else there is worked out anew by the rules."""
        value = self._cell(who, M.DUE)
        if isinstance(value, str) and is_booking(plain(value)):
            verdict = class_cell(value, self._rules[self._columns[M.DUE]])
            return verdict if isinstance(verdict, Booked) else None
        return None

    def _status(self, who: WhoAndWhat) -> Word | None:
        value = self._cell(who, M.STATUS)
        if is_blank(value):
            return None
        if isinstance(value, bool):
            return Word.DONE if value else Word.NOT_DONE
        text = shown(value)
        if text.rstrip("%").replace(".", "").isdigit():
            return Word.DONE if text.rstrip("%") == "100" else Word.UNKNOWN
        return word_of(text)

    def _settled_by_status(self, who: WhoAndWhat, status: Word, completed: Verdict, expires: Verdict) -> bool:
        """Say whether the status column decides by itself; if so what it says is kept."""
        column = self._columns[M.STATUS]
        dated = isinstance(completed, (Day, Doubt)) or isinstance(expires, (Day, Doubt))
        text = plain(self._findings.text(who.row, column))
        if status in (Word.DONE, Word.NOTHING) or (dated and text in _PAST_WORDS) or (dated and text == "active"):
            if status is Word.DONE and not dated and not isinstance(completed, Booked):
                reason = "reported done, no date"
                self._ask(who, column, reason, (Proposal("Done, date unknown", ProposalKind.RECORD),))
                return True
            return False
        if status is Word.BOOKED:
            return self._booked_by_status(who, completed)
        if status in (Word.MAYBE, Word.TO_CONFIRM, Word.ERROR):
            if isinstance(completed, Day) and status is Word.MAYBE and text == "x":
                return False
            self._ask(who, column, status.value, self._record_proposals(completed, expires))
            return True
        if dated:
            place = self._first(M.COMPLETED, M.EXPIRES)
            self._ask(who, place, "the status says otherwise", self._record_proposals(completed, expires))
            return True
        if not isinstance(completed, Booked):
            self._findings.ignore(who.row, column, status.value)
            return True
        return False

    def _booked_by_status(self, who: WhoAndWhat, completed: Verdict) -> bool:
        if isinstance(completed, Day):
            place = self._first(M.COMPLETED)
            self._ask(who, place, "booked for a day in the past", self._record_proposals(completed, None))
            return True
        on = None
        if isinstance(completed, Doubt):
            on = next((p.on for p in completed.proposals if p.kind is ProposalKind.BOOKING), None)
            if on is None:
                self._keep_verdict(who, self._first(M.COMPLETED), completed)
                return True
        if isinstance(completed, Booked):
            on = completed.on
        place = self._first(M.COMPLETED, M.STATUS) if on else self._first(M.STATUS)
        self._book(who, place, Booked(on))
        return True

    def _keep_completed(self, who: WhoAndWhat, completed: Day, expires: Verdict) -> None:
        expiry = expires.day if isinstance(expires, Day) else None
        if isinstance(expires, Doubt) and not expires.bare:
            self._ask(who, self._columns[M.EXPIRES], expires.reason, _with_completed(expires.proposals, completed.day))
        elif expiry is not None and expiry <= completed.day:
            proposals = (Proposal("Keep the date done only", ProposalKind.LEAVE_OUT),)
            self._ask(who, self._columns[M.EXPIRES], "expires before it was done", proposals)
            expiry = None
        self._record(who, self._columns[M.COMPLETED], completed.day, expiry, completed.note)

    def _without_day(self, who: WhoAndWhat, completed: Verdict, expires: Verdict, booked: Verdict) -> None:
        column = self._columns.get(M.COMPLETED)
        if isinstance(expires, Day) and (completed is None or (isinstance(completed, Doubt) and completed.bare)):
            self._record(who, self._columns[M.EXPIRES], None, expires.day, expires.note)
            if isinstance(booked, Booked):
                self._book(who, self._first(M.BOOKED, M.DUE), booked)
            return
        if column is not None and completed is not None:
            if isinstance(completed, Doubt) and isinstance(expires, Day):
                completed = replace(completed, proposals=_with_expiry(completed.proposals, expires.day))
            elif isinstance(expires, Day) and not isinstance(completed, Doubt):
                proposal = Proposal("Valid until this date", ProposalKind.RECORD, expires_on=expires.day)
                self._ask(who, self._columns[M.EXPIRES], "an expiry date, but not done", (proposal,))
            self._keep_verdict(who, column, completed)
        elif expires is not None:
            self._keep_verdict(who, self._columns[M.EXPIRES], expires)
        if booked is not None and not isinstance(completed, Booked):
            self._keep_verdict(who, self._first(M.BOOKED, M.DUE), booked)

    def _keep_verdict(self, who: WhoAndWhat, column: int, verdict: Verdict) -> None:
        match verdict:
            case Booked():
                self._book(who, column, verdict)
            case Doubt():
                self._ask(who, column, verdict.reason, verdict.proposals)
            case Skipped():
                self._findings.ignore(who.row, column, verdict.reason)
            case Day() | None:
                return

    def _ask(self, who: WhoAndWhat, column: int, reason: str, proposals: tuple[Proposal, ...]) -> None:
        place, text = self._findings.at(who.row, column), self._findings.text(who.row, column)
        self._findings.questions.append(Question(place, who.person, who.course, text, reason, proposals))

    def _book(self, who: WhoAndWhat, column: int, booked: Booked) -> None:
        place = self._findings.at(who.row, column)
        self._findings.bookings.append(FoundBooking(place, who.person, who.course, booked.on, booked.note))

    def _record(self, who: WhoAndWhat, column: int, done: date | None, expires: date | None, note: str) -> None:
        self._findings.records.append(
            FoundRecord(
                place=self._findings.at(who.row, column),
                person=who.person,
                course=who.course,
                completed_on=done,
                expires_on=expires,
                hours=_hours(self._cell(who, M.HOURS)),
                provider=_words(self._cell(who, M.PROVIDER)),
                certificate_number=_certificate(self._cell(who, M.CERTIFICATE)),
                note=note,
            )
        )

    def _record_proposals(self, completed: Verdict, expires: Verdict) -> tuple[Proposal, ...]:
        done = completed.day if isinstance(completed, Day) else None
        until = expires.day if isinstance(expires, Day) else None
        if done is None and isinstance(completed, Doubt):
            return completed.proposals
        words = "Take the date as it is" if done or until else "Done, date unknown"
        return (Proposal(words, ProposalKind.RECORD, done, until), Proposal("Leave it out", ProposalKind.LEAVE_OUT))


def _booking_cell(value: CellValue, rules: DateRules) -> Verdict:
    verdict = class_cell(value, replace(rules, meaning=M.EXPIRES))
    if isinstance(verdict, Day) and verdict.day < rules.today:
        return Doubt("booked for a day in the past")
    if isinstance(verdict, Doubt) and verdict.bare:
        return Booked(None)
    return verdict


def _with_completed(proposals: tuple[Proposal, ...], day: date) -> tuple[Proposal, ...]:
    return tuple(replace(p, completed_on=day) if p.kind is ProposalKind.RECORD else p for p in proposals)


def _with_expiry(proposals: tuple[Proposal, ...], day: date) -> tuple[Proposal, ...]:
    return tuple(replace(p, expires_on=day) if p.kind is ProposalKind.RECORD else p for p in proposals)


def _hours(value: CellValue) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value) if 0 < value <= 200 else None
    if isinstance(value, str):
        figure = plain(value).removesuffix("hours").removesuffix("hrs").removesuffix("hr").removesuffix("h").strip()
        try:
            number = float(figure.replace(",", "."))
        except ValueError:
            return None
        return number if 0 < number <= 200 else None
    return None


def _words(value: CellValue) -> str:
    text = shown(value) if isinstance(value, str) else ""
    return "" if word_of(text) is Word.NOTHING else text


def _certificate(value: CellValue) -> str:
    text = shown(value)
    is_number = any(letter.isdigit() for letter in text) and not isinstance(value, (bool, date))
    return text if is_number and len(text) >= 3 else ""
