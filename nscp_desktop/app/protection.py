"""Handing the protection of record files to the window."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from nscp_desktop.domain.passwords import delay_seconds
from nscp_desktop.services import protection, remembering
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.dialogs.recovery_sheet import Sheet
from nscp_desktop.ui.protecting import FileProtection, RecordProtection
from nscp_desktop.ui.tries import tries_of


def file_protection(today: date) -> FileProtection:
    """Return how the window protects and unlocks files."""
    return FileProtection(
        is_protected=protection.is_protected,
        judge=protection.judge,
        make_key=protection.make_key,
        unlock=protection.unlock,
        unlock_with_code=protection.unlock_with_code,
        delay_seconds=delay_seconds,
        can_remember=remembering.can_remember,
        recall=remembering.recall,
        remember=remembering.remember,
        of_record=partial(record_protection, today),
        mark=protection.mark_of,
    )


def record_protection(today: date, services: Services) -> RecordProtection:
    """Return what the window can do with the password of one open record."""
    open_record = _OpenRecord(services, today)
    return RecordProtection(
        is_protected=open_record.is_protected,
        judge=open_record.judge,
        set_password=open_record.set_password,
        change_password=open_record.change_password,
        remove_password=open_record.remove_password,
        check_password=open_record.check_password,
        sheet=open_record.sheet,
        is_sheet_checked=open_record.is_sheet_checked,
        is_remembered=open_record.is_remembered,
        forget=open_record.forget,
        tries=tries_of(services.path, protection.mark_of, delay_seconds),
    )


@dataclass(frozen=True, slots=True)
class _OpenRecord:
    services: Services
    today: date

    @property
    def _path(self) -> Path:
        return self.services.path

    @property
    def _agency(self) -> str:
        return self.services.agency.details().name

    def is_protected(self) -> bool:
        return self.services.locking.can_lock

    def judge(self, password: str) -> str:
        return protection.judge(password, self._agency)

    def set_password(self, new: str) -> None:
        self.services.protection.set_password(new, agency=self._agency, today=self.today)

    def change_password(self, old: str, new: str) -> None:
        was_remembered = self.is_remembered()
        self.forget()  # it would be looked for under the old salt for ever
        self.services.protection.change_password(old, new, agency=self._agency, today=self.today)
        key = self.services.desk.file.key
        if was_remembered and key is not None:
            remembering.remember(self._path, key)

    def remove_password(self, password: str) -> None:
        self.forget()
        self.services.protection.remove_password(password, today=self.today)

    def check_password(self, password: str) -> None:
        self.services.protection.check_password(password)

    def sheet(self) -> Sheet:
        service = self.services.protection
        return Sheet(
            self._path.name,
            tuple(service.recovery_code().split()),
            partial(service.sheet_pdf, today=self.today),
            partial(service.save_sheet, today=self.today),
            service.type_back,
        )

    def is_sheet_checked(self) -> bool:
        return self.services.locking.is_locked or self.services.protection.is_sheet_typed_back

    def is_remembered(self) -> bool:
        return self.is_protected() and remembering.recall(self._path) is not None

    def forget(self) -> None:
        if self.is_protected():
            remembering.forget(self._path)
