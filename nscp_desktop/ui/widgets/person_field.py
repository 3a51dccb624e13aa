"""A field in which one person is found by typing part of their name."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.models.table import fold


class PersonField(QLineEdit):
    """`chosen` is sent when the field has come to mean somebody else, or nobody.

    Two people of one name are told apart by their staff number, or by their place in the list.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, int] = {}
        self._shared: frozenset[str] = frozenset()
        self._words: dict[int, str] = {}
        self._names = QStringListModel(self)
        self._told: int | None = None
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Type part of a name"))
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.textChanged.connect(self._tell)

    def set_people(self, people: Iterable[Person]) -> None:
        """Offer these people, in the order given."""
        words: dict[str, int] = {}
        spoken: dict[str, list[int]] = {}
        for person in people:
            spoken.setdefault(fold(person.name), []).append(person.id)
            number = f" ({person.staff_number})" if person.staff_number else ""
            name = f"{person.sorted_name}{number}"
            place = 2
            while name in words:
                name = f"{person.sorted_name}{number}, no. {place}"
                place += 1
            words[name] = person.id
        self._shared = frozenset(name for name, ids in spoken.items() if len(ids) > 1)
        # A name typed as it is spoken means its owner as well, where only one person has it.
        self._ids = {name: ids[0] for name, ids in spoken.items() if len(ids) == 1}
        self._ids |= {fold(name): own for name, own in words.items()}
        self._words = {own: name for name, own in words.items()}
        self._names.setStringList(list(words))

    def value(self) -> int | None:
        """Return the id of the person, None for nobody and while the text is no name of the list."""
        return self._ids.get(fold(self.text().strip()))

    def is_shared(self) -> bool:
        """Whether the text is the name of several people, and so means none of them."""
        return self.value() is None and fold(self.text().strip()) in self._shared

    def choose(self, person_id: int | None) -> None:
        """Show a person, or nobody."""
        self.setText(self._words.get(person_id or 0, ""))

    def error(self) -> str:
        """Return the sentence why the text means nobody, empty when all is well."""
        if not self.text().strip() or self.value() is not None:
            return ""
        if self.is_shared():
            return self.tr("Several people have this name. Choose one of those offered when you type the surname.")
        return self.tr("There is nobody of this name in the list. Choose one of those offered.")

    def _tell(self, _text: str) -> None:
        now = self.value()
        if now != self._told:
            self._told = now
            self.chosen.emit()
