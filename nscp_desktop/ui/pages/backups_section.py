"""Settings, Backups: what there is, making one, going back, the second place, and the restore drill."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from nscp_desktop.domain.backups import Backup, BackupLook, BackupReason, BackupState, Contents, Drill
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.restoring import backup_at
from nscp_desktop.ui.backing_up import backup_words, time_words
from nscp_desktop.ui.dialogs.restore import RestoreDialog, open_restore
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.backups import backup_columns, look_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label

DRILL_EVERY = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Found:
    """What the section shows, gathered in the background."""

    state: BackupState
    looks: tuple[BackupLook, ...]
    drill: Drill | None
    before: Backup | None
    checked_at: datetime | None = None


class BackupsSection(Section):
    """The backups of the open record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._keeping = session.services.safekeeping
        self._before: Backup | None = None
        self._is_read = False
        self.says = plain_label("", "", wrap=True)
        self.model: TableModel[BackupLook] = TableModel(backup_columns(), key=look_key, parent=self)
        self.table = TableView("settings-backups", self)
        self.table.setAccessibleName(self.tr("Backups"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.ask_restore)
        self.table.selected.connect(self._enable)
        self.make_button = push_button(self.tr("&Make a backup now"), self.make, primary=True)
        self.restore_button = push_button(self.tr("Go b&ack to this one…"), self.ask_restore)
        self.keep_button = push_button(self.tr("&Keep for ever"), self.keep)
        self.before_button = push_button(self.tr("Go back to ho&w it was before…"), self.ask_before)
        self.other_button = push_button(self.tr("Go back to another file…"), self.ask_other)
        self.copy_button = push_button(self.tr("&Save a copy…"), self.ask_copy)
        self.before_button.hide()
        self.column.addWidget(self.says)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(button_row(self.make_button, self.restore_button, self.keep_button, self.copy_button))
        self.column.addLayout(button_row(self.other_button, self.before_button))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._second_card(), 1)
        below.addWidget(self._drill_card(), 1)
        self.column.addLayout(below)
        session.backed_up.connect(self._note_backup)
        session.checked.connect(self._note_backup)
        self._enable()

    def refresh(self) -> None:
        """Look into the backups in the background and show them."""
        self._is_read = True
        self.session.tasks.run(self._gather, self.show_found, self._refused, self.tr("Looking at the backups"))

    def make(self) -> None:
        """Make a backup now."""
        self._run(partial(self._keeping.make, BackupReason.BY_HAND), self.tr("Making a backup"))

    def keep(self) -> None:
        """Keep the current backup for ever, or leave it to the rule again."""
        row = self.table.current_row()
        if row is not None:
            kept = not row.backup.is_kept
            self._run(partial(self._keeping.keep, row.backup, kept=kept), self.tr("Marking the backup"))

    def try_out(self) -> None:
        """Restore the newest backup into a scratch place and compare it."""
        self._run(self._keeping.drill, self.tr("Trying out the newest backup"))

    def ask_restore(self, *_: object) -> None:
        """Show what going back to the current backup would change."""
        row = self.table.current_row()
        if row is not None:
            self.look_and_ask(row.backup)

    def ask_before(self) -> None:
        """Show what going back to the state before the last restore would change."""
        if self._before is not None:
            self.look_and_ask(self._before)

    def ask_other(self) -> None:
        """Ask for a backup that lies somewhere else."""
        wanted = self.tr("Record files (*.nscp);;All files (*)")
        start = self._keeping.second_place().folder or str(self.session.services.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Go back to another file"), start, wanted)
        if chosen:
            try:
                self.look_and_ask(backup_at(Path(chosen), datetime.now(UTC)))
            except NscpError as refusal:
                report(self.window(), refusal)

    def ask_copy(self) -> None:
        """Ask where a copy of the record is saved."""
        wanted = self.tr("Record files (*.nscp)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), "", wanted)
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".nscp")
            self._run(partial(self._keeping.copy_elsewhere, path), self.tr("Saving a copy"))

    def look_and_ask(self, backup: Backup) -> None:
        """Check a backup in the background, then ask."""
        self.session.tasks.run(partial(self._compare, backup), self._ask, words=self.tr("Checking the backup"))

    def ask_second_place(self) -> None:
        """Ask for the folder of the second place."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Second place for backups"))
        if chosen:
            self.set_second_place(Path(chosen))

    def set_second_place(self, folder: Path | None) -> None:
        """Set the second place and copy a backup there, or take it away."""
        try:
            self._keeping.set_second_place(folder)
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self.make() if folder else self.refresh()

    def no_second_place(self) -> None:
        """Copy backups to no second place any more."""
        self.set_second_place(None)

    def be_quiet(self) -> None:
        """Do not remind of the second place for a week."""
        self._keeping.be_quiet(datetime.now(UTC).date())
        self.refresh()

    # Inside

    def _compare(self, backup: Backup) -> tuple[BackupLook, Contents]:
        return self._keeping.look(backup, thoroughly=True), self._keeping.present()

    def _ask(self, found: tuple[BackupLook, Contents]) -> None:
        look, present = found
        dialog = RestoreDialog(look, present, self._keeping.prepare_restore, parent=self.window())
        open_restore(dialog, self.session.restore_prepared.emit)

    def _run(self, work: object, words: str) -> None:
        assert callable(work)
        self.session.tasks.run(work, self._done, words=words)

    def _done(self, _answer: object) -> None:
        self.refresh()

    def _gather(self) -> Found:
        keeping = self._keeping
        looks = tuple(keeping.look(backup) for backup in keeping.backups())
        checked_at = self.session.services.checking.last_full()
        return Found(keeping.state(), looks, keeping.last_drill(), keeping.before_last_restore(), checked_at)

    def _refused(self, refusal: NscpError) -> None:
        self.says.setText(str(refusal))

    def show_found(self, found: Found) -> None:
        """Show what was found out about the backups."""
        self._before = found.before
        self.model.set_rows(found.looks)
        if self.table.current_row() is None and found.looks:
            self.table.select_key(look_key(found.looks[0]))
        self.before_button.setVisible(found.before is not None)
        self._show_state(found.state)
        self._show_check(found.checked_at)
        self._show_drill(found.drill)
        self._enable()
        self._is_telling = True
        self.session.backed_up.emit(found.state)
        self._is_telling = False

    _is_telling = False

    def _note_backup(self, _state: BackupState | None = None) -> None:
        # Whoever makes a backup says so; looking again here would say so again.
        if self._is_read and not self._is_telling and self.isVisible():
            self.refresh()

    def _show_state(self, state: BackupState) -> None:
        words = backup_words(state, self.session.today)
        parts = [words[:1].upper() + words[1:] + "."] if state.newest or state.problem else [self.tr("No backup yet.")]
        parts += [sentence for sentence in (state.problem, state.resting) if sentence]
        parts.append(
            self.tr(
                "Made while you work, on closing and before big steps. Kept: everything for two days, then 14 days, "
                "10 weeks and 12 months, and those you keep for ever."
            )
        )
        self.says.setText(" ".join(parts))
        second = state.second
        if not second.folder:
            text = self.tr("Choose a stick, share or synced folder, so that a lost laptop does not lose the record.")
        elif second.problem:
            text = f"{second.folder}\n{second.problem}"
        else:
            last = time_words(second.last_copy_at, self.session.today) if second.last_copy_at else self.tr("not yet")
            text = f"{second.folder}\n" + self.tr("Last copy: %1.").replace("%1", last)
        if not self.session.services.desk.file.is_protected:
            text += "\n" + self.tr("This record has no password: anybody who finds a copy can read it.")
        self.second_says.setText(text)
        self.none_button.setVisible(bool(second.folder))
        self.quiet_button.setVisible(not second.folder and not state.is_quiet)

    def _show_check(self, checked_at: datetime | None) -> None:
        if checked_at is None:
            text = self.tr("Last full check: none yet. It is made once a week, while nobody uses the program.")
        else:
            text = self.tr("Last full check: %1. Nothing was wrong.").replace(
                "%1", time_words(checked_at, self.session.today)
            )
        self.says.setText(f"{self.says.text()}\n{text}")

    def _show_drill(self, drill: Drill | None) -> None:
        if drill is None:
            text = self.tr("Not done yet. It restores the newest backup into a scratch place, opens and compares it.")
        else:
            sign = "✓" if drill.is_good else "⚠"
            people = plural(drill.people, self.tr("person"), self.tr("people"))
            when = time_words(drill.done_at, self.session.today)
            text = f"{sign} {when}: {people}, {plural(drill.records, self.tr('record'))}. {drill.result}"
            if datetime.now(UTC) - drill.done_at > DRILL_EVERY:
                text += " " + self.tr("That was over a month ago. Please try it out again.")
        self.drill_says.setText(text)

    def _enable(self) -> None:
        row, may_write = self.table.current_row(), not self.session.services.read_only
        self.restore_button.setEnabled(row is not None and may_write)
        self.keep_button.setEnabled(row is not None)
        for button in (self.other_button, self.before_button, self.drill_button, self.second_button, self.none_button):
            button.setEnabled(may_write)
        is_kept = row is not None and row.backup.is_kept
        self.keep_button.setText(self.tr("Leave to the rule") if is_kept else self.tr("&Keep for ever"))

    def _second_card(self) -> Card:
        card = Card(self.tr("Second place"))
        self.second_says = plain_label("", "muted", wrap=True)
        self.second_button = push_button(self.tr("Ch&oose…"), self.ask_second_place)
        self.none_button = push_button(self.tr("&No second place"), self.no_second_place)
        self.quiet_button = push_button(self.tr("Remind me in a week"), self.be_quiet)
        card.body.addWidget(self.second_says)
        card.body.addStretch()
        card.body.addLayout(button_row(self.second_button, self.none_button, self.quiet_button))
        return card

    def _drill_card(self) -> Card:
        card = Card(self.tr("Restore drill"))
        self.drill_says = plain_label("", "muted", wrap=True)
        self.drill_button = push_button(self.tr("&Try out the newest backup"), self.try_out)
        card.body.addWidget(self.drill_says)
        card.body.addStretch()
        card.body.addLayout(button_row(self.drill_button))
        return card
