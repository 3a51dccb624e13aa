"""Where the program keeps things."""

import sys
from pathlib import Path

import platformdirs
import pytest

from nscp_desktop import paths


def test_a_checkout_finds_its_resources_beside_the_package() -> None:
    assert (paths.resources() / "fonts" / "DejaVuSansCondensed.ttf").is_file()


def test_an_installed_package_finds_its_resources_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nscp_desktop" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "nscp_desktop")
    assert paths.resources() == tmp_path / "nscp_desktop" / "resources"


def test_a_frozen_program_finds_its_resources_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of Linux")
def test_data_and_logs_stay_under_the_users_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.data_folder() == tmp_path / "data" / "nscp_desktop"
    assert (tmp_path / "state" / "nscp_desktop") in [paths.logs_folder(), *paths.logs_folder().parents]
    assert not any(tmp_path.iterdir()), "asking where something is must not make it"


def test_the_home_folder_is_offered_when_there_is_no_documents_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "none")
    assert paths.documents_folder() == Path.home()
