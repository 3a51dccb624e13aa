"""The command `standing`: who is in date and who is not."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from nscp_desktop.app.commands import opened, say
from nscp_desktop.domain.audit_people import figures_by_kind
from nscp_desktop.domain.board import Board, Row, Snapshot
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import because, status_words
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.minimums import Minimum, minimums
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind

BY = ("person", "group", "team", "site", "role", "requirement")


def run(options: argparse.Namespace, today: date) -> int:
    """Print figures and standings as at a day."""
    as_at = options.as_at or today
    with opened(options) as services:
        board, snapshot = services.standing.board(as_at), services.standing.snapshot()
    if options.json:
        say(json.dumps(as_json(board, snapshot), ensure_ascii=False, indent=1))
        return 0
    figures = board.figures()
    beside = f", {figures.beside}" if figures.beside else ""
    say(f"{figures.words} people in date ({figures.percent_words}) as at {in_words(as_at)}{beside}")
    found = minimums(board)
    for line in (*_lines(board, options.by), *_minimum_lines(found)):
        say(line)
    return 0


def as_json(board: Board, snapshot: Snapshot) -> dict[str, object]:
    """Return the document that `standing --json` prints: figures of everyone and of parts, then person by person."""
    return {
        "as_at": board.as_at.isoformat(),
        "people": len(board.rows),
        "figures": _figures(board.figures()),
        "groups": _groups(board),
        "staff_types": [
            {"staff_type": kind.value, "people": people, **_figures(figures)}
            for kind, (people, figures) in figures_by_kind(board).items()
        ],
        "requirements": [
            {"requirement": board.rulebook.by_id[key].title, "id": key, **_figures(figures)}
            for key, figures in board.by_requirement().items()
        ],
        "minimums": [minimum for one in minimums(board) for minimum in _minimum(one)],
        "rows": [row for person in board.rows for row in _rows(person, board, snapshot)],
    }


def _groups(board: Board) -> list[dict[str, object]]:
    """Return the Target Groups in order, those never placed last, under a group of null."""
    people = Counter(row.group for row in board.rows)
    return [{"group": group, "people": people[group], **_figures(own)} for group, own in sorted_groups(board)]


def _figures(figures: Figures) -> dict[str, int | None]:
    """Return counts by name; `in_date` of `of` is `percent`, null when nothing is asked of anybody."""
    return {
        "of": figures.of,
        "in_date": figures.in_date,
        "due_soon": figures.due_soon,
        "overdue": figures.overdue,
        "not_done": figures.not_done,
        "date_unknown": figures.date_unknown,
        "induction": figures.induction,
        "exempt": figures.exempt,
        "away": figures.away,
        "percent": figures.percent,
    }


def _minimum(one: Minimum) -> Iterable[dict[str, object]]:
    """Return each place in which so many have to be trained; its title is empty for the whole agency."""
    for part in one.parts:
        yield {
            "requirement": one.requirement.title,
            "id": one.requirement.id,
            "per": one.rule.minimum_per.value,
            "where": part.title,
            "of": part.of,
            "trained": len(part.trained),
            "needed": one.wanted,
            "met": one.is_met_in(part),
        }


def _rows(row: Row, board: Board, snapshot: Snapshot) -> Iterable[dict[str, object]]:
    person: Person = row.person
    for requirement_id, cell in row.cells.items():
        if cell.kind is StandingKind.NOT_REQUIRED:
            continue
        requirement = board.rulebook.by_id[requirement_id]
        yield {
            "person": person.name,
            "group": row.group,
            "requirement": requirement.title,
            "id": requirement_id,
            "standing": cell.kind.value,
            "due": cell.due.isoformat() if cell.due else None,
            "because": because(person, requirement, cell, snapshot.rulebook, board.as_at),
        }


def _lines(board: Board, by: str) -> Iterable[str]:
    if by == "person":
        for row in board.rows:
            bad = [
                f"{board.rulebook.by_id[key].title}: {status_words(told, board.as_at)}"
                for key, told in row.items()
                if told.kind.is_asked and told.kind is not StandingKind.IN_DATE
            ]
            yield f"{row.person.sorted_name}: {row.worst.words}" + (f" ({'; '.join(bad)})" if bad else "")
        return
    found = _found(board, by)
    width = max((len(name) for name in found), default=0)
    for name, figures in found.items():
        yield f"{name:{width}}  {figures.words} ({figures.percent_words}) {figures.beside}".rstrip()


def _minimum_lines(found: Sequence[Minimum]) -> Iterable[str]:
    """Say of how many of the minimums all is well, and of each place whether it is met."""
    if not found:
        return
    met = sum(one.is_met for one in found)
    yield f"Minimums: {met:,} of {len(found):,} met ({met * 100 // len(found)}%)"
    for one in found:
        for part in one.parts:
            words = f"{part.words} ({part.percent_words}) trained, at least {one.wanted:,} needed"
            sign = "met" if one.is_met_in(part) else "not met"
            yield f"{one.requirement.title}, {one.where(part)}: {words}: {sign}"


def _found(board: Board, by: str) -> dict[str, Figures]:
    """Return figures by the title under which they are listed, in the order of the list."""
    match by:
        case "group":
            return {f"Group {key}" if key else "Not placed": figures for key, figures in sorted_groups(board)}
        case "team":
            return _titled(board.by_team(), "No team")
        case "site":
            return _titled(board.by_site(), "No site")
        case "role":
            return _titled(board.by_role(), "No role")
        case _:
            return {board.rulebook.by_id[key].title: figures for key, figures in board.by_requirement().items()}


def _titled(found: dict[str, Figures], without: str) -> dict[str, Figures]:
    """Return figures in the order of their titles, those of people without one last."""
    titles = sorted(found, key=lambda title: (not title, title.casefold()))
    return {title or without: found[title] for title in titles}


def sorted_groups(board: Board) -> list[tuple[int | None, Figures]]:
    """Return the groups in order, those never placed last."""
    return sorted(board.by_group().items(), key=lambda pair: pair[0] or 9)
