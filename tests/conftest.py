"""What every test needs: Qt without a screen, no network, and Hypothesis that finds the same on every run."""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("quick", deadline=None, derandomize=True)
settings.register_profile("full", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# QEvent.Type.DeferredDelete, named by number so that tests without Qt do not load it.
DEFERRED_DELETE = 52
ASKS_FOR_A_CONNECTION = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
WITH_WINDOWS = {"ui", "end_to_end"}
COLLECTIONS_UNTIL_ALL = 10
asked_for: list[str] = []
opened_by_tests: list[str] = []


def _refuse_connections(event: str, details: tuple[Any, ...]) -> None:
    """Refuse what Python is asked to connect to, but sockets of this computer alone, and note it."""
    if event in ASKS_FOR_A_CONNECTION:
        asked = details[0] if details else None
        if isinstance(asked, socket.SocketType) and asked.family == getattr(socket, "AF_UNIX", None):
            return
        asked_for.append(event)
        raise ConnectionRefusedError(f"{event}: the tests connect to nothing")


sys.addaudithook(_refuse_connections)


@pytest.fixture(autouse=True)
def connections() -> Iterator[list[str]]:
    """Fail a test that asked for a connection, even if it took the refusal quietly."""
    asked_for.clear()
    yield asked_for
    opened_by_tests.extend(asked_for)
    assert not asked_for, "this test asked for a connection"


@pytest.fixture(autouse=True)
def garbage_of_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect what tests of the window leave in this thread only, as the program itself does.

    A dead Qt object that a job's thread destroys holds a lock of Qt there and waits for the interpreter, while this
    thread has the interpreter and waits for the lock: the tests then stood still for ever.
    """
    if not WITH_WINDOWS.intersection(request.path.parts):
        yield
        return
    gc.disable()
    yield
    gc.collect(0 if gc.get_count()[1] < COLLECTIONS_UNTIL_ALL else 2)
    gc.enable()


@pytest.fixture(autouse=True)
def windows_left_open() -> Iterator[None]:
    """Fail a test that leaves the program's window on the screen: a locked one hides what later tests show."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets is not None else None
    if widgets is None or not isinstance(application, widgets.QApplication):
        return
    shown = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    left = [widget for widget in shown if isinstance(widget, widgets.QMainWindow)]
    for widget in left:
        widget.hide()
    # No loop runs here that would let go of what was put away: hundreds of windows would stay until the end.
    widgets.QApplication.sendPostedEvents(None, DEFERRED_DELETE)
    assert not left, f"this test leaves open: {left}"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample agency's record file on 23 Nov 2026, made once; tests work on copies."""
    from nscp_desktop.services.sample import make_sample

    path = tmp_path_factory.mktemp("sample") / "carlton-hill.nscp"
    make_sample(path, today=date(2026, 11, 23))
    return path


def pytest_collection_finish() -> None:
    """Leave what was loaded for all tests out of every later search for rubbish: it stays until the end."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the number of connections over where the tests are spread over several processes."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["connections"] = list(opened_by_tests)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what another process counted."""
    opened_by_tests.extend(getattr(node, "workeroutput", {}).get("connections", []))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many connections the tests asked for."""
    terminalreporter.write_line(f"Connections that tests asked for: {len(opened_by_tests)}")


@pytest.fixture(scope="session", autouse=True)
def statements() -> Iterator[None]:
    """Translate each statement to SQL once, and not again in each of the thousands of records that tests open."""
    from tests.faults.warm import shared_statements

    with shared_statements():
        yield


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep backups, the log and other data of the tests away from the person who runs them."""
    folder = str(tmp_path_factory.mktemp("data"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", folder)
        patch.setenv("XDG_STATE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield
