"""The columns of the files that prove a training."""

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_files import EvidenceFile
from nscp_desktop.ui.models.table import Column


def file_columns() -> list[Column[EvidenceFile]]:
    """Return name, kind, size and the day it was attached."""
    return [
        Column("Name", _name, width=280, strong=True, key="name", tooltip=_name),
        Column("Kind", _kind, width=120, key="kind"),
        Column("Size", _size, sort_key=_bytes, width=80, key="size"),
        Column("Attached on", _added, sort_key=_added_order, width=110, key="added"),
    ]


def file_id(file: EvidenceFile) -> int:
    """Return what tells one file from another."""
    return file.id


def _name(file: EvidenceFile) -> str:
    return file.name


def _kind(file: EvidenceFile) -> str:
    return file.kind.words


def _size(file: EvidenceFile) -> str:
    return file.size_words


def _bytes(file: EvidenceFile) -> int:
    return file.size_bytes


def _added(file: EvidenceFile) -> str:
    return in_words(file.added_on)


def _added_order(file: EvidenceFile) -> tuple[str, int]:
    return file.added_on.isoformat(), file.id
