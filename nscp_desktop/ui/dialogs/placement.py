"""The form for placing people in a Target Group."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_placement import Ui_PlacementForm

NAMES_SHOWN = 4


class PlacementDialog(FormDialog):
    """Place people, named by `names`, in a group from a day on, with a reason and who decided."""

    def __init__(
        self,
        names: Sequence[str],
        groups: Sequence[TargetGroup],
        today: date,
        store: Callable[[PlacementDraft], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Place in a target group"), self.tr("&Place"), parent)
        self._groups = {group.number: group for group in groups}
        self._store = store
        self.ui = Ui_PlacementForm()
        self.ui.setupUi(self.form)
        self.ui.about.setText(_who(names))
        for group in groups:
            self.ui.group.addItem(group.label, group.number)
        self.ui.group.setCurrentIndex(-1)
        self.ui.group.setPlaceholderText(self.tr("Choose a group"))
        self.ui.group.currentIndexChanged.connect(self._show_group)
        self.ui.starts_on.set_today(today)
        self.ui.starts_on.set_value(today)
        self.ui.starts_on.setToolTip(self.tr("Empty means for as long as they have been here."))
        self.ui.review_on.set_today(today)
        self._show_group()
        self.finish()
        self.ui.group.setFocus()

    def draft(self) -> PlacementDraft:
        """Return what is typed; group 0 when none was chosen."""
        ui = self.ui
        return PlacementDraft(
            group=ui.group.currentData() or 0,
            starts_on=ui.starts_on.value(),
            decided_by=ui.group_decided_by.text().strip(),
            reason=ui.group_reason.toPlainText().strip(),
            review_on=ui.review_on.value(),
        )

    def check(self) -> bool:
        """Ask for a group before anything is handed over."""
        if self.ui.group.currentIndex() < 0:
            self.show_error(NotAllowedError(self.tr("Choose the target group."), "group"))
            return False
        return super().check()

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())

    def _show_group(self) -> None:
        group = self._groups.get(self.ui.group.currentData() or 0)
        words = group.description if group else ""
        if group is not None and group.to_check:
            words += " " + self.tr("This text has not been compared with the published one yet.")
        self.ui.group_text.setText(words.strip())


def _who(names: Sequence[str]) -> str:
    shown = "; ".join(names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    return f"{plural(len(names), 'person', 'people')}: {shown}{f' and {rest} more' if rest > 0 else ''}"
