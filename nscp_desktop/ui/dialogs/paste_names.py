"""Paste a list of names, see whom each line means, and tick them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.matching import Action, PersonFacts, match_people
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import fill_dialog
from nscp_desktop.ui.models.table import Column, TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import plain_label


@dataclass(frozen=True, slots=True)
class NameLine:
    """One pasted line: the person it means (None when nobody or not surely one), and why in words."""

    place: int
    text: str
    person_id: int | None
    words: str


def match_names(text: str, people: Sequence[Person]) -> list[NameLine]:
    """Say whom each line of a pasted list means; only a sure match counts."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found = [_facts(place, line) for place, line in enumerate(lines) if line]
    names = {person.id: person.sorted_name for person in people}
    rows = []
    for facts, match in zip(found, match_people(found, _known(people)), strict=True):
        if match.action is Action.MATCH and match.person_id is not None:
            words = names[match.person_id]
        elif match.suggestions:
            words = "not sure: " + "; ".join(names[own] for own in dict.fromkeys(match.suggestions))
        else:
            words = "nobody of this name is here"
        rows.append(NameLine(facts.id, lines[facts.id], match.person_id, words))
    return rows


class PasteNamesDialog(Dialog):
    """A field to paste into, and beside it whom each line means."""

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Paste names"))
        self._people = people
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
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        label = plain_label(self.tr("&Names, one on each line"))
        label.setBuddy(self.text)
        left.addWidget(label)
        left.addWidget(self.text)
        right.addWidget(self.count)
        right.addWidget(self.table)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        row.setSpacing(14)
        self.body.addLayout(row)
        fill_dialog(self)
        self.text.textChanged.connect(self._match)
        self._match()
        self.resize(820, 440)

    def person_ids(self) -> tuple[int, ...]:
        """Return the people that were surely meant, each once."""
        return tuple(dict.fromkeys(row.person_id for row in self.model.all_rows() if row.person_id is not None))

    def _match(self) -> None:
        self.model.set_rows(match_names(self.text.toPlainText(), self._people))
        ids, lines = self.person_ids(), len(self.model.all_rows())
        words = self.tr("%1 of %2 lines matched").replace("%1", str(sum(map(_is_matched, self.model.all_rows()))))
        self.count.setText(words.replace("%2", str(lines)) if lines else self.tr("Nothing pasted yet"))
        self.accept_button.setText(self.tr("&Tick %1").replace("%1", plural(len(ids), "person", "people")))
        self.accept_button.setEnabled(bool(ids))


def _known(people: Iterable[Person]) -> list[PersonFacts]:
    known = []
    for person in people:
        givens = {person.given, person.known_as or person.given}
        known += [PersonFacts(person.id, own, person.family, None, person.staff_number, person.email) for own in givens]
    return known


def _facts(place: int, line: str) -> PersonFacts:
    if "@" in line and " " not in line:
        return PersonFacts(place, "", "", email=line)
    if "," in line:
        family, _, given = line.partition(",")
    else:
        given, _, family = line.rpartition(" ")
    return PersonFacts(place, given.strip(), family.strip())


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
