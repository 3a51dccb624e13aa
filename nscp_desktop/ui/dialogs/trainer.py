"""Putting somebody on the list of trainers, or saying more about them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.trainers import Trainer
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.person_field import PersonField


class TrainerDialog(Dialog):
    """Asks who it is, what they know, and how they learned to train; `store(trainer)` stores, and may refuse.

    With a trainer that has an id or a person, who it is stays as it is.
    """

    def __init__(
        self,
        people: Sequence[Person],
        keep: Callable[[Trainer], object],
        trainer: Trainer | None = None,
        parent: QWidget | None = None,
        *,
        today: date,
    ) -> None:
        super().__init__("", parent=parent)
        self._trainer, self._keep = trainer or Trainer(0), keep
        is_new = not self._trainer.id
        self.setWindowTitle(self.tr("Add a trainer") if is_new else self.tr("Edit a trainer"))
        self._is_here = self._trainer.person_id is not None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self.person = PersonField()
        self.name, self.organisation = QLineEdit(self._trainer.name), QLineEdit(self._trainer.organisation)
        self.contact, self.note = QLineEdit(self._trainer.contact), QLineEdit(self._trainer.note)
        self.knowledge, self.skill = QLineEdit(self._trainer.knowledge), QLineEdit(self._trainer.skill)
        self.days = {name: DateField(today=today) for name in _DAYS}
        if self._is_here:
            self.body.addWidget(heading(self._trainer.name))
        else:
            self._ask_who(people, with_person=is_new)
        self._ask_what()
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.setMinimumWidth(640)

    def trainer(self) -> Trainer:
        """Return what is typed."""
        here = self._trainer.person_id if self._is_here else self.person.value()
        return replace(
            self._trainer,
            person_id=here,
            name=self.name.text() if here is None else self._trainer.name,
            organisation=self.organisation.text(),
            contact=self.contact.text(),
            knowledge=self.knowledge.text(),
            skill=self.skill.text(),
            note=self.note.text(),
            knowledge_on=self.days["knowledge_on"].value(),
            knowledge_until=self.days["knowledge_until"].value(),
            skill_on=self.days["skill_on"].value(),
            skill_until=self.days["skill_until"].value(),
        )

    def check(self) -> bool:
        """Refuse days that are no dates, and a name that is nobody's."""
        wrong = {name: field.error() for name, field in self.days.items() if field.error()}
        if self.person.error():
            wrong["person_id"] = self.person.error()
        for name, sentence in wrong.items():
            self.fields[name].set_error(sentence)
        return not wrong

    def store(self) -> None:
        """Store the trainer."""
        trainer = self.trainer()
        if trainer.person_id is not None and not self._is_here and self.name.text().strip():
            words = self.tr("Choose a person here, or type the name of somebody from outside, not both.")
            raise NotAllowedError(words, "name")
        self._keep(trainer)

    def _ask_who(self, people: Sequence[Person], *, with_person: bool) -> None:
        if with_person:
            self.person.set_people(people)
            hint = self.tr("Their own dates are then worked out from their training on record.")
            self._put("person_id", self.tr("&Person here"), self.person, (0, 0, 2), hint)
            hint = self.tr("Only for somebody who is not in the register.")
            self._put("name", self.tr("or somebody from &outside"), self.name, (0, 2, 2), hint)
        else:
            self._put("name", self.tr("&Name"), self.name, (0, 0, 4))
        self._put("organisation", self.tr("Or&ganisation"), self.organisation, (1, 0, 2))
        self._put("contact", self.tr("&Contact"), self.contact, (1, 2, 2))
        self.person.chosen.connect(self._enable)

    def _ask_what(self) -> None:
        hint = self.tr("For example: DSL, or social worker")
        self._put("knowledge", self.tr("Safeguarding &knowledge"), self.knowledge, (2, 0, 2), hint)
        hint = self.tr("For example: training for trainers")
        self._put("skill", self.tr("Training &skill"), self.skill, (3, 0, 2), hint)
        for name, label, place in (
            ("knowledge_on", self.tr("S&ince"), (2, 2, 1)),
            ("knowledge_until", self.tr("To &renew by"), (2, 3, 1)),
            ("skill_on", self.tr("Sinc&e"), (3, 2, 1)),
            ("skill_until", self.tr("To renew &by"), (3, 3, 1)),
        ):
            self.days[name].set_value(getattr(self._trainer, name))
            self._put(name, label, self.days[name], place)
        self._put("note", self.tr("No&te"), self.note, (4, 0, 4))

    def _put(self, name: str, label: str, field: QWidget, place: tuple[int, int, int], hint: str = "") -> None:
        self.fields[name] = FormField(label, field, hint)
        row, column, columns = place
        self._grid.addWidget(self.fields[name], row, column, 1, columns, Qt.AlignmentFlag.AlignTop)

    def _enable(self) -> None:
        is_here = self.person.value() is not None
        for field in (self.name, self.organisation, self.contact):
            field.setEnabled(not is_here)


_DAYS = ("knowledge_on", "knowledge_until", "skill_on", "skill_until")
