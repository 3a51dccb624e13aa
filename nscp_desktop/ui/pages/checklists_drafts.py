"""A template that is being edited, kept as it is typed, and opened again after the program ended in between."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING

from nscp_desktop.domain.questionnaires import Template
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_drafts import draft_fields, draft_whole
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.services.templates import TemplateState
from nscp_desktop.ui.dialogs.checklist_template import TemplateDialog
from nscp_desktop.ui.drafts import NEW_TEMPLATE, TEMPLATE, DraftKeeper, Fields
from nscp_desktop.ui.session import Session

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.checklists_section import ChecklistsSection


def key_of(session: Session, template: Template) -> str:
    """Return what a draft of a template is kept under; of a new one, so that no other draft is written over."""
    if template.id or template.shipped:
        return f"{TEMPLATE}{template.id or template.shipped}"
    waiting = {draft.key for draft in session.services.drafts.everything()}
    numbered = (f"{NEW_TEMPLATE}-{number}" for number in count(2))
    return next(key for key in chain([NEW_TEMPLATE], numbered) if key not in waiting)


def waiting_draft(session: Session, template: Template) -> WholeTemplate | None:
    """Return what was typed into the form of a stored template and not saved, None when nothing was."""
    key = key_of(session, template)
    draft = next((one for one in session.services.drafts.everything() if one.key == key), None)
    return draft_whole(draft.fields) if draft is not None else None


def keep_template(session: Session, dialog: TemplateDialog, key: str, typed: WholeTemplate | None) -> None:
    """Keep what is typed into the form of a template until it closes; `typed` is what a draft or a sheet held."""
    keeper = DraftKeeper(session, key, partial(_title, session, dialog), partial(_fields, dialog), dialog)
    dialog.finished.connect(keeper.forget)
    if typed is not None:
        dialog.show_whole(typed)
        keeper.keep()


def go_on_with_template(session: Session, draft: KeptDraft, section: ChecklistsSection) -> None:
    """Open the form that a draft was typed into; a template that is gone is offered as a new one, so nothing is lost.

    A draft that cannot be read goes, and one that was saved or thrown away meanwhile is told.
    """
    drafts = session.services.drafts
    now = next((one for one in drafts.everything() if one.key == draft.key), None)
    if now is None:
        session.say(session.tr("That was saved or thrown away already."))
        return
    typed = draft_whole(now.fields)
    if typed is None:
        drafts.forget(now.key)
        session.say(session.tr("What was typed cannot be read any more. Open the template again."))
        return
    state = next((one for one in section.model.all_rows() if _is_it(one, typed.template)), None)
    if state is not None:
        section.open_state(state, over(session, state, typed))
        return
    if typed.template.id or typed.template.shipped:
        session.say(session.tr("That template is no longer there. Saving adds it as a new one."))
    drafts.forget(now.key)
    typed = WholeTemplate(replace(typed.template, id=0, shipped=""), replace(typed.version, id=0, template_id=0))
    section.open_new(section.blank(), typed)


def over(session: Session, state: TemplateState, typed: WholeTemplate) -> WholeTemplate:
    """Return what was typed as a change of the version that is the newest now, and tell when that is another one."""
    if state.version.id != typed.version.id and typed.version.id:
        session.say(session.tr("The template has changed since this was typed. Look at it before you save."))
    own = {name: getattr(state.template, name) for name in ("id", "shipped", "kind", "active")}
    version = {name: getattr(state.version, name) for name in ("id", "template_id", "number", "made_on")}
    return WholeTemplate(replace(typed.template, **own), replace(typed.version, **version))


def _is_it(state: TemplateState, template: Template) -> bool:
    if template.id:
        return state.template.id == template.id
    return bool(template.shipped) and state.template.shipped == template.shipped


def _fields(dialog: TemplateDialog) -> Fields:
    return draft_fields(dialog.draft())


def _title(session: Session, dialog: TemplateDialog) -> str:
    template = dialog.draft().template
    is_new = not (template.id or template.shipped)
    words = session.tr("adding the template %1") if is_new else session.tr("changing the template %1")
    return words.replace("%1", template.title or session.tr("without a name"))
