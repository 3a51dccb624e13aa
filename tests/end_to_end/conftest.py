"""The whole program with its own settings and folders, as after an installation."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, qapp: QApplication) -> None:
    """Keep settings away from the person who runs the tests."""
    from nscp_desktop.ui import theme

    QCoreApplication.setOrganizationName("nscp-tests")
    QCoreApplication.setApplicationName("nscp_desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    theme.apply(qapp, dark=False)


@pytest.fixture(scope="session")
def file_of_sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a school with 60 people, made once; tests work on copies."""
    from tests.end_to_end.hands import make_sixty

    path = tmp_path_factory.mktemp("sixty") / "sixty.nscp"
    make_sixty(path)
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the warnings pass with which the platform without a screen says what it cannot do."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))
