"""The action plan and the gap log of a sample agency."""

from datetime import date

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.gap_reasons import NOT_DONE_KINDS
from nscp_desktop.services.action_sources import has_left
from nscp_desktop.services.record_files import Services
from nscp_desktop.storage.unit_of_work import UnitOfWork


def add_actions(services: Services, today: date) -> None:
    """Add a plan with something overdue, something done and something to come, and three entries of the gap log."""
    board = services.standing.board(today)
    owners = _owners(board)
    first, second = owners[0], owners[-1]
    lacking = _most_lacking(board)
    about = next((row.person.id for row in board.rows if lacking and row.verdict(lacking).kind in NOT_DONE_KINDS), None)
    left = next((own.id for own in services.standing.snapshot().people.values() if has_left(own, today)), second)
    plan = [
        (Action(0, "Agree who covers for the safeguarding lead during holidays", add_months(today, -4),
                "Asked about at the last safeguarding meeting.", add_days(today, -12), owner_id=first)),
        (Action(0, "Book the remaining people on the next course", add_days(today, -20),
                "They are not in date.", add_days(today, 9), owner_id=second, requirement_id=lacking)),
        (Action(0, "Find a place on a course within travelling distance", add_days(today, -6), "",
                add_months(today, 2), owner="The training office", requirement_id=lacking, person_id=about)),
        (Action(0, "Put the names of the safeguarding team on the notice board", add_days(today, -30), "",
                add_months(today, 1), owner_id=left)),
        (Action(0, "Ask the partnership for its newest training programme", add_days(today, -3))),
        (Action(0, "Add local contact numbers to the induction slides", add_months(today, -7),
                "New starters asked for them.", add_months(today, -5), add_days(add_months(today, -5), -4),
                "Slides of the last induction, page 4.", first)),
        (Action(0, "Keep the sign-in sheets of whole-day sessions with the records", add_months(today, -10), "",
                add_months(today, -8), add_months(today, -8), "Seen by the safeguarding lead.", second)),
    ]  # fmt: skip
    with services.desk.changing("Add actions and the gap log") as unit:
        for action in plan:
            unit.actions.add_action(action)
        _add_from_item(unit, today, first)
        for gap in _gaps(today, lacking):
            unit.actions.add_gap(gap)


def _gaps(today: date, lacking: str | None) -> tuple[ReportedGap, ...]:
    return (
        ReportedGap(
            0,
            GapKind.NO_PLACES,
            "No places on the course until the summer",
            add_days(today, -40),
            "The waiting list is longer than one term.",
            lacking,
            add_days(today, -33),
            "by e-mail",
            "Two more dates will be put on in the spring.",
        ),
        ReportedGap(
            0,
            GapKind.NEW_WORRY,
            "More children are contacted by strangers through online games",
            add_days(today, -16),
            "Named by several people after training about online safety.",
            None,
            add_days(today, -9),
            "at the meeting of the group",
        ),
        ReportedGap(
            0, GapKind.TRAINING_GAP, "Little is offered for people who work evenings or weekends", add_days(today, -5)
        ),
    )


def _add_from_item(unit: UnitOfWork, today: date, owner_id: int | None) -> None:
    """Add an action that comes from an item of a questionnaire, where one is filled in and none has come from it."""
    answers = unit.checklists.items_of_answers()
    if answers and all(action.answer_id is None for action in unit.actions.actions()):
        what = "Add an exercise on writing down what was said to the next session"
        due = add_months(today, 2)
        unit.actions.add_action(
            Action(0, what, add_days(today, -14), due_on=due, owner_id=owner_id, answer_id=min(answers))
        )


def _owners(board: Board) -> list[int | None]:
    """Return who is likely to see to things: those with a duty, the others after them."""
    rows = sorted(board.rows, key=lambda row: (not row.person.duties_on(board.as_at), row.person.id))
    here: list[int | None] = [row.person.id for row in rows if not row.is_away]
    return here[:2] or [None]


def _most_lacking(board: Board) -> str | None:
    """Return the requirement that most people here do not have in date, None when there is none."""
    figures = board.by_requirement()
    lacking = {own: found.of - found.in_date for own, found in figures.items()}
    return max(lacking, key=lambda own: lacking[own], default=None)
