"""Settings, Agency: name, sector, contacts."""

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from nscp_desktop.domain.agency import AgencyDetails
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.agency import AgencyDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label


class AgencySection(Section):
    """The agency's details."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        card = Card(self.tr("Agency"))
        self.edit = push_button(self.tr("&Edit…"), self.edit_details)
        session.editing.guard(self.edit)
        self.history = self.changes_button(self._entry)
        card.add_control(self.history)
        card.add_control(self.edit)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(9)
        self.values: dict[str, QLabel] = {}
        for key, title in (
            ("name", self.tr("Name")),
            ("sector", self.tr("Sector")),
            ("lead", self.tr("Safeguarding lead")),
            ("deputies", self.tr("Deputies")),
            ("contact", self.tr("Contact")),
            ("address", self.tr("Address")),
            ("marking", self.tr("Marking on reports")),
            ("packs", self.tr("Rules in use")),
        ):
            self.values[key] = plain_label(wrap=True)
            form.addRow(plain_label(title, "muted"), self.values[key])
        card.body.addLayout(form)
        self.column.addWidget(card)
        self.column.addStretch()

    def refresh(self) -> None:
        """Show the details."""
        details = self.session.services.agency.details()
        packs = self.session.services.agency.packs()
        for key, text in (
            ("name", details.name),
            ("sector", details.sector.words),
            ("lead", details.lead),
            ("deputies", details.deputies),
            ("contact", details.contact),
            ("address", details.address),
            ("marking", details.marking),
            ("packs", "\n".join(pack.words for pack in packs)),
        ):
            self.values[key].setText(text or self.tr("not given"))

    def edit_details(self) -> None:
        """Open the form."""
        open_dialog(AgencyDialog(self.session.services.agency.details(), self._store, self.window()))

    def _entry(self) -> Entry:
        return Entry(self.tr("Details of the agency"), "agency", 1)

    def _store(self, details: AgencyDetails) -> None:
        self.session.services.agency.change_details(details)
        self.stored(Changes.AGENCY, self.tr("Saved the details of %1."), details.name)
