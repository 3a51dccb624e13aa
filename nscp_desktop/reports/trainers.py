"""Who delivers training: trainers with their own dates, outside providers, and those who stand for the agency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.trainers import DUTY_TITLES, TRAINER_DUTY, Holder, LedSession, Provider, TrainerView
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Chip, Column, Row, draw_table

_TRAINERS = (
    Column("Trainer", 24, bold=True),
    Column("Safeguarding knowledge", 28),
    Column("Training skill", 28),
    Column("Own dates", 12),
    Column("", 26),
    Column("Led in 12 months", 14, "right"),
)
_CONCERNS = (Column("Session", 14, bold=True), Column("Course", 24), Column("Led by", 20), Column("What was found", 46))
_PROVIDERS = (
    Column("Provider", 26, bold=True),
    Column("Contact", 26),
    Column("Content last checked", 26),
    Column("Note", 34),
)
_HOLDERS = (Column("Person", 34, bold=True), Column("Duty", 44), Column("Since", 20))


@dataclass(frozen=True, slots=True)
class TrainersReport:
    """What the report is made of, as at the day of the frame; courses are titles by id."""

    frame: Frame
    trainers: Sequence[TrainerView]
    sessions: Sequence[LedSession]
    providers: Sequence[Provider]
    holders: Sequence[Holder]
    courses: Mapping[int, str]


def build_trainers(data: TrainersReport, out: BinaryIO) -> Built:
    """Write the report as a PDF."""
    paper = Paper(out, data.frame)
    paper.heading("Trainers", keep_with=60)
    shown = [one for one in data.trainers if one.trainer.active]
    if shown:
        draw_table(paper, _TRAINERS, [_trainer(one) for one in shown])
    else:
        paper.paragraph("Nobody is on the list of trainers.")
    _draw_sessions(paper, data)
    paper.heading("Outside providers", keep_with=60)
    used = [one for one in data.providers if one.active]
    if used:
        draw_table(paper, _PROVIDERS, [_provider(one, data.frame) for one in used])
    else:
        paper.paragraph("No outside provider is on the list.")
    paper.heading("Training Pool and Learning and Workforce Development group", keep_with=60)
    held = [one for one in data.holders if one.duty != TRAINER_DUTY]
    if held:
        draw_table(paper, _HOLDERS, [_holder(one) for one in held])
    else:
        duties = " or ".join(title for code, title in DUTY_TITLES.items() if code != TRAINER_DUTY)
        paper.paragraph(f"Nobody here holds the duty {duties}.")
    paper.y -= 6
    paper.paragraph(
        "Own dates of people here are worked out from their training on record, on the as-at date and on the day of "
        "each session; those of others from the dates that were written down for them.",
        ink.NOTE,
    )
    return paper.finish(counting=False)


def _draw_sessions(paper: Paper, data: TrainersReport) -> None:
    found = len(data.sessions)
    paper.heading(f"Sessions to look at: {plural(found, 'session')}", keep_with=50)
    if not data.sessions:
        paper.paragraph("No session of the last twelve months was led by a trainer who was out of date that day.")
        return
    rows: list[Row] = [
        [
            in_words(one.session.starts_on) + ("\nstill to come" if one.is_ahead else ""),
            data.courses.get(one.session.course_id, ""),
            ", ".join(one.names),
            "\n".join(one.concerns),
        ]
        for one in data.sessions
    ]
    draw_table(paper, _CONCERNS, rows)


def _trainer(one: TrainerView) -> Row:
    trainer = one.trainer
    beside = "" if trainer.person_id is not None else trainer.organisation or "from outside"
    last = f"\nlast {in_words(one.last_led)}" if one.last_led is not None else ""
    return [
        f"{trainer.name}\n{beside}" if beside else trainer.name,
        _having(trainer.knowledge, trainer.knowledge_on, trainer.knowledge_until),
        _having(trainer.skill, trainer.skill_on, trainer.skill_until),
        Chip(one.kind),
        one.words,
        f"{one.led:,}{last}",
    ]


def _having(words: str, since: date | None, until: date | None) -> str:
    parts = [words or "not recorded"]
    if since is not None:
        parts.append(f"since {in_words(since)}")
    if until is not None:
        parts.append(f"until {in_words(until)}")
    return ", ".join(parts)


def _provider(one: Provider, frame: Frame) -> Row:
    checked = one.content_checked_on
    words = f"{in_words(checked)}, {one.content_checked_by}" if checked is not None else "never"
    if one.is_check_due(frame.as_at):
        words += "\n! not checked for 12 months" if checked is not None else "\n! to be checked"
    return [one.title, one.contact, words, one.note]


def _holder(one: Holder) -> Row:
    return [one.name, one.title, in_words(one.since) if one.since is not None else "not recorded"]
