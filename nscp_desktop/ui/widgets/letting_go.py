"""Taking a widget away that may be the very one that was pressed."""

from PySide6.QtWidgets import QWidget


def let_go(widget: QWidget, home: QWidget) -> None:
    """Take a widget out of sight, and delete it once nothing runs inside it any more."""
    # Held by the window of `home` until then: without a parent it would be gone at once, in the middle of a press.
    widget.setParent(home.window())
    widget.deleteLater()
