"""The fields of one item of a template, or of the name of a section."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.questionnaires import Item
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.domain.template_parts import Heading, Part
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class PartForm(QStackedWidget):
    """Shows what the list has chosen. `edited` is sent at each keystroke; `part` is what is typed now."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Part | None = None
        self.fields: dict[str, FormField] = {}
        self.title = QLineEdit()
        self.number = QLineEdit()
        self.is_shown = QCheckBox(self.tr("Show&n when it is filled in"))
        self.text = _several_lines()
        self.guidance = _several_lines()
        self.source = QLineEdit()
        self.figures = TickListModel(list(FIGURE_WORDS.items()), self)
        self.figure_list = QListView()
        self.figure_list.setModel(self.figures)
        self.figure_list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.addWidget(self._heading_page())
        self.addWidget(self._item_page())
        for line in (self.title, self.number, self.source):
            line.textEdited.connect(self._tell)
        for several in (self.text, self.guidance):
            several.textChanged.connect(self._tell)
        self.is_shown.toggled.connect(self._tell)
        self.figures.ticked_changed.connect(self._tell)

    def show_part(self, part: Part | None) -> None:
        """Show another part; None is nothing."""
        self._shown = None
        self.setEnabled(part is not None)
        for field in self.fields.values():
            field.set_error("")
        if isinstance(part, Item):
            self.number.setText(part.number)
            self.is_shown.setChecked(part.active)
            self.text.setPlainText(part.text)
            self.guidance.setPlainText(part.guidance)
            self.source.setText(part.source)
            self.figures.set_ticked(part.figures)
            self.setCurrentIndex(1)
        else:
            self.title.setText(part.title if part is not None else "")
            self.setCurrentIndex(0)
        self._shown = part

    def part(self) -> Part | None:
        """Return what is typed, with the key of the part that is shown."""
        if isinstance(self._shown, Heading):
            return Heading(self.title.text())
        if self._shown is None:
            return None
        unknown = tuple(key for key in self._shown.figures if key not in FIGURE_WORDS)
        ticked = self.figures.ticked()
        # Figures keep the order in which they stood; new ones come after them.
        kept = tuple(key for key in self._shown.figures if key in ticked or key in unknown)
        return self._shown._replace(
            number=self.number.text(),
            text=self.text.toPlainText(),
            guidance=self.guidance.toPlainText(),
            source=self.source.text(),
            figures=(*kept, *(str(key) for key in ticked if key not in kept)),
            active=self.is_shown.isChecked(),
        )

    def _heading_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field("title", self.tr("&Section name"), self.title))
        note = self.tr("Taking a section out leaves its items: they move to the section above.")
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addStretch()
        return page

    def _item_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        number = self._field("number", self.tr("N&umber"), self.number)
        self.number.setMaximumWidth(110)
        top.addWidget(number, 0)
        top.addWidget(self.is_shown, 1, Qt.AlignmentFlag.AlignBottom)
        top.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._field("text", self.tr("It&em"), self.text), 2)
        column.addWidget(self._field("guidance", self.tr("&Guidance: what a good answer shows"), self.guidance), 2)
        column.addWidget(self._field("source", self.tr("S&ource"), self.source))
        column.addWidget(self._field("figures", self.tr("Figu&res of the record beside it"), self.figure_list), 3)
        return page

    def _field(self, name: str, label: str, widget: QWidget) -> FormField:
        field = self.fields[name] = FormField(label, widget)
        return field

    def _tell(self, *_: object) -> None:
        if self._shown is not None:
            self.edited.emit()


def _several_lines() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setMinimumHeight(44)
    return field
