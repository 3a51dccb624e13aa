"""What to do next, each job with the button that starts it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.delegates.status import chip_font
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.letting_go import let_go


@dataclass(frozen=True, slots=True)
class Job:
    """One job: the standing it is about, two lines, the words on its button, and what the button does."""

    kind: str
    symbol: str
    title: str
    detail: str
    action: str
    start: Callable[[], object]


class JobList(QScrollArea):
    """The jobs, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def set_jobs(self, jobs: Sequence[Job], nothing: str) -> None:
        """Show other jobs, or a sentence when there is none."""
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(0)
        for place, job in enumerate(jobs):
            if place:
                column.addWidget(_rule())
            column.addWidget(_JobRow(job))
        if not jobs:
            column.addWidget(plain_label(nothing, "muted", wrap=True))
        column.addStretch()
        before = self.takeWidget()
        if before is not None:
            let_go(before, self)
        self.setWidget(inner)


class _JobRow(QWidget):
    def __init__(self, job: Job) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(9)
        row.addWidget(_Sign(job.kind, job.symbol), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        title = plain_label(job.title, "strong", wrap=True)
        words.addWidget(title)
        words.addWidget(plain_label(job.detail, "muted", wrap=True))
        row.addLayout(words, 1)
        button = QPushButton(job.action)
        button.setMinimumWidth(76)
        button.setAccessibleName(f"{job.action}: {job.title}")
        button.clicked.connect(partial(_call, job.start))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


@guarded
class _Sign(QWidget):
    def __init__(self, kind: str, symbol: str) -> None:
        super().__init__()
        self._kind = kind
        self._symbol = symbol
        self.setFixedSize(28, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self._kind)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.fill)
            painter.drawRoundedRect(self.rect(), 4, 4)
            painter.setPen(colours.ink)
            painter.setFont(chip_font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._symbol)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    return rule


def _call(does: Callable[[], object], _checked: bool = False) -> None:
    does()
