"""The form for placing people in a Target Group: what is proposed and why, what is decided, and what it changes."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.placing import EACH_AS_PROPOSED, Proposal
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_placement import Ui_PlacementForm

NAMES_SHOWN = 4
# So that the form scrolls downwards alone where the screen is low.
WIDER = 90


@dataclass(frozen=True, slots=True)
class PlacementChoices:
    """Who is placed, by name, and what can be chosen.

    `proposals` gives what is proposed for each of them on a day, in their order. `effect` says in lines what a
    placement would newly ask and what would fall away; reason and decider need not be there yet.
    """

    names: Sequence[str]
    groups: Sequence[TargetGroup]
    levels: Sequence[AgencyLevel]
    proposals: Callable[[date], Sequence[Proposal]]
    effect: Callable[[PlacementDraft], Sequence[str]]


class PlacementDialog(FormDialog):
    """Place people in a group from a day on, with a reason and who decided.

    The program proposes and fills nothing in until somebody takes the proposal; who decided is always typed.
    """

    def __init__(
        self,
        choices: PlacementChoices,
        today: date,
        store: Callable[[PlacementDraft], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Place in a target group"), self.tr("&Place"), parent)
        self._choices = choices
        self._groups = {group.number: group for group in choices.groups}
        self._levels = {level.id: level for level in choices.levels}
        self._today = today
        self._store = store
        self._prefilled = ""
        self._proposals: Sequence[Proposal] = ()
        self.ui = Ui_PlacementForm()
        self.ui.setupUi(self.form)
        self.ui.about.setText(who_words(choices.names))
        self._fill()
        self._show_proposal()
        self._show_group()
        self._connect()
        self.finish()
        self.resize(min(self.width() + WIDER, self._room().width()), self.height())
        (self.ui.take if self.ui.take.isEnabled() else self.ui.group).setFocus()

    def draft(self) -> PlacementDraft:
        """Return what is typed; group 0 when none was chosen, `EACH_AS_PROPOSED` when each gets their own."""
        ui = self.ui
        return PlacementDraft(
            group=ui.group.currentData() or 0,
            starts_on=ui.starts_on.value(),
            decided_by=ui.group_decided_by.text().strip(),
            reason=ui.group_reason.toPlainText().strip(),
            review_on=ui.review_on.value(),
            level_id=ui.level_id.currentData() if ui.level_id.isEnabled() else None,
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

    def take_proposal(self) -> None:
        """Fill in what is proposed, and how it came about as the reason; both can be changed."""
        ui, several = self.ui, len(self._choices.names) > 1
        group = EACH_AS_PROPOSED if several else self._proposals[0].group
        ui.group.setCurrentIndex(ui.group.findData(group))
        level = None if several else self._proposals[0].level
        ui.level_id.setCurrentIndex(max(0, ui.level_id.findData(level.id if level else None)))
        if ui.group_reason.toPlainText().strip() in ("", self._prefilled):
            words = self.tr("As proposed: the highest group of the roles and duties held.")
            self._prefilled = words if several else self._proposals[0].reason
            ui.group_reason.setPlainText(self._prefilled)
        ui.group_decided_by.setFocus()

    def _fill(self) -> None:
        ui = self.ui
        for group in self._choices.groups:
            ui.group.addItem(group.marked_label, group.number)
        if len(self._choices.names) > 1:
            ui.group.addItem(self.tr("Each in the group proposed for them"), EACH_AS_PROPOSED)
        ui.group.setCurrentIndex(-1)
        ui.group.setPlaceholderText(self.tr("Choose a group"))
        ui.level_id.addItem(self.tr("No level"), None)
        for level in self._choices.levels:
            ui.level_id.addItem(f"{level.title} ({self.tr('group')} {level.group})", level.id)
        for widget in (ui.level_id, ui.level_id_label, ui.level_id_error):
            widget.setVisible(bool(self._choices.levels))
        ui.starts_on.set_today(self._today)
        ui.starts_on.set_value(self._today)
        ui.starts_on.setToolTip(self.tr("Empty means for as long as they have been here."))
        ui.review_on.set_today(self._today)

    def _connect(self) -> None:
        ui = self.ui
        # Enter accepts the form, wherever it is pressed; the space bar takes the proposal.
        ui.take.setAutoDefault(False)
        ui.take.clicked.connect(self.take_proposal)
        ui.group.currentIndexChanged.connect(self._show_group)
        ui.level_id.currentIndexChanged.connect(self._show_effect)
        ui.level_id.activated.connect(self._follow_level)
        ui.starts_on.edited.connect(self._start_moved)

    def _start_moved(self) -> None:
        self._show_proposal()
        self._show_effect()

    def _show_proposal(self) -> None:
        ui = self.ui
        try:
            self._proposals = self._choices.proposals(ui.starts_on.value() or self._today)
        except NscpError as refusal:
            # The record was locked or closed meanwhile; what was proposed before stands, and storing is refused.
            self.show_sentence(str(refusal))
            return
        ui.take.setText(self.tr("&Take the proposals") if len(self._proposals) > 1 else self.tr("&Take the proposal"))
        is_whole = all(proposal.group is not None for proposal in self._proposals)
        ui.take.setEnabled(is_whole)
        ui.take.setToolTip("" if is_whole else self.tr("No group is proposed for all of them: choose one below."))
        ui.proposal.setText(self._proposal_words())

    def _proposal_words(self) -> str:
        if len(self._proposals) == 1:
            proposal = self._proposals[0]
            head = self.tr("Nothing is proposed.")
            if proposal.group is not None:
                head = self.tr("Proposed: group %1.").replace("%1", str(proposal.group))
            level = self.tr("Level: %1.").replace("%1", proposal.level.title) if proposal.level else ""
            return " ".join(filter(None, (head, proposal.words, level)))
        counts = Counter(proposal.group for proposal in self._proposals)
        parts = [
            self.tr("group %1 for %2").replace("%1", str(group)).replace("%2", str(counts[group]))
            for group in self._groups
            if counts[group]
        ]
        words = self.tr("Proposed: %1.").replace("%1", ", ".join(parts) or self.tr("nothing"))
        without = [
            name for name, proposal in zip(self._choices.names, self._proposals, strict=True) if proposal.group is None
        ]
        if without:
            words += " " + self.tr("No group is proposed for %1.").replace("%1", _shortened(without))
        return words

    def _follow_level(self, _place: int) -> None:
        """Choose the group that a level stands for when somebody picks the level, unless a higher one is chosen."""
        level = self._levels.get(self.ui.level_id.currentData() or 0)
        if level is not None and (self.ui.group.currentData() or 0) < level.group:
            self.ui.group.setCurrentIndex(self.ui.group.findData(level.group))

    def _show_group(self) -> None:
        ui = self.ui
        chosen = ui.group.currentData()
        group = self._groups.get(chosen or 0)
        ui.level_id.setEnabled(chosen != EACH_AS_PROPOSED)
        ui.group_text.setText(" ".join(filter(None, (group.description, group.check_words))) if group else "")
        self._show_effect()
        self._grow()

    def _show_effect(self) -> None:
        """Say at once what becomes new and what falls away."""
        draft = self.draft()
        if not draft.group:
            self.ui.effect.setPlainText(self.tr("Choose a group to see what becomes new and what falls away."))
            return
        try:
            lines = self._choices.effect(draft)
        except NscpError as refusal:
            lines = [str(refusal)]
        self.ui.effect.setPlainText("\n".join(lines) or self.tr("Nothing: the same is asked as before."))


def who_words(names: Sequence[str]) -> str:
    """Say how many people and whom: `2 people: Osei, Rebecca; Bell, Anna`."""
    return f"{plural(len(names), 'person', 'people')}: {_shortened(names)}"


def _shortened(names: Sequence[str]) -> str:
    rest = len(names) - NAMES_SHOWN
    return "; ".join(names[:NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
