"""How often supervision is meant to be: weeks for each team and kind, and for everyone else."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.supervision import MOST_WEEKS, SupervisionKind, SupervisionRule
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.numbers import read_whole
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import mark_wrong

Cell = tuple[int | None, SupervisionKind]


class SupervisionRulesDialog(FormDialog):
    """A field for each team and kind; `store_rules(rules)` stores, and may refuse."""

    def __init__(
        self,
        teams: Sequence[Named],
        rules: Sequence[SupervisionRule],
        store_rules: Callable[[tuple[SupervisionRule, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("How often supervision is meant to be"), parent=parent)
        self._store = store_rules
        known = {(rule.team_id, rule.kind): rule.weeks for rule in rules}
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        note = self.tr(
            "At least every so many weeks. A team with a number of its own has only its own; “Everyone else” is for "
            "all other teams and for people without one. Empty means not asked."
        )
        grid.addWidget(plain_label(note, "muted", wrap=True), 0, 0, 1, 4)
        grid.addWidget(plain_label(self.tr("Team"), "strong"), 1, 0)
        for column, kind in enumerate(SupervisionKind, 1):
            grid.addWidget(plain_label(kind.words, "strong"), 1, column)
        self.weeks: dict[Cell, QLineEdit] = {}
        self._names: dict[Cell, str] = {}
        rows: list[tuple[int | None, str]] = [(team.id, team.title) for team in teams]
        for row, (team_id, title) in enumerate([*rows, (None, self.tr("Everyone else"))], 2):
            grid.addWidget(plain_label(title, wrap=True), row, 0)
            for column, kind in enumerate(SupervisionKind, 1):
                field = self.weeks[team_id, kind] = self._field((team_id, kind), f"{title}, {kind.words.lower()}")
                field.setText(str(known.get((team_id, kind), "")))
                grid.addWidget(field, row, column)
        grid.setRowStretch(len(rows) + 3, 1)
        grid.setColumnStretch(0, 1)
        self.form.setMinimumWidth(560)
        self.finish()

    def rules(self) -> tuple[SupervisionRule, ...]:
        """Return what is typed; raises NotAllowedError where that is no whole number."""
        typed = ((cell, self._weeks(cell)) for cell in self.weeks)
        return tuple(SupervisionRule(*cell, weeks) for cell, weeks in typed if weeks is not None)

    def store(self) -> None:
        """Hand the rules over."""
        self._store(self.rules())

    def show_error(self, error: NscpError) -> None:
        """Show a refusal below the form, and mark the field where it is about one."""
        super().show_error(error)
        name = error.field if isinstance(error, NotAllowedError) else None
        field = self.form.findChild(QLineEdit, name) if name else None
        if isinstance(field, QLineEdit):
            mark_wrong(field, wrong=True)
            field.setFocus()

    def clear_errors(self) -> None:
        """Take all marks away."""
        super().clear_errors()
        for field in self.weeks.values():
            mark_wrong(field, wrong=False)

    def _weeks(self, cell: Cell) -> int | None:
        """Read one field; None when it is empty."""
        field = self.weeks[cell]
        try:
            weeks = read_whole(field.text(), field.objectName())
        except NotAllowedError as refusal:
            raise NotAllowedError(f"{self._names[cell]}: {refusal}", field.objectName()) from refusal
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            sentence = self.tr("%1: give a number of weeks from 1 to %2, or leave it empty.")
            sentence = sentence.replace("%1", self._names[cell]).replace("%2", str(MOST_WEEKS))
            raise NotAllowedError(sentence, field.objectName())
        return weeks

    def _field(self, cell: Cell, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"weeks-{len(self.weeks)}")
        field.setMaxLength(4)
        field.setPlaceholderText(self.tr("not asked"))
        field.setAccessibleName(self.tr("%1: weeks").replace("%1", name))
        field.setFixedWidth(96)
        self._names[cell] = name
        return field
