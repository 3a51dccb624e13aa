"""What somebody was typing and had not saved: kept in the record file, so it is as well protected as the rest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form that was not saved: which one, what it is called, and what its fields held, by their names."""

    key: str
    title: str
    fields: Mapping[str, object]
    saved_at: datetime


class KeptDraftsService:
    """Drafts of forms. They are no part of the history, and go when the form is saved or thrown away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, key: str, title: str, fields: Mapping[str, object]) -> None:
        """Keep what a form holds now; nothing while the record is locked or may only be read."""
        if self._desk.file.is_locked or not self._desk.may(Right.EDIT):
            return
        now = self._desk.file.workplace.now()
        with self._desk.changing("Draft") as unit:
            unit.drafts.set(key, json.dumps({"title": title, "fields": fields}, ensure_ascii=False), now)

    def forget(self, key: str) -> None:
        """Forget a draft; nothing when there is none, or while it cannot be done."""
        if self._desk.file.is_locked or not self._desk.may(Right.EDIT):
            return
        with self._desk.changing("Draft") as unit:
            unit.drafts.remove(key)

    def everything(self) -> tuple[KeptDraft, ...]:
        """Return the drafts, the newest first; one that cannot be read is left out."""
        with self._desk.reading() as unit:
            found = [_read(*row) for row in unit.drafts.everything()]
        return tuple(draft for draft in found if draft is not None)


def _read(key: str, content: str, saved_at: str) -> KeptDraft | None:
    try:
        whole = json.loads(content)
        return KeptDraft(key, str(whole["title"]), dict(whole["fields"]), datetime.fromisoformat(saved_at))
    except (ValueError, TypeError, KeyError):
        return None
