"""The columns of the files that prove a training or a session."""

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_files import SHEET_WORDS, KeptFile, SessionFile
from nscp_desktop.ui.models.table import Column


def file_columns(*, with_origin: bool = False) -> list[Column[KeptFile]]:
    """Return name, kind, size and the day it was attached; `with_origin` also whether it belongs to the session."""
    origin = [Column("Belongs to", _origin, width=150, key="origin")] if with_origin else []
    return [
        Column("Name", _name, width=280, strong=True, key="name", tooltip=_name),
        *origin,
        Column("Kind", _kind, width=60, key="kind"),
        Column("Size", _size, sort_key=_bytes, width=80, key="size"),
        Column("Attached on", _added, sort_key=_added_order, width=110, key="added"),
    ]


def file_id(file: KeptFile) -> tuple[bool, int]:
    """Return what tells one file from another."""
    return isinstance(file, SessionFile), file.id


def _name(file: KeptFile) -> str:
    return file.name


def _origin(file: KeptFile) -> str:
    return SHEET_WORDS if isinstance(file, SessionFile) else "this training"


def _kind(file: KeptFile) -> str:
    return file.kind.words


def _size(file: KeptFile) -> str:
    return file.size_words


def _bytes(file: KeptFile) -> int:
    return file.size_bytes


def _added(file: KeptFile) -> str:
    return in_words(file.added_on)


def _added_order(file: KeptFile) -> tuple[str, int]:
    return file.added_on.isoformat(), file.id
