"""F72: the sample agency takes seconds to make, and the window lives meanwhile."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.trouble import done_meanwhile
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.services import sample
from nscp_desktop.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
TODAY = date(2026, 11, 24)


@pytest.fixture
def desktop(qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """The program before anything is open, with settings of its own."""
    QCoreApplication.setOrganizationName("nscp-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = Desktop(TODAY, tmp_path / "sample.nscp")
    yield made
    if made.window is not None:
        made.window.close()
    made.close()
    qapp.processEvents()


def test_f72_the_sample_agency_is_made_off_the_window_thread(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[int] = []
    make = sample.make_sample

    def made(path: Path, *, today: date, name: str) -> None:
        seen.append(threading.get_ident())
        make(path, today=today, name=name)

    monkeypatch.setattr(sample, "make_sample", made)
    desktop.open_sample()
    assert len(seen) == 1
    assert seen[0] != threading.get_ident()
    assert desktop.window is not None
    assert desktop.window.session.services.path == tmp_path / "sample.nscp"


def test_the_agency_that_is_chosen_in_the_first_window_is_shown(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start(None)
    welcome = desktop.welcome
    assert welcome is not None
    assert [welcome.kind.itemText(place) for place in range(welcome.kind.count())] == [
        "A primary school", "A nursery", "A GP practice", "A district council", "A football club",
    ]  # fmt: skip
    welcome.kind.setCurrentIndex(1)
    with qtbot.waitSignal(welcome.opened):
        welcome.show_sample()
    assert desktop.window is not None
    assert desktop.window.session.services.agency.details().name == "Dovecote Meadow Nursery"
    assert not desktop.window.session.services.safekeeping.is_wanted


def test_another_sample_can_be_looked_at_and_the_first_is_as_it_was_left(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.open_sample(SampleAgency.EARLY_YEARS)
    assert desktop.window is not None
    desktop.window.session.services.agency.add_team("Garden")
    desktop.open_sample(SampleAgency.VOLUNTARY)
    assert desktop.window.session.services.agency.details().sector.value == "voluntary"
    desktop.open_sample(SampleAgency.EARLY_YEARS)
    assert "Garden" in [team.title for team in desktop.window.session.services.agency.teams()]


def test_f72_the_window_lives_and_says_so_while_something_takes_its_time(qtbot: QtBot) -> None:
    notices: list[str] = []
    timer = QTimer()
    timer.timeout.connect(
        lambda: notices.extend(
            one.labelText() for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)
        )
    )
    timer.start(10)
    assert done_meanwhile(TaskRunner(), partial(time.sleep, 0.4), "Making something…", None)
    timer.stop()
    assert len(notices) > 3
    assert set(notices) == {"Making something…"}


def test_what_refuses_to_be_done_meanwhile_is_told_to_whoever_asked(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise FileRefusedError("The drive is full.")

    with pytest.raises(FileRefusedError, match=r"The drive is full\."):
        done_meanwhile(TaskRunner(), refuse, "Making something…", None)
