"""Icons in the colours of the look."""

from PySide6.QtCore import QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from nscp_desktop.ui import resources_rc

# Importing the compiled icons is what registers them with Qt.
REGISTERED = resources_rc.qt_resource_name


def icon(name: str, colour: QColor, checked: QColor | None = None, size: int = 18) -> QIcon:
    """Return an icon drawn in a colour, and in another one while its button is checked."""
    made = QIcon()
    made.addPixmap(_drawn(name, colour, size), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(_drawn(name, checked or colour, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _drawn(name: str, colour: QColor, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = QFile(f":/icons/{name}.svg")
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    drawing = bytes(source.readAll().data()).replace(b"#000000", colour.name().encode())
    source.close()
    pixmap = QPixmap(QSize(size * 2, size * 2))
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(drawing).render(painter, pixmap.rect().toRectF().adjusted(0, 0, -size, -size))
    return pixmap
