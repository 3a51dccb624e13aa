"""Everything the program refuses, as sentences for the person at the screen."""


class NscpError(Exception):
    """A refusal whose text says what happened, to what, and what to do now."""


class NotAllowedError(NscpError):
    """What was asked for breaks a rule of the record, for example a leave date before the start date.

    `field` names the form field that the sentence belongs beside, or is None.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class NotFoundError(NscpError):
    """A person, course, report or file that was named does not exist."""


class FileRefusedError(NscpError):
    """A record file, workbook or destination cannot be read or written."""


class NoRoomError(FileRefusedError):
    """The drive has no room left for what was to be written."""


class UnsureError(FileRefusedError):
    """What was to be saved is in the file, but the drive failed at the very end, so that it may not last."""


class StoppedError(NscpError):
    """Something was given up half-way because it was asked to; nothing is wrong, and there is nothing to tell."""


class LockedError(FileRefusedError):
    """The record file is locked: it opens again with the password."""


class DamagedError(FileRefusedError):
    """The record file is damaged. It is left as it is, and backups are offered."""


class DamagedHeadError(DamagedError):
    """The first bytes of a protected record file are damaged; `key` opens the rest of it, and its newest backup."""

    def __init__(self, sentence: str, key: bytes) -> None:
        super().__init__(sentence)
        self.key = key
