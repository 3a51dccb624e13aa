"""Making one person of two who are the same, after seeing what becomes of both."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.merging import MergePlan
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import heading
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.form_field import FormField
from nscp_desktop.ui.widgets.person_field import PersonField

OUTCOME_HEIGHT = 190


class MergeDialog(Dialog):
    """Asks with whom somebody is to be merged, and shows the outcome. `preview` and `merge` take (stays, goes).

    `others` are those to choose from; when it is one alone, they are chosen already.
    """

    def __init__(
        self,
        person: Person,
        others: Sequence[Person],
        preview: Callable[[int, int], MergePlan],
        merge: Callable[[int, int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Merge two people"))
        self.accept_button.setText(self.tr("Merge"))
        self.setMinimumWidth(560)
        self._person = person
        self._preview, self._merge = preview, merge
        self._is_swapped = False
        self.body.addWidget(heading(person.name))
        self.other = PersonField()
        choices = [one for one in others if one.id != person.id]
        self.other.set_people(choices)
        self.add_field("other", FormField(self.tr("&Is the same person as"), self.other))
        self.outcome = EffectBox(self.tr("What becomes of both"), OUTCOME_HEIGHT)
        self.swap = push_button(self.tr("&Keep the other one instead"), self._swap)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeft)
        if len(choices) == 1:
            self.other.choose(choices[0].id)
        self.other.chosen.connect(self._show)
        self._show()

    def pair(self) -> tuple[int, int] | None:
        """Return who stays and who goes, None while nobody is chosen."""
        own = self.other.value()
        if own is None:
            return None
        return (own, self._person.id) if self._is_swapped else (self._person.id, own)

    def store(self) -> None:
        """Merge the two."""
        pair = self.pair()
        if pair is None:
            raise NotAllowedError(self.tr("Choose the other person."), "other")
        self._merge(*pair)

    def _swap(self) -> None:
        self._is_swapped = not self._is_swapped
        self._show()

    def _show(self) -> None:
        pair = self.pair()
        self.swap.setEnabled(pair is not None)
        self.accept_button.setEnabled(pair is not None)
        lines = _outcome(self._preview(*pair)) if pair is not None else []
        self.outcome.show_lines(lines, self.tr("What would happen is shown here. It can be undone as one step."))


def _outcome(plan: MergePlan) -> list[str]:
    lines = [f"{plan.kept.name} stays, {plan.gone_name} goes.", *plan.words]
    for detail in plan.details:
        goes = f", not {detail.goes}" if detail.goes else ""
        lines.append(f"{detail.title}: {detail.stays}{goes}.")
    return [*lines, *plan.changes, *plan.asked, "It can be undone as one step."]
