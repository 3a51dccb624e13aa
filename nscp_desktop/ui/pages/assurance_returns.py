"""What is returned to others: the partnership return, the packs, the agency's own form."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.small_numbers import BELOW, USUAL_BELOW, rules
from nscp_desktop.services.action_documents import GAP_LOG, PLAN
from nscp_desktop.services.assurance_documents import PACK
from nscp_desktop.services.return_documents import RETURN
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.pack_annexes import CERTIFICATE, FILE, SHEET, AnnexesDialog, ChosenAnnexes
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.return_saving import ReturnSaving
from nscp_desktop.ui.pages.tabbed import PageTab
from nscp_desktop.ui.widgets.buttons import button_row, push_button, read_order
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.filter_chips import FilterChips, make_room

NOT_GUARDED = 0


class ReturnsTab(PageTab):
    """A card for each thing that can be handed out: what it is, as at which day, and how it is had."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.saving = ReturnSaving(self)
        self.chosen = ChosenAnnexes()
        words = self.tr("Fewer than %1")
        choices = [(str(below), words.replace("%1", str(below))) for below in BELOW]
        self.guard = FilterChips([*choices, (str(NOT_GUARDED), self.tr("Not guarded"))])
        self.guard.setAccessibleName(self.tr("Guard small numbers"))
        for pill in self.guard.findChildren(QPushButton):
            make_room(pill)
        self.guard.choose(str(USUAL_BELOW))
        self.guard.chosen.connect(self._explain)
        self.guarding = plain_label("", "muted", wrap=True)
        self.as_at = plain_label("", wrap=True)
        self.annexes_words = plain_label("", "muted", wrap=True)
        self._make_buttons()
        self._lay_out()

    def refresh(self) -> None:
        """Show the day that is looked at."""
        words = self.tr("What the partnership asks an agency for: counts without names on one sheet, as at %1.")
        self.as_at.setText(words.replace("%1", in_words(self.session.as_at)))
        self._explain()

    def below(self) -> int:
        """Return from which number on a count of people is shown; 0 guards none."""
        return int(self.guard.value())

    # What is done

    def show_return(self) -> None:
        """Open the partnership return on the Reports page."""
        self.page.open_report.emit(ReportRequest(RETURN, small_numbers=self.below()))

    def show_pack(self) -> None:
        """Open the evidence pack, with the annexes that are chosen."""
        chosen = self.chosen
        self.page.open_report.emit(
            ReportRequest(
                PACK,
                certificate_ids=chosen.certificate_ids,
                annex_file_ids=chosen.file_ids,
                annex_sheet_ids=chosen.sheet_ids,
                with_answer_files=chosen.with_answer_files,
            )
        )

    def choose_annexes(self) -> None:
        """Choose what is bound in behind the pack."""
        found = self.session.services.returns.annexes(self.session.as_at)
        kinds = ((CERTIFICATE, found.certificates), (FILE, found.files), (SHEET, found.sheets))
        entries = [(kind, one.id, one.words) for kind, annexes in kinds for one in annexes]
        open_dialog(AnnexesDialog(entries, self.chosen, self._use_annexes, self.window()))

    def show_report(self, report_id: str) -> None:
        """Open a report that is about the whole agency."""
        self.page.open_report.emit(ReportRequest(report_id))

    def show_needs(self) -> None:
        """Open the training needs analysis."""
        self.page.open_planning.emit("needs")

    # Building

    def _make_buttons(self) -> None:
        saving = self.saving
        self.return_button = push_button(self.tr("&Show and print…"), self.show_return, primary=True)
        self.workbook_button = push_button(self.tr("Save work&book…"), saving.save_return)
        self.form_button = push_button(self.tr("F&ill in a form…"), saving.choose_form)
        self.names_button = push_button(self.tr("&Names for a form…"), saving.show_names)
        self.pack_button = push_button(self.tr("Sho&w the pack…"), self.show_pack)
        self.annexes_button = push_button(self.tr("At&tach annexes…"), self.choose_annexes)
        self.named_button = push_button(self.tr("With na&mes…"), partial(saving.save_section_11, False))
        self.anonymous_button = push_button(self.tr("Witho&ut names…"), partial(saving.save_section_11, True))
        self.needs_button = push_button(self.tr("Training nee&ds"), self.show_needs)
        self.plan_button = push_button(self.tr("Action p&lan…"), partial(self.show_report, PLAN))
        self.gaps_button = push_button(self.tr("Gap l&og…"), partial(self.show_report, GAP_LOG))

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self._return_card(), self._form_card())), (right, self._other_cards())):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("What can be handed out"))
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.saving.looking)
        whole.addWidget(scroll, 1)
        pills = self.guard.findChildren(QPushButton)
        read_order(
            [
                *pills, self.return_button, self.workbook_button, self.form_button, self.names_button,
                self.pack_button, self.annexes_button, self.named_button, self.anonymous_button,
                self.needs_button, self.plan_button, self.gaps_button,
            ]
        )  # fmt: skip

    def _return_card(self) -> Card:
        card = Card(self.tr("Partnership return"))
        card.body.addWidget(self.as_at)
        row = QHBoxLayout()
        row.addWidget(self.guard)
        row.addStretch(1)
        card.body.addWidget(plain_label(self.tr("Guard small numbers"), "strong"))
        card.body.addLayout(row)
        card.body.addWidget(self.guarding)
        card.body.addLayout(button_row(self.return_button, self.workbook_button))
        return card

    def _form_card(self) -> Card:
        about = self.tr(
            "A workbook that the partnership or the council gives you. Cells that have a name, such as "
            "NSCP_HEADCOUNT, are filled in, in a copy. Small numbers are guarded as above."
        )
        card = _card(self.tr("A form of your own"), about)
        card.body.addLayout(button_row(self.form_button, self.names_button))
        return card

    def _other_cards(self) -> tuple[Card, ...]:
        about = self.tr(
            "Figures, checklist, expectations, audit and actions in one PDF. It names people: keep it safe."
        )
        pack = _card(self.tr("Section 11 evidence pack"), about)
        pack.body.addWidget(self.annexes_words)
        pack.body.addLayout(button_row(self.pack_button, self.annexes_button))
        about = self.tr(
            "Every sheet of the audit. With names keep the file safe; without them staff stand by a number only."
        )
        workbook = _card(self.tr("Section 11 workbook"), about)
        workbook.body.addLayout(button_row(self.named_button, self.anonymous_button))
        lists = _card(self.tr("Plans and lists"), self.tr("What else partners ask for. The gap log names nobody."))
        lists.body.addLayout(button_row(self.needs_button, self.plan_button, self.gaps_button))
        return pack, workbook, lists

    def _use_annexes(self, chosen: ChosenAnnexes) -> None:
        self.chosen = chosen
        self._explain()

    def _explain(self, *_: object) -> None:
        beside = (
            self.tr("A count from which one of these could be worked out is shown as “not shown”.")
            if self.below()
            else ""
        )
        self.guarding.setText(f"{rules(self.below())[0]} {beside}".strip())
        self.annexes_words.setText(self._chosen_words())

    def _chosen_words(self) -> str:
        """Say what is bound in behind the pack."""
        count, files = self.chosen.count, self.tr("The files of the answers are bound in.")
        if not count:
            return files if self.chosen.with_answer_files else self.tr("No annexes chosen yet.")
        words = self.tr("%1 chosen.").replace("%1", plural(count, "annex", "annexes"))
        return f"{words} {files}" if self.chosen.with_answer_files else words


def _card(title: str, about: str) -> Card:
    card = Card(title)
    card.body.addWidget(plain_label(about, wrap=True))
    return card
