"""Every text that can be typed under Assurance stands on paper as it was typed, in Latin, Greek and Cyrillic."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

import pytest

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.questionnaires import (
    Item,
    Meaning,
    OutsideView,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.papers import EMPTY_LIST, ReportOptions
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words
from tests.reports.printed_letters import missing_words, words_of_every_letter
from tests.services.questionnaires import add_course, answer_all, head, items_of

AGENCY = ("agency name", "address", "lead", "deputies", "agency contact")
LIST = ("list title", "edition", "list source", "label", "section", "item")
HEAD = (
    "delivery", "length", "audience", "trainers", "contact", "outside by", "note", "completed by", "completed role",
    "approved by", "reopened why",
)  # fmt: skip
COURSE = ("course", "course version")
ANSWER = ("where covered", "evidence", "next note", "owner")
ACTION = ("what", "why", "action owner", "done note")
GAP = ("gap what", "gap detail", "reported how", "reply")
QUESTIONNAIRE = (*LIST, *HEAD, *COURSE, *ANSWER, *ACTION)
# No word is wider than the narrowest column, where it would be broken.
MOST_LETTERS = 9


class Filled(NamedTuple):
    """A record with words of its own in each text, by the name of the text."""

    services: Services
    words: Mapping[str, list[str]]

    def text(self, name: str) -> str:
        # What follows a text, such as a full stop, stands close to its last word.
        return " ".join((*self.words[name], "end"))


def dealt(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Deal words out in which each letter of the fonts stands, so that every text has others."""
    parts = [
        f"x{word[1:-1][place : place + MOST_LETTERS - 2]}x"
        for word in map(partial(unicodedata.normalize, "NFC"), words_of_every_letter())
        for place in range(0, len(word) - 2, MOST_LETTERS - 2)
    ]
    words = [one for one in dict.fromkeys(parts) if len(one) > 2]
    return {name: words[place :: len(names)] for place, name in enumerate(names)}


def begun(own: Filled, today: date) -> int:
    """Begin a questionnaire with words in every text of its list, its course and its head."""
    text, services = own.text, own.services
    scale = Scale("own", "Own", (ScaleAnswer("met", text("label"), Meaning.MET),))
    sections = (Section(0, text("section"), (Item(0, "k", "1", text("item"), text("guidance")),)),)
    with services.desk.changing("List") as unit:
        template = unit.templates.add(Template(0, text("list title"), QuestionnaireKind.CONTENT, 12))
        unit.templates.add_version(
            TemplateVersion(0, template, 0, scale, sections, text("edition"), text("list source")), today
        )
        unit.agency.change(AgencyDetails(text("agency name"), Sector.SCHOOL, *map(text, AGENCY[1:])))
    course = add_course(services, text("course"), CourseVersion(0, text("course version"), date(2026, 9, 1)))
    (version,) = services.standing.snapshot().rulebook.courses[course].versions
    details: dict[str, object] = {
        name: text(name) for name in ("delivery", "length", "audience", "trainers", "contact", "note")
    }
    known = next(one for one in services.templates.all() if one.id == template)
    return services.checklists.begin(
        known,
        head(course, today, outside=OutsideView.PEER, outside_by=text("outside by"), outside_on=today,
             course_version_id=version.id, **details),
        today=today,
    )  # fmt: skip


@pytest.fixture
def filled(school: Services, today: date) -> Filled:
    names = (*AGENCY, *QUESTIONNAIRE, *GAP, "guidance")
    own = Filled(school, dealt(names))
    text = own.text
    sheet = begun(own, today)
    (item,) = items_of(school, sheet)
    answer_all(school, sheet)
    school.checklists.say(
        sheet,
        item.id,
        {"where_covered": text("where covered"), "evidence": text("evidence"), "next_note": text("next note"),
         "owner": text("owner")},
    )  # fmt: skip
    answer = school.checklists.filled(sheet).answer(item.id).id
    new = Action(0, text("what"), today, text("why"), owner=text("action owner"), answer_id=answer)
    (action,) = school.actions.add(new)
    school.actions.finish([action], today, text("done note"), today=today)
    by = Signature(text("completed by"), text("completed role"), today, text("approved by"), today)
    school.checklists.sign_off(sheet, by, today=today)
    school.checklists.reopen(sheet, text("reopened why"), today=today)
    gap = ReportedGap(0, GapKind.OTHER, text("gap what"), today, text("gap detail"))
    school.actions.add_gap(
        replace(gap, reported_on=today, reported_how=text("reported how"), reply=text("reply")), today=today
    )
    return own


@pytest.mark.parametrize(
    ("report_id", "names"),
    [
        ("content-checklist", ("agency name", *QUESTIONNAIRE)),
        ("section-11-pack", (*AGENCY, *QUESTIONNAIRE, *GAP)),
        ("actions", ACTION),
        ("actions-by-owner", ACTION),
        ("gap-log", GAP),
    ],
)
def test_every_text_is_printed_letter_for_letter(
    filled: Filled, today: date, report_id: str, names: tuple[str, ...]
) -> None:
    made = filled.services.documents.prepare(report_id, today, ReportOptions())
    printed = printed_words(made.pdf)
    missing = {name: missing_words(filled.words[name], printed) for name in names}
    assert {name: words for name, words in missing.items() if words} == {}
    assert made.warnings == ()


def test_the_empty_list_is_the_one_used_last_with_its_texts_and_guidance(filled: Filled, today: date) -> None:
    made = filled.services.documents.prepare("content-checklist", today, ReportOptions(checklist_id=EMPTY_LIST))
    printed = printed_words(made.pdf)
    for name in ("agency name", "list title", "edition", "list source", "section", "item", "guidance"):
        assert missing_words(filled.words[name], printed) == [], name
