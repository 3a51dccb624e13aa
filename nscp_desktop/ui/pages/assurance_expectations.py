"""What the partnership expects of an agency, beside what the records show."""

from typing import ClassVar

from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.ui.pages.assurance_filling import FillingTab


class ExpectationsTab(FillingTab):
    """The twelve expectations, each with what is on record as at the day of the questionnaire."""

    kinds: ClassVar[tuple[QuestionnaireKind, ...]] = (QuestionnaireKind.EXPECTATIONS,)
    name: ClassVar[str] = "Agency expectations"
    empty_title: ClassVar[str] = "Nothing said about the expectations yet"
    empty_words: ClassVar[str] = (
        "Once a year, say where you are with what the partnership expects of every agency. Beside each line stands "
        "what this record already shows: inductions in time, leads and trainers, supervision, gaps reported, audits."
    )
    empty_step: ClassVar[str] = "Begin this year's"
