"""Who is looked at: those of a Target Group, team, site or role."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.people import Person

NOT_PLACED = 0


class Held(NamedTuple):
    """What somebody can be picked by on a day; group None means never placed. `titles` are roles and duties."""

    group: int | None
    team: str
    site: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Some of the people: each condition that is given has to hold. Group 0 is those never placed."""

    group: int | None = None
    team: str = ""
    site: str = ""
    title: str = ""

    @property
    def is_everyone(self) -> bool:
        return self == Narrowing()

    def holds(self, held: Held) -> bool:
        """Whether somebody is meant."""
        return (
            (self.group is None or self.group == (held.group or NOT_PLACED))
            and (not self.team or self.team == held.team)
            and (not self.site or self.site == held.site)
            and (not self.title or self.title in held.titles)
        )

    @property
    def words(self) -> str:
        """`Target Group 2, team Midday`, or `everyone`."""
        parts = []
        if self.group is not None:
            parts.append(f"Target Group {self.group}" if self.group else "not placed in a group")
        parts += [f"{what} {title}" for what, title in (("team", self.team), ("site", self.site)) if title]
        parts += [self.title] if self.title else []
        return ", ".join(parts) or "everyone"


def held_on(person: Person, day: date) -> Held:
    """Return what somebody can be picked by on a day."""
    placed, place = person.group_on(day), person.place_on(day)
    titles = [role.title for role in person.roles_on(day)] + [duty.title for duty in person.duties_on(day)]
    return Held(
        placed.group if placed else None,
        place.team if place else "",
        place.site if place else "",
        tuple(dict.fromkeys(titles)),
    )
