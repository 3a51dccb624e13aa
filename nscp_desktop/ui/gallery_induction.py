"""The tabs about induction and supervision, and their dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.dialogs.induction_steps import InductionStepDialog, InductionStepsDialog
from nscp_desktop.ui.dialogs.induction_ticks import InductionTicksDialog, StepsOffered
from nscp_desktop.ui.dialogs.supervision import SupervisionDialog, Ticked
from nscp_desktop.ui.dialogs.supervision_dates import SupervisionDatesDialog
from nscp_desktop.ui.dialogs.supervision_rules import SupervisionRulesDialog
from nscp_desktop.ui.main_window import MainWindow


def induction_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "learning-induction": partial(_tab, window, "induction"),
        "learning-supervision": partial(_tab, window, "supervision"),
        "induction-ticks": partial(_ticks, window),
        "induction-steps": partial(_steps, window),
        "induction-step": partial(_step, window),
        "supervision-record": partial(_record, window),
        "supervision-rules": partial(_rules, window),
        "supervision-dates": partial(_dates, window),
    }


def _tab(window: MainWindow, tab: str) -> QWidget:
    window.show_page("learning", tab)
    return window


def _ticks(window: MainWindow) -> InductionTicksDialog:
    session = window.session
    found = session.services.induction.overview(session.today)
    steps = [step for step in found.steps if step.requirement_id is None]
    who = [one.person for one in found.starters[:2]]
    about, note = ", ".join(person.name for person in who), "Steps tied to a training are ticked by the record."
    offered = StepsOffered(about, tuple(person.id for person in who), steps, [step.id for step in steps[:2]], note)
    return InductionTicksDialog(offered, _nothing, today=session.today, parent=window)


def _steps(window: MainWindow) -> InductionStepsDialog:
    session = window.session
    requirements = {item.id: item for item in session.services.agency.requirements()}
    listing = session.services.induction.listing()
    return InductionStepsDialog(listing, requirements, _nothing, today=session.today, parent=window)


def _step(window: MainWindow) -> InductionStepDialog:
    session = window.session
    requirements = {item.id: item for item in session.services.agency.requirements()}
    step = session.services.induction.listing().steps[-1]
    return InductionStepDialog(step, requirements, _nothing, today=session.today, parent=window)


def _record(window: MainWindow) -> SupervisionDialog:
    session = window.session
    found = session.services.supervision.overview(session.today)
    team = next(own for own in found.teams if own.asked)
    people = [(one.person, one.team) for one in found.people]
    who = Ticked(people, [one.person.id for one in team.people[:5]], team.team)
    return SupervisionDialog(who, _nothing, today=session.today, parent=window)


def _rules(window: MainWindow) -> SupervisionRulesDialog:
    services = window.session.services
    return SupervisionRulesDialog(services.agency.teams(), services.supervision.rules(), _nothing, window)


def _dates(window: MainWindow) -> SupervisionDatesDialog:
    session = window.session
    found = session.services.supervision.overview(session.today)
    person = next(one.person for one in found.people if one.gaps)
    return SupervisionDatesDialog(person, session, window)


def _nothing(*_: object) -> None:
    return None
