"""The code of a duty that an agency adds: that of the program's packs where they have one of the same name."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from nscp_desktop.services.rule_packs import shipped_packs
from nscp_desktop.services.rule_storing import slug


def duty_code(title: str, taken: Collection[str]) -> str:
    """Return a code for a duty that is not taken.

    With the code of the packs, what a pack that is added later asks of that duty is asked of those who hold it.
    """
    known = _shipped_codes().get(title.casefold(), "")
    return known if known and known not in taken else slug(title, taken.__contains__)


@lru_cache(maxsize=1)
def _shipped_codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pack in shipped_packs():
        for duty in pack.duties:
            found.setdefault(duty.title.casefold(), duty.code)
    return found
