"""A questionnaire that is filled in: its sections at the left, the items of one of them at the right."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.questionnaires import Item, Section, TrainedBefore
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.questionnaire_item import ItemView
from nscp_desktop.ui.widgets.questionnaire_layout import QuestionnaireLayout, items_scroll
from nscp_desktop.ui.widgets.questionnaire_more import MorePanel
from nscp_desktop.ui.widgets.questionnaire_sections import SectionLine, numbered
from nscp_desktop.ui.widgets.questionnaire_shown import Hooks, Shown

SAVE_AFTER_MS = 700


@guarded
class QuestionnaireView(QuestionnaireLayout):
    """An answer is stored at once, a text a moment after the last key and at once when it is left.

    `unsaved_changed` tells whether something is typed that is not stored; `all_answered` is sent when somebody asks for
    the next item without an answer and there is none.
    """

    unsaved_changed = Signal(bool)
    all_answered = Signal()

    def __init__(self, hooks: Hooks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hooks = hooks
        self._shown: Shown | None = None
        self._place = 0
        self.items: list[ItemView] = []
        self.is_unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.sections.currentRowChanged.connect(self._choose_section)
        self.search.textChanged.connect(self._filter)
        self.unanswered.toggled.connect(self._filter)
        self.next_button.clicked.connect(self.go_to_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self.go_to_next)

    # Showing

    def show_questionnaire(self, shown: Shown) -> None:
        """Show a questionnaire as it is stored now.

        When it is the one that is shown already, the keyboard, the place and what is typed stay.
        """
        before, self._shown = self._shown, shown
        self.next_button.setVisible(shown.may_edit)
        is_same = before is not None and _key(before) == _key(shown)
        if not is_same:
            self._clear_filter()
            self._place = self._first_place(shown)
            self._show_sections()
            self._build()
            self._note_unsaved()
            self.state.setText("")
        else:
            self._show_sections()
            for item in self.items:
                item.show_item(shown)
            self._note_unsaved()

    def find_field(self) -> QLineEdit:
        """Return the field that finds items by their words."""
        return self.search

    def go_to_item(self, item_id: int) -> None:
        """Show an item with the keyboard on its answers."""
        shown = self._shown
        if shown is None or not self.flush():
            return
        for place, section in enumerate(shown.filled.version.sections):
            if any(item.id == item_id for item in section.items):
                if item_id not in {item.id for item in self._matching(section)}:
                    self._clear_filter()
                    self._show_sections()
                if place != self._place or item_id not in {item.item.id for item in self.items}:
                    self._place = place
                    self._show_sections()
                    self._build()
                self._focus(next(view for view in self.items if view.item.id == item_id))
                return

    def go_to_next(self) -> None:
        """Go to the next item without an answer, in any section; tell when there is none."""
        if self._shown is None or not self.flush():
            return
        order = [item.id for item in self._shown.filled.version.items()]
        left = {item.id for item in self._shown.filled.unanswered()}
        here = self._current()
        if here is not None:
            start = order.index(here.item.id) + 1
        else:
            start = order.index(self.items[0].item.id) if self.items else 0
        found = next((own for own in (*order[start:], *order[:start]) if own in left), None)
        if found is None:
            self.all_answered.emit()
        else:
            self.go_to_item(found)

    # Storing

    def flush(self) -> bool:
        """Store now what is typed; False when something was refused: it says so beside itself and stays typed."""
        self._timer.stop()
        refused = [item for item in self.items if (said := item.pending()) and not self._store(item, said)]
        self._note_unsaved()
        return not refused

    def throw_away(self) -> None:
        """Let go of what is typed and could not be stored."""
        self._timer.stop()
        for item in self.items:
            item.throw_away()
        self._note_unsaved()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what is typed before another tab, another page or the lock is seen."""
        self.flush()
        super().hideEvent(event)

    def _store(self, item: ItemView, said: Said) -> bool:
        assert self._shown is not None
        try:
            self._hooks.say(self._shown.filled.checklist.id, item.item.id, said)
        except NscpError as refusal:
            item.show_error(str(refusal))
            return False
        item.note_stored(said)
        return True

    def _set_now(self, item: ItemView, said: Said) -> None:
        """Store an answer with what is typed beside it, as one step."""
        assert self._shown is not None
        both: Said = {**item.pending(), **said}
        if not self._store(item, both):
            item.show_item(self._shown)
        self._note_unsaved()

    def _typed(self) -> None:
        self._timer.start()
        self._note_unsaved()

    def _note_unsaved(self) -> None:
        is_unsaved = any(item.pending() for item in self.items)
        refused = any(item.error.text() for item in self.items if item.pending())
        words = self.tr("✗ Not saved") if refused else self.tr("… Not saved yet")
        if is_unsaved or self.is_unsaved:
            self.state.setText(words if is_unsaved else self.tr("✓ Saved"))
        if is_unsaved != self.is_unsaved:
            self.is_unsaved = is_unsaved
            self.unsaved_changed.emit(is_unsaved)

    # Sections

    def _show_sections(self) -> None:
        assert self._shown is not None
        filled = self._shown.filled
        sections = filled.version.sections
        lines = [
            SectionLine(*numbered(place, section.title), filled.progress(section))
            for place, section in enumerate(sections, start=1)
        ]
        wanted = self._is_filtered()
        hidden = frozenset(
            place
            for place, section in enumerate(sections)
            if not any(item.active for item in section.items)
            or (wanted and place != self._place and not self._matching(section))
        )
        was_blocked = self.sections.blockSignals(True)
        self.sections.set_sections(lines, hidden)
        self.sections.setCurrentRow(self._place)
        self.sections.blockSignals(was_blocked)
        self.show_progress(filled.progress(), filled.checklist)

    def _choose_section(self, place: int) -> None:
        if place < 0 or self._shown is None or place == self._place:
            return
        if not self._may_build():
            self.sections.setCurrentRow(self._place)
            return
        self._place = place
        self._show_sections()
        self._build()

    def _filter(self, *_: object) -> None:
        """Show what is asked for: the section stays while it holds anything of that."""
        if self._shown is None or not self._may_build():
            return
        sections = self._shown.filled.version.sections
        if not self._matching(sections[self._place]):
            places = [place for place, section in enumerate(sections) if self._matching(section)]
            self._place = places[0] if places else self._place
        self._show_sections()
        self._build()

    def _is_filtered(self) -> bool:
        return bool(self.search.text().strip()) or self.unanswered.isChecked()

    def _clear_filter(self) -> None:
        for field in (self.search, self.unanswered):
            field.blockSignals(True)
        self.search.clear()
        self.unanswered.setChecked(False)
        for field in (self.search, self.unanswered):
            field.blockSignals(False)

    def _matching(self, section: Section) -> list[Item]:
        """Return the items of a section that are asked for."""
        assert self._shown is not None
        words = self.search.text().casefold().split()
        filled = self._shown.filled
        only = self.unanswered.isChecked()
        return [
            item
            for item in section.items
            if item.active
            and all(word in f"{item.number} {item.text} {item.guidance}".casefold() for word in words)
            and not (only and filled.answer(item.id).answer)
        ]

    @staticmethod
    def _first_place(shown: Shown) -> int:
        left = {item.id for item in shown.filled.unanswered()}
        for place, section in enumerate(shown.filled.version.sections):
            if any(item.id in left for item in section.items):
                return place
        return 0

    # Items

    def _may_build(self) -> bool:
        """Store what is typed; where that is refused, stay there."""
        if self.flush():
            return True
        refused = next((item for item in self.items if item.pending()), None)
        if refused is not None:
            self._focus(refused)
        return False

    def _build(self) -> None:
        """Make the items of the section that is shown."""
        assert self._shown is not None
        sections = self._shown.filled.version.sections
        self.items = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 0, 14, 6)
        column.setSpacing(0)
        section = sections[self._place] if self._place < len(sections) else Section(0, "")
        for item in self._matching(section):
            if self.items:
                rule = QFrame()
                rule.setObjectName("rule")
                column.addWidget(rule)
            self.items.append(self._made(item))
            column.addWidget(self.items[-1])
        if not self.items:
            column.addWidget(plain_label(self.tr("Nothing here is asked for."), "muted"))
        column.addStretch()
        self.title.setText(" · ".join(numbered(self._place + 1, section.title)) if section.title else "")
        items_scroll(self.area, inside)

    def _made(self, item: Item) -> ItemView:
        assert self._shown is not None
        view = ItemView(item, self._shown)
        view.set_now.connect(partial(self._set_now, view))
        view.typed.connect(self._typed)
        view.left.connect(self.flush)
        view.moved.connect(partial(self._move, view))
        view.asked.connect(self._asked)
        return view

    def _move(self, view: ItemView, step: int) -> None:
        place = self.items.index(view) + step
        if 0 <= place < len(self.items):
            self._focus(self.items[place])

    def _focus(self, view: ItemView) -> None:
        view.take_focus()
        self.area.ensureWidgetVisible(view, 0, 12)

    def _current(self) -> ItemView | None:
        """Return the item that has the keyboard."""
        focused = QApplication.focusWidget()
        return next((view for view in self.items if focused is not None and view.isAncestorOf(focused)), None)

    def _asked(self, what: str, about: object) -> None:
        hooks = self._hooks
        if not self.flush():
            return
        if isinstance(about, TrainedBefore):
            hooks.open_people(MorePanel.trained_words(about), about.people)
        elif isinstance(about, Fact):
            hooks.open_fact(about)
        elif isinstance(about, Action):
            hooks.open_action(about)
        elif isinstance(about, Item):
            (hooks.show_files if what == "files" else hooks.add_action)(about)


def _key(shown: Shown) -> tuple[int, int]:
    return shown.filled.checklist.id, shown.filled.version.id
