"""Collect what is found while a sheet is read."""

from dataclasses import dataclass, field

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.imports import (
    FoundBooking,
    FoundRecord,
    Ignored,
    Place,
    Proposal,
    ProposalKind,
    Question,
)
from nscp_desktop.spreadsheets.grid import Grid, shown


@dataclass(slots=True)
class Findings:
    """Records, bookings, questions and ignored cells, in the order in which they were met."""

    grid: Grid
    records: list[FoundRecord] = field(default_factory=list)
    bookings: list[FoundBooking] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def at(self, row: int, column: int) -> Place:
        """Return the place of a cell given by indexes from 0."""
        line = self.grid.lines[row] if self.grid.lines is not None else row + 1
        return Place(self.grid.address(row, column), line, column)

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        return shown(self.grid.rows[row][column])

    def ask_about_row(self, row: int, column: int, text: str, reason: str) -> None:
        """Ask about a row as a whole."""
        self.questions.append(Question(self.at(row, column), None, None, text, reason))

    def ignore(self, row: int, column: int, reason: str) -> None:
        """Note a cell that holds nothing to store."""
        self.ignored.append(Ignored(self.at(row, column), self.text(row, column), reason))

    def hold_back(self, other: "Findings", reason: str) -> None:
        """Take over what was found in a row, with its records and bookings turned into questions."""
        for record in other.records:
            words = f"Done on {in_words(record.completed_on)}" if record.completed_on else "Done"
            if record.expires_on:
                words += f", valid until {in_words(record.expires_on)}"
            proposal = Proposal(words, ProposalKind.RECORD, record.completed_on, record.expires_on, record.precision)
            self._hold(other, record, proposal, reason)
        for booking in other.bookings:
            words = f"Booked for {in_words(booking.on)}" if booking.on else "Booked, no date yet"
            self._hold(other, booking, Proposal(words, ProposalKind.BOOKING, on=booking.on), reason)
        self.questions.extend(other.questions)
        self.ignored.extend(other.ignored)

    def _hold(self, other: "Findings", found: FoundRecord | FoundBooking, proposal: Proposal, reason: str) -> None:
        lines = other.grid.lines
        row = lines.index(found.place.row) if lines is not None else found.place.row - 1
        text = other.text(row, found.place.column)
        self.questions.append(Question(found.place, found.person, found.course, text, reason, (proposal,)))
