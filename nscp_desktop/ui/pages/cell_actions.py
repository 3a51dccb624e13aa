"""What can be done about the selected cells of the matrix: record, book, exempt, open the person."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Exemption
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.booking import BookingDialog, counting_courses
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog, ExemptionDraft
from nscp_desktop.ui.pages.requests import RecordRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.matrix import MatrixPage


class Chosen(NamedTuple):
    """The rows that are selected, and the requirement when it is one."""

    rows: tuple[Row, ...]
    requirement_id: str | None

    @property
    def person_ids(self) -> tuple[int, ...]:
        return tuple(row.person.id for row in self.rows)

    @property
    def who(self) -> str:
        if len(self.rows) == 1:
            return self.rows[0].person.name
        return plural(len(self.rows), "person", "people")


class CellActions(QObject):
    """The actions of the matrix; buttons and the context menu share them."""

    def __init__(self, page: "MatrixPage") -> None:
        super().__init__(page)
        self._page = page
        self.record = QAction(self.tr("Record this training"), self)
        self.book = QAction(self.tr("&Book…"), self)
        self.exempt = QAction(self.tr("E&xempt…"), self)
        self.person = QAction(self.tr("Pers&on"), self)
        page.session.editing.guard(self.record, self.book, self.exempt)
        self.record.triggered.connect(self._record)
        self.book.triggered.connect(self._book)
        self.exempt.triggered.connect(self._exempt)
        self.person.triggered.connect(self._open_person)
        # Nothing is chosen until the page has been read, which may be refused.
        self.prepare(Chosen((), None))

    def all(self) -> list[QAction]:
        """Return the actions, the first one being the usual one."""
        return [self.record, self.book, self.exempt, self.person]

    def prepare(self, chosen: Chosen) -> None:
        """Say what the actions would do, and switch off those that make no sense."""
        count = len(chosen.rows)
        may_change = count > 0
        words = self.tr("Record this training") if chosen.requirement_id else self.tr("Record training")
        self.record.setText(self.tr("Record for %1").replace("%1", chosen.who) if count > 1 else words)
        self.record.setEnabled(may_change)
        self.book.setEnabled(may_change and chosen.requirement_id is not None)
        self.exempt.setEnabled(may_change and count == 1 and self._is_asked(chosen))
        self.person.setEnabled(count == 1)

    def _is_asked(self, chosen: Chosen) -> bool:
        if chosen.requirement_id is None:
            return False
        return chosen.rows[0].cell(chosen.requirement_id).kind is not StandingKind.NOT_REQUIRED

    def _record(self) -> None:
        chosen = self._page.chosen()
        self._page.record_training.emit(RecordRequest(None, chosen.requirement_id, chosen.person_ids))

    def _open_person(self) -> None:
        for person_id in self._page.chosen().person_ids[:1]:
            self._page.open_person.emit(person_id)

    def _book(self) -> None:
        chosen = self._page.chosen()
        services = self._page.session.services
        courses = counting_courses(services.training.courses(), chosen.requirement_id or "")
        dialog = BookingDialog(
            chosen.who, courses, partial(self._store_booking, chosen), today=self._page.session.today, parent=self._page
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _store_booking(self, chosen: Chosen, course_id: int, on: date | None, note: str) -> None:
        session = self._page.session
        stored = session.services.training.book(chosen.person_ids, course_id, on, note, today=session.today)
        session.announce(Changes.TRAINING)
        session.say(self.tr("Booked: %1").replace("%1", plural(stored, "person", "people")))

    def _exempt(self) -> None:
        chosen = self._page.chosen()
        title = self._page.session.board().rulebook.by_id[chosen.requirement_id or ""].title
        dialog = ExemptionDialog(
            f"{chosen.who} · {title}",
            partial(self._store_exemption, chosen),
            today=self._page.session.today,
            parent=self._page,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _store_exemption(self, chosen: Chosen, draft: ExemptionDraft) -> None:
        session = self._page.session
        session.services.training.exempt(
            Exemption(
                0,
                chosen.person_ids[0],
                chosen.requirement_id or "",
                draft.starts_on,
                draft.ends_on,
                draft.reason,
                draft.approved_by,
            )
        )
        session.announce(Changes.TRAINING)
        session.say(self.tr("Exempted: %1").replace("%1", chosen.who))
