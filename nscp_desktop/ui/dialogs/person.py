"""The form for one person: what is typed, what it would change, and what is like it already."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.asked_changes import AskedChange
from nscp_desktop.domain.dates import add_days, in_words
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.former_names_text import former_names_text, read_former_names
from nscp_desktop.domain.people import FormerName, Person, PersonKind
from nscp_desktop.domain.placing import Proposal, Scheme, propose
from nscp_desktop.domain.sensitive_words import health_hint
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_person import Ui_PersonForm
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.effect_box import EffectBox

EFFECT_HEIGHT = 70
# A moment after the last key, so that the answer is not worked out for every letter.
ANSWER_AFTER_MS = 120


@dataclass(frozen=True, slots=True)
class PersonChoices:
    """What the form offers; `people` are those who can be a line manager."""

    scheme: Scheme
    sites: tuple[Named, ...]
    teams: tuple[Named, ...]
    groups: tuple[TargetGroup, ...]
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonAnswers:
    """What the form asks while it is being typed into.

    `alike` finds people whose names are as good as the same, `effect` what a draft newly asks, `leaving` what lies
    after a last day, in sentences. `periods` says in words when else the person was here.
    """

    alike: Callable[[str, str], Iterable[Person]]
    effect: Callable[[PersonDraft], AskedChange]
    leaving: Callable[[date | None], Sequence[str]]
    periods: str = ""


@guarded
class PersonDialog(FormDialog):
    """Add a person, or change one when `draft` is given; `store` takes the person and why they were changed."""

    def __init__(
        self,
        choices: PersonChoices,
        today: date,
        store: Callable[[PersonDraft, str], None],
        answers: PersonAnswers,
        draft: PersonDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit %1").replace("%1", f"{draft.given} {draft.family}") if draft else self.tr("Add person")
        super().__init__(title, "" if draft else self.tr("&Add person"), parent)
        self._today = today
        self._store = store
        self._answers = answers
        self._choices = choices
        self._editing = draft is not None
        self._proposed = ""
        self._draft = draft or PersonDraft("", "")
        self._was_placed = self._draft.group is not None
        self.ui = Ui_PersonForm()
        self.ui.setupUi(self.form)
        scheme, held = choices.scheme, set(draft.role_ids) if draft else set()
        roles = [(role.id, role.title) for role in scheme.roles if role.active or role.id in held]
        duties = [(duty.code, duty.title) for duty in scheme.duties]
        # What somebody holds stands first: in a long list it would be out of sight.
        self.roles = TickListModel(sorted(roles, key=lambda role: role[0] not in held), self)
        self.duties = TickListModel(sorted(duties, key=lambda duty: duty[0] not in self._draft.duties), self)
        self.effect = EffectBox(
            self.tr("What this changes") if self._editing else self.tr("What is asked of them"), EFFECT_HEIGHT
        )
        self.body.addWidget(self.effect)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ANSWER_AFTER_MS)
        self._fill_lists()
        self._show(self._draft)
        self._connect()
        self._show_effect()
        self.finish()
        self.ui.given.setFocus()

    def draft(self) -> PersonDraft:
        """Return what is typed.

        Raises NotAllowedError when a former name cannot be read.
        """
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
            manager_id=ui.manager_id.value(),
            former_names=self._former_names(),
            level_id=ui.level_id.currentData(),
            period=self._draft.period,
            shown_on=self._draft.shown_on,
        )

    def check(self) -> bool:
        """Refuse dates that are none, and a line manager who is nobody."""
        if self.ui.manager_id.error():
            self.show_error(NotAllowedError(self.ui.manager_id.error(), "manager_id"))
            return False
        return super().check()

    def store(self) -> None:
        """Hand the draft over, and why."""
        self._store(self.draft(), self.ui.why.text().strip())

    def _wanted_size(self) -> QSize:
        return super()._wanted_size() + QSize(0, EFFECT_HEIGHT + 32)

    def _connect(self) -> None:
        ui = self.ui
        self._later.timeout.connect(self._show_effect)
        ui.given.editingFinished.connect(self._look_for_alike)
        ui.family.editingFinished.connect(self._look_for_alike)
        ui.given.textChanged.connect(self._offer_to_keep_name)
        ui.family.textChanged.connect(self._offer_to_keep_name)
        ui.leave_reason.editingFinished.connect(self._show_notes)
        self.roles.ticked_changed.connect(self._propose_group)
        self.duties.ticked_changed.connect(self._propose_group)
        ui.group.currentIndexChanged.connect(self._group_chosen)
        ui.level_id.currentIndexChanged.connect(self._group_chosen)
        ui.starts_on.edited.connect(self._show_notes)
        ui.ends_on.edited.connect(self._show_notes)
        for field in (ui.starts_on, ui.ends_on, ui.changes_from):
            field.edited.connect(self._later.start)
        for combo in (ui.kind, ui.site_id, ui.team_id, ui.group, ui.level_id):
            combo.currentIndexChanged.connect(self._ask_later)

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
        levels = choices.scheme.levels
        of_group = self.tr("group %1")
        words = [(level.id, f"{level.title} ({of_group.replace('%1', str(level.group))})") for level in levels]
        _fill(ui.level_id, [(None, self.tr("No level")), *words])
        for part in (ui.level_id, ui.level_id_label, ui.level_id_error):
            part.setVisible(bool(levels))
        ui.manager_id.set_people(choices.people)
        for field in (ui.starts_on, ui.ends_on, ui.group_review_on, ui.changes_from):
            field.set_today(self._today)
        for name in ("changes_from", "why"):
            for widget in (getattr(ui, name), getattr(ui, f"{name}_label"), getattr(ui, f"{name}_error")):
                widget.setVisible(self._editing)
        ui.changes_from.setToolTip(
            self.tr("The day from which a changed kind, role, duty, team or group holds. Empty: since they started.")
        )
        ui.former_names.setPlaceholderText(self.tr("Rebecca Brown, until 3 Sep 2024; Becky Smith"))
        ui.period_note.setText(self._answers.periods)
        ui.period_note.setVisible(bool(self._answers.periods))
        for widget in (ui.alike, ui.keep_name, ui.leaving, ui.proposal):
            widget.hide()

    def _show(self, draft: PersonDraft) -> None:
        ui = self.ui
        for field, text in (
            (ui.given, draft.given),
            (ui.family, draft.family),
            (ui.known_as, draft.known_as),
            (ui.staff_number, draft.staff_number),
            (ui.email, draft.email),
            (ui.former_names, former_names_text(draft.former_names)),
            (ui.leave_reason, draft.leave_reason),
            (ui.group_reason, draft.group_reason),
            (ui.group_decided_by, draft.group_decided_by),
        ):
            field.setText(text)
            field.setCursorPosition(0)
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
        _choose(ui.level_id, draft.level_id)
        ui.manager_id.choose(draft.manager_id)
        self._show_proposal(self._proposal())

    # What is said while somebody types

    def _ask_later(self, _place: int) -> None:
        self._later.start()

    def _show_effect(self) -> None:
        """Say at once what becomes new and what falls away."""
        try:
            change = self._answers.effect(self.draft())
        except NscpError as refusal:
            self.effect.show_lines([], str(refusal))
            return
        if self._editing:
            self.effect.show_lines(change.words, self.tr("The same is asked as before."))
        else:
            self.effect.show_lines([f"{item.words}." for item in change.new], self.tr("Nothing is asked of them yet."))

    def _show_notes(self) -> None:
        """Point out what lies after the last day, and gently that a reason sounds like health; nothing is refused."""
        notes = [*self._answers.leaving(self.ui.ends_on.value()), health_hint(self.ui.leave_reason.text())]
        starts_on, left = self.ui.starts_on.value(), self._draft.ends_on
        if starts_on is not None and left is not None and starts_on > left:
            rejoins = self.tr("A new period of service begins on %1; the one until %2 stays as it is.")
            notes.append(rejoins.replace("%1", in_words(starts_on)).replace("%2", in_words(left)))
        words = "\n".join(self.tr("Note: %1").replace("%1", note) for note in notes if note)
        if words != self.ui.leaving.text():
            self.ui.leaving.setText(words)
            self.ui.leaving.setVisible(bool(words))
            self._grow()

    def _look_for_alike(self) -> None:
        given, family = self.ui.given.text().strip(), self.ui.family.text().strip()
        found = list(self._answers.alike(given, family)) if given and family and not self._editing else []
        words = "; ".join(self._alike_words(person) for person in found[:3])
        self.ui.alike.setText(self.tr("On record already: %1. Is this the same person?").replace("%1", words))
        self.ui.alike.setVisible(bool(found))

    def _alike_words(self, person: Person) -> str:
        service = person.services[-1] if person.services else None
        parts = [person.name, person.role_words(self._today)]
        if person.former_names:
            parts.append(self.tr("formerly %1").replace("%1", person.former_names[-1].name))
        if person.archived_on is not None:
            parts.append(self.tr("archived %1").replace("%1", in_words(person.archived_on)))
        elif service is not None and service.span.ends_on is not None:
            parts.append(self.tr("left %1").replace("%1", in_words(service.span.ends_on)))
        elif service is not None and service.span.starts_on is not None:
            parts.append(self.tr("started %1").replace("%1", in_words(service.span.starts_on)))
        return ", ".join(part for part in parts if part)

    # Former names

    def _offer_to_keep_name(self, _text: str) -> None:
        """Offer to keep the old name when the surname is another one."""
        family = self.ui.family.text().strip()
        is_new = self._editing and bool(family and self._draft.family) and family != self._draft.family
        old = f"{self._draft.given} {self._draft.family}".strip()
        words = self.tr("Keep %1 as a former name").replace("%1", old.replace("&", "&&"))
        self.ui.keep_name.setText(words)
        self.ui.keep_name.setAccessibleName(words)
        self.ui.keep_name.setVisible(is_new)

    def _former_names(self) -> tuple[FormerName, ...]:
        typed = read_former_names(self.ui.former_names.text(), self._today)
        old = f"{self._draft.given} {self._draft.family}".strip()
        keeps = not self.ui.keep_name.isHidden() and self.ui.keep_name.isChecked()
        if not keeps or any(former.name.casefold() == old.casefold() for former in typed):
            return typed
        since = self.ui.changes_from.value()
        return (*typed, FormerName(old, add_days(since, -1) if since else None))

    # The Target Group

    def _proposal(self) -> Proposal:
        roles = [key for key in self.roles.ticked() if isinstance(key, int)]
        duties = [key for key in self.duties.ticked() if isinstance(key, str)]
        return propose(roles, duties, self._choices.scheme)

    def _show_proposal(self, proposal: Proposal) -> None:
        words = ""
        if proposal.group is not None:
            level = f", {proposal.level.title}" if proposal.level is not None else ""
            words = self.tr("Proposed: group %1%2. %3")
            words = words.replace("%1", str(proposal.group)).replace("%2", level).replace("%3", proposal.words)
        self.ui.proposal.setText(words)
        self.ui.proposal.setVisible(bool(words))

    def _propose_group(self, _key: object) -> None:
        """Offer the group that goes with what is ticked now, unless somebody has chosen a group already."""
        ui, proposal = self.ui, self._proposal()
        self._show_proposal(proposal)
        self._later.start()
        is_own = ui.group.currentData() is None or (self._proposed and ui.group_reason.text() == self._proposed)
        if self._was_placed or not is_own:
            return
        self._proposed = self._reason_words(proposal) if proposal.group is not None else ""
        ui.group_reason.setText(self._proposed)
        _choose(ui.group, proposal.group)
        _choose(ui.level_id, proposal.level.id if proposal.level is not None else None)

    def _reason_words(self, proposal: Proposal) -> str:
        roles = [role.title for role in self._choices.scheme.roles if role.id in self.roles.ticked()]
        if len(proposal.sources) == 1 and roles:
            return self.tr("Usual group for %1").replace("%1", roles[0])
        return proposal.words.removesuffix(".")

    def _group_chosen(self) -> None:
        """Ask anew why and by whom when the group or level is another; the old reason stays with the old ones."""
        ui, draft = self.ui, self._draft
        chosen = ui.group.currentData(), ui.level_id.currentData()
        if chosen[0] is None and ui.group_reason.text() == self._proposed:
            ui.group_reason.clear()
        if not self._was_placed:
            return
        if chosen == (draft.group, draft.level_id):
            ui.group_reason.setText(draft.group_reason)
            ui.group_decided_by.setText(draft.group_decided_by)
            ui.group_review_on.set_value(draft.group_review_on)
            return
        for field, old in ((ui.group_reason, draft.group_reason), (ui.group_decided_by, draft.group_decided_by)):
            if field.text() == old:
                field.clear()
        if ui.group_review_on.value() == draft.group_review_on:
            ui.group_review_on.set_value(None)


def _fill(combo: QComboBox, entries: Iterable[tuple[Any, str]]) -> None:
    for key, words in entries:
        combo.addItem(words, key)


def _choose(combo: QComboBox, key: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(key)))
