"""The common part of the tabs that fill a questionnaire in: which one, how far it is, what is done with it."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Filled, QuestionnaireKind
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.services.checklists import Listed
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.messages import ask_to_throw_away
from nscp_desktop.ui.models.checklists import listed_words
from nscp_desktop.ui.pages.assurance_filling_acts import FillingActs
from nscp_desktop.ui.pages.assurance_filling_asks import FillingAsks
from nscp_desktop.ui.pages.assurance_filling_head import FillingHead
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ItemRequest
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.empty import EmptyNotice
from nscp_desktop.ui.widgets.questionnaire import QuestionnaireView
from nscp_desktop.ui.widgets.questionnaire_shown import Hooks, Shown


class FillingTab(PageTab):
    """Subclasses name their `kinds` and what stands there while there is none, and may override `side_panel`,
    `show_side`, `facts` and `extra_actions`.
    """

    kinds: ClassVar[tuple[QuestionnaireKind, ...]] = ()
    name: ClassVar[str] = ""  # what the list to choose from is called
    empty_title: ClassVar[str] = ""
    empty_words: ClassVar[str] = ""
    empty_step: ClassVar[str] = ""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.filled: Filled | None = None
        self.listed: tuple[Listed, ...] = ()
        self._wanted: int | None = None
        self._facts: tuple[object, Mapping[int, tuple[Fact, ...]]] = (None, {})
        self._is_saying = False
        self.acts = FillingActs(self)
        self.asks = FillingAsks(self)
        self.head = FillingHead(self.tr(self.name), self.acts, self.session)
        self.head.chosen.connect(self._choose)
        asks = self.asks
        self.view = QuestionnaireView(
            Hooks(self._say, asks.show_files, asks.open_people, asks.open_fact, asks.add_action, asks.open_action)
        )
        self.view.unsaved_changed.connect(partial(self.session.note_unsaved, self._key()))
        self.view.all_answered.connect(self._all_answered)
        side = self.side_panel()
        if side is not None:
            self.view.set_side(side)
        self.empty = EmptyNotice(self.tr(self.empty_title), self.tr(self.empty_words), self.tr(self.empty_step))
        self.empty.stepped.connect(self.acts.begin)
        self.session.editing.guard(self.empty.button)
        self.session.editing.changed.connect(self._note_editing)
        self.session.session_ends.connect(self.view.flush)
        self.stack = QStackedWidget()
        self._lay_out()

    # What subclasses say

    def offered(self) -> tuple[QuestionnaireKind, ...]:
        """Return the kinds that can be begun, what is usual first."""
        return self.kinds

    def side_panel(self) -> QWidget | None:
        """Return what stands below the sections, made once; None for nothing."""
        return None

    def show_side(self, filled: Filled) -> None:
        """Show a questionnaire in the side panel."""

    def facts(self, filled: Filled) -> Mapping[int, tuple[Fact, ...]]:
        """Return what the records show beside items, by their ids."""
        wanted = {item.id: item.figures for item in filled.version.items() if item.figures}
        keys = {key for figures in wanted.values() for key in figures}
        if not keys:
            return {}
        found = self.session.services.audit_figures.facts(keys, filled.checklist.as_at, filled.checklist)
        return {own: tuple(found[key] for key in figures if key in found) for own, figures in wanted.items()}

    # As a tab

    def refresh(self) -> None:
        """Show the questionnaire that is chosen, or the open one, as it is stored now."""
        checklists = self.session.services.checklists
        self.listed = checklists.listed(*self.kinds)
        self.stack.setCurrentIndex(1 if self.listed else 0)
        one = self._current_listed()
        self.head.show_listed(self.listed, one, self._words)
        if one is None:
            self.filled = None
            return
        filled = self.filled = checklists.filled(one.checklist.id)
        self.head.show_filled(filled, one)
        self.show_side(filled)
        self.view.show_questionnaire(self._shown(filled))

    def take(self, request: object) -> None:
        """Show a questionnaire by its id, or one of its items."""
        if isinstance(request, ItemRequest):
            self.open(request.checklist_id)
            self.go_to_item(request.item_id)
        elif isinstance(request, int):
            self.open(request)

    def open(self, checklist_id: int) -> None:
        """Show a questionnaire; what is typed in the one before is stored first."""
        if self.view.flush():
            self._wanted = checklist_id
            self.refresh()

    def wanted(self, checklist_id: int) -> None:
        """Show a questionnaire when the tab is next worked out."""
        self._wanted = checklist_id

    def go_to_item(self, item_id: int) -> None:
        """Show an item with the keyboard on its answers."""
        self.view.go_to_item(item_id)

    def find_field(self) -> QLineEdit | None:
        """Return the field that finds items."""
        return self.view.find_field() if self.filled is not None else None

    def may_leave(self) -> bool:
        """Store what is typed; where that is refused, ask first."""
        if self.view.flush():
            return True
        ask_to_throw_away(self.window(), self.view.throw_away)
        return False

    # Building and showing

    def _lay_out(self) -> None:
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(9)
        whole.addWidget(self.head)
        whole.addWidget(self.view, 1)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _shown(self, filled: Filled) -> Shown:
        services = self.session.services
        head = filled.checklist
        snapshot = services.standing.snapshot()
        of_answers = services.actions.of_answers()
        course = snapshot.rulebook.courses.get(head.course_id or 0)
        people = tuple(sorted(snapshot.people.values(), key=lambda person: person.sorted_name.casefold()))
        return Shown(
            filled,
            self.session.as_at,
            self._locked(filled),
            {own: len(files) for own, files in services.checklists.files(head.id).items()},
            people,
            course.versions if course is not None else (),
            services.checklists.trained_before(head.id) if course is not None else {},
            self._facts_of(filled),
            {item: of_answers[answer.id] for item, answer in filled.answers.items() if answer.id in of_answers},
            self.session.editing.may_change,
        )

    def _facts_of(self, filled: Filled) -> Mapping[int, tuple[Fact, ...]]:
        """Return what the records show; saying something about an item changes nothing of that."""
        key = (filled.checklist.id, filled.version.id, filled.checklist.as_at)
        if not self._is_saying or self._facts[0] != key:
            self._facts = (key, self.facts(filled))
        return self._facts[1]

    def _locked(self, filled: Filled) -> str:
        signed_on = filled.checklist.signed_on
        if signed_on is not None:
            return self.tr("Signed off %1, so it does not change any more").replace("%1", in_words(signed_on))
        return self.session.editing.reason

    def _current_listed(self) -> Listed | None:
        """Return the one that is asked for or shown; otherwise the open one, otherwise the newest."""
        by_id = {one.checklist.id: one for one in self.listed}
        shown = self.filled.checklist.id if self.filled is not None else None
        for own in (self._wanted, shown):
            if own in by_id:
                return by_id[own]
        return next((one for one in self.listed if one.checklist.is_open), next(iter(self.listed), None))

    def _words(self, one: Listed) -> str:
        titles = {other.template.title for other in self.listed}
        return listed_words(one, with_title=len(titles) > 1)

    def _key(self) -> str:
        return type(self).__name__

    # What happens

    def _choose(self, checklist_id: int) -> None:
        self.open(checklist_id)

    def _say(self, checklist_id: int, item_id: int, said: Said) -> None:
        """Store what is said about an item, and show it at once."""
        self.session.services.checklists.say(checklist_id, item_id, said)
        self._is_saying = True
        try:
            self.session.announce(Changes.AGENCY)
        finally:
            self._is_saying = False

    def _all_answered(self) -> None:
        self.session.say(self.tr("Every item has an answer."))
        self.head.take_focus()

    def _note_editing(self) -> None:
        if self.filled is not None and not self.session.services.locking.is_locked and self.isVisible():
            self.refresh()
