"""Bringing items in from a sheet, a template or the clipboard: what they become, before anything is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.questionnaires import QuestionnaireKind, Scale, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_comparison import ItemLine
from nscp_desktop.domain.template_import import FoundItems, Holds, ItemColumn, ItemsPlan, plan_whole
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.templates import comparison_columns, line_key
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.form_field import FormField

HOLDS = 3
SIZE = QSize(1040, 640)
PROBLEMS_HEIGHT = 66
PASTE_HEIGHT = 74
NEW_TEMPLATE = -1


@dataclass(frozen=True, slots=True)
class ImportWork:
    """What the dialog works with.

    `targets` are the templates that the items can go into, `chosen` the place of the one that is offered first
    (NEW_TEMPLATE for none). `read` gives what stands in the pasted text, or in the sheet of this name, "" for the one
    that fits best; `whole` is a template that was handed on and needs no reading. `store` stores, and may refuse;
    `edit` opens the form with what was read.
    """

    name: str
    targets: Sequence[WholeTemplate]
    scale: Scale
    read: Callable[[str, Mapping[int, Holds]], FoundItems]
    plan: Callable[[FoundItems, TemplateVersion | None], ItemsPlan]
    store: Callable[[WholeTemplate], object]
    edit: Callable[[WholeTemplate], object]
    chosen: int = NEW_TEMPLATE
    whole: WholeTemplate | None = None
    is_pasted: bool = False


class ImportTemplateDialog(Dialog):
    """Nothing is stored before the button is pressed. What is wrong is told with its row, and can go into the form."""

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Bring items in"))
        self._work = work
        self._meanings: dict[int, Holds] = {}
        self.plan: ItemsPlan | None = None
        self.pasted = QPlainTextEdit()
        self.pasted.setTabChangesFocus(True)
        self.pasted.setMaximumHeight(PASTE_HEIGHT)
        self.pasted.textChanged.connect(self._read_anew)
        if work.is_pasted:
            self.add_field("pasted", FormField(self.tr("&Paste the items here (Ctrl+V)"), self.pasted))
        self._make_head()
        self.hints = plain_label("", "muted", wrap=True)
        self.words = plain_label("", "strong", wrap=True)
        self.problems = EffectBox(self.tr("To put right, in the sheet or in the form"), PROBLEMS_HEIGHT)
        self.body.addWidget(self._tables(), 1)
        self.body.addWidget(self.problems)
        self.body.addWidget(self.hints)
        self.body.addWidget(self.words)
        fill_dialog(self)
        self.into.currentIndexChanged.connect(self._choose_target)
        self.sheet.activated.connect(self._read_anew)
        self._choose_target()
        self.resize(SIZE.boundedTo(self._room()))

    def draft(self) -> WholeTemplate:
        """Return the template as it would be with the items that were read."""
        sections = self.plan.sections if self.plan is not None else ()
        edition, source = self.edition.text(), self.source.text()
        target, brought = self._target(), self._work.whole
        if target is None:
            kind = QuestionnaireKind(self.kind.currentData())
            head = Template(0, self.title.text(), kind, 12)
            version = TemplateVersion(0, 0, 0, self._work.scale)
            if brought is not None:
                head = replace(brought.template, title=head.title, kind=kind)
                version = brought.version
        else:
            head, version = target
            if brought is not None:
                version = replace(version, scale=brought.version.scale)
        note = self.tr("Brought in from %1").replace("%1", self._work.name)
        version = replace(version, sections=sections, edition=edition, source=source, note=note)
        return WholeTemplate(head, version)

    def store(self) -> None:
        """Bring the items in, or go on in the form when something is to be put right."""
        if self.plan is None:
            return
        if self.plan.problems:
            self._work.edit(self.draft())
        else:
            self._work.store(self.draft())

    def _make_head(self) -> None:
        self.sheet, self.into, self.kind = QComboBox(), QComboBox(), QComboBox()
        self.into.addItem(self.tr("A new template"), NEW_TEMPLATE)
        for place, whole in enumerate(self._work.targets):
            self.into.addItem(self.tr("Next version of: %1").replace("%1", whole.template.title), place)
        self.into.setCurrentIndex(self.into.findData(self._work.chosen))
        for kind in QuestionnaireKind:
            self.kind.addItem(kind.words, kind.value)
        for chooser, letters in ((self.sheet, 6), (self.into, 12), (self.kind, 12)):
            # Long names leave room for what is typed beside them.
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(letters)
        self.title, self.edition, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        brought = self._work.whole
        kind = brought.template.kind if brought is not None else QuestionnaireKind.OWN
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        if brought is not None:
            self.title.setText(brought.template.title)
            self.edition.setText(brought.version.edition)
            self.source.setText(brought.version.source)
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, label, field, share in (
            ("sheet", self.tr("&Sheet"), self.sheet, 2),
            ("into", self.tr("&Into"), self.into, 4),
            ("title", self.tr("Tit&le"), self.title, 4),
            ("kind", self.tr("&Kind"), self.kind, 4),
            ("edition", self.tr("&Edition"), self.edition, 2),
            ("source", self.tr("&Where the words come from"), self.source, 3),
        ):
            found = self.fields[name] = FormField(label, field)
            row.addWidget(found, share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.fields["sheet"].hide()

    def _tables(self) -> QSplitter:
        columns = [
            Column("", _letter, width=30),
            Column(self.tr("Heading"), _heading, width=96, tooltip=_heading),
            Column(self.tr("First value"), _sample, width=100, tooltip=_sample),
            Column(self.tr("Holds"), _holds, width=132),
        ]
        self.model = ChoiceTableModel[ItemColumn](columns, _place, {HOLDS: Choosing(_options)})
        self.model.chosen.connect(self._choose_meaning)
        self.columns = ChoiceTable("template-columns", self.tr("Columns of the sheet"), self)
        self.columns.set_table(self.model, sort_by=None)
        self.columns.setVisible(self._work.whole is None)
        self.line_model: TableModel[ItemLine] = TableModel(
            comparison_columns(with_before=False), key=line_key, parent=self
        )
        self.lines = TableView("template-lines", self)
        self.lines.setAccessibleName(self.tr("What becomes of each item"))
        self.lines.set_table(self.line_model, sort_by=None)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for table in (self.columns, self.lines):
            holder = QWidget()
            if table is self.columns and self._work.whole is not None:
                holder.hide()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(table)
            split.addWidget(holder)
        split.setSizes([430, 600])
        return split

    def _target(self) -> WholeTemplate | None:
        place = self.into.currentData()
        return None if place == NEW_TEMPLATE else self._work.targets[place]

    def _choose_target(self, _place: int = 0) -> None:
        target = self._target()
        for name in ("title", "kind"):
            self.fields[name].setVisible(target is None)
        self._read()

    def _choose_meaning(self, column: ItemColumn, _place: int, value: object) -> None:
        if self.plan is None:
            return
        asked = Holds(str(value))
        # What was guessed for another column gives way; each thing has one column.
        now = {one.place: one.holds for one in self.plan.found.columns}
        self._meanings = {place: Holds.NOTHING if own is asked else own for place, own in now.items()}
        self._meanings[column.place] = asked
        self._read()

    def _read_anew(self, _place: int = 0) -> None:
        self._meanings = {}
        self._read()

    def _read(self) -> None:
        """Read and plan; what cannot be read is told, and the button waits."""
        self.clear_errors()
        self.plan = None
        target = self._target()
        before = target.version if target is not None else None
        try:
            if self._work.whole is not None:
                self.plan = plan_whole(self._work.name, self._work.whole.version.sections, before)
            elif not self._work.is_pasted or self.pasted.toPlainText().strip():
                self.plan = self._work.plan(self._work.read(self._asked(), self._meanings), before)
                self._offer_sheets(self.plan.found)
        except NscpError as refusal:
            self.show_sentence(str(refusal))
        self._show_plan()

    def _asked(self) -> str:
        return self.pasted.toPlainText() if self._work.is_pasted else str(self.sheet.currentData() or "")

    def _offer_sheets(self, found: FoundItems) -> None:
        """Name the sheets of a workbook that has several, the one that was read first chosen."""
        if self.sheet.count() or len(found.sheets) < 2:
            return
        for name in found.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(found.sheets.index(found.sheet))
        self.fields["sheet"].show()

    def _show_plan(self) -> None:
        plan = self.plan
        self.model.set_rows(plan.found.columns if plan is not None else [])
        self.line_model.set_rows(plan.comparison.lines if plan is not None else [])
        problems = plan.problems if plan is not None else ()
        self.problems.setVisible(bool(problems))
        self.problems.show_lines(problems, "")
        self.hints.setText(" ".join(plan.hints) if plan is not None else "")
        self.hints.setVisible(bool(self.hints.text()))
        self.words.setText(plan.words if plan is not None else self.tr("Nothing is read yet. Nothing is stored yet."))
        count = plan.count if plan is not None else 0
        words = self.tr("Go on in the &form") if problems else self.tr("&Bring in %1")
        self.accept_button.setText(words.replace("%1", plural(count, "item")))
        self.accept_button.setEnabled(count > 0)


def _options(_column: ItemColumn) -> list[Option]:
    return [Option(holds.words, holds.value) for holds in Holds]


def _holds(column: ItemColumn) -> str:
    return column.holds.words


def _place(column: ItemColumn) -> int:
    return column.place


def _letter(column: ItemColumn) -> str:
    return column.letter


def _heading(column: ItemColumn) -> str:
    return column.heading


def _sample(column: ItemColumn) -> str:
    return column.sample
