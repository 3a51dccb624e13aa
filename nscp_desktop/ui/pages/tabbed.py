"""A page of several tabs, each made when it is first seen and worked out when something it shows has changed."""

from importlib import import_module
from typing import ClassVar, NamedTuple

from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.session import Session


class TabEntry(NamedTuple):
    """A tab: the name by which it is asked for, its title with a mnemonic, and where its class is."""

    key: str
    title: str
    module: str
    class_name: str


class PageTab(QWidget):
    """One tab of a page; `page` gives it the session and carries its wishes to the window."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.session = page.session

    def refresh(self) -> None:
        """Show what is stored now; overridden by every tab."""

    def take(self, request: object) -> None:
        """Show what another page asked for."""

    def find_field(self) -> QLineEdit | None:
        """Return the field that Ctrl+F goes to; None when the tab has none."""
        return None

    def may_leave(self) -> bool:
        """Whether another page may be opened now; a tab with unsaved input asks first."""
        return True


class TabRequest(NamedTuple):
    """Show a tab of a page by its name, with what is asked of it."""

    tab: str
    request: object = None


class TabbedPage(Page):
    """Subclasses name their `tabs`; a tab is asked for by its name, or by a TabRequest."""

    tabs: ClassVar[tuple[TabEntry, ...]] = ()
    tabs_name: ClassVar[str] = ""  # what a screen reader calls the row of tabs

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._made: dict[str, PageTab] = {}
        self._stale_tabs = {entry.key for entry in self.tabs}
        self._columns: list[QVBoxLayout] = []
        self.bar = QTabWidget()
        self.bar.setDocumentMode(True)
        self.bar.tabBar().setAccessibleName(self.tr(self.tabs_name))
        for entry in self.tabs:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 10, 0, 0)
            self._columns.append(column)
            self.bar.addTab(holder, self.tr(entry.title))
        self.bar.currentChanged.connect(self._freshen_tab)
        self.body.addWidget(self.bar, 1)

    def tab(self, key: str) -> PageTab:
        """Return a tab, made now if it was never seen."""
        found = self._made.get(key)
        if found is None:
            place = self._place(key)
            entry = self.tabs[place]
            found = getattr(import_module(entry.module), entry.class_name)(self)
            assert isinstance(found, PageTab)
            self._made[key] = found
            self._columns[place].addWidget(found)
        return found

    def current_key(self) -> str:
        """Return the name of the tab that is shown."""
        return self.tabs[self.bar.currentIndex()].key

    def show_tab(self, key: str) -> PageTab:
        """Show a tab and return it, worked out anew when something has changed."""
        self.bar.setCurrentIndex(self._place(key))
        self._freshen_tab()
        return self.tab(key)

    def refresh(self) -> None:
        """Work out the tab that is seen; the others wait until they are."""
        self._stale_tabs = {entry.key for entry in self.tabs}
        self._freshen_tab()

    def find_field(self) -> QLineEdit | None:
        """Return the filter of the tab that is seen, where it has one."""
        return self.tab(self.current_key()).find_field()

    def help_topic(self) -> str:
        """Return the help page of the tab that is seen, named after page and tab."""
        return f"{self.key}-{self.current_key()}"

    def take(self, request: object) -> None:
        """Show the tab that is asked for."""
        wanted = TabRequest(request) if isinstance(request, str) else request
        if isinstance(wanted, TabRequest) and wanted.tab in {entry.key for entry in self.tabs}:
            tab = self.show_tab(wanted.tab)
            if wanted.request is not None:
                tab.take(wanted.request)

    def may_leave(self) -> bool:
        """Whether another page may be opened now: every tab is asked."""
        return all(tab.may_leave() for tab in self._made.values())

    def _place(self, key: str) -> int:
        return next(place for place, entry in enumerate(self.tabs) if entry.key == key)

    def _freshen_tab(self, _place: int = 0) -> None:
        key = self.current_key()
        if key in self._stale_tabs and not self.session.is_unread:
            tab = self.tab(key)
            tab.refresh()
            self._stale_tabs.discard(key)
