"""Pictures of the dialogs about people: the form, the lists, many at once, merging, likely duplicates."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.duplicates import DuplicateSearch
from nscp_desktop.domain.people import FormerName, Person, Service, Span
from nscp_desktop.ui.dialogs.duplicates import DuplicateActions, DuplicatesDialog
from nscp_desktop.ui.dialogs.many import ManyDialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.dialogs.times import AWAY, TimesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.person_forms import PersonForms


def people_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each dialog about people is made, by the name of its picture."""
    return {
        "person": partial(_person, window),
        "person-changed": partial(_changed, window),
        "add-person": partial(_new_person, window),
        "person-times": partial(_times, window),
        "person-away": partial(_away, window),
        "many": partial(_many, window),
        "merge": partial(_merge, window),
        "duplicates": partial(_duplicates, window),
        "people-several": partial(_several, window),
    }


def _page(window: MainWindow) -> PeoplePage:
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def _forms(window: MainWindow) -> PersonForms:
    return _page(window).forms


def _late(window: MainWindow) -> Person:
    """Return the first of the people whose worst standing is the worst of all."""
    return min(window.session.board().rows, key=_severity).person


def _severity(row: Row) -> int:
    return row.worst.severity


def _person(window: MainWindow) -> PersonDialog:
    return _forms(window).person_dialog(_late(window).id)


def _changed(window: MainWindow) -> PersonDialog:
    """Show the form with another surname, a duty more and a last day before what is booked."""
    row = next((row for row in window.session.board().rows if any(cell.booking for cell in row.cells.values())), None)
    dialog = _forms(window).person_dialog(row.person.id if row else _late(window).id)
    dialog.ui.family.setText("Marlowe")
    dialog.duties.set_ticked([*dialog.duties.ticked(), "deputy-dsl"])
    dialog.duties.ticked_changed.emit("deputy-dsl")
    dialog.ui.ends_on.set_value(window.session.today + timedelta(1))
    dialog.ui.ends_on.edited.emit()
    return dialog


def _new_person(window: MainWindow) -> PersonDialog:
    return _forms(window).new_dialog()


def _with_past(window: MainWindow) -> Person:
    """Return somebody as if they had been here before, and had another name then."""
    person = _late(window)
    start = person.services[-1].span.starts_on or window.session.today
    earlier = Span(start - timedelta(1500), start - timedelta(400))
    return replace(
        person,
        services=(Service(earlier, person.services[-1].kind, "Moved away"), *person.services),
        away=(Span(window.session.today - timedelta(20), window.session.today + timedelta(60)),),
        former_names=(FormerName(f"{person.given} Brown", start - timedelta(30)),),
    )


def _times(window: MainWindow) -> TimesDialog:
    return _forms(window).times_dialog(_with_past(window))


def _away(window: MainWindow) -> TimesDialog:
    dialog = _forms(window).times_dialog(_with_past(window))
    dialog.show_list(AWAY)
    return dialog


def _many(window: MainWindow) -> ManyDialog:
    people = [row.person for row in window.session.board().rows[:9]]
    left = [person for person in window.session.services.standing.snapshot().people.values() if person not in people]
    gone = [person for person in left if person.service_on(window.session.today) is None]
    dialog = _forms(window).many_dialog([*people, *gone[:1]])
    dialog.add_duty.setCurrentIndex(dialog.add_duty.findData("deputy-dsl"))
    dialog.team_id.setCurrentIndex(dialog.team_id.count() - 1)
    return dialog


def _merge(window: MainWindow) -> MergeDialog:
    people = [row.person for row in window.session.board().rows]
    return _page(window).removal.merge_dialog(people[0], people[1])


def _duplicates(window: MainWindow) -> DuplicatesDialog:
    """Show pairs made up from the sample: an initial, a slip of the keys, a former name, an address."""
    people = [row.person for row in window.session.board().rows[:6]]
    doubles = [
        replace(people[0], id=9001, given=people[0].given[:1]),
        replace(people[1], id=9002, given=people[1].given[1::-1] + people[1].given[2:], roles=(), duties=()),
        replace(people[2], id=9003, family="Brown", former_names=(FormerName(people[2].name),)),
        replace(people[3], id=9004, given=people[3].family, family=people[3].given),
    ]
    search = DuplicateSearch((*people, *doubles))
    actions = DuplicateActions(lambda: search, _page(window).removal.merge_dialog, _nothing)
    return DuplicatesDialog(actions, window.session.today, window)


def _several(window: MainWindow) -> MainWindow:
    page = _page(window)
    window.show_page("people")
    page.table.selectAll()
    return window


def _nothing(*_: object) -> None:
    return None
