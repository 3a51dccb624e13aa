"""What the window asks of the protection of record files, as plain functions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.dialogs.new_file import Passwords
from nscp_desktop.ui.dialogs.recovery_sheet import Sheet
from nscp_desktop.ui.tries import Tries, tries_of
from nscp_desktop.ui.unlock import Unlocker


def _no_mark(_path: Path) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class RecordProtection:
    """What can be done with the password of the open record.

    All that takes a password runs in a thread, takes a moment, and raises NscpError when it is refused.
    `sheet` returns the recovery sheet; `is_sheet_checked` says whether its code was ever typed back. `tries` counts
    wrong passwords, in one count with unlocking.
    """

    is_protected: Callable[[], bool]
    judge: Callable[[str], str]
    set_password: Callable[[str], object]
    change_password: Callable[[str, str], object]
    remove_password: Callable[[str], object]
    check_password: Callable[[str], object]
    sheet: Callable[[], Sheet]
    is_sheet_checked: Callable[[], bool]
    is_remembered: Callable[[], bool]
    forget: Callable[[], object]
    tries: Tries = field(default_factory=Tries)


@dataclass(frozen=True, slots=True)
class FileProtection:
    """How files are protected, unlocked and remembered on this computer.

    `judge(password, agency)` says how strong a password is or raises NotAllowedError. `make_key`, `unlock` and
    `unlock_with_code` take a moment and are called in a thread; the last two raise FileRefusedError when the file stays
    closed. `recall(path)` is None when nothing is remembered, or nothing can be. `mark(path)` is what wrong tries are
    kept under on this computer, empty for nothing.
    """

    is_protected: Callable[[Path], bool]
    judge: Callable[[str, str], str]
    make_key: Callable[[str], bytes]
    unlock: Callable[[Path, str], bytes]
    unlock_with_code: Callable[[Path, str], bytes]
    delay_seconds: Callable[[int], float]
    can_remember: Callable[[], bool]
    recall: Callable[[Path], bytes | None]
    remember: Callable[[Path, bytes], object]
    of_record: Callable[[Services], RecordProtection]
    mark: Callable[[Path], str] = _no_mark

    def unlocker(self, path: Path, *, may_remember: bool = False) -> Unlocker:
        """Return how one file is unlocked."""
        return Unlocker(
            partial(self.unlock, path),
            partial(self.unlock_with_code, path),
            self.delay_seconds,
            may_remember and self.can_remember(),
            self.tries(path),
        )

    def tries(self, path: Path) -> Tries:
        """Return the count of wrong tries at a file."""
        return tries_of(path, self.mark, self.delay_seconds)

    def passwords(self) -> Passwords:
        """Return what a form needs that asks for a new password."""
        return Passwords(self.judge, self.make_key)
