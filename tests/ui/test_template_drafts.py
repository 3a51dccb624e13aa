"""A template that is being edited is kept while it is typed, and gone on with after the program ended in between."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.questionnaires import Item, Template
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_drafts import draft_fields, draft_whole
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.services.shipped_templates import SHIPPED, scales, shipped_whole
from nscp_desktop.ui.dialogs.checklist_template import TemplateDialog
from nscp_desktop.ui.dialogs.checklist_template_import import ImportTemplateDialog
from nscp_desktop.ui.drafts import NEW_TEMPLATE
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.checklists_section import ChecklistsSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.session_end import end_session
from tests.ui.at_hand import on_screen, page_of


@pytest.fixture
def section(session: Session, show: Callable[..., QWidget]) -> Iterator[ChecklistsSection]:
    """The section by itself, which is quicker to make than the window."""
    shown = show(ChecklistsSection(session))
    assert isinstance(shown, ChecklistsSection)
    shown.refresh()
    yield shown
    end_session(ends=False)


@pytest.fixture
def in_window(window: MainWindow) -> Iterator[ChecklistsSection]:
    yield page_of(window, "settings", SettingsPage, "checklists").checklists
    end_session(ends=False)


def choose(section: ChecklistsSection, key: str) -> Template:
    """Choose one of the program's own templates, stored or not."""
    template = next(one.template for one in section.model.all_rows() if one.template.shipped == key)
    assert section.table.select_key((0, key))
    return template


def form_of(section: ChecklistsSection, key: str) -> TemplateDialog:
    choose(section, key)
    section.edit_button.click()
    return on_screen(section, TemplateDialog)


def drafts_of(section: ChecklistsSection) -> tuple[KeptDraft, ...]:
    return section.session.services.drafts.everything()


def killed(dialog: TemplateDialog, section: ChecklistsSection) -> None:
    """End as a program that is killed does: the form is gone, and what was kept stays."""
    end_session()
    dialog.throw_away()
    end_session(ends=False)
    assert not dialog.isVisible()
    assert drafts_of(section)


def gone_on(section: ChecklistsSection) -> TemplateDialog:
    section.go_on(drafts_of(section)[0])
    return on_screen(section, TemplateDialog)


def offered(window: MainWindow, section: ChecklistsSection) -> TemplateDialog:
    """Start again, as far as the offer goes, and take it."""
    window.show_page("overview")
    window.offer_drafts()
    window.banner.act_button.click()
    return on_screen(section, TemplateDialog)


def test_what_was_typed_is_kept_by_itself_and_goes_on_where_it_was(
    window: MainWindow, in_window: ChecklistsSection, qtbot: QtBot
) -> None:
    section = in_window
    dialog = form_of(section, "content")
    dialog.list.setCurrentRow(3)
    dialog.part.text.selectAll()
    QTest.keyClicks(dialog.part.text, "The edition of 2026, named")
    dialog.add_item_button.click()
    dialog.months.setValue(6)
    dialog.scale.setCurrentText("Yes, No")
    dialog.note.setText("Half done")
    qtbot.waitUntil(lambda: bool(drafts_of(section)), timeout=4000)
    assert [one.title for one in drafts_of(section)] == ["changing the template Training Content Checklist"]
    before = dialog.draft()
    killed(dialog, section)
    again = offered(window, section)
    assert draft_fields(again.draft()) == draft_fields(before)
    assert "The edition of 2026, named" in again.list.item(3).text()
    again.part.text.setFocus()
    again.list.setCurrentRow(4)
    again.part.text.setPlainText("Words for the item that had none")
    again.accept_button.click()
    assert not again.isVisible()
    assert drafts_of(section) == ()
    stored = section.session.services.templates.newest(before.template)
    assert (len(list(stored.items())), stored.scale.id, stored.note) == (39, "yes-no", "Half done")


def test_an_untouched_form_keeps_nothing_and_one_that_is_thrown_away_forgets(section: ChecklistsSection) -> None:
    dialog = form_of(section, "expectations")
    section.session.session_ends.emit()
    assert drafts_of(section) == ()
    dialog.take_button.click()
    dialog.title.setText("Other words")
    section.session.session_ends.emit()
    assert drafts_of(section)
    dialog.throw_away()
    assert drafts_of(section) == ()


def test_a_new_template_is_kept_unfinished_as_it_is(section: ChecklistsSection) -> None:
    section.add_button.click()
    dialog = on_screen(section, TemplateDialog)
    QTest.keyClicks(dialog.title, "Quality visit")
    dialog.add_section_button.click()
    section.session.session_ends.emit()
    assert drafts_of(section)[0].title == "adding the template Quality visit"
    killed(dialog, section)
    again = gone_on(section)
    assert (again.title.text(), again.kind.isEnabled(), again.list.count()) == ("Quality visit", True, 3)
    again.throw_away()


def test_items_of_a_sheet_with_something_to_put_right_are_kept_as_soon_as_they_are_in_the_form(
    section: ChecklistsSection, tmp_path: Path
) -> None:
    path = tmp_path / "official.csv"
    path.write_text("No,Question\n1,Everyone has a duty\n1,The law\n3,\n", "utf-8")
    template = choose(section, "expectations")
    section.files.import_file(path)
    on_screen(section, ImportTemplateDialog).accept_button.click()
    dialog = on_screen(section, TemplateDialog)
    assert dialog.note.text() == "Brought in from official.csv"
    assert drafts_of(section)[0].key == f"template-{template.id or template.shipped}"
    killed(dialog, section)
    again = gone_on(section)
    assert [item.text for item in again.draft().version.items()] == ["Everyone has a duty", "The law", ""]
    again.reject()
    on_screen(again, QMessageBox).close()
    again.throw_away()


def test_numbers_that_begin_anew_are_brought_in_in_one_step_with_a_sentence(section: ChecklistsSection) -> None:
    section.files.paste_action.trigger()
    dialog = on_screen(section, ImportTemplateDialog)
    assert dialog.hints.isHidden()
    dialog.pasted.setPlainText("A. Law\n1. Duty\n2. Acts\nB. Signs\n1. Kinds\n")
    assert "The numbers begin anew in each section" in dialog.hints.text()
    assert dialog.hints.isVisible()
    dialog.into.setCurrentIndex(0)
    dialog.title.setText("Official")
    dialog.accept_button.click()
    found = next(one for one in section.session.services.templates.all() if one.title == "Official")
    items = section.session.services.templates.newest(found).items()
    assert [item.number for item in items] == ["A.1", "A.2", "B.1"]


def test_a_draft_of_a_template_that_is_gone_becomes_a_new_one(section: ChecklistsSection, session: Session) -> None:
    whole = shipped_whole("expectations")
    own = WholeTemplate(replace(whole.template, id=99, shipped="", title="Ours"), whole.version)
    session.services.drafts.keep("template-99", "changing the template Ours", draft_fields(own))
    section.go_on(drafts_of(section)[0])
    dialog = on_screen(section, TemplateDialog)
    assert [one.key for one in drafts_of(section)] == [NEW_TEMPLATE]
    dialog.accept_button.click()
    assert "Ours" in [one.title for one in session.services.templates.all()]
    assert drafts_of(section) == ()


def test_opening_the_template_by_hand_shows_what_was_not_saved(section: ChecklistsSection) -> None:
    dialog = form_of(section, "expectations")
    dialog.title.setText("Half typed")
    section.session.session_ends.emit()
    killed(dialog, section)
    again = form_of(section, "expectations")
    assert again.title.text() == "Half typed"
    again.throw_away()
    assert drafts_of(section) == ()
    again = form_of(section, "expectations")
    assert again.title.text() == "Agency expectations"
    again.throw_away()


def test_a_new_template_does_not_write_over_the_draft_of_another_new_one(section: ChecklistsSection) -> None:
    for title in ("First", "Second"):
        section.add()
        dialog = on_screen(section, TemplateDialog)
        dialog.title.setText(title)
        section.session.session_ends.emit()
        killed(dialog, section)
    assert {one.title for one in drafts_of(section)} == {"adding the template First", "adding the template Second"}
    for draft in drafts_of(section):
        section.go_on(draft)
        dialog = on_screen(section, TemplateDialog)
        assert f"adding the template {dialog.title.text()}" == draft.title
        dialog.throw_away()
        section.go_on(draft)
        assert not [one for one in section.window().findChildren(TemplateDialog) if one.isVisible()]
    assert drafts_of(section) == ()


def test_a_draft_goes_over_the_version_that_is_the_newest_now(section: ChecklistsSection, session: Session) -> None:
    templates = session.services.templates
    shipped = next(one for one in templates.all() if one.shipped == "expectations")
    templates.switch(shipped, active=True, today=session.today)
    stored = next(one for one in templates.all() if one.shipped == "expectations")
    typed = WholeTemplate(stored, replace(templates.newest(stored), id=9999, note="Typed before"))
    session.services.drafts.keep(f"template-{stored.id}", "changing a template", draft_fields(typed))
    section.go_on(drafts_of(section)[0])
    dialog = on_screen(section, TemplateDialog)
    assert dialog.draft().version.id == templates.newest(stored).id
    dialog.throw_away()


def test_a_draft_that_cannot_be_read_goes(section: ChecklistsSection, session: Session) -> None:
    session.services.drafts.keep("template-1", "changing a template", {"template": 3})
    section.go_on(drafts_of(section)[0])
    assert drafts_of(section) == ()


@pytest.mark.parametrize("key", SHIPPED)
def test_fields_of_a_draft_hold_the_whole_template(key: str) -> None:
    whole = shipped_whole(key)
    sections = tuple(
        one._replace(items=(*one.items, Item(0, "", "", "", active=False))) for one in whole.version.sections
    )
    for scale in scales():
        typed = WholeTemplate(whole.template, replace(whole.version, scale=scale, sections=sections))
        assert draft_whole(draft_fields(typed)) == typed
