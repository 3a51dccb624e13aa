"""The form for one course."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHeaderView, QWidget

from nscp_desktop.domain.courses import Category, Course, CourseKind, CourseVersion, EvaluationAsked
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.money import pounds, typed_pence
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_course import Ui_CourseForm
from nscp_desktop.ui.models.satisfies import FIRST, RENEWAL, SatisfiesModel
from nscp_desktop.ui.numbers import hours_words, read_hours
from nscp_desktop.ui.widgets.entry_list import EntryField, EntryList

DELIVERIES = ("Face to face", "Online, live", "E-learning", "Reading", "Blended")
TICK_WIDTH = 84
WIDTH = 830


class CourseDialog(FormDialog):
    """Add a course, or change the one given."""

    def __init__(
        self,
        requirements: Sequence[Requirement],
        store: Callable[[Course], None],
        course: Course | None = None,
        parent: QWidget | None = None,
        *,
        today: date,
    ) -> None:
        title = self.tr("Edit %1").replace("%1", course.title) if course else self.tr("Add course")
        super().__init__(title, "" if course else self.tr("&Add course"), parent)
        self._store = store
        self._course = course or Course(0, "")
        self.ui = Ui_CourseForm()
        self.ui.setupUi(self.form)
        self.form.setMinimumWidth(WIDTH)
        for kind in CourseKind:
            self.ui.kind.addItem(kind.words, kind.value)
        self.ui.delivery.addItems(["", *DELIVERIES])
        for asked in EvaluationAsked:
            self.ui.evaluation.addItem(asked.words, asked.value)
        self.versions = self._version_list(today)
        self.ui.versions_inside.addWidget(self.versions)
        self.satisfies = SatisfiesModel(requirements, self)
        table = self.ui.satisfies
        table.setModel(self.satisfies)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setMinimumSize(440, 340)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(FIRST, TICK_WIDTH)
        table.setColumnWidth(RENEWAL, TICK_WIDTH)
        self.satisfies.dataChanged.connect(self._show_hours_note)
        self.ui.hours.textChanged.connect(self._show_hours_note)
        self._show(self._course)
        self._show_hours_note()
        self.finish()
        self.ui.title.setFocus()

    def draft(self) -> Course:
        """Return what is typed.

        Raises NotANumberError for hours that are no number, NotAllowedError for what is no amount and for a version
        without a day.
        """
        ui = self.ui
        lines = (line.strip() for line in ui.aliases.toPlainText().splitlines())
        return Course(
            id=self._course.id,
            title=ui.title.text().strip(),
            kind=CourseKind(ui.kind.currentData()),
            provider=ui.provider.text().strip(),
            delivery=ui.delivery.currentText().strip(),
            hours=read_hours(ui.hours.text()),
            aliases=tuple(line for line in lines if line),
            satisfies=self.satisfies.satisfies(),
            active=ui.active.isChecked(),
            groups=tuple(group for group, box in self._groups().items() if box.isChecked()),
            categories=tuple(category for category, box in self._categories().items() if box.isChecked()),
            charge_pence=typed_pence(ui.charge_pence.text(), "charge_pence"),
            non_attendance_pence=typed_pence(ui.non_attendance_pence.text(), "non_attendance_pence"),
            evaluation=EvaluationAsked(ui.evaluation.currentData()),
            certificates=ui.certificates.isChecked(),
            versions=self._versions(),
        )

    def check(self) -> bool:
        """Refuse days of versions that are none."""
        if self.versions.error():
            self.ui.tabs.setCurrentWidget(self.ui.page_versions)
            return False
        return super().check()

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())

    def _go_to(self, name: str) -> None:
        """Show the tab of a field before going to it."""
        field = self.form.findChild(QWidget, name)
        for place in range(self.ui.tabs.count()):
            page = self.ui.tabs.widget(place)
            if isinstance(field, QWidget) and page is not None and page.isAncestorOf(field):
                self.ui.tabs.setCurrentIndex(place)
        super()._go_to(name)

    def _groups(self) -> dict[int, QCheckBox]:
        ui = self.ui
        return {1: ui.group_1, 2: ui.group_2, 3: ui.group_3, 4: ui.group_4}

    def _categories(self) -> dict[Category, QCheckBox]:
        ui = self.ui
        boxes = (ui.physical, ui.emotional, ui.sexual, ui.neglect)
        return dict(zip(Category, boxes, strict=True))

    def _version_list(self, today: date) -> EntryList:
        fields = (
            EntryField("name", self.tr("Nam&e of the version"), width=150, empty=self.tr("no name yet")),
            EntryField("in_use_from", self.tr("In use &from"), is_date=True, width=110, empty=self.tr("no day yet")),
            EntryField("changed", self.tr("What is differen&t in it"), width=330, stretch=2),
        )
        entries = [item._asdict() for item in self._course.versions]
        start = {"id": 0, "name": "", "in_use_from": today, "changed": ""}
        versions = EntryList("course-versions", fields, entries, start, today)
        versions.table.setAccessibleName(self.tr("Versions"))
        return versions

    def _versions(self) -> tuple[CourseVersion, ...]:
        found = []
        for place, entry in enumerate(self.versions.entries()):
            if entry["in_use_from"] is None:
                sentence = self.tr("Give the day from which this version is used.")
                self.versions.show_error(place, "in_use_from", sentence)
                raise NotAllowedError(sentence, "versions")
            found.append(CourseVersion(entry["id"], entry["name"], entry["in_use_from"], entry["changed"]))
        return tuple(found)

    def _show_hours_note(self, *_: object) -> None:
        """Ask for hours where something that is ticked asks for hours of training."""
        asked = "" if self.ui.hours.text().strip() else self.satisfies.asks_for_hours()
        words = self.tr("It counts towards %1: say how many hours it usually takes.").replace("%1", asked)
        self.ui.hours_note.setText(words if asked else "")
        self.ui.hours_note.setVisible(bool(asked))

    def _show(self, course: Course) -> None:
        ui = self.ui
        ui.title.setText(course.title)
        ui.kind.setCurrentIndex(ui.kind.findData(course.kind.value))
        ui.provider.setText(course.provider)
        ui.delivery.setCurrentText(course.delivery)
        ui.hours.setText(hours_words(course.hours))
        ui.aliases.setPlainText("\n".join(course.aliases))
        ui.active.setChecked(course.active)
        self.satisfies.set_satisfies(course.satisfies)
        for group, box in self._groups().items():
            box.setChecked(group in course.groups)
        for category, box in self._categories().items():
            box.setChecked(category in course.categories)
        ui.charge_pence.setText(_pounds(course.charge_pence))
        ui.non_attendance_pence.setText(_pounds(course.non_attendance_pence))
        ui.evaluation.setCurrentIndex(ui.evaluation.findData(course.evaluation.value))
        ui.certificates.setChecked(course.certificates)


def _pounds(pence: int | None) -> str:
    return "" if pence is None else pounds(pence).removeprefix("£")
