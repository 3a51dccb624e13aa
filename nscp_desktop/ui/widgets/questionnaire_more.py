"""What is seldom filled in about an item of a questionnaire: shown when asked for, or when it holds something."""

from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.questionnaires import Answer, Item, LastTime, TrainedBefore
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.ui.widgets.answer_buttons import AnswerChoice, answer_choice
from nscp_desktop.ui.widgets.answer_text import AnswerText
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import breakable, plain_label
from nscp_desktop.ui.widgets.person_field import PersonField
from nscp_desktop.ui.widgets.questionnaire_shown import Shown, text_names
from nscp_desktop.ui.widgets.steady_combo import SteadyCombo


def holds_something(shown: Shown, item: Item) -> bool:
    """Whether anything stands in what is seldom filled in."""
    answer, names = shown.filled.answer(item.id), text_names(shown.filled.template.kind)
    kept = (answer.moderated, answer.owner_id, answer.owner, answer.next_note, answer.covered_by_id)
    return any(kept) or bool(getattr(answer, names.other)) or bool(shown.files.get(item.id))


class MorePanel(QWidget):
    """Guidance, the second text, the owner, the version of the course, a note, the moderated score and the files.

    `typed` is sent with each key, `left` when a field is left; `set_now` carries what is stored at once.
    """

    typed = Signal()
    left = Signal()
    set_now = Signal(object)
    files_wanted = Signal()
    people_wanted = Signal(object)

    def __init__(self, item: Item, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        names = text_names(shown.filled.template.kind)
        self.other_name = names.other
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 2)
        self.column.setSpacing(5)
        self._tell_guidance(item, shown.filled.last.get(item.id))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.column.addLayout(self.grid)
        self.other, self.note = AnswerText(), AnswerText()
        stored = shown.filled.answer(item.id)
        self.other.show_text(getattr(stored, names.other))
        self.note.show_text(stored.next_note)
        self.owner = PersonField()
        self.owner.setPlaceholderText(self.tr("Part of a name, or any other name"))
        self.owner.setToolTip(self.tr("Somebody on record, or any other name"))
        self._people: tuple[Person, ...] = ()
        self._owner_shown = ""
        self._put(0, 0, self.tr(names.other_words), self.other)
        self._put(0, 1, self.tr("Note for whoever fills it in next"), self.note)
        self._put(1, 0, self.tr("Who sees to it"), self.owner)
        self.files = push_button(self.tr("Files…"), self.files_wanted.emit)
        self.version: SteadyCombo | None = None
        self.before = push_button("", self._ask_people)
        self.before.setProperty("plain", True)
        self._trained: TrainedBefore | None = None
        self.moderated: AnswerChoice | None = None
        self._add_rest(shown)
        self._connect()

    def show_item(self, shown: Shown, before: Answer) -> None:
        """Show what is stored, but keep what is typed and not stored: what is not as it was stored `before`."""
        answer = shown.filled.answer(self.item.id)
        for field, name in ((self.other, self.other_name), (self.note, "next_note")):
            if field.toPlainText() in (getattr(before, name), getattr(answer, name)):
                field.show_text(getattr(answer, name))
            field.setReadOnly(not shown.may_edit)
        self._show_owner(shown, answer)
        count = shown.files.get(self.item.id, 0)
        self.files.setText(self.tr("Files (%1)…").replace("%1", str(count)) if count else self.tr("Files…"))
        self.files.setAccessibleName(
            self.tr("Files of item %1: %2").replace("%1", self.item.number).replace("%2", plural(count, "file"))
        )
        if self.version is not None:
            self.version.setCurrentIndex(max(0, self.version.findData(answer.covered_by_id)))
            self.version.setEnabled(shown.may_edit)
        if self.moderated is not None:
            self.moderated.set_value(answer.moderated)
            self.moderated.set_editable(shown.may_edit, shown.locked)
        self._show_trained(shown.trained_before.get(self.item.id))

    def pending(self, stored: Answer) -> Said:
        """Return what is typed and not stored yet."""
        said: dict[str, object] = {}
        for field, name in ((self.other, self.other_name), (self.note, "next_note")):
            if field.toPlainText() != getattr(stored, name):
                said[name] = field.toPlainText()
        if _tidy(self.owner.text()) != _tidy(self._owner_shown):
            chosen = self.owner.value()
            said.update({"owner": self.owner.text()} if chosen is None else {"owner_id": chosen})
        return cast(Said, said)

    def note_stored(self, said: Said) -> None:
        """Take as stored what was stored a moment ago."""
        if "owner" in said or "owner_id" in said:
            self._owner_shown = self.owner.text()

    def throw_away(self, shown: Shown) -> None:
        """Show what is stored in place of what is typed."""
        answer = shown.filled.answer(self.item.id)
        self.other.show_text(getattr(answer, self.other_name))
        self.note.show_text(answer.next_note)
        self.owner.setText(self._owner_shown)

    def fields(self) -> list[QWidget]:
        """Return the fields in reading order."""
        found: list[QWidget | None] = [self.other, self.note, self.owner, self.version, self.before]
        return [field for field in (*found, self.files) if field is not None]

    # Building

    def _tell_guidance(self, item: Item, last: LastTime | None) -> None:
        lines = [item.guidance] if item.guidance else []
        if item.source:
            lines.append(self.tr("Source: %1").replace("%1", item.source))
        if last is not None:
            said = [text for text in (last.answer.where_covered, last.answer.evidence) if text]
            words = self.tr("Last time: %1").replace("%1", last.label or self.tr("no answer"))
            lines.append(". ".join([words, *said]) if said else words)
        self.guidance = plain_label(breakable("\n".join(lines)), "muted", wrap=True)
        self.guidance.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.guidance)
        self.guidance.setVisible(bool(lines))

    def _put(self, row: int, place: int, words: str, field: QWidget) -> None:
        self.grid.addWidget(_labelled(words, field, self.item), row, place, Qt.AlignmentFlag.AlignTop)

    def _add_rest(self, shown: Shown) -> None:
        """Add the version of the course where there are any, the moderated score where the scale has one, the files."""
        if shown.versions:
            self.version = SteadyCombo()
            self.version.setToolTip(
                self.tr("Since which version the course covers this: who was trained before is counted")
            )
            self.version.addItem(self.tr("Not said"), None)
            for version in shown.versions:
                words = f"{version.name}, {in_words(version.in_use_from)}"
                self.version.addItem(words, version.id)
            self._put(1, 1, self.tr("Covered since version"), self.version)
        row = QHBoxLayout()
        row.addWidget(self.files)
        scale = shown.filled.version.scale
        if scale.moderated:
            self.moderated = answer_choice(scale.answers)
            words = self.tr("Moderated")
            self.moderated.name(f"{words}, {self.item.number}", self.tr("The score somebody else gives"))
            row.addWidget(plain_label(words, "muted"))
            row.addWidget(self.moderated)
        row.addStretch()
        row.addWidget(self.before)
        self.column.addLayout(row)

    def _connect(self) -> None:
        for field in (self.other, self.note):
            field.textChanged.connect(self.typed)
            field.left.connect(self.left)
        self.owner.textChanged.connect(self.typed)
        self.owner.editingFinished.connect(self.left)
        if self.version is not None:
            self.version.activated.connect(self._set_version)
        if self.moderated is not None:
            self.moderated.chosen.connect(self._set_moderated)

    # Showing

    def _show_owner(self, shown: Shown, answer: Answer) -> None:
        self.owner.setReadOnly(not shown.may_edit)
        was_blocked = self.owner.blockSignals(True)
        if shown.people != self._people:
            # Only when they are other ones: what is being completed would be taken away.
            self.owner.set_people(shown.people)
            self._people = shown.people
        chosen, typed = self.owner.value(), _tidy(self.owner.text())
        is_stored = chosen == answer.owner_id if answer.owner_id is not None else typed == answer.owner
        if is_stored:
            self._owner_shown = self.owner.text()
        elif _tidy(self.owner.text()) == _tidy(self._owner_shown):
            if answer.owner_id is not None:
                self.owner.choose(answer.owner_id)
            else:
                self.owner.setText(answer.owner)
            self._owner_shown = self.owner.text()
        self.owner.blockSignals(was_blocked)

    def _show_trained(self, trained: TrainedBefore | None) -> None:
        self._trained = trained
        self.before.setVisible(trained is not None and bool(trained.of))
        if trained is not None:
            words = self.trained_words(trained)
            self.before.setText(words)
            self.before.setAccessibleName(f"{self.item.number}: {words}")
            self.before.setEnabled(bool(trained.people))

    @staticmethod
    def trained_words(trained: TrainedBefore) -> str:
        """Write who was trained before: `37 of 120 were trained before this was covered`."""
        words = QCoreApplication.translate("MorePanel", "%1 of %2 were trained before this was covered")
        return words.replace("%1", f"{len(trained.people):,}").replace("%2", f"{len(trained.of):,}")

    # What is done

    def _set_version(self, _place: int) -> None:
        if self.version is not None:
            self.set_now.emit(Said(covered_by_id=self.version.currentData()))

    def _set_moderated(self, key: str) -> None:
        self.set_now.emit(Said(moderated=key))

    def _ask_people(self) -> None:
        if self._trained is not None:
            self.people_wanted.emit(self._trained)


def _labelled(words: str, field: QWidget, item: Item) -> QWidget:
    """Put a small label above a field, which is named after it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName("muted")
    label.setBuddy(field)
    field.setAccessibleName(f"{words}, {item.number}")
    column.addWidget(label)
    column.addWidget(field)
    return whole


def _tidy(text: str) -> str:
    return " ".join(text.split())


def disclosure(words: str, name: str) -> QPushButton:
    """Make the small button that shows and hides what is seldom filled in."""
    button = QPushButton(words)
    button.setProperty("plain", True)
    button.setCheckable(True)
    button.setAccessibleName(name)
    return button
