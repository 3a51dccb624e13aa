"""What may be said about the program's work in its log: a closed list, so that no name can be among it.

Besides the event, the log takes whole numbers, the record's own name of 8 hexadecimal digits, and where an error
happened; nothing else is written.
"""

import logging
from enum import StrEnum

LOGGER = "nscp_desktop"


class Event(StrEnum):
    """What happened. The value stands in the log."""

    STARTED = "started"
    ENDED = "ended"
    OPENED = "record-opened"
    CLOSED = "record-closed"
    LOCKED = "record-locked"
    UNLOCKED = "record-unlocked"
    SAVE_REFUSED = "save-refused"
    RIGHT_REFUSED = "right-refused"
    BACKED_UP = "backup-made"
    BACKUP_FAILED = "backup-failed"
    QT_SAID = "qt-said"
    REFUSAL_NOT_SHOWN = "refusal-not-shown"
    UNFORESEEN = "unforeseen-error"
    UNFORESEEN_IN_BACKGROUND = "unforeseen-error-in-background"


_PROBLEMS = {
    Event.SAVE_REFUSED: logging.WARNING,
    Event.RIGHT_REFUSED: logging.WARNING,
    Event.QT_SAID: logging.WARNING,
    Event.BACKUP_FAILED: logging.ERROR,
    Event.REFUSAL_NOT_SHOWN: logging.ERROR,
    Event.UNFORESEEN: logging.ERROR,
    Event.UNFORESEEN_IN_BACKGROUND: logging.ERROR,
}
_logger = logging.getLogger(LOGGER)


def note(event: Event, *numbers: int | str, error: BaseException | None = None) -> None:
    """Say what happened to whoever keeps a log.

    `numbers` are whole numbers and names of records; anything else is left out together with its event. Of `error`
    its kind and its places are kept, never its text.
    """
    _logger.log(_PROBLEMS.get(event, logging.INFO), event, extra={"numbers": numbers}, exc_info=error)
