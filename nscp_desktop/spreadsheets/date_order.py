"""Notice columns whose dates went through American settings, where days and months change places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.date_text import Exact, read_date
from nscp_desktop.domain.imports import DatesWere
from nscp_desktop.spreadsheets.grid import CellValue

_THREE_NUMBERS = re.compile(r"^\D{0,12}(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
# About 12 in 30 days of a month are small enough to be a month.
_SMALL_DAY_SHARE = 0.4
_TOO_UNLIKELY = 0.03
# Other columns with large days in real dates show that the file as a whole was not opened that way.
_TOO_UNLIKELY_ALONE = 0.01


@dataclass(frozen=True, slots=True)
class OrderSigns:
    """Counts of dates in a column: real ones by size of the day, texts by which number can only be a day.

    `written_out` are dates in other forms, such as `3 Sept 2024` or `Fri 6/11/2026`.
    """

    real_small: int = 0
    real_large: int = 0
    text_day_first: int = 0
    text_month_first: int = 0
    text_either: int = 0
    dotted_day_first: int = 0
    written_out: int = 0

    def __add__(self, other: "OrderSigns") -> "OrderSigns":
        return OrderSigns(
            self.real_small + other.real_small,
            self.real_large + other.real_large,
            self.text_day_first + other.text_day_first,
            self.text_month_first + other.text_month_first,
            self.text_either + other.text_either,
            self.dotted_day_first + other.dotted_day_first,
            self.written_out + other.written_out,
        )


def signs_of(values: Iterable[CellValue]) -> OrderSigns:
    """Count what the dates of a column tell about their order."""
    small = large = day_first = month_first = either = dotted = written = 0
    for value in values:
        if isinstance(value, date):
            small, large = small + (value.day <= 12), large + (value.day > 12)
            continue
        match = _THREE_NUMBERS.match(value.strip()) if isinstance(value, str) else None
        if match is None:
            written += isinstance(value, str) and isinstance(read_date(value), Exact)
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            day_first += match[2] != "."
            dotted += match[2] == "."
        elif second > 12 >= first:
            month_first += 1
        elif match[2] != ".":
            either += 1
    return OrderSigns(small, large, day_first, month_first, either, dotted, written)


def order_of(column: OrderSigns, sheet: OrderSigns) -> DatesWere:
    """Say how the dates of a column seem to be ordered, given those of the whole sheet.

    Source: a file in day-month order opened with American settings turns days 1 to 12 into real dates with day
    and month exchanged, and leaves days 13 to 31 as text.
    """
    limit = _TOO_UNLIKELY_ALONE if sheet.real_large else _TOO_UNLIKELY
    # Dates typed in several ways were typed by people, not left over by a program.
    by_hand = bool(sheet.real_large) and column.written_out > 0
    if (_swapped(column, limit) and not by_hand) or (_swapped(sheet, _TOO_UNLIKELY) and column.real_large == 0):
        return DatesWere.REAL_DATES_SWAPPED
    sheet_day_first = sheet.text_day_first + sheet.dotted_day_first
    column_day_first = column.text_day_first + column.dotted_day_first
    if column_day_first:
        return DatesWere.AS_SHOWN
    typing_slip = column.text_month_first <= 1 and sheet_day_first >= 2 * max(1, sheet.text_month_first)
    if column.text_month_first and not typing_slip:
        return DatesWere.TEXT_MONTH_FIRST
    if sheet.text_month_first >= 2 and not sheet_day_first:
        return DatesWere.TEXT_MONTH_FIRST
    return DatesWere.AS_SHOWN


def _swapped(signs: OrderSigns, limit: float) -> bool:
    if signs.real_large or signs.text_either or signs.real_small < 2 or signs.text_day_first < 2:
        return False
    by_chance = _SMALL_DAY_SHARE**signs.real_small * (1 - _SMALL_DAY_SHARE) ** signs.text_day_first
    return bool(by_chance < limit)
