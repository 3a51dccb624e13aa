"""The rows of documents that are read anew, and of their editions."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.requirements import Edition
from nscp_desktop.services.editions import ReadDocument
from nscp_desktop.ui.models.table import Column


def edition_columns() -> list[Column[Edition]]:
    """Return the columns of editions, oldest first."""
    return [
        Column(_tr("Edition"), _name, width=180, strong=True, tooltip=_name),
        Column(_tr("In force from"), _in_force, width=130, sort_key=_in_force_day),
        Column(_tr("Published on"), _published, width=130, sort_key=_published_day),
    ]


def document_columns() -> list[Column[ReadDocument]]:
    """Return the columns of documents."""
    return [
        Column(_tr("Document"), _title, width=240, strong=True, tooltip=_title),
        Column(_tr("Newest edition"), _newest, width=190, tooltip=_all_editions),
        Column(_tr("Asked for by"), _asked_by, width=230, tooltip=_asked_by),
    ]


def edition_key(edition: Edition) -> str:
    """Name a row across refreshes."""
    return edition.name


def document_key(row: ReadDocument) -> str:
    """Name a row across refreshes."""
    return row.document.id


def _name(edition: Edition) -> str:
    return edition.name


def _in_force(edition: Edition) -> str:
    return in_words(edition.in_force)


def _in_force_day(edition: Edition) -> date:
    return edition.in_force


def _published(edition: Edition) -> str:
    return in_words(edition.published) if edition.published else ""


def _published_day(edition: Edition) -> date:
    return edition.published or date.min


def _title(row: ReadDocument) -> str:
    return row.document.title


def _newest(row: ReadDocument) -> str:
    if not row.document.editions:
        return ""
    newest = row.document.editions[-1]
    return _tr("%1, from %2").replace("%1", newest.name).replace("%2", in_words(newest.in_force))


def _all_editions(row: ReadDocument) -> str:
    return ", ".join(edition.name for edition in row.document.editions)


def _asked_by(row: ReadDocument) -> str:
    return "; ".join(row.asked_by) or _tr("nothing yet")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Editions", words)
