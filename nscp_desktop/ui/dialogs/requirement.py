"""The form for one requirement: its names, its rules, and the courses that count for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QListView, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import FOREVER
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.rule_effects import RuleTrial, asks_nobody_alone
from nscp_desktop.domain.rule_pairs import in_place_of
from nscp_desktop.domain.rule_periods import is_in_use
from nscp_desktop.domain.rule_words import what_words, who_words
from nscp_desktop.ui.delegates.two_lines import ABOUT_ROLE, TwoLinesDelegate
from nscp_desktop.ui.dialogs.form_dialog import FormDialog, open_dialog
from nscp_desktop.ui.dialogs.moves_step import MovesStep
from nscp_desktop.ui.dialogs.rule import RuleDialog, RuleOffers
from nscp_desktop.ui.forms.ui_requirement import Ui_RequirementForm
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import ask_to_throw_away
from nscp_desktop.ui.models.counting import FIRST, RENEWAL, CountingModel
from nscp_desktop.ui.models.table import fold
from nscp_desktop.ui.widgets.what_moves import RuleWork

TICK_WIDTH = 82
COURSES_WIDTH = 380


@dataclass(frozen=True, slots=True)
class RequirementOffers:
    """What the form needs: what rules can name, the courses, and the requirement as its pack has it.

    `changed` says in words what the agency has changed of a pack, or is empty.
    """

    rules: RuleOffers
    courses: tuple[Course, ...]
    pack_form: Requirement | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class RequirementWork:
    """What the form has done for it; each may refuse. A day of None is as if it had always been so."""

    check_rule: Callable[[Requirement, Rule], None]
    plan: Callable[[RequirementDraft, date | None], RuleTrial]
    store: Callable[[RequirementDraft, date | None], None]


@guarded
class RequirementDialog(FormDialog):
    """Add a requirement, or change the one given; before it is saved, whose dates move is shown."""

    def __init__(
        self,
        offers: RequirementOffers,
        work: RequirementWork,
        draft: RequirementDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = (
            self.tr("Edit %1").replace("%1", draft.requirement.title)
            if draft is not None
            else self.tr("Add requirement")
        )
        super().__init__(title, "", parent)
        self.offers, self._work = offers, work
        self._draft = draft or RequirementDraft(Requirement("", "", "", ()))
        self._today = offers.rules.today
        self.rules: list[Rule] = []
        self._changing: int | None = None
        self.ui = Ui_RequirementForm()
        self.ui.setupUi(self.form)
        self._rule_words = QStandardItemModel(self)
        self.courses = CountingModel(offers.courses, self._draft.counts, self)
        self._lay_out()
        self._show(self._draft.requirement)
        self.step = MovesStep(self, self._scroll, RuleWork(self._plan, self._keep, self._today))
        self.finish()
        self.ui.title.setFocus()

    def draft(self) -> RequirementDraft:
        """Return what is typed."""
        ui = self.ui
        requirement = replace(
            self._draft.requirement,
            title=ui.title.text().strip(),
            short=ui.short.text().strip(),
            rules=tuple(self.rules),
            active=ui.active.isChecked(),
            whole_agency=ui.whole_agency.isChecked(),
        )
        return RequirementDraft(requirement, self.courses.counts())

    def accept(self) -> None:
        """Go on to whose dates move, or store and close."""
        self.step.accept()

    def reject(self) -> None:
        """Go back to the form, or close it, after asking when something is typed."""
        if self.step.is_last:
            self.step.go_back()
        elif tuple(self.rules) != self._draft.requirement.rules:
            ask_to_throw_away(self, self.throw_away)
        else:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the current rule with Enter, which would go on to what changes otherwise."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_enter = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in enter
        if watched is self.ui.rules and is_enter and self._place() is not None:
            self.change_rule()
            return True
        return super().eventFilter(watched, event)

    def _plan(self, from_day: date | None) -> RuleTrial:
        draft = self.draft()
        self.step.note = (
            self.tr("It asks for a smallest number of people, and nothing of anybody alone.")
            if asks_nobody_alone(draft.requirement)
            else self._undated_words(draft)
        )
        return self._work.plan(draft, from_day)

    def _undated_words(self, draft: RequirementDraft) -> str:
        """Say that courses have no day from which they count."""
        if not self._draft.requirement.id or set(draft.counts) == set(self._draft.counts):
            return ""
        return self.tr("Which courses count has no day: reports of past days change with it.")

    def _keep(self, from_day: date | None) -> None:
        self._work.store(self.draft(), from_day)

    # Rules

    def add_rule(self) -> None:
        """Open the form for a new rule."""
        self._open_rule(None)

    def change_rule(self, _index: QModelIndex | bool = False) -> None:
        """Open the form for the current rule."""
        if self._place() is not None:
            self._open_rule(self._place())

    def remove_rule(self) -> None:
        """Take the current rule out."""
        place = self._place()
        if place is not None:
            del self.rules[place]
            self._list_rules(min(place, len(self.rules) - 1))

    def _open_rule(self, place: int | None) -> None:
        self._changing = place
        rule = self.rules[place] if place is not None else None
        open_dialog(RuleDialog(self.offers.rules, self._take_rule, rule, self))

    def _take_rule(self, rule: Rule) -> None:
        self._work.check_rule(self.draft().requirement, rule)
        if self._changing is None:
            self.rules.append(rule)
            self._changing = len(self.rules) - 1
        else:
            self.rules[self._changing] = rule
        self._mark("rules", "")
        self._list_rules(self._changing)

    def _list_rules(self, place: int) -> None:
        self._rule_words.clear()
        for rule in self.rules:
            self._rule_words.appendRow(self._item(rule))
        if 0 <= place < len(self.rules):
            self.ui.rules.setCurrentIndex(self._rule_words.index(place, 0))
        self._enable()

    def _item(self, rule: Rule) -> QStandardItem:
        """Show of whom a rule asks, and what below it."""
        names = self.offers.rules.names
        has_ended = (rule.ends_on or FOREVER) < self._today
        about = what_words(rule, names)
        if has_ended:
            about = self.tr("Ended: %1").replace("%1", about)
        item = QStandardItem(who_words(rule.who, names.duties))
        item.setEditable(False)
        item.setData(about, ABOUT_ROLE)
        item.setData(f"{item.text()}: {about}", Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _place(self) -> int | None:
        row = self.ui.rules.currentIndex().row()
        return row if 0 <= row < len(self.rules) else None

    def _enable(self) -> None:
        for button in (self.ui.change_rule, self.ui.remove_rule):
            button.setEnabled(self._place() is not None)

    # The form

    def back_to_pack(self) -> None:
        """Put into the form what the pack says; the courses stay."""
        form = self.offers.pack_form
        if form is not None:
            editions = {item.id: item.editions for item in self.offers.rules.choices.documents}
            rules = tuple(replace(rule, editions=editions.get(rule.document, ())) for rule in form.rules)
            there = in_place_of(self._draft.requirement, replace(form, rules=rules), self._today)
            self._show(there)
            self.ui.active.setChecked(form.active)

    def _show(self, requirement: Requirement) -> None:
        ui = self.ui
        ui.title.setText(requirement.title)
        ui.short.setText(requirement.short)
        is_new = not requirement.id
        ui.active.setChecked(is_new or is_in_use(requirement, self._today))
        ui.whole_agency.setChecked(requirement.whole_agency)
        self.rules = list(requirement.rules)
        self._list_rules(len(self.rules) - 1)

    def _lay_out(self) -> None:
        ui = self.ui
        ui.rules.setModel(self._rule_words)
        ui.rules.setItemDelegate(TwoLinesDelegate(ui.rules))
        ui.rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ui.rules.setResizeMode(QListView.ResizeMode.Adjust)
        ui.rules.doubleClicked.connect(self.change_rule)
        ui.rules.installEventFilter(self)
        ui.rules.selectionModel().currentChanged.connect(self._enable)
        ui.add_rule.clicked.connect(self.add_rule)
        ui.change_rule.clicked.connect(self.change_rule)
        ui.remove_rule.clicked.connect(self.remove_rule)
        ui.back_to_pack.clicked.connect(self.back_to_pack)
        ui.find.textChanged.connect(self._find)
        table = ui.courses
        table.setModel(self.courses)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMinimumWidth(COURSES_WIDTH)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(FIRST, TICK_WIDTH)
        table.setColumnWidth(RENEWAL, TICK_WIDTH)
        words = self.tr("Changed by your agency. %1").replace("%1", self.offers.changed)
        ui.changed.setText(words if self.offers.changed else "")
        ui.changed.setVisible(bool(self.offers.changed))
        ui.back_to_pack.setVisible(bool(self.offers.changed) and self.offers.pack_form is not None)

    def _find(self, text: str) -> None:
        words = fold(text).split()
        for row in range(self.courses.rowCount()):
            title = fold(self.courses.title_of(row))
            self.ui.courses.setRowHidden(row, not all(word in title for word in words))
