"""The lists of items that come with the program. None of them is an official form."""

from functools import cache

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.questionnaires import Scale, Template, TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.paths import resources
from nscp_desktop.services.template_toml import read_scales, template_of

SHIPPED = ("content", "expectations", "section-11", "section-175")


@cache
def scales() -> tuple[Scale, ...]:
    """Return the scales that a template can be given."""
    return read_scales((resources() / "checklists" / "scales.toml").read_text("utf-8"))


def scale(scale_id: str) -> Scale:
    """Return a scale by its id.

    Raises NotFoundError when the program has none with it.
    """
    found = next((one for one in scales() if one.id == scale_id), None)
    if found is None:
        raise NotFoundError("That scale is not one of the program's.")
    return found


def shipped_templates() -> tuple[Template, ...]:
    """Return the program's own templates as if they were not stored: their ids are 0."""
    return tuple(shipped_whole(key).template for key in SHIPPED)


def shipped_version(key: str) -> TemplateVersion:
    """Return the items of one of the program's own templates.

    Raises NotFoundError when there is none with this key.
    """
    return shipped_whole(key).version


@cache
def shipped_whole(key: str) -> WholeTemplate:
    """Return one of the program's own templates with its items.

    Raises NotFoundError when there is none with this key.
    """
    path = resources() / "checklists" / f"{key}.toml"
    if key not in SHIPPED or not path.is_file():
        raise NotFoundError(f"The list {key}.toml is missing. Install the program again.")
    return template_of(path.read_text("utf-8"), path.name, scales())
