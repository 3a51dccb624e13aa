"""Step 2: how the sheet is understood."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.imports import (
    TRAINING_MEANINGS,
    ColumnChoice,
    ColumnMeaning,
    DatesWere,
    Layout,
    Reading,
)
from nscp_desktop.domain.imports import Column as FoundColumn
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.import_wizard.choice_table import ChoiceTable, ChoiceTableModel, Choosing, Option
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.widgets.card import plain_label

HOLDS, COURSE, DATES, SURE = 3, 4, 5, 6
DATE_WORDS = {
    DatesWere.AS_SHOWN: "As shown",
    DatesWere.TEXT_MONTH_FIRST: "Month before day",
    DatesWere.REAL_DATES_SWAPPED: "Day and month swapped",
}
LAYOUT_WORDS = {
    Layout.MATRIX: "One row for each person, courses in columns.",
    Layout.LOG: "One row for each time somebody was trained.",
    Layout.PEOPLE: "A list of people without training.",
}
MOST_ROW = 100_000
MOST_WARNINGS = 3


class ColumnsStep(QWidget):
    """Sheet, heading rows and the meaning of each column; every change is a signal, and the file is read again."""

    sheet_said = Signal(str)
    rows_said = Signal(object, int)
    column_said = Signal(int, object)
    dates_said = Signal(object)
    guess_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._courses: list[str] = []
        self._decided: frozenset[int] = frozenset()
        self.sheet = QComboBox(self)
        self.sheet.activated.connect(self._say_sheet)
        self.first_heading, self.last_heading, self.first_data = (self._row_box() for _ in range(3))
        self.again = QPushButton(self.tr("&Guess again"), self)
        self.again.setAccessibleName(self.tr("Forget changes and guess again"))
        self.again.clicked.connect(self.guess_again)
        self._about = plain_label("", "muted", wrap=True)
        self._warnings = plain_label("", "", wrap=True)
        self.notice = self._make_notice()
        self.model = ChoiceTableModel[FoundColumn](
            self._columns(),
            _place,
            {
                HOLDS: Choosing(_meanings),
                COURSE: Choosing(self._course_options, typed=True),
                DATES: Choosing(self._dates),
            },
        )
        self.model.chosen.connect(self._choose)
        self.table = ChoiceTable("import-columns", self.tr("Columns of the sheet"), self)
        self.table.set_table(self.model, sort_by=None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addLayout(self._top())
        column.addWidget(self._about)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)

    def show_reading(self, reading: Reading, courses: Sequence[str], decided: Iterable[int]) -> None:
        """Show how the sheet is understood.

        `courses` are the titles on record, `decided` the columns whose order of day and month somebody has said.
        """
        self._decided = frozenset(decided)
        self._reading = reading
        self._courses = list(courses)
        self.sheet.clear()
        for summary in reading.sheets:
            self.sheet.addItem(f"{summary.name or reading.file_name} ({summary.rows:,} rows)", summary.name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(reading.sheet)))
        self.sheet.setEnabled(len(reading.sheets) > 1)
        headings = reading.header_rows
        boxes = (self.first_heading, self.last_heading, self.first_data)
        rows = (str(headings[0]), str(headings[-1])) if headings else ("", "")
        for box, row in zip(boxes, (*rows, str(reading.first_data_row)), strict=True):
            box.setText(row)
        skipped = [f"“{item.name}” was not read: {item.skipped}." for item in reading.sheets if item.skipped]
        self._about.setText(" ".join([self.tr(LAYOUT_WORDS[reading.layout]), *skipped]))
        self._show_warnings(reading)
        self.model.set_rows(reading.columns)
        self.table.setColumnHidden(COURSE, reading.layout is not Layout.MATRIX)
        self.table.setColumnHidden(SURE, all(item.sure for item in reading.columns))
        self.table.setColumnHidden(DATES, not any(self._dates(item) for item in reading.columns))

    def _show_warnings(self, reading: Reading) -> None:
        more = len(reading.warnings) - MOST_WARNINGS
        shown = list(reading.warnings[:MOST_WARNINGS])
        if more > 0:
            shown.append(self.tr("And %1 more like these.").replace("%1", str(more)))
        self._warnings.setText("\n".join(shown))
        self._warnings.setAccessibleDescription("\n".join(reading.warnings))
        self.notice.setVisible(bool(reading.warnings))
        for button in (self.swap, self.keep):
            button.setVisible(any(self._is_suspected(item) for item in reading.columns))

    # What somebody says

    def _say_sheet(self, place: int) -> None:
        if self._reading is not None and self.sheet.itemData(place) != self._reading.sheet:
            self.sheet_said.emit(self.sheet.itemData(place))

    def _say_rows(self) -> None:
        first, last, data = (_number(box) for box in (self.first_heading, self.last_heading, self.first_data))
        before = self._reading
        headings = tuple(range(first, max(first, last) + 1)) if first else ()
        if before is not None and data and (headings, data) != (before.header_rows, before.first_data_row):
            self.rows_said.emit(headings, data)

    def _choose(self, found: FoundColumn, column: int, value: object) -> None:
        if column == HOLDS and isinstance(value, str):
            meaning = ColumnMeaning(value)
            course = found.course or " ".join(found.heading.split()) or None
            named = meaning in TRAINING_MEANINGS and self._reading is not None
            wanted = named and self._reading is not None and self._reading.layout is Layout.MATRIX
            self.column_said.emit(found.index, ColumnChoice(meaning, course if wanted else None))
        elif column == COURSE:
            title = " ".join(str(value).split())
            if title:
                self.column_said.emit(found.index, ColumnChoice(found.meaning, title))
        elif column == DATES and isinstance(value, str):
            self.dates_said.emit({found.index: DatesWere(value)})

    def _swap_all(self) -> None:
        self._say_dates(swap=True)

    def _keep_all(self) -> None:
        self._say_dates(swap=False)

    def _say_dates(self, *, swap: bool) -> None:
        columns = self._reading.columns if self._reading is not None else ()
        self.dates_said.emit(
            {item.index: item.dates if swap else DatesWere.AS_SHOWN for item in columns if self._is_suspected(item)}
        )

    # How it looks

    def _is_suspected(self, found: FoundColumn) -> bool:
        """Whether its days and months may have changed places, and nobody has said so or not."""
        return found.dates is not DatesWere.AS_SHOWN and found.index not in self._decided

    def _dates(self, found: FoundColumn) -> list[Option]:
        """Offer the order of day and month where it is or was in doubt."""
        if found.dates is DatesWere.AS_SHOWN and found.index not in self._decided:
            return []
        return [Option(words, kind.value) for kind, words in DATE_WORDS.items()]

    def _date_words(self, found: FoundColumn) -> str:
        return DATE_WORDS[found.dates] if self._dates(found) else ""

    def _course_options(self, found: FoundColumn) -> list[Option]:
        if found.meaning not in TRAINING_MEANINGS:
            return []
        heading = " ".join(found.heading.split())
        titles = dict.fromkeys([title for title in (found.course, heading) if title] + self._courses)
        return [Option(title, title) for title in titles]

    def _columns(self) -> list[Column[FoundColumn]]:
        return [
            Column(self.tr("Column"), _name, width=70, key="name"),
            Column(self.tr("Heading"), _heading, width=190, tooltip=_heading, strong=True, key="heading"),
            Column(self.tr("For example"), _samples, width=285, tooltip=_samples, key="samples"),
            Column(self.tr("It holds"), _holds, width=185, key="holds"),
            Column(self.tr("Course"), _course, width=215, tooltip=_course, key="course"),
            Column(self.tr("Dates are"), self._date_words, width=165, key="dates"),
            Column(self.tr("Sure"), _sure_words, width=120, status=_sure_kind, key="sure"),
        ]

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        named = (
            (self.tr("&Sheet"), self.sheet),
            (self.tr("&Headings in rows"), self.first_heading),
            (self.tr("t&o"), self.last_heading),
            (self.tr("&People from row"), self.first_data),
        )
        for words, field in named:
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(field)
        self.last_heading.setAccessibleName(self.tr("Headings up to row"))
        row.addStretch()
        row.addWidget(self.again)
        return row

    def _row_box(self) -> QLineEdit:
        box = QLineEdit(self)
        box.setValidator(QIntValidator(1, MOST_ROW, box))
        box.setPlaceholderText(self.tr("none"))
        box.setFixedWidth(58)
        box.editingFinished.connect(self._say_rows)
        return box

    def _make_notice(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("noticeBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._warnings, 1)
        self.swap = QPushButton(self.tr("S&wap day and month"), bar)
        self.keep = QPushButton(self.tr("&Keep as shown"), bar)
        for button in (self.swap, self.keep):
            button.setAccessibleName(button.text().replace("&", ""))
            row.addWidget(button)
        self.swap.clicked.connect(self._swap_all)
        self.keep.clicked.connect(self._keep_all)
        bar.hide()
        return bar


def _number(box: QLineEdit) -> int:
    """Return the row that is typed, 0 when there is none."""
    text = box.text().strip()
    return int(text) if text.isdecimal() else 0


def _place(found: FoundColumn) -> int:
    return found.index


def _name(found: FoundColumn) -> str:
    return found.letter or str(found.index + 1)


def _heading(found: FoundColumn) -> str:
    return " ".join(found.heading.split())


def _samples(found: FoundColumn) -> str:
    return ", ".join(found.samples)


def _holds(found: FoundColumn) -> str:
    return found.meaning.words


def _course(found: FoundColumn) -> str:
    return found.course or ""


def _sure_words(found: FoundColumn) -> str:
    return "" if found.sure else "? Have a look"


def _sure_kind(found: FoundColumn) -> StandingKind | None:
    return None if found.sure else StandingKind.DUE_SOON


def _meanings(_found: FoundColumn) -> list[Option]:
    return [Option(meaning.words, meaning.value) for meaning in ColumnMeaning]
