"""Read the rows of a sheet: who each is about, and the training in it."""

from collections.abc import Callable
from datetime import date

from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.imports import ColumnMeaning, Layout, Proposal, ProposalKind, Question
from nscp_desktop.spreadsheets.course_cells import CourseReader, WhoAndWhat
from nscp_desktop.spreadsheets.dates import DateRules, Day, Doubt, class_cell
from nscp_desktop.spreadsheets.findings import Findings
from nscp_desktop.spreadsheets.grid import is_blank, shown
from nscp_desktop.spreadsheets.names import clean_name, kind_of
from nscp_desktop.spreadsheets.people import People, Placed, RowPerson
from nscp_desktop.spreadsheets.rows import OtherRow, PersonRow, RowReader, section_words
from nscp_desktop.spreadsheets.sheet import Sheet, course_groups, date_rules, log_group
from nscp_desktop.spreadsheets.words import Word, word_of

M = ColumnMeaning
_EARLIEST_START = date(1950, 1, 1)
_START_AHEAD_MONTHS = 24
_NAMESAKE = "this name stands in more than one row"
_NAMESAKE_PROPOSALS = (
    Proposal("The same person", ProposalKind.SAME_PERSON),
    Proposal("Somebody else of the same name", ProposalKind.DIFFERENT_PERSON),
)


def read_rows(sheet: Sheet, people: People, findings: Findings, today: date) -> None:
    """Read every row of a sheet into people and findings."""
    rows = RowReader(sheet.grid, sheet.header, sheet.person_columns, sheet.surname_first)
    read_training = _log_reader(sheet, today) if sheet.layout is Layout.LOG else _matrix_reader(sheet, today)
    facts = _RowFacts(sheet, rows, findings, today)
    for found in rows.rows():
        if isinstance(found, OtherRow):
            _other_row(found, rows.name_column, findings)
            continue
        described = facts.describe(found)
        placed = people.place(described)
        facts.ask_about_dates(placed.person)
        who = WhoAndWhat(found.row, placed.person, "", people.found[placed.person].start)
        if not placed.doubtful:
            read_training(who, findings)
            continue
        held = Findings(sheet.grid)
        read_training(who, held)
        _ask_who(found, placed, rows.name_column, findings)
        findings.hold_back(held, _NAMESAKE)


def _other_row(found: OtherRow, column: int, findings: Findings) -> None:
    if found.ask:
        findings.ask_about_row(found.row, column, found.text, found.reason)
    else:
        findings.ignore(found.row, column, found.reason)


def _ask_who(found: PersonRow, placed: Placed, column: int, findings: Findings) -> None:
    place, text = findings.at(found.row, column), findings.text(found.row, column)
    findings.questions.append(Question(place, placed.person, None, text, _NAMESAKE, _NAMESAKE_PROPOSALS))


class _RowFacts:
    """Read what a row says about its person, and ask about dates of service that are in doubt."""

    def __init__(self, sheet: Sheet, rows: RowReader, findings: Findings, today: date) -> None:
        self._sheet = sheet
        self._rows = rows
        self._findings = findings
        self._today = today
        self._pending: list[tuple[int, int, str]] = []
        self._asked: set[tuple[int, str]] = set()

    def describe(self, found: PersonRow) -> RowPerson:
        """Return what a row says about its person."""
        start = self._day(found.row, M.START)
        leave = self._day(found.row, M.LEAVE)
        if start is not None and leave is not None and leave < start:
            self._doubt(found.row, M.LEAVE, "left before the start date")
            leave = None
        team = self._words(found.row, M.TEAM)
        kind_text = self._words(found.row, M.KIND)
        section = section_words(found.section)
        if not team and self._sheet.column_of(M.TEAM) is None:
            team = section
        kind = kind_of(kind_text) if kind_text else kind_of(section) if section else None
        return RowPerson(
            row=self._findings.at(found.row, 0).row,
            name=found.name,
            role=self._words(found.row, M.ROLE),
            team=team,
            site=self._words(found.row, M.SITE),
            start=start,
            leave=leave,
            staff_number=shown(self._rows.value(found.row, M.STAFF_NUMBER)),
            email=self._words(found.row, M.EMAIL),
            kind=kind if kind is not None and (kind_text or kind.value != "employee") else None,
        )

    def ask_about_dates(self, person: int) -> None:
        """Ask about the start and leave dates that could not be taken from the row just described."""
        for row, column, reason in self._pending:
            place, text = self._findings.at(row, column), self._findings.text(row, column)
            if (person, text) not in self._asked:
                self._asked.add((person, text))
                self._findings.questions.append(Question(place, person, None, text, reason))
        self._pending.clear()

    def _words(self, row: int, meaning: ColumnMeaning) -> str:
        value = self._rows.value(row, meaning)
        text = clean_name(shown(value)) if isinstance(value, str) else shown(value)
        return "" if word_of(text) in (Word.NOTHING, Word.NOT_NEEDED, Word.TO_CONFIRM) else text

    def _doubt(self, row: int, meaning: ColumnMeaning, reason: str) -> None:
        column = self._sheet.column_of(meaning)
        if column is not None:
            self._pending.append((row, column.index, reason))

    def _day(self, row: int, meaning: ColumnMeaning) -> date | None:
        guess = self._sheet.column_of(meaning)
        if guess is None:
            return None
        # The rules for expiry dates allow any day; the limits of service are checked here.
        rules: DateRules = date_rules(guess, M.EXPIRES, self._sheet.grid, self._today)
        value = self._rows.value(row, meaning)
        verdict = class_cell(value, rules)
        if isinstance(value, date) and _EARLIEST_START <= value < date(1970, 1, 1):
            verdict = Day(value)
        if isinstance(verdict, Doubt) and not verdict.bare:
            self._doubt(row, meaning, verdict.reason)
            return None
        if not isinstance(verdict, Day):
            return None
        if verdict.day > add_months(self._today, _START_AHEAD_MONTHS):
            self._doubt(row, meaning, "far in the future")
            return None
        return verdict.day


def _matrix_reader(sheet: Sheet, today: date) -> Callable[[WhoAndWhat, Findings], None]:
    groups = course_groups(sheet, today)

    def read(who: WhoAndWhat, findings: Findings) -> None:
        for title, columns in groups:
            reader = CourseReader(columns, findings)
            reader.read(WhoAndWhat(who.row, who.person, title, who.start))

    return read


def _log_reader(sheet: Sheet, today: date) -> Callable[[WhoAndWhat, Findings], None]:
    columns = log_group(sheet, today)
    course_column = columns.columns[M.COURSE]
    titles: dict[str, str] = {}
    seen: set[tuple[int, str, date | None, date | None]] = set()

    def read(who: WhoAndWhat, findings: Findings) -> None:
        value = sheet.grid.rows[who.row][course_column]
        if is_blank(value):
            findings.ask_about_row(who.row, course_column, findings.text(who.row, course_column), "no course named")
            return
        shown_title = " ".join(shown(value).split())
        title = titles.setdefault(shown_title.casefold(), shown_title)
        before = len(findings.records)
        CourseReader(columns, findings).read(WhoAndWhat(who.row, who.person, title, who.start))
        fresh = findings.records[before:]
        del findings.records[before:]
        for record in fresh:
            expiry = record.expires_on if record.completed_on is None else None
            key = (who.person, title.casefold(), record.completed_on, expiry)
            if key in seen:
                findings.ignore(who.row, record.place.column, "the same again")
            else:
                findings.records.append(record)
            seen.add(key)

    return read
