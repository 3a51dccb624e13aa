"""The form for the agency's details."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_agency import Ui_AgencyForm


class AgencyDialog(FormDialog):
    """Change the agency's name, sector and contacts, and the marking on its reports."""

    def __init__(
        self, details: AgencyDetails, store: Callable[[AgencyDetails], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Agency details"), parent=parent)
        self._store = store
        ui = self.ui = Ui_AgencyForm()
        ui.setupUi(self.form)
        for sector in Sector:
            ui.sector.addItem(sector.words, sector.value)
        ui.name.setText(details.name)
        ui.sector.setCurrentIndex(ui.sector.findData(details.sector.value))
        ui.sector.setEnabled(False)
        ui.sector.setToolTip(self.tr("The rules in use came with the sector, so it stays."))
        ui.lead.setText(details.lead)
        ui.deputies.setText(details.deputies)
        ui.contact.setText(details.contact)
        ui.address.setPlainText(details.address)
        ui.marking.setText(details.marking)
        self.finish()
        ui.name.setFocus()

    def draft(self) -> AgencyDetails:
        """Return what is typed."""
        ui = self.ui
        return AgencyDetails(
            name=ui.name.text().strip(),
            sector=Sector(ui.sector.currentData()),
            lead=ui.lead.text().strip(),
            deputies=ui.deputies.text().strip(),
            contact=ui.contact.text().strip(),
            address=ui.address.toPlainText().strip(),
            marking=ui.marking.text().strip(),
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
