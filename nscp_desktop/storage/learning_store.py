"""Learning items, their sharings, and who has read them."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, delete, exists, insert, select, update

from nscp_desktop.domain.learning import (
    CountsWhen,
    EditionChoice,
    LearningItem,
    LearningKind,
    Reader,
    Share,
    SharedHow,
)
from nscp_desktop.storage import schema
from nscp_desktop.storage.hanging import take_out_training
from nscp_desktop.storage.rows import add_row, change_row, in_parts, to_date, to_day, to_text
from nscp_desktop.storage.schema_learning import learning_item, learning_reader, learning_share


class LearningStore:
    """Learning in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def items(self) -> tuple[LearningItem, ...]:
        """Return every item, the one added last first, those switched off included."""
        rows = self._db.execute(select(learning_item).order_by(learning_item.c.id.desc()))
        return tuple(
            LearningItem(
                row.id,
                row.title,
                LearningKind(row.kind),
                row.source,
                row.place,
                row.about,
                to_date(row.published_on),
                bool(row.to_read),
                CountsWhen(row.counts),
                row.course_id,
                row.edition_id,
                bool(row.active),
            )
            for row in rows
        )

    def add(self, item: LearningItem) -> int:
        return add_row(self._db, learning_item, **_values(item))

    def change(self, item: LearningItem) -> None:
        change_row(self._db, learning_item, item.id, _values(item))

    def editions(self) -> tuple[EditionChoice, ...]:
        """Return the editions that an item can be, by document, the newest first."""
        d, e = schema.document, schema.edition
        query = select(e.c.id, d.c.title, e.c.name, e.c.published).join(d, d.c.id == e.c.document_id)
        rows = self._db.execute(query.order_by(d.c.title, e.c.in_force.desc()))
        return tuple(EditionChoice(row.id, f"{row.title}, {row.name}", to_date(row.published)) for row in rows)

    def shares(self, item_id: int | None = None) -> tuple[Share, ...]:
        """Return the sharings of one item or of all, the oldest first."""
        s = learning_share.c
        query = select(s.id, s.item_id, s.shared_on, s.how, s.whom, s.note).order_by(s.shared_on, s.id)
        rows = self._db.execute(query if item_id is None else query.where(s.item_id == item_id))
        return tuple(
            Share(own, item, to_day(on), SharedHow(how), whom, note) for own, item, on, how, whom, note in rows
        )

    def readers(self, item_id: int | None = None) -> tuple[Reader, ...]:
        """Return who has got one item, or any."""
        r = learning_reader.c
        query = select(r.id, r.person_id, r.item_id, r.share_id, r.read_on, r.attendance_id).order_by(r.id)
        rows = self._db.execute(query if item_id is None else query.where(r.item_id == item_id))
        return tuple(Reader(own, who, item, share, to_date(read), done) for own, who, item, share, read, done in rows)

    def of_person(self, person_id: int) -> tuple[tuple[LearningItem, Share | None, Reader], ...]:
        """Return what somebody has got, and by which sharing."""
        r = learning_reader.c
        query = select(r.id, r.person_id, r.item_id, r.share_id, r.read_on, r.attendance_id)
        rows = self._db.execute(query.where(r.person_id == person_id))
        own = {item: Reader(id_, who, item, share, to_date(read), done) for id_, who, item, share, read, done in rows}
        shares = {share.id: share for share in self.shares()} if own else {}
        return tuple(
            (item, shares.get(own[item.id].share_id or 0), own[item.id]) for item in self.items() if item.id in own
        )

    def add_share(self, share: Share) -> int:
        values = {"item_id": share.item_id, "shared_on": to_text(share.shared_on), "how": share.how.value}
        return add_row(self._db, learning_share, **values, whom=share.whom, note=share.note)

    def add_readers(self, readers: Iterable[Reader]) -> None:
        """Store who has got an item; their ids are given by the file."""
        rows = [
            {
                "person_id": reader.person_id,
                "item_id": reader.item_id,
                "share_id": reader.share_id,
                "read_on": to_text(reader.read_on),
                "attendance_id": reader.attendance_id,
            }
            for reader in readers
        ]
        if rows:
            self._db.execute(insert(learning_reader), rows)

    def set_read(
        self, reader_ids: Iterable[int], read_on: date | None, attendance_of: Mapping[int, int] | None = None
    ) -> None:
        """Note that people have read an item on a day, or have not, and which training came of it for whom."""
        trained = attendance_of or {}
        for own, attendance_id in trained.items():
            change_row(self._db, learning_reader, own, {"read_on": to_text(read_on), "attendance_id": attendance_id})
        for some in in_parts(own for own in reader_ids if own not in trained):
            self._db.execute(
                update(learning_reader).where(learning_reader.c.id.in_(some)).values(read_on=to_text(read_on))
            )

    def trainings(self, course_id: int, on: date, person_ids: Iterable[int]) -> dict[int, int]:
        """Return the training of a course that each person has on a day, by the id of the person."""
        a = schema.attendance.c
        same = [a.course_id == course_id, a.completed_on == to_text(on), a.outcome == "attended"]
        return {
            person: own
            for some in in_parts(person_ids)
            for own, person in self._db.execute(select(a.id, a.person_id).where(*same, a.person_id.in_(some)))
        }

    def take_out_trainings(self, attendance_ids: Iterable[int]) -> None:
        """Take trainings out that came of an item, with what proves them."""
        for some in in_parts(attendance_ids):
            take_out_training(self._db, schema.attendance.c.id.in_(some))

    def remove_readers(self, item_id: int, reader_ids: Iterable[int]) -> None:
        """Take out who has got an item, and their sharings of it that reached nobody else."""
        s, r = learning_share.c, learning_reader.c
        gone = set(reader_ids)
        shares = {reader.share_id for reader in self.readers(item_id) if reader.id in gone and reader.share_id}
        for some in in_parts(gone):
            self._db.execute(delete(learning_reader).where(r.id.in_(some)))
        left = exists(select(r.id).where(r.share_id == s.id))
        self._db.execute(delete(learning_share).where(s.id.in_(shares), ~left))


def _values(item: LearningItem) -> dict[str, object]:
    return {
        "title": item.title,
        "kind": item.kind.value,
        "source": item.source,
        "place": item.place,
        "about": item.about,
        "published_on": to_text(item.published_on),
        "to_read": int(item.to_read),
        "counts": item.counts.value,
        "course_id": item.course_id,
        "edition_id": item.edition_id,
        "active": int(item.active),
    }
