"""The right half of the People page: one person, several, or nobody."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.people import AWAY_SYMBOL, Person, held_since
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.booking import BookingDialog, counting_courses
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.person_actions import PersonActionsDialog
from nscp_desktop.ui.dialogs.person_learning import PersonLearningDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.pages.competence_tab import CompetenceTab
from nscp_desktop.ui.pages.pathway_tab import PathwayTab
from nscp_desktop.ui.pages.person_details import DetailsTab
from nscp_desktop.ui.pages.person_history import HistoryTab
from nscp_desktop.ui.pages.person_tabs import GroupTab, StandingTab, TrainingTab
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import action_button, button_row, more_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip

NAMES_SHOWN = 40
TRAINING = 1
ROOMY = 540


@guarded
class PersonPanel(Card):
    """One person in seven tabs."""

    record_wanted = Signal(object)
    report_wanted = Signal(object)
    action_wanted = Signal(int)

    def __init__(
        self, session: Session, actions: "PersonActions", more: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._session = session
        self._person: Person | None = None
        self._trainings = 0
        self.name = plain_label("", "cardTitle", wrap=True)
        self.about = plain_label("", "muted", wrap=True)
        self.away = Chip()
        self.standing = StandingTab(session)
        self.training = TrainingTab(session)
        self.groups = GroupTab(session)
        self.competences = CompetenceTab(session)
        self.pathway = PathwayTab(session)
        self.learning = QAction(self.tr("Shared &learning…"), self)
        self.learning.triggered.connect(self.show_learning)
        self.own_actions = QAction(self.tr("Act&ions…"), self)
        self.own_actions.triggered.connect(self.show_actions)
        self.details = DetailsTab(session)
        self.history = HistoryTab(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, title in (
            (self.standing, self.tr("&Standing")),
            (self.training, self.tr("&Training")),
            (self.groups, self.tr("&Group")),
            (self.competences, self.tr("&Competences")),
            (self.pathway, self.tr("Path&way")),
            (self.details, self.tr("&Details")),
            (self.history, self.tr("Histor&y")),
        ):
            self.tabs.addTab(tab, title)
        self.tabs.tabBar().setAccessibleName(self.tr("About this person"))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(action_button(actions.edit))
        head.addWidget(action_button(actions.print_record))
        head.addWidget(more_button(self.tr("M&ore"), [*actions.more(), self.own_actions, self.learning, *more]))
        self.body.addLayout(head)
        self.body.addWidget(self.about)
        self.body.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.tabs, 1)
        self.standing.record_wanted.connect(self._record)
        self.standing.book_wanted.connect(self._book)
        self.competences.report_wanted.connect(self.report_wanted)
        self.pathway.record_wanted.connect(self.record_wanted)
        self.training.record_wanted.connect(self.record_wanted)
        self.groups.place_wanted.connect(actions.place.trigger)
        self.details.times_wanted.connect(actions.times.trigger)
        session.editing.guard(self.groups.place)

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        self._person = person
        self.name.setText(person.name)
        self.about.setText(self._about(person))
        self.away.show_standing(StandingKind.NOT_REQUIRED, self._away_words(person))
        self.standing.show_person(person)
        self._trainings = self.training.show_person(person)
        self._name_training()
        self.groups.show_person(person)
        self.competences.show_person(person)
        self.pathway.show_person(person)
        self.details.show_person(person)
        self.history.show_person(person)

    def show_learning(self) -> None:
        """Show what was shared with the person, and what they have read of it."""
        if self._person is not None:
            rows = self._session.services.learning.of_person(self._person.id)
            open_dialog(PersonLearningDialog(self._person.name, rows, self.window()))

    def show_actions(self) -> None:
        """Show the actions about the person, and those they see to."""
        if self._person is not None:
            rows = self._session.services.actions.of_person(self._person.id, self._session.as_at)
            open_dialog(PersonActionsDialog(self._person.name, rows, self.action_wanted.emit, self.window()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the tabs together where there is little room: all of them are to be seen on a small laptop too."""
        super().resizeEvent(event)
        style = "" if self.width() > ROOMY else "QTabBar::tab { padding: 7px 2px; margin-right: 4px; }"
        if style != self.tabs.styleSheet():
            self.tabs.setStyleSheet(style)
        self._name_training()

    def _name_training(self) -> None:
        """Count the trainings in the name of their tab, where there is room for it."""
        count = f" {self._trainings}" if self.width() > ROOMY else ""
        self.tabs.setTabText(TRAINING, self.tr("&Training%1").replace("%1", count))

    def _about(self, person: Person) -> str:
        day = self._session.as_at
        service = person.service_on(day)
        place = person.place_on(day)
        parts = [person.role_words(day), place.team if place else ""]
        since = held_since((item.span for item in person.services), day)
        if service is not None and since is not None and since != date.min:
            parts.append(self.tr("started %1").replace("%1", in_words(since)))
        elif service is None:
            parts.append(self.tr("not here on %1").replace("%1", in_words(day)))
        if person.archived_on is not None:
            parts.append(self.tr("archived %1").replace("%1", in_words(person.archived_on)))
        return " · ".join(part for part in parts if part)

    def _away_words(self, person: Person) -> str:
        """Say that somebody is away and until when; why is not known here."""
        span = next((span for span in person.away if span.covers(self._session.as_at)), None)
        if span is None:
            return ""
        until = self.tr(" until %1").replace("%1", in_words(span.ends_on)) if span.ends_on else ""
        return f"{AWAY_SYMBOL} {self.tr('Away')}{until}"

    def _record(self, requirement_id: str) -> None:
        if self._person is not None:
            self.record_wanted.emit(RecordRequest(requirement_id=requirement_id, person_ids=(self._person.id,)))

    def _book(self, requirement_id: str) -> None:
        if self._person is None:
            return
        session = self._session
        courses = counting_courses(session.services.training.courses(), requirement_id)
        book = partial(self._store_booking, self._person)
        open_dialog(BookingDialog(self._person.name, courses, book, today=session.today, parent=self.window()))

    def _store_booking(self, person: Person, course_id: int, on: date | None, note: str) -> None:
        session = self._session
        session.services.training.book([person.id], course_id, on, note, today=session.today)
        session.announce(Changes.TRAINING)
        session.say(self.tr("Booked %1.").replace("%1", person.name))


class SeveralPanel(Card):
    """What can be done for several people at once."""

    def __init__(self, actions: "PersonActions", more: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = plain_label("", "cardTitle")
        self.names = plain_label("", "muted", wrap=True)
        self.body.addWidget(self.count)
        self.body.addWidget(self.names)
        # Two rows: four buttons side by side would leave no room for the register.
        self.body.addLayout(button_row(action_button(actions.record, primary=True), action_button(actions.place)))
        self.body.addLayout(
            button_row(action_button(actions.many), more_button(self.tr("M&ore"), [actions.plan, actions.act, *more]))
        )
        self.body.addStretch()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show how many, and who."""
        self.count.setText(self.tr("%1 selected").replace("%1", plural(len(people), "person", "people")))
        names = "; ".join(person.sorted_name for person in people[:NAMES_SHOWN])
        rest = len(people) - NAMES_SHOWN
        self.names.setText(f"{names} and {rest:,} more" if rest > 0 else names)


class PersonActions:
    """What can be done with the people who are selected: shared by buttons and the context menu."""

    def __init__(self, owner: QWidget) -> None:
        self.edit = QAction(owner.tr("&Edit…"), owner)
        self.print_record = QAction(owner.tr("Print re&cord…"), owner)
        self.record = QAction(owner.tr("&Record training…"), owner)
        self.place = QAction(owner.tr("P&lace in a target group…"), owner)
        self.times = QAction(owner.tr("Per&iods, roles and duties…"), owner)
        self.many = QAction(owner.tr("C&hange in one step…"), owner)
        self.plan = QAction(owner.tr("Pla&n a session for these…"), owner)
        self.act = QAction(owner.tr("Add &action…"), owner)

    def all(self) -> list[QAction]:
        """Return the actions in the order of the context menu."""
        return [self.edit, self.times, self.record, self.plan, self.place, self.many, self.act, self.print_record]

    def more(self) -> list[QAction]:
        """Return the actions that stand behind the button More for one person."""
        return [self.times, self.many, self.act]


class PeoplePanels(QStackedWidget):
    """Shows the panel that fits how many people are selected."""

    def __init__(
        self, session: Session, actions: PersonActions, more: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person = PersonPanel(session, actions, more)
        self.several = SeveralPanel(actions, more)
        self.nobody = Card()
        self.nobody.body.addWidget(plain_label(self.tr("Select somebody to see their training."), "muted"))
        self.nobody.body.addStretch()
        for panel in (self.nobody, self.person, self.several):
            self.addWidget(panel)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show one person, several, or nobody."""
        if len(people) == 1:
            self.person.show_person(people[0])
            self.setCurrentWidget(self.person)
        elif people:
            self.several.show_people(people)
            self.setCurrentWidget(self.several)
        else:
            self.setCurrentWidget(self.nobody)
