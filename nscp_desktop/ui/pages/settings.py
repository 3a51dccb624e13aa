"""The agency, its lists, the target group texts and the rules in use."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QWidget

from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.pages.agency_section import AgencySection
from nscp_desktop.ui.pages.backups_section import BackupsSection
from nscp_desktop.ui.pages.checklists_section import ChecklistsSection
from nscp_desktop.ui.pages.competences_section import CompetencesSection
from nscp_desktop.ui.pages.groups_section import GroupsSection
from nscp_desktop.ui.pages.history_section import HistorySection
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.places_section import PlacesSection
from nscp_desktop.ui.pages.privacy_section import PrivacySection
from nscp_desktop.ui.pages.roles_section import RolesSection
from nscp_desktop.ui.pages.rules_section import RulesSection
from nscp_desktop.ui.pages.security_section import SecuritySection
from nscp_desktop.ui.pages.users_section import UsersSection
from nscp_desktop.ui.session import Session


class SettingsPage(Page):
    """The sections as tabs."""

    title: ClassVar[str] = "Settings"
    key: ClassVar[str] = "settings"
    wants: ClassVar[Changes] = Changes.STORED
    shows_as_at: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.agency = AgencySection(session)
        self.places = PlacesSection(session)
        self.roles = RolesSection(session)
        self.groups = GroupsSection(session)
        self.competences = CompetencesSection(session)
        self.checklists = ChecklistsSection(session)
        self.rules = RulesSection(session)
        self.rules.open_person.connect(self.open_person)
        self.rules.open_people.connect(self.open_people)
        self.rules.open_report.connect(self.open_report)
        self.security = SecuritySection(session)
        self.backups = BackupsSection(session)
        self.users = UsersSection(session)
        self.privacy = PrivacySection(session)
        self.history = HistorySection(session)
        self.sections = QTabWidget()
        self.sections.setDocumentMode(True)
        self.sections.tabBar().setAccessibleName(self.tr("Sections of the settings"))
        for section, title in (
            (self.agency, self.tr("Agen&cy")),
            (self.places, self.tr("S&ites and teams")),
            (self.roles, self.tr("Ro&les and duties")),
            (self.groups, self.tr("Target &groups")),
            (self.competences, self.tr("C&ompetences")),
            (self.rules, self.tr("R&ules")),
            (self.checklists, self.tr("Chec&klists")),
            (self.security, self.tr("Securit&y")),
            (self.backups, self.tr("&Backups")),
            (self.users, self.tr("Who &works here")),
            (self.privacy, self.tr("Privacy")),
            (self.history, self.tr("Hi&story")),
        ):
            self.sections.addTab(section, title)
        self.roles.open_report.connect(self.open_report)
        self.body.addWidget(self.sections, 1)
        self.setFocusProxy(self.sections.tabBar())

    def refresh(self) -> None:
        """Show what is stored now."""
        for section in (
            self.agency,
            self.places,
            self.roles,
            self.groups,
            self.competences,
            self.rules,
            self.checklists,
            self.security,
            self.backups,
            self.users,
            self.privacy,
            self.history,
        ):
            section.refresh()

    def help_topic(self) -> str:
        """Return the help page of the section that is shown, where it has one of its own."""
        topics: dict[QWidget, str] = {
            self.groups: "target-groups",
            self.rules: "rules",
            self.checklists: "checklist-templates",
            self.security: "security",
            self.backups: "backups",
            self.privacy: "privacy",
            self.history: "history",
        }
        return topics.get(self.sections.currentWidget(), self.key)

    def take(self, request: object) -> None:
        """Show the section that was asked for by its name, or go on with a draft of a template."""
        if isinstance(request, KeptDraft):
            self.sections.setCurrentWidget(self.checklists)
            self.checklists.go_on(request)
            return
        section = {
            "roles": self.roles,
            "groups": self.groups,
            "competences": self.competences,
            "rules": self.rules,
            "checklists": self.checklists,
            "security": self.security,
            "backups": self.backups,
            "users": self.users,
            "privacy": self.privacy,
            "history": self.history,
        }.get(str(request))
        if section is not None:
            self.sections.setCurrentWidget(section)
