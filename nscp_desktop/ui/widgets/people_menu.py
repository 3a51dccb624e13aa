"""A button with a menu that picks a Target Group and a team."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.target_groups import TargetGroup

NOT_PLACED = 0


class PeopleMenu(QObject):
    """Which Target Group and which team are shown. `group` is None for all and 0 for those never placed."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.group: int | None = None
        self.team = ""
        self.button = QPushButton(parent)
        self.button.setProperty("pill", True)
        self.button.setProperty("hasMenu", True)
        self._menu = QMenu(self.button)
        self.button.setMenu(self._menu)
        self._titles: dict[int, str] = {}
        self._filled: tuple[Board, Sequence[TargetGroup]] | None = None
        self._name()

    def fill(self, board: Board, groups: Sequence[TargetGroup]) -> None:
        """Offer the groups and the teams that people are in."""
        self._filled = (board, groups)
        self._titles = {group.number: group.label for group in groups}
        self._menu.clear()
        choices: list[tuple[int | None, str]] = [(None, self.tr("All target groups"))]
        choices += list(self._titles.items())
        choices.append((NOT_PLACED, self.tr("Not placed")))
        first = QActionGroup(self._menu)
        for number, title in choices:
            self._add(first, title, number == self.group).triggered.connect(partial(self._pick_group, number))
        teams = sorted({team for row in board.rows if (team := board.team_of(row))}, key=str.casefold)
        if teams:
            self._menu.addSeparator()
            second = QActionGroup(self._menu)
            for team in ["", *teams]:
                action = self._add(second, team or self.tr("All teams"), team == self.team)
                action.triggered.connect(partial(self._pick_team, team))

    def choose(self, group: int | None, team: str) -> None:
        """Choose without sending `changed`."""
        self.group, self.team = group, team
        if self._filled is not None:
            self.fill(*self._filled)
        self._name()

    def _add(self, group: QActionGroup, title: str, checked: bool) -> QAction:
        action = self._menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        group.addAction(action)
        return action

    def _pick_group(self, number: int | None, _checked: bool = False) -> None:
        self.group = number
        self._name()
        self.changed.emit()

    def _pick_team(self, team: str, _checked: bool = False) -> None:
        self.team = team
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        parts = []
        if self.group is not None:
            parts.append(self.tr("Not placed") if self.group == NOT_PLACED else f"Group {self.group}")
        if self.team:
            parts.append(self.team)
        words = ", ".join(parts) or self.tr("Filter")
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(self.tr("Filter by target group and team: %1").replace("%1", words))
