"""The rows of the tables about one person: placements, and what is on record beside completions."""

from datetime import date

import pytest

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.person_changes import Titles, placed_person
from nscp_desktop.domain.proof import Beside
from nscp_desktop.domain.registers import Outcome, PersonOutcome, RegisterEntry
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.person_parts import placement_columns, placements, record_columns, record_rows
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import page_of

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(("day", "first"), [(DAY, "23 Nov 2026"), (None, "the start")])
def test_a_placement_replaced_the_same_day_says_so_and_is_not_reversed(day: date | None, first: str) -> None:
    person = Person(1, "Amir", "Khan", services=(Service(Span(None, None), PersonKind.EMPLOYEE),))
    for group in (2, 3):
        person = placed_person(person, PlacementDraft(group, day, "Head", "Looked at again"), Titles())
    person = placed_person(person, PlacementDraft(4, date(2027, 1, 4), "Head", "DSL"), Titles())
    which, since, until = placement_columns()[:3]
    assert [(which.text(row), since.text(row), until.text(row)) for row in placements(person)] == [
        ("4", "4 Jan 2027", "now"),
        ("3", first, "3 Jan 2027"),
        ("2", first, "replaced the same day"),
    ]


def test_other_outcomes_stand_among_the_trainings_with_reason_and_fee(session: Session) -> None:
    services = session.services
    own = next(iter(services.standing.board(DAY).rows)).person.id
    course = services.training.courses()[0].id
    entry = RegisterEntry(1, own, Outcome.DID_NOT_ATTEND, reason="no cover", fee_pence=2500)
    waiting = RegisterEntry(2, own, Outcome.WAITING)
    beside = Beside(
        (PersonOutcome(8, course, date(2031, 3, 4), entry), PersonOutcome(9, course, date(2031, 3, 5), waiting))
    )
    rows = record_rows(services.standing.snapshot(), own, beside)[:2]
    when, _, evidence, until, hours, note = record_columns()
    assert [[column.text(row) for column in (when, evidence, until, hours, note)] for row in rows] == [
        ["▣ 5 Mar 2031", "On the waiting list", "", "", ""],
        ["– 4 Mar 2031", "Did not attend", "", "", "no cover; fee £25"],
    ]


def test_only_a_training_can_be_corrected_renewed_or_removed(session: Session, window: MainWindow) -> None:
    page = page_of(window, "people", PeoplePage)
    missed = next(
        row.person.id for row in session.board().rows if session.services.training.beside(row.person.id).outcomes
    )
    window.open_person(missed)
    tab = page.panels.person.training
    row = next(row for row in tab.model.rows() if isinstance(row.entry, PersonOutcome))
    tab.table.select_key(row.id)
    assert not any(button.isEnabled() for button in (tab.edit, tab.renew, tab.remove, tab.files, tab.counts))
    assert tab.history.isEnabled()
    done = next(row for row in tab.model.rows() if row.completion is not None)
    tab.table.select_key(done.id)
    assert all(button.isEnabled() for button in (tab.edit, tab.renew, tab.remove, tab.files, tab.counts))
