"""Pictures of what is about Target Groups: placing, the settings for them, and competence reviews."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.competences import Met
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.ui.dialogs.competence import CompetenceDialog
from nscp_desktop.ui.dialogs.competence_review import CompetenceReviewDialog
from nscp_desktop.ui.dialogs.duty import DutyDialog
from nscp_desktop.ui.dialogs.level import LevelDialog
from nscp_desktop.ui.dialogs.placement import PlacementDialog
from nscp_desktop.ui.dialogs.reviewed import ReviewedDialog
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.dialogs.role_reviews import RoleReviewsDialog
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.placing_people import placement_dialog
from nscp_desktop.ui.reviewing import person_subject, review_dialog

_LEVEL = AgencyLevel(1, "Band C", 3, "Works with families on their own, and holds cases of their own.")


def group_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each of these is made, by the name of its picture."""
    return {
        "placement": partial(_placement, window),
        "placement-several": partial(_placement_several, window),
        "reviewed": partial(_reviewed, window),
        "role": partial(_role, window),
        "duty": partial(_duty, window),
        "level": partial(_level, window),
        "target-group": partial(_target_group, window),
        "competence": partial(_competence, window),
        "competence-review": partial(_competence_review, window),
        "role-reviews": partial(_role_reviews, window),
        "settings-roles": partial(_settings, window, "roles"),
        "settings-groups": partial(_settings, window, "groups"),
        "settings-competences": partial(_settings, window, "competences"),
    }


def _people(window: MainWindow) -> list[Person]:
    return [row.person for row in window.session.board().rows]


def _with_most_duties(window: MainWindow) -> Person:
    day = window.session.today
    return max(_people(window), key=lambda person: len(person.duties_on(day)))


def _placement(window: MainWindow) -> PlacementDialog:
    dialog = placement_dialog(window.session, [_with_most_duties(window)], window)
    dialog.take_proposal()
    return dialog


def _placement_several(window: MainWindow) -> PlacementDialog:
    dialog = placement_dialog(window.session, _people(window)[:12], window)
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(3))
    return dialog


def _reviewed(window: MainWindow) -> ReviewedDialog:
    names = [person.sorted_name for person in _people(window)[:3]]
    return ReviewedDialog(names, window.session.today, _nothing, window)


def _role(window: MainWindow) -> RoleDialog:
    agency = window.session.services.agency
    return RoleDialog(agency.target_groups(), [_LEVEL], _nothing, next(iter(agency.roles()), None), window)


def _duty(window: MainWindow) -> DutyDialog:
    agency = window.session.services.agency
    return DutyDialog(agency.target_groups(), agency.duties()[0], _nothing, window)


def _level(window: MainWindow) -> LevelDialog:
    return LevelDialog(window.session.services.agency.target_groups(), _nothing, _LEVEL, window)


def _target_group(window: MainWindow) -> TargetGroupDialog:
    session = window.session
    return TargetGroupDialog(session.services.agency.target_groups()[1], session.today, _nothing, window)


def _competence(window: MainWindow) -> CompetenceDialog:
    return CompetenceDialog(window.session.services.competences.competences()[0], _nothing, window)


def _competence_review(window: MainWindow) -> CompetenceReviewDialog:
    dialog = review_dialog(window.session, person_subject(window.session, _with_most_duties(window)), window)
    shown = dialog.answers()
    for place, (answer, _) in enumerate(shown[:-1]):
        answer.setCurrentIndex(answer.findData((Met.YES, Met.YES, Met.PARTLY, Met.NO)[place % 4]))
    dialog.ui.reviewed_by.setText("Gwen Evans")
    dialog.check()
    return dialog


def _role_reviews(window: MainWindow) -> RoleReviewsDialog:
    return RoleReviewsDialog(window.session, window.session.services.agency.roles()[0], window)


def _settings(window: MainWindow, section: str) -> QWidget:
    window.show_page("settings", section)
    return window


def _nothing(*_: object) -> None:
    return None
