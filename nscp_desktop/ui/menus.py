"""The menus of the window: every command with its key, shared by menus and Ctrl+K."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.help import HelpDialog
from nscp_desktop.ui.messages import tell
from nscp_desktop.ui.page_table import IN_NAVIGATION, PAGES
from nscp_desktop.ui.pages.requests import LikelyDuplicates, RecordRequest, ReportRequest
from nscp_desktop.ui.undoing import Undoing
from nscp_desktop.ui.your_name import ask_name

if TYPE_CHECKING:
    from nscp_desktop.ui.main_window import MainWindow

LOOKS = (("system", "As the &system"), ("light", "&Light"), ("dark", "&Dark"))


class Menus(QObject):
    """Makes the menus of a window and does what they say."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, QAction] = {}
        self.pages: dict[str, QAction] = {}
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_records()
        self._fill_reports()
        self._fill_help()
        changing = ("import", "new-person", "record")
        window.session.editing.guard(*(self._commands[key] for key in changing))

    def commands(self) -> list[tuple[str, str]]:
        """Return the commands as (key, words), without the pages."""
        return [(key, action.text().replace("&", "").rstrip("…")) for key, action in self._commands.items()]

    def trigger(self, key: str) -> None:
        """Do a command."""
        self._commands[key].trigger()

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown."""
        for own, action in self.pages.items():
            action.setChecked(own == key)

    # Menus

    def _fill_file(self) -> None:
        menu = self._menu(self.tr("&File"))
        window = self._window
        self._add(menu, "new-file", self.tr("&New record file…"), window.new_file_wanted.emit)
        self._add(menu, "open-file", self.tr("&Open…"), window.open_file_wanted.emit, "Ctrl+O")
        samples = menu.addMenu(self.tr("Look at a &sample agency"))
        for sample in SampleAgency:
            # Named in full, because the same words stand where any command can be looked up.
            words = self.tr("%1 (sample)").replace("%1", self.tr(sample.words))
            self._add(samples, f"sample-{sample.value}", words, partial(window.sample_wanted.emit, sample))
        menu.addSeparator()
        self._add(menu, "import", self.tr("&Import spreadsheet…"), window.import_spreadsheet, "Ctrl+I")
        menu.addSeparator()
        self._add(menu, "print", self.tr("&Print…"), self._print, "Ctrl+P")
        menu.addSeparator()
        self._add(menu, "work-as", self.tr("&Work as somebody else…"), self._work_as)
        self._add(menu, "lock", self.tr("&Lock now"), self._lock, "Ctrl+L")
        self._add(menu, "quit", self.tr("&Quit"), window.close, "Ctrl+Q")

    def _fill_edit(self) -> None:
        menu = self._menu(self.tr("&Edit"))
        undoing = Undoing(self._window.session, self._window)
        for key, action in (("undo", undoing.undo), ("redo", undoing.redo)):
            menu.addAction(action)
            self._commands[key] = action
        menu.addSeparator()
        # Ctrl+C itself belongs to the field or table that has the focus.
        self._add(menu, "copy", self.tr("&Copy"), self._copy)
        self._add(menu, "select-all", self.tr("Select &all"), self._select_all)
        menu.addSeparator()
        self._add(menu, "find", self.tr("&Find on this page"), self._find, "Ctrl+F")

    def _fill_view(self) -> None:
        menu = self._menu(self.tr("&View"))
        group = QActionGroup(menu)
        for place, key in enumerate(IN_NAVIGATION, start=1):
            action = menu.addAction(self.tr(PAGES[key].title))
            action.setCheckable(True)
            action.setShortcut(QKeySequence(f"Ctrl+{place}"))
            action.triggered.connect(partial(self._show_page, key))
            group.addAction(action)
            self.pages[key] = action
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        menu.addSeparator()
        self._add(menu, "go", self.tr("&Go to a page, person or command…"), self._window.go_anywhere, "Ctrl+K")
        self._add(menu, "today", self.tr("&Back to today"), self._back_to_today, "Ctrl+0")
        self._add(menu, "refresh", self.tr("&Refresh"), self._refresh, "F5")
        menu.addSeparator()
        looks = menu.addMenu(self.tr("&Colours"))
        chosen = str(QSettings().value(theme.LOOK_SETTING, "system"))
        look_group = QActionGroup(looks)
        for key, words in LOOKS:
            action = looks.addAction(self.tr(words))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(partial(self._dress, key))
            look_group.addAction(action)

    def _fill_records(self) -> None:
        menu = self._menu(self.tr("&Records"))
        self._add(menu, "new-person", self.tr("&Add person…"), self._window.add_person, "Ctrl+N")
        self._add(menu, "record", self.tr("&Record training…"), self._record, "Ctrl+T")
        self._add(menu, "plan", self.tr("&Plan a session…"), partial(self._window.open_planning, "session"))
        show_list = partial(self._window.show_page, "target-groups")
        self._add(menu, "target-groups", self.tr("Target groups to &decide"), show_list)
        show_pairs = partial(self._window.show_page, "people", LikelyDuplicates())
        self._add(menu, "likely-duplicates", self.tr("&Likely duplicates…"), show_pairs)

    def _fill_reports(self) -> None:
        menu = self._menu(self.tr("Re&ports"))
        for report in self._window.session.services.documents.reports():
            self._add(menu, f"report-{report.id}", report.title, partial(self._report, report.id))

    def _fill_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self._add(menu, "help", self.tr("Help for this &page"), self._help, "F1")
        self._add(menu, "first-steps", self.tr("&First steps"), partial(self._help_on, "start"))
        self._add(menu, "keys", self.tr("&Keys"), partial(self._help_on, "keys"))
        menu.addSeparator()
        self._add(menu, "about", self.tr("&About"), self._about)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, key: str, words: str, does: Callable[[], object], keys: str = "") -> None:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
        # The action hands over whether it is checked, which none of these wants.
        action.triggered.connect(partial(self._do, key, does))
        self._commands[key] = action

    # What they do

    def _do(self, key: str, does: Callable[[], object], _checked: bool = False) -> None:
        # Behind a locked window nothing can be read or stored.
        if key == "quit" or not self._window.lock.is_locked:
            does()

    def _show_page(self, key: str, _checked: bool = False) -> None:
        if self._window.lock.is_locked:
            self.show_chosen(self._window.current_page().key)
        elif not self._window.show_page(key):
            self.show_chosen("")

    def _record(self) -> None:
        self._window.record_training(RecordRequest())

    def _report(self, report_id: str) -> None:
        self._window.open_report(ReportRequest(report_id))

    def _print(self) -> None:
        if self._window.current_page().key == "reports":
            self._window.open_report(ReportRequest("", print_now=True))
        else:
            self._window.show_page("reports")

    def _work_as(self) -> None:
        ask_name(self._window.session, self._window)

    def _lock(self) -> None:
        self._window.lock.lock_now()

    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        copy = getattr(focused, "copy", None)
        if callable(copy):
            copy()

    def _select_all(self) -> None:
        select = getattr(QApplication.focusWidget(), "selectAll", None)
        if callable(select):
            select()

    def _find(self) -> None:
        field = self._window.current_page().find_field()
        if field is not None:
            field.setFocus()
            field.selectAll()
        else:
            self._window.go_anywhere()

    def _back_to_today(self) -> None:
        self._window.session.set_as_at(self._window.session.today)

    def _refresh(self) -> None:
        self._window.current_page().refresh()

    def _help(self) -> None:
        self._help_on(self._window.current_page().help_topic() or "start")

    def _help_on(self, topic: str) -> None:
        dialog = HelpDialog(topic, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _about(self) -> None:
        from nscp_desktop import __version__

        words = self.tr(
            "Safeguarding training records, version %1.\n\nKeeps training, target groups and refresh dates for one "
            "agency, on this computer only. It connects to nothing. Free software under the MIT licence."
        )
        tell(self._window, words.replace("%1", __version__))

    def _dress(self, key: str, _checked: bool = False) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose_look(app, key)
            self._window.navigation.colour_icons()
