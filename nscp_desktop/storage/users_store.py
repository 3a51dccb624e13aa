"""The list of those who work with the record, in one transaction."""

from sqlalchemy import Connection, delete, select

from nscp_desktop.domain.users import User, UserRole
from nscp_desktop.storage.rows import add_row, change_row
from nscp_desktop.storage.schema_keeping import program_user


class UsersStore:
    """The list of those who work with the record."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def everybody(self) -> tuple[User, ...]:
        """Return the list by name."""
        rows = self._db.execute(select(program_user).order_by(program_user.c.name))
        return tuple(User(row.id, row.name, UserRole(row.role)) for row in rows)

    def add(self, name: str, role: UserRole) -> int:
        """Put somebody on the list and return their id."""
        return add_row(self._db, program_user, name=name, role=role.value)

    def change(self, user: User) -> None:
        """Store somebody's name and role."""
        change_row(self._db, program_user, user.id, {"name": user.name, "role": user.role.value})

    def remove(self, user_id: int) -> None:
        """Take somebody off the list."""
        self._db.execute(delete(program_user).where(program_user.c.id == user_id))
