"""What a role as typed in a spreadsheet says: the role itself, duties, and how somebody belongs here."""

import re
from collections.abc import Iterable

from nscp_desktop.domain.matching import fold_text
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.roles import Duty, Role

_SPLIT = re.compile(r"\s*(?:[/,;&+]|\band\b)\s*")
_KIND_WORDS = (
    # Somebody who works for governors, volunteers or students is an employee.
    (
        re.compile(
            r"^clerk\b|\b(?:governor|volunteer|student|placement)s? (?:support|services?|welfare|wellbeing|"
            r"coordinator|co-ordinator|manager|lead|officer|adviser|advisor|mentor)\b"
        ),
        PersonKind.EMPLOYEE,
    ),
    (re.compile(r"\b(governor|trustee)s?\b"), PersonKind.GOVERNOR),
    (re.compile(r"\bvolunteers?\b"), PersonKind.VOLUNTEER),
    (re.compile(r"\b(supply|agency)\b"), PersonKind.SUPPLY),
    (re.compile(r"\bcontractors?\b"), PersonKind.CONTRACTOR),
    (re.compile(r"\b(student|placement|apprentice)s?\b"), PersonKind.STUDENT),
)
_DUTY_WORDS = {
    "dsl": ("dsl", "sdsl", "senior dsl", "designated safeguarding lead", "senior designated safeguarding lead"),
    "deputy-dsl": ("deputy dsl", "ddsl", "deputy designated safeguarding lead"),
    "lead": ("safeguarding lead",),
    "deputy-lead": ("deputy safeguarding lead",),
    "safeguarding-governor": ("safeguarding governor", "governor (safeguarding)"),
}


def role_and_duties(text: str, roles: Iterable[Role], duties: Iterable[Duty]) -> tuple[str, tuple[str, ...]]:
    """Split `Headteacher / DSL` into the role and the codes of the duties named in it.

    A part that is the title of a role on record stays a role; the whole text stays one role when it is one.
    """
    known = {fold_text(role.title): role.title for role in roles}
    if fold_text(text) in known:
        return known[fold_text(text)], ()
    codes = {fold_text(duty.title): duty.code for duty in duties}
    offered = set(codes.values())
    codes |= {word: code for code, words in _DUTY_WORDS.items() if code in offered for word in words}
    parts = [part for part in _SPLIT.split(text) if part]
    found = [codes.get(fold_text(part)) if fold_text(part) not in known else None for part in parts]
    named = tuple(dict.fromkeys(code for code in found if code is not None))
    if not named:
        return text, ()
    rest = [known.get(fold_text(part), part) for part, code in zip(parts, found, strict=True) if code is None]
    return ", ".join(rest), named


def kind_of(role: str) -> PersonKind:
    """Return how somebody with this role belongs to the agency: by its words, else an employee."""
    folded = fold_text(role)
    return next((kind for words, kind in _KIND_WORDS if words.search(folded)), PersonKind.EMPLOYEE)
