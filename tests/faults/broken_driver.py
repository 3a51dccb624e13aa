"""The driver below the program, broken on purpose: it fails as nobody foresaw, gives up, or allows nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from nscp_desktop.services.record_files import Services

_INSERT, _UPDATE, _DELETE = 18, 23, 9  # SQLITE_INSERT and so on, as an authorizer is told them
STEPS_BEFORE_GIVING_UP = 200


class Breakage(StrEnum):
    """How the driver is broken."""

    UNFORESEEN = "raises an error that is none of the driver's whenever it reads text"
    GIVES_UP = "gives up in the middle of a statement"
    DENIES = "allows no statement that stores"


@contextmanager
def broken(services: Services, how: Breakage, word: str) -> Iterator[None]:
    """Break the driver of an open record for a while; `word` stands in what it says."""

    def fail(_content: bytes) -> str:
        raise RuntimeError(f"the text of {word} cannot be read from /home/{word}/records")

    with services.desk.file.alone() as driver:
        match how:
            case Breakage.UNFORESEEN:
                driver.text_factory = fail
            case Breakage.GIVES_UP:
                driver.set_progress_handler(_yes, STEPS_BEFORE_GIVING_UP)
            case Breakage.DENIES:
                driver.set_authorizer(_no_storing)
    try:
        yield
    finally:
        with services.desk.file.alone() as driver:
            driver.text_factory = str
            driver.set_progress_handler(None, 0)
            driver.set_authorizer(None)


def _yes() -> int:
    return 1


def _no_storing(code: int, *_: object) -> int:
    return 1 if code in (_INSERT, _UPDATE, _DELETE) else 0
