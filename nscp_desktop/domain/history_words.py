"""Changes of the history in words: what was added, changed or removed, field by field."""

from collections.abc import Mapping
from datetime import date, timedelta

from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.evidence_files import size_words
from nscp_desktop.domain.history import Batch, BatchKind, Change, Operation
from nscp_desktop.domain.history_settings import moment_words, setting_words
from nscp_desktop.domain.history_vocabulary import (
    BOOKED,
    CHOICES,
    DAYS,
    FIELDS,
    FLAGS,
    INNER,
    MOMENTS,
    NAMED_THINGS,
    THINGS,
    USUAL,
)
from nscp_desktop.domain.money import pounds

A_MINUTE = timedelta(minutes=1)
Names = Mapping[tuple[str, str], str]
_DONE = {Operation.INSERT: "Added", Operation.UPDATE: "Changed", Operation.DELETE: "Removed"}


def batch_words(batch: Batch) -> str:
    """Write what a step did: its title, and whether it took another one back."""
    if batch.is_erased:
        return "About somebody who has been erased"
    before = {BatchKind.UNDO: "Undone: ", BatchKind.REDO: "Done again: "}.get(batch.kind, "")
    return f"{before}{batch.title}"


def clock_words(batch: Batch, earlier: Batch | None) -> str:
    """Say when the clock of the computer had gone back since the step before; empty when it had not.

    Steps stand in the order in which they were made, whatever the clock says; a minute is no matter.
    """
    if earlier is None or batch.at >= earlier.at - A_MINUTE:
        return ""
    before, now = moment_words(earlier.at.isoformat()), moment_words(batch.at.isoformat())
    return f"The clock had gone back: this step is dated {now}, the one before it {before}."


def beginning_small(title: str) -> str:
    """Write a title inside a sentence: `record Prevent for 58 people`."""
    return title[:1].lower() + title[1:]


def short_head(head: str) -> str:
    """Write the beginning of a head as it is printed, in groups of four: `3f9a 0c11 77de 20b4`."""
    return " ".join(head[start : start + 4] for start in range(0, 16, 4))


def change_words(change: Change, names: Names, whose: str = "") -> str:
    """Write one change as a sentence: `Changed a training: hours from 2 to 3.`; with `whose`, their name in front."""
    words = setting_words(change) if change.table == "setting" else _row_words(change, names)
    return f"{whose}: {beginning_small(words)}" if whose else words


def held_words(table: str, row: Mapping[str, object], names: Names) -> tuple[str, str]:
    """Write a row as it is now: what it is, and what is in it: `A supervision`, `held on 3 Sep 2026; kind Group`."""
    thing, parts = _parts(Change(0, 0, table, "", None, Operation.INSERT, None, row, False), names)
    return opening(thing), "; ".join(parts)


def _row_words(change: Change, names: Names) -> str:
    thing, parts = _parts(change, names)
    what = f"{_DONE[change.operation]} {thing}"
    return f"{what}: {'; '.join(parts)}." if parts else f"{what}."


def _parts(change: Change, names: Names) -> tuple[str, list[str]]:
    before, after = change.before or {}, change.after or {}
    thing, naming = _thing(change)
    parts = []
    for column in after or before:
        old, new = before.get(column), after.get(column)
        if column in INNER:
            continue
        if change.operation is Operation.UPDATE:
            if old != new:
                parts.append(f"{_name(column)} from {_value(column, old, names)} to {_value(column, new, names)}")
        elif column != naming and _is_worth_a_word(column, new if after else old):
            parts.append(f"{_name(column)} {_value(column, new if after else old, names)}")
    return thing, parts


def _thing(change: Change) -> tuple[str, str]:
    """Return what was changed, by its name as it was before where it has one, and the field of that name."""
    row = change.before or change.after or {}
    if change.table in NAMED_THINGS:
        words, naming = NAMED_THINGS[change.table]
        return f"{words} {row.get(naming) or ''}".strip(), naming
    if change.table == "attendance" and row.get("outcome") in BOOKED:
        return "a booking", ""
    return THINGS.get(change.table, f"an entry ({change.table.replace('_', ' ')})"), ""


def _is_worth_a_word(column: str, value: object) -> bool:
    return isinstance(value, Mapping) or (value not in (None, "") and (column, value) not in USUAL)


def _name(column: str) -> str:
    """Return a field's name as people say it."""
    known = FIELDS.get(column)
    return known or column.removesuffix("_id").removesuffix("_code").replace("_", " ")


def _value(column: str, value: object, names: Names) -> str:
    if isinstance(value, Mapping):
        return _who_words(value, names)
    if value in (None, ""):
        return "nothing"
    text = str(value)
    if column in FLAGS and isinstance(value, int):
        return "yes" if value else "no"
    if column in MOMENTS:
        return moment_words(text)
    if column.endswith("_on") or column in DAYS:
        return in_words(date.fromisoformat(text))
    if column == "result":
        # Before the colon stands whether it went well, for the program.
        return text.partition(": ")[2] or text
    if isinstance(value, int):
        text = _count(column, value)
    if isinstance(value, float):
        text = f"{value:g}"
    if column == "replaces":
        # Rules have no names; it is the one that ended the day before this one began.
        return "the rule until then"
    looked_up = "requirement_id" if column == "after" else column
    return names.get((looked_up, text)) or CHOICES.get((column, text)) or text


def _count(column: str, value: int) -> str:
    if column.endswith("_pence"):
        return pounds(value)
    return size_words(value) if column == "size_bytes" else str(value)


def _who_words(found: Mapping[str, list[object]], names: Names) -> str:
    """Write whom a rule asks: `Target Group 2, 3; Level 3; Employee`."""
    parts = [f"Target Group {', '.join(str(number) for number in found['groups'])}"] if found.get("groups") else []
    named = (("levels", ""), ("duties", "duty_code"), ("roles", ""), ("kinds", "kind"), ("sites", ""))
    for condition, column in named:
        values = [
            names.get((column, str(value))) or CHOICES.get((column, str(value))) or str(value)
            for value in found.get(condition, ())
        ]
        parts += [", ".join(values)] if values else []
    return "; ".join(parts) or "everybody"
