"""The form for one rule of a requirement: of whom, when, on whose word."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.domain.rule_words import Names, who_words
from nscp_desktop.services.rules import RuleChoices
from nscp_desktop.ui.dialogs.dialog import ROOM_AROUND
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_rule import Ui_RuleForm
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.numbers import hours_words, read_hours, read_whole

Entries = Sequence[tuple[Hashable, str]]


@dataclass(frozen=True, slots=True)
class RuleOffers:
    """What the form offers: the agency's lists, the requirements that this one could come after, and names."""

    choices: RuleChoices
    others: tuple[Requirement, ...]
    names: Names
    today: date


class RuleDialog(FormDialog):
    """Add a rule, or change the one given. `store` takes the rule, and refuses one that cannot be."""

    def __init__(
        self, offers: RuleOffers, store: Callable[[Rule], None], rule: Rule | None = None, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Change rule") if rule is not None else self.tr("Add rule")
        super().__init__(title, self.tr("&Done"), parent)
        self._offers, self._store = offers, store
        self._rule = rule or Rule("", RuleKind.EVERY_MONTHS, months=24, first_within_days=30)
        self.ui = Ui_RuleForm()
        self.ui.setupUi(self.form)
        self._fill_lists(self._rule.who)
        self._fill_combos()
        self.ui.who_words.setObjectName("strong")
        self.ui.who.tabBar().setAccessibleName(self.tr("Asked of"))
        self.ui.kind.currentIndexChanged.connect(self._show_parts)
        self._show(self._rule)
        self._show_parts()
        self._say_who()
        self.finish()
        self.ui.kind.setFocus()

    def draft(self) -> Rule:
        """Return what is typed, without what does not go with the kind of rule.

        Raises NotAllowedError beside the field for a number that is none.
        """
        ui, kind = self.ui, self.kind()
        is_minimum, document = kind is RuleKind.MINIMUM, self._document() if kind is RuleKind.EDITION else None
        return replace(
            self._rule,
            kind=kind,
            who=self.who(),
            months=read_whole(ui.months.text(), "months") if kind in _WITH_MONTHS else None,
            first_within_days=None if is_minimum else read_whole(ui.first_within_days.text(), "first_within_days"),
            after=None if is_minimum else ui.after.currentData(),
            document=document.id if document is not None else "",
            editions=document.editions if document is not None else (),
            edition_within_days=(read_whole(ui.edition_within_days.text(), "edition_within_days") or 0)
            if kind is RuleKind.EDITION
            else 0,
            notice_days=read_whole(ui.notice_days.text(), "notice_days") or 0,
            may_lengthen=ui.may_lengthen.isChecked() and kind in _LENGTHENED,
            source=ui.source.text().strip(),
            source_edition=ui.source_edition.text().strip(),
            starts_on=ui.starts_on.value(),
            ends_on=ui.ends_on.value(),
            to_check=ui.to_check.text().strip(),
            hours=read_hours(ui.hours.text(), may_be_empty=False) if kind is RuleKind.HOURS else None,
            minimum_count=read_whole(ui.minimum_count.text(), "minimum_count") if is_minimum else None,
            minimum_per=Per(ui.minimum_per.currentData()) if is_minimum else Per.AGENCY,
        )

    def store(self) -> None:
        """Hand the rule over."""
        self._store(self.draft())

    def kind(self) -> RuleKind:
        """Return the kind of rule that is chosen."""
        return RuleKind(self.ui.kind.currentData())

    def who(self) -> Who:
        """Return whom the ticks ask."""
        found = {name: model.ticked() for name, model in self._lists.items()}
        return Who(
            frozenset(int(str(number)) for number in found["groups"]),
            frozenset(map(str, found["duties"])),
            frozenset(map(str, found["roles"])),
            frozenset(PersonKind(str(kind)) for kind in found["kinds"]),
            frozenset(map(str, found["sites"])),
            frozenset(map(str, found["levels"])),
        )

    def _room(self) -> QSize:
        """Take the room of the program's window, and not only that of the form it is opened from."""
        above = self.parentWidget()
        while above is not None and above.window().parentWidget() is not None:
            above = above.window().parentWidget()
        return above.window().size() - ROOM_AROUND if above is not None else super()._room()

    def _fill_lists(self, who: Who) -> None:
        choices = self._offers.choices
        roles = [(role.title, role.title) for role in choices.roles if role.active]
        entries: dict[str, Entries] = {
            "groups": [(group.number, group.label) for group in choices.groups],
            "levels": _and_gone([(level.title, level.title) for level in choices.levels], who.levels),
            "kinds": [(kind.value, kind.words) for kind in PersonKind],
            "roles": _and_gone(roles, who.roles),
            "duties": _and_gone([(duty.code, duty.title) for duty in choices.duties], who.duties),
            "sites": _and_gone([(site.title, site.title) for site in choices.sites], who.sites),
        }
        ticked: dict[str, Iterable[Hashable]] = {
            "groups": who.groups,
            "levels": who.levels,
            "kinds": [kind.value for kind in who.kinds],
            "roles": who.roles,
            "duties": who.duties,
            "sites": who.sites,
        }
        self._lists: dict[str, TickListModel] = {}
        for name, listed in entries.items():
            model = self._lists[name] = TickListModel(listed, self)
            model.set_ticked(list(ticked[name]))
            model.ticked_changed.connect(self._say_who)
            view = getattr(self.ui, name)
            assert isinstance(view, QListView)
            view.setModel(model)
            self.ui.who.setTabVisible(self._sheet(name), bool(listed))

    def _fill_combos(self) -> None:
        ui, offers = self.ui, self._offers
        for kind, words in self._kinds():
            ui.kind.addItem(words, kind.value)
        for per, words in (
            (Per.AGENCY, self.tr("the whole agency")),
            (Per.SITE, self.tr("each site")),
            (Per.TEAM, self.tr("each team")),
        ):
            ui.minimum_per.addItem(words, per.value)
        for document in offers.choices.documents:
            ui.document.addItem(document.title, document.id)
        ui.after.addItem(self.tr("nothing: it is asked from the start"), None)
        for other in offers.others:
            ui.after.addItem(other.title, other.id)

    def _kinds(self) -> tuple[tuple[RuleKind, str], ...]:
        return (
            (RuleKind.EVERY_MONTHS, self.tr("Again after an interval")),
            (RuleKind.ONCE, self.tr("Once")),
            (RuleKind.ACADEMIC_YEAR, self.tr("Once per academic year, 1 Sep to 31 Aug")),
            (RuleKind.EDITION, self.tr("Each new edition of a document")),
            (RuleKind.HOURS, self.tr("So many hours in so many months")),
            (RuleKind.EACH_START, self.tr("After each start: in the agency, role or duty")),
            (RuleKind.MINIMUM, self.tr("A smallest number of trained people")),
        )

    def _show(self, rule: Rule) -> None:
        ui = self.ui
        _choose(ui.kind, rule.kind.value)
        _choose(ui.minimum_per, rule.minimum_per.value)
        _choose(ui.document, rule.document)
        _choose(ui.after, rule.after)
        for field, number in (
            (ui.months, rule.months),
            (ui.minimum_count, rule.minimum_count),
            (ui.first_within_days, rule.first_within_days),
            (ui.notice_days, rule.notice_days),
            (ui.edition_within_days, rule.edition_within_days or 30),
        ):
            field.setText("" if number is None else str(number))
        ui.hours.setText(hours_words(rule.hours))
        ui.may_lengthen.setChecked(rule.may_lengthen)
        ui.source.setText(rule.source)
        ui.source_edition.setText(rule.source_edition)
        ui.to_check.setText(rule.to_check)
        for line in (ui.source, ui.source_edition, ui.to_check):
            line.setCursorPosition(0)
        for day, value in ((ui.starts_on, rule.starts_on), (ui.ends_on, rule.ends_on)):
            day.set_today(self._offers.today)
            day.set_value(value)
        ui.first_within_days.setPlaceholderText(self.tr("no time given"))
        ui.starts_on.setPlaceholderText(self.tr("always"))
        ui.ends_on.setPlaceholderText(self.tr("no end"))

    def _show_parts(self, _place: int = 0) -> None:
        """Show only the fields that go with the kind of rule."""
        ui, kind = self.ui, self.kind()
        ui.hours_part.setVisible(kind is RuleKind.HOURS)
        ui.months_part.setVisible(kind in _WITH_MONTHS)
        ui.minimum_part.setVisible(kind is RuleKind.MINIMUM)
        ui.document_part.setVisible(kind is RuleKind.EDITION)
        ui.first_part.setVisible(kind is not RuleKind.MINIMUM)
        ui.after_part.setVisible(kind is not RuleKind.MINIMUM)
        ui.may_lengthen.setVisible(kind in _LENGTHENED)
        words = {
            RuleKind.HOURS: self.tr("In how many &months"),
            RuleKind.MINIMUM: self.tr("A training counts (&months)"),
        }.get(kind, self.tr("Inter&val in months"))
        ui.months_label.setText(words)
        ui.months.setAccessibleName(words.replace("&", ""))
        ui.months.setPlaceholderText(self.tr("for ever") if kind is RuleKind.MINIMUM else "")

    def _say_who(self, _key: object = None) -> None:
        """Say in a sentence whom the ticks ask, and on each sheet how many are ticked."""
        names = self._offers.names
        self.ui.who_words.setText(f"{self.tr('Asked of')}: {who_words(self.who(), names.duties)}")
        for name, title in self._sheet_titles().items():
            count = len(self._lists[name].ticked())
            self.ui.who.setTabText(self._sheet(name), f"{title} ({count})" if count else title)

    def _sheet(self, name: str) -> int:
        page = getattr(self.ui, f"{name}_page")
        assert isinstance(page, QWidget)
        return self.ui.who.indexOf(page)

    def _sheet_titles(self) -> dict[str, str]:
        return {
            "groups": self.tr("Groups"),
            "levels": self.tr("Levels"),
            "kinds": self.tr("Kinds"),
            "roles": self.tr("Roles"),
            "duties": self.tr("Duties"),
            "sites": self.tr("Sites"),
        }

    def _document(self) -> Document | None:
        own = self.ui.document.currentData()
        return next((document for document in self._offers.choices.documents if document.id == own), None)


_WITH_MONTHS = (RuleKind.EVERY_MONTHS, RuleKind.HOURS, RuleKind.MINIMUM)
_LENGTHENED = (RuleKind.EVERY_MONTHS, RuleKind.ACADEMIC_YEAR, RuleKind.HOURS)


def _choose(combo: QComboBox, value: object) -> None:
    place = combo.findData(value)
    combo.setCurrentIndex(place if place >= 0 else 0)


def _and_gone(entries: Sequence[tuple[str, str]], named: Iterable[str]) -> Entries:
    """Return the entries with those that the rule names and nobody offers any more."""
    known = {key for key, _ in entries}
    return [*entries, *((name, f"{name} (no longer in use)") for name in sorted(named) if name not in known)]
