"""Preview: the people found, and who each of them is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.import_plan import ImportAction, ImportPlan, PlannedPerson
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.import_wizard.action_words import action_kind, action_words
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.import_wizard.draft import Who
from nscp_desktop.ui.models.table import Column

WHO, WHY = 2, 3
NOBODY = "Choose…"
_ORDER = (ImportAction.ASK, ImportAction.ADD, ImportAction.MATCH, ImportAction.LEAVE_OUT)


class PeopleTab(QWidget):
    """Everybody in the file; those to decide come first.

    `person_name` writes somebody on record so that they can be told apart. `said` carries the row of the file and
    the id on record, or a `Who`.
    """

    said = Signal(int, object)
    place_said = Signal(bool)

    def __init__(
        self, person_name: Callable[[int], str], duties: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._duty_titles = dict(duties)
        self._person_name = person_name
        self.model = ChoiceTableModel[PlannedPerson](self._columns(), _key, {WHO: Choosing(self._options)})
        self.model.chosen.connect(self._choose)
        self.table = ChoiceTable("import-people", self.tr("People found"), self)
        self.table.set_table(self.model, sort_by=None)
        self.place = QCheckBox(
            self.tr("&Place new people in the usual Target Group of their role, to be confirmed"), self
        )
        self.place.setChecked(True)
        self.place.toggled.connect(self.place_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.place)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the people of a plan."""
        self.model.set_rows(sorted(plan.people, key=_order))
        self.table.setColumnHidden(WHY, not any(item.because for item in plan.people))

    def _options(self, planned: PlannedPerson) -> list[Option]:
        ids = dict.fromkeys(planned.suggestions)
        if planned.person_id is not None:
            ids[planned.person_id] = None
        on_record = [Option(self._person_name(own), own) for own in ids]
        return [*on_record, Option(self.tr("New person"), Who.NEW), Option(self.tr("Leave out"), Who.LEAVE_OUT)]

    def _who(self, planned: PlannedPerson) -> str:
        match planned.action:
            case ImportAction.ADD:
                return self.tr("New person")
            case ImportAction.LEAVE_OUT:
                return self.tr("Leave out")
            case ImportAction.ASK:
                return self.tr(NOBODY)
            case _:
                return self._person_name(planned.person_id) if planned.person_id is not None else ""

    def _choose(self, planned: PlannedPerson, _column: int, value: object) -> None:
        self.said.emit(planned.found.row, Who(value) if isinstance(value, str) else value)

    def _duties(self, planned: PlannedPerson) -> str:
        return ", ".join(self._duty_titles.get(code, code) for code in planned.duties)

    def _columns(self) -> list[Column[PlannedPerson]]:
        return [
            Column(self.tr("Name"), _name, width=175, strong=True, tooltip=_name, key="name"),
            Column(self.tr("Action"), _action, width=118, status=_kind, tooltip=_because, key="action"),
            Column(self.tr("Who this is"), self._who, width=225, tooltip=_because, key="who"),
            Column(self.tr("Why"), _because, width=190, tooltip=_because, key="because"),
            Column(self.tr("Role"), _role, width=165, tooltip=_role, key="role"),
            Column(self.tr("Duties"), self._duties, width=150, tooltip=self._duties, key="duties"),
            Column(self.tr("Kind"), _person_kind, width=110, key="kind"),
            Column(self.tr("Usual group"), _group, width=95, key="group"),
            Column(self.tr("Starts"), _start, _start_key, width=95, key="start"),
            Column(self.tr("Row"), _row, _row_number, width=55, key="row"),
        ]


def _key(planned: PlannedPerson) -> int:
    return planned.found.row


def _order(planned: PlannedPerson) -> tuple[int, int]:
    return _ORDER.index(planned.action), planned.found.row


def _name(planned: PlannedPerson) -> str:
    return planned.found.name


def _action(planned: PlannedPerson) -> str:
    return action_words(planned.action)


def _kind(planned: PlannedPerson) -> StandingKind | None:
    return action_kind(planned.action)


def _because(planned: PlannedPerson) -> str:
    return opening(planned.because)


def _role(planned: PlannedPerson) -> str:
    return planned.role


def _person_kind(planned: PlannedPerson) -> str:
    return planned.kind.words


def _group(planned: PlannedPerson) -> str:
    return f"Group {planned.group}" if planned.group is not None else ""


def _start(planned: PlannedPerson) -> str:
    return to_display(planned.found.start)


def _start_key(planned: PlannedPerson) -> str:
    return planned.found.start.isoformat() if planned.found.start is not None else ""


def _row(planned: PlannedPerson) -> str:
    return str(planned.found.row)


def _row_number(planned: PlannedPerson) -> int:
    return planned.found.row
