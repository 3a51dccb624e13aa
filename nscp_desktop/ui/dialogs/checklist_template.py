"""The form for a template of a questionnaire: its head, its sections and items, and what was changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.questionnaires import Item, QuestionnaireKind, Scale
from nscp_desktop.domain.template_checks import (
    MOST_MONTHS,
    Problem,
    WholeTemplate,
    doubled_words,
    whole_problems,
)
from nscp_desktop.domain.template_parts import (
    Heading,
    Part,
    can_move,
    can_remove,
    clean,
    moved,
    next_number,
    numbered_anew,
    parts_of,
    removed,
    sections_of,
    with_keys,
)
from nscp_desktop.ui.dialogs.checklist_item_form import PartForm
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.dialogs.pathway import StepList
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import ask_to_throw_away
from nscp_desktop.ui.models.templates import part_words
from nscp_desktop.ui.session_end import is_ending
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField

SIZE = QSize(1060, 640)


@dataclass(frozen=True, slots=True)
class TemplateWork:
    """What the form is opened with: the template, the scales to choose from, and what stores it (it may refuse).

    `is_used` says that the version was filled in, so that saving makes the next one.
    """

    whole: WholeTemplate
    scales: Sequence[Scale]
    store: Callable[[WholeTemplate], object]
    is_new: bool = False
    is_used: bool = False


@guarded
class PartList(StepList):
    """Headings and items; Ctrl+Up and Ctrl+Down move the current one, Delete takes it out."""

    def __init__(self, move: Callable[[int], None], take: Callable[[], None]) -> None:
        super().__init__()
        self._move, self._take = move, take

    def move_step(self, by: int) -> None:
        """Move the current part up or down."""
        self._move(by)

    def take_step(self) -> None:
        """Take the current part out."""
        self._take()


@guarded
class TemplateDialog(Dialog):
    """Nothing is stored before Save; a template that cannot be used is told beside the place, and stays as typed."""

    def __init__(self, work: TemplateWork, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("New template") if work.is_new else self.tr("Change a template"))
        self._work = work
        self._parts: list[Part] = parts_of(work.whole.version.sections) or [Heading(self.tr("Items"))]
        self._make_head()
        self.list = PartList(self._move, self.take_out)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.part = PartForm()
        self.part.edited.connect(self._take_over)
        self.add_item_button = push_button(self.tr("Add ite&m"), self.add_item)
        self.add_section_button = push_button(self.tr("&Add section"), self.add_section)
        self.up_button = push_button(self.tr("Move u&p"), self.move_up)
        self.down_button = push_button(self.tr("Move &down"), self.move_down)
        self.take_button = push_button(self.tr("&Take out"), self.take_out)
        self.number_button = push_button(self.tr("Number ane&w"), self.number_anew)
        self.body.addLayout(self._middle(), 1)
        self.body.addWidget(plain_label(self._what_saving_does(), "muted", wrap=True))
        fill_dialog(self)
        self._fill(0)
        self.list.currentRowChanged.connect(self._show_current)
        self._show_current()
        self._original = self.draft()
        self.resize(SIZE.boundedTo(self._room()))

    def draft(self) -> WholeTemplate:
        """Return what is typed."""
        template, version = self._work.whole
        kind = QuestionnaireKind(self.kind.currentData())
        title, about = clean(self.title.text()), clean(self.about.text())
        head = replace(template, title=title, about=about, kind=kind, months=self.months.value())
        note = clean(self.note.text())
        scale = self._scales[self.scale.currentIndex()]
        return WholeTemplate(head, replace(version, scale=scale, note=note, sections=sections_of(self._parts)))

    def show_whole(self, whole: WholeTemplate) -> None:
        """Show a template that was typed before or brought in, in the place of the one that the form opened with."""
        self._work = replace(self._work, whole=whole)
        self._parts = parts_of(whole.version.sections) or [Heading(self.tr("Items"))]
        self._fill_head()
        self.note.setText(whole.version.note)
        self._fill(0)

    def check(self) -> bool:
        """Look at everything, and go to the first thing that is wrong."""
        template, version = self.draft()
        tidy = [part if isinstance(part, Heading) else _tidy(part) for part in self._parts]
        # An item without a key gets its own when it is stored.
        sections = with_keys(sections_of(tidy), ())
        problem = next(iter(whole_problems(WholeTemplate(template, replace(version, sections=sections)))), None)
        if problem is not None:
            self._show_problem(problem)
        return problem is None

    def store(self) -> None:
        """Hand the template over. A note of its own goes with it only when somebody typed one."""
        self._work.store(self.draft())

    def reject(self) -> None:
        """Close, or ask first when something was changed."""
        if is_ending() or self.draft() == self._original:
            self.throw_away()
        else:
            ask_to_throw_away(self, self.throw_away)

    def clear_errors(self) -> None:
        """Take all sentences away, those about the current part too."""
        super().clear_errors()
        for field in self.part.fields.values():
            field.set_error("")

    def add_item(self) -> None:
        """Add an item below the current part, with the next number."""
        self._insert(Item(0, "", next_number(self._parts), ""))
        self.part.text.setFocus()

    def add_section(self) -> None:
        """Add a section below the section of the current part."""
        place = self.list.currentRow() + 1
        while place < len(self._parts) and isinstance(self._parts[place], Item):
            place += 1
        self._insert(Heading(""), place)
        self.part.title.setFocus()

    def move_up(self) -> None:
        """Move the current part up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current part down."""
        self._move(1)

    def take_out(self) -> None:
        """Take the current part out; nothing is stored before Save."""
        place = self.list.currentRow()
        if can_remove(self._parts, place):
            self._parts = removed(self._parts, place)
            self._fill(min(place, len(self._parts) - 1))

    def number_anew(self) -> None:
        """Number the items in the order in which they stand now."""
        self._parts = numbered_anew(self._parts)
        self._fill(self.list.currentRow())

    def show_error(self, error: NscpError) -> None:
        """Show a refusal beside its field; one about items beside the list."""
        if isinstance(error, NotAllowedError) and error.field == "scale":
            self.fields["scale"].set_error(str(error))
        else:
            super().show_error(error)

    def _make_head(self) -> None:
        self.title, self.about, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.note.setPlaceholderText(self.tr("For example: the partnership's wording of items 3 and 4"))
        self.kind, self.scale, self.months = QComboBox(), QComboBox(), QSpinBox()
        for kind in QuestionnaireKind:
            self.kind.addItem(kind.words, kind.value)
        self.kind.setEnabled(self._work.is_new)
        self.months.setRange(1, MOST_MONTHS)
        self.months.setSuffix(self.tr(" months"))
        line = self.months.lineEdit()
        if line is not None:
            line.setTextMargins(6, 0, 0, 0)
        self._fill_head()
        self._lay_out_head()

    def _fill_head(self) -> None:
        template, version = self._work.whole
        self.title.setText(template.title)
        self.about.setText(template.about)
        self.about.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(template.kind.value))
        own = [] if version.scale in self._work.scales else [version.scale]
        self._scales = [*own, *self._work.scales]
        self.scale.clear()
        for scale in self._scales:
            self.scale.addItem(scale.title, scale.id)
        self.scale.setCurrentIndex(self._scales.index(version.scale))
        self.months.setValue(template.months)

    def _lay_out_head(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, name, label, field, share in (
            (first, "title", self.tr("Tit&le"), self.title, 4),
            (first, "kind", self.tr("&Kind"), self.kind, 3),
            (first, "months", self.tr("&Filled in every"), self.months, 1),
            (first, "scale", self.tr("Answers on the s&cale"), self.scale, 3),
            (second, "about", self.tr("A&bout it"), self.about, 1),
            (second, "note", self.tr("What &has changed (a note with the version)"), self.note, 1),
        ):
            found = self.fields[name] = FormField(label, field)
            row.addWidget(found, share, Qt.AlignmentFlag.AlignTop)
        first.setSpacing(10)
        second.setSpacing(10)
        self.body.addLayout(first)
        self.body.addLayout(second)

    def _middle(self) -> QHBoxLayout:
        row, buttons = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(10)
        self.fields["items"] = FormField(self.tr("Sections and &items"), self.list)
        row.addWidget(self.fields["items"], 5)
        buttons.addSpacing(21)
        for button in (
            self.add_item_button,
            self.add_section_button,
            self.up_button,
            self.down_button,
            self.take_button,
            self.number_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch()
        row.addLayout(buttons)
        row.addWidget(self.part, 5)
        return row

    def _what_saving_does(self) -> str:
        if self._work.is_new:
            return self.tr("Saving adds this template. Nothing is stored before.")
        if self._work.is_used:
            return self.tr(
                "This version was filled in, so it stays as it is, and its answers stay readable. Saving makes version "
                "%1, for the next time."
            ).replace("%1", str(self._work.whole.version.number + 1))
        return self.tr("Nobody has filled this version in yet, so saving changes it where it is.")

    def _fill(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for part in self._parts:
            self.list.addItem(_entry(part))
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show_current()
        self._tell_doubled()

    def _insert(self, part: Part, place: int | None = None) -> None:
        spot = self.list.currentRow() + 1 if place is None else place
        spot = max(spot, 0 if isinstance(part, Heading) else 1)
        self._parts.insert(spot, part)
        self._fill(spot)

    def _move(self, by: int) -> None:
        self._parts, place = moved(self._parts, self.list.currentRow(), by)
        self._fill(place)

    def _show_current(self, *_: object) -> None:
        place = self.list.currentRow()
        self.part.show_part(self._parts[place] if 0 <= place < len(self._parts) else None)
        self.up_button.setEnabled(can_move(self._parts, place, -1))
        self.down_button.setEnabled(can_move(self._parts, place, 1))
        self.take_button.setEnabled(can_remove(self._parts, place))

    def _take_over(self) -> None:
        """Put what is typed into the list at once."""
        part, place = self.part.part(), self.list.currentRow()
        if part is not None and 0 <= place < len(self._parts):
            self._parts[place] = part
            _write(self.list.item(place), part)
            self._tell_doubled()

    def _tell_doubled(self) -> None:
        """Name the numbers that are there twice while they are typed."""
        words = doubled_words([clean(part.number) for part in self._parts if isinstance(part, Item)])
        self.fields["items"].set_error(words)

    def _show_problem(self, problem: Problem) -> None:
        if problem.place is not None:
            rows = [row for row, part in enumerate(self._parts) if isinstance(part, Item)]
            self.list.setCurrentRow(rows[min(problem.place, len(rows) - 1)] if rows else 0)
        field = self.part.fields.get(problem.field) if problem.place is not None else None
        field = field or self.fields.get(problem.field)
        if field is None:
            self.show_sentence(problem.sentence)
            return
        field.set_error(problem.sentence)
        field.field.setFocus()


def _tidy(item: Item) -> Item:
    return item._replace(
        number=clean(item.number), text=clean(item.text), guidance=clean(item.guidance), source=clean(item.source)
    )


def _entry(part: Part) -> QListWidgetItem:
    entry = QListWidgetItem()
    _write(entry, part)
    return entry


def _write(entry: QListWidgetItem, part: Part) -> None:
    entry.setText(part_words(part))
    font = QFont(entry.font())
    font.setBold(isinstance(part, Heading))
    font.setItalic(isinstance(part, Item) and not part.active)
    entry.setFont(font)
