"""What nobody thought of: told in plain words, written down without names, and the program goes on."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from types import TracebackType

from nscp_desktop.paths import logs_folder

LOG_BYTES = 200_000
logger = logging.getLogger("nscp_desktop")


def install_exception_hook() -> None:
    """Keep a small log, and tell the user instead of showing a stack trace."""
    try:
        logs_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(logs_folder() / "nscp_desktop.log", maxBytes=LOG_BYTES, backupCount=1)
    except OSError:
        logger.addHandler(logging.NullHandler())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
    sys.excepthook = _tell


def where(trace: TracebackType | None) -> str:
    """Return the places an error went through, without its text: names may stand in that."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logger.error("%s in %s", kind.__name__, where(trace))
    from nscp_desktop.ui.messages import report, unexpected

    report(None, unexpected(error))
