"""The line below the register that says how many are likely on record twice."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.duplicates import LikelyPair
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.tasks import TaskRunner

# As many are looked through in half a second; with more it is done when somebody asks.
MOST_AT_ONCE = 10_000


class DuplicatesStrip(QPushButton):
    """Counts likely duplicates in the background, and opens the list; out of sight while there are none."""

    def __init__(self, session: Session, open_list: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looked_at: Mapping[int, Person] | None = None
        self._dismissed: frozenset[tuple[int, int]] = frozenset()
        self.tasks = TaskRunner(self)
        self.setProperty("plain", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(open_list)
        self.hide()

    def look(self, people: Mapping[int, Person]) -> None:
        """Count again when people have changed, or what was noted about them."""
        if len(people) > MOST_AT_ONCE:
            self._say(self.tr("Look for likely &duplicates…"))
            return
        search = self._session.services.duplicates.search()
        if people is self._looked_at and search.dismissed == self._dismissed:
            return
        self._looked_at, self._dismissed = people, search.dismissed
        self.tasks.run(search.pairs, self._show, self._hide)

    def _show(self, pairs: Sequence[LikelyPair]) -> None:
        self._say(self.tr("Likely &duplicates: %1…").replace("%1", f"{len(pairs):,}") if pairs else "")

    def _hide(self, _refusal: NscpError) -> None:
        self._say("")

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words.replace("&", "").rstrip("…"))
        self.setVisible(bool(words))


def with_strip(table: QWidget, strip: QWidget) -> QWidget:
    """Put the line below a table."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(table, 1)
    column.addWidget(strip, 0, Qt.AlignmentFlag.AlignLeft)
    return whole
