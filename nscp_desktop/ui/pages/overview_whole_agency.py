"""On the overview: where the agency is with training that is held for everyone on one day, and recording the next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.whole_agency import days_words
from nscp_desktop.services.planning import WholeAgency
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.standing_words import short_status
from nscp_desktop.ui.pages.whole_day import day_request
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card
from nscp_desktop.ui.widgets.chip import Chip
from nscp_desktop.ui.widgets.letting_go import let_go

# What the style leaves at the left and right of a button's words.
ROUND_THE_WORDS = 16


@guarded
class FittingButton(QPushButton):
    """A button that shows the longest of its words for which there is room."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = tuple(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self._words[0].replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose among the words."""
        super().resizeEvent(event)
        room, measure = event.size().width() - ROUND_THE_WORDS, self.fontMetrics().horizontalAdvance
        fitting = next((words for words in self._words if measure(words) <= room), self._words[-1])
        self.setText(fitting.replace("&", "&&"))


class WholeAgencyLines(Card):
    """One line for each such requirement, with a button that opens its days and one that records a day.

    Hidden while there is none. `changed` is sent when there are other buttons than before, `record_wanted` with what is
    to be recorded.
    """

    changed = Signal()
    record_wanted = Signal(object)

    def __init__(self, session: Session, opened: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._opened = opened
        self._asked = 0
        self._lines: list[QWidget] = []
        self.body.setContentsMargins(14, 6, 8, 6)
        self.body.setSpacing(2)
        self.buttons: list[QPushButton] = []
        self.hide()

    def refresh(self) -> None:
        """Look at the days, off the window's thread."""
        self._asked += 1
        session = self._session
        work = partial(session.services.planning.whole_agency, session.as_at, newest_only=True)
        session.tasks.run(work, partial(self._show, self._asked), partial(self._refused, self._asked))

    def _show(self, asked: int, found: Sequence[WholeAgency]) -> None:
        if asked != self._asked:
            return
        for line in self._lines:
            let_go(line, self)
        self._lines, self.buttons = [], []
        for one in found:
            self._add_line(one)
        self.setVisible(bool(found))
        self.changed.emit()

    def _refused(self, asked: int, _error: NscpError) -> None:
        # Whatever else is on the page is refused in words for the same reason.
        self._show(asked, ())

    def _add_line(self, one: WholeAgency) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        standing = one.clock.standing
        status = short_status(standing, self._session.as_at)
        # With its home from the start: a chip shows itself, and would be a window of its own for a moment.
        chip = Chip(standing.kind, status, line)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = line_words(one)
        button = FittingButton((words, *short_words(one)))
        button.setProperty("plain", True)
        button.setAccessibleName(f"{words}, {status}")
        button.setToolTip(f"{words}. {one.clock.words(self._session.as_at)}")
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(partial(_call, self._opened))
        # The first line has the letter: two buttons of one letter could not be pressed by it.
        record = push_button(
            self.tr("Record the &day") if not self._lines else self.tr("Record the day"),
            partial(self._record, one.clock.requirement.id),
            pill=True,
            spoken=self.tr("Record the day: %1").replace("%1", one.clock.requirement.title),
        )
        self._session.editing.guard(record)
        row.addWidget(chip)
        row.addWidget(button, 1)
        row.addWidget(record)
        self._lines.append(line)
        self.buttons += [button, record]
        self.body.addWidget(line)

    def _record(self, requirement_id: str) -> None:
        self.record_wanted.emit(day_request(self._session, requirement_id))


def line_words(one: WholeAgency) -> str:
    """Write one line: `Whole-school: 58 of 61 (95%) on 2 Sep 2024, 2 to catch up`."""
    title = one.clock.requirement.short or one.clock.requirement.title
    if not one.days:
        return f"{title}: no day on record"
    coverage, missing = one.days[0], sum(not who.is_away for who in one.catch_up)
    still = f", {missing:,} to catch up" if missing else ""
    return f"{title}: {coverage.words} ({coverage.percent_words}) on {days_words(coverage.day)}{still}"


def short_words(one: WholeAgency) -> tuple[str, ...]:
    """Write the line for less room: without the share and the day, then with nothing but what is to be done."""
    title = one.clock.requirement.short or one.clock.requirement.title
    if not one.days:
        return (f"{title}: none yet",)
    missing = sum(not who.is_away for who in one.catch_up)
    still = f", {missing:,} to catch up" if missing else ""
    return (
        f"{title}: {one.days[0].words} on {in_words(one.days[0].day.ends_on)}{still}",
        f"{title}: {one.days[0].words}{still}",
        f"{title}{still}" if still else f"{title}: {one.days[0].words}",
    )


def _call(does: Callable[[], object], _checked: bool = False) -> None:
    does()
