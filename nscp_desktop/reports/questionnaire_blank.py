"""A questionnaire to fill in by hand: boxes for the answers, room to write, and lines to sign."""

from collections.abc import Sequence

from nscp_desktop.domain.questionnaires import Filled, Item, QuestionnaireKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, width_of
from nscp_desktop.reports.questionnaire_text import write

_WORDS = Style(ink.BODY.face, 8)
_QUIET = Style(ink.NOTE.face, 7.5, ink.QUIET)
_BOX, _LINE = 8.0, 17.0
_MOST_BOXES = 10
# What an item usually takes below its text: two lines of guidance, the boxes, and the lines to write on.
BLANK_HEIGHT = 95.0


def draw_blank_item(paper: Paper, item: Item, filled: Filled, indent: float) -> None:
    """Draw guidance, a box for each answer, and lines to write on."""
    if item.guidance:
        write(paper, item.guidance, _QUIET, indent)
    is_content = filled.template.kind is QuestionnaireKind.CONTENT
    first = ("Where covered", "Evidence") if is_content else ("How it is done", "Written down in")
    lines = (*first, "Action, owner, by when")
    paper.need(18 + _LINE * len(lines))
    _draw_boxes(paper, filled, indent)
    for label in lines:
        paper.y -= _LINE
        paper.text(paper.left + indent, paper.y + 3, label, _QUIET)
        paper.line(paper.y, paper.left + indent + 96)
    paper.y -= 4


def _draw_boxes(paper: Paper, filled: Filled, indent: float) -> None:
    answers = filled.version.scale.answers
    if len(answers) > _MOST_BOXES:
        paper.y -= _LINE
        paper.text(paper.left + indent, paper.y + 3, fit(filled.version.scale.title, _WORDS.face, 8, 300), _WORDS)
        paper.line(paper.y, paper.left + indent + 310)
        return
    x = paper.left + indent
    paper.y -= 15
    for answer in answers:
        label = paper.esc(answer.label)
        width = _BOX + 4 + width_of(label, _WORDS.face, _WORDS.size) + 16
        if x + width > paper.right and x > paper.left + indent:
            x = paper.left + indent
            paper.y -= 13
        paper.outline(x, paper.y, (_BOX, _BOX), ink.TEXT)
        paper.text(x + _BOX + 4, paper.y + 1, fit(label, _WORDS.face, 8, paper.right - x - _BOX - 4), _WORDS)
        x += width


def draw_signatures(paper: Paper, signers: Sequence[str]) -> None:
    """Draw a line for each who signs: name, signature and day."""
    paper.heading("Signed", keep_with=34 * len(signers))
    for signer in signers:
        paper.need(34)
        paper.y -= 28
        paper.text(paper.left, paper.y + 3, signer, _WORDS)
        begins = paper.left + 150
        for share, label in ((150, "Name"), (140, "Signature"), (70, "Day")):
            paper.line(paper.y, begins, begins + share - 10)
            paper.text(begins, paper.y - 8, label, _QUIET)
            begins += share
        paper.y -= 6
