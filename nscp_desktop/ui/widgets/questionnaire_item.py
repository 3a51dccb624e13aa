"""One item of a questionnaire: its words, its answers, what is said about it, and what stands beside it."""

from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Answer, Item, LastTime, Meaning
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.answer_buttons import answer_choice, symbol_of
from nscp_desktop.ui.widgets.answer_text import AnswerText
from nscp_desktop.ui.widgets.buttons import push_button, read_order
from nscp_desktop.ui.widgets.card import breakable, plain_label
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.questionnaire_more import MorePanel, disclosure, holds_something
from nscp_desktop.ui.widgets.questionnaire_shown import Shown, text_names

NUMBER_WIDTH = 22
# Beside its answers an item would have a word or two on each of many lines where it has less room than this.
LEAST_WORDS = 240
_TO_PUT_RIGHT = (Meaning.PARTLY, Meaning.NOT_MET)


@guarded
class ItemView(QWidget):
    """`set_now` carries what is stored at once, `typed` tells of each key, `left` of a field that was left.

    `asked` carries a word and what it is about: `files`, `people` (TrainedBefore), `fact`, `action`, `add action`.
    """

    set_now = Signal(object)
    typed = Signal()
    left = Signal()
    moved = Signal(int)
    asked = Signal(str, object)

    def __init__(self, item: Item, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.stored = shown.filled.answer(item.id)
        self._shown = shown
        self._beside: tuple[object, ...] = ()
        self.more: MorePanel | None = None
        self._names = text_names(shown.filled.template.kind)
        self.choice = answer_choice(shown.filled.version.scale.answers)
        self.main = AnswerText()
        self.main.show_text(getattr(self.stored, self._names.main))
        self.error = plain_label("", "errorSentence", wrap=True)
        self._make_beside(shown.filled.last.get(item.id))
        self._lay_out()
        self._name()
        self._connect()
        self.show_item(shown)
        if holds_something(shown, item):
            self.more_button.setChecked(True)

    def show_item(self, shown: Shown) -> None:
        """Show what is stored now; what is typed and not stored stays."""
        before, answer = self.stored, shown.filled.answer(self.item.id)
        self._shown = shown
        if self.main.toPlainText() in (getattr(before, self._names.main), getattr(answer, self._names.main)):
            self.main.show_text(getattr(answer, self._names.main))
        self.main.setReadOnly(not shown.may_edit)
        self.main.setPlaceholderText(self.tr(self._names.main_words) if shown.may_edit else self.tr("Nothing written"))
        self.choice.set_value(answer.answer)
        self.choice.set_editable(shown.may_edit, shown.locked)
        if self.more is not None:
            self.more.show_item(shown, before)
        self.stored = answer
        self._show_beside(answer)

    def pending(self) -> Said:
        """Return what is typed and not stored yet."""
        said: dict[str, object] = {}
        if self.main.toPlainText() != getattr(self.stored, self._names.main):
            said[self._names.main] = self.main.toPlainText()
        if self.more is not None:
            said.update(self.more.pending(self.stored))
        return cast(Said, said)

    def note_stored(self, said: Said) -> None:
        """Take as stored what was stored a moment ago."""
        now: dict[str, Any] = dict(said)
        if now.get("owner_id") is not None:
            now["owner"] = ""
        elif "owner" in now:
            now["owner"], now["owner_id"] = " ".join(now["owner"].split()), None
        self.stored = replace(self.stored, **now)
        if self.more is not None:
            self.more.note_stored(said)
        self.show_error("")

    def throw_away(self) -> None:
        """Show what is stored in place of what is typed."""
        self.main.show_text(getattr(self.stored, self._names.main))
        if self.more is not None:
            self.more.throw_away(self._shown)
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say why something was not stored; what is typed stays."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.main.setAccessibleDescription(sentence or self.item.guidance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the words where both have no room on a line."""
        super().resizeEvent(event)
        beside = self.width() - self.choice.sizeHint().width() - NUMBER_WIDTH - 2 * self.top.spacing()
        is_wide = beside >= LEAST_WORDS
        self.top.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def take_focus(self) -> None:
        """Give the keyboard to the answers."""
        self.choice.take_focus()

    # Building

    def _make_beside(self, last: LastTime | None) -> None:
        self.last = plain_label("", "muted")
        self.use = push_button(self.tr("Use"), self._use_last)
        self.use.setProperty("plain", True)
        self.use.setAccessibleName(self.tr("Use last time's answer to item %1").replace("%1", self.item.number))
        self.note = plain_label("", "muted", wrap=True)
        if last is not None:
            words = f"{symbol_of(last.meaning)} {last.label}".strip() or self.tr("no answer")
            self.last.setText(self.tr("Last time: %1").replace("%1", words))
            said = [text for text in (last.answer.where_covered, last.answer.evidence) if text]
            self.last.setToolTip("\n".join([last.year, *said]).strip())
            if last.answer.next_note:
                note = breakable(last.answer.next_note)
                self.note.setText(self.tr("Note from last time: %1").replace("%1", note))
        if not self.note.text():
            self.note.hide()
        self.add_action = push_button(self.tr("Add action…"), partial(self._ask, "add action", self.item))
        self.add_action.setProperty("plain", True)
        self.add_action.setAccessibleName(self.tr("Add an action for item %1").replace("%1", self.item.number))
        words = self.tr("More about item %1").replace("%1", self.item.number)
        self.more_button = disclosure(self.tr("More ▾"), words)

    def _lay_out(self) -> None:
        head, row, beside = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.number = plain_label(self.item.number, "strong")
        self.words = plain_label(breakable(self.item.text), "strong", wrap=True)
        self.words.setToolTip(self.item.guidance)
        self.number.setMinimumWidth(NUMBER_WIDTH)
        # Not as wide as a long word asks for: then the whole would never be narrow enough to notice that it is.
        self.words.setMinimumWidth(LEAST_WORDS // 2)
        for label in (self.number, self.words):
            # On one line with the answers, however many lines come after.
            label.setContentsMargins(0, 4, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.setSpacing(6)
        head.addWidget(self.number)
        head.addWidget(self.words, 1)
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(6)
        self.top.addLayout(head, 1)
        self.top.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        beside.setSpacing(2)
        for widget in (self.last, self.use):
            beside.addWidget(widget)
        beside.addStretch()
        beside.addWidget(self.add_action)
        beside.addWidget(self.more_button)
        row.setSpacing(10)
        row.addWidget(self.main, 1)
        row.addLayout(beside)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 7, 0, 7)
        self.column.setSpacing(4)
        self.column.addLayout(self.top)
        self.column.addLayout(row)
        self.column.addWidget(self.error)
        self.column.addWidget(self.note)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.column.addLayout(self.lines)
        self.error.hide()

    def _name(self) -> None:
        item = self.item
        self.choice.name(f"{item.number}. {item.text}", item.guidance)
        self.main.setAccessibleName(f"{self.tr(self._names.main_words)}, {item.number}")
        self.main.setAccessibleDescription(item.guidance)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._answer)
        self.choice.moved.connect(self.moved)
        self.main.textChanged.connect(self.typed)
        self.main.left.connect(self.left)
        self.more_button.toggled.connect(self._open_more)

    def _open_more(self, is_open: bool) -> None:
        self.more_button.setText(self.tr("Less ▴") if is_open else self.tr("More ▾"))
        if is_open and self.more is None:
            self.more = MorePanel(self.item, self._shown)
            self.more.show_item(self._shown, self.stored)
            self.more.typed.connect(self.typed)
            self.more.left.connect(self.left)
            self.more.set_now.connect(self.set_now)
            self.more.files_wanted.connect(partial(self._ask, "files", self.item))
            self.more.people_wanted.connect(partial(self._ask, "people"))
            self.column.addWidget(self.more)
            read_order([self.more_button, *self.more.fields()])
        if self.more is not None:
            self.more.setVisible(is_open)
        self._show_beside(self.stored)

    # Showing

    def _show_beside(self, answer: Answer) -> None:
        shown, item = self._shown, self.item
        scale = shown.filled.version.scale
        last = shown.filled.last.get(item.id)
        now = scale.answer(answer.answer)
        may_use = last is not None and scale.answer(last.answer.answer) is not None
        self.use.setVisible(shown.may_edit and may_use and last is not None and last.answer.answer != answer.answer)
        actions = shown.actions.get(item.id, ())
        is_wanted = (now is not None and now.meaning in _TO_PUT_RIGHT and not actions) or self.more_button.isChecked()
        self.add_action.setVisible(shown.may_act and is_wanted)
        facts = shown.facts.get(item.id, ())
        beside = (facts, actions, shown.as_at, shown.filled.checklist.as_at)
        if beside != self._beside:
            self._beside = beside
            self._clear_lines()
            for fact in facts:
                self.lines.addWidget(self._fact_line(fact))
            for action in actions:
                self.lines.addWidget(self._action_line(action))

    def _clear_lines(self) -> None:
        while (entry := self.lines.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _fact_line(self, fact: Fact) -> QWidget:
        words = f"{fact.title}: {fact.value}" if fact.title else fact.value
        tag = plain_label(self._fact_day(), "muted")
        button = self._opener("fact", fact, words) if fact.people or fact.page else None
        return _line(tag, f"{words}. {fact.detail}" if fact.detail else words, "", button)

    def _fact_day(self) -> str:
        """Say of which day the record is, where that is not the day that the window looks at."""
        day = self._shown.filled.checklist.as_at
        if day == self._shown.as_at:
            return self.tr("On record")
        return self.tr("On record, %1").replace("%1", in_words(day))

    def _action_line(self, action: Action) -> QWidget:
        shown = self._shown
        kind, words = "due_soon", self.tr("◷ Action")
        if action.done_on is not None:
            kind, words = "in_date", self.tr("✓ Done")
        elif action.is_overdue(shown.as_at):
            kind, words = "overdue", self.tr("! Overdue")
        owner = shown.owner_words(action.owner_id, action.owner)
        due = self.tr("by %1").replace("%1", in_words(action.due_on)) if action.due_on else ""
        detail = " · ".join(part for part in (owner, due) if part)
        return _line(Chip(kind, words), action.what, detail, self._opener("action", action, action.what))

    def _opener(self, what: str, about: object, words: str) -> QPushButton:
        button = push_button(self.tr("Show"), partial(self._ask, what, about))
        button.setProperty("plain", True)
        button.setAccessibleName(self.tr("Show: %1").replace("%1", words))
        return button

    # What is done

    def _ask(self, what: str, about: object, _checked: bool = False) -> None:
        self.asked.emit(what, about)

    def _answer(self, key: str) -> None:
        self.set_now.emit(Said(answer=key))

    def _use_last(self) -> None:
        """Take last time's answer, and its words where nothing is typed, in one step."""
        last = self._shown.filled.last.get(self.item.id)
        if last is None:
            return
        said: dict[str, object] = {"answer": last.answer.answer}
        for name in ("where_covered", "evidence"):
            if not getattr(self.stored, name) and name not in self.pending():
                said[name] = getattr(last.answer, name)
        self.take_focus()
        self.set_now.emit(cast(Said, said))


def _line(tag: QWidget, words: str, detail: str, button: QPushButton | None) -> QWidget:
    """Lay out one line below an item: what it is, its words, at the right who and when, and a button that opens it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(tag)
    row.addWidget(plain_label(breakable(words), wrap=True), 1)
    row.addWidget(plain_label(detail, "muted"))
    if button is not None:
        row.addWidget(button)
    return line
