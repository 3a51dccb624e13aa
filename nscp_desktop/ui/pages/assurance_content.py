"""The Training Content Checklist: what a course covers, once a year."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Filled, OutsideView, QuestionnaireKind
from nscp_desktop.ui.pages.assurance_filling import FillingTab
from nscp_desktop.ui.widgets.card import plain_label


class ContentTab(FillingTab):
    """The Training Content Checklist of each introductory course."""

    kinds: ClassVar[tuple[QuestionnaireKind, ...]] = (QuestionnaireKind.CONTENT,)
    name: ClassVar[str] = "Training Content Checklist"
    empty_title: ClassVar[str] = "No Training Content Checklist yet"
    empty_words: ClassVar[str] = (
        "Once a year, look at what your introductory course covers, item by item: where it is covered, what shows it, "
        "and what is still to do. Begin with the course that new people take."
    )
    empty_step: ClassVar[str] = "Begin the checklist"

    def side_panel(self) -> QWidget:
        """Return the label that says which course it is about."""
        self.about = plain_label("", "muted", wrap=True)
        self.about.setAccessibleName(self.tr("What it is about"))
        return self.about

    def show_side(self, filled: Filled) -> None:
        """Say which course and version it is about, who looked at it from outside, and when the next one is due."""
        head = filled.checklist
        course = self.session.services.standing.snapshot().rulebook.courses.get(head.course_id or 0)
        versions = course.versions if course is not None else ()
        version = next((one.name for one in versions if one.id == head.course_version_id), "")
        lines = [", ".join(part for part in (filled.course_title, version) if part)]
        if head.outside is not OutsideView.NONE and head.outside_on is not None:
            words = self.tr("Looked at from outside by %1, %2").replace("%1", head.outside_by)
            lines.append(words.replace("%2", in_words(head.outside_on)))
        if head.next_due_on is not None:
            lines.append(self.tr("Next one due by %1").replace("%1", in_words(head.next_due_on)))
        self.about.setText("\n".join(lines))
