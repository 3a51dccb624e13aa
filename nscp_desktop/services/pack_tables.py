"""Reading the tables of a rule pack key by key, so that whatever is wrong is told with its place."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.titles import tidy

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_TEXT = 2000
_MOST = 10**9


class PackTable:
    """One table of a pack. `where` names it: `Requirement induction, rule 1`.

    Every reading raises FileRefusedError, with a sentence that names the place, for a value of the wrong sort.
    """

    def __init__(self, found: object, where: str) -> None:
        self.where = where
        if not isinstance(found, Mapping):
            raise FileRefusedError(f"{where}: this has to be a table, with a name and a value on each line.")
        self._found: Mapping[str, Any] = found
        self._asked: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text on one line with single spaces; `default` None means that it has to be there."""
        value = self._value(key)
        if value is None and default is None:
            raise self.wrong(key, "it is missing")
        if default is not None and (value is None or value == ""):
            return default
        return self._checked(key, value)

    def number(self, key: str) -> int | None:
        """Return a whole number, None when there is none."""
        value = self._value(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or abs(value) > _MOST):
            raise self.wrong(key, "it has to be a whole number")
        return value

    def decimal(self, key: str) -> float | None:
        """Return a number, None when there is none."""
        value = self._value(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _MOST:
            raise self.wrong(key, "it has to be a number")
        return float(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self._value(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "it has to be true or false")
        return default if value is None else value

    def day(self, key: str) -> date | None:
        """Return a date, None when there is none."""
        value = self._value(key)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise self.wrong(key, "it has to be a date like 2026-09-01, without quotation marks")
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words of an enumeration."""
        text = self.text(key, default.value if default is not None else None)
        return self._one_of(key, text, kind)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return several words of an enumeration."""
        return tuple(self._one_of(key, text, kind) for text in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when there is none."""
        return tuple(self._checked(key, value) for value in self._list(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers, empty when there is none."""
        values = self._list(key)
        if any(isinstance(value, bool) or not isinstance(value, int) for value in values):
            raise self.wrong(key, "it has to be a list of whole numbers, such as [1, 2]")
        return tuple(values)

    def tables(self, key: str, what: str, named_by: str = "") -> list["PackTable"]:
        """Return the tables written as `[[key]]`, each named by its place or by one of its keys."""
        found = []
        for place, value in enumerate(self._list(key, f"it has to be written as [[{key}]]"), start=1):
            name = value.get(named_by) if isinstance(value, Mapping) else None
            known = tidy(name)[:60] if isinstance(name, str) else ""
            found.append(PackTable(value, f"{what} {known or place}"))
        return found

    def finish(self) -> None:
        """Refuse keys that nothing asked for: a typing mistake must not pass for a rule that was never written."""
        for key in self._found:
            if key not in self._asked:
                alike = get_close_matches(key, self._asked, n=1)
                hint = f" Was {alike[0]} meant?" if alike else ""
                raise FileRefusedError(f"{self.where}: nothing here is called {tidy(key)[:60]}.{hint}")

    def has_only(self, keys: Iterable[str]) -> None:
        """Refuse keys beside these and those that were asked for."""
        self._asked.update(keys)
        self.finish()

    def wrong(self, key: str, why: str) -> FileRefusedError:
        """Return the refusal of one value."""
        return FileRefusedError(f"{self.where}, {key}: {why}.")

    def _value(self, key: str) -> Any:
        self._asked.add(key)
        return self._found.get(key)

    def _list(self, key: str, why: str = "it has to be a list, in square brackets") -> list[Any]:
        value = self._value(key)
        if value is not None and not isinstance(value, list):
            raise self.wrong(key, why)
        return value or []

    def _checked(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, "it has to be a text in quotation marks")
        text = tidy(value)
        if not text:
            raise self.wrong(key, "it is empty")
        if len(text) > LONGEST_TEXT:
            raise self.wrong(key, f"it is longer than {LONGEST_TEXT:,} characters")
        if any(ord(letter) < 32 or ord(letter) == 127 for letter in text):
            raise self.wrong(key, "there are control characters in it")
        return text

    def _one_of(self, key: str, text: str, kind: type[Choice]) -> Choice:
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(item.value for item in kind)
            raise self.wrong(key, f"{text[:60]} is not known here; it can be {known}") from None
