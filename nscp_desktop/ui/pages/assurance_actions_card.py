"""One action: why, by whom and until when, where it came from, and how it is known to be done."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscp_desktop.domain.action_lists import ActionState, ListedAction, done_words
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.ui.models.actions import COLOURS
from nscp_desktop.ui.widgets.buttons import action_button, button_row, more_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.fact_list import FactList


class ActionCard(Card):
    """The right part of the tab. The first of `buttons` is prominent, the actions in `more` are in a menu."""

    def __init__(self, buttons: Sequence[QAction], more: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.what = plain_label("", "cardTitle", wrap=True)
        # A long word, which cannot be broken, would take the room of the table.
        self.what.setMinimumWidth(1)
        self.state = Chip()
        self.late = plain_label("", "muted")
        self.facts = FactList(
            {
                "owner": self.tr("Owner"),
                "due": self.tr("Due"),
                "source": self.tr("From"),
                "why": self.tr("Why"),
                "raised": self.tr("Raised on"),
                "done": self.tr("Done on"),
                "note": self.tr("How it is known"),
                "files": self.tr("Files"),
            },
            self.tr("About the action"),
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.state)
        head.addWidget(self.late)
        head.addStretch()
        self.body.addWidget(self.what)
        self.body.addLayout(head)
        self.body.addWidget(self.facts, 1)
        main, *others = buttons
        row = button_row(action_button(main, primary=True), *[action_button(action) for action in others])
        row.insertWidget(len(buttons), more_button(self.tr("&More"), more))
        self.body.addLayout(row)

    def show_action(self, row: ListedAction) -> None:
        """Show one action."""
        action = row.action
        self.what.setText(action.what)
        self._show_state(row.state)
        self.late.setText(row.due_words.partition(", ")[2])
        files = "\n".join(row.files)
        self.facts.show_facts(
            {
                "owner": row.owner.words,
                "due": in_words(action.due_on) if action.due_on is not None else self.tr("No day given"),
                "source": row.source.words,
                "why": action.why,
                "raised": in_words(action.raised_on),
                "done": in_words(row.done_on) if row.done_on is not None else "",
                "note": action.done_note,
                "files": files or (self.tr("None yet") if row.state is ActionState.DONE else ""),
            }
        )

    def show_several(self, rows: Sequence[ListedAction]) -> None:
        """Say how many are selected, and how many of them are done."""
        self.what.setText(self.tr("%1 selected").replace("%1", plural(len(rows), "action")))
        self.state.show_standing("not_required", "")
        self.late.setText(done_words((row.action for row in rows), rows[0].as_at))
        self.facts.show_facts({})

    def _show_state(self, state: ActionState) -> None:
        self.state.show_standing(COLOURS[state], f"{state.symbol} {state.words}")
