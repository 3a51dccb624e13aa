"""The agency's list of steps of induction, with the days to the deadline; and the form for one step."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.induction import InductionStep
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.services.induction import InductionList
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog, open_dialog
from nscp_desktop.ui.models.induction import step_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.numbers import read_whole
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField

SIZE = (600, 440)
Requirements = Mapping[str, Requirement]


class InductionStepsDialog(Dialog):
    """Add, change, put in order and switch off; `store_list(steps, days)` stores all of it, and may refuse."""

    def __init__(
        self,
        listing: InductionList,
        requirements: Requirements,
        store_list: Callable[[tuple[InductionStep, ...], int | None], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Steps of induction"))
        self._requirements, self._store, self._today = requirements, store_list, today
        self._steps = list(listing.steps)
        self._next_new = 0
        note = self.tr(
            "What everybody who starts goes through, in this order. A step that is not asked any more is switched off; "
            "what was ticked stays on record."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self._make_table()
        self.days = QLineEdit(str(listing.days or ""))
        self.days.setMaxLength(4)
        self.days.setMaximumWidth(96)
        hint = self.tr("Empty: %1 days, as the rules say.").replace("%1", str(listing.usual_days))
        self.add_field("days", FormField(self.tr("&Deadline, in days from the first day"), self.days, hint))
        fill_dialog(self)
        self.resize(*SIZE)
        self._show(0)
        self.table.setFocus()

    def steps(self) -> tuple[InductionStep, ...]:
        """Return the list as it is now; new steps have the number 0."""
        return tuple(step if step.id > 0 else step._replace(id=0) for step in self._steps)

    def store(self) -> None:
        """Hand the list over."""
        self._store(self.steps(), read_whole(self.days.text(), "days"))

    def add(self) -> None:
        """Open the form for a new step."""
        # Rows are told apart by their number until the list is stored.
        self._next_new -= 1
        self._open(InductionStep(self._next_new, "", asked_from=self._today))

    def edit(self, *_: object) -> None:
        """Open the form for the current step."""
        step = self.table.current_row()
        if step is not None:
            self._open(step)

    def move_up(self) -> None:
        """Put the current step before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the current step after the one below it."""
        self._move(1)

    def switch(self) -> None:
        """Switch the current step off, or on again."""
        step = self.table.current_row()
        if step is not None:
            self._take(step._replace(active=not step.active))

    def _make_table(self) -> None:
        self.model: TableModel[InductionStep] = TableModel(
            step_columns(dict(self._requirements)), key=_own, parent=self
        )
        self.table = TableView("induction-steps", self)
        self.table.setAccessibleName(self.tr("Steps of induction"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("&Add…"), self.add)
        self.edit_button = push_button(self.tr("&Edit…"), self.edit)
        self.up_button = push_button(self.tr("Move &up"), self.move_up)
        self.down_button = push_button(self.tr("Move dow&n"), self.move_down)
        self.switch_button = push_button(self.tr("Switch o&ff"), self.switch)
        self.body.addWidget(self.table, 1)
        buttons = (self.add_button, self.edit_button, self.up_button, self.down_button, self.switch_button)
        self.body.addLayout(button_row(*buttons))

    def _open(self, step: InductionStep) -> None:
        others = [other.title for other in self._steps if other.id != step.id]
        dialog = InductionStepDialog(step, self._requirements, self._take, today=self._today, parent=self)
        dialog.taken = others
        open_dialog(dialog)

    def _take(self, step: InductionStep) -> None:
        place = next((place for place, other in enumerate(self._steps) if other.id == step.id), None)
        if place is None:
            self._steps.append(step)
            place = len(self._steps) - 1
        else:
            self._steps[place] = step
        self._show(place)

    def _move(self, by: int) -> None:
        place = self._place()
        if place is not None and 0 <= place + by < len(self._steps):
            self._steps[place], self._steps[place + by] = self._steps[place + by], self._steps[place]
            self._show(place + by)

    def _place(self) -> int | None:
        step = self.table.current_row()
        return next((place for place, other in enumerate(self._steps) if other is step), None)

    def _show(self, place: int) -> None:
        self.model.set_rows(self._steps)
        if self._steps:
            self.table.select_key(self._steps[place].id)
        self._enable()

    def _enable(self) -> None:
        step, place = self.table.current_row(), self._place()
        for button in (self.edit_button, self.switch_button):
            button.setEnabled(step is not None)
        self.up_button.setEnabled(bool(place))
        self.down_button.setEnabled(place is not None and place < len(self._steps) - 1)
        is_off = step is not None and not step.active
        self.switch_button.setText(self.tr("Switch &on") if is_off else self.tr("Switch o&ff"))
        self.switch_button.setAccessibleName(self.switch_button.text().replace("&", ""))


class InductionStepDialog(Dialog):
    """The form for one step. `take(step)` puts it into the list; `taken` are the titles of the others."""

    def __init__(
        self,
        step: InductionStep,
        requirements: Requirements,
        take: Callable[[InductionStep], object],
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Add step") if step.id <= 0 and not step.title else self.tr("Edit step"))
        self.accept_button.setText(self.tr("OK"))
        self._step, self._take, self._today = step, take, today
        self.taken: Sequence[str] = ()
        self.title_field = QLineEdit(step.title)
        self.about = QLineEdit(step.about)
        self.requirement = QComboBox()
        self.requirement.addItem(self.tr("Hand"), None)
        for item in requirements.values():
            if item.active or item.id == step.requirement_id:
                self.requirement.addItem(self.tr("Training on record: %1").replace("%1", item.title), item.id)
        self.requirement.setCurrentIndex(max(self.requirement.findData(step.requirement_id), 0))
        self.everybody = QCheckBox(self.tr("&Also for people who have started already"))
        self.everybody.setChecked(step.asked_from is None)
        since = step.asked_from or today
        hint = self.tr("Not ticked: only for those who start from %1 on.").replace("%1", in_words(since))
        self.add_field("title", FormField(self.tr("&Step"), self.title_field))
        about = self.tr("Printed on the checklist.")
        self.add_field("about", FormField(self.tr("&What it is about"), self.about, about))
        self.add_field("requirement_id", FormField(self.tr("&Ticked by"), self.requirement))
        self.body.addWidget(self.everybody)
        self.body.addWidget(plain_label(hint, "muted", wrap=True))
        self.setMinimumWidth(440)
        self.title_field.setFocus()

    def step(self) -> InductionStep:
        """Return what is typed."""
        since = None if self.everybody.isChecked() else self._step.asked_from or self._today
        title, about = (" ".join(field.text().split()) for field in (self.title_field, self.about))
        return self._step._replace(
            title=title, about=about, requirement_id=self.requirement.currentData(), asked_from=since
        )

    def store(self) -> None:
        """Hand the step over; the list is stored by the dialog below."""
        step = self.step()
        if not step.title:
            raise NotAllowedError(self.tr("Type a name for the step."), "title")
        if step.title.casefold() in {title.casefold() for title in self.taken}:
            raise NotAllowedError(self.tr("There is a step of this name already. Choose another name."), "title")
        self._take(step)


def _own(step: InductionStep) -> int:
    return step.id
