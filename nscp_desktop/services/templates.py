"""Templates of questionnaires: the program's own lists, and what the agency makes of them."""

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import QuestionnaireKind, Template, TemplateVersion
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.shipped_templates import shipped_templates, shipped_version
from nscp_desktop.storage.unit_of_work import UnitOfWork

_KINDS = list(QuestionnaireKind)


class TemplatesService:
    """Templates. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self, *, include_inactive: bool = False) -> tuple[Template, ...]:
        """Return the stored templates and the program's own that are not stored yet (their id is 0), by kind."""
        with self._desk.reading() as unit:
            found = _all(unit)
        return tuple(one for one in found if one.active or include_inactive)

    def newest(self, template: Template) -> TemplateVersion:
        """Return the version of a template that is filled in from now on.

        Raises NotFoundError when the template is gone.
        """
        if not template.id:
            return shipped_version(template.shipped)
        with self._desk.reading() as unit:
            found = unit.templates.newest(template.id)
        if found is None:
            raise NotFoundError("That list is no longer there.")
        return found


def _all(unit: UnitOfWork) -> list[Template]:
    stored = unit.templates.templates()
    known = {one.shipped for one in stored}
    found = [*stored, *(one for one in shipped_templates() if one.shipped not in known)]
    return sorted(found, key=lambda one: (_KINDS.index(one.kind), one.id, one.title.casefold()))
