"""Settings, Checklists: the lists that questionnaires are made of, the program's own and the agency's."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.questionnaires import Item, QuestionnaireKind, Template, TemplateVersion
from nscp_desktop.domain.questionnaires import Section as Questions
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.services.shipped_templates import scales
from nscp_desktop.services.template_storing import Saved
from nscp_desktop.services.templates import TemplateState
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.checklist_template import TemplateDialog, TemplateWork
from nscp_desktop.ui.dialogs.checklist_template_update import TemplateUpdateDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.models.templates import state_key, template_columns
from nscp_desktop.ui.pages.checklists_drafts import go_on_with_template, keep_template, key_of, over, waiting_draft
from nscp_desktop.ui.pages.checklists_files import TemplateFileActions
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, more_button, push_button
from nscp_desktop.ui.widgets.card import plain_label

USUAL_MONTHS = 12


class ChecklistsSection(Section):
    """The templates in a table: add, change, copy, switch off, bring in, hand on, take a new list over."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        note = self.tr(
            "What the questionnaires under Assurance ask. The program's own lists are in its own words and are no "
            "official forms: paste the official items in where you have them."
        )
        self.model: TableModel[TemplateState] = TableModel(template_columns(), key=state_key, parent=self)
        self.table = TableView("settings-templates", self)
        self.table.setAccessibleName(self.tr("Checklist templates"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.edit)
        self.table.selected.connect(self._enable)
        self.about = plain_label("", "muted", wrap=True)
        self.files = TemplateFileActions(session, self)
        self.add_button = push_button(self.tr("&Add…"), self.add)
        self.edit_button = push_button(self.tr("Cha&nge…"), self.edit)
        self.copy_button = push_button(self.tr("&Make a copy…"), self.copy)
        self.switch_button = push_button(self.tr("Switch off"), self.switch)
        self.import_button = more_button(self.tr("Impor&t"), self.files.bringing_in())
        self.export_button = more_button(self.tr("Save as a file"), self.files.handing_on())
        self.update_button = push_button(self.tr("Take over the new list…"), self.update_list, primary=True)
        self.history = self.changes_button(self._entry)
        session.editing.guard(self.add_button, self.import_button, *self._of_current())
        self.column.addWidget(plain_label(note, wrap=True))
        self.column.addWidget(self.table, 1)
        told = QHBoxLayout()
        told.addWidget(self.about, 1)
        told.addWidget(self.update_button)
        self.column.addLayout(told)
        buttons = (self.add_button, self.edit_button, self.copy_button, self.switch_button)
        self.column.addLayout(button_row(*buttons, self.import_button, self.export_button, self.history))
        self._enable()

    def refresh(self) -> None:
        """Show every template, those switched off too."""
        self.model.set_rows(self.session.services.templates.states())
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(state_key(self.model.rows()[0]))
        self._enable()

    def current(self) -> TemplateState | None:
        """Return the template that is chosen."""
        found = self.table.current_row()
        return found if isinstance(found, TemplateState) else None

    def add(self) -> None:
        """Open the form for a new template of the agency's own."""
        self.open_new(self.blank())

    def blank(self) -> WholeTemplate:
        """Return a template with nothing in it but one empty item."""
        item = Item(0, "", "1", "")
        version = TemplateVersion(0, 0, 0, scales()[0], (Questions(0, self.tr("Items"), (item,)),))
        return WholeTemplate(Template(0, "", QuestionnaireKind.OWN, USUAL_MONTHS), version)

    def edit(self, *_: object) -> None:
        """Open the form for the current template."""
        state = self.current()
        if state is not None and self.session.editing.may_change:
            self.open_state(state)

    def copy(self) -> None:
        """Open the form with a copy of the current template, to be stored under another name."""
        state = self.current()
        if state is not None:
            title = self.tr("%1 (copy)").replace("%1", state.template.title)
            head = replace(state.template, id=0, shipped="", title=title, active=True)
            self.open_new(WholeTemplate(head, replace(state.version, id=0, template_id=0, note="")))

    def switch(self) -> None:
        """Switch the current template off, or on again."""
        state = self.current()
        if state is not None:
            self.try_to(partial(self._switch, state.template, active=not state.template.active))

    def update_list(self) -> None:
        """Show what the program's new list changes, and take it over when that is wanted."""
        state = self.current()
        if state is None or not state.newer:
            return
        comparison = self.session.services.templates.compare_shipped(state.template)
        about = self.tr("%1: edition %2, instead of %3")
        about = about.replace("%1", state.template.title).replace("%2", state.newer)
        about = about.replace("%3", state.version.edition)
        open_dialog(TemplateUpdateDialog(about, comparison, partial(self._take_over, state.template), self.window()))

    def open_new(self, whole: WholeTemplate, typed: WholeTemplate | None = None) -> None:
        """Open the form for a template that is not stored yet, with what a draft or a sheet held where there is one."""
        self._open(TemplateWork(whole, scales(), self.store_new, is_new=True), typed)

    def open_state(self, state: TemplateState, typed: WholeTemplate | None = None) -> None:
        """Open the form for a stored template, with what a draft or a sheet held where there is one.

        What was typed into it before and not saved is there again, so that it is not written over unseen.
        """
        if typed is None and (waiting := waiting_draft(self.session, state.template)) is not None:
            typed = over(self.session, state, waiting)
            self.session.say(self.tr("This is what you typed before and had not saved. Cancel throws it away."))
        whole = WholeTemplate(state.template, state.version)
        self._open(TemplateWork(whole, scales(), self.store_changed, is_used=state.is_used), typed)

    def go_on(self, draft: KeptDraft) -> None:
        """Open the form that a draft was typed into, as it was."""
        if self.session.editing.may_change:
            self.refresh()
            go_on_with_template(self.session, draft, self)

    def _open(self, work: TemplateWork, typed: WholeTemplate | None) -> None:
        dialog = TemplateDialog(work, self.window())
        open_dialog(dialog)
        keep_template(self.session, dialog, key_of(self.session, work.whole.template), typed)

    def store_new(self, whole: WholeTemplate) -> None:
        """Store a new template and show it."""
        saved = self.session.services.templates.add(whole, today=self.session.today)
        self._stored(self.tr("Added the template %1."), whole.template.title, saved)

    def store_changed(self, whole: WholeTemplate) -> None:
        """Store a changed template and show it."""
        saved = self.session.services.templates.save(whole, today=self.session.today)
        words = self.tr("Saved %1 as version %2; older answers keep theirs.")
        words = words if saved.is_new_version else self.tr("Saved %1.")
        self._stored(words.replace("%2", str(saved.number)), whole.template.title, saved)

    def try_to(self, does: Callable[[], object]) -> None:
        """Do something, and tell a refusal: it has no form that it could stand in."""
        try:
            does()
        except NscpError as refusal:
            report(self.window(), refusal)

    def _switch(self, template: Template, *, active: bool) -> None:
        self.session.services.templates.switch(template, active=active, today=self.session.today)
        words = self.tr("Switched %1 on.") if active else self.tr("Switched %1 off. What was filled in stays.")
        self.stored(Changes.AGENCY, words, template.title)

    def _take_over(self, template: Template) -> None:
        saved = self.session.services.templates.take_shipped(template, today=self.session.today)
        self._stored(self.tr("Took over the new list of %1. Ctrl+Z brings the old one back."), template.title, saved)

    def _stored(self, sentence: str, title: str, saved: Saved) -> None:
        self.stored(Changes.AGENCY, sentence, title)
        key = next((state_key(one) for one in self.model.rows() if one.template.id == saved.template_id), None)
        if key is not None:
            self.table.select_key(key)

    def _of_current(self) -> tuple[QPushButton, ...]:
        return self.edit_button, self.copy_button, self.switch_button, self.update_button

    def _enable(self) -> None:
        state = self.current()
        for button in (*self._of_current(), self.export_button):
            button.setEnabled(state is not None)
        self.history.setEnabled(state is not None and state.template.id > 0)
        self.update_button.setVisible(state is not None and bool(state.newer))
        is_off = state is not None and not state.template.active
        self.switch_button.setText(self.tr("Switch on") if is_off else self.tr("Switch off"))
        self.switch_button.setAccessibleName(self.switch_button.text())
        self.about.setText(_about(state) if state is not None else "")

    def _entry(self) -> Entry | None:
        state = self.current()
        if state is None or not state.template.id:
            return None
        return Entry(state.template.title, "checklist_template", state.template.id)


def _about(state: TemplateState) -> str:
    """Say what a template is, where its words come from, and what its newest version changed."""
    version = state.version
    made = f"Version {version.number}, made on {in_words(version.made_on)}" if version.made_on else ""
    parts = [state.template.about, version.source, made, version.note]
    return " · ".join(part for part in parts if part)
