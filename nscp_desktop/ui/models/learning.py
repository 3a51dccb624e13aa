"""The tables about shared learning: the items, and the people behind one of them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.learning import Got, PersonLearning, Reach
from nscp_desktop.domain.people import AWAY_SYMBOL, Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column

UNREAD, READ, GOT, WITHOUT, STARTERS = "unread", "read", "got", "without", "starters"


@dataclass(frozen=True, slots=True)
class LearningPerson:
    """Somebody here, and whether an item has reached them."""

    person: Person
    team: str
    role: str
    got: Got | None
    to_read: bool
    is_away: bool
    is_starter: bool

    @property
    def chips(self) -> frozenset[str]:
        """The pills under which somebody is found."""
        if self.got is None:
            return frozenset((WITHOUT, STARTERS)) if self.is_starter else frozenset((WITHOUT,))
        if self.got.read_on is not None:
            return frozenset((GOT, READ))
        return frozenset((GOT, UNREAD)) if self.to_read else frozenset((GOT,))


def item_columns() -> list[Column[Reach]]:
    """Return the item, when it was last shared, and both figures."""
    return [
        Column(_tr("Item"), _title, width=140, strong=True, key="item", tooltip=_whole_title),
        Column(_tr("Kind"), _kind, width=90, key="kind", tooltip=_kind),
        Column(_tr("Last shared"), _last, sort_key=_last_order, width=90, key="last"),
        Column(_tr("Has reached"), _shared, sort_key=_shared_order, width=104, key="shared", spoken=_shared_whole),
        Column(_tr("Read"), _read, sort_key=_read_order, width=104, key="read", spoken=_read_whole),
    ]


def reader_columns() -> list[Column[LearningPerson]]:
    """Return who, where they are, when it was shared with them, and when they read it."""
    return [
        Column(_tr("Name"), _name, width=110, strong=True, key="name", tooltip=_name),
        Column(_tr("Role"), _role, width=110, key="role", tooltip=_role),
        Column(_tr("Team"), _team, width=100, key="team", tooltip=_team),
        Column(_tr("Shared"), _got, sort_key=_got_order, width=160, key="shared", tooltip=_got),
        Column(
            _tr("Read"), _read_on, sort_key=_read_on_order, width=130, key="read", status=_read_kind, tooltip=_read_on
        ),
    ]


def own_columns() -> list[Column[PersonLearning]]:
    """Return what one person has got: the item, its kind, when it was shared, and when they read it."""
    return [
        Column(_tr("Item"), _own_title, width=190, strong=True, key="item", tooltip=_own_title),
        Column(_tr("Kind"), _own_kind, width=90, key="kind", tooltip=_own_kind),
        Column(_tr("Shared"), _own_shared, sort_key=_own_order, width=130, key="shared", tooltip=_own_shared),
        Column(_tr("Read"), _own_read, width=120, key="read", status=_own_read_kind, tooltip=_own_read),
    ]


def readers(found: Reach, board: Board) -> list[LearningPerson]:
    """Return everybody who is here on the day of the board, with what is known of them and an item."""
    starters = set(found.starters)
    return [
        LearningPerson(
            row.person,
            board.team_of(row),
            row.person.role_words(board.as_at),
            found.got.get(row.person.id),
            found.item.to_read,
            row.is_away,
            row.person.id in starters,
        )
        for row in board.rows
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("learning", words)


def _title(row: Reach) -> str:
    return row.item.title if row.item.active else f"{row.item.title} ({_tr('switched off')})"


def _whole_title(row: Reach) -> str:
    return "\n".join(part for part in (_title(row), row.item.source, row.item.about) if part)


def _kind(row: Reach) -> str:
    return row.item.kind.words


def _last(row: Reach) -> str:
    return in_words(row.last_shared) if row.last_shared is not None else _tr("not yet")


def _last_order(row: Reach) -> date:
    return row.last_shared or date.min


def _shared(row: Reach) -> str:
    return row.shared.words if row.shares or row.got else "–"


def _shared_order(row: Reach) -> int:
    return row.shared.percent or 0


def _shared_whole(row: Reach) -> str:
    return f"{row.shared.words} {row.shared.beside}".strip()


def _read(row: Reach) -> str:
    if not row.item.to_read:
        return "–"
    return row.read.words if row.shares or row.got else "–"


def _read_order(row: Reach) -> int:
    return row.read.percent or 0 if row.item.to_read else -1


def _read_whole(row: Reach) -> str:
    if not row.item.to_read:
        return _tr("It need not be read and understood.")
    started = _tr("Started since: %1").replace("%1", f"{len(row.starters):,}") if row.starters else ""
    return "\n".join(part for part in (f"{row.read.words} {row.read.beside}".strip(), started) if part)


def _name(row: LearningPerson) -> str:
    return f"{row.person.sorted_name} {AWAY_SYMBOL} {_tr('away')}" if row.is_away else row.person.sorted_name


def _role(row: LearningPerson) -> str:
    return row.role


def _team(row: LearningPerson) -> str:
    return row.team


def _got(row: LearningPerson) -> str:
    if row.got is not None:
        return row.got.shared_words
    return _tr("started since") if row.is_starter else _tr("not shared")


def _got_order(row: LearningPerson) -> date:
    return row.got.share.shared_on if row.got is not None and row.got.share is not None else date.min


def _read_on(row: LearningPerson) -> str:
    kind = _read_kind(row)
    return f"{kind.symbol} {_read_words(row.got)}" if kind is not None else ""


def _read_words(got: Got | None) -> str:
    return in_words(got.read_on) if got is not None and got.read_on is not None else _tr("Not read yet")


def _read_on_order(row: LearningPerson) -> date:
    return row.got.read_on or date.min if row.got is not None else date.max


def _read_kind(row: LearningPerson) -> StandingKind | None:
    return _kind_of(row.got, row.to_read) if row.got is not None else None


def _kind_of(got: Got, to_read: bool) -> StandingKind | None:
    if got.read_on is not None:
        return StandingKind.IN_DATE
    return StandingKind.NOT_DONE if to_read else None


def _own_title(row: PersonLearning) -> str:
    return row.item.title if row.item.active else f"{row.item.title} ({_tr('switched off')})"


def _own_kind(row: PersonLearning) -> str:
    return row.item.kind.words


def _own_shared(row: PersonLearning) -> str:
    return row.got.shared_words


def _own_order(row: PersonLearning) -> date:
    return row.got.share.shared_on if row.got.share is not None else date.min


def _own_read(row: PersonLearning) -> str:
    kind = _own_read_kind(row)
    return f"{kind.symbol} {_read_words(row.got)}" if kind is not None else "–"


def _own_read_kind(row: PersonLearning) -> StandingKind | None:
    return _kind_of(row.got, row.item.to_read)
