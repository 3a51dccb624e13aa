"""Settings, Checklists: templates changed, brought in and handed on through the real window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from nscp_desktop.domain.questionnaires import Checklist, Item, QuestionnaireKind, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.services.shipped_templates import shipped_version
from nscp_desktop.ui.dialogs.checklist_template import TemplateDialog
from nscp_desktop.ui.dialogs.checklist_template_import import HOLDS, ImportTemplateDialog
from nscp_desktop.ui.dialogs.checklist_template_update import TemplateUpdateDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.checklists_section import ChecklistsSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import on_screen, page_of

TODAY = date(2026, 11, 23)
PASTED = (
    "No\tQuestion\tGuidance\n"
    "Law\t\t\n1\tEveryone has a duty\tAn example\n2\tThe law\t\n"
    "Signs\t\t\n3\tSigns are shown\t\n"
)


@pytest.fixture
def section(session: Session, show: Callable[..., QWidget]) -> ChecklistsSection:
    """The section by itself, which is quicker to make than the window; it follows what is stored like the page."""
    shown = show(ChecklistsSection(session))
    assert isinstance(shown, ChecklistsSection)
    session.changed.connect(partial(_follow, shown))
    shown.refresh()
    return shown


def _follow(section: ChecklistsSection, _changes: object) -> None:
    section.refresh()


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return page_of(window, "settings", SettingsPage, "checklists")


def choose(section: ChecklistsSection, key: str) -> Template:
    assert section.table.select_key((0, key))
    state = section.current()
    assert state is not None
    return state.template


def opened(section: ChecklistsSection, key: str) -> TemplateDialog:
    choose(section, key)
    section.edit_button.click()
    return on_screen(section, TemplateDialog)


def newest(section: ChecklistsSection, key: str) -> TemplateVersion:
    templates = section.session.services.templates
    return next(one.version for one in templates.states() if one.template.shipped == key)


def use(section: ChecklistsSection, key: str) -> None:
    """Begin a questionnaire with a template that none is begun with yet."""
    services = section.session.services
    template = next(one for one in services.templates.all() if one.shipped == key)
    services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY), today=TODAY)
    section.refresh()


def own(section: ChecklistsSection, title: str) -> tuple[Template, TemplateVersion]:
    templates = section.session.services.templates
    found = next(one.template for one in templates.states() if one.template.title == title)
    return found, templates.newest(found)


def test_every_list_stands_there_with_its_items_and_that_it_is_no_official_form(section: ChecklistsSection) -> None:
    rows = [[section.model.columns[place].text(row) for place in (0, 3, 4)] for row in section.model.rows()]
    assert rows == [
        ["Training Content Checklist", "38 in 9 sections", "12 months"],
        ["Agency expectations", "12 in 1 section", "12 months"],
        ["Section 11 training standard", "25 in 7 sections", "24 months"],
        ["Section 175/157 training standard", "27 in 5 sections", "12 months"],
    ]
    choose(section, "content")
    assert "not the official NSCP form" in section.about.text()
    assert section.update_button.isHidden()


def test_an_item_is_reworded_with_the_keyboard_alone_and_a_new_version_is_made(page: SettingsPage) -> None:
    section = page.checklists
    use(section, "section-11")
    choose(section, "section-11")
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    dialog = on_screen(section, TemplateDialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.part.text.setFocus()
    dialog.part.text.selectAll()
    QTest.keyClicks(dialog.part.text, "A board member answers for training")
    assert "A board member" in dialog.list.item(1).text()
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, "The partnership's wording")
    dialog.accept_button.setFocus()
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    version = newest(section, "section-11")
    assert (version.number, version.note) == (2, "The partnership's wording")
    first = next(version.items())
    assert (first.text, first.key) == ("A board member answers for training", "senior-lead")
    assert page.help_topic() == "checklist-templates"
    page.session.services.history.undo()
    assert newest(section, "section-11").number == 1


def test_a_doubled_number_is_named_while_it_is_typed_and_refused_beside_the_list(section: ChecklistsSection) -> None:
    dialog = opened(section, "expectations")
    dialog.list.setCurrentRow(2)
    dialog.part.number.setFocus()
    dialog.part.number.selectAll()
    QTest.keyClicks(dialog.part.number, "7")
    assert "The number 7 is there more than once" in dialog.fields["items"].error()
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "The number 7" in dialog.fields["items"].error()
    assert dialog.list.currentRow() == 2
    dialog.number_button.click()
    assert dialog.fields["items"].error() == ""
    dialog.throw_away()


def test_an_item_without_words_is_told_beside_its_field_and_nothing_typed_is_lost(section: ChecklistsSection) -> None:
    dialog = opened(section, "expectations")
    dialog.title.setText("What is expected")
    dialog.add_item_button.click()
    dialog.list.setCurrentRow(0)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "has no words" in dialog.part.fields["text"].error()
    assert isinstance(dialog.part.part(), Item)
    assert dialog.title.text() == "What is expected"
    dialog.part.text.setPlainText("A question of our own")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert "A question of our own" in [item.text for item in newest(section, "expectations").items()]


def test_items_are_moved_hidden_and_taken_out_with_keys(section: ChecklistsSection) -> None:
    dialog = opened(section, "section-175")
    dialog.list.setFocus()
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert dialog.list.currentRow() == 2
    dialog.part.is_shown.setChecked(False)
    assert "(hidden)" in dialog.list.item(2).text()
    dialog.list.setCurrentRow(3)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    dialog.accept_button.click()
    items = newest(section, "section-175").sections[0].items
    assert [item.key for item in items] == ["deputies", "lead-in-leadership", "lead-working-together", "lead-updates",
                                            "designated-teacher"]  # fmt: skip
    assert [item.active for item in items] == [True, False, True, True, True]


def test_a_section_is_added_named_and_given_an_item_with_figures(section: ChecklistsSection) -> None:
    dialog = opened(section, "expectations")
    dialog.add_section_button.click()
    QTest.keyClicks(dialog.part.title, "Our own")
    dialog.add_item_button.click()
    QTest.keyClicks(dialog.part.text, "Whom did we train")
    model = dialog.part.figures
    model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.accept_button.click()
    last = newest(section, "expectations").sections[-1]
    assert (last.title, last.items[0].number, last.items[0].figures) == ("Our own", "13", ("headcount",))


def test_a_scale_is_chosen_for_a_new_template_of_the_agencys_own(section: ChecklistsSection) -> None:
    section.add_button.click()
    dialog = on_screen(section, TemplateDialog)
    assert dialog.kind.isEnabled()
    dialog.accept_button.click()
    assert "name for the template" in dialog.fields["title"].error()
    dialog.title.setText("Quality visit")
    dialog.months.setValue(6)
    dialog.scale.setCurrentText("Per cent in steps of 5")
    dialog.list.setCurrentRow(1)
    dialog.part.text.setPlainText("How far are we")
    dialog.accept_button.click()
    template, version = own(section, "Quality visit")
    assert (template.kind, template.months, len(version.scale.answers)) == (QuestionnaireKind.OWN, 6, 22)
    current = section.current()
    assert current is not None
    assert current.template.title == "Quality visit"


def test_closing_a_changed_form_asks_first_and_an_unchanged_one_does_not(section: ChecklistsSection) -> None:
    dialog = opened(section, "expectations")
    dialog.list.setCurrentRow(5)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = opened(section, "expectations")
    dialog.take_button.click()
    dialog.list.setCurrentRow(3)
    dialog.take_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    on_screen(dialog, QMessageBox).buttons()[0].click()
    dialog.throw_away()


def test_a_copy_is_stored_under_its_own_name_and_a_template_switched_off_and_on(section: ChecklistsSection) -> None:
    choose(section, "section-175")
    section.copy_button.click()
    on_screen(section, TemplateDialog).accept_button.click()
    template, version = own(section, "Section 175/157 training standard (copy)")
    assert (template.shipped, len(list(version.items()))) == ("", 27)
    section.switch_button.click()
    assert not own(section, template.title)[0].active
    assert section.switch_button.text() == "Switch on"
    section.switch_button.click()
    assert own(section, template.title)[0].active


def test_pasted_items_become_the_next_version_after_they_were_shown(section: ChecklistsSection) -> None:
    use(section, "section-11")
    choose(section, "section-11")
    section.files.paste_action.trigger()
    dialog = on_screen(section, ImportTemplateDialog)
    assert not dialog.accept_button.isEnabled()
    QGuiApplication.clipboard().setText(PASTED)
    dialog.pasted.setFocus()
    dialog.pasted.paste()
    assert dialog.words.text() == "3 items in 2 sections: 3 new, 25 no longer there"
    assert newest(section, "section-11").number == 1
    dialog.source.setText("The partnership's audit of 2026")
    dialog.accept_button.click()
    version = newest(section, "section-11")
    assert (version.number, [one.title for one in version.sections]) == (2, ["Law", "Signs"])
    assert version.source == "The partnership's audit of 2026"
    assert version.note == "Brought in from the clipboard"
    assert version.scale.moderated


def test_a_column_is_given_another_meaning_and_the_preview_follows(section: ChecklistsSection) -> None:
    section.files.paste_action.trigger()
    dialog = on_screen(section, ImportTemplateDialog)
    dialog.pasted.setPlainText(PASTED)
    model = dialog.model
    assert [column.holds.words for column in model.rows()] == ["Number", "Item", "Guidance"]
    model.setData(model.index(2, HOLDS), "source")
    assert [column.holds.words for column in model.rows()] == ["Number", "Item", "Source"]
    model.setData(model.index(1, HOLDS), "")
    assert "Say which column" in dialog.problems.text.toPlainText()
    dialog.throw_away()


def test_what_is_wrong_in_a_sheet_is_told_by_row_and_put_right_in_the_form(
    section: ChecklistsSection, tmp_path: Path
) -> None:
    path = tmp_path / "official.csv"
    path.write_text("No,Question\n1,Everyone has a duty\n1,The law\n3,\n", "utf-8")
    choose(section, "expectations")
    section.files.import_file(path)
    brought = on_screen(section, ImportTemplateDialog)
    assert brought.problems.text.toPlainText() == (
        "Row 4: item 3 has no words.\nRow 3: the number 1 is in row 2 already."
    )
    brought.into.setCurrentIndex(0)
    brought.title.setText("Official")
    assert "form" in brought.accept_button.text()
    brought.accept_button.click()
    form = on_screen(section, TemplateDialog)
    assert form.fields["items"].error().startswith("The number 1 is there")
    form.number_button.click()
    form.list.setCurrentRow(3)
    form.part.text.setPlainText("Signs")
    form.accept_button.click()
    _, version = own(section, "Official")
    assert [(item.number, item.text) for item in version.items()] == [
        ("1", "Everyone has a duty"), ("2", "The law"), ("3", "Signs"),
    ]  # fmt: skip


def test_a_template_is_handed_on_and_brought_in_again(section: ChecklistsSection, tmp_path: Path) -> None:
    choose(section, "section-175")
    section.files.save(tmp_path / "for-others.toml")
    section.files.save(tmp_path / "for-others.xlsx")
    section.files.import_file(tmp_path / "for-others.toml")
    dialog = on_screen(section, ImportTemplateDialog)
    assert dialog.columns.isHidden()
    dialog.title.setText("From next door")
    dialog.accept_button.click()
    _, version = own(section, "From next door")
    assert [item.key for item in version.items()] == [item.key for item in shipped_version("section-175").items()]
    choose(section, "section-175")
    section.files.import_file(tmp_path / "for-others.xlsx")
    dialog = on_screen(section, ImportTemplateDialog)
    assert dialog.words.text() == "27 items in 5 sections: 27 the same"
    dialog.throw_away()


def test_another_sheet_of_a_workbook_can_be_chosen(section: ChecklistsSection, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = [["No", "Question"], [1, "Duty"]]
    second = [["No", "Question", "Guidance"], [1, "Signs", "Look"], [2, "Kinds", ""]]
    for title, rows in (("Cover", [["For schools"]]), ("Part 1", first), ("Part 2", second)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "parts.xlsx")
    section.files.import_file(tmp_path / "parts.xlsx")
    dialog = on_screen(section, ImportTemplateDialog)
    assert [dialog.sheet.itemText(place) for place in range(dialog.sheet.count())] == ["Cover", "Part 1", "Part 2"]
    assert dialog.sheet.currentText() == "Part 2"
    assert dialog.words.text().startswith("2 items in 1 section: 2 new")
    dialog.sheet.setFocus()
    QTest.keyClick(dialog.sheet, Qt.Key.Key_Up)
    assert dialog.sheet.currentText() == "Part 1"
    assert dialog.words.text().startswith("1 item in 1 section: 1 new")
    dialog.throw_away()


def test_a_file_that_cannot_be_used_is_told(section: ChecklistsSection, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[pack]\nid = 1\n", "utf-8")
    section.files.import_file(tmp_path / "bad.toml")
    box = on_screen(section, QMessageBox)
    assert "the part [template] is missing" in box.text() + box.informativeText()
    box.close()


def test_a_newer_list_of_the_program_is_shown_and_taken_over(section: ChecklistsSection) -> None:
    services = section.session.services
    template, version = choose(section, "expectations"), newest(section, "expectations")
    first = version.sections[0]
    older = first._replace(items=(first.items[0]._replace(text="Older words"), *first.items[2:]))
    services.templates.save(
        WholeTemplate(template, replace(version, edition="2025-26", sections=(older,))), today=TODAY
    )
    section.refresh()
    choose(section, "expectations")
    assert section.update_button.isVisible()
    section.update_button.click()
    dialog = on_screen(section, TemplateUpdateDialog)
    assert "edition 2026-27, instead of 2025-26" in " ".join(_labels(dialog))
    assert [line.change.value for line in dialog.model.rows()] == ["changed", "new"]
    dialog.same.setChecked(True)
    assert len(dialog.model.rows()) == 12
    dialog.accept_button.click()
    assert newest(section, "expectations").edition == "2026-27"
    assert section.update_button.isHidden()


def test_one_may_only_look_while_nothing_may_be_changed(section: ChecklistsSection) -> None:
    section.session.editing.stop("role", "You may only look.")
    choose(section, "content")
    assert not section.edit_button.isEnabled()
    assert not section.import_button.isEnabled()
    assert section.export_button.isEnabled()
    section.edit()
    assert not section.window().findChildren(TemplateDialog)


def _labels(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]
