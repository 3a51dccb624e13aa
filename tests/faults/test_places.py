"""Synced folders, network places, names and room: what is told before anything goes wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.file_names import LONGEST_NAME, is_conflicted_copy, name_problem
from nscp_desktop.domain.places import Place, PlaceFacts, PlaceKind, place_of, space_warning
from nscp_desktop.services.places import Surroundings, place_of_folder
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.services.watching import conflicted_copies
from nscp_desktop.storage.workplace import here

HOME = r"C:\Users\maya"
TODAY = here().now().date()


def windows(folder: str, **more: Any) -> Place:
    return place_of(PlaceFacts(folder, home=HOME, is_windows=True, **more))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\maya\OneDrive\Records", "OneDrive"),
        (r"C:\Users\maya\OneDrive - Carlton Hill School\Records", "OneDrive"),
        (r"C:\Users\maya\Dropbox (Carlton Hill)\a", "Dropbox"),
        (r"C:\Users\maya\iCloudDrive\a", "iCloud Drive"),
        (r"C:\Users\maya\Box\a", "Box"),
        (r"G:\My Drive\a", "Google Drive"),
        (r"C:\Users\maya\Nextcloud", "Nextcloud"),
    ],
)
def test_f15_a_synced_folder_is_known_by_its_name(folder: str, service: str) -> None:
    found = windows(folder)
    assert (found.kind, found.service, found.needs_choice) == (PlaceKind.SYNCED, service, True)
    assert service in found.explanation
    assert service in found.reminder


@pytest.mark.parametrize(
    "folder",
    [
        HOME + r"\AppData\Local\nscp_desktop",
        r"C:\Data\Box",
        r"C:\Dropboxes\a",
        r"C:\Users\maya\OneDriver",
        r"C:\Users\maya\Documents\Box files",
    ],
)
def test_f15_a_folder_of_this_computer_needs_no_choice(folder: str) -> None:
    assert windows(folder) == Place(PlaceKind.LOCAL)


def around(tmp_path: Path, **more: Any) -> Surroundings:
    facts: dict[str, Any] = {
        "environment": {}, "home": str(tmp_path), "mounts": "", "is_windows": False,
        "registry": lambda _: (), "drive": lambda _: ("", ""),
    }  # fmt: skip
    return Surroundings(**(facts | more))


def test_f15_variables_registry_settings_and_markers_are_read(tmp_path: Path) -> None:
    school = tmp_path / "school" / "records"
    school.mkdir(parents=True)
    assert place_of_folder(school, around(tmp_path)).kind is PlaceKind.LOCAL
    by_variable = around(tmp_path, environment={"OneDriveCommercial": str(tmp_path / "school")})
    assert place_of_folder(school, by_variable).service == "OneDrive"
    google = json.dumps({"per_account_preferences": [{"value": {"mount_point_path": str(tmp_path / "school")}}]})
    keys = {r"Software\Google\DriveFS": (("PerAccountPreferences", google),)}
    by_registry = around(tmp_path, registry=lambda key: keys.get(key, ()))
    assert place_of_folder(school, by_registry).service == "Google Drive"
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps({"personal": {"path": str(tmp_path / "school")}}))
    assert place_of_folder(school, around(tmp_path)).service == "Dropbox"
    (tmp_path / ".dropbox" / "info.json").write_text("{ rubbish")
    (tmp_path / "school" / ".stfolder").mkdir()
    assert place_of_folder(school, around(tmp_path)).service == "Syncthing"


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (PlaceFacts(r"\\server\share\a", is_windows=True), PlaceKind.NETWORK),
        (PlaceFacts(r"\\?\UNC\server\share", is_windows=True), PlaceKind.NETWORK),
        (PlaceFacts(r"\\?\C:\a", is_windows=True), PlaceKind.LOCAL),
        (PlaceFacts("S:\\a", drive="network", is_windows=True), PlaceKind.NETWORK),
        (PlaceFacts("E:\\a", drive="removable", is_windows=True), PlaceKind.REMOVABLE),
        (PlaceFacts("/mnt/a", file_system="cifs"), PlaceKind.NETWORK),
        (PlaceFacts("/mnt/a", file_system="nfs4"), PlaceKind.NETWORK),
        (PlaceFacts("/mnt/a", file_system="fuse.sshfs"), PlaceKind.NETWORK),
        (PlaceFacts("/mnt/a", file_system="fuseblk"), PlaceKind.LOCAL),
        (PlaceFacts("/home/a", file_system="ext4"), PlaceKind.LOCAL),
    ],
)
def test_f18_a_network_place_is_told_from_a_drive_of_this_computer(facts: PlaceFacts, kind: PlaceKind) -> None:
    assert place_of(facts).kind is kind


def test_f18_the_deepest_mount_decides(tmp_path: Path) -> None:
    folder = tmp_path / "my share" / "a"
    folder.mkdir(parents=True)
    place = str(tmp_path / "my share").replace(" ", "\\040")
    mounts = f"/dev/sda1 / ext4 rw 0 0\n//server/s {place} cifs rw 0 0\n"
    assert place_of_folder(folder, around(tmp_path, mounts=mounts)).kind is PlaceKind.NETWORK
    assert place_of_folder(tmp_path, around(tmp_path, mounts=mounts)).kind is PlaceKind.LOCAL


COPIES = (
    "carlton-hill (Maya's conflicted copy 2026-11-24).nscp",
    "carlton-hill (in Konflikt stehende Kopie von LAPTOP7).nscp",
    "carlton-hill (Copie en conflit de LAPTOP7).nscp",
    "carlton-hill (copia en conflicto de Maya).nscp",
    "carlton-hill (kopia powodująca konflikt).nscp",
    "carlton-hill (конфликтующая копия).nscp",
    "carlton-hill (競合コピー).nscp",
    "carlton-hill.sync-conflict-20261124-091500-ABCDEFG.nscp",
    "carlton-hill-LAPTOP7.nscp",
    "carlton-hill-SCHOOL-PC-2.nscp",
    "carlton-hill (1).nscp",
    "carlton-hill 2.nscp",
)
OTHERS = (
    "carlton-hill.nscp",
    "carlton-hill-nursery.nscp",
    "carlton-hillside (1).nscp",
    "carlton-hill 2026-11-24 091530Z.nscp",
    "carlton-hill (1).pdf",
    "other.nscp",
)


def test_f17_copies_of_sync_tools_are_named_and_left_alone(tmp_path: Path) -> None:
    for name in (*COPIES, *OTHERS):
        (tmp_path / name).write_text(name)
    found = conflicted_copies(tmp_path / "carlton-hill.nscp")
    assert set(found) == set(COPIES)
    assert {item.name: item.read_text() for item in tmp_path.iterdir()} == {n: n for n in (*COPIES, *OTHERS)}


def test_f17_the_record_itself_is_no_copy() -> None:
    assert not is_conflicted_copy("carlton-hill (1).nscp", "carlton-hill (1).nscp")


@pytest.mark.parametrize(
    "name",
    ["CON.nscp", "nul.nscp", "com1.nscp", "LPT³.nscp", "a?.nscp", "a:b.nscp", "a\tb.nscp", "x.nscp ", "x.nscp.",
     " x.nscp", ".nscp", "n" * 250 + ".nscp", "é" * 150 + ".nscp", "\ud800.nscp"],
)  # fmt: skip
def test_f24_a_name_that_windows_cannot_keep_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    if name != "\ud800.nscp":
        assert name_problem(name, "C:\\Data")
    with pytest.raises(NotAllowedError) as refused:
        create(tmp_path / name, AgencyDetails("A", Sector.SCHOOL), today=TODAY)
    assert refused.value.field == "path"
    assert list(tmp_path.iterdir()) == []


LETTERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=70)


@given(
    LETTERS | st.sampled_from(["O'Neill & Söhne 100% #1", "a b 🙂", "zażółć", "a;b", "%41%", "..a", "Ω" * 90, "con"])
)
def test_f24_any_name_works_or_is_refused_by_name(tmp_path_factory: pytest.TempPathFactory, stem: str) -> None:
    name = f"{stem}.nscp"
    folder = tmp_path_factory.mktemp("f")
    if name_problem(name, str(folder)):
        if "/" in stem or "\0" in stem or len(name.encode()) > 255:
            return
        with pytest.raises(NotAllowedError):
            create(folder / name, AgencyDetails("A", Sector.SCHOOL), today=TODAY)
        assert list(folder.iterdir()) == []
        return
    assert len(name.encode()) <= LONGEST_NAME
    create(folder / name, AgencyDetails("A", Sector.SCHOOL), today=TODAY).close()
    opened = open_existing(folder / name)
    assert opened.agency.details().name == "A"
    opened.close()
    assert [item.name for item in folder.iterdir()] == [name]


def test_f24_a_place_too_deep_for_windows_is_refused_there_only() -> None:
    assert "too long" in name_problem("a.nscp", "C:\\" + "d" * 240, is_windows=True)
    assert name_problem("a.nscp", "/" + "d" * 240) == ""


@pytest.mark.parametrize(
    ("free_mb", "file_mb", "warns"), [(199, 1, True), (200, 1, False), (1000, 400, True), (1200, 400, False)]
)
def test_f26_a_nearly_full_drive_is_told_before_it_fails(free_mb: int, file_mb: int, warns: bool) -> None:
    said = space_warning(free_mb * 1024**2, file_mb * 1024**2)
    assert bool(said) is warns
    assert not warns or f"{free_mb:,} MB" in said
