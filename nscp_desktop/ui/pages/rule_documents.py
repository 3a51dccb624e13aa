"""The documents that are read anew, opened from the rules of the settings."""

from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.rule_effects import RuleTrial
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.services.editions import ReadDocument
from nscp_desktop.ui.dialogs.editions import DocumentsDialog, EditionsDialog, EditionWork
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.rule_actions import RuleActions
from nscp_desktop.ui.session import Session


def documents_dialog(session: Session, window: QWidget, acts: RuleActions) -> DocumentsDialog:
    """Make the list of documents."""
    return _Documents(session, window, acts).dialog


def editions_dialog(
    session: Session, window: QWidget, acts: RuleActions, there: ReadDocument | None = None
) -> EditionsDialog:
    """Make the form for one document, or for a new one."""
    work = EditionWork(session.services.editions.check_edition, partial(_plan, session), partial(_store, session, acts))
    dialog = EditionsDialog(work, session.today, there, window)
    acts.watch(dialog, dialog.step.moves)
    return dialog


class _Documents:
    """What the list does: it closes for the form, from which somebody may go and look at people."""

    def __init__(self, session: Session, window: QWidget, acts: RuleActions) -> None:
        self._session, self._window, self._acts = session, window, acts
        self.dialog = DocumentsDialog(
            session.services.editions.documents,
            self._open_one,
            self._remove,
            may_change=session.editing.may_change,
            parent=window,
        )

    def _open_one(self, there: ReadDocument | None) -> None:
        self.dialog.accept()
        open_dialog(editions_dialog(self._session, self._window, self._acts, there))

    def _remove(self, there: ReadDocument) -> None:
        try:
            self._session.services.editions.remove(there.document.id)
        except NscpError as refusal:
            report(self.dialog, refusal)
            return
        words = self._acts.tr("Removed %1. Ctrl+Z brings it back.")
        self._acts.stored(words.replace("%1", there.document.title))
        self.dialog.refresh()


def _plan(session: Session, document: Document) -> RuleTrial:
    return session.services.editions.trial(document, session.today)


def _store(session: Session, acts: RuleActions, document: Document) -> None:
    if document.id:
        session.services.editions.change(document, session.today)
    else:
        session.services.editions.add(document.title, document.editions)
    acts.stored(acts.tr("Saved %1. Ctrl+Z brings back what was.").replace("%1", document.title))
