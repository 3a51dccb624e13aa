"""Who a report shows, and on what paper: the controls above it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.services.assurance_documents import PACK
from nscp_desktop.services.checklists import Listed
from nscp_desktop.services.documents import MATRIX
from nscp_desktop.services.papers import EMPTY_LIST, ReportInfo, ReportOptions

PAPERS = ("A4", "A3")


class ReportFilters(QWidget):
    """Team, group, person, session, questionnaire and paper; only what the report can use is shown.

    `changed` is sent when one is picked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.team = _choice(self.tr("Team"))
        self.group = _choice(self.tr("Target Group"))
        self.person = _choice(self.tr("Person"))
        self.held = _choice(self.tr("Session"))
        self.checklist = _choice(self.tr("Questionnaire"))
        self.checklist.setMaximumWidth(420)
        self.paper = _choice(self.tr("Paper"))
        self._checklists: Sequence[Listed] = ()
        self._wanted: int | None = None
        self._offered_for = ""
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
        for box in (self.team, self.group, self.person, self.held, self.checklist, self.paper):
            row.addWidget(box)
            box.activated.connect(self._tell)

    def show_for(self, report: ReportInfo) -> None:
        """Show the controls that a report can use."""
        is_of_some = not (report.needs_person or report.needs_session or report.kinds or report.of_all)
        for box in (self.team, self.group):
            box.setVisible(is_of_some)
        self._offer_checklists(report)
        self.checklist.setVisible(bool(report.kinds))
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

    def fill_checklists(self, report: ReportInfo, checklists: Sequence[Listed]) -> None:
        """Offer these questionnaires, as far as the report can be about them, and keep what was chosen."""
        self._checklists = checklists
        self._offer_checklists(report)

    def choose_checklist(self, checklist_id: int) -> None:
        """Choose a questionnaire without telling anyone, for the report that is shown and for the next one."""
        self._wanted = checklist_id
        place = self.checklist.findData(checklist_id)
        if place >= 0:
            self.checklist.setCurrentIndex(place)

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
        if report.kinds:
            return ReportOptions(checklist_id=self.checklist.currentData())
        paper = self.paper.currentData() if report.id == MATRIX else PAPERS[0]
        return ReportOptions(team=self.team.currentData() or "", group=self.group.currentData(), paper=paper)

    def _offer_checklists(self, report: ReportInfo) -> None:
        chosen = self._wanted
        if chosen is None and self._offered_for == report.id:
            chosen = self.checklist.currentData()
        self._offered_for = report.id
        self.checklist.clear()
        for one in self._checklists:
            if one.template.kind in report.kinds:
                self.checklist.addItem(_checklist_words(one), one.checklist.id)
        if report.id != PACK:
            self.checklist.addItem(self.tr("The empty list, to fill in by hand"), EMPTY_LIST)
        elif not self.checklist.count():
            self.checklist.addItem(self.tr("No audit begun yet"), None)
        self.checklist.setCurrentIndex(max(self.checklist.findData(chosen), 0))

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
        self._wanted = None
        self.changed.emit()


def _checklist_words(one: Listed) -> str:
    """Name a questionnaire: its course or title, its year, and whether it is a draft."""
    head = one.checklist
    words = ", ".join(part for part in (one.course_title or one.template.title, head.year) if part)
    state = "draft" if head.is_open else in_words(head.signed_on or head.as_at)
    return f"{words} · {state}"


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(260)
    return box
