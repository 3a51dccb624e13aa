"""Paste a list of names, see whom each line means, say it where that is not sure, and tick them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.matching import Action, PersonFacts, PersonMatch, fold_name, match_people
from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label


@dataclass(frozen=True, slots=True)
class NameLine:
    """One pasted line: the person it means (None when nobody or not surely one), and why in words.

    `suggestions` are those it may mean where it is not sure.
    """

    place: int
    text: str
    person_id: int | None
    words: str
    suggestions: tuple[int, ...] = ()


def match_names(text: str, people: Sequence[Person]) -> list[NameLine]:
    """Say whom each line of a pasted list means; only a sure match counts.

    The given name may stand first or last, and in a column of its own.
    """
    lines = {place: line.strip() for place, line in enumerate(text.splitlines()) if line.strip()}
    known, names = _known(people), names_told_apart(people)
    found = match_people([_facts(place, line) for place, line in lines.items()], known)
    turned = match_people([_turned(place, line) for place, line in lines.items()], known)
    rows = []
    for (place, line), first, second in zip(lines.items(), found, turned, strict=True):
        match = second if first.action is not Action.MATCH and second.action is Action.MATCH else first
        if match.person_id is None and not match.suggestions:
            match = replace(match, suggestions=_of_one_name(line, people))
        rows.append(_line(place, " ".join(line.split()), match, names))
    return rows


class PasteNamesDialog(Dialog):
    """A field to paste into, and beside it whom each line means; a line that may mean several people is asked about.

    With `all_but` these are the people that are left out, and everybody else is ticked.
    """

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None, *, all_but: bool = False) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Everyone but these") if all_but else self.tr("Paste names"))
        self.all_but = all_but
        self._people = people
        self._names = names_told_apart(people)
        self._said: dict[str, int | None] = {}
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Names, one on each line"))
        self.text.setPlaceholderText(self.tr("One name on each line, for example\nOsei, Rebecca\nFolake Adeyemi"))
        self.model: TableModel[NameLine] = TableModel(_columns(self), key=_place, parent=self)
        self.table = TableView("paste-names", self)
        self.table.setAccessibleName(self.tr("Whom each line means"))
        self.table.set_table(self.model, sort_by=None)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.count = plain_label("", "muted")
        self.question = plain_label("", wrap=True)
        self.answer = QComboBox()
        self.answer.setAccessibleName(self.tr("Whom this line means"))
        self.copy_button = push_button("", self.copy_unmatched)
        self._lay_out()
        self.text.textChanged.connect(self._match)
        self.table.selected.connect(self._ask)
        self.answer.activated.connect(self._take_answer)
        self._match()
        self.text.setFocus()
        self.resize(820, 440)

    def person_ids(self) -> tuple[int, ...]:
        """Return the people that were surely meant, each once."""
        return tuple(dict.fromkeys(row.person_id for row in self.model.all_rows() if row.person_id is not None))

    def unmatched(self) -> tuple[str, ...]:
        """Return the lines that mean nobody, as they were pasted."""
        return tuple(row.text for row in self.model.all_rows() if row.person_id is None)

    def copy_unmatched(self) -> None:
        """Put the lines that mean nobody on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.unmatched()) + "\n")

    def _lay_out(self) -> None:
        left, right, row, asked = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        label = plain_label(self.tr("&Names, one on each line"))
        label.setBuddy(self.text)
        left.addWidget(label)
        left.addWidget(self.text)
        asked.addWidget(self.question, 1)
        asked.addWidget(self.answer, 1)
        asked.addWidget(self.copy_button)
        right.addWidget(self.count)
        right.addWidget(self.table)
        right.addLayout(asked)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        row.setSpacing(14)
        self.body.addLayout(row)
        fill_dialog(self)

    def _match(self) -> None:
        found = match_names(self.text.toPlainText(), self._people)
        self.model.set_rows(self._answered(line) for line in found)
        ids, lines = self.person_ids(), len(self.model.all_rows())
        words = self.tr("%1 of %2 lines matched").replace("%1", str(sum(map(_is_matched, self.model.all_rows()))))
        self.count.setText(words.replace("%2", str(lines)) if lines else self.tr("Nothing pasted yet"))
        people = plural(len(ids), "person", "people")
        tick = self.tr("&Tick all but %1") if self.all_but else self.tr("&Tick %1")
        self.accept_button.setText(tick.replace("%1", people))
        self.accept_button.setEnabled(bool(ids))
        left = len(self.unmatched())
        self.copy_button.setText(self.tr("&Copy %1 not matched").replace("%1", str(left)))
        self.copy_button.setAccessibleName(self.copy_button.text().replace("&", ""))
        self.copy_button.setVisible(left > 0)
        first = next((row for row in self.model.rows() if row.suggestions and row.person_id is None), None)
        if first is not None and not self._is_asking():
            self.table.select_key(first.place)
        self._ask()

    def _answered(self, line: NameLine) -> NameLine:
        """Take over what somebody said about a line that is not sure."""
        if line.text not in self._said or not line.suggestions:
            return line
        own = self._said[line.text]
        if own is None:
            return replace(line, words=self.tr("nobody here"))
        return replace(line, person_id=own, words=self._names[own])

    def _is_asking(self) -> bool:
        row = self.table.current_row()
        return row is not None and bool(row.suggestions) and row.person_id is None

    def _ask(self) -> None:
        """Ask whom the current line means, where it may mean several people."""
        row = self.table.current_row()
        asks = row is not None and bool(row.suggestions)
        self.question.setVisible(asks)
        self.answer.setVisible(asks)
        if row is None or not asks:
            return
        self.question.setText(self.tr("Whom does “%1” mean?").replace("%1", row.text))
        self.answer.clear()
        self.answer.addItem(self.tr("Choose…"), 0)
        for own in dict.fromkeys(row.suggestions):
            self.answer.addItem(self._names[own], own)
        self.answer.addItem(self.tr("Nobody here"), None)
        said = self._said.get(row.text, 0)
        self.answer.setCurrentIndex(max(self.answer.findData(said), 0) if said is not None else self.answer.count() - 1)

    def _take_answer(self, place: int) -> None:
        row = self.table.current_row()
        if row is None:
            return
        if place == 0:
            self._said.pop(row.text, None)
        else:
            self._said[row.text] = self.answer.itemData(place)
        self._match()


def _of_one_name(line: str, people: Sequence[Person]) -> tuple[int, ...]:
    """Return who has a line that is one word as a given or family name."""
    word = fold_name(line, "")
    if not word or len(line.split()) > 1:
        return ()
    return tuple(
        person.id
        for person in people
        if word in {fold_name(name, "") for name in (person.given, person.family, person.known_as)}
    )


def _line(place: int, text: str, match: PersonMatch, names: Mapping[int, str]) -> NameLine:
    if match.action is Action.MATCH and match.person_id is not None:
        return NameLine(place, text, match.person_id, names[match.person_id])
    suggestions = tuple(dict.fromkeys(match.suggestions))
    if suggestions:
        return NameLine(place, text, None, "not sure: " + "; ".join(names[own] for own in suggestions), suggestions)
    return NameLine(place, text, None, "nobody of this name is here")


def _known(people: Iterable[Person]) -> list[PersonFacts]:
    known = []
    for person in people:
        givens = {person.given, person.known_as or person.given}
        known += [PersonFacts(person.id, own, person.family, None, person.staff_number, person.email) for own in givens]
    return known


def _facts(place: int, line: str) -> PersonFacts:
    if "@" in line and " " not in line:
        return PersonFacts(place, "", "", email=line)
    if "\t" in line:
        family, given = [part.strip() for part in line.split("\t") if part.strip()][:2]
    elif "," in line:
        family, _, given = line.partition(",")
    else:
        given, _, family = line.rpartition(" ")
    return PersonFacts(place, " ".join(given.split()), " ".join(family.split()))


def _turned(place: int, line: str) -> PersonFacts:
    """Read a line the other way round: the family name first, or the given name in the first column."""
    facts = _facts(place, line)
    if "," in line or facts.email:
        return facts
    if "\t" in line:
        return PersonFacts(place, facts.family, facts.given)
    family, _, given = " ".join(line.split()).partition(" ")
    return PersonFacts(place, given, family)


def _columns(dialog: QWidget) -> list[Column[NameLine]]:
    return [
        Column(dialog.tr("Line"), _text, width=170, tooltip=_text),
        Column(dialog.tr("Means"), _means, width=250, status=_kind, tooltip=_means),
    ]


def _place(row: NameLine) -> int:
    return row.place


def _is_matched(row: NameLine) -> bool:
    return row.person_id is not None


def _text(row: NameLine) -> str:
    return row.text


def _means(row: NameLine) -> str:
    return f"{'✓' if _is_matched(row) else '?'} {row.words}"


def _kind(row: NameLine) -> StandingKind:
    return StandingKind.IN_DATE if _is_matched(row) else StandingKind.DATE_UNKNOWN
