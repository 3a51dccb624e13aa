"""Hours on screen: shown as 1.5, typed as people type them."""

from nscp_desktop.domain.errors import NotAllowedError


class NotANumberError(NotAllowedError):
    """What was typed for the hours is no number."""

    def __init__(self, *, may_be_empty: bool = True) -> None:
        empty = ", or leave them empty" if may_be_empty else ""
        super().__init__(f"Write the hours as a number, for example 3 or 1.5{empty}.", "hours")


def hours_words(hours: float | None) -> str:
    """Write hours as they are shown: `3`, `1.5`; empty for None."""
    return "" if hours is None else f"{hours:g}"


def read_hours(text: str, *, may_be_empty: bool = True) -> float | None:
    """Read hours as typed, with a point or a comma; None when empty.

    Raises NotANumberError, which offers to leave them empty where they `may_be_empty`.
    """
    tidy = text.strip().lower().removesuffix("hours").removesuffix("hrs").removesuffix("h").strip().replace(",", ".")
    if not tidy:
        return None
    if not tidy.replace(".", "", 1).isdecimal() or not tidy.isascii():
        raise NotANumberError(may_be_empty=may_be_empty)
    return float(tidy)


def read_whole(text: str, field: str) -> int | None:
    """Read a whole number as typed; None when empty.

    Raises NotAllowedError beside the field when it is none. Whether a number makes sense is not looked at.
    """
    tidy = text.strip().lower()
    for unit in ("months", "month", "days", "day", "people"):
        tidy = tidy.removesuffix(unit).strip()
    if not tidy:
        return None
    digits = tidy.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        raise NotAllowedError("Write a whole number, for example 30.", field)
    return int(tidy)
