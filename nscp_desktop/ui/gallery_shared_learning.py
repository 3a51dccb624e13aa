"""The tab of shared learning and its forms, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.learning import LearningItem, LearningKind, Reach
from nscp_desktop.ui.dialogs.learning_item import LearningItemDialog
from nscp_desktop.ui.dialogs.learning_people import MarkReadDialog, ShareDialog
from nscp_desktop.ui.dialogs.person_learning import PersonLearningDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.learning_acts import LearningActs
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import TabRequest


def shared_learning_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "learning-shared": partial(_tab, window),
        "learning-item": partial(_item, window),
        "learning-share": partial(_share, window),
        "learning-read": partial(_read, window),
        "person-learning": partial(_person, window),
        "report-learning-log": partial(_report, window, "learning-log"),
        "report-learning-readers": partial(_report, window, "learning-readers"),
    }


def _tab(window: MainWindow) -> QWidget:
    window.show_page("learning", TabRequest("shared", _found(window).item.id))
    return window


def _report(window: MainWindow, report_id: str) -> QWidget:
    window.show_page("reports", ReportRequest(report_id))
    return window


def _item(window: MainWindow) -> LearningItemDialog:
    return _acts(window).item_form(_found(window).item)


def _share(window: MainWindow) -> ShareDialog:
    found = _found(window)
    dialog = _acts(window).share_form(found, found.starters)
    dialog.people.tick_shown()
    return dialog


def _read(window: MainWindow) -> MarkReadDialog:
    found = _found(window)
    return _acts(window).read_form(found, found.unread[:5])


def _person(window: MainWindow) -> PersonLearningDialog:
    services, row = window.session.services, window.session.board().rows[0]
    return PersonLearningDialog(row.person.name, services.learning.of_person(row.person.id), window)


def _acts(window: MainWindow) -> LearningActs:
    return LearningActs(window.session, window)


def _found(window: MainWindow) -> Reach:
    """Return what has been shared and is not read by all; an item nobody has got where nothing was shared."""
    everything = window.session.services.learning.everything(window.session.as_at)
    nothing = LearningItem(0, "Safeguarding bulletin", LearningKind.BULLETIN)
    here = tuple(row.person.id for row in window.session.board().rows)
    return next((one for one in everything if one.unread), Reach(nothing, window.session.as_at, (), {}, here))
