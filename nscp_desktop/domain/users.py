"""Who works with a record, and what their role allows. Roles prevent mistakes; they are no walls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nscp_desktop.domain.errors import NotAllowedError


class Right(StrEnum):
    """What somebody may do with a record."""

    VIEW = "view"
    EDIT = "edit"
    ADMINISTER = "administer"


class UserRole(StrEnum):
    """The role of somebody who works with a record."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role as a word for people."""
        return self.value.capitalize()


EVERY_RIGHT = frozenset(Right)
RIGHTS: Mapping[UserRole, frozenset[Right]] = {
    UserRole.VIEWER: frozenset({Right.VIEW}),
    UserRole.EDITOR: frozenset({Right.VIEW, Right.EDIT}),
    UserRole.ADMINISTRATOR: EVERY_RIGHT,
}
ROLE_WORDS: Mapping[UserRole, str] = {
    UserRole.VIEWER: "sees everything, prints and exports, changes nothing",
    UserRole.EDITOR: "adds and changes people and training",
    UserRole.ADMINISTRATOR: "also decides on the agency, the password, restoring, erasing and this list",
}
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class User:
    """Somebody on the list of those who work with a record."""

    id: int
    name: str
    role: UserRole


def role_of(users: Iterable[User], name: str) -> UserRole:
    """Return the role of somebody: with an empty list everybody's is administrator, who is not on it is a viewer."""
    listed = list(users)
    if not listed:
        return UserRole.ADMINISTRATOR
    wanted = folded(name)
    return next((user.role for user in listed if folded(user.name) == wanted), UserRole.VIEWER)


def folded(name: str) -> str:
    """Return a name as names are compared: spaces and capitals do not matter."""
    return " ".join(name.split()).casefold()


def checked_name(name: str) -> str:
    """Return a name without spaces around it.

    Raises NotAllowedError when it is empty, too long or holds what no screen shows.
    """
    tidy = " ".join(name.split())
    if not tidy:
        raise NotAllowedError("Type a name.", "name")
    if len(tidy) > LONGEST_NAME or not tidy.isprintable():
        raise NotAllowedError(f"Type a name of at most {LONGEST_NAME} letters, without control characters.", "name")
    return tidy


def refuse_without_administrator(users: Iterable[User]) -> None:
    """Raise NotAllowedError when there is a list and nobody on it is an administrator."""
    listed = list(users)
    if listed and not any(user.role is UserRole.ADMINISTRATOR for user in listed):
        raise NotAllowedError("Somebody has to stay administrator. Make another person administrator first.", "role")
