"""The style sheet; `$names` are the colours of theme.py."""

STYLE_SHEET = """
QFrame#card { background: $card; border: 1px solid $line; border-radius: 7px; }
QLabel#pageTitle { font-size: 15pt; font-weight: 600; }
QLabel#cardTitle { font-weight: 600; font-size: 10.5pt; }
QLabel#strong { font-weight: 600; }
QLabel#reading { color: $muted; background: $window; }
QLabel#muted, QLabel#pageNote, QLabel[role="quiet"] { color: $muted; }
QLabel#errorSentence, QLabel[role="error"] { color: $wrong; }
QFrame#noticeBar { background: $notice; border: none; border-radius: 6px; }
QFrame#noticeBar QLabel { color: $notice_text; font-weight: 600; }
QLabel#noticeText { background: $notice; color: $notice_text; border-radius: 6px; padding: 6px 9px; }
QFrame#sheets { border: 1px dashed $field_line; border-radius: 6px; }
QFrame#rule { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton { background: $card; color: $text; border: 1px solid $field_line; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:open { background: $selected; }
QPushButton:focus { border: 2px solid $accent_ink; padding: 4px 11px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $raised; }
QPushButton[primary="true"] { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $raised; color: $disabled; border: 1px solid $line; }
QPushButton[pill="true"] { border-radius: 13px; padding: 4px 11px; min-height: 16px; }
QPushButton[pill="true"]:focus { padding: 3px 10px; }
QPushButton[pill="true"]:checked { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[pill="true"]:checked:focus { border-color: $text; }
QPushButton[plain="true"] { border: 1px solid transparent; background: transparent; color: $accent_ink;
    padding: 2px 4px; }
QPushButton[plain="true"]:hover { text-decoration: underline; }
QPushButton[plain="true"]:focus { border: 2px solid $accent_ink; padding: 1px 3px; border-radius: 4px; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }
QPushButton[hasMenu="true"] { padding-right: 22px; }
QPushButton[hasMenu="true"]:focus { padding-right: 21px; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {
    background: $card; color: $text; border: 1px solid $field_line; border-radius: 5px; padding: 4px 7px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent_ink; padding: 3px 6px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $wrong;
    padding: 3px 6px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $raised; color: $disabled;
    border-color: $line; }
QLineEdit:read-only { background: $raised; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/down.svg); width: 12px; height: 12px; }

QTableView, QListView, QTreeView { background: $card; border: 1px solid $line; border-radius: 7px;
    selection-background-color: $selected; selection-color: $text; outline: none; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $accent_ink; }
QTableView#frozenColumn { border: none; border-right: 1px solid $line; border-radius: 0; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 6px; }
QTableView::item:selected { background: $selected; color: $text; }
QTableView::item:focus { border: 2px solid $accent_ink; }
QListView::item { padding: 6px 8px; }
QListView[compact="true"]::item { padding: 2px 4px; }
QListView::item:selected { background: $selected; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QHeaderView { background: $raised; border: none; border-top-left-radius: 7px; border-top-right-radius: 7px; }
QHeaderView::section { background: $raised; color: $muted; font-weight: 600; border: none;
    border-bottom: 1px solid $line; padding: 6px 6px; }
QTableView QTableCornerButton::section { background: $raised; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 4px; margin-right: 14px;
    border: none; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: $accent_ink; border-bottom: 2px solid $accent_ink; }
QTabBar::tab:focus { color: $text; border-bottom: 2px solid $text; }

QWidget#navigation { background: $card; border-right: 1px solid $line; }
QWidget#navigation QPushButton { background: transparent; border: none; border-left: 3px solid transparent;
    border-radius: 6px; padding: 8px 8px 8px 9px; text-align: left; font-weight: 400; }
QWidget#navigation QPushButton:hover { background: $hover; }
QWidget#navigation QPushButton:checked { background: $selected; color: $accent_ink; font-weight: 600;
    border-left: 3px solid $accent_ink; }
QWidget#navigation QPushButton:focus { border: 2px solid $accent_ink; padding: 6px 6px 6px 10px; }
QLabel#badge { background: $accent; color: $accent_text; border-radius: 8px; padding: 0 6px; font-size: 8.5pt;
    font-weight: 600; }

QMenuBar { background: $card; border-bottom: 1px solid $line; padding: 3px 4px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $selected; }
QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $card; border-top: 1px solid $line; color: $muted; }
QStatusBar QLabel { color: $muted; padding: 1px 6px; }
QStatusBar::item { border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 14px; height: 14px; border-radius: 3px;
    border: 1px solid $field_line; background: $card; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked { background: $accent;
    border-color: $accent; image: url(:/icons/tick.svg); }
QCheckBox::indicator:focus { border: 2px solid $accent_ink; }
QCheckBox::indicator:disabled { background: $raised; }
QRadioButton::indicator { width: 14px; height: 14px; border-radius: 8px; border: 1px solid $field_line;
    background: $card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $accent_text; }
QRadioButton::indicator:focus { border-color: $text; }
QRadioButton::indicator:disabled { background: $raised; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 1px; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QGroupBox { font-weight: 600; border: 1px solid $line; border-radius: 6px; margin-top: 9px; padding: 8px;
    background: $card; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 3px; }
"""
