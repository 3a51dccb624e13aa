"""Putting the program's own lists on record when they are first used, and new versions of templates."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import Template
from nscp_desktop.services.shipped_templates import shipped_version
from nscp_desktop.storage.unit_of_work import UnitOfWork


def taken(unit: UnitOfWork, template: Template, today: date) -> int:
    """Return the id of a template, stored now with the program's words when it was not yet.

    Raises NotFoundError when it is gone.
    """
    if template.id:
        if unit.templates.template(template.id) is None:
            raise NotFoundError("That list is no longer there.")
        return template.id
    if not template.shipped:
        raise NotFoundError("That list is no longer there.")
    known = next((one for one in unit.templates.templates() if one.shipped == template.shipped), None)
    if known is not None:
        return known.id
    version = shipped_version(template.shipped)
    own = unit.templates.add(template)
    unit.templates.add_version(replace(version, template_id=own), today)
    return own
