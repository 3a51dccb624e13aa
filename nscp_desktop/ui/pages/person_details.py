"""The tab with who somebody is, and everything dated that they held."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import former_words
from nscp_desktop.domain.spans import span_words
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.supervision_dates import SupervisionDatesDialog
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label

NAMES_SHOWN = 12


class DetailsTab(QWidget):
    """Names, numbers, line manager, and what was held when; `times_wanted` asks for the lists of it."""

    times_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Details"))
        self.times = push_button(self.tr("Per&iods, roles and duties…"), self.times_wanted.emit)
        self.supervision = push_button(self.tr("S&upervision…"), self.show_supervision)
        session.editing.guard(self.times)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.area, 1)
        column.addLayout(button_row(self.times, self.supervision))

    def show_person(self, person: Person) -> None:
        """Show somebody's details."""
        self._person = person
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(18)
        for title, text in self._lines(person):
            if text:
                form.addRow(plain_label(title, "muted"), plain_label(text, wrap=True))
        self.area.setWidget(inside)

    def show_supervision(self) -> None:
        """Show the dates of somebody's supervision, where they are recorded and removed."""
        if self._person is not None:
            open_dialog(SupervisionDatesDialog(self._person, self._session, self.window()))

    def _lines(self, person: Person) -> list[tuple[str, str]]:
        services = [
            f"{item.kind.words}, {span_words(item.span)}{f' ({item.leave_reason})' if item.leave_reason else ''}"
            for item in person.services
        ]
        places = [
            f"{', '.join(filter(None, (item.site, item.team)))}, {span_words(item.span)}" for item in person.places
        ]
        archived = in_words(person.archived_on) if person.archived_on else ""
        return [
            (self.tr("Known as"), person.known_as),
            (self.tr("Former names"), "\n".join(former_words(former) for former in person.former_names)),
            (self.tr("Staff number"), person.staff_number),
            (self.tr("E-mail"), person.email),
            (self.tr("Line manager"), self._manager(person)),
            (self.tr("Manages"), self._managed(person)),
            (self.tr("With the agency"), "\n".join(services)),
            (self.tr("Archived"), archived),
            (self.tr("Roles"), "\n".join(f"{item.title}, {span_words(item.span)}" for item in person.roles)),
            (self.tr("Duties"), "\n".join(f"{item.title}, {span_words(item.span)}" for item in person.duties)),
            (self.tr("Site and team"), "\n".join(places)),
            (self.tr("Supervision"), self._supervision(person)),
            (self.tr("Away"), "\n".join(span_words(span) for span in person.away)),
        ]

    def _supervision(self, person: Person) -> str:
        as_at = self._session.as_at
        found = self._session.services.supervision.person(person.id, as_at)
        return "\n".join(gap.whole_words(as_at) for gap in found.gaps) if found is not None else ""

    def _manager(self, person: Person) -> str:
        manager = self._session.services.standing.snapshot().people.get(person.manager_id or 0)
        return manager.name if manager is not None else ""

    def _managed(self, person: Person) -> str:
        everybody = self._session.services.standing.snapshot().people.values()
        names = sorted(other.name for other in everybody if other.manager_id == person.id)
        rest = len(names) - NAMES_SHOWN
        return ", ".join(names[:NAMES_SHOWN]) + (self.tr(" and %1 more").replace("%1", str(rest)) if rest > 0 else "")
