"""How a questionnaire is laid out: the sections with their counts at the left, a head and the items at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Checklist, Progress
from nscp_desktop.ui.widgets.card import Card, plain_label
from nscp_desktop.ui.widgets.questionnaire_sections import SectionList

LEFT_LEAST, LEFT_MOST = 236, 300


class QuestionnaireLayout(QWidget):
    """The widgets of a questionnaire, without what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress_words = plain_label("", "muted", wrap=True)
        self.reopened = plain_label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("How far it is filled in"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find"))
        self.search.setAccessibleName(self.tr("Find items by their words"))
        self.search.setClearButtonEnabled(True)
        self.unanswered = QCheckBox(self.tr("&Unanswered only"))
        self.unanswered.setAccessibleName(self.tr("Unanswered only"))
        self.sections = SectionList()
        self.side = QVBoxLayout()
        self.side.setContentsMargins(12, 0, 12, 4)
        self.title = plain_label("", "cardTitle", wrap=True)
        self.state = plain_label("", "muted")
        self.next_button = QPushButton(self.tr("Next unanswered (Ctrl+Enter)"))
        self.next_button.setProperty("plain", True)
        self.next_button.setAccessibleName(self.tr("Next unanswered item"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Items of the section"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._left(), 2)
        row.addWidget(self._right(), 5)

    def set_side(self, widget: QWidget) -> None:
        """Show something below the sections."""
        self.side.addWidget(widget)

    def show_progress(self, progress: Progress, head: Checklist) -> None:
        """Show how far the whole is, and why it was opened again where it was."""
        words = progress.words
        why = ""
        if head.is_open and head.reopened_on is not None:
            why = self.tr("Reopened %1: %2").replace("%1", in_words(head.reopened_on)).replace("%2", head.reopened_why)
        self.reopened.setText(why)
        self.reopened.setVisible(bool(why))
        if progress.applicable:
            words = f"{words}\n{progress.covered_words}"
        self.progress_words.setText(words)
        self.bar.setRange(0, max(progress.of, 1))
        self.bar.setValue(progress.answered)
        self.bar.setAccessibleDescription(words)

    def _left(self) -> QWidget:
        card = Card()
        card.setMinimumWidth(LEFT_LEAST)
        card.setMaximumWidth(LEFT_MOST)
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.setSpacing(7)
        above = QVBoxLayout()
        above.setContentsMargins(12, 0, 12, 0)
        above.setSpacing(6)
        above.addWidget(self.bar)
        above.addWidget(self.progress_words)
        above.addWidget(self.reopened)
        narrow = QHBoxLayout()
        narrow.setSpacing(8)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.unanswered)
        above.addLayout(narrow)
        card.body.addLayout(above)
        card.body.addWidget(self.sections, 1)
        card.body.addLayout(self.side)
        return card

    def _right(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 8, 1, 4)
        card.body.setSpacing(5)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 0)
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.next_button)
        rule = QFrame()
        rule.setObjectName("rule")
        card.body.addLayout(head)
        card.body.addWidget(rule)
        card.body.addWidget(self.area, 1)
        return card


def items_scroll(scroll: QScrollArea, inside: QWidget) -> None:
    """Put the items of another section into the scrolling part, from its top."""
    old = scroll.takeWidget()
    scroll.setWidget(inside)
    scroll.verticalScrollBar().setValue(0)
    if old is not None:
        # What has the keyboard is still being left: it goes once that is over.
        old.hide()
        old.deleteLater()
