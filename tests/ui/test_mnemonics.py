"""Keys with Alt: each letter stands for one thing among all that is seen at once, the menus included."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from nscp_desktop.ui.gallery_actions import action_pictures
from nscp_desktop.ui.gallery_audit import audit_pictures
from nscp_desktop.ui.gallery_evaluation import evaluation_pictures
from nscp_desktop.ui.gallery_evidence import evidence_pictures
from nscp_desktop.ui.gallery_induction import induction_pictures
from nscp_desktop.ui.gallery_needs import needs_pictures
from nscp_desktop.ui.gallery_planning import planning_pictures
from nscp_desktop.ui.gallery_returns import return_pictures
from nscp_desktop.ui.gallery_sessions import session_pictures
from nscp_desktop.ui.gallery_shared_learning import shared_learning_pictures
from nscp_desktop.ui.gallery_templates import template_pictures
from nscp_desktop.ui.gallery_trainers import trainer_pictures
from nscp_desktop.ui.gallery_training import training_pictures
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import TABS

Pictures = Callable[[MainWindow], Mapping[str, Callable[[], QWidget]]]
AREAS: Mapping[str, Pictures] = {
    "sessions": session_pictures,
    "evidence": evidence_pictures,
    "evaluation": evaluation_pictures,
    "trainers": trainer_pictures,
    "shared learning": shared_learning_pictures,
    "induction": induction_pictures,
    "needs": needs_pictures,
    "returns": return_pictures,
    "planning": planning_pictures,
    "audit": audit_pictures,
    "training": training_pictures,
    "actions": action_pictures,
    "templates": template_pictures,
}
TABBED = [(page, tab) for page, tabs in TABS.items() for tab, _ in tabs]
# The panel of a person has more to choose from than there are letters.
CROWDED = {"person-training"}


@pytest.mark.parametrize(("page", "tab"), [*TABBED, ("record-training", None), ("overview", None), ("matrix", None)])
def test_a_letter_with_alt_stands_for_one_thing_on_a_tab(window: MainWindow, page: str, tab: str | None) -> None:
    window.show_page(page, tab)
    QApplication.processEvents()
    assert _clashes(_seen(window)) == {}


@pytest.mark.parametrize("area", AREAS)
def test_a_letter_with_alt_stands_for_one_thing_in_a_dialog_and_on_a_page_in_use(window: MainWindow, area: str) -> None:
    for name, make in AREAS[area](window).items():
        if name in CROWDED:
            continue
        shown = make()
        shown.show()
        for _ in _each_tab(shown, window):
            assert _clashes(_seen(shown)) == {}, name
        for menu in shown.findChildren(QMenu):
            assert _clashes([action.text() for action in menu.actions() if action.isVisible()]) == {}, name
        if shown is not window:
            shown.close()
            shown.deleteLater()


def _each_tab(shown: QWidget, window: MainWindow) -> Iterator[None]:
    """Turn to every tab of a dialog; a page is looked at as it was brought up."""
    QApplication.processEvents()
    yield
    for bar in [] if shown is window else shown.findChildren(QTabBar):
        for place in range(bar.count()):
            bar.setCurrentIndex(place)
            QApplication.processEvents()
            yield


def _seen(top: QWidget) -> list[str]:
    """Return the words of all that takes a key with Alt and is on screen in a window."""
    return [
        words
        for widget in (top, *top.findChildren(QWidget))
        if widget.isVisible() and widget.window() is top
        for words in _words(widget)
    ]


def _words(widget: QWidget) -> list[str]:
    if isinstance(widget, QMenuBar):
        return [action.text() for action in widget.actions()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count())]
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    return [widget.text()] if isinstance(widget, QLabel) and widget.buddy() is not None else []


def _clashes(seen: list[str]) -> dict[str, list[str]]:
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for words in seen:
        found = re.search(r"&(\w)", words.replace("&&", ""))
        if found:
            by_letter[found[1].lower()].append(words)
    return {letter: all_of for letter, all_of in by_letter.items() if len(all_of) > 1}
