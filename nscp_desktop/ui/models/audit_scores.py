"""The table of an audit beside the one before: each section, and below it its standards, then and now."""

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.audit_scores import ItemThenNow, SectionThenNow, Turn
from nscp_desktop.domain.questionnaires import Meaning
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.roles import StrongRole
from nscp_desktop.ui.models.table import AnyIndex, Column, TableModel
from nscp_desktop.ui.widgets.answer_buttons import KIND_OF, symbol_of


class ComparedLine(NamedTuple):
    """A section, or one of its standards."""

    section: SectionThenNow
    item: ItemThenNow | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.section.title, self.item.item.id if self.item is not None else 0


@guarded
class ComparedModel(TableModel[ComparedLine]):
    """Sections stand out among their standards."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == StrongRole and index.isValid():
            line = self.row_at(index)
            return line is not None and line.item is None
        return super().data(index, role)


def compared_lines(sections: tuple[SectionThenNow, ...], *, turned_only: bool = False) -> list[ComparedLine]:
    """Return sections and standards as they follow each other; `turned_only` those that got better or worse."""
    found = []
    for section in sections:
        items = [one for one in section.items if not turned_only or one.turn in (Turn.BETTER, Turn.WORSE)]
        if items:
            found += [ComparedLine(section), *(ComparedLine(section, one) for one in items)]
    return found


def compared_columns(*, moderated: bool) -> list[Column[ComparedLine]]:
    """Return the standard, its answer last time and now, the moderated score where there is one, and how it turned."""
    columns = [
        # Strong for their measure: sections are drawn so.
        Column(_tr("Standard"), _standard, width=300, key="standard", tooltip=_standard, strong=True),
        Column(_tr("Last time"), _then, width=120, key="then", status=_then_kind, tooltip=_then),
        Column(_tr("Now"), _now, width=120, key="now", status=_now_kind, tooltip=_now),
    ]
    if moderated:
        columns.append(Column(_tr("Moderated"), _moderated, width=120, key="moderated", status=_moderated_kind))
    columns.append(Column(_tr("Change"), _change, width=150, key="change", strong=True))
    return columns


def _standard(line: ComparedLine) -> str:
    if line.item is None:
        points = line.section.all.points_words
        return f"{line.section.title}  ({points})" if points else line.section.title
    return f"    {line.item.item.number}  {line.item.item.text}"


def _then(line: ComparedLine) -> str:
    if line.item is None or line.item.then is None:
        return ""
    return _words(line.item.then.meaning, line.item.then.label)


def _now(line: ComparedLine) -> str:
    found = line.item.now if line.item is not None else None
    return _words(found.meaning, found.label) if found is not None else ""


def _moderated(line: ComparedLine) -> str:
    found = line.item.moderated if line.item is not None else None
    return _words(found.meaning, found.label) if found is not None else ""


def _change(line: ComparedLine) -> str:
    if line.item is None:
        return line.section.all.words
    return line.item.turn.words


def _then_kind(line: ComparedLine) -> StandingKind | None:
    return _kind(line.item.then.meaning if line.item is not None and line.item.then is not None else None)


def _now_kind(line: ComparedLine) -> StandingKind | None:
    return _kind(line.item.now.meaning if line.item is not None and line.item.now is not None else None)


def _moderated_kind(line: ComparedLine) -> StandingKind | None:
    found = line.item.moderated if line.item is not None else None
    return _kind(found.meaning if found is not None else None)


def _kind(meaning: Meaning | None) -> StandingKind | None:
    return KIND_OF[meaning] if meaning is not None else None


def _words(meaning: Meaning | None, label: str) -> str:
    return f"{symbol_of(meaning)} {label}".strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuditScores", text)
