"""Changing many people in one step, after seeing what becomes of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.asked_changes import gathered
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NscpError, StoppedError
from nscp_desktop.domain.many_changes import KEEP, ManyDraft, ManyPreview, ManyRow
from nscp_desktop.domain.people import Person, PersonKind
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.many import many_columns, many_key, many_lines
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.person_field import PersonField

ANSWER_AFTER_MS = 200
EFFECT_HEIGHT = 76
Progress = Callable[[int, int], None]
AS_IT_IS = ""


@dataclass(frozen=True, slots=True)
class ManyChoices:
    """What can be chosen; `people` are those who can be a line manager."""

    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    sites: tuple[Named, ...]
    teams: tuple[Named, ...]
    people: tuple[Person, ...]


class ManyDialog(Dialog):
    """Choose what is to change for the people named; `preview` works out what becomes of each, in the background.

    `store` changes them as one step, and may refuse.
    """

    def __init__(
        self,
        names: Sequence[str],
        choices: ManyChoices,
        today: date,
        preview: Callable[[ManyDraft, Progress], ManyPreview],
        store: Callable[[ManyDraft], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Change %1").replace("%1", plural(len(names), "person", "people")))
        self.accept_button.setText(self.tr("Change"))
        self._preview, self._store = preview, store
        self._asked = _Asked()
        self.tasks = TaskRunner(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ANSWER_AFTER_MS)
        self._later.timeout.connect(self._work_out)
        self.body.addWidget(heading(_who(names)))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._fields(choices, today), 5)
        columns.addLayout(self._results(), 6)
        self.body.addLayout(columns, 1)
        fill_dialog(self)
        self._show_refusal(NotAllowedError(self.tr("Choose what is to change. What becomes of each is shown here.")))
        self.resize(1050, 560)
        self.from_day.setFocus()

    def draft(self) -> ManyDraft:
        """Return what is chosen."""
        kind = self.kind.currentData()
        return ManyDraft(
            from_day=self.from_day.value(),
            kind=PersonKind(kind) if kind else None,
            site_id=self.site_id.currentData(),
            team_id=self.team_id.currentData(),
            manager_id=None if self.no_manager.isChecked() else self.manager_id.value() or KEEP,
            add_role=self.add_role.currentData(),
            end_role=self.end_role.currentData(),
            add_duty=self.add_duty.currentData(),
            end_duty=self.end_duty.currentData(),
            leave_on=self.leave_on.value(),
            leave_reason=self.leave_reason.text(),
            away_from=self.away_from.value(),
            away_until=self.away_until.value(),
            archive=self.archive.isChecked(),
        )

    def check(self) -> bool:
        """Refuse days that are none, and a line manager who is nobody."""
        for name, field in self.fields.items():
            own = field.field
            problem = own.error() if isinstance(own, DateField | PersonField) else ""
            if problem:
                self.fields[name].set_error(problem)
                own.setFocus()
                return False
        return True

    def store(self) -> None:
        """Change them."""
        self._store(self.draft())

    def throw_away(self) -> None:
        """Close, and let the preview go that is being worked out."""
        self._asked.is_over = True
        super().throw_away()

    # The fields

    def _fields(self, choices: ManyChoices, today: date) -> QGridLayout:
        self.from_day, self.leave_on = DateField(today=today), DateField(today=today)
        self.away_from, self.away_until = DateField(today=today), DateField(today=today)
        self.from_day.set_value(today)
        as_it_is = self.tr("As it is")
        self.kind = _combo([(AS_IT_IS, as_it_is), *((kind.value, kind.words) for kind in PersonKind)])
        self.site_id = _combo([(KEEP, as_it_is), (None, self.tr("No site")), *_named(choices.sites)])
        self.team_id = _combo([(KEEP, as_it_is), (None, self.tr("No team")), *_named(choices.teams)])
        none = self.tr("None")
        roles = [(role.id, role.title) for role in choices.roles]
        duties = [(duty.code, duty.title) for duty in choices.duties]
        self.add_role, self.end_role = _combo([(None, none), *roles]), _combo([(None, none), *roles])
        self.add_duty, self.end_duty = _combo([("", none), *duties]), _combo([("", none), *duties])
        self.manager_id = PersonField()
        self.manager_id.set_people(choices.people)
        self.manager_id.setPlaceholderText(as_it_is)
        self.no_manager = QCheckBox(self.tr("No line mana&ger"))
        self.leave_reason = QLineEdit()
        self.archive = QCheckBox(self.tr("Arc&hive those who have left"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        places = (
            ("from_day", self.tr("&From"), self.from_day, 0, 0),
            ("kind", self.tr("&Belong as"), self.kind, 0, 1),
            ("site_id", self.tr("S&ite"), self.site_id, 1, 0),
            ("team_id", self.tr("&Team"), self.team_id, 1, 1),
            ("add_role", self.tr("&Role begins"), self.add_role, 2, 0),
            ("end_role", self.tr("Rol&e ends"), self.end_role, 2, 1),
            ("add_duty", self.tr("&Duty begins"), self.add_duty, 3, 0),
            ("end_duty", self.tr("Dut&y ends"), self.end_duty, 3, 1),
            ("manager_id", self.tr("Line &manager"), self.manager_id, 4, 0),
            ("leave_on", self.tr("&Last day"), self.leave_on, 5, 0),
            ("leave_reason", self.tr("Reason for lea&ving"), self.leave_reason, 5, 1),
            ("away_from", self.tr("&Away from"), self.away_from, 6, 0),
            ("away_until", self.tr("Away &until"), self.away_until, 6, 1),
        )
        for name, title, field, row, column in places:
            self.fields[name] = FormField(title, field)
            grid.addWidget(self.fields[name], row, column)
        self.away_from.setToolTip(self.tr("Only the days. Nobody is asked why somebody is away."))
        grid.addWidget(self.no_manager, 4, 1)
        grid.addWidget(self.archive, 7, 0, 1, 2)
        grid.setRowStretch(8, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._connect()
        return grid

    def _connect(self) -> None:
        for field in (self.from_day, self.leave_on, self.away_from, self.away_until):
            field.edited.connect(self._later.start)
        for combo in self._combos():
            combo.currentIndexChanged.connect(self._ask_later)
        for box in (self.no_manager, self.archive):
            box.toggled.connect(self._ask_later)
        self.manager_id.chosen.connect(self._later.start)
        self.leave_reason.textChanged.connect(self._point_out_health)
        self.leave_reason.editingFinished.connect(self._later.start)

    def _combos(self) -> tuple[QComboBox, ...]:
        held = (self.add_role, self.end_role, self.add_duty, self.end_duty)
        return (self.kind, self.site_id, self.team_id, *held)

    def _point_out_health(self, text: str) -> None:
        self.fields["leave_reason"].set_hint(health_hint(text))

    # What becomes of each

    def _results(self) -> QVBoxLayout:
        self.summary = plain_label("", "strong", wrap=True)
        self.model: TableModel[ManyRow] = TableModel(many_columns(), key=many_key, parent=self)
        self.table = TableView("many", self)
        self.table.setAccessibleName(self.tr("What becomes of each"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._show_effect)
        self.effect = EffectBox(self.tr("Newly asked, and no longer asked"), EFFECT_HEIGHT)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.effect)
        return column

    def _ask_later(self, *_: object) -> None:
        self._later.start()

    def _work_out(self) -> None:
        """Work out the preview of what is chosen now; one that is under way for something else is let go."""
        self._asked.is_over = True
        asked = self._asked = _Asked()
        draft = self.draft()
        self.tasks.run(
            partial(self._preview, draft, asked.go_on),
            partial(self._show, asked),
            partial(self._refused, asked),
            self.tr("Working out what becomes of each"),
        )

    def _show(self, asked: "_Asked", preview: ManyPreview) -> None:
        if asked is not self._asked:
            return
        self.summary.setText(preview.words)
        self.model.set_rows(sorted(preview.rows, key=_refused_first))
        self._show_effect()
        self.accept_button.setEnabled(any(row.is_changed for row in preview.rows))

    def _show_effect(self) -> None:
        """Say in full what becomes of the current person, and of everybody together."""
        rows, current = self.model.all_rows(), self.table.current_row()
        own = many_lines(current) if isinstance(current, ManyRow) else []
        together = gathered(row.asked for row in rows if row.is_changed)
        nothing = self.tr("The same is asked as before.") if rows else ""
        self.effect.show_lines([*own, *together], nothing)

    def _refused(self, asked: "_Asked", refusal: NscpError) -> None:
        if asked is self._asked and not isinstance(refusal, StoppedError):
            self._show_refusal(refusal)

    def _show_refusal(self, refusal: NscpError) -> None:
        self.summary.setText(str(refusal))
        self.model.set_rows([])
        self._show_effect()
        # Pressing the button then says the same beside the field.
        self.accept_button.setEnabled(True)


class _Asked:
    """One preview that was asked for; it is over when something else has been chosen since."""

    def __init__(self) -> None:
        self.is_over = False

    def go_on(self, _done: int, _of: int) -> None:
        if self.is_over:
            raise StoppedError("Something else was chosen meanwhile.")


def _who(names: Sequence[str]) -> str:
    rest = len(names) - 4
    return "; ".join(names[:4]) + (f" and {rest:,} more" if rest > 0 else "")


def _named(things: Sequence[Named]) -> list[tuple[Any, str]]:
    return [(thing.id, thing.title) for thing in things]


def _combo(entries: Sequence[tuple[Any, str]]) -> QComboBox:
    combo = QComboBox()
    for key, words in entries:
        combo.addItem(words, key)
    combo.setMinimumContentsLength(12)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _refused_first(row: ManyRow) -> tuple[bool, bool, str]:
    return not row.refused, not row.is_changed, row.person.sorted_name.casefold()
