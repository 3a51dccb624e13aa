"""Documents that are read anew, and rule packs that are compared, taken over, added and saved, in the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.paths import resources
from nscp_desktop.services.rule_packs import read_pack, shipped_pack
from nscp_desktop.ui.dialogs.edition import EditionDialog
from nscp_desktop.ui.dialogs.editions import DocumentsDialog, EditionsDialog
from nscp_desktop.ui.dialogs.pack_update import PackUpdateDialog
from nscp_desktop.ui.dialogs.packs import AddPackDialog, PacksDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.pack_lines import TITLE
from nscp_desktop.ui.pages.rules_section import RulesSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import on_screen, page_of

Found = TypeVar("Found", bound=QObject)
TODAY = date(2026, 11, 23)
WHOLE = "school/whole-school"


@pytest.fixture
def section(window: MainWindow) -> Iterator[RulesSection]:
    yield page_of(window, "settings", SettingsPage, "rules").rules
    for dialog in window.findChildren(QDialog):
        dialog.hide()


@pytest.fixture
def next_edition(tmp_path: Path) -> Path:
    """Give the school's pack of the next year: whole-school training comes every 2 years."""
    text = (resources() / "rule_packs" / "school.toml").read_text("utf-8")
    text = text.replace('edition = "2026-27 (2)"', 'edition = "2027-28"', 1).replace(
        "months = 36\n", "months = 24\n", 1
    )
    path = tmp_path / "school-2027.toml"
    path.write_text(text, "utf-8")
    return path


def compared(section: RulesSection, monkeypatch: pytest.MonkeyPatch, path: Path) -> PackUpdateDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    section.packs_button.click()
    on_screen(section, PacksDialog).compare_file.click()
    return on_screen(section, PackUpdateDialog)


def test_a_new_edition_says_who_has_to_read_it_by_when(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    section.documents_button.click()
    documents = on_screen(section, DocumentsDialog)
    QTest.keyClick(documents.table, Qt.Key.Key_Return)
    form = on_screen(section, EditionsDialog)
    form.add_edition()
    edition = on_screen(section, EditionDialog)
    QTest.keyClicks(edition.name, "2026")
    edition.accept_button.click()
    assert edition.fields["in_force"].error()
    edition.in_force.set_value(date(2027, 9, 1))
    edition.accept_button.click()
    assert "already" in edition.fields["name"].error()
    edition.name.setText("2027")
    edition.published.set_value(date(2027, 9, 2))
    edition.accept_button.click()
    assert edition.fields["published"].error()
    edition.published.set_value(date(2027, 7, 15))
    QTest.keyClick(edition.name, Qt.Key.Key_Return)
    assert not edition.isVisible()
    form.accept_button.click()
    moves = form.step.moves
    qtbot.waitUntil(lambda: moves.is_ready)
    assert moves.says.text() == "Dates move for 53 of 64 people: 53 get an earlier date."
    assert moves.more.text() == "As at 1 Sep 2027. 53 people have to read it by 1 Oct 2027."
    assert not moves.choice.isVisible()
    form.accept_button.click()
    found = session.services.editions.documents()[0].document
    assert [edition.name for edition in found.editions][-1] == "2027"
    session.services.history.undo()
    assert session.services.editions.documents()[0].document.editions == found.editions[:-1]


def test_another_document_is_added_and_removed_again(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    section.documents_button.click()
    on_screen(section, DocumentsDialog).add.click()
    form = on_screen(section, EditionsDialog)
    form.accept_button.click()
    assert form.fields["title"].error()
    form.title.setText("Code of conduct")
    form.accept_button.click()
    assert "at least one edition" in form.fields["editions"].error()
    form.add_edition()
    edition = on_screen(section, EditionDialog)
    edition.name.setText("1")
    edition.in_force.set_value(date(2026, 1, 1))
    edition.accept_button.click()
    form.accept_button.click()
    qtbot.waitUntil(lambda: form.step.moves.is_ready)
    form.accept_button.click()
    section.documents_button.click()
    documents = on_screen(section, DocumentsDialog)
    assert [row.document.title for row in documents.model.rows()] == [
        "Code of conduct", "Keeping children safe in education"
    ]  # fmt: skip
    documents.table.select_key("code-of-conduct")
    documents.remove.click()
    assert len(session.services.editions.documents()) == 1
    documents.table.select_key("kcsie")
    documents.remove.click()
    assert "asks to read it" in on_screen(section, QMessageBox).text()
    on_screen(section, QMessageBox).close()
    documents.reject()


def test_lines_that_cannot_be_taken_over_are_told_beside_the_lines(
    session: Session, section: RulesSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (resources() / "rule_packs" / "school.toml").read_text("utf-8")
    start = text.index('[[requirement]]\nid = "online-safety"')
    text = text[:start] + text[text.index("[[requirement]]", start + 1) :]
    (tmp_path / "pack.toml").write_text(text.replace('satisfies = ["school/online-safety"]\n', ""), "utf-8")
    dialog = compared(section, monkeypatch, tmp_path / "pack.toml")
    dialog.lines.set_ticked([line.id for line in dialog.lines.lines() if line.id.startswith("counts:")])
    dialog.accept_button.click()
    assert not dialog.step.is_last
    assert dialog.fields["lines"].error().startswith("No course would count towards Online safety")
    dialog.tick_nothing()
    dialog.accept_button.click()
    assert dialog.step.is_last


def test_a_pack_from_a_file_is_compared_and_taken_over_line_by_line(
    session: Session, section: RulesSection, next_edition: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog = compared(section, monkeypatch, next_edition)
    assert dialog.count.text() == "1 of 1 differences are ticked."
    assert "Changed by the pack" in dialog.text.toPlainText()
    assert "how often: every 2 years" in dialog.text.toPlainText()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.count.text() == "0 of 1 differences are ticked."
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.same.click()
    assert len(dialog.lines.lines()) > 10
    assert dialog.lines.data(dialog.lines.index(1, TITLE), Qt.ItemDataRole.CheckStateRole) is None
    dialog.accept_button.click()
    moves = dialog.step.moves
    qtbot.waitUntil(lambda: moves.is_ready)
    assert moves.says.text() == "Dates move for 53 of 64 people: 43 become overdue, 10 get an earlier date."
    dialog.accept_button.click()
    assert [pack.edition for pack in session.services.agency.packs()] == ["2026-27 (2)", "2027-28"]
    rules = [row.rule for row in section.model.rows() if row.requirement.id == WHOLE]
    assert [(rule.months, rule.starts_on) for rule in rules if rule is not None] == [(24, TODAY)]
    assert "Take over the rule pack School or college" in session.services.history.undo().title


def test_a_file_that_is_no_pack_is_refused_in_words(
    section: RulesSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack.toml"
    path.write_text('[pack]\nid = "school"\nformat = 99\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    section.packs_button.click()
    packs = on_screen(section, PacksDialog)
    packs.compare_file.click()
    assert "newer version of the program" in on_screen(section, QMessageBox).text()
    on_screen(section, QMessageBox).close()
    packs.reject()


def test_a_pack_of_the_program_is_added(session: Session, section: RulesSection, qtbot: QtBot) -> None:
    section.packs_button.click()
    on_screen(section, PacksDialog).add.click()
    choice = on_screen(section, AddPackDialog)
    assert choice.list.item(0).text() == "Early years, 2026-27 (2)"
    QTest.keyClick(choice.list, Qt.Key.Key_Return)
    dialog = on_screen(section, PackUpdateDialog)
    assert dialog.windowTitle() == "Add Early years, 2026-27 (2)"
    dialog.none.click()
    assert dialog.lines.ticked() == frozenset()
    dialog.usual.click()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: dialog.step.moves.is_ready)
    dialog.accept_button.click()
    assert [pack.id for pack in session.services.agency.packs()] == ["general", "school", "early-years"]


def test_the_rules_of_a_pack_are_saved_as_a_file_that_can_be_read(
    section: RulesSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ours.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    section.packs_button.click()
    packs = on_screen(section, PacksDialog)
    packs.table.select_key("school")
    packs.save.click()
    assert read_pack(out).id == "school"
    packs.reject()


def test_the_notice_of_a_newer_edition_opens_its_comparison(
    session: Session, section: RulesSection, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def newer(pack_id: str) -> object:
        return replace(shipped_pack(pack_id), edition="2027-28") if pack_id == "school" else shipped_pack(pack_id)

    monkeypatch.setattr("nscp_desktop.services.pack_updates.shipped_pack", newer)
    section.refresh()
    assert section.banner.isVisible()
    assert "newer edition of School or college: 2027-28" in section.banner.words.text()
    section.banner.act_button.click()
    dialog = on_screen(section, PackUpdateDialog)
    assert dialog.count.text() == "Nothing differs."
    dialog.throw_away()
