"""Privacy and retention: how long records are kept, whose time is up, what was erased, what is never asked for."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.retention import NEVER_ASKED_FOR, Disposal, RetentionRule, TimeUp
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.erase import EraseDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.legal_hold import HoldDialog
from nscp_desktop.ui.dialogs.retention import RetentionDialog
from nscp_desktop.ui.last_file import remembers_files, set_remembers_files
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.privacy import disposal_columns, disposal_key, time_up_columns, time_up_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice


class PrivacySection(Section):
    """The rule, the yearly list of leavers, and the disposals."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rule_words = plain_label("", "strong", wrap=True)
        self.change_rule = push_button(self.tr("C&hange…"), self.ask_rule)
        top = QHBoxLayout()
        top.addWidget(self.rule_words, 1)
        top.addWidget(self.change_rule)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._make_list(), 3)
        row.addWidget(self._make_disposals(), 2)
        never = self.tr("Never asked for, and to be left out of notes: %1.").replace("%1", ", ".join(NEVER_ASKED_FOR))
        self.column.addLayout(top)
        self.column.addLayout(row, 1)
        self.column.addWidget(plain_label(never, "muted", wrap=True))
        self.remember = QCheckBox(self.tr("Reme&mber on this computer which file was open last"))
        self.remember.setChecked(remembers_files())
        self.remember.toggled.connect(set_remembers_files)
        self.column.addWidget(self.remember)
        session.editing.guard(self.change_rule, self.erase, self.keep_longer, self.lift, self.nobody.button)
        self._enable()

    def _make_list(self) -> Card:
        card = Card(self.tr("Kept long enough"))
        self.model: TableModel[TimeUp] = TableModel(time_up_columns(), key=time_up_key, parent=self)
        self.table = TableView("settings-time-up", self)
        self.table.setAccessibleName(self.tr("People whose records have been kept long enough"))
        self.table.set_table(self.model, sort_by=2)
        self.table.selected.connect(self._enable)
        self.state = plain_label("", "muted", wrap=True)
        self.erase = push_button(self.tr("&Erase selected…"), self.ask_erase)
        self.keep_longer = push_button(self.tr("&Keep longer…"), self.ask_hold)
        self.lift = push_button(self.tr("Li&ft the hold"), self.lift_hold)
        self.nobody = EmptyNotice(
            self.tr("Nobody's time is up"),
            self.tr(
                "Whoever left so long ago that their record need not be kept is listed here, and whoever is on hold. "
                "Decide first how long records are kept."
            ),
            self.tr("Decide how long…"),
        )
        self.nobody.stepped.connect(self.ask_rule)
        card.body.addWidget(self.state)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.nobody, 1)
        card.body.addLayout(button_row(self.erase, self.keep_longer, self.lift))
        return card

    def _make_disposals(self) -> Card:
        card = Card(self.tr("Erased so far"))
        self.disposals: TableModel[Disposal] = TableModel(disposal_columns(), key=disposal_key, parent=self)
        self.disposal_table = TableView("settings-disposals", self)
        self.disposal_table.setAccessibleName(self.tr("Erased so far"))
        self.disposal_table.set_table(self.disposals, sort_by=None)
        self.disposal_table.selected.connect(self._enable)
        self.certificate = push_button(self.tr("Save cer&tificate…"), self.ask_certificate)
        self.nothing = EmptyNotice(
            self.tr("Nothing has been erased"),
            self.tr("Each erasure will be listed here, without names, with a certificate that you can save."),
        )
        card.body.addWidget(self.disposal_table, 1)
        card.body.addWidget(self.nothing, 1)
        card.body.addLayout(button_row(self.certificate))
        return card

    def refresh(self) -> None:
        """Show what is stored now; those on hold are listed before their time is up as well."""
        privacy, today = self.session.services.privacy, self.session.today
        rule, due = privacy.rule(), privacy.time_up(today)
        self.rule_words.setText(
            self.tr("Records are kept until %1. %2").replace("%1", rule.words).replace("%2", rule.decided_words)
        )
        self.model.set_rows(due)
        self.disposals.set_rows(privacy.disposals())
        self._show_empty(is_decided=bool(rule.decided_by))
        open_count = sum(item.hold is None for item in due)
        held = sum(hold.is_live for hold in privacy.holds())
        self.state.setText(
            self.tr("%1 to look at, %2 on hold. Nothing is erased before you confirm it. The list can be printed "
                    "under Reports.")
            .replace("%1", plural(open_count, "person", "people")).replace("%2", f"{held:,}")
        )  # fmt: skip
        self._enable()

    def _show_empty(self, *, is_decided: bool) -> None:
        listed, erased = bool(self.model.all_rows()), bool(self.disposals.all_rows())
        for shown, widgets in (
            (listed, (self.table, self.erase, self.keep_longer, self.lift)),
            (erased, (self.disposal_table, self.certificate)),
            (not listed, (self.nobody,)),
            (not erased, (self.nothing,)),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        if is_decided:
            self.nobody.set_text(
                self.tr("Nobody's time is up"),
                self.tr(
                    "Whoever left so long ago that their record need not be kept is listed here, and whoever is on "
                    "hold."
                ),
            )
        self.nobody.button.setVisible(not is_decided)

    # What is asked

    def ask_rule(self) -> None:
        """Open the form for the rule."""
        open_dialog(RetentionDialog(self.session.services.privacy.rule(), self._decide, self.window()))

    def ask_hold(self) -> None:
        """Ask why the selected people are kept longer."""
        items = self.table.selected_rows()
        if items:
            place = partial(self._place_hold, tuple(item.person.id for item in items))
            words = "; ".join(item.person.name for item in items)
            open_dialog(HoldDialog(words, place, parent=self.window()))

    def ask_erase(self) -> None:
        """Ask before the selected people are erased."""
        items: list[TimeUp] = self.table.selected_rows()
        if items:
            open_dialog(self.erase_dialog(items))

    def erase_dialog(self, items: list[TimeUp]) -> EraseDialog:
        """Make the dialog that erases people whose time is up."""
        services, ids = self.session.services, tuple(item.person.id for item in items)
        preview = services.privacy.preview_erasure(ids)
        dialog = EraseDialog(
            [item.person.name for item in items],
            preview,
            partial(_erase, self.session, ids),
            on_request=False,
            parent=self.window(),
        )
        dialog.accepted.connect(self._erased)
        return dialog

    def lift_hold(self) -> None:
        """End the holds of the selected people."""
        for item in self.table.selected_rows():
            if item.hold is None:
                continue
            try:
                self.session.services.privacy.lift_hold(item.hold.id, today=self.session.today)
            except NscpError as refusal:
                report(self.window(), refusal)
                return
            self.stored(Changes.PEOPLE, self.tr("Lifted the hold on %1."), item.person.name)

    def ask_certificate(self) -> None:
        """Ask where the certificate of the current disposal goes."""
        done = self.disposal_table.current_row()
        if done is None:
            return
        first = documents_folder() / f"{self.tr('Disposal certificate')} {done.reference}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save certificate"), str(first), "PDF (*.pdf)")
        if name:
            self.save_certificate(done, Path(name))

    def save_certificate(self, done: Disposal, out: Path) -> None:
        """Save a certificate in the background."""
        services = self.session.services
        kept = tuple(backup.name for backup in services.safekeeping.backups() if backup.is_kept)
        work = partial(services.privacy_documents.save_certificate, done, kept, out)
        self.session.tasks.run(work, partial(self._saved, out), words=self.tr("Saving the certificate"))

    # What is stored

    def _decide(self, rule: RetentionRule) -> None:
        self.session.services.privacy.set_rule(rule, today=self.session.today)
        self.stored(Changes.AGENCY, self.tr("Records are kept until %1."), rule.words)

    def _place_hold(self, person_ids: tuple[int, ...], reason: str, placed_by: str) -> None:
        self.session.services.privacy.place_hold(person_ids, reason, placed_by, today=self.session.today)
        self.stored(Changes.PEOPLE, self.tr("%1 kept longer."), plural(len(person_ids), "person", "people"))

    def _erased(self) -> None:
        self.stored(Changes.PEOPLE | Changes.TRAINING, self.tr("Erased for good. %1"), self.tr("Save the certificate."))

    def _saved(self, out: Path, _nothing: None) -> None:
        self.session.say(self.tr("Saved: %1").replace("%1", str(out)))

    def _enable(self) -> None:
        items: list[TimeUp] = self.table.selected_rows()
        free = bool(items) and all(item.hold is None for item in items)
        self.erase.setEnabled(free)
        self.keep_longer.setEnabled(free and all(item.left_on is not None for item in items))
        self.lift.setEnabled(bool(items) and all(item.hold is not None for item in items))
        self.certificate.setEnabled(self.disposal_table.current_row() is not None)


def _erase(session: Session, person_ids: tuple[int, ...], confirmed_by: str, reason: str) -> Disposal:
    return session.services.privacy.erase(Erasure(person_ids, confirmed_by, reason), today=session.today)
