"""Rule packs, opened from the rules of the settings: compared, taken over, added and saved as files."""

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.pack_comparison import PackComparison
from nscp_desktop.domain.rule_effects import RuleTrial
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.pack_update import PackUpdateDialog, PackWork
from nscp_desktop.ui.dialogs.packs import AddPackDialog, PacksDialog, PacksWork
from nscp_desktop.ui.messages import report, tell
from nscp_desktop.ui.models.pack_lines import PackRow
from nscp_desktop.ui.pages.rule_actions import RuleActions
from nscp_desktop.ui.session import Session


def packs_dialog(session: Session, window: QWidget, acts: RuleActions) -> PacksDialog:
    """Make the list of packs."""
    return _Packs(session, window, acts).dialog


def update_dialog(session: Session, window: QWidget, acts: RuleActions, pack: RulePack) -> PackUpdateDialog:
    """Make the comparison of a pack with what is in use.

    Raises NotAllowedError when it builds on a pack that is not in use here.
    """
    comparison = session.services.pack_updates.compare(pack, session.today)
    work = PackWork(partial(_plan, session, comparison), partial(_take, session, acts, comparison), session.today)
    dialog = PackUpdateDialog(comparison, work, window)
    acts.watch(dialog, dialog.step.moves)
    return dialog


def pack_rows(session: Session) -> list[PackRow]:
    """Return the packs in use with how much of each the agency has changed."""
    found = session.services.rules.in_use(session.today)
    rows = []
    for state in session.services.pack_updates.packs():
        asked = [item.id for item in found.state.requirements if item.id.partition("/")[0] == state.info.id]
        rows.append(PackRow(state, len(asked), sum(own in found.changed for own in asked)))
    return rows


class _Packs:
    """What the list does: it closes for the comparison, from which somebody may go and look at people."""

    def __init__(self, session: Session, window: QWidget, acts: RuleActions) -> None:
        self._session, self._window, self._acts = session, window, acts
        work = PacksWork(self._compare_file, self._compare_shipped, self._add, self._save)
        self.dialog = PacksDialog(pack_rows(session), work, may_change=session.editing.may_change, parent=window)

    def _compare_file(self) -> None:
        title, kinds = self._acts.tr("Compare with a rule pack"), self._acts.tr("Rule packs (*.toml)")
        chosen, _ = QFileDialog.getOpenFileName(self.dialog, title, str(documents_folder()), kinds)
        if chosen:
            self.compare_file(Path(chosen))

    def compare_file(self, path: Path) -> None:
        """Read a pack and go on to its comparison; a refusal is told."""
        try:
            pack = self._session.services.pack_updates.read(path)
        except NscpError as refusal:
            report(self.dialog, refusal)
            return
        self._compare(pack)

    def _compare_shipped(self, pack_id: str) -> None:
        self._compare(self._session.services.pack_updates.shipped(pack_id))

    def _compare(self, pack: RulePack) -> None:
        self.dialog.accept()
        self._acts.compare(pack)

    def _add(self) -> None:
        packs = self._session.services.pack_updates.addable()
        if not packs:
            tell(self.dialog, self._acts.tr("All packs that come with the program are in use here."))
            return
        open_dialog(AddPackDialog(packs, self._compare, self.dialog))

    def _save(self, pack_id: str) -> None:
        title, kinds = self._acts.tr("Save the rules as a file"), self._acts.tr("Rule packs (*.toml)")
        usual = documents_folder() / f"{self._session.services.agency.details().name} {pack_id}.toml"
        chosen, _ = QFileDialog.getSaveFileName(self.dialog, title, str(usual), kinds)
        if chosen:
            self.save(pack_id, Path(chosen))

    def save(self, pack_id: str, path: Path) -> None:
        """Save the rules of a pack as a file; a refusal is told."""
        try:
            self._session.services.pack_updates.save_pack(pack_id, path, self._session.today)
        except NscpError as refusal:
            report(self.dialog, refusal)
            return
        self._session.say(self._acts.tr("Saved %1.").replace("%1", path.name))


def _plan(session: Session, comparison: PackComparison, ticked: Collection[str], from_day: date | None) -> RuleTrial:
    return session.services.pack_updates.trial(comparison, ticked, from_day, session.today)


def _take(
    session: Session, acts: RuleActions, comparison: PackComparison, ticked: Collection[str], from_day: date | None
) -> None:
    session.services.pack_updates.take(comparison, ticked, from_day, session.today)
    words = acts.tr("Took over %1, %2. Ctrl+Z brings back what was.")
    acts.stored(words.replace("%1", comparison.pack.title).replace("%2", comparison.pack.edition))
