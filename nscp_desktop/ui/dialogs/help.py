"""The offline help for the page that is shown."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from nscp_desktop.paths import resources

TOPICS = (
    ("start", "First steps"),
    ("overview", "Overview"),
    ("people", "People"),
    ("target-groups", "Target groups"),
    ("matrix", "Training matrix"),
    ("record-training", "Recording training"),
    ("training-courses", "Courses"),
    ("training-sessions", "Sessions and registers"),
    ("training-evidence", "Evidence"),
    ("training-certificates", "Certificates"),
    ("training-evaluation", "Evaluation"),
    ("training-trainers", "Trainers and providers"),
    ("learning-shared", "Shared learning"),
    ("learning-induction", "Induction"),
    ("learning-supervision", "Supervision"),
    ("assurance-content", "Content checklist"),
    ("assurance-expectations", "Agency expectations"),
    ("assurance-audit", "Section 11 audit"),
    ("assurance-actions", "Actions"),
    ("assurance-gaps", "Gap log"),
    ("assurance-returns", "Returns and packs"),
    ("checklist-templates", "Checklist templates"),
    ("import", "Importing a spreadsheet"),
    ("planning", "Plan ahead"),
    ("reports", "Reports"),
    ("settings", "Settings"),
    ("rules", "Rules"),
    ("security", "Passwords and locking"),
    ("backups", "Backups"),
    ("privacy", "Privacy and retention"),
    ("history", "History and undo"),
    ("standings", "What the words mean"),
    ("keys", "Keys"),
)


class HelpDialog(QDialog):
    """Short help pages, from files that come with the program; nothing is fetched from anywhere."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.resize(760, 520)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Help pages"))
        self.list.setFixedWidth(200)
        self.list.addItems([title for _, title in TOPICS])
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(14)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(close)
        self.list.currentRowChanged.connect(self._show)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self.accept)
        keys = [key for key, _ in TOPICS]
        self.list.setCurrentRow(keys.index(topic) if topic in keys else 0)

    def _show(self, place: int) -> None:
        path = resources() / "help" / f"{TOPICS[place][0]}.md"
        self.text.setMarkdown(path.read_text(encoding="utf-8"))
