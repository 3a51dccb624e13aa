"""Pictures of the templates of questionnaires: the section of the settings and its dialogs."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_comparison import compare_items
from nscp_desktop.services.shipped_templates import scales
from nscp_desktop.ui.dialogs.checklist_template import TemplateDialog, TemplateWork
from nscp_desktop.ui.dialogs.checklist_template_import import ImportTemplateDialog, ImportWork
from nscp_desktop.ui.dialogs.checklist_template_update import TemplateUpdateDialog
from nscp_desktop.ui.main_window import MainWindow

PASTED = (
    "No\tQuestion\tWhat to look for\n"
    "Section one: duty and law\t\t\n"
    "1\tKeeping children safe is the duty of everyone here, whatever their job\tAn example from several jobs\n"
    "2\tThe law and what it asks of us\tNamed and dated\n"
    "Section two: signs\t\t\n"
    "3\tSigns of abuse and neglect\tA card to keep\n"
    "3\tWhat a child's day is like\t\n"
    "5\t\tNothing stands here\n"
)


def template_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return what makes each picture, by its name."""
    return {
        "settings-templates": partial(_section, window),
        "template": partial(_form, window),
        "template-section": partial(_form, window, row=0),
        "template-doubled": partial(_doubled, window),
        "template-import": partial(_import, window),
        "template-update": partial(_update, window),
    }


def _section(window: MainWindow) -> QWidget:
    window.show_page("settings", "checklists")
    return window


def _whole(window: MainWindow) -> WholeTemplate:
    templates = window.session.services.templates
    first = templates.all()[0]
    return WholeTemplate(first, templates.newest(first))


def _form(window: MainWindow, row: int = 5) -> TemplateDialog:
    dialog = TemplateDialog(TemplateWork(_whole(window), scales(), _nothing, is_used=True), window)
    dialog.list.setCurrentRow(row)
    return dialog


def _doubled(window: MainWindow) -> TemplateDialog:
    dialog = _form(window, 2)
    dialog.part.number.setText("4")
    dialog.part.edited.emit()
    return dialog


def _import(window: MainWindow) -> ImportTemplateDialog:
    files = window.session.services.template_files
    work = ImportWork(
        "the clipboard",
        [_whole(window)],
        scales()[0],
        files.read_pasted,
        files.plan_items,
        _nothing,
        _nothing,
        0,
        is_pasted=True,
    )
    dialog = ImportTemplateDialog(work, window)
    dialog.pasted.setPlainText(PASTED)
    return dialog


def _update(window: MainWindow) -> TemplateUpdateDialog:
    whole = _whole(window)
    first, *others = whole.version.sections
    items = (first.items[0]._replace(text="Safeguarding is for everyone"), *first.items[2:])
    sections = (first._replace(items=(*items, first.items[1]._replace(key="new-one", number="2a"))), *others)
    comparison = compare_items(sections, whole.version.sections)
    about = f"{whole.template.title}: edition 2026-27, instead of 2025-26"
    return TemplateUpdateDialog(about, comparison, _nothing, window)


def _nothing(*_: object) -> None:
    return None
