"""How the program looks: colours, fonts and the style sheet, in light and dark."""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.paths import resources
from nscp_desktop.ui import resources_rc
from nscp_desktop.ui.style_sheet import STYLE_SHEET

BOOKED = "booked"
LOOK_SETTING = "window/look"
# Importing the compiled icons is what registers them with Qt, for the style sheet too.
ICONS = resources_rc.qt_resource_name
SYSTEM_FONTS = ("Segoe UI", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans")
# The signs of the standings are missing from most interface fonts, so they come from one that is shipped.
SIGN_FONT = "DejaVu Sans"
# A plain QWidget draws the background that the style sheet gives it only with this attribute.
STYLED = Qt.WidgetAttribute.WA_StyledBackground


class StatusColours(NamedTuple):
    """The colours of a standing: chip, text on it, and bars (which carry white figures)."""

    fill: QColor
    ink: QColor
    bar: QColor


def _set(fill: str, ink: str, bar: str) -> StatusColours:
    return StatusColours(QColor(fill), QColor(ink), QColor(bar))


_BLUE = _set("#e3ecf9", "#2456a6", "#2456a6")
_GREY = _set("#eceff2", "#5c6872", "#6b7782")
_LIGHT: dict[str, StatusColours] = {
    StandingKind.IN_DATE: _set("#e2f2e9", "#1d7a46", "#1d7a46"),
    StandingKind.DUE_SOON: _set("#fdefd9", "#8f5400", "#9a5b00"),
    StandingKind.OVERDUE: _set("#fbe5e3", "#b3261e", "#b3261e"),
    StandingKind.NOT_DONE: _set("#f4e4f1", "#6b1d5c", "#6b1d5c"),
    StandingKind.DATE_UNKNOWN: _set("#f4e4f1", "#7d2f6d", "#8c4a7e"),
    StandingKind.INDUCTION: _BLUE,
    StandingKind.EXEMPT: _GREY,
    StandingKind.NOT_REQUIRED: _GREY,
    BOOKED: _BLUE,
}
_DARK_BLUE = _set("#1c3050", "#9dc1f7", "#3f70c4")
_DARK_GREY = _set("#2c353d", "#aebac4", "#6b7782")
_DARK: dict[str, StatusColours] = {
    StandingKind.IN_DATE: _set("#173626", "#7fdba6", "#27804f"),
    StandingKind.DUE_SOON: _set("#3f2d10", "#f4bd6b", "#9a5b00"),
    StandingKind.OVERDUE: _set("#4a211e", "#ffa29a", "#c23a31"),
    StandingKind.NOT_DONE: _set("#402239", "#e6aada", "#9c4189"),
    StandingKind.DATE_UNKNOWN: _set("#402239", "#e6aada", "#7d5174"),
    StandingKind.INDUCTION: _DARK_BLUE,
    StandingKind.EXEMPT: _DARK_GREY,
    StandingKind.NOT_REQUIRED: _DARK_GREY,
    BOOKED: _DARK_BLUE,
}

LIGHT_TOKENS = {
    "window": "#f4f6f8",
    "card": "#ffffff",
    "raised": "#fafbfc",
    "line": "#d8dfe5",
    "field_line": "#aeb9c3",
    "text": "#18232d",
    "muted": "#566571",
    "accent": "#0b5563",
    "accent_hover": "#0e6474",
    "accent_text": "#ffffff",
    "accent_ink": "#0b5563",
    "selected": "#dfeff0",
    "hover": "#edf2f4",
    "wrong": "#b3261e",
    "notice": "#fdefd9",
    "notice_text": "#6d4000",
    "disabled": "#8b97a2",
}
DARK_TOKENS = {
    "window": "#12171c",
    "card": "#1a2128",
    "raised": "#1f272f",
    "line": "#323d47",
    "field_line": "#5b6975",
    "text": "#e9eef2",
    "muted": "#a9b6c1",
    "accent": "#17707e",
    "accent_hover": "#1b8392",
    "accent_text": "#ffffff",
    "accent_ink": "#6fcbd8",
    "selected": "#1d3d44",
    "hover": "#252f38",
    "wrong": "#ffa29a",
    "notice": "#3f2d10",
    "notice_text": "#f7cf94",
    "disabled": "#74828e",
}


class _Look:
    """Which look is in force; there is one application, so there is one look."""

    dark = False
    high_contrast = False
    asked: bool | None = None
    followed = False


def apply(app: QApplication, dark: bool | None = None) -> None:
    """Give the program its look; `dark` None follows what was chosen in the menu, or else the system as it changes.

    In high contrast the system's own colours stay.
    """
    _Look.asked = chosen_look() if dark is None else dark
    _load_fonts(app)
    if not _Look.followed:
        _Look.followed = True
        app.styleHints().colorSchemeChanged.connect(_follow_system)
    _dress(app)


def chosen_look() -> bool | None:
    """Return whether dark or light was chosen in the menu, None when it is as the system."""
    return {"light": False, "dark": True}.get(str(QSettings().value(LOOK_SETTING, "")))


def choose_look(app: QApplication, look: str) -> None:
    """Remember "light", "dark" or "system", and show it."""
    QSettings().setValue(LOOK_SETTING, look)
    apply(app)


def is_dark() -> bool:
    """Whether the dark look is in force."""
    return _Look.dark


def colours_of(kind: str) -> StatusColours:
    """Return the colours of a standing, or of `BOOKED`."""
    if _Look.high_contrast:
        palette = QApplication.palette()
        ink = palette.color(QPalette.ColorRole.WindowText)
        return StatusColours(palette.color(QPalette.ColorRole.Base), ink, _LIGHT[kind].bar)
    return (_DARK if _Look.dark else _LIGHT)[kind]


def token(name: str) -> QColor:
    """Return a colour of the look by its name, for widgets that draw themselves."""
    if _Look.high_contrast:
        role = _CONTRAST_ROLES.get(name, QPalette.ColorRole.WindowText)
        return QApplication.palette().color(role)
    return QColor((DARK_TOKENS if _Look.dark else LIGHT_TOKENS)[name])


_CONTRAST_ROLES = {
    "window": QPalette.ColorRole.Window,
    "card": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.Base,
    "selected": QPalette.ColorRole.Highlight,
    "hover": QPalette.ColorRole.AlternateBase,
    "accent": QPalette.ColorRole.Highlight,
    "accent_text": QPalette.ColorRole.HighlightedText,
}


def _follow_system() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _Look.asked is None:
        _dress(app)


def _dress(app: QApplication) -> None:
    hints = app.styleHints()
    _Look.high_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    _Look.dark = (hints.colorScheme() is Qt.ColorScheme.Dark) if _Look.asked is None else _Look.asked
    if _Look.high_contrast:
        app.setStyleSheet("")
        return
    tokens = DARK_TOKENS if _Look.dark else LIGHT_TOKENS
    sheet = Template(STYLE_SHEET).substitute(tokens)
    if app.styleSheet() == sheet:
        # To be dressed the same again, every widget that there is would be measured anew.
        return
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(sheet)


def _palette(tokens: dict[str, str]) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for place, name in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "card",
        role.AlternateBase: "raised",
        role.Text: "text",
        role.Button: "card",
        role.ButtonText: "text",
        role.BrightText: "wrong",
        role.Highlight: "accent",
        role.HighlightedText: "accent_text",
        role.Accent: "accent",
        role.Link: "accent_ink",
        role.LinkVisited: "accent_ink",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Light: "card",
        role.Midlight: "hover",
        role.Mid: "line",
        role.Dark: "field_line",
        role.Shadow: "field_line",
    }.items():
        palette.setColor(place, QColor(tokens[name]))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens["disabled"]))
    return palette


def _load_fonts(app: QApplication) -> None:
    families = set(QFontDatabase.families())
    folder = resources() / "fonts"
    if SIGN_FONT not in families:
        QFontDatabase.addApplicationFont(str(folder / "DejaVuSans.ttf"))
    family = next((name for name in SYSTEM_FONTS if name in families), "")
    if not family:
        for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(folder / name))
        family = "Noto Sans"
    font = QFont([family, SIGN_FONT])
    font.setPointSizeF(9.75)
    app.setFont(font)
