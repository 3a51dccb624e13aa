"""The head of a questionnaire on paper: whose it is, what it is about, who signed it, and how far it is."""

from collections.abc import Iterator

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.questionnaires import Checklist, Filled, OutsideView, Progress, QuestionnaireKind, progress_of
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD
from nscp_desktop.reports.questionnaire_text import Labelled, lines_of, write_labelled, write_pairs
from nscp_desktop.reports.table import Column, Look, draw_table

NOT_OFFICIAL = "Default list of this program, in its own words. It is not the official form."
NOT_BEGUN = "Not begun yet. This is the empty list, to fill in by hand."
EMPTY = "The empty list, to fill in by hand."
_ROOM_TO_WRITE = "_" * 36
_STATE = Style(BOLD, 9.5, ink.PAPER)
_SECTIONS = (
    Column("Section", 46, bold=True),
    Column("Answered", 14, "right"),
    Column("Met", 10, "right"),
    Column("Partly", 10, "right"),
    Column("Not met", 10, "right"),
    Column("Does not apply", 12, "right"),
)


def draw_head(paper: Paper, filled: Filled, agency: str, course_version: str, state: str) -> None:
    """Draw the state, every field of the head, and how far it is; room to write where it is not on record."""
    is_blank = not filled.checklist.id
    paper.y -= 6
    _draw_state(paper, state)
    fields = _empty_fields(filled, agency) if is_blank else _fields(filled, agency, course_version)
    write_pairs(paper, list(fields))
    head = filled.checklist
    if head.reopened_on is not None:
        words = f"{in_words(head.reopened_on)}: {head.reopened_why}"
        write_labelled(paper, Labelled("Reopened", words))
    if head.note.strip():
        write_labelled(paper, Labelled("Note", head.note))
    write_labelled(paper, Labelled("List", list_words(filled)))
    if not is_blank:
        _draw_progress(paper, filled)


def state_words(head: Checklist, *, superseded: bool = False) -> str:
    """Say whether it is signed off; a draft says so in capital letters."""
    if head.signed_on is None:
        again = "opened again, and " if head.reopened_on is not None else ""
        return f"DRAFT: {again}not signed off. Answers can still change."
    signed = f"Signed off on {in_words(head.signed_on)}"
    return f"Superseded by a newer one. {signed}." if superseded else f"{signed}."


def list_words(filled: Filled) -> str:
    """Say which list it is, in which version and edition, and whether it is the program's own."""
    template, version = filled.template, filled.version
    # A list of the program that was never used is not in the record yet, and has no number there.
    parts = [template.title, f"version {max(version.number, 1)}"]
    if version.edition:
        parts.append(version.edition)
    words = ", ".join(parts) + "."
    if version.source:
        words += f" {version.source.rstrip('.')}."
    if template.shipped and version.number <= 1:
        return f"{words} {NOT_OFFICIAL}"
    return f"{words} Begun from the default list of this program." if template.shipped else words


def _empty_fields(filled: Filled, agency: str) -> Iterator[Labelled]:
    """Go through the fields of the head with room to write, as many to a line as when they are filled in."""
    course = ("Course", "Course version", "Delivery", "Length", "Target group", "Trainers")
    signing = ("Completed by", "Completed on", "Approved by", "Approved on", "View from outside", "Next due")
    yield Labelled("Agency", agency)
    for label in ("Year", *(course if filled.template.kind is QuestionnaireKind.CONTENT else ()), *signing):
        yield Labelled(label, _ROOM_TO_WRITE)


def _fields(filled: Filled, agency: str, course_version: str) -> Iterator[Labelled]:
    head, is_content = filled.checklist, filled.template.kind is QuestionnaireKind.CONTENT
    yield Labelled("Agency", agency)
    yield Labelled("Year", head.year)
    if is_content:
        yield Labelled("Course", filled.course_title)
        yield Labelled("Course version", course_version)
    yield Labelled("Delivery", head.delivery)
    yield Labelled("Length", head.length)
    yield Labelled("Target group", head.audience)
    yield Labelled("Trainers", head.trainers)
    yield Labelled("Contact", head.contact)
    yield Labelled("Figures as at", in_words(head.as_at))
    yield Labelled("Begun", in_words(head.began_on))
    by = ", ".join(part for part in (head.completed_by, head.completed_role) if part)
    yield Labelled("Completed by", by or "nobody yet")
    yield Labelled("Completed on", in_words(head.completed_on) if head.completed_on else "not yet")
    yield Labelled("Approved by", head.approved_by or "nobody yet")
    yield Labelled("Approved on", in_words(head.approved_on) if head.approved_on else "not yet")
    yield Labelled("View from outside", _outside(head))
    yield Labelled("Next due", in_words(head.next_due_on) if head.next_due_on else "set when it is signed off")


def _outside(head: Checklist) -> str:
    if head.outside is OutsideView.NONE:
        return head.outside.words
    on = f" on {in_words(head.outside_on)}" if head.outside_on else ""
    return f"{head.outside.words}: {head.outside_by}{on}"


def _draw_state(paper: Paper, words: str) -> None:
    lines = lines_of(paper, words, _STATE, paper.room - 16)
    height = len(lines) * _STATE.line + 8
    paper.need(height)
    paper.y -= height
    paper.box(paper.left, paper.y, (paper.room, height), ink.TEXT, 2)
    for place, line in enumerate(lines):
        paper.text(paper.left + 8, paper.y + height - 4 - (place + 1) * _STATE.line + 3, line, _STATE)
    paper.y -= 4


def _draw_progress(paper: Paper, filled: Filled) -> None:
    whole = filled.progress()
    paper.y -= 8
    tiles = [
        Tile("Answered", f"{whole.answered:,} of {whole.of:,}", weight=1.3),
        Tile("✓ Met, of those that apply", f"{whole.met:,} of {whole.applicable:,}", _percent(whole), 1.7),
        Tile("◷ Partly", f"{whole.partly:,}"),
        Tile("! Not met", f"{whole.not_met:,}"),
        Tile("⊘ Does not apply", f"{whole.not_applicable:,}"),
    ]
    draw_tiles(paper, tiles)
    if whole.most_points:
        paper.y -= 4
        write_pairs(paper, list(_scores(filled, whole)))
    sections = [section for section in filled.version.sections if any(item.active for item in section.items)]
    if len(sections) > 1:
        paper.y -= 4
        rows = ((section.title, filled.progress(section)) for section in sections)
        draw_table(paper, _SECTIONS, (_section_row(*row) for row in rows), Look(size=7.5))


def _scores(filled: Filled, whole: Progress) -> Iterator[Labelled]:
    """Write the sum of the scores, of the most that those items could have."""
    scale = filled.version.scale
    moderated = progress_of(scale, tuple(filled.answer(item.id).moderated for item in filled.version.items()))
    for label, given in (("Score", whole), ("Moderated score", moderated)):
        if given.most_points:
            yield Labelled(label, f"{given.points:,} of {given.most_points:,} points, {plural(given.answered, 'item')}")


def _percent(whole: Progress) -> str:
    return f"{whole.met * 100 // whole.applicable}%" if whole.applicable else "n/a"


def _section_row(title: str, progress: Progress) -> list[str]:
    counts = (progress.met, progress.partly, progress.not_met, progress.not_applicable)
    return [title, f"{progress.answered:,} of {progress.of:,}", *(f"{count:,}" if count else "–" for count in counts)]
