"""Which course stands for what is asked when places are counted."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.needs import Way
from nscp_desktop.ui.widgets.card import plain_label

SIZE = (720, 430)
USUAL = 0
Choose = Callable[[str, bool, int | None], None]


class WaysDialog(QDialog):
    """A choice for each requirement; each is kept at once, and may be refused. Titles are by id."""

    def __init__(
        self,
        ways: Sequence[Way],
        titles: tuple[Mapping[str, str], Mapping[int, str]],
        choose: Choose,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Courses that places are counted on"))
        self._choose = choose
        requirements, courses = titles
        self.choices: dict[tuple[str, bool], QComboBox] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, way in enumerate(ways):
            combo = self._combo(way, courses)
            combo.setEnabled(may_change and bool(way.others))
            when = self.tr("first time") if way.is_first else self.tr("renewal")
            name = f"{requirements[way.requirement_id]}, {when}"
            combo.setAccessibleName(name)
            grid.addWidget(plain_label(name, wrap=True), place, 0)
            grid.addWidget(combo, place, 1)
            self.choices[way.requirement_id, way.is_first] = combo
        grid.setRowStretch(len(ways), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("What is asked, and the course for it"))
        self._error = plain_label("", "errorSentence", wrap=True)
        self._error.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        note = self.tr(
            "Several courses may meet a requirement. Places are counted on the one that most people did, or on the one "
            "that is chosen here."
        )
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addWidget(scroll, 1)
        column.addWidget(self._error)
        column.addWidget(buttons)
        self.resize(*SIZE)

    def _combo(self, way: Way, courses: Mapping[int, str]) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(24)
        if not way.others:
            combo.addItem(self.tr("No course in use counts"), USUAL)
            return combo
        combo.addItem(self.tr("The usual one"), USUAL)
        for own in sorted(way.others, key=lambda own: courses[own].casefold()):
            combo.addItem(courses[own], own)
        if way.course_id is not None and not way.is_chosen:
            combo.setItemText(0, self.tr("The usual one: %1").replace("%1", courses[way.course_id]))
        combo.setCurrentIndex(combo.findData(way.course_id) if way.is_chosen else 0)
        combo.activated.connect(partial(self._chosen, way, combo))
        return combo

    def _chosen(self, way: Way, combo: QComboBox, _place: int) -> None:
        own = int(combo.currentData())
        try:
            self._choose(way.requirement_id, way.is_first, own or None)
        except NscpError as error:
            self._error.setText(str(error))
            self._error.show()
            return
        self._error.hide()
