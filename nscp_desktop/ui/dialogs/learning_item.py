"""The form for a learning item."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.learning import CountsWhen, EditionChoice, LearningItem, LearningKind
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.form_field import FormField

ABOUT_HEIGHT = 58
SIZE = (680, 520)


class LearningItemDialog(Dialog):
    """Add an item, or change the one given. `store_item(item)` stores, and may refuse."""

    def __init__(
        self,
        courses: Sequence[Course],
        editions: Sequence[EditionChoice],
        store_item: Callable[[LearningItem], object],
        today: date,
        item: LearningItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Edit learning item") if item is not None else self.tr("Add learning item"))
        self._item = item or LearningItem(0, "", LearningKind.BULLETIN)
        self._store = store_item
        self._published = {edition.id: edition.published for edition in editions}
        self.title, self.source, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind, self.counts, self.course, self.edition = (_combo() for _ in range(4))
        self.published_on = DateField(today=today)
        self.about = QPlainTextEdit()
        self.about.setTabChangesFocus(True)
        self.about.setFixedHeight(ABOUT_HEIGHT)
        self.to_read = QCheckBox(self.tr("To be &read and understood by everyone it is shared with"))
        for kind in LearningKind:
            self.kind.addItem(kind.words, kind.value)
        for counts in CountsWhen:
            self.counts.addItem(opening(counts.words), counts.value)
        for course in courses:
            if course.active or course.id == self._item.course_id:
                self.course.addItem(course.title, course.id)
        self.edition.addItem(self.tr("None"), None)
        for edition in editions:
            self.edition.addItem(edition.words, edition.id)
        self._lay_out()
        self._show(self._item)
        self.counts.currentIndexChanged.connect(self._enable)
        self.edition.activated.connect(self._take_published)
        self.resize(*SIZE)
        self.title.setFocus()

    def draft(self) -> LearningItem:
        """Return the item as typed."""
        counts = CountsWhen(self.counts.currentData())
        return LearningItem(
            self._item.id,
            self.title.text(),
            LearningKind(self.kind.currentData()),
            self.source.text(),
            self.place.text(),
            self.about.toPlainText(),
            self.published_on.value(),
            self.to_read.isChecked(),
            counts,
            self.course.currentData() if counts is not CountsWhen.NO else None,
            self.edition.currentData(),
            self._item.active,
        )

    def check(self) -> bool:
        """Refuse a day that is no date."""
        if self.published_on.error():
            self.fields["published_on"].set_error(self.published_on.error())
            self.published_on.setFocus()
            return False
        return True

    def store(self) -> None:
        """Hand the item over."""
        self._store(self.draft())

    def _lay_out(self) -> None:
        kept = self.tr("A place or a link, in words. The program never opens it.")
        counting = self.tr("Each person then has that course on that day.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        for name, words, field, hint, place in (
            ("title", self.tr("&Title"), self.title, "", (0, 0, 2)),
            ("kind", self.tr("&Kind"), self.kind, "", (1, 0, 1)),
            ("published_on", self.tr("&Published on"), self.published_on, "", (1, 1, 1)),
            ("source", self.tr("Fr&om whom"), self.source, "", (2, 0, 1)),
            ("edition", self.tr("Is the e&dition of a document"), self.edition, "", (2, 1, 1)),
            ("place", self.tr("&Where it is kept"), self.place, kept, (3, 0, 2)),
            ("about", self.tr("What it is a&bout"), self.about, "", (4, 0, 2)),
            ("counts", self.tr("&Counts as training"), self.counts, counting, (6, 0, 1)),
            ("course_id", self.tr("Co&urse"), self.course, "", (6, 1, 1)),
        ):
            self.fields[name] = FormField(words, field, hint)
            grid.addWidget(self.fields[name], place[0], place[1], 1, place[2], Qt.AlignmentFlag.AlignTop)
        self.fields["to_read"] = FormField("", self.to_read)
        self.fields["to_read"].label.hide()
        self.to_read.setAccessibleName(self.to_read.text().replace("&", ""))
        grid.addWidget(self.fields["to_read"], 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addStretch()
        self.fields["edition_id"] = self.fields["edition"]

    def _show(self, item: LearningItem) -> None:
        self.title.setText(item.title)
        self.kind.setCurrentIndex(self.kind.findData(item.kind.value))
        self.source.setText(item.source)
        self.place.setText(item.place)
        self.about.setPlainText(item.about)
        self.published_on.set_value(item.published_on)
        self.to_read.setChecked(item.to_read)
        self.counts.setCurrentIndex(self.counts.findData(item.counts.value))
        self.course.setCurrentIndex(self.course.findData(item.course_id) if item.course_id is not None else -1)
        self.course.setPlaceholderText(self.tr("Choose a course"))
        self.edition.setCurrentIndex(max(self.edition.findData(item.edition_id), 0))
        self._enable()

    def _take_published(self, _place: int) -> None:
        """Fill in when the edition was published, unless a day is there."""
        published = self._published.get(self.edition.currentData() or 0)
        if self.published_on.value() is None and not self.published_on.error() and published is not None:
            self.published_on.set_value(published)

    def _enable(self, _place: int = 0) -> None:
        self.course.setEnabled(self.counts.currentData() != CountsWhen.NO.value)


def _combo() -> QComboBox:
    combo = QComboBox()
    combo.setMinimumContentsLength(14)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
