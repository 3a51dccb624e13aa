"""Words about health in a text that must not hold any."""

import re

# Beginnings of words, as people type them: reasons are short, and a list that can be read does better than a guess.
_BEGINNINGS = (
    "anxi",
    "asthma",
    "bereave",
    "cancer",
    "chemo",
    "depress",
    "diabet",
    "diagnos",
    "disab",
    "doctor",
    "health",
    "hospital",
    "illness",
    "injur",
    "maternity",
    "medic",
    "mental",
    "migraine",
    "miscarr",
    "pregnan",
    "sick",
    "stress",
    "surger",
    "therap",
    "unwell",
)
_WHOLE_WORDS = ("fit note", "ill", "operation", "stroke", "treatment")
_PATTERN = re.compile(
    rf"\b(?:(?:{'|'.join(_BEGINNINGS)})\w*|(?:{'|'.join(_WHOLE_WORDS)})\b)",
    re.IGNORECASE,
)
_NOT_ABOUT_SOMEBODY = re.compile(
    r"\bhealth (?:visit|and safety|& safety|lead|trust|board|cent|authorit)", re.IGNORECASE
)


def health_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that seem to be about somebody's health, each once, as typed."""
    rest = _NOT_ABOUT_SOMEBODY.sub(" ", text)
    return tuple(dict.fromkeys(match.group(0) for match in _PATTERN.finditer(rest)))


def health_hint(text: str) -> str:
    """Point out gently that a text seems to be about health; empty when it does not."""
    words = health_words(text)
    if not words:
        return ""
    return (
        f"“{words[0]}” sounds like health, which does not belong in a training record. "
        "Say only what is needed, for example “away until 1 March”."
    )
