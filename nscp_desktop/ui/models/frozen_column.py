"""The first column of a table, kept in sight while the others are scrolled to the side."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from nscp_desktop.ui.guarded import guarded


@guarded
class FrozenColumn(QTableView):
    """Lies over the left edge of a table and shows its first column; there only while the table is scrolled.

    It shares model and selection with the table, which keeps the focus.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.setModel(view.model())
        self.setSelectionModel(view.selectionModel())
        self.setItemDelegate(view.itemDelegate())
        self.setSelectionBehavior(view.selectionBehavior())
        self.setSelectionMode(view.selectionMode())
        self.setObjectName("frozenColumn")
        self.setFocusProxy(view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(view.accessibleName())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(view.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(view.isSortingEnabled())
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.horizontalHeader().setSortIndicatorShown(view.isSortingEnabled())
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
        view.horizontalScrollBar().valueChanged.connect(self._place)
        view.horizontalHeader().sectionResized.connect(self._place)
        view.horizontalHeader().sectionMoved.connect(self._place)
        view.model().modelReset.connect(self._hide_others)
        self.doubleClicked.connect(view.doubleClicked)
        view.installEventFilter(self)
        self._hide_others()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's size."""
        if watched is self._view and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _hide_others(self) -> None:
        for place in range(self.model().columnCount()):
            self.setColumnHidden(place, place != 0)
        self._place()

    def _place(self, *_: object) -> None:
        view, header = self._view, self._view.horizontalHeader()
        scrolled = view.horizontalScrollBar().value() > 0 and header.visualIndex(0) == 0
        if scrolled:
            width = view.columnWidth(0)
            self.setColumnWidth(0, width)
            self.horizontalHeader().setFixedHeight(header.height())
            shown = header.sortIndicatorSection()
            self.horizontalHeader().setSortIndicator(0 if shown == 0 else -1, header.sortIndicatorOrder())
            edge = view.frameWidth()
            self.setGeometry(edge, edge, width, view.viewport().height() + header.height())
            self.verticalScrollBar().setValue(view.verticalScrollBar().value())
        self.setVisible(scrolled)

    def _sort(self, _section: int) -> None:
        header = self._view.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        turned = header.sortIndicatorSection() == 0 and header.sortIndicatorOrder() is up
        header.setSortIndicator(0, down if turned else up)
        self._place()
