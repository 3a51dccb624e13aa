"""The form for one person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.people import Person, PersonKind
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_person import Ui_PersonForm
from nscp_desktop.ui.models.tick_list import TickListModel


@dataclass(frozen=True, slots=True)
class PersonChoices:
    """What the form offers."""

    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    sites: tuple[Named, ...]
    teams: tuple[Named, ...]
    groups: tuple[TargetGroup, ...]


class PersonDialog(FormDialog):
    """Add a person, or change one when `draft` is given; `store` takes the person and why they were changed.

    `alike` finds people whose names are as good as the same.
    """

    def __init__(
        self,
        choices: PersonChoices,
        today: date,
        store: Callable[[PersonDraft, str], None],
        alike: Callable[[str, str], Iterable[Person]],
        draft: PersonDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit %1").replace("%1", f"{draft.given} {draft.family}") if draft else self.tr("Add person")
        super().__init__(title, "" if draft else self.tr("&Add person"), parent)
        self._today = today
        self._store = store
        self._alike = alike
        self._choices = choices
        self._editing = draft is not None
        self._proposed = ""
        self._draft = draft or PersonDraft("", "")
        self._was_placed = self._draft.group is not None
        self.ui = Ui_PersonForm()
        self.ui.setupUi(self.form)
        held = set(draft.role_ids) if draft else set()
        roles = [(role.id, role.title) for role in choices.roles if role.active or role.id in held]
        self.roles = TickListModel(roles, self)
        self.duties = TickListModel([(duty.code, duty.title) for duty in choices.duties], self)
        self._fill_lists()
        self._show(self._draft)
        self.ui.given.editingFinished.connect(self._look_for_alike)
        self.ui.family.editingFinished.connect(self._look_for_alike)
        self.roles.ticked_changed.connect(self._propose_group)
        self.ui.group.currentIndexChanged.connect(self._group_chosen)
        self.finish()
        self.ui.given.setFocus()

    def draft(self) -> PersonDraft:
        """Return what is typed."""
        ui = self.ui
        return PersonDraft(
            given=ui.given.text().strip(),
            family=ui.family.text().strip(),
            known_as=ui.known_as.text().strip(),
            staff_number=ui.staff_number.text().strip(),
            email=ui.email.text().strip(),
            kind=PersonKind(ui.kind.currentData()),
            starts_on=ui.starts_on.value(),
            ends_on=ui.ends_on.value(),
            leave_reason=ui.leave_reason.text().strip(),
            role_ids=tuple(key for key in self.roles.ticked() if isinstance(key, int)),
            duties=tuple(key for key in self.duties.ticked() if isinstance(key, str)),
            site_id=ui.site_id.currentData(),
            team_id=ui.team_id.currentData(),
            group=ui.group.currentData(),
            group_reason=ui.group_reason.text().strip(),
            group_decided_by=ui.group_decided_by.text().strip(),
            group_review_on=ui.group_review_on.value(),
            changes_from=ui.changes_from.value() if self._editing else None,
        )

    def store(self) -> None:
        """Hand the draft over, and why."""
        self._store(self.draft(), self.ui.why.text().strip())

    def _fill_lists(self) -> None:
        ui, choices = self.ui, self._choices
        ui.role_ids.setModel(self.roles)
        ui.duties.setModel(self.duties)
        _fill(ui.kind, [(kind.value, kind.words) for kind in PersonKind])
        _fill(ui.site_id, [(None, self.tr("No site")), *((item.id, item.title) for item in choices.sites)])
        _fill(ui.team_id, [(None, self.tr("No team")), *((item.id, item.title) for item in choices.teams)])
        groups = [(group.number, group.label) for group in choices.groups]
        unplaced = [] if self._was_placed else [(None, self.tr("Not placed yet"))]
        _fill(ui.group, [*unplaced, *groups])
        for field in (ui.starts_on, ui.ends_on, ui.group_review_on, ui.changes_from):
            field.set_today(self._today)
        for name in ("changes_from", "why"):
            for widget in (getattr(ui, name), getattr(ui, f"{name}_label"), getattr(ui, f"{name}_error")):
                widget.setVisible(self._editing)
        ui.changes_from.setToolTip(
            self.tr("The day from which changed roles, duties, team or group hold. Empty means since they started.")
        )
        ui.alike.hide()

    def _show(self, draft: PersonDraft) -> None:
        ui = self.ui
        for field, text in (
            (ui.given, draft.given),
            (ui.family, draft.family),
            (ui.known_as, draft.known_as),
            (ui.staff_number, draft.staff_number),
            (ui.email, draft.email),
            (ui.leave_reason, draft.leave_reason),
            (ui.group_reason, draft.group_reason),
            (ui.group_decided_by, draft.group_decided_by),
        ):
            field.setText(text)
        ui.starts_on.set_value(draft.starts_on)
        ui.ends_on.set_value(draft.ends_on)
        ui.group_review_on.set_value(draft.group_review_on)
        ui.changes_from.set_value(draft.changes_from or self._today)
        self.roles.set_ticked(draft.role_ids)
        self.duties.set_ticked(draft.duties)
        _choose(ui.kind, draft.kind.value)
        _choose(ui.site_id, draft.site_id)
        _choose(ui.team_id, draft.team_id)
        _choose(ui.group, draft.group)

    def _look_for_alike(self) -> None:
        given, family = self.ui.given.text().strip(), self.ui.family.text().strip()
        found = list(self._alike(given, family)) if given and family and not self._editing else []
        words = "; ".join(self._alike_words(person) for person in found[:3])
        self.ui.alike.setText(self.tr("On record already: %1. Is this the same person?").replace("%1", words))
        self.ui.alike.setVisible(bool(found))

    def _alike_words(self, person: Person) -> str:
        service = person.services[-1] if person.services else None
        parts = [person.name, person.role_words(self._today)]
        if service is not None and service.span.ends_on is not None:
            parts.append(self.tr("left %1").replace("%1", in_words(service.span.ends_on)))
        elif service is not None and service.span.starts_on is not None:
            parts.append(self.tr("started %1").replace("%1", in_words(service.span.starts_on)))
        return ", ".join(part for part in parts if part)

    def _propose_group(self, role_id: object) -> None:
        """Offer the usual group of a role that was just ticked, unless somebody has chosen a group already."""
        role = next((role for role in self._choices.roles if role.id == role_id), None)
        if role is None or role.usual_group is None or role_id not in self.roles.ticked():
            return
        chosen = self.ui.group.currentData()
        if chosen is not None and (self._proposed == "" or self.ui.group_reason.text() != self._proposed):
            return
        if chosen is not None and chosen >= role.usual_group:
            return
        self._proposed = self.tr("Usual group for %1").replace("%1", role.title)
        self.ui.group_reason.setText(self._proposed)
        _choose(self.ui.group, role.usual_group)

    def _group_chosen(self) -> None:
        """Ask anew why and by whom when the group is another one; the old reason stays with the old group."""
        ui, draft = self.ui, self._draft
        chosen = ui.group.currentData()
        if chosen is None and ui.group_reason.text() == self._proposed:
            ui.group_reason.clear()
        if not self._was_placed:
            return
        if chosen == draft.group:
            ui.group_reason.setText(draft.group_reason)
            ui.group_decided_by.setText(draft.group_decided_by)
        else:
            for field, old in ((ui.group_reason, draft.group_reason), (ui.group_decided_by, draft.group_decided_by)):
                if field.text() == old:
                    field.clear()


def _fill(combo: QComboBox, entries: Iterable[tuple[Any, str]]) -> None:
    for key, words in entries:
        combo.addItem(words, key)


def _choose(combo: QComboBox, key: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(key)))
