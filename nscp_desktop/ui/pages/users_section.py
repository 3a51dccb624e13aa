"""Settings, Who works here: the list of those who work with the record, and their roles."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.users import ROLE_WORDS, User, UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.dialogs.user import UserDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.your_name import ask_name


class UsersSection(Section):
    """Who works with the record, with add, change and remove."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.you = plain_label("", "strong", wrap=True)
        self.another = push_button(self.tr("Work as somebody &else…"), self.ask_who)
        card = Card(self.tr("Who may do what"))
        card.add_control(self.another)
        self.model: TableModel[User] = TableModel(_columns(), key=_key, parent=self)
        self.table = TableView("settings-users", self)
        self.table.setAccessibleName(self.tr("Who may do what"))
        self.table.set_table(self.model, sort_by=0)
        self.table.selected.connect(self._enable)
        self.table.opened.connect(self._open)
        self.add = push_button(self.tr("&Add…"), self.ask_add)
        self.change = push_button(self.tr("C&hange…"), self.ask_change)
        self.remove = push_button(self.tr("Ta&ke off the list"), self.take_off)
        self.history = self.changes_button(self._entry)
        self.empty = EmptyNotice(
            self.tr("Nobody is on the list yet"),
            self.tr(
                "Here will be who works with this record and what each may do. Until then everybody may do everything. "
                "Begin with yourself as administrator."
            ),
            self.tr("Put yourself on the list…"),
        )
        self.empty.stepped.connect(self.ask_add)
        self.shown = QStackedWidget()
        self.shown.addWidget(self.empty)
        self.shown.addWidget(self.table)
        card.body.addWidget(self.you)
        card.body.addWidget(self.shown, 1)
        card.body.addLayout(button_row(self.add, self.change, self.remove, self.history))
        honest = self.tr(
            "Roles prevent mistakes; they are no walls. Whoever can open the file can give any name. With nobody on "
            "the list everybody may do everything; who is not on it may only look, print and export."
        )
        self.column.addWidget(card, 1)
        self.column.addWidget(plain_label(honest, "muted", wrap=True))
        session.editing.guard(self.add, self.change, self.remove, self.empty.button)

    def refresh(self) -> None:
        """Show the list as it is now."""
        users = self.session.services.users
        there = users.everybody()
        self.model.set_rows(there)
        self.shown.setCurrentWidget(self.table if there else self.empty)
        words = self.tr("You work here as %1: %2.") if there else self.tr("You work here as %1. Nobody is on the list.")
        self.you.setText(words.replace("%1", users.who).replace("%2", users.role.label.lower()))
        self._enable()

    def ask_who(self) -> None:
        """Ask who works here."""
        dialog = ask_name(self.session, self.window())
        dialog.accepted.connect(self.refresh)

    def ask_add(self) -> None:
        """Ask whom to put on the list; it begins with whoever works here."""
        users = self.session.services.users
        begins = not users.everybody()
        name, role = (users.who, UserRole.ADMINISTRATOR) if begins else ("", UserRole.EDITOR)
        open_dialog(UserDialog(self._add, name, role, self.window()))

    def ask_change(self) -> None:
        """Ask for another name or role of the selected one."""
        user = self.table.current_row()
        if user is not None and self.session.editing.may_change:
            open_dialog(UserDialog(partial(self._change, user), user.name, user.role, self.window()))

    def _open(self, _user: User) -> None:
        self.ask_change()

    def take_off(self) -> None:
        """Take the selected ones off the list; undo brings them back."""
        for user in self.table.selected_rows():
            try:
                self.session.services.users.remove(user.id)
            except NscpError as refusal:
                report(self.window(), refusal)
                return
            self.stored(Changes.STORED, self.tr("Took %1 off the list."), user.name)

    def _add(self, name: str, role: UserRole) -> None:
        self.session.services.users.add(name, role)
        self.stored(Changes.STORED, self.tr("Put %1 on the list."), name)

    def _change(self, user: User, name: str, role: UserRole) -> None:
        self.session.services.users.change(replace(user, name=name, role=role))
        self.stored(Changes.STORED, self.tr("Changed %1."), name)

    def _enable(self) -> None:
        chosen = self.table.selected_rows()
        self.change.setEnabled(len(chosen) == 1)
        self.remove.setEnabled(bool(chosen))
        self.history.setEnabled(len(chosen) == 1)

    def _entry(self) -> Entry | None:
        user = self.table.current_row()
        return Entry(user.name, "program_user", user.id) if user is not None else None


def _columns() -> list[Column[User]]:
    return [
        Column(_tr("Name"), _name, width=220, strong=True),
        Column(_tr("Role"), _role, width=120),
        Column(_tr("What it allows"), _words, width=480),
    ]


def _key(user: User) -> int:
    return user.id


def _name(user: User) -> str:
    return user.name


def _role(user: User) -> str:
    return user.role.label


def _words(user: User) -> str:
    return ROLE_WORDS[user.role].capitalize()


def _tr(words: str) -> str:
    return QCoreApplication.translate("UsersSection", words)
