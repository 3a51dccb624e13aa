"""The agency's details, lists and target group texts."""

from dataclasses import replace

from nscp_desktop.domain.agency import AgencyDetails, Named, PackInfo
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import GROUP_NUMBERS, TargetGroup
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, tidy


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

    def change_target_group(self, group: TargetGroup) -> None:
        """Store the text of a Target Group. Text that counts as checked names who checked it."""
        if not group.title.strip():
            raise NotAllowedError("Type a short title for the Target Group.", "title")
        if not group.to_check and group.number != 1 and not group.checked_by.strip():
            raise NotAllowedError("Say who compared the text with the NSCP's page.", "checked_by")
        with self._desk.changing(f"Change the text of Target Group {group.number}", right=Right.ADMINISTER) as unit:
            unit.agency.change_target_group(group)
        self._standing.forget()

    def roles(self) -> tuple[Role, ...]:
        """Return every role by title."""
        with self._desk.reading() as unit:
            return unit.agency.roles()

    def add_role(self, title: str, usual_group: int | None) -> int:
        """Add a role and return its id."""
        _check_group(usual_group)
        with self._desk.changing(f"Add the role {tidy(title)}") as unit:
            title = checked_title(title, (role.title for role in unit.agency.roles()), what="role")
            role_id = unit.agency.add_role(title, usual_group)
        self._standing.forget()
        return role_id

    def change_role(self, role: Role) -> None:
        """Store a role's title, usual Target Group and whether it is in use."""
        _check_group(role.usual_group)
        with self._desk.changing(f"Change the role {tidy(role.title)}") as unit:
            others = (other.title for other in unit.agency.roles() if other.id != role.id)
            unit.agency.change_role(replace(role, title=checked_title(role.title, others, what="role")))
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
        """Give a site another name."""
        with self._desk.changing(f"Rename a site {tidy(site.title)}") as unit:
            others = _titles(unit.agency.sites(), without=site.id)
            unit.agency.rename_site(Named(site.id, checked_title(site.title, others, what="site")))
        self._standing.forget()

    def duties(self) -> tuple[Duty, ...]:
        """Return the duties that people can hold."""
        with self._desk.reading() as unit:
            return unit.agency.duties()

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


def _check_group(number: int | None) -> None:
    if number is not None and number not in GROUP_NUMBERS:
        raise NotAllowedError("A Target Group is 1, 2, 3 or 4.", "usual_group")
