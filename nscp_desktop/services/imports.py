"""Bringing in a spreadsheet."""

from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.record_file import RecordFile


class ImportsService:
    """Imports into the record."""

    def __init__(self, record_file: RecordFile, standing: StandingService) -> None:
        self._file = record_file
        self._standing = standing
