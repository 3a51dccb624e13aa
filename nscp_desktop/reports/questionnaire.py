"""A questionnaire on paper: its head, how far it is, and every item with all that is said about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from nscp_desktop.domain.action_lists import ActionState, ListedAction
from nscp_desktop.domain.audit_figures import AuditFigures, Fact
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, Answer, Filled, Item, Meaning, QuestionnaireKind, Section
from nscp_desktop.reports import ink
from nscp_desktop.reports.audit_figures import draw_audit_figures
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, width_of
from nscp_desktop.reports.questionnaire_blank import BLANK_HEIGHT, draw_blank_item, draw_signatures
from nscp_desktop.reports.questionnaire_head import NOT_BEGUN, draw_head, state_words
from nscp_desktop.reports.questionnaire_text import (
    Labelled,
    kind_of,
    lines_of,
    write_all,
    write_answer,
    write_labelled,
)

_ITEM = Style(BOLD, 8.5)
_NUMBER_ROOM = 26.0
_SIGNERS = ("Headteacher or principal", "Designated safeguarding lead", "Safeguarding governor or trustee")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is on record about one item besides its answer, with names in words."""

    owner: str = ""
    covered: str = ""
    files: tuple[str, ...] = ()
    actions: tuple[ListedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionnairePaper:
    """One questionnaire to print. `beside` goes by item id, `facts` by the keys that items name.

    One whose head has the id 0 is printed with room to write; `empty_words` say why.
    """

    agency: str
    filled: Filled
    course_version: str = ""
    superseded: bool = False
    beside: Mapping[int, Beside] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    empty_words: str = NOT_BEGUN

    @property
    def is_blank(self) -> bool:
        return self.filled.checklist.id == 0

    @property
    def title(self) -> str:
        """What it is called, with its year, and whether it is a draft."""
        head = self.filled.checklist
        words = " ".join(part for part in (self.filled.template.title, head.year) if part)
        return words if self.is_blank or not head.is_open else f"{words} (DRAFT)"


def build_questionnaire(
    frame: Frame, data: QuestionnairePaper, out: BinaryIO, figures: AuditFigures | None = None
) -> Built:
    """Write one questionnaire as a PDF; that of an audit with its figures."""
    paper = Paper(out, frame)
    draw_questionnaire(paper, data)
    if figures is not None:
        paper.heading("Figures", keep_with=120)
        draw_audit_figures(paper, figures)
    return paper.finish(counting=False)


def draw_questionnaire(paper: Paper, data: QuestionnairePaper) -> None:
    """Draw a questionnaire from the page's height down: head, progress, items, and where it is signed."""
    filled = data.filled
    state = data.empty_words if data.is_blank else state_words(filled.checklist, superseded=data.superseded)
    draw_head(paper, filled, data.agency, data.course_version, state)
    if not any(True for _ in filled.version.items()):
        paper.paragraph("This list has no items yet.", ink.NOTE)
    for section in filled.version.sections:
        items = [item for item in section.items if item.active]
        if items:
            _draw_section(paper, data, section, items)
    if filled.template.kind is QuestionnaireKind.SECTION_175:
        draw_signatures(paper, _SIGNERS)
    elif data.is_blank:
        draw_signatures(paper, ("Completed by", "Approved by"))


def _draw_section(paper: Paper, data: QuestionnairePaper, section: Section, items: Iterable[Item]) -> None:
    counts = "" if data.is_blank else f" · {data.filled.progress(section).words}"
    paper.heading(f"{section.title}{counts}", keep_with=60 + (BLANK_HEIGHT if data.is_blank else 0))
    for item in items:
        _draw_item(paper, data, item)


def _draw_item(paper: Paper, data: QuestionnairePaper, item: Item) -> None:
    room = max(_NUMBER_ROOM, width_of(paper.esc(item.number), _ITEM.face, _ITEM.size) + 8)
    lines = lines_of(paper, item.text, _ITEM, paper.room - room)
    written = BLANK_HEIGHT if data.is_blank else 2 * _ITEM.line
    paper.need(min(len(lines), 4) * _ITEM.line + written + 6)
    if paper.y < paper.top:
        paper.y -= 4
        paper.line(paper.y)
    paper.y -= 2
    for place, line in enumerate(lines):
        paper.need(_ITEM.line)
        paper.y -= _ITEM.line
        if place == 0:
            paper.text(paper.left, paper.y + _ITEM.size * 0.25, paper.esc(item.number), _ITEM)
        paper.text(paper.left + room, paper.y + _ITEM.size * 0.25, line, _ITEM)
        paper.going_on = item.number
    if data.is_blank:
        draw_blank_item(paper, item, data.filled, room)
        write_all(paper, list(_facts(data, item)), room)
    else:
        _draw_said(paper, data, item, room)
    paper.going_on = ""
    paper.y -= 2


def _draw_said(paper: Paper, data: QuestionnairePaper, item: Item, room: float) -> None:
    filled, said = data.filled, data.filled.answer(item.id)
    words, meaning = _words_of(filled, said.answer)
    own = " (own score)" if filled.version.scale.moderated and words else ""
    write_answer(paper, f"{words or 'No answer yet'}{own}", meaning, room)
    moderated, meaning = _words_of(filled, said.moderated)
    if moderated:
        write_answer(paper, f"{moderated} (moderated score)", meaning, room)
    write_all(paper, list(_texts(data, item, said)), room)
    for action in data.beside.get(item.id, Beside()).actions:
        label = "Improvement" if filled.template.kind in AUDIT_KINDS else "Action"
        write_labelled(paper, Labelled(label, action_words(action)), room)


def _words_of(filled: Filled, key: str) -> tuple[str, Meaning | None]:
    found = filled.version.scale.answer(key)
    if found is not None:
        return found.label, found.meaning
    return (f"{key} (not an answer of this scale)", None) if key else ("", None)


def _texts(data: QuestionnairePaper, item: Item, said: Answer) -> Iterator[Labelled]:
    beside, last = data.beside.get(item.id, Beside()), data.filled.last.get(item.id)
    if data.filled.template.kind is QuestionnaireKind.CONTENT:
        yield Labelled("Where covered", said.where_covered)
        yield Labelled("Evidence", said.evidence)
    else:
        yield Labelled("How it is done", said.evidence)
        yield Labelled("Written down in", said.where_covered)
    yield Labelled("Files", "\n".join(beside.files))
    yield Labelled("Owner", beside.owner)
    yield Labelled("Covered since", beside.covered)
    yield from _facts(data, item)
    if last is not None:
        year = f" ({last.year})" if last.year else ""
        sign = f"{_sign(last.meaning)} {last.label}" if last.label else "no answer"
        yield Labelled("Last time", f"{sign}{year}")
        yield Labelled("Note from last time", last.answer.next_note)
    yield Labelled("For next time", said.next_note)
    yield Labelled("Source", item.source)


def _sign(meaning: Meaning | None) -> str:
    return kind_of(meaning).symbol


def _facts(data: QuestionnairePaper, item: Item) -> Iterator[Labelled]:
    for key in item.figures:
        fact = data.facts.get(key)
        if fact is not None:
            detail = f". {fact.detail}" if fact.detail else ""
            yield Labelled("On record", f"{fact.title}: {fact.value}{detail}")


def action_words(one: ListedAction) -> str:
    """Write an action as a sentence: what, who, when, and whether it is done."""
    action = one.action
    done = f" {in_words(action.done_on)}" if one.state is ActionState.DONE and action.done_on is not None else ""
    due = f"due {one.due_words}" if action.due_on is not None else "no day given"
    parts = (
        action.what,
        f"Why: {action.why}" if action.why else "",
        f"{one.state.symbol} {one.state.words}{done} · {one.owner.words} · {due}",
        f"How it is known: {action.done_note}" if action.done_note else "",
    )
    return "\n".join(part for part in parts if part)
