"""The rules in use: what is asked of whom, when, on whose word, and what the agency has changed of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.dates import FOREVER, in_words, opening, plural
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.domain.rule_words import (
    Names,
    first_words,
    notice_words,
    period_words,
    source_words,
    when_words,
    who_words,
)
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Column, Look, Row, draw_table

_COLUMNS = (
    Column("Requirement", 25, bold=True),
    Column("Asked of", 24),
    Column("When", 18),
    Column("First time", 13),
    Column("Told", 11),
    Column("Source and edition", 28),
    Column("To check", 22),
)
_EDITIONS = (
    Column("Document", 50, bold=True),
    Column("Edition", 16),
    Column("In force from", 20),
    Column("Published", 20),
)


@dataclass(frozen=True, slots=True)
class RulesInUseReport:
    """What the report is made of. `changed` says, by requirement id, what the agency has changed of a pack."""

    frame: Frame
    requirements: tuple[Requirement, ...]
    names: Names
    packs: tuple[PackInfo, ...]
    documents: tuple[Document, ...]
    changed: Mapping[str, str]


def build_rules_in_use(data: RulesInUseReport, out: BinaryIO) -> Built:
    """Write the rules as a PDF; those that have ended are left out, those that will begin say so."""
    paper = Paper(out, data.frame)
    draw_rules(paper, data)
    return paper.finish(counting=False)


def draw_rules(paper: Paper, data: RulesInUseReport, size: float = 7.5) -> None:
    """Draw the rules and the editions that they ask for, from the page's height down."""
    as_at = data.frame.as_at
    asked = [(item, rule) for item in data.requirements for rule in _rules(item, as_at)]
    packs = "; ".join(", ".join(part for part in (pack.title, pack.edition) if part) for pack in data.packs)
    count = len({item.id for item, _ in asked})
    paper.paragraph(f"{plural(count, 'requirement')}, from: {packs}.")
    paper.y -= 4
    draw_table(paper, _COLUMNS, _lines(data, asked), Look(size, merge_first=True))
    _draw_off(paper, data, {item.id for item, _ in asked})
    if data.documents:
        paper.y -= 10
        draw_table(paper, _EDITIONS, _editions(data.documents), Look(size, merge_first=True))


def _rules(requirement: Requirement, as_at: date) -> tuple[Rule, ...]:
    if not requirement.active:
        return ()
    return tuple(rule for rule in requirement.rules if (rule.ends_on or FOREVER) >= as_at)


def _lines(data: RulesInUseReport, asked: Iterable[tuple[Requirement, Rule]]) -> Iterable[Row]:
    for item, rule in asked:
        changed = f"\nChanged by the agency. {data.changed[item.id]}" if item.id in data.changed else ""
        together = "\nHeld for everyone on one day" if item.whole_agency else ""
        after = f", after {data.names.requirements.get(rule.after, rule.after)}" if rule.after else ""
        period = period_words(rule)
        is_alone = rule.kind is not RuleKind.MINIMUM
        yield [
            f"{item.title}{together}{changed}",
            who_words(rule.who, data.names.duties),
            f"{opening(when_words(rule))}{after}{f' ({period})' if period else ''}",
            opening(first_words(rule)),
            opening(notice_words(rule)) if is_alone else "",
            source_words(rule),
            opening(rule.to_check),
        ]


def _draw_off(paper: Paper, data: RulesInUseReport, asked: set[str]) -> None:
    off = [item.title for item in data.requirements if item.id not in asked]
    if off:
        paper.y -= 6
        paper.paragraph(f"Not asked for: {'; '.join(off)}.", ink.NOTE)


def _editions(documents: Iterable[Document]) -> Iterable[Row]:
    for document in documents:
        for edition in document.editions:
            published = in_words(edition.published) if edition.published else ""
            yield [document.title, edition.name, in_words(edition.in_force), published]
