"""The form for one course."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHeaderView, QWidget

from nscp_desktop.domain.courses import Course, CourseKind
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_course import Ui_CourseForm
from nscp_desktop.ui.models.satisfies import FIRST, RENEWAL, SatisfiesModel
from nscp_desktop.ui.numbers import hours_words, read_hours

DELIVERIES = ("Face to face", "Online, live", "E-learning", "Reading", "Blended")
TICK_WIDTH = 84


class CourseDialog(FormDialog):
    """Add a course, or change the one given."""

    def __init__(
        self,
        requirements: Sequence[Requirement],
        store: Callable[[Course], None],
        course: Course | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit %1").replace("%1", course.title) if course else self.tr("Add course")
        super().__init__(title, "" if course else self.tr("&Add course"), parent)
        self._store = store
        self._course = course or Course(0, "")
        self.ui = Ui_CourseForm()
        self.ui.setupUi(self.form)
        for kind in CourseKind:
            self.ui.kind.addItem(kind.words, kind.value)
        self.ui.delivery.addItems(["", *DELIVERIES])
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
        """Return what is typed. Raises NotANumberError for hours that are no number."""
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
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())

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
