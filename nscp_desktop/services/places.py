"""What this computer knows about a folder: who copies it, and what kind of drive it is on."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nscp_desktop.domain.places import Place, PlaceFacts, place_of

# A key of the Windows registry below HKEY_CURRENT_USER, to every text found in it and one level below.
ReadRegistry = Callable[[str], tuple[tuple[str, str], ...]]

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REGISTRY = (
    ("OneDrive", r"Software\Microsoft\OneDrive\Accounts", ("userfolder",)),
    ("OneDrive", r"Software\SyncEngines\Providers\OneDrive", ("mountpoint",)),
    ("Google Drive", r"Software\Google\DriveFS", ("defaultmountpoint", "peraccountpreferences")),
    ("Box", r"Software\Box\Box\preferences", ("sync_directory_path",)),
)
_LONGEST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where facts about places are read from: this computer, or another one that a test describes.

    `drive` tells the kind and label of the drive that a folder is on; `mounts` is the text of /proc/mounts.
    """

    environment: Mapping[str, str]
    home: str
    mounts: str
    is_windows: bool
    registry: ReadRegistry
    drive: Callable[[str], tuple[str, str]]


def this_computer() -> Surroundings:
    """Return what this computer knows."""
    mounts = ""
    with suppress(OSError):
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    return Surroundings(
        os.environ, str(Path("~").expanduser()), mounts, sys.platform == "win32", _read_registry, _drive_of
    )


def place_of_folder(folder: Path, surroundings: Surroundings | None = None) -> Place:
    """Return what kind of place a folder is. What cannot be found out counts as a drive of this computer."""
    around = surroundings or this_computer()
    whole = folder.absolute()
    with suppress(OSError, RuntimeError):
        whole = whole.resolve()
    drive, label = around.drive(str(whole))
    return place_of(
        PlaceFacts(
            str(whole),
            _synced_roots(around),
            _markers(whole),
            drive,
            _file_system(str(whole), around.mounts),
            label,
            around.home,
            around.is_windows,
        )
    )


def _synced_roots(around: Surroundings) -> tuple[tuple[str, str], ...]:
    found = [("OneDrive", around.environment[name]) for name in _ONEDRIVE_VARIABLES if around.environment.get(name)]
    found += [("Dropbox", root) for root in _dropbox_roots(around)]
    for service, key, names in _REGISTRY:
        for name, text in around.registry(key):
            if name.casefold() in names:
                found += [(service, root) for root in _roots_in(text)]
    return tuple(found)


def _dropbox_roots(around: Surroundings) -> list[str]:
    folders = [around.environment.get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
    places = [Path(folder) / "Dropbox" / "info.json" for folder in folders if folder]
    places.append(Path(around.home) / ".dropbox" / "info.json")
    roots: list[str] = []
    for place in places:
        with suppress(OSError, ValueError, RecursionError):
            with place.open("rb") as stream:
                accounts = json.loads(stream.read(_LONGEST_BYTES))
            values = accounts.values() if isinstance(accounts, dict) else ()
            roots += [str(entry["path"]) for entry in values if isinstance(entry, dict) and entry.get("path")]
    return roots


def _roots_in(text: str) -> list[str]:
    """Return the folder that a registry value names; Google keeps its folders inside a JSON text."""
    if not text.lstrip().startswith("{"):
        return [text] if text else []
    with suppress(ValueError, RecursionError):
        return [value for value in _values_named("mount_point_path", json.loads(text)) if len(value) > 1]
    return []


def _values_named(name: str, found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [found[name]] if isinstance(found.get(name), str) else []
        return own + [text for value in found.values() for text in _values_named(name, value)]
    if isinstance(found, list):
        return [text for value in found for text in _values_named(name, value)]
    return []


def _markers(folder: Path) -> tuple[str, ...]:
    """Return the names of hidden files and folders here and above, among which services leave theirs."""
    names: list[str] = []
    for place in (folder, *folder.parents):
        with suppress(OSError), os.scandir(place) as entries:
            names += [entry.name for entry in entries if entry.name.startswith(".")]
    return tuple(names)


def _file_system(folder: str, mounts: str) -> str:
    """Return the file system of the deepest mount that a folder lies in; empty when nobody knows."""
    best, found = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = folder == place or folder.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, found = place, parts[2]
    return found


if sys.platform == "win32":
    import ctypes
    import winreg

    _DRIVES = {2: "removable", 3: "fixed", 4: "network"}

    def _read_registry(key: str) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            keys, values, _ = winreg.QueryInfoKey(opened)
            for place in range(values):
                name, value, _ = winreg.EnumValue(opened, place)
                found.append((name, str(value)))
            for place in range(keys):
                with winreg.OpenKey(opened, winreg.EnumKey(opened, place)) as below:
                    for inner in range(winreg.QueryInfoKey(below)[1]):
                        name, value, _ = winreg.EnumValue(below, inner)
                        found.append((name, str(value)))
        return tuple(found)

    def _drive_of(folder: str) -> tuple[str, str]:
        top = os.path.splitdrive(folder)[0] + "\\"
        kernel = ctypes.windll.kernel32
        label = ctypes.create_unicode_buffer(261)
        kernel.GetVolumeInformationW(top, label, 261, None, None, None, None, 0)
        return _DRIVES.get(kernel.GetDriveTypeW(top), ""), label.value

else:

    def _read_registry(_key: str) -> tuple[tuple[str, str], ...]:
        return ()

    def _drive_of(_folder: str) -> tuple[str, str]:
        return "", ""
