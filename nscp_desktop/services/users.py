"""The list of those who work with the record, and their roles."""

from dataclasses import replace

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.users import Right, User, UserRole, checked_name, folded, refuse_without_administrator
from nscp_desktop.services.desk import Desk


class UsersService:
    """Who works here. With nobody on the list everybody may do everything."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def who(self) -> str:
        """The name of whoever works here, as the history is given it."""
        return self._desk.who

    @property
    def role(self) -> UserRole:
        """The role of whoever works here, as the list says now."""
        return self._desk.role

    def everybody(self) -> tuple[User, ...]:
        """Return the list by name."""
        with self._desk.reading() as unit:
            return unit.users.everybody()

    def known_names(self) -> tuple[str, ...]:
        """Return the names to choose from when somebody says who they are: the list, or who is in the history."""
        with self._desk.reading() as unit:
            names = [user.name for user in unit.users.everybody()] or unit.history.names()
        return tuple(sorted(dict.fromkeys(names), key=str.casefold))

    def work_as(self, name: str) -> None:
        """Say who works here from now on.

        Raises NotAllowedError when it is no name.
        """
        self._desk.work_as(checked_name(name))

    def add(self, name: str, role: UserRole) -> int:
        """Put somebody on the list and return their id. Whoever begins the list is its first administrator.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        tidy = checked_name(name)
        there = self.everybody()
        if not there and (folded(tidy) != folded(self.who) or role is not UserRole.ADMINISTRATOR):
            raise NotAllowedError(
                f"Begin the list with your own name, {self.who}, as administrator. "
                "Otherwise you could not go on with it.",
                "name",
            )
        _refuse_doubled(there, tidy, None)
        title = f"Put {tidy} on the list of users as {role.value}"
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            return unit.users.add(tidy, role)

    def change(self, user: User) -> None:
        """Store somebody's name and role.

        Raises NotAllowedError when nobody would be administrator, NotFoundError when they are no longer on the list.
        """
        tidy = replace(user, name=checked_name(user.name))
        there = self.everybody()
        _refuse_missing(there, user.id)
        _refuse_doubled(there, tidy.name, user.id)
        refuse_without_administrator([tidy if other.id == user.id else other for other in there])
        with self._desk.changing(f"Make {tidy.name} {tidy.role.value}", right=Right.ADMINISTER) as unit:
            unit.users.change(tidy)

    def remove(self, user_id: int) -> None:
        """Take somebody off the list.

        Raises: as `change`. The last one may go: then everybody may do everything again.
        """
        there = self.everybody()
        _refuse_missing(there, user_id)
        gone = next(user for user in there if user.id == user_id)
        refuse_without_administrator([user for user in there if user.id != user_id])
        with self._desk.changing(f"Take {gone.name} off the list of users", right=Right.ADMINISTER) as unit:
            unit.users.remove(user_id)


def _refuse_missing(there: tuple[User, ...], user_id: int) -> None:
    if not any(user.id == user_id for user in there):
        raise NotFoundError("That name is no longer on the list.")


def _refuse_doubled(there: tuple[User, ...], name: str, own_id: int | None) -> None:
    if any(folded(user.name) == folded(name) and user.id != own_id for user in there):
        raise NotAllowedError(f"{name} is on the list already.", "name")
