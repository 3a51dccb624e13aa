"""The agency's own levels, such as health 1 to 5 or bands A to D, and the Target Groups that they stand for."""

from dataclasses import replace

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.target_groups import GROUP_NUMBERS, AgencyLevel
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


class LevelsService:
    """The agency's own levels. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def everything(self) -> tuple[AgencyLevel, ...]:
        """Return the levels in the order in which they were added."""
        with self._desk.reading() as unit:
            return unit.agency.levels()

    def add(self, level: AgencyLevel) -> int:
        """Add a level and return its id."""
        _check_group(level)
        with self._desk.changing(f"Add the level {tidy(level.title)}", right=Right.ADMINISTER) as unit:
            level_id = unit.agency.add_level(_tidied(level, unit))
        self._standing.forget()
        return level_id

    def change(self, level: AgencyLevel) -> None:
        """Store a level's name, group and description. Rules that name it follow, and roles have its group.

        People stay where they were placed: a changed group is a reason to look at them.

        Raises NotFoundError when it is gone.
        """
        _check_group(level)
        with self._desk.changing(f"Change the level {tidy(level.title)}", right=Right.ADMINISTER) as unit:
            before = _found(unit, level.id)
            tidied = _tidied(level, unit)
            unit.agency.change_level(tidied)
            for role in unit.agency.roles():
                if role.level_id == level.id and role.usual_group != level.group:
                    unit.agency.change_role(replace(role, usual_group=level.group))
            if before.title != tidied.title:
                unit.rules.rename_in_rules("levels", before.title, tidied.title)
        self._standing.forget()

    def remove(self, level_id: int) -> None:
        """Take a level out that nothing uses.

        Raises NotAllowedError when roles, placements or rules use it, NotFoundError when it is gone.
        """
        people = self._standing.snapshot().people.values()
        placed = sum(any(item.level_id == level_id for item in person.placements) for person in people)
        with self._desk.reading() as unit:
            level = _found(unit, level_id)
            roles = [role.title for role in unit.agency.roles() if role.level_id == level_id]
            rules = [
                item.title
                for item in unit.rules.requirements()
                if any(level.title in rule.who.levels for rule in item.rules)
            ]
        uses = [f"the role {title}" for title in roles] + [f"the rules of {title}" for title in rules]
        if placed:
            uses.append(f"placements of {plural(placed, 'person', 'people')}")
        if uses:
            raise NotAllowedError(
                f"{level.title} stays, because it is used: {_joined(uses)}. A placement is never rewritten; give the "
                "level another name if it is called otherwise now."
                if placed
                else f"{level.title} is used: {_joined(uses)}. Change that first."
            )
        with self._desk.changing(f"Remove the level {level.title}", right=Right.ADMINISTER) as unit:
            unit.agency.remove_level(level_id)
        self._standing.forget()


def _tidied(level: AgencyLevel, unit: UnitOfWork) -> AgencyLevel:
    others = [other.title for other in unit.agency.levels() if other.id != level.id]
    title = checked_title(level.title, others, what="level")
    return replace(level, title=title, description=level.description.strip())


def _found(unit: UnitOfWork, level_id: int) -> AgencyLevel:
    found = next((level for level in unit.agency.levels() if level.id == level_id), None)
    if found is None:
        raise NotFoundError("That level is no longer in the record.")
    return found


def _check_group(level: AgencyLevel) -> None:
    if level.group not in GROUP_NUMBERS:
        raise NotAllowedError("Choose the Target Group that the level stands for.", "group")


def _joined(uses: list[str]) -> str:
    shown = uses[:3]
    rest = len(uses) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
