"""What the record holds in all, to be compared with its backups, and the restore drills that were done."""

from datetime import datetime

from sqlalchemy import Connection, select

from nscp_desktop.domain.backups import Contents, Drill
from nscp_desktop.storage.schema_keeping import restore_drill

# Typed and not saved yet: written without a change of the record, so it may differ from a backup's.
_NOT_COMPARED = "draft"
GOOD, BAD = "good", "bad"


class BackupStore:
    """Counts, identity and drills in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def contents(self) -> Contents:
        """Return what the record holds."""
        return contents_of(self._db)

    def add_drill(self, drill: Drill) -> None:
        """Write down that a drill was done."""
        self._db.execute(
            restore_drill.insert().values(
                done_at=drill.done_at.isoformat(),
                backup=drill.backup,
                result=f"{GOOD if drill.is_good else BAD}: {drill.result}",
                people=drill.people,
                records=drill.records,
            )
        )

    def last_drill(self) -> Drill | None:
        """Return the newest drill, None when none was done."""
        row = self._db.execute(select(restore_drill).order_by(restore_drill.c.id.desc()).limit(1)).one_or_none()
        if row is None:
            return None
        verdict, _, result = row.result.partition(": ")
        done_at = datetime.fromisoformat(row.done_at)
        return Drill(done_at, row.backup, verdict == GOOD, result, row.people, row.records)


def contents_of(connection: Connection) -> Contents:
    """Return what a record file holds, one of an older schema too."""
    run = connection.exec_driver_sql
    names = [
        str(name)
        for (name,) in run(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    tables = {name: int(run(f'SELECT count(*) FROM "{name}"').scalar() or 0) for name in names if name != _NOT_COMPARED}
    record_id, head, changed_at = "", "", None
    if "record_identity" in tables:
        record_id = str(run("SELECT record_id FROM record_identity").scalar() or "")
    if "history_batch" in tables:
        newest = run(
            "SELECT head, at FROM history_batch WHERE head IS NOT NULL ORDER BY sequence DESC LIMIT 1"
        ).one_or_none()
        if newest is not None:
            head, changed_at = str(newest[0]), datetime.fromisoformat(newest[1])
    agency = str(run("SELECT name FROM agency").scalar() or "") if "agency" in tables else ""
    version = int(run("PRAGMA user_version").scalar() or 0)
    return Contents(record_id, agency, version, head, changed_at, tables)
