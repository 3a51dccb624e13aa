"""How the dialogs about training that was accepted, booked or exempted are made for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Equivalent, Exemption
from nscp_desktop.domain.whole_agency import Coverage, Missed
from nscp_desktop.ui.dialogs.equivalent import EquivalentDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.dialogs.past_bookings import PastBookingsDialog
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.accepting import Accepting
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.pages.whole_day import day_request


def training_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "equivalent": partial(_equivalent, window, elsewhere=False),
        "equivalent-elsewhere": partial(_equivalent, window, elsewhere=True),
        "counts-towards": partial(_counts_towards, window),
        "exemption-change": partial(_exemption, window),
        "past-bookings": partial(_past_bookings, window),
        "record-training-unknown": partial(_unknown, window),
        "record-training-turnout": partial(_turnout, window),
        "record-training-day": partial(_day, window),
        "record-training-renew": partial(_renew, window),
        "everyone-but": partial(_everyone_but, window),
        "person-training": partial(_person_training, window),
    }


def _late(window: MainWindow) -> tuple[Row, str]:
    """Return somebody with training on record, and what they have not done."""
    histories = window.session.services.standing.snapshot().histories
    for row in window.session.board().rows:
        if row.person.id not in histories or not histories[row.person.id].completions:
            continue
        for requirement_id, verdict in row.items():
            if verdict.kind in (StandingKind.OVERDUE, StandingKind.NOT_DONE):
                return row, requirement_id
    raise LookupError("everybody of the sample is in date")


def _equivalent(window: MainWindow, *, elsewhere: bool) -> EquivalentDialog:
    row, requirement_id = _late(window)
    dialog = Accepting(window.session, row.person.id, window).for_requirement(requirement_id)
    if elsewhere:
        dialog.chosen.setCurrentIndex(dialog.chosen.count() - 1)
        dialog.training_title.setEditText("Safeguarding at a former school")
        dialog.completed_on.set_value(add_months(window.session.today, -5))
        dialog.completed_on.edited.emit()
    return dialog


def _counts_towards(window: MainWindow) -> QWidget:
    row, requirement_id = _late(window)
    session = window.session
    done = session.services.standing.snapshot().history(row.person.id).completions[-1]
    decision = Equivalent(
        0, row.person.id, done.id, requirement_id, "Gwen Evans", "Covered the same in March", session.today
    )
    if session.editing.may_change:
        session.services.training.accept_equivalent(decision, today=session.today)
    return Accepting(session, row.person.id, window).for_completion(done)


def _exemption(window: MainWindow) -> ExemptionDialog:
    row, requirement_id = _late(window)
    today = window.session.today
    before = Exemption(
        1, row.person.id, requirement_id, add_days(today, -40), add_days(today, 25), "Seconded", "Gwen Evans"
    )
    title = window.session.board().rulebook.by_id[requirement_id].title
    return ExemptionDialog(f"{row.person.name} · {title}", _nothing, today=today, before=before, parent=window)


def _past_bookings(window: MainWindow) -> PastBookingsDialog:
    rows = window.session.board().rows[:6]
    people = [(place, row.person.sorted_name) for place, row in enumerate(rows)]
    return PastBookingsDialog("Prevent awareness · booked for 3 Nov 2026", people, _nothing, _nothing, window)


def _unknown(window: MainWindow) -> MainWindow:
    page = _page(window)
    page.form.ui.date_unknown.setChecked(True)
    return window


def _turnout(window: MainWindow) -> MainWindow:
    page = _page(window)
    course = page.form.course() or Course(0, "")
    own = [row.person.id for row in window.session.board().rows]
    today = window.session.today
    missed = [Missed(person_id, None, is_here=True) for person_id in own[-5:]]
    day = Session(1, course.id, today, today, whole_agency=True)
    shown = Coverage(day, tuple(own[:-5]), tuple(missed[:-1]), tuple(missed[-1:]))
    page.clear()
    page.turnout.put(shown, f"Recorded {course.title} for {len(own) - 5} people.")
    return window


def _day(window: MainWindow) -> MainWindow:
    """Show the day for everyone as it is offered, after two of them were unticked and a list was pasted."""
    session = window.session
    requirement = next(item for item in session.board().rulebook.requirements if item.whole_agency and item.active)
    window.record_training(day_request(session, requirement.id))
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    page.who.model.tick(page.who.model.ticked()[2:4], ticked=False)
    page.who.show_unmatched(("Jo Bloggs", "A. Nother"))
    return window


def _renew(window: MainWindow) -> MainWindow:
    row, _ = _late(window)
    done = window.session.services.standing.snapshot().history(row.person.id).completions[-1]
    window.record_training(RecordRequest(draft=window.session.services.training.renewal_of([done.id])))
    return window


def _everyone_but(window: MainWindow) -> PasteNamesDialog:
    """Show a pasted list in which one line is not sure and one means nobody."""
    people = [row.person for row in window.session.board().rows]
    dialog = PasteNamesDialog(people, window, all_but=True)
    lines = [people[1].name, people[4].sorted_name, people[7].family, "Jo Bloggs"]
    dialog.text.setPlainText("\n".join(lines))
    return dialog


def _person_training(window: MainWindow) -> MainWindow:
    """Show somebody who missed a session, where there is such a one."""
    rows, training = window.session.board().rows, window.session.services.training
    own = next((row for row in rows if training.beside(row.person.id).outcomes), rows[0])
    window.open_person(own.person.id)
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    panel = page.panels.person
    panel.tabs.setCurrentWidget(panel.training)
    panel.training.table.selectRow(0)
    return window


def _page(window: MainWindow) -> RecordTrainingPage:
    courses = window.session.services.training.courses()
    course = max(courses, key=_towards)
    rows = window.session.board().rows[:8]
    window.show_page("record-training", RecordRequest(course.id, None, tuple(row.person.id for row in rows)))
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    return page


def _towards(course: Course) -> int:
    return len(course.satisfies)


def _nothing(*_: object) -> None:
    return None
