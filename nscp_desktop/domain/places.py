"""What kind of place a record file lies in: this computer, a synced folder, a network share."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NETWORK_FILE_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ncpfs", "davfs", "webdav", "ceph", "glusterfs", "lustre")
)
# What FUSE carries is a program's doing: sshfs, rclone and the like, hardly ever a drive of this computer.
LOCAL_FUSE = frozenset(("fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.portal", "fuse.lxcfs"))
LOW_SPACE_BYTES = 200 * 1024 * 1024
LOW_SPACE_TIMES = 3

_FOLDERS_OF_SERVICES = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    ("icloud", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("box sync", "Box"),
    ("box-box", "Box"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
)
_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".boxsync": "Box",
    ".box_sync": "Box",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}


class PlaceKind(StrEnum):
    """Who else touches the files in a folder."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What is known about a folder. Paths are written as on the computer that they come from.

    `synced_roots` are pairs of a service and its folder; `markers` the names of files and folders in this folder and
    those above it; `drive` is "fixed", "removable", "network" or "" when nobody knows; `label` the drive's own name.
    """

    folder: str
    synced_roots: tuple[tuple[str, str], ...] = ()
    markers: tuple[str, ...] = ()
    drive: str = ""
    file_system: str = ""
    label: str = ""
    home: str = ""
    is_windows: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of a place; `service` is who keeps copies of it, for example OneDrive, or empty."""

    kind: PlaceKind
    service: str = ""

    @property
    def needs_choice(self) -> bool:
        """Whether a record file is kept here only after somebody has chosen so deliberately."""
        return self.kind in (PlaceKind.SYNCED, PlaceKind.NETWORK)

    @property
    def title(self) -> str:
        """Say in a few words what it is."""
        match self.kind:
            case PlaceKind.SYNCED:
                return f"This folder is copied by {self.service}"
            case PlaceKind.NETWORK:
                return "This folder is on a network"
            case PlaceKind.REMOVABLE:
                return "This folder is on a stick or card"
            case PlaceKind.LOCAL:
                return "This folder is on this computer"

    @property
    def explanation(self) -> str:
        """Say what can go wrong here; empty for a drive of this computer."""
        match self.kind:
            case PlaceKind.SYNCED:
                return (
                    f"{self.service} swaps files behind the program's back. When two computers have the record open, "
                    f"one of them can lose what was entered, and {self.service} leaves two copies that do not agree. "
                    "Keep the record on this computer, and let the backups go to the synced folder."
                )
            case PlaceKind.NETWORK:
                return (
                    "When the network drops, saving stops, and not every network drive keeps a second person out "
                    "reliably. Keep the record on this computer, and let the backups go to the network drive."
                )
            case PlaceKind.REMOVABLE:
                return "A stick is easily lost. Protect the record with a password, and keep backups elsewhere."
            case PlaceKind.LOCAL:
                return ""

    @property
    def reminder(self) -> str:
        """Return the line that stands above the pages while a record from here is open; empty for other places."""
        match self.kind:
            case PlaceKind.SYNCED:
                return f"This record lies in a folder that {self.service} copies. Open it on one computer at a time."
            case PlaceKind.NETWORK:
                return "This record lies on a network drive. If the network drops, nothing can be saved."
            case _:
                return ""


def place_of(facts: PlaceFacts) -> Place:
    """Return what kind of place a folder is. A service that copies it outweighs where the drive is."""
    folder = _parts(facts.folder, facts.is_windows)
    for service, root in facts.synced_roots:
        root_parts = _parts(root, facts.is_windows)
        if root_parts and folder[: len(root_parts)] == root_parts:
            return Place(PlaceKind.SYNCED, service)
    service = _marked(facts.markers) or _named(folder, _parts(facts.home, facts.is_windows)) or _labelled(facts.label)
    if service:
        return Place(PlaceKind.SYNCED, service)
    if facts.folder.startswith(("\\\\", "//")) and not facts.folder.startswith(("\\\\?\\", "\\\\.\\")):
        return Place(PlaceKind.NETWORK)
    if facts.folder.casefold().startswith("\\\\?\\unc\\") or facts.drive == "network" or _is_network(facts.file_system):
        return Place(PlaceKind.NETWORK)
    return Place(PlaceKind.REMOVABLE if facts.drive == "removable" else PlaceKind.LOCAL)


def space_warning(free_bytes: int, file_bytes: int) -> str:
    """Return the sentence for a drive that is nearly full; empty while there is room enough."""
    if free_bytes >= max(LOW_SPACE_BYTES, LOW_SPACE_TIMES * file_bytes):
        return ""
    left = f"{free_bytes / 1024**2:,.0f} MB"
    return f"Only {left} are left on this drive. Make room soon: without it nothing can be saved or backed up."


def _parts(path: str, is_windows: bool) -> tuple[str, ...]:
    if is_windows:
        path = path.removeprefix("\\\\?\\").replace("\\", "/").casefold()
    return tuple(part for part in path.split("/") if part not in ("", "."))


def _marked(markers: Sequence[str]) -> str:
    return next((_MARKERS[name.casefold()] for name in markers if name.casefold() in _MARKERS), "")


def _named(folder: tuple[str, ...], home: tuple[str, ...]) -> str:
    """Recognise a service by the name of a folder on the way, as a last resort."""
    for part in folder:
        name = part.casefold()
        for words, service in _FOLDERS_OF_SERVICES:
            rest = name.removeprefix(words)
            # "OneDrive", "OneDrive - Carlton Hill School", "GoogleDrive-a@b.org", but not "Dropboxes".
            if rest != name and not rest[:1].isalpha():
                return service
            if name == "iclouddrive":
                return "iCloud Drive"
    below_home = folder[len(home) : len(home) + 1] if home and folder[: len(home)] == home else ()
    return "Box" if below_home and below_home[0].casefold() == "box" else ""


def _labelled(label: str) -> str:
    return "Google Drive" if label.casefold().startswith("google drive") else ""


def _is_network(file_system: str) -> bool:
    kind = file_system.casefold()
    return kind in NETWORK_FILE_SYSTEMS or (kind.startswith("fuse") and kind not in LOCAL_FUSE)
