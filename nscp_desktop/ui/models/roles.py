"""What an item model can say about a cell besides its text."""

from PySide6.QtCore import Qt

StatusRole = int(Qt.ItemDataRole.UserRole) + 1
BookedRole = int(Qt.ItemDataRole.UserRole) + 2
StrongRole = int(Qt.ItemDataRole.UserRole) + 3
