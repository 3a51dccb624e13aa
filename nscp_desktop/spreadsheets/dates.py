"""Class one training cell: a day beyond doubt, a booking, a question, or nothing to store."""

from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.date_text import (
    Approximate,
    DateOrder,
    DateReading,
    Exact,
    Impossible,
    NotADate,
    Several,
    date_from_serial,
    read_date,
    swap_day_and_month,
)
from nscp_desktop.domain.dates import EARLIEST_TRAINING, Precision, add_months, in_words
from nscp_desktop.domain.imports import ColumnMeaning, DatesWere, Proposal, ProposalKind
from nscp_desktop.spreadsheets.grid import ERROR_MARK, CellValue
from nscp_desktop.spreadsheets.words import (
    Word,
    delivery_note,
    fine_around,
    is_booking,
    plain,
    speaks_of_expiry,
    word_of,
)

FURTHEST_AHEAD_MONTHS = 60
_SERIALS = range(25_569, 73_051)
_YEARS = range(1970, 2100)
_COMPACT = range(19_700_101, 21_000_000)
UNKNOWN_DATE = Proposal("Done, date unknown", ProposalKind.RECORD)
LEAVE_OUT = Proposal("Leave it out", ProposalKind.LEAVE_OUT)
BOOKED = Proposal("Booked, no date yet", ProposalKind.BOOKING)


@dataclass(frozen=True, slots=True)
class Day:
    """A day beyond doubt, with what stood beside it."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that somebody has to look at. `bare` is True when it only says that it was done."""

    reason: str
    proposals: tuple[Proposal, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking, `on` None when no day is given."""

    on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Nothing to store, and why."""

    reason: str


Verdict = Day | Doubt | Booked | Skipped | None


@dataclass(frozen=True, slots=True)
class DateRules:
    """What is known about the dates of one column.

    `meaning` is COMPLETED or EXPIRES. `dates_sure` says that the user decided about `dates`. `numbers_doubtful`: bare
    numbers may be something else than day numbers. `may_expire`: the heading does not say which kind of date it is
    and the dates themselves look like expiry dates. `may_be_no_course`: the heading may be about something else than
    training. `due_alone`: the heading says due, without a completion beside.
    """

    today: date
    meaning: ColumnMeaning = ColumnMeaning.COMPLETED
    dates: DatesWere = DatesWere.AS_SHOWN
    dates_sure: bool = False
    system_1904: bool = False
    numbers_doubtful: bool = False
    may_expire: bool = False
    due_alone: bool = False
    may_be_no_course: bool = False


def class_cell(value: CellValue, rules: DateRules, not_before: date | None = None) -> Verdict:
    """Class a cell of a date column; None for a blank. `not_before` is the person's start date."""
    judge = _Judge(rules, not_before)
    if isinstance(value, bool):
        return judge.word(Word.DONE if value else Word.NOT_DONE)
    if isinstance(value, date):
        return judge.real_date(value)
    if isinstance(value, (int, float)):
        return judge.number(value)
    if value is None or not value.strip():
        return None
    return judge.text(value)


@dataclass(frozen=True, slots=True)
class _Judge:
    rules: DateRules
    not_before: date | None

    def real_date(self, day: date) -> Verdict:
        if day.year <= 1900:
            return None
        swapped = swap_day_and_month(day)
        if self.rules.dates is DatesWere.REAL_DATES_SWAPPED and swapped is not None:
            if self.rules.dates_sure:
                return self.checked(swapped)
            proposals = (self.record(swapped), self.record(day))
            return Doubt("day and month look swapped in this column", proposals)
        return self.checked(day)

    def number(self, value: float) -> Verdict:
        if value == 0:
            return Skipped("nothing entered")
        if value != value or (value != int(value) and not _SERIALS[0] <= value <= _SERIALS[-1]):
            return Doubt("a number, not a date")
        whole = int(value)
        offset = 1462 if self.rules.system_1904 else 0
        if whole + offset in _SERIALS and whole not in _YEARS:
            day = date_from_serial(whole, system_1904=self.rules.system_1904)
            if day is not None and self.rules.numbers_doubtful:
                return Doubt("a number that may be a date", (self.record(day),))
            return self.checked(day) if day is not None else Doubt("a number, not a date")
        if whole in _YEARS or whole in _COMPACT:
            return self.text(str(whole))
        return Doubt("a number, not a date")

    def text(self, text: str) -> Verdict:
        if text == ERROR_MARK:
            return self.word(Word.ERROR)
        tidy = plain(text)
        if tidy.isdigit() and int(tidy) in _SERIALS:
            return self.text_serial(int(tidy))
        reading = read_date(text)
        if self.rules.dates is DatesWere.TEXT_MONTH_FIRST:
            other = read_date(text, order=DateOrder.MONTH_FIRST)
            if self.rules.dates_sure:
                reading = other
            elif isinstance(other, Exact) and other != reading:
                proposals = [self.record(other.day)]
                if isinstance(reading, Exact):
                    proposals.append(self.record(reading.day))
                return Doubt("day and month look swapped in this column", tuple(proposals))
        return self.reading(reading, text)

    def text_serial(self, number: int) -> Verdict:
        plain_day = date_from_serial(number)
        if plain_day is None:
            return Doubt("a number, not a date")
        if self.rules.system_1904 or self.rules.numbers_doubtful:
            later = date_from_serial(number, system_1904=True)
            days = [later, plain_day] if self.rules.system_1904 and later else [plain_day]
            return Doubt("a number that may be a date", tuple(self.record(day) for day in days))
        return self.checked(plain_day)

    def reading(self, reading: DateReading, text: str) -> Verdict:
        match reading:
            case Exact():
                return self.exact(reading)
            case Approximate():
                return self.approximate(reading, text)
            case Several():
                last_first = tuple(self.record(day) for day in reversed(reading.days))
                return Doubt("more than one date", last_first)
            case Impossible():
                proposals = (self.record(reading.swapped),) if reading.swapped else ()
                return Doubt("no such day", proposals)
            case NotADate():
                return self.word(word_of(text))

    def exact(self, found: Exact) -> Verdict:
        beside = plain(f"{found.before} {found.after}")
        if fine_around(found.before, found.after):
            return self.checked(found.day, delivery_note(found.before, found.after))
        if is_booking(beside):
            return self.booked(found.day)
        before = word_of(found.before) if found.before else Word.UNKNOWN
        if before in (Word.AWAY, Word.LEFT):
            return Skipped(before.value)
        if speaks_of_expiry(found.before) and fine_around("", found.after):
            return self.expiry_words(found, beside)
        if before is Word.NOT_DONE and not found.after:
            return Skipped(before.value)
        return Doubt("words beside the date", (self.record(found.day),))

    def expiry_words(self, found: Exact, beside: str) -> Verdict:
        if self.rules.meaning is ColumnMeaning.EXPIRES:
            return self.checked(found.day)
        if beside.startswith(("due", "renew", "overdue")):
            return Skipped(Word.NOT_DONE.value)
        words = f"Valid until {in_words(found.day)}"
        return Doubt("an expiry date", (Proposal(words, ProposalKind.RECORD, expires_on=found.day),))

    def booked(self, day: date) -> Verdict:
        if day < self.rules.today:
            return Doubt("booked for a day in the past", (self.record(day), BOOKED))
        if day > add_months(self.rules.today, FURTHEST_AHEAD_MONTHS):
            return Doubt("more than five years ahead", (BOOKED,))
        return Booked(day)

    def approximate(self, found: Approximate, text: str) -> Verdict:
        beside = plain(f"{found.before} {found.after}")
        if is_booking(beside):
            return Booked(None, " ".join(text.split()))
        before = word_of(found.before) if found.before else Word.UNKNOWN
        if before in (Word.AWAY, Word.LEFT, Word.NOT_DONE):
            return Skipped(before.value)
        if speaks_of_expiry(found.before) and plain(found.before).startswith(("due", "renew")):
            return Skipped(Word.NOT_DONE.value)
        reason = f"{found.precision.value} only"
        if found.precision is Precision.MONTH and found.day.day != 1:
            reason = "week only"
        if self.rules.meaning is ColumnMeaning.COMPLETED and found.day > self.rules.today:
            return Doubt("in the future", (BOOKED,))
        proposals = (self.record(found.day, found.precision), UNKNOWN_DATE)
        return Doubt(reason, proposals)

    def word(self, word: Word) -> Verdict:
        match word:
            case Word.DONE:
                return Doubt(word.value, (UNKNOWN_DATE,), bare=True)
            case Word.MAYBE:
                return Doubt(word.value, (UNKNOWN_DATE, LEAVE_OUT))
            case Word.TO_CONFIRM:
                return Doubt(word.value, (BOOKED, LEAVE_OUT))
            case Word.BOOKED:
                return Booked(None)
            case Word.UNKNOWN | Word.ERROR:
                return Doubt(word.value)
            case _:
                return Skipped(word.value)

    def checked(self, day: date, note: str = "") -> Verdict:
        today = self.rules.today
        if day < EARLIEST_TRAINING:
            return Doubt("before 1970", (UNKNOWN_DATE,))
        if self.rules.meaning is ColumnMeaning.EXPIRES:
            if day > add_months(today, FURTHEST_AHEAD_MONTHS):
                return Doubt("more than five years ahead", (self.record(day),))
            if self.rules.may_be_no_course:
                return Doubt("may not be about training", (self.record(day), LEAVE_OUT))
            if self.rules.due_alone:
                return Doubt("a due date that may not be an expiry date", (self.record(day), LEAVE_OUT))
            return Day(day, note)
        if day > today:
            return Doubt(
                "in the future",
                (*self.swapped(day), Proposal(f"Booked for {in_words(day)}", ProposalKind.BOOKING, on=day)),
            )
        if self.not_before is not None and day < self.not_before:
            return Doubt("before the start date", (*self.swapped(day), self.record(day)))
        if self.rules.may_expire:
            other = Proposal(f"Valid until {in_words(day)}", ProposalKind.RECORD, expires_on=day)
            return Doubt("could be the date done or the expiry date", (other, self.record(day)))
        if self.rules.may_be_no_course:
            return Doubt("may not be about training", (self.record(day), LEAVE_OUT))
        return Day(day, note)

    def swapped(self, day: date) -> tuple[Proposal, ...]:
        other = swap_day_and_month(day)
        earliest = self.not_before or EARLIEST_TRAINING
        return (self.record(other),) if other is not None and earliest <= other <= self.rules.today else ()

    def record(self, day: date, precision: Precision = Precision.DAY) -> Proposal:
        if self.rules.meaning is ColumnMeaning.EXPIRES:
            return Proposal(f"Valid until {in_words(day, precision)}", ProposalKind.RECORD, expires_on=day)
        words = f"Done {'' if precision is not Precision.DAY else 'on '}{in_words(day, precision)}"
        return Proposal(words, ProposalKind.RECORD, completed_on=day, precision=precision)
