"""How the dialogs about rules are made for their pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.requirements import Edition, RuleKind
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.edition import EditionDialog
from nscp_desktop.ui.dialogs.editions import DocumentsDialog, EditionsDialog
from nscp_desktop.ui.dialogs.moves_step import MovesDialog
from nscp_desktop.ui.dialogs.pack_update import PackUpdateDialog
from nscp_desktop.ui.dialogs.packs import AddPackDialog, PacksDialog
from nscp_desktop.ui.dialogs.requirement import RequirementDialog
from nscp_desktop.ui.dialogs.rule import RuleDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.rule_documents import documents_dialog, editions_dialog
from nscp_desktop.ui.pages.rule_pack_actions import packs_dialog, update_dialog
from nscp_desktop.ui.pages.rules_section import RulesSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.widgets.what_moves import WhatMoves

SHORTER_MONTHS = 12


def rule_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each dialog about rules is made, by the name of its picture."""
    return {
        "settings-rules": partial(_page, window),
        "requirement": partial(_requirement, window),
        "requirement-what-changes": partial(_what_changes, window),
        "requirement-switch-off": partial(_switch_off, window),
        "rule": partial(_rule, window),
        "rule-minimum": partial(_minimum, window),
        "rule-documents": partial(_documents, window),
        "rule-editions": partial(_editions, window),
        "rule-editions-what-changes": partial(_editions_change, window),
        "edition": partial(_edition, window),
        "rule-packs": partial(_packs, window),
        "rule-pack-add": partial(_add_pack, window),
        "rule-pack-compare": partial(_compare, window),
        "rule-pack-first": partial(_first, window),
        "rule-pack-what-changes": partial(_pack_change, window),
    }


def _section(window: MainWindow) -> RulesSection:
    window.show_page("settings", "rules")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page.rules


def _page(window: MainWindow) -> QWidget:
    _section(window)
    return window


def _requirement(window: MainWindow) -> RequirementDialog:
    section = _section(window)
    state = window.session.services.rules.in_use(window.session.today).state
    found = next((item for item in state.requirements if _is_plain(item.rules[0].kind)), None)
    return section.acts.requirement_dialog(found)


def _is_plain(kind: RuleKind) -> bool:
    return kind is RuleKind.EVERY_MONTHS


def _what_changes(window: MainWindow) -> RequirementDialog:
    dialog = _requirement(window)
    for place, rule in enumerate(dialog.rules):
        dialog.rules[place] = replace(rule, months=SHORTER_MONTHS)
    dialog.accept()
    _wait(dialog, dialog.step.moves)
    return dialog


def _switch_off(window: MainWindow) -> MovesDialog:
    section = _section(window)
    dialog = section.acts.switch_dialog(window.session.services.agency.requirements()[0])
    _wait(dialog, dialog.moves)
    return dialog


def _rule(window: MainWindow) -> RuleDialog:
    dialog = _requirement(window)
    made = RuleDialog(dialog.offers.rules, _nothing, dialog.rules[0], window)
    dialog.deleteLater()
    return made


def _minimum(window: MainWindow) -> RuleDialog:
    made = _rule(window)
    made.ui.kind.setCurrentIndex(made.ui.kind.findData(RuleKind.MINIMUM.value))
    return made


def _documents(window: MainWindow) -> DocumentsDialog:
    return documents_dialog(window.session, window, _section(window).acts)


def _editions(window: MainWindow) -> EditionsDialog:
    there = next(iter(window.session.services.editions.documents()), None)
    return editions_dialog(window.session, window, _section(window).acts, there)


def _editions_change(window: MainWindow) -> EditionsDialog:
    dialog = _editions(window)
    rows = dialog.model.all_rows()
    if rows:
        newest = rows[-1]
        following = newest.in_force.replace(year=newest.in_force.year + 1)
        dialog.model.set_rows([*rows, Edition(str(following.year), following)])
        dialog.accept()
        _wait(dialog, dialog.step.moves)
    return dialog


def _edition(window: MainWindow) -> EditionDialog:
    return EditionDialog(_nothing, window.session.today, None, window)


def _packs(window: MainWindow) -> PacksDialog:
    return packs_dialog(window.session, window, _section(window).acts)


def _add_pack(window: MainWindow) -> AddPackDialog:
    return AddPackDialog(window.session.services.pack_updates.addable(), _nothing, window)


def _compare(window: MainWindow) -> PackUpdateDialog:
    """Compare the last pack in use with itself, a little changed, as a next edition would be."""
    updates = window.session.services.pack_updates
    pack = updates.shipped(updates.packs()[-1].info.id)
    return update_dialog(window.session, window, _section(window).acts, _next_edition(pack))


def _next_edition(pack: RulePack) -> RulePack:
    first, *others = pack.requirements
    shorter = tuple(replace(rule, months=24) if _is_plain(rule.kind) else rule for rule in first.rules)
    new = replace(others[-1], id=f"{pack.id}/next", title="Something new", short="New")
    course = replace(pack.courses[0], title="A course of the next edition", aliases=())
    course = replace(course, satisfies=tuple(item._replace(requirement_id=new.id) for item in course.satisfies[:1]))
    return replace(
        pack,
        edition="2027-28",
        requirements=(replace(first, rules=shorter), *others[:-1], new),
        courses=(*pack.courses, course),
    )


def _first(window: MainWindow) -> PackUpdateDialog:
    pack = window.session.services.pack_updates.addable()[0]
    return update_dialog(window.session, window, _section(window).acts, pack)


def _pack_change(window: MainWindow) -> PackUpdateDialog:
    dialog = _compare(window)
    dialog.accept()
    _wait(dialog, dialog.step.moves)
    return dialog


def _wait(_dialog: Dialog, moves: WhatMoves) -> None:
    """Let the standings be worked out before the picture is taken."""
    moves.tasks.wait_idle()


def _nothing(*_: object) -> None:
    return None
