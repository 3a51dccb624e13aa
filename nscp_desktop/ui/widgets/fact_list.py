"""What is known about one thing: titles at the left, words at the right, those without words left out."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

from nscp_desktop.ui.widgets.card import plain_label


class FactList(QScrollArea):
    """`names` are the titles by key, in the order shown; `spoken` names the whole for a screen reader."""

    def __init__(self, names: Mapping[str, str], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 4, 8, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.titles = {key: plain_label(title, "muted") for key, title in names.items()}
        self.values = {key: plain_label("", wrap=True) for key in names}
        for key, value in self.values.items():
            value.setAccessibleName(names[key])
            # A long word, which cannot be broken, would take the room of what stands beside the list.
            value.setMinimumWidth(1)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(self.titles[key], value)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(spoken)

    def show_facts(self, words: Mapping[str, str]) -> None:
        """Show these words by key; a title whose words are empty or missing is left out."""
        for key, value in self.values.items():
            text = words.get(key, "")
            value.setText(text)
            value.setVisible(bool(text))
            self.titles[key].setVisible(bool(text))
