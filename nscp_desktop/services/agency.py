"""The agency's details, lists and target group texts."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.agency import AgencyDetails, Named, PackInfo
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import GROUP_NUMBERS, AgencyLevel, TargetGroup
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.duty_codes import duty_code
from nscp_desktop.services.lead_duties import lead_duties
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


def check_agency(details: AgencyDetails) -> None:
    """Refuse an agency without a name."""
    if not details.name.strip():
        raise NotAllowedError("Type the name of your agency.", "name")


class AgencyService:
    """What the agency says about itself. Each public method is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def details(self) -> AgencyDetails:
        """Return name, sector and contacts."""
        with self._desk.reading() as unit:
            return unit.agency.details()

    def change_details(self, details: AgencyDetails) -> None:
        """Store name and contacts. The sector stays: the rules that are in use came with it."""
        check_agency(details)
        with self._desk.changing("Change the agency's details", right=Right.ADMINISTER) as unit:
            unit.agency.change(replace(details, sector=unit.agency.details().sector))

    def target_groups(self) -> tuple[TargetGroup, ...]:
        """Return the four Target Groups in order."""
        with self._desk.reading() as unit:
            return unit.agency.target_groups()

    def change_target_group(self, group: TargetGroup, *, today: date) -> None:
        """Store the text of a Target Group. Text that counts as checked names who checked it, on a day that has come.

        The published text of Group 1 counts without a check.
        """
        if not group.title.strip():
            raise NotAllowedError("Type a short title for the Target Group.", "title")
        is_check = not group.to_check and (group.number != 1 or group.checked_on is not None)
        if is_check and not group.checked_by.strip():
            raise NotAllowedError("Say who compared the text with the NSCP's page.", "checked_by")
        if group.checked_on is not None and group.checked_on > today:
            raise NotAllowedError(
                f"{in_words(group.checked_on)} is still ahead. Give the day on which the text was compared.",
                "checked_on",
            )
        with self._desk.changing(f"Change the text of Target Group {group.number}", right=Right.ADMINISTER) as unit:
            unit.agency.change_target_group(group)
        self._standing.forget()

    def roles(self) -> tuple[Role, ...]:
        """Return every role by title. The usual group of one with a level is the group that the level stands for."""
        with self._desk.reading() as unit:
            groups = {level.id: level.group for level in unit.agency.levels()}
            roles = unit.agency.roles()
        return tuple(replace(role, usual_group=groups.get(role.level_id or 0, role.usual_group)) for role in roles)

    def add_role(self, title: str, usual_group: int | None, level_id: int | None = None) -> int:
        """Add a role and return its id. With a level, the group that the level stands for is the usual one.

        Raises NotFoundError when there is no such level.
        """
        _check_group(usual_group)
        with self._desk.changing(f"Add the role {tidy(title)}") as unit:
            title = checked_title(title, (role.title for role in unit.agency.roles()), what="role")
            group = _level(unit, level_id).group if level_id is not None else usual_group
            role_id = unit.agency.add_role(title, group, level_id)
        self._standing.forget()
        return role_id

    def change_role(self, role: Role) -> None:
        """Store a role's title, usual Target Group, level and whether it is in use; rules that name it follow.

        Raises NotFoundError when the role or its level is gone.
        """
        _check_group(role.usual_group)
        with self._desk.changing(f"Change the role {tidy(role.title)}") as unit:
            roles = {other.id: other for other in unit.agency.roles()}
            if role.id not in roles:
                raise NotFoundError("That role is no longer in the record.")
            before = roles.pop(role.id)
            title = checked_title(role.title, (other.title for other in roles.values()), what="role")
            group = _level(unit, role.level_id).group if role.level_id is not None else role.usual_group
            unit.agency.change_role(replace(role, title=title, usual_group=group))
            _rename_in_rules(unit, "roles", before.title, title)
        self._standing.forget()

    def teams(self) -> tuple[Named, ...]:
        """Return every team by title."""
        with self._desk.reading() as unit:
            return unit.agency.teams()

    def add_team(self, title: str) -> int:
        """Add a team and return its id."""
        with self._desk.changing(f"Add the team {tidy(title)}") as unit:
            return unit.agency.add_team(checked_title(title, _titles(unit.agency.teams()), what="team"))

    def rename_team(self, team: Named) -> None:
        """Give a team another name."""
        with self._desk.changing(f"Rename a team {tidy(team.title)}") as unit:
            others = _titles(unit.agency.teams(), without=team.id)
            unit.agency.rename_team(Named(team.id, checked_title(team.title, others, what="team")))
        self._standing.forget()

    def sites(self) -> tuple[Named, ...]:
        """Return every site by title."""
        with self._desk.reading() as unit:
            return unit.agency.sites()

    def add_site(self, title: str) -> int:
        """Add a site and return its id."""
        with self._desk.changing(f"Add the site {tidy(title)}") as unit:
            return unit.agency.add_site(checked_title(title, _titles(unit.agency.sites()), what="site"))

    def rename_site(self, site: Named) -> None:
        """Give a site another name; rules that name it follow."""
        with self._desk.changing(f"Rename a site {tidy(site.title)}") as unit:
            before = next((item.title for item in unit.agency.sites() if item.id == site.id), "")
            others = _titles(unit.agency.sites(), without=site.id)
            title = checked_title(site.title, others, what="site")
            unit.agency.rename_site(Named(site.id, title))
            _rename_in_rules(unit, "sites", before, title)
        self._standing.forget()

    def duties(self) -> tuple[Duty, ...]:
        """Return the duties that people can hold."""
        with self._desk.reading() as unit:
            return unit.agency.duties()

    def lead_duties(self) -> tuple[str, ...]:
        """Return the codes of the duties that lead in safeguarding, in the agency's order."""
        with self._desk.reading() as unit:
            return lead_duties(unit)

    def add_duty(self, title: str, usual_group: int | None) -> str:
        """Add a duty after all others and return its code. A `usual_group` of None: nobody has decided."""
        _check_group(usual_group)
        with self._desk.changing(f"Add the duty {tidy(title)}", right=Right.ADMINISTER) as unit:
            duties = unit.agency.duties()
            title = checked_title(title, (duty.title for duty in duties), what="duty")
            code = duty_code(title, {duty.code for duty in duties})
            unit.agency.add_duty(Duty(code, title, usual_group), len(duties))
        self._standing.forget()
        return code

    def change_duty(self, duty: Duty) -> None:
        """Store a duty's title and the Target Group that usually goes with it, None while nobody has decided.

        Raises NotFoundError when there is no such duty.
        """
        _check_group(duty.usual_group)
        with self._desk.changing(f"Change the duty {tidy(duty.title)}", right=Right.ADMINISTER) as unit:
            duties = {other.code: other for other in unit.agency.duties()}
            if duty.code not in duties:
                raise NotFoundError("That duty is no longer in the record.")
            others = [other.title for other in duties.values() if other.code != duty.code]
            unit.agency.change_duty(replace(duty, title=checked_title(duty.title, others, what="duty")))
        self._standing.forget()

    def requirements(self) -> tuple[Requirement, ...]:
        """Return every requirement in order, those switched off included."""
        with self._desk.reading() as unit:
            return unit.rules.requirements()

    def packs(self) -> tuple[PackInfo, ...]:
        """Return the rule packs in use."""
        with self._desk.reading() as unit:
            return unit.rules.packs()


def _titles(named: tuple[Named, ...], without: int | None = None) -> list[str]:
    return [item.title for item in named if item.id != without]


def _level(unit: UnitOfWork, level_id: int) -> AgencyLevel:
    found = next((level for level in unit.agency.levels() if level.id == level_id), None)
    if found is None:
        raise NotFoundError("That level is no longer in the record.")
    return found


def _rename_in_rules(unit: UnitOfWork, condition: str, before: str, after: str) -> None:
    """Let rules follow a title: they name it in words, and would ask nobody any more."""
    if before and before != after:
        unit.rules.rename_in_rules(condition, before, after)


def _check_group(number: int | None) -> None:
    if number is not None and number not in GROUP_NUMBERS:
        raise NotAllowedError("A Target Group is 1, 2, 3 or 4.", "usual_group")
