"""A starter's induction and a team's supervision in the real window: from nothing set up to paper, and back by undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.dialogs.induction_ticks import InductionTicksDialog
from nscp_desktop.ui.dialogs.supervision import SupervisionDialog
from nscp_desktop.ui.dialogs.supervision_rules import SupervisionRulesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.learning import LearningPage
from nscp_desktop.ui.pages.learning_induction import InductionTab
from nscp_desktop.ui.pages.learning_supervision import SupervisionTab
from nscp_desktop.ui.pages.reports import ReportsPage
from tests.end_to_end.hands import TODAY, Hands, window_on
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of, page_of


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A school with a nursery of three, one of whom has just started and had the first training."""
    record = tmp_path / "made.nscp"
    services = create(record, AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), today=TODAY)
    team = services.agency.add_team("Nursery")
    for given in ("Amir", "Bea"):
        services.people.add(PersonDraft(given, "Abbott", starts_on=date(2020, 9, 1), team_id=team))
    new = services.people.add(PersonDraft("Zoë", "O'Neill", starts_on=date(2026, 11, 2), team_id=team))
    course = next(one.id for one in services.training.courses() if one.title == "Safeguarding induction")
    services.training.record(TrainingDraft(course, date(2026, 11, 4), (new,)), today=TODAY)
    services.close()
    with window_on(record, tmp_path, qtbot) as opened:
        yield opened


def report_on_screen(window: MainWindow, qtbot: QtBot) -> str:
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    window.session.tasks.wait_idle()
    qtbot.waitUntil(lambda: page.prepared is not None)
    prepared = page.prepared
    assert prepared is not None
    return printed_words(prepared.pdf)


def test_an_induction_is_set_up_ticked_and_printed_to_be_signed(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(window)
    tab = page_of(window, "learning", LearningPage, "induction").tab("induction")
    assert isinstance(tab, InductionTab)
    hands.click(tab.empty.button)
    assert [row.person.name for row in tab.model.rows()] == ["Zoë O'Neill"]
    assert [state.done_on for state in tab.model.rows()[0].steps] == [None] * 4 + [date(2026, 11, 4)]
    hands.click(tab.mark_button)
    dialog = dialog_of(qtbot, window, InductionTicksDialog)
    for _ in range(4):
        hands.key(Qt.Key.Key_Space)
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert tab.model.rows()[0].words == "Finished in 21 days"
    assert tab.figure.text() == "1 of 1 (100%) finished within 30 days"
    hands.click(tab.checklist_button)
    words = report_on_screen(window, qtbot)
    for expected in (
        "Induction checklist",
        "Zoë O'Neill",
        "23 Nov 2026",
        "4 Nov 2026",
        "A Lead",
        "Starter's signature",
    ):
        assert expected in words
    window.menus.trigger("undo")
    window.session.tasks.wait_idle()
    assert window.session.services.induction.overview(TODAY).starters[0].done == 1
    window.menus.trigger("undo")
    window.session.tasks.wait_idle()
    assert window.session.services.induction.listing().steps == ()


def test_supervision_of_a_team_is_set_up_recorded_and_printed(window: MainWindow, qtbot: QtBot) -> None:
    hands, supervision = Hands(window), window.session.services.supervision
    tab = page_of(window, "learning", LearningPage, "supervision").tab("supervision")
    assert isinstance(tab, SupervisionTab)
    hands.click(tab.empty.button)
    rules = dialog_of(qtbot, window, SupervisionRulesDialog)
    next(iter(rules.weeks.values())).setFocus()
    hands.type("6")
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rules.isVisible())
    tab.teams.select_key("Nursery")
    assert tab.about.text() == "One to one every 6 weeks · 0 of 2 (0%) in time, and 1 before their first"
    hands.click(tab.record_button)
    form = dialog_of(qtbot, window, SupervisionDialog)
    hands.click(form.all_button)
    hands.click(form.accept_button)
    qtbot.waitUntil(lambda: not form.isVisible())
    assert tab.about.text() == "One to one every 6 weeks · 3 of 3 (100%) in time"
    hands.click(tab.print_button)
    words = report_on_screen(window, qtbot)
    assert "3 of 3 (100%)" in words
    assert "One to one every 6 weeks" in words
    assert hands.interactions <= 8
    window.menus.trigger("undo")
    window.session.tasks.wait_idle()
    assert supervision.overview(TODAY).figures.words == "0 of 2"
