"""Who a report shows, and on what paper: the controls above it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.services.documents import MATRIX
from nscp_desktop.services.papers import ReportInfo, ReportOptions

PAPERS = ("A4", "A3")


class ReportFilters(QWidget):
    """Team, group, person, session and paper; only what the report can use is shown.

    `changed` is sent when one is picked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.team = _choice(self.tr("Team"))
        self.group = _choice(self.tr("Target Group"))
        self.person = _choice(self.tr("Person"))
        self.held = _choice(self.tr("Session"))
        self.paper = _choice(self.tr("Paper"))
        self._make_person_typable()
        self.team.addItem(self.tr("All teams"), "")
        self.group.addItem(self.tr("All groups"), None)
        for number in GROUP_NUMBERS:
            self.group.addItem(self.tr("Group %1").replace("%1", str(number)), number)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.team, self.group, self.person, self.held, self.paper):
            row.addWidget(box)
            box.activated.connect(self._tell)

    def show_for(self, report: ReportInfo) -> None:
        """Show the controls that a report can use."""
        for box in (self.team, self.group):
            box.setVisible(not report.needs_person and not report.needs_session)
        self.held.setVisible(report.needs_session)
        self.person.setVisible(report.needs_person)
        self.paper.setVisible(report.id == MATRIX)

    def fill(self, teams: Iterable[Named], people: Sequence[Person]) -> None:
        """Offer these teams and people, and keep what was chosen where it is still there."""
        team, person = self.team.currentData(), self.person.currentData()
        self.team.clear()
        self.team.addItem(self.tr("All teams"), "")
        for item in teams:
            self.team.addItem(item.title, item.title)
        self.team.setCurrentIndex(max(self.team.findData(team), 0))
        self.person.clear()
        for one in people:
            number = f" ({one.staff_number})" if one.staff_number else ""
            self.person.addItem(f"{one.sorted_name}{number}", one.id)
        self.person.setCurrentIndex(max(self.person.findData(person), 0) if people else -1)

    def fill_sessions(self, sessions: Sequence[tuple[int, str]]) -> None:
        """Offer these sessions, as id and words, and keep what was chosen where it is still there."""
        held = self.held.currentData()
        self.held.clear()
        for own, words in sessions:
            self.held.addItem(words, own)
        self.held.setCurrentIndex(max(self.held.findData(held), 0) if sessions else -1)

    def choose_session(self, session_id: int) -> None:
        """Choose a session without telling anyone."""
        place = self.held.findData(session_id)
        if place >= 0:
            self.held.setCurrentIndex(place)

    def choose_person(self, person_id: int) -> None:
        """Choose a person without telling anyone."""
        place = self.person.findData(person_id)
        if place >= 0:
            self.person.setCurrentIndex(place)

    def options(self, report: ReportInfo) -> ReportOptions:
        """Return what is chosen, as far as the report can use it."""
        if report.needs_person:
            return ReportOptions(person_id=self.person.currentData())
        if report.needs_session:
            return ReportOptions(session_id=self.held.currentData())
        paper = self.paper.currentData() if report.id == MATRIX else PAPERS[0]
        return ReportOptions(team=self.team.currentData() or "", group=self.group.currentData(), paper=paper)

    def _make_person_typable(self) -> None:
        """Let a name be typed: any part of it finds the person."""
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.person.setMinimumWidth(210)
        line = self.person.lineEdit()
        assert line is not None
        line.setAccessibleName(self.tr("Person"))
        line.setPlaceholderText(self.tr("Type a name"))
        line.editingFinished.connect(self._put_back)
        completer = self.person.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _put_back(self) -> None:
        """Show the chosen person again when what was typed is nobody's name."""
        if self.person.findText(self.person.currentText()) < 0:
            self.person.setEditText(self.person.itemText(self.person.currentIndex()))

    def _tell(self, _place: int) -> None:
        self.changed.emit()


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(260)
    return box
