"""On the overview: people by their worst standing, by target group, team, site or role."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.figures import Figures
from nscp_desktop.ui.pages.requests import MatrixFilter
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.bars import BarRow, BarsArea
from nscp_desktop.ui.widgets.card import Card, plain_label


class By(Enum):
    """What people are sorted into."""

    GROUP = "group"
    TEAM = "team"
    SITE = "site"
    ROLE = "role"


class PeopleBars(Card):
    """One bar for each group, team, site or role; each opens its people in the matrix.

    The button lists these ways, sites only while the agency has some. Nothing is remembered. `changed` is sent when
    somebody picks another way.
    """

    changed = Signal()

    def __init__(
        self, session: Session, opened: Callable[[MatrixFilter], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("By target group", parent)
        self._session = session
        self._opened = opened
        self._by = By.GROUP
        self._note = plain_label(self.tr("People with several roles count in each"), "muted")
        self.button = QPushButton(self.tr("Show &by"))
        self.button.setProperty("plain", True)
        self.button.setProperty("hasMenu", True)
        self.bars = BarsArea()
        self._actions = self._make_menu()
        self.add_control(self._note)
        self.add_control(self.button)
        self.body.addWidget(self.bars)

    def refresh(self) -> None:
        """Show the figures of the day that is looked at."""
        has_sites = bool(self._session.services.agency.sites())
        self._actions[By.SITE].setVisible(has_sites)
        if self._by is By.SITE and not has_sites:
            self._by = By.GROUP
        self._show()

    def _make_menu(self) -> dict[By, QAction]:
        menu, group = QMenu(self.button), QActionGroup(self)
        words = {
            By.GROUP: self.tr("&Target group"),
            By.TEAM: self.tr("T&eam"),
            By.SITE: self.tr("&Site"),
            By.ROLE: self.tr("&Role"),
        }
        actions = {}
        for by, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(partial(self._pick, by))
            group.addAction(action)
            actions[by] = action
        self.button.setMenu(menu)
        return actions

    def _pick(self, by: By, _checked: bool = False) -> None:
        self._by = by
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        board, action = self._session.board(), self._actions[self._by]
        action.setChecked(True)
        words = action.text().replace("&", "").lower()
        self.title.setText(self.tr("By %1").replace("%1", words))
        self.button.setAccessibleName(self.tr("Show by, now by %1").replace("%1", words))
        self._note.setVisible(self._by is By.ROLE and any(len(row.profile.roles) > 1 for row in board.rows))
        self.bars.set_rows(self._rows(board))

    def _rows(self, board: Board) -> list[BarRow]:
        match self._by:
            case By.GROUP:
                return self._group_rows(board)
            case By.TEAM:
                people = ((board.team_of(row), row) for row in board.rows)
                return self._titled_rows(board.by_team(), people, self.tr("Without a team"))
            case By.SITE:
                people = ((row.profile.site, row) for row in board.rows)
                return self._titled_rows(board.by_site(), people, self.tr("Without a site"))
            case By.ROLE:
                people = ((title, row) for row in board.rows for title in row.profile.roles or ("",))
                return self._titled_rows(board.by_role(), people, self.tr("Without a role"))

    def _group_rows(self, board: Board) -> list[BarRow]:
        titles: dict[int | None, str] = {
            group.number: group.label for group in self._session.services.agency.target_groups()
        }
        figures = board.by_group()
        rows = []
        for number in [*sorted(titles, key=lambda number: number or 0), None]:
            if number in figures:
                wanted = MatrixFilter(group=number or 0)
                label = titles.get(number, self.tr("Not placed"))
                rows.append(BarRow(label, figures[number], partial(self._opened, wanted)))
        return rows

    def _titled_rows(
        self, figures: dict[str, Figures], people: Iterable[tuple[str, Row]], without: str
    ) -> list[BarRow]:
        """Return the bars in the order of their titles, that of the people without one last."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for title, row in people:
            found[title][row.person.id] = None
        rows = []
        for title in sorted(figures, key=lambda title: (not title, title.casefold())):
            label = title or without
            wanted = MatrixFilter(person_ids=tuple(found[title]), title=label)
            if self._by is By.TEAM and title:
                wanted = MatrixFilter(team=title)
            rows.append(BarRow(label, figures[title], partial(self._opened, wanted)))
        return rows
