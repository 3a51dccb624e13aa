"""The forms for the gap log: an entry, closing one, and what the records offer to be reported."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from nscp_desktop.domain.actions import GapKind, ReportedGap
from nscp_desktop.domain.gap_log import text_hint
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.gaps import offered_columns, offered_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField

TEXT_HEIGHT = 64
WIDTH = 660
OFFERS_SIZE = (720, 380)


class GapOffer(NamedTuple):
    """What the form offers: requirements as (id, title), and names that such a text must not hold."""

    requirements: Sequence[tuple[str, str]]
    names: Sequence[str] = ()


class ReportedGapDialog(Dialog):
    """Add the entry given, or change it when it has an id. `store_gap(gap)` stores, and may refuse."""

    def __init__(
        self,
        gap: ReportedGap,
        offer: GapOffer,
        store_gap: Callable[[ReportedGap], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Edit entry of the gap log") if gap.id else self.tr("Add to the gap log"))
        self.setMinimumWidth(WIDTH)
        self._gap, self._store, self._names = gap, store_gap, offer.names
        self.what, self.reported_how = QLineEdit(gap.what), QLineEdit(gap.reported_how)
        self.detail, self.reply = _text(gap.detail), _text(gap.reply)
        self.kind, self.requirement = _combo(), _combo()
        for kind in GapKind:
            self.kind.addItem(kind.words, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(gap.kind.value))
        self.requirement.addItem(self.tr("None"), None)
        for own, title in offer.requirements:
            self.requirement.addItem(title, own)
        self.requirement.setCurrentIndex(max(self.requirement.findData(gap.requirement_id), 0))
        self.days = {name: DateField(today=today) for name in ("noticed_on", "reported_on", "closed_on")}
        for name, field in self.days.items():
            field.set_value(getattr(gap, name))
        self._lay_out()
        for line in (self.what, self.reported_how):
            line.textChanged.connect(self._point_out)
        for text in (self.detail, self.reply):
            text.textChanged.connect(self._point_out)
        self._point_out()
        self.what.setFocus()

    def draft(self) -> ReportedGap:
        """Return the entry as typed."""
        return replace(
            self._gap,
            kind=GapKind(self.kind.currentData()),
            what=self.what.text(),
            detail=self.detail.toPlainText(),
            requirement_id=self.requirement.currentData(),
            noticed_on=self.days["noticed_on"].value() or self._gap.noticed_on,
            reported_on=self.days["reported_on"].value(),
            reported_how=self.reported_how.text(),
            reply=self.reply.toPlainText(),
            closed_on=self.days["closed_on"].value(),
        )

    def check(self) -> bool:
        """Refuse a day that is no date, and no day on which it was noticed."""
        for name, field in self.days.items():
            wrong = field.error()
            if name == "noticed_on" and not wrong and field.value() is None:
                wrong = self.tr("Give the day on which it was noticed.")
            if not self.passes(name, field, wrong):
                return False
        return True

    def store(self) -> None:
        """Hand the entry over."""
        self._store(self.draft())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        how = self.tr("For example: by e-mail, at the meeting.")
        for name, words, field, hint, place in (
            ("what", self.tr("&What is missing, or the new worry"), self.what, "", (0, 0, 3)),
            ("kind", self.tr("&Kind"), self.kind, "", (1, 0, 1)),
            ("requirement_id", self.tr("&About the requirement"), self.requirement, "", (1, 1, 2)),
            ("detail", self.tr("&More about it"), self.detail, self._usual_hint(), (2, 0, 3)),
            ("noticed_on", self.tr("&Noticed on"), self.days["noticed_on"], "", (3, 0, 1)),
            ("reported_on", self.tr("&Reported on"), self.days["reported_on"], "", (3, 1, 1)),
            ("reported_how", self.tr("&How"), self.reported_how, how, (3, 2, 1)),
            ("reply", self.tr("Their re&ply"), self.reply, "", (4, 0, 2)),
            ("closed_on", self.tr("C&losed on"), self.days["closed_on"], "", (4, 2, 1)),
        ):
            self.fields[name] = FormField(words, field, hint)
            grid.addWidget(self.fields[name], place[0], place[1], 1, place[2], Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _usual_hint(self) -> str:
        return self.tr("This is read outside the agency: no names of children or staff.")

    def _point_out(self) -> None:
        words = " ".join(
            (self.what.text(), self.detail.toPlainText(), self.reported_how.text(), self.reply.toPlainText())
        )
        self.fields["detail"].set_hint(text_hint(words, self._names) or self._usual_hint())


class CloseGapDialog(Dialog):
    """Asks on which day an entry was settled. `close_gap(day)` stores, and may refuse."""

    def __init__(
        self, what: str, close_gap: Callable[[date | None], object], *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Close entry"))
        self.accept_button.setText(self.tr("&Close entry"))
        self._close = close_gap
        self.closed_on = DateField(today=today)
        self.closed_on.set_value(today)
        self.body.addWidget(heading(what))
        self.add_field("closed_on", FormField(self.tr("&Settled on"), self.closed_on))
        self.closed_on.setFocus()

    def check(self) -> bool:
        """Refuse what is no day."""
        wrong = self.closed_on.error()
        if not wrong and self.closed_on.value() is None:
            wrong = self.tr("Give the day on which it was settled.")
        return self.passes("closed_on", self.closed_on, wrong)

    def store(self) -> None:
        """Hand the day over."""
        self._close(self.closed_on.value())


@guarded
class OfferedGapsDialog(Dialog):
    """Shows what the records offer to be reported. `use(gap)` is called with the one chosen; nothing is stored."""

    def __init__(
        self, offers: Sequence[ReportedGap], use: Callable[[ReportedGap], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("From the records"))
        self.accept_button.setText(self.tr("&Use this…"))
        self._use = use
        about = self.tr("What most people lack, and what no course in use gives. Choose one to look at it as an entry.")
        nothing = self.tr("Nothing to offer: everybody is in date, or what is not is in the gap log already.")
        self.body.addWidget(plain_label(about if offers else nothing, "muted", wrap=True))
        self.model: TableModel[ReportedGap] = TableModel(offered_columns(), offered_key, parent=self)
        self.table = TableView("gap-offers", self)
        self.table.setAccessibleName(self.tr("What the records offer"))
        self.table.set_table(self.model, sort_by=None)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.whole = plain_label("", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.whole)
        self.table.selected.connect(self._show_whole)
        self.table.opened.connect(self._take)
        self.model.set_rows(offers)
        if offers:
            self.table.select_key(offered_key(offers[0]))
        self.accept_button.setEnabled(bool(offers))
        self.resize(*OFFERS_SIZE)

    def accept(self) -> None:
        """Close, and hand the entry over once the form can open over the window."""
        found = self.table.current_row()
        super().accept()
        if found is not None:
            self._use(found)

    def _take(self, _row: ReportedGap) -> None:
        self.accept()

    def _show_whole(self) -> None:
        found = self.table.current_row()
        self.whole.setText(found.detail if found is not None else "")


def _text(words: str) -> QPlainTextEdit:
    field = QPlainTextEdit(words)
    field.setTabChangesFocus(True)
    field.setFixedHeight(TEXT_HEIGHT)
    return field


def _combo() -> QComboBox:
    combo = QComboBox()
    combo.setMinimumContentsLength(14)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
