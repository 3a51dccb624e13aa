"""Settings that travel with the record, and what is being typed and not saved yet."""

from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from nscp_desktop.storage.schema_keeping import draft, setting


class SettingsStore:
    """Settings by name. Those of one computer have its name in theirs."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, name: str, default: str = "") -> str:
        """Return a setting, or what it is when nobody has set it."""
        found = self._db.execute(select(setting.c.value).where(setting.c.name == name)).scalar_one_or_none()
        return default if found is None else str(found)

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        new = insert(setting).values(name=name, value=value)
        self._db.execute(new.on_conflict_do_update(index_elements=[setting.c.name], set_={"value": value}))


class DraftsStore:
    """What somebody was typing, by the form it belongs to. The history does not follow it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def everything(self) -> tuple[tuple[str, str, str], ...]:
        """Return key, content and ISO time of every draft, the newest first."""
        wanted = select(draft.c.key, draft.c.content, draft.c.saved_at).order_by(draft.c.saved_at.desc(), draft.c.key)
        rows = self._db.execute(wanted)
        return tuple((row.key, row.content, row.saved_at) for row in rows)

    def set(self, key: str, content: str, at: datetime) -> None:
        """Keep a draft."""
        values = {"content": content, "saved_at": at.isoformat()}
        new = insert(draft).values(key=key, **values)
        self._db.execute(new.on_conflict_do_update(index_elements=[draft.c.key], set_=values))

    def remove(self, key: str) -> None:
        """Forget a draft."""
        self._db.execute(delete(draft).where(draft.c.key == key))
