"""Templates of questionnaires: the program's own lists, and what the agency makes of them."""

from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.questionnaires import QuestionnaireKind, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_comparison import TemplateComparison, compare_items
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.pack_updates import edition_key
from nscp_desktop.services.shipped_templates import shipped_templates, shipped_version
from nscp_desktop.services.template_storing import Saved, checked_whole, store_version, taken
from nscp_desktop.storage.unit_of_work import UnitOfWork

_KINDS = list(QuestionnaireKind)
_CHANGED_SINCE = "This template was changed since it was opened. Open it again, then make the change."


@dataclass(frozen=True, slots=True)
class TemplateState:
    """A template as Settings lists it. `newer` is the edition that the program brings when it is a newer one."""

    template: Template
    version: TemplateVersion
    is_used: bool
    newer: str = ""


class TemplatesService:
    """Templates. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[Template, ...]:
        """Return the templates in use: stored ones, and the program's own that are not stored yet (id 0), by kind."""
        with self._desk.reading() as unit:
            found = _all(unit)
        return tuple(one for one in found if one.active)

    def newest(self, template: Template) -> TemplateVersion:
        """Return the version of a template that is filled in from now on.

        Raises NotFoundError when the template is gone.
        """
        with self._desk.reading() as unit:
            return _newest(unit, template)

    def states(self) -> tuple[TemplateState, ...]:
        """Return every template, also those switched off, with what the list of the settings says about it."""
        with self._desk.reading() as unit:
            return tuple(_state(unit, template) for template in _all(unit))

    def save(self, whole: WholeTemplate, *, today: date) -> Saved:
        """Store a changed template. A version that was filled in stays, and the next one is made.

        `version.id` says which version was changed. Items without a key are given one.

        Raises NotAllowedError beside the field, see `checked_whole`; NotFoundError when the template is gone.
        """
        with self._desk.reading() as unit:
            before = _newest(unit, whole.template)
            others = [one.title for one in _all(unit) if _key(one) != _key(whole.template)]
        if before.id != whole.version.id:
            raise NotAllowedError(_CHANGED_SINCE)
        whole = checked_whole(whole, others)
        with self._desk.changing(f"Change the template {whole.template.title}", right=Right.ADMINISTER) as unit:
            own = taken(unit, whole.template, today)
            unit.templates.change(replace(whole.template, id=own))
            return store_version(unit, own, whole.version, today)

    def add(self, whole: WholeTemplate, *, today: date) -> Saved:
        """Store a new template of the agency's own, which may be of any kind.

        Raises NotAllowedError beside the field, see `checked_whole`.
        """
        whole = WholeTemplate(replace(whole.template, id=0, shipped="", active=True), replace(whole.version, id=0))
        with self._desk.reading() as unit:
            others = [one.title for one in _all(unit)]
        whole = checked_whole(whole, others)
        with self._desk.changing(f"Add the template {whole.template.title}", right=Right.ADMINISTER) as unit:
            own = unit.templates.add(whole.template)
            return store_version(unit, own, whole.version, today)

    def switch(self, template: Template, *, active: bool, today: date) -> None:
        """Switch a template off or on again: one that is off is not offered; what was filled in stays.

        Raises NotFoundError when it is gone.
        """
        does = "on" if active else "off"
        with self._desk.changing(f"Switch {does} the template {template.title}", right=Right.ADMINISTER) as unit:
            own = taken(unit, template, today)
            stored = unit.templates.template(own)
            assert stored is not None
            unit.templates.change(replace(stored, active=active))

    def compare_shipped(self, template: Template) -> TemplateComparison:
        """Compare the items of a template with those that the program brings. Nothing is stored.

        Raises NotFoundError when the program brings none, or the template is gone.
        """
        new = shipped_version(template.shipped)
        return compare_items(self.newest(template).sections, new.sections)

    def take_shipped(self, template: Template, *, today: date) -> Saved:
        """Make what the program brings now the items of a template; its title and its months stay.

        Raises NotFoundError when the program brings none, or the template is gone.
        """
        new = shipped_version(template.shipped)
        title = f"Take over the new list of {template.title}, {new.edition}"
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            own = taken(unit, template, today)
            note = f"Edition {new.edition} of the program's list taken over"
            return store_version(unit, own, replace(new, note=note), today)


def _all(unit: UnitOfWork) -> list[Template]:
    stored = unit.templates.templates()
    known = {one.shipped for one in stored}
    found = [*stored, *(one for one in shipped_templates() if one.shipped not in known)]
    return sorted(found, key=lambda one: (_KINDS.index(one.kind), not one.shipped, one.id))


def _newest(unit: UnitOfWork, template: Template) -> TemplateVersion:
    own = template.id
    if not own and template.shipped:
        stored = (one.id for one in unit.templates.templates() if one.shipped == template.shipped)
        own = next(stored, 0)
        if not own:
            return shipped_version(template.shipped)
    found = unit.templates.newest(own)
    if found is None:
        raise NotFoundError("That list is no longer there.")
    return found


def _state(unit: UnitOfWork, template: Template) -> TemplateState:
    version = _newest(unit, template)
    newer = ""
    if template.id and template.shipped and version.edition:
        edition = shipped_version(template.shipped).edition
        newer = edition if edition_key(edition) > edition_key(version.edition) else ""
    return TemplateState(template, version, bool(version.id) and unit.templates.is_used(version.id), newer)


def _key(template: Template) -> tuple[int, str]:
    return (template.id, "") if template.id else (0, template.shipped)
