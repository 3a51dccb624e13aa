"""The program's log: what happened and when, in codes and numbers. Names cannot get into it."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from nscp_desktop import __version__
from nscp_desktop.app.error_places import in_one_line
from nscp_desktop.domain.events import LOGGER, Event, note
from nscp_desktop.paths import logs_folder

LOG_FILE = "nscp_desktop.log"
MOST_BYTES = 1_000_000
EARLIER_FILES = 2
_RECORD_ID = re.compile(r"[0-9a-f]{8}")


@contextmanager
def kept_log(folder: Path | None = None) -> Iterator[None]:
    """Keep the log in its folder while the program runs; without one when the folder cannot be written."""
    handler = _opened(folder or logs_folder())
    logger = logging.getLogger(LOGGER)
    if handler is None:
        yield
        return
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    note(Event.STARTED, *(int(part) for part in re.findall(r"\d+", __version__)))
    try:
        yield
    finally:
        note(Event.ENDED)
        logger.removeHandler(handler)
        logger.setLevel(level)
        handler.close()


def is_fit(record: logging.LogRecord) -> bool:
    """Whether a line may be written: the program's own, an event, whole numbers and names of records only."""
    if record.name != LOGGER or not isinstance(record.msg, Event) or record.args:
        return False
    return all(_is_fit_part(part) for part in _numbers(record))


class LogLine(logging.Formatter):
    """Writes time, level, event, numbers and the places of an error; never an error's text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        if not is_fit(record):
            return ""
        parts = [f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}", record.levelname, str(record.msg)]
        parts += [str(part) for part in _numbers(record)]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            parts.append(in_one_line(error))
        return " ".join(parts)


class _LogFile(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without the line: a full drive is told where something is saved, and never with the line's parts."""


def _opened(folder: Path) -> _LogFile | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(folder / LOG_FILE, maxBytes=MOST_BYTES, backupCount=EARLIER_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(LogLine())
    handler.addFilter(is_fit)
    return handler


def _numbers(record: logging.LogRecord) -> tuple[object, ...]:
    numbers = getattr(record, "numbers", ())
    return numbers if type(numbers) is tuple else (numbers,)


def _is_fit_part(part: object) -> bool:
    return type(part) is int or (type(part) is str and _RECORD_ID.fullmatch(part) is not None)
