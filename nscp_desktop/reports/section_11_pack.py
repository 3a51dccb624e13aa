"""The evidence pack of an audit in one file: figures, checklists, expectations, the audit, actions, rules, annexes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.action_lists import ListedAction, done_words
from nscp_desktop.domain.agency import AgencyDetails, PackInfo
from nscp_desktop.domain.audit_figures import AuditFigures
from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_log import ListedGap, reported_words
from nscp_desktop.domain.questionnaires import Checklist
from nscp_desktop.reports import ink
from nscp_desktop.reports.annexes import Annex, Place, draw_annexes
from nscp_desktop.reports.audit_figures import COMPARISON_NUMBER, COMPARISON_TITLE, draw_audit_figures
from nscp_desktop.reports.contents import Contents, Entry
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD
from nscp_desktop.reports.questionnaire import QuestionnairePaper, action_words, draw_questionnaire
from nscp_desktop.reports.questionnaire_head import state_words
from nscp_desktop.reports.questionnaire_text import Labelled, write, write_all, write_labelled
from nscp_desktop.reports.rules_in_use import RulesInUseReport, draw_rules

OWN_FORM = (
    "This pack and its lists are in the words of this program and of the agency. It is no form of the partnership."
)
_NAME = Style(BOLD, 20)
_PART = Style(BOLD, 13)
_ITEM = Style(BOLD, 8.5)
_SIGN_ROOM = 150.0


@dataclass(frozen=True, slots=True)
class Section11Pack:
    """Everything in the pack. `audit` and `expectations` are None where none was begun.

    `without_checklist` names introductory courses that have no Training Content Checklist. Actions and the gap log are
    as at `listed_at`, which need not be the day of the audit; None means that day.
    """

    frame: Frame
    agency: AgencyDetails
    figures: AuditFigures
    contents: tuple[QuestionnairePaper, ...]
    expectations: QuestionnairePaper | None
    audit: QuestionnairePaper | None
    actions: tuple[ListedAction, ...]
    gaps: tuple[ListedGap, ...]
    packs: tuple[PackInfo, ...]
    rules: RulesInUseReport
    annexes: tuple[Annex, ...] = ()
    without_checklist: tuple[str, ...] = ()
    listed_at: date | None = None

    @property
    def questionnaires(self) -> tuple[QuestionnairePaper, ...]:
        """Those that are in the pack, in its order."""
        others = (self.expectations, self.audit)
        return (*self.contents, *(one for one in others if one is not None))


def build_section_11_pack(data: Section11Pack, out: BinaryIO) -> tuple[Built, list[Place]]:
    """Write the pack as a PDF, and return where pages of uploaded PDF files still have to go."""
    paper = Paper(out, data.frame)
    _draw_cover(paper, data)
    contents = Contents(paper)
    paper.new_page()
    paper.heading("Contents")
    contents.draw(_entries(data))
    _draw_figures(paper, contents, data)
    _draw_checklists(paper, contents, data)
    _draw_one(paper, contents, "expectations", "Agency expectations", data.expectations)
    _draw_one(paper, contents, "audit", _audit_title(data), data.audit)
    _draw_actions(paper, contents, data)
    _draw_gaps(paper, contents, data)
    _draw_rules(paper, contents, data)
    places = _draw_annexes(paper, contents, data.annexes)
    contents.fill()
    built = paper.finish(counting=False)
    problems = tuple(sentence for annex in data.annexes for sentence in annex.problems)
    return built._replace(problems=problems), places


def _entries(data: Section11Pack) -> list[Entry]:
    titles = [(one.number, one.title) for one in data.figures.tables] + [(COMPARISON_NUMBER, COMPARISON_TITLE)]
    figures = [Entry(f"figure-{number}", f"{number}. {title}", True) for number, title in titles]
    return [
        Entry("figures", "Figures and how they are counted"),
        *figures,
        Entry("contents", "Training Content Checklists"),
        *(Entry(f"content-{place}", _about(one), True) for place, one in enumerate(data.contents)),
        Entry("expectations", "Agency expectations"),
        Entry("audit", _audit_title(data)),
        Entry("actions", "Action plan"),
        Entry("gaps", "Gap log"),
        Entry("rules", "Rules in use"),
        Entry("annexes", "Annexes"),
        *(
            Entry(_annex_key(place), f"Annex {place + 1}. {one.file.title}", True, "annexes")
            for place, one in enumerate(data.annexes)
        ),
    ]


def _audit_title(data: Section11Pack) -> str:
    return data.audit.filled.template.title if data.audit else "Section 11 training standard"


def _about(one: QuestionnairePaper) -> str:
    year = f", {one.filled.checklist.year}" if one.filled.checklist.year else ""
    draft = " (DRAFT)" if one.filled.checklist.is_open else ""
    return f"{one.filled.course_title or one.filled.template.title}{year}{draft}"


def _draw_cover(paper: Paper, data: Section11Pack) -> None:
    head = data.audit.filled.checklist if data.audit else None
    paper.y -= 60
    write(paper, data.agency.name, _NAME)
    paper.y -= 6
    write(paper, f"Evidence pack: {data.audit.title if data.audit else _audit_title(data)}", _PART)
    paper.y -= 20
    figures = data.figures
    compared = f"the audit as at {in_words(figures.before_at)}" if figures.before_at else "nothing: no earlier audit"
    rules = "\n".join(pack.words for pack in data.packs)
    editions = "\n".join(
        f"{one.filled.template.title}, version {one.filled.version.number}, {one.filled.version.edition}".rstrip(", ")
        for one in _each_template(data.questionnaires)
    )
    write_all(
        paper,
        (
            Labelled("Address", data.agency.address),
            Labelled("Sector", data.agency.sector.words),
            Labelled("Safeguarding lead", data.agency.lead),
            Labelled("Deputies", data.agency.deputies),
            Labelled("Contact", (head.contact if head else "") or data.agency.contact),
            Labelled("Period", f"{in_words(figures.since)} to {in_words(figures.as_at)}"),
            Labelled("Compared with", compared),
            Labelled("State", state_words(head) if head else "No audit has been begun."),
            Labelled("Rules in use", rules or "none"),
            Labelled("Lists in use", editions or "none"),
        ),
    )
    paper.y -= 26
    _sign(paper, "Prepared by", (head.completed_by, head.completed_role) if head else (), _day(head, "completed_on"))
    _sign(paper, "Approved by", (head.approved_by,) if head else (), _day(head, "approved_on"))
    paper.y -= 26
    write(paper, OWN_FORM, ink.NOTE)


def _each_template(questionnaires: Sequence[QuestionnairePaper]) -> list[QuestionnairePaper]:
    return list({(one.filled.template.id, one.filled.version.id): one for one in questionnaires}.values())


def _day(head: Checklist | None, name: str) -> date | None:
    return getattr(head, name) if head else None


def _sign(paper: Paper, label: str, names: Sequence[str], on: date | None) -> None:
    words = ", ".join(name for name in names if name)
    write_labelled(paper, Labelled(label, f"{words}{f', {in_words(on)}' if on else ''}"))
    paper.y -= 4
    if not words:
        paper.line(paper.y, paper.left + 92, paper.right - _SIGN_ROOM)
    paper.y -= 12


def _begin(paper: Paper, contents: Contents, key: str, words: str) -> None:
    paper.new_page()
    contents.mark(key)
    paper.y -= 4
    write(paper, words, _PART)
    place = f"part-{key}"
    paper.canvas.bookmarkPage(place)
    paper.canvas.addOutlineEntry(paper.esc(words), place, 0)
    paper.y -= 4


def _draw_figures(paper: Paper, contents: Contents, data: Section11Pack) -> None:
    _begin(paper, contents, "figures", "Figures and how they are counted")
    draw_audit_figures(paper, data.figures, contents.mark)


def _draw_checklists(paper: Paper, contents: Contents, data: Section11Pack) -> None:
    for place, one in enumerate(data.contents):
        if place:
            paper.new_page()
        else:
            _begin(paper, contents, "contents", "Training Content Checklists")
        contents.mark(f"content-{place}")
        paper.heading(f"{one.title}: {one.filled.course_title}")
        draw_questionnaire(paper, one)
    if not data.contents:
        _begin(paper, contents, "contents", "Training Content Checklists")
        paper.paragraph("No Training Content Checklist has been begun.", ink.BODY)
    if data.without_checklist:
        paper.y -= 8
        write(paper, f"Introductory courses without a checklist: {'; '.join(data.without_checklist)}.", ink.NOTE)


def _draw_one(paper: Paper, contents: Contents, key: str, title: str, one: QuestionnairePaper | None) -> None:
    _begin(paper, contents, key, one.title if one else title)
    if one is None:
        paper.paragraph("Nothing has been begun.", ink.BODY)
    else:
        draw_questionnaire(paper, one)


def _draw_actions(paper: Paper, contents: Contents, data: Section11Pack) -> None:
    _begin(paper, contents, "actions", "Action plan")
    as_at = data.listed_at or data.figures.as_at
    if not data.actions:
        paper.paragraph(f"There is no action on record as at {in_words(as_at)}.", ink.BODY)
        return
    write(paper, f"{done_words([one.action for one in data.actions], as_at)}, as at {in_words(as_at)}.", ink.NOTE)
    for one in data.actions:
        _draw_entry(paper, Labelled(one.source.words, action_words(one)))


def _draw_gaps(paper: Paper, contents: Contents, data: Section11Pack) -> None:
    _begin(paper, contents, "gaps", "Gap log")
    on = in_words(data.listed_at or data.figures.as_at)
    if not data.gaps:
        paper.paragraph(f"Nothing is in the gap log as at {on}.", ink.BODY)
        return
    write(paper, f"{plural(len(data.gaps), 'entry', 'entries')}, as at {on}.", ink.NOTE)
    for one in data.gaps:
        gap = one.gap
        parts = (
            gap.what,
            gap.detail,
            f"About: {one.requirement}" if one.requirement else "",
            f"Noticed {in_words(gap.noticed_on)}",
            f"Reported {reported_words(gap)}" if gap.reported_on else "",
            f"Reply: {gap.reply}" if gap.reply else "",
            f"Closed {in_words(gap.closed_on)}" if gap.closed_on else "",
        )
        words = "\n".join(part for part in parts if part)
        _draw_entry(paper, Labelled(f"{one.state.symbol} {one.state.words}: {gap.kind.words.lower()}", words))


def _draw_entry(paper: Paper, one: Labelled) -> None:
    paper.need(3 * _ITEM.line + 8)
    paper.y -= 4
    paper.line(paper.y)
    paper.y -= 2
    write_labelled(paper, one, label_room=_SIGN_ROOM)


def _draw_rules(paper: Paper, contents: Contents, data: Section11Pack) -> None:
    _begin(paper, contents, "rules", "Rules in use")
    draw_rules(paper, data.rules, size=6.5)
    paper.heading("How figures are counted")
    paper.bullets(COUNTING_RULES)


def _draw_annexes(paper: Paper, contents: Contents, annexes: Sequence[Annex]) -> list[Place]:
    _begin(paper, contents, "annexes", "Annexes")
    if not annexes:
        paper.paragraph("No certificate and no file was chosen to go with this pack.", ink.BODY)
    for place, annex in enumerate(annexes, start=1):
        write_labelled(paper, Labelled(f"Annex {place}", annex.file.title))
        for sentence in annex.problems:
            write(paper, f"! {sentence}", _ITEM, 92)
    before = paper.pages
    for place, annex in enumerate(annexes):
        contents.mark_page(_annex_key(place), before + 1)
        before += max(len(annex.pages), 1)
    return draw_annexes(paper, annexes)


def _annex_key(place: int) -> str:
    return f"annex-{place + 1}"
