"""Training, Certificates: who is to have one, and those that were issued."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.certificates import Certificate, SessionCertificates
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.certificates import WAITING_MONTHS, Issued
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.certificates import (
    CertificateRow,
    ToIssueRow,
    certificate_columns,
    to_issue_columns,
    to_issue_row,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.certificate_actions import CertificateActions
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import action_button, button_row, push_button, read_order
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.filter_chips import FilterChips

TO_ISSUE, OLDER, NOT_YET, ISSUED, WITHDRAWN = "to-issue", "older", "not-yet", "issued", "withdrawn"
_OF_CERTIFICATES = (ISSUED, WITHDRAWN)


class CertificatesTab(PageTab):
    """Days of training with who is without a certificate, or the certificates themselves; pills choose."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.actions_of = CertificateActions(self)
        self.chips = FilterChips(
            [
                (TO_ISSUE, self.tr("To issue")),
                (OLDER, self.tr("Longer ago")),
                (NOT_YET, self.tr("Not yet")),
                (ISSUED, self.tr("Issued")),
                (WITHDRAWN, self.tr("Withdrawn")),
            ]
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, number, course…"))
        self.search.setAccessibleName(self.tr("Find certificates"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(180)
        self.check_button = push_button(self.tr("Chec&k a certificate…"), self.actions_of.check)
        self.stack = QStackedWidget()
        self.empty = EmptyNotice("", "")
        # The order is settled before there is anything to issue as well.
        self.order_beside_nothing = self._order_box()
        below = self.empty.layout()
        assert below is not None
        below.addWidget(self.order_beside_nothing)
        for widget in (self._make_to_issue(), self._make_certificates(), self.empty):
            self.stack.addWidget(widget)
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addWidget(self.chips)
        top.addStretch(1)
        top.addWidget(self.check_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.search.textChanged.connect(self._filter)
        self.chips.chosen.connect(self._choose)
        read_order([self.search, *self.chips.findChildren(QPushButton), self.check_button, self.sessions, self.table])

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.search

    def take(self, request: object) -> None:
        """Show one part: its key is asked for."""
        if isinstance(request, str):
            self.chips.choose(request)
            self._choose()

    def refresh(self) -> None:
        """Show what is stored now."""
        services = self.session.services
        snapshot = services.standing.snapshot()
        titles = {own: course.title for own, course in snapshot.rulebook.courses.items()}
        found = [one for one in services.certificates.sessions(self.session.today) if one.ready or one.held_back]
        self.session_model.set_rows([to_issue_row(one, titles.get(one.course_id, "")) for one in found])
        self.model.set_rows([self._row(one) for one in services.certificates.all()])
        for box in (self.after_evaluation, self.order_beside_nothing):
            box.setChecked(services.certificates.after_evaluation())
        self.chips.set_counts({key: len(self._rows_of(key)) for key in (TO_ISSUE, OLDER, NOT_YET, ISSUED, WITHDRAWN)})
        self._choose()

    def chosen_sessions(self) -> list[SessionCertificates]:
        """Return the days of training that are selected."""
        return [row.found for row in self.sessions.selected_rows()]

    def all_sessions(self) -> list[SessionCertificates]:
        """Return every day of training on which somebody is without a certificate."""
        return [row.found for row in self.session_model.all_rows()]

    def chosen(self) -> list[CertificateRow]:
        """Return the certificates that are selected."""
        return list(self.table.selected_rows())

    def show_issued(self, issued: Issued) -> None:
        """Show what was just issued, selected, so that it can be printed with one more press."""
        self.chips.choose(ISSUED)
        self._choose()
        made, columns = QItemSelection(), self.model.columnCount() - 1
        for place, _ in self.model.places_of({one.id for one in issued.certificates}):
            made.select(self.model.index(place, 0), self.model.index(place, columns))
        self.table.selectionModel().select(made, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Building

    def _make_to_issue(self) -> QWidget:
        self.session_model: TableModel[ToIssueRow] = TableModel(to_issue_columns(), key=_session_key, parent=self)
        self.sessions = TableView("certificates-to-issue", self)
        self.sessions.setAccessibleName(self.tr("Training without certificates"))
        self.sessions.set_table(self.session_model)
        self.issue_action = QAction(self.tr("I&ssue…"), self)
        self.people_action = QAction(self.tr("Show pe&ople"), self)
        self.issue_action.triggered.connect(self.actions_of.issue)
        self.people_action.triggered.connect(self._show_people)
        self.sessions.opened.connect(self.actions_of.issue)
        self.sessions.selected.connect(self._enable)
        self.period_button = push_button(self.tr("For &a period…"), self.actions_of.issue_for_period)
        self.after_evaluation = self._order_box()
        self.session.editing.guard(self.issue_action, self.period_button)
        self.count = plain_label("", "muted")
        row = button_row(
            action_button(self.issue_action, primary=True), self.period_button, action_button(self.people_action)
        )
        row.addWidget(self.count)
        row.addWidget(self.after_evaluation)
        return self._part(self.sessions, [self.issue_action, self.people_action], row)

    def _order_box(self) -> QCheckBox:
        box = QCheckBox(self.tr("&Wait for the evaluation form"))
        box.setAccessibleName(self.tr("Wait for the evaluation form"))
        box.clicked.connect(self._set_order)
        self.session.editing.guard(box)
        return box

    def _make_certificates(self) -> QWidget:
        self.model: TableModel[CertificateRow] = TableModel(certificate_columns(), key=_certificate_id, parent=self)
        self.table = TableView("certificates", self)
        self.table.setAccessibleName(self.tr("Certificates"))
        self.table.set_table(self.model, sort_by=None)
        self.print_action = QAction(self.tr("Prin&t…"), self)
        self.again_action = QAction(self.tr("I&ssue again…"), self)
        self.withdraw_action = QAction(self.tr("Withdra&w…"), self)
        self.history_action = QAction(self.tr("Wh&at was changed…"), self)
        for action, does in (
            (self.print_action, self.actions_of.print),
            (self.again_action, self.actions_of.issue_again),
            (self.withdraw_action, self.actions_of.withdraw),
            (self.history_action, self.actions_of.show_history),
        ):
            action.triggered.connect(does)
        self.table.opened.connect(self.actions_of.print)
        self.table.selected.connect(self._enable)
        self.session.editing.guard(self.again_action, self.withdraw_action)
        actions = [self.print_action, self.again_action, self.withdraw_action, self.history_action]
        row = button_row(action_button(self.print_action, primary=True), *map(action_button, actions[1:]))
        self.certificate_count = plain_label("", "muted")
        row.addWidget(self.certificate_count)
        return self._part(self.table, actions, row)

    def _part(self, table: TableView, actions: list[QAction], row: QHBoxLayout) -> QWidget:
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.addActions(actions)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(table, 1)
        column.addLayout(row)
        return part

    def _row(self, one: Certificate) -> CertificateRow:
        snapshot = self.session.services.standing.snapshot()
        person = snapshot.people.get(one.person_id)
        done = next((d for d in snapshot.history(one.person_id).completions if d.id == one.attendance_id), None)
        course = snapshot.rulebook.courses.get(done.course_id) if done is not None else None
        return CertificateRow(
            one,
            person.sorted_name if person is not None else "",
            course.title if course is not None else "",
            done.completed_on if done is not None else None,
            done is not None,
        )

    # Showing

    def _rows_of(self, key: str) -> list[object]:
        keep = self._keeps()[key]
        rows = self.model.all_rows() if key in _OF_CERTIFICATES else self.session_model.all_rows()
        return [row for row in rows if keep(row)]

    def _keeps(self) -> dict[str, Callable[[Any], bool]]:
        since = add_months(self.session.today, -WAITING_MONTHS)
        return {
            TO_ISSUE: partial(_is_ready, since, True),
            OLDER: partial(_is_ready, since, False),
            NOT_YET: _is_held_back,
            ISSUED: partial(_is_withdrawn, False),
            WITHDRAWN: partial(_is_withdrawn, True),
        }

    def _choose(self, *_: object) -> None:
        key = self.chips.value()
        keep = self._keeps()[key]
        if key in _OF_CERTIFICATES:
            self.model.keep(keep)
            _select_first(self.table, self.model)
        else:
            self.session_model.keep(keep)
            _select_first(self.sessions, self.session_model)
        self.empty.set_text(*self._empty_words(key))
        self.order_beside_nothing.setVisible(key not in _OF_CERTIFICATES)
        is_empty = not self._rows_of(key)
        self.stack.setCurrentIndex(2 if is_empty else int(key in _OF_CERTIFICATES))
        self._enable()

    def _empty_words(self, key: str) -> tuple[str, str]:
        match key:
            case "to-issue" | "older":
                return self.tr("No certificate is waiting to be issued"), self.tr(
                    "Here stand in-house training, and courses that are set to have certificates, once people are on "
                    "record as having attended. Under Courses, choose for which courses you give certificates."
                )
            case "not-yet":
                return self.tr("Nobody has to wait for a certificate"), self.tr(
                    "Here stands whose certificate waits for something, such as a register that is still open."
                )
            case "issued":
                return self.tr("No certificate has been issued yet"), self.tr(
                    "Choose To issue, select the training and press Issue. The certificates are then here to be "
                    "printed, checked and withdrawn."
                )
        return self.tr("No certificate has been withdrawn"), self.tr("Certificates that no longer hold stand here.")

    def _filter(self, text: str) -> None:
        self.session_model.filter(text)
        self.model.filter(text)
        self._enable()

    def _enable(self, *_: object) -> None:
        chosen, rows = self.chosen_sessions(), self.chosen()
        ready = sum(len(one.ready) for one in chosen)
        self.issue_action.setEnabled(ready > 0)
        self.people_action.setEnabled(bool(chosen))
        total = sum(len(row.found.ready) for row in self.session_model.rows())
        self.count.setText(self.tr("%1 to issue").replace("%1", plural(total, "certificate")))
        live = [row for row in rows if not row.certificate.is_withdrawn and row.is_on_record]
        self.print_action.setEnabled(bool(live))
        self.withdraw_action.setEnabled(any(not row.certificate.is_withdrawn for row in rows))
        self.again_action.setEnabled(len(rows) == 1 and rows[0].is_on_record)
        self.history_action.setEnabled(len(rows) == 1)
        self.certificate_count.setText(plural(len(self.model.rows()), "certificate"))

    def _show_people(self) -> None:
        chosen = self.chosen_sessions()
        people = tuple(dict.fromkeys(own for one in chosen for own in one.people))
        title = self.tr("Without a certificate")
        if len(chosen) == 1 and chosen[0].on is not None:
            title += f" · {in_words(chosen[0].on)}"
        self.page.open_people.emit(PeopleFilter(title, people))

    def _set_order(self, wanted: bool) -> None:
        try:
            self.session.services.certificates.set_after_evaluation(wanted)
        except NscpError as refusal:
            self.refresh()
            report(self.window(), refusal)
            return
        self.refresh()
        words = self.tr("Certificates wait for the evaluation form now.")
        self.session.say(words if wanted else self.tr("Certificates no longer wait for the evaluation form."))


def _select_first(table: TableView, model: TableModel[Any]) -> None:
    if not table.selected_rows() and model.rows():
        table.select_key(model.key_of(model.rows()[0]))


def _session_key(row: ToIssueRow) -> Hashable:
    return row.found.key


def _certificate_id(row: CertificateRow) -> int:
    return row.certificate.id


def _is_ready(since: date, recent: bool, row: ToIssueRow) -> bool:
    on = row.found.on
    return bool(row.found.ready) and (on is not None and on >= since) is recent


def _is_held_back(row: ToIssueRow) -> bool:
    return bool(row.found.held_back)


def _is_withdrawn(wanted: bool, row: CertificateRow) -> bool:
    return row.certificate.is_withdrawn is wanted
