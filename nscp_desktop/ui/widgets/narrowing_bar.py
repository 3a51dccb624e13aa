"""Menus that pick some of the people: by Target Group, team, site and role."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscp_desktop.domain.narrowing import NOT_PLACED, Held, Narrowing
from nscp_desktop.ui.widgets.choice_menu import ChoiceMenu


class NarrowingBar(QWidget):
    """Four menus; `changed` is sent when somebody picks in one. A menu with nothing to pick from is not shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = ChoiceMenu(self.tr("Group"), self.tr("Any group"))
        self.team = ChoiceMenu(self.tr("Team"), self.tr("Any team"))
        self.site = ChoiceMenu(self.tr("Site"), self.tr("Any site"))
        self.role = ChoiceMenu(self.tr("Role"), self.tr("Any role"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for menu in self.menus():
            menu.chosen.connect(self.changed)
            row.addWidget(menu)
        self.fill(())

    def menus(self) -> tuple[ChoiceMenu, ...]:
        """Return the menus in the order shown."""
        return self.group, self.team, self.site, self.role

    def fill(self, helds: Iterable[Held]) -> None:
        """Offer what these people hold; what was chosen stays where it is still there."""
        known = set(helds)
        groups = sorted({held.group or NOT_PLACED for held in known}, key=_placed_first)
        words = [self.tr("Group %1").replace("%1", str(one)) if one else self.tr("Not placed") for one in groups]
        self.group.set_choices(zip(groups, words, strict=True))
        self.team.set_choices(_choices(held.team for held in known))
        self.site.set_choices(_choices(held.site for held in known))
        self.role.set_choices(_choices(title for held in known for title in held.titles))
        self.site.setVisible(len({held.site for held in known}) > 1)

    def narrowing(self) -> Narrowing:
        """Return what is chosen."""
        group = self.group.value()
        return Narrowing(
            group if isinstance(group, int) else None,
            str(self.team.value() or ""),
            str(self.site.value() or ""),
            str(self.role.value() or ""),
        )

    def clear(self) -> None:
        """Choose everyone, without sending `changed`."""
        for menu in self.menus():
            menu.choose(None)


def _choices(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in sorted({word for word in words if word}, key=str.casefold)]


def _placed_first(group: int) -> tuple[bool, int]:
    return group == NOT_PLACED, group
