"""How actions and entries of the gap log are listed: their state on a day, what is late, what is pointed out."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.action_lists import (
    ActionState,
    ListedAction,
    Owner,
    Source,
    SourceKind,
    action_jobs,
    done_words,
    late_words,
    listed_first,
    owned_words,
    state_of,
)
from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.gap_log import GapState, named_in, state_of_gap, text_hint

DUE = date(2027, 2, 28)
ACTION = Action(1, "Order posters", date(2026, 9, 1), due_on=DUE)
BY_HAND = Source(SourceKind.HAND, "By hand", "By hand")


def listed(action: Action, as_at: date = DUE) -> ListedAction:
    return ListedAction(action, BY_HAND, Owner("Gwen Evans"), as_at)


def test_the_due_day_itself_is_still_in_time() -> None:
    assert state_of(ACTION, DUE) is ActionState.OPEN
    assert late_words(ACTION, DUE) == ""
    assert state_of(ACTION, date(2027, 3, 1)) is ActionState.OVERDUE
    assert listed(ACTION, date(2027, 3, 1)).due_words == "28 Feb 2027, 1 day late"
    assert listed(ACTION, date(2027, 3, 31)).due_words == "28 Feb 2027, 31 days late"


def test_an_action_without_a_day_is_never_overdue() -> None:
    open_ended = replace(ACTION, due_on=None)
    assert state_of(open_ended, date(2199, 1, 1)) is ActionState.OPEN
    assert listed(open_ended).due_words == "No day given"


def test_what_was_done_later_was_still_open_on_an_earlier_day() -> None:
    done = replace(ACTION, done_on=date(2027, 3, 5))
    assert state_of(done, date(2027, 3, 4)) is ActionState.OVERDUE
    assert state_of(done, date(2027, 3, 5)) is ActionState.DONE
    assert done_words([done, ACTION], date(2027, 3, 5)) == "1 of 2 done"
    assert done_words([], DUE) == "0 of 0 done"


def test_open_ones_come_first_by_their_day_and_the_newest_done_first_after_them() -> None:
    rows = [
        listed(replace(ACTION, id=1, done_on=date(2027, 1, 1))),
        listed(replace(ACTION, id=2, done_on=date(2027, 2, 1))),
        listed(replace(ACTION, id=3, due_on=None)),
        listed(replace(ACTION, id=4, due_on=date(2027, 1, 5))),
        listed(ACTION, DUE),
    ]
    order = [row.action.id for row in sorted(rows, key=listed_first)]
    assert order == [4, 1, 3, 2, 1]


def test_jobs_count_what_is_overdue_and_what_is_due_within_two_weeks() -> None:
    as_at = date(2027, 2, 14)
    actions = [
        ACTION,
        replace(ACTION, id=2, what="Late", due_on=date(2027, 2, 13)),
        replace(ACTION, id=3, what="Today", due_on=as_at),
        replace(ACTION, id=4, what="Too far", due_on=date(2027, 3, 1)),
        replace(ACTION, id=5, what="Done", due_on=date(2027, 1, 1), done_on=date(2027, 1, 1)),
    ]
    overdue, soon = action_jobs(actions, as_at)
    assert (overdue.title, overdue.detail) == ("1 action is overdue", "Late")
    assert (soon.title, soon.detail) == ("2 actions are due by 28 Feb 2027", "Today; Order posters")
    assert (soon.page, soon.tab) == ("assurance", "actions")
    assert action_jobs([], as_at) == ()


def test_many_actions_are_named_two_and_counted() -> None:
    many = [replace(ACTION, id=own, what=f"Do {own}") for own in range(1, 5)]
    (overdue,) = action_jobs(many, date(2027, 3, 1))
    assert overdue.detail == "Do 1; Do 2 and 2 more"
    assert owned_words(many).startswith("Sees to 4 open actions: Do 1; Do 2 and 2 more.")
    assert owned_words([replace(ACTION, done_on=DUE)]) == ""


@pytest.mark.parametrize(
    ("owner", "words"),
    [(Owner(), "Nobody yet"), (Owner("Gwen"), "Gwen"), (Owner("Gwen", has_left=True), "Gwen (has left)")],
)
def test_an_owner_who_has_left_is_marked(owner: Owner, words: str) -> None:
    assert owner.words == words


def test_an_entry_of_the_gap_log_goes_from_not_reported_to_closed() -> None:
    gap = ReportedGap(1, GapKind.NEW_WORRY, "Online games", DUE)
    reported = replace(gap, reported_on=DUE)
    answered = replace(reported, reply="Thank you")
    closed = replace(answered, closed_on=DUE)
    assert [state_of_gap(one) for one in (gap, reported, answered, closed)] == list(GapState)


def test_a_text_for_others_that_names_somebody_on_record_is_pointed_out() -> None:
    names = ["Maria Ortiz", "Siân O’Neill", "Al Li"]
    assert named_in("Ask maria ortiz, please", names) == "Maria Ortiz"
    assert named_in("(Siân O’Neill)", names) == "Siân O’Neill"
    assert named_in("Maria asked; Ortiz did not. General lists", names) == ""
    assert "no names of children or staff" in text_hint("Maria Ortiz was there", names)
    assert "health" in text_hint("Somebody had a stroke", names)
    assert text_hint("Places are full", names) == ""
