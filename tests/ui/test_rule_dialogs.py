"""Every dialog about rules: it fits the small laptop, and every field of it has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from nscp_desktop.domain.requirements import RuleKind
from nscp_desktop.ui.dialogs.rule import RuleDialog
from nscp_desktop.ui.gallery_rules import rule_pictures
from nscp_desktop.ui.main_window import MainWindow

SMALL = (1093, 614)
NAMES = (
    "requirement", "requirement-what-changes", "requirement-switch-off", "rule", "rule-minimum", "rule-documents",
    "rule-editions", "rule-editions-what-changes", "edition", "rule-packs", "rule-pack-add", "rule-pack-compare",
    "rule-pack-first", "rule-pack-what-changes",
)  # fmt: skip


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or words


@pytest.mark.parametrize("name", NAMES)
def test_a_dialog_about_rules_fits_and_names_its_fields(window: MainWindow, name: str) -> None:
    window.resize(*SMALL)
    dialog = rule_pictures(window)[name]()
    dialog.show()
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    reached = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(reached) > 1
    assert [widget for widget in reached if not name_of(widget)] == []
    dialog.hide()


def test_hours_of_a_rule_that_are_no_number_are_not_offered_to_be_left_empty(window: MainWindow) -> None:
    dialog = rule_pictures(window)["rule"]()
    assert isinstance(dialog, RuleDialog)
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData(RuleKind.HOURS.value))
    dialog.ui.hours.setText("x")
    dialog.accept()
    assert dialog.errors() == {"hours": "Write the hours as a number, for example 3 or 1.5."}
    dialog.hide()


def test_every_picture_of_a_dialog_is_looked_at(window: MainWindow) -> None:
    assert set(rule_pictures(window)) == {"settings-rules", *NAMES}
