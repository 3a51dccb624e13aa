"""The Training Content Checklist: what a course covers, once a year."""

from typing import ClassVar

from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.ui.pages.assurance_filling import FillingTab


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
