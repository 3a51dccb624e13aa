"""Keying in evaluation forms of a session, one after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QStackedWidget, QWidget

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.evaluation import Evaluation, Form
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.evaluation_panel import EvaluationPanel
from nscp_desktop.ui.widgets.filter_chips import FilterChips

WIDTH, HEIGHT = 720, 530


@dataclass(frozen=True, slots=True)
class Keying:
    """What is keyed in: the session in words, who was there, who may have led it, and the day it is.

    `back` says how many forms of a kind are back, in words. `store` stores one and may refuse; `take_back` undoes that.
    With `given` one form is changed that is on record already.
    """

    session_id: int
    about: str
    people: Sequence[Person]
    trainers: Mapping[int, str]
    today: date
    store: Callable[[Evaluation], object]
    take_back: Callable[[], object]
    back: Callable[[Form], str]
    form: Form = Form.PARTICIPANT
    person_id: int | None = None
    given: Evaluation | None = field(default=None)


@guarded
class KeyFormsDialog(Dialog):
    """Number keys give ratings and move on, Enter stores and begins the next, Esc ends it."""

    def __init__(self, keying: Keying, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._keying = keying
        self._stored: list[Evaluation] = []
        is_new = keying.given is None
        self.setWindowTitle(self.tr("Key in answers") if is_new else self.tr("Change a form"))
        self.accept_button.setText(self.tr("&Store and next") if is_new else self.tr("&Store"))
        self.chips = FilterChips([(form.value, form.words) for form in Form])
        self.chips.chosen.connect(self._choose)
        self.panels = {form: EvaluationPanel(form, keying.people, keying.trainers, keying.today) for form in Form}
        self.stack = QStackedWidget()
        for panel in self.panels.values():
            panel.entered.connect(self.accept)
            self.stack.addWidget(panel)
        self.count = plain_label("", "muted", wrap=True)
        self.body.addWidget(heading(keying.about))
        self.body.addWidget(self.chips)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.count)
        fill_dialog(self)
        self._make_buttons(is_new)
        self.chips.choose((keying.given.form if keying.given is not None else keying.form).value)
        self.chips.setVisible(is_new)
        self._choose()
        self._fill()
        self.resize(WIDTH, HEIGHT)

    @property
    def panel(self) -> EvaluationPanel:
        """The fields of the form that is chosen."""
        return self.panels[Form(self.chips.value())]

    def accept(self) -> None:
        """Store the form and begin the next; from the name Enter goes on to the questions."""
        self.panel.take_the_one_offered()
        if self.focusWidget() is self.panel.person and self.panel.is_unrated() and not self.panel.person.error():
            self.panel.go_to_ratings()
            return
        self.clear_errors()
        form = self.panel.evaluation(self._keying.session_id, self._keying.given)
        try:
            for name, sentence in self.panel.problems().items():
                raise NotAllowedError(sentence, name)
            self._keying.store(form)
        except NscpError as error:
            self.show_error(error)
            return
        if self._keying.given is not None:
            self.throw_away()
            return
        self._stored.append(form)
        self.panel.clear()
        self._tell()
        if form.person_id is not None:
            self.panel.go_to_who()
        else:
            self.panel.go_to_ratings()

    def reject(self) -> None:
        """Close, or ask first when a form is begun that is not stored."""
        if self._keying.given is None and all(panel.is_empty() for panel in self.panels.values()):
            self.throw_away()
        else:
            super().reject()

    def take_back(self) -> None:
        """Undo the form that was stored last, and show it again to be put right."""
        if not self._stored:
            return
        try:
            self._keying.take_back()
        except NscpError as error:
            self.show_error(error)
            return
        form = self._stored.pop()
        self.chips.choose(form.form.value)
        self._choose()
        self.panel.show_form(form)
        self._tell()
        self.panel.go_to_ratings()

    def _make_buttons(self, is_new: bool) -> None:
        self.buttons.rejected.disconnect(self.throw_away)
        self.buttons.rejected.connect(self.reject)
        self.back_button = QPushButton(self.tr("&Take back the last one"), self)
        self.back_button.setAccessibleName(self.tr("Take back the last one"))
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.take_back)
        self.back_button.setVisible(is_new)
        self.buttons.addButton(self.back_button, QDialogButtonBox.ButtonRole.ResetRole)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        if is_new:
            close.setText(self.tr("&Close"))

    def _fill(self) -> None:
        if self._keying.given is not None:
            self.panel.show_form(self._keying.given)
            self.panel.go_to_ratings()
        elif self._keying.person_id is not None:
            self.panel.person.choose(self._keying.person_id)
            self.panel.go_to_ratings()
        else:
            self.panel.go_to_who()

    def _choose(self, *_: object) -> None:
        self.stack.setCurrentWidget(self.panel)
        self.fields = self.panel.fields
        self.clear_errors()
        self._tell()
        if self.isVisible():
            self.panel.go_to_who()

    def _tell(self) -> None:
        back = self._keying.back(self.panel.form)
        words = self.tr("%1 back. Keys 1 to 5 give a rating and go on; Enter stores.").replace("%1", back)
        if self._stored:
            words = self.tr("%1 stored now. ").replace("%1", str(len(self._stored))) + words
        self.count.setText(words)
        self.back_button.setEnabled(bool(self._stored))
