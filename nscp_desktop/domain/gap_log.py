"""The gap log as it is listed, and what the record offers to be reported in it.

Source: NSCP Learning and Workforce Development Strategy 2022-24, section 8: gaps and new worries are reported.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.actions import GapKind, ReportedGap
from nscp_desktop.domain.board import Board, requirement_figures
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_reasons import Gap
from nscp_desktop.domain.sensitive_words import health_hint

_WORD = re.compile(r"[\w'’-]+")
# More would be a list to work through, and not a few things that are worth telling.
MOST_OFFERED = 6


class GapState(StrEnum):
    """How far an entry of the gap log is."""

    TO_REPORT = "to-report"
    REPORTED = "reported"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return _STATE_WORDS[self]

    @property
    def symbol(self) -> str:
        return _SYMBOLS[self]


_STATE_WORDS = {
    GapState.TO_REPORT: "Not yet reported",
    GapState.REPORTED: "Reported",
    GapState.ANSWERED: "Answered",
    GapState.CLOSED: "Closed",
}
_SYMBOLS = {GapState.TO_REPORT: "○", GapState.REPORTED: "▷", GapState.ANSWERED: "◷", GapState.CLOSED: "✓"}


class ListedGap(NamedTuple):
    """One line of the gap log, with the title of the requirement it is about, empty for none."""

    gap: ReportedGap
    requirement: str

    @property
    def state(self) -> GapState:
        return state_of_gap(self.gap)


def state_of_gap(gap: ReportedGap) -> GapState:
    """Return how far an entry is."""
    if gap.closed_on is not None:
        return GapState.CLOSED
    if gap.reported_on is None:
        return GapState.TO_REPORT
    return GapState.ANSWERED if gap.reply else GapState.REPORTED


def as_it_stood(gap: ReportedGap, as_at: date) -> ReportedGap | None:
    """Return an entry without what came after a day; None when it had not been noticed yet.

    Nobody notes when a reply came, so that it is known from the day on which the entry was reported.
    """
    if gap.noticed_on > as_at:
        return None
    if gap.closed_on is not None and gap.closed_on > as_at:
        gap = replace(gap, closed_on=None)
    if gap.reported_on is not None and gap.reported_on > as_at:
        gap = replace(gap, reported_on=None, reported_how="", reply="")
    return gap


def reported_words(gap: ReportedGap) -> str:
    """Say when and how an entry was reported: `3 Sep 2026, by e-mail`."""
    if gap.reported_on is None:
        return ""
    return ", ".join(part for part in (in_words(gap.reported_on), gap.reported_how) if part)


def named_in(text: str, names: Iterable[str]) -> str:
    """Return the first of these names that a text holds as whole words, empty when it holds none."""
    folded = f" {' '.join(_WORD.findall(text.casefold()))} "
    return next((name for name in names if f" {' '.join(_WORD.findall(name.casefold()))} " in folded and name), "")


def text_hint(text: str, names: Iterable[str]) -> str:
    """Point out gently that a text for others names somebody, or is about health; empty when it does neither."""
    name = named_in(text, names)
    if name:
        return f"“{name}” is on your records. What is reported to others carries no names of children or staff."
    return health_hint(text)


def offered_gaps(
    board: Board, gaps: Iterable[Gap], unmet: Mapping[str, tuple[int, ...]], logged: Iterable[ReportedGap]
) -> tuple[ReportedGap, ...]:
    """Return entries that the record offers, none of which is stored: what most people lack, and what has no places.

    `gaps` is what is not done, with why, and `unmet` who needs something that no course in use counts towards. What an
    entry that is not closed is about already is left out.
    """
    told = {gap.requirement_id for gap in logged if gap.closed_on is None}
    titles = {item.id: item.title for item in board.requirements()}
    offered = [
        _entry(board.as_at, GapKind.NO_PLACES, own, f"No course for {titles[own]}", _unmet_words(people))
        for own, people in unmet.items()
        if people and own in titles and own not in told
    ]
    about = told | {gap.requirement_id for gap in offered}
    reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for gap in gaps:
        reasons[gap.requirement_id][gap.why] += 1
    figures = requirement_figures(board.rows, board.requirements())
    lacking = [
        (figures[own].of - figures[own].in_date, own)
        for own in titles
        if own not in about and own in figures and figures[own].of > figures[own].in_date
    ]
    for _, own in sorted(lacking, key=_most_first)[: max(0, MOST_OFFERED - len(offered))]:
        words = f"{figures[own].of - figures[own].in_date:,} of {figures[own].of:,} people are not in date."
        told_why = _reason_words(reasons[own])
        offered.append(
            _entry(board.as_at, GapKind.TRAINING_GAP, own, f"Gap in {titles[own]}", f"{words} {told_why}".strip())
        )
    return tuple(offered)


def _entry(on: date, kind: GapKind, requirement_id: str, what: str, detail: str) -> ReportedGap:
    return ReportedGap(0, kind, what, on, detail, requirement_id)


def _unmet_words(people: tuple[int, ...]) -> str:
    needs = "needs" if len(people) == 1 else "need"
    return f"{plural(len(people), 'person', 'people')} {needs} it, and no course in use counts towards it."


def _reason_words(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    first = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:3]
    return "Why, as far as is known: " + ", ".join(f"{words.lower()} ({count:,})" for words, count in first) + "."


def _most_first(lacking: tuple[int, str]) -> tuple[int, str]:
    return -lacking[0], lacking[1]
