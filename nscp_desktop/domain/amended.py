"""A mapping with a few entries changed, without copying the many that stay as they are."""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Amended(Mapping[Key, Value]):
    """A mapping as it is after some entries were changed, added or, where they are None, taken out.

    To copy 50,000 people for an edit of one of them takes longer than all the rest of it. Here only whoever goes
    through all of them pays for the copy, and once.
    """

    def __init__(self, before: Mapping[Key, Value], changes: Mapping[Key, Value | None]) -> None:
        if isinstance(before, Amended):
            unchanged, earlier = before._parts
            if any(value is not None and earlier.get(key, value) is None for key, value in changes.items()):
                # What was taken out and comes back stands last, as in a copy.
                before = before._whole()
            else:
                before, changes = unchanged, {**earlier, **changes}
        # One object, because another thread may read it while it is put together.
        self._parts: tuple[Mapping[Key, Value], Mapping[Key, Value | None]] = (before, changes)

    def __getitem__(self, key: Key) -> Value:
        before, changes = self._parts
        if key not in changes:
            return before[key]
        value = changes[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[Key]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[Key]:
        return self._whole().keys()

    def values(self) -> ValuesView[Value]:
        return self._whole().values()

    def items(self) -> ItemsView[Key, Value]:
        return self._whole().items()

    def _whole(self) -> Mapping[Key, Value]:
        before, changes = self._parts
        if changes:
            whole = dict(before)
            for key, value in changes.items():
                if value is None:
                    whole.pop(key, None)
                else:
                    whole[key] = value
            before, self._parts = whole, (whole, {})
        return before
