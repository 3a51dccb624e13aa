"""Words in an evaluation that do not belong there, and ratings that are written as words."""

import re

from nscp_desktop.domain.sensitive_words import health_words

_CHILD = re.compile(
    r"\b(?:child|pupil|student|boy|girl|baby|toddler|teenager|son|daughter|brother|sister|mum|mother|dad|father|family)"
    r"(?:\s+(?:called|named|is|was))?\s+(?-i:[A-Z][a-z]+|[A-Z]{2}\b|[A-Z]\.)",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\bthe\s+([A-Z][a-z]+)\s+(?:family|children|case|brothers|sisters|siblings)\b")
_OWN_HEALTH = re.compile(r"\b(?:i|my|me|i'm|i’m|he|she|his|her|they|their)\b", re.IGNORECASE)


def comment_hint(text: str) -> str:
    """Point out gently that a text could name a child or family, or speaks of somebody's health; else empty."""
    found = _CHILD.search(text) or _FAMILY.search(text)
    if found:
        return f"“{found.group(0)}” could name a child or a family. Say what changed without names."
    words = health_words(text)
    if words and _OWN_HEALTH.search(text):
        return f"“{words[0]}” sounds like somebody's health, which does not belong here."
    return ""


_WORDS = {
    5: "excellent|outstanding|very good|very well|great|strongly agree|agree strongly|completely agree|very satisfied"
    "|extremely satisfied|completely satisfied|very relevant|extremely relevant|highly relevant|very much|a lot|lots"
    "|very high|very confident|extremely|a great deal|very useful|extremely useful|very|always|expert",
    4: "good|well|agree|satisfied|fairly satisfied|relevant|mostly relevant|quite relevant|mostly|quite a lot|high"
    "|confident|above average|useful|quite a bit|tend to agree|often|quite",
    3: "ok|okay|fair|average|satisfactory|adequate|neutral|neither|neither agree nor disagree|neither agree or disagree"
    "|neither satisfied nor dissatisfied|somewhat|some|moderate|moderately|medium|partly|fairly|acceptable|undecided"
    "|in between|somewhat relevant|fairly confident|sometimes",
    2: "poor|disagree|dissatisfied|unsatisfied|not very|not very relevant|a little|little|low|below average|not much"
    "|slightly|not very satisfied|not very confident|tend to disagree|a bit|not very useful|rarely|weak",
    1: "very poor|terrible|bad|very bad|strongly disagree|disagree strongly|very dissatisfied|very unsatisfied"
    "|not at all|none|nothing|not relevant|not relevant at all|very low|not at all satisfied|not at all relevant"
    "|irrelevant|not confident|never|completely disagree|not useful",
}
_BY_WORDS = {words: rating for rating, listed in _WORDS.items() for words in listed.split("|")}
_NO_ANSWER = {"n/a", "na", "not applicable", "-", "–", "—", "no answer", "blank", "prefer not to say", "x", "?"}
# A word may follow the digit, another number may not: `4 - good` is a rating, `3.5` and `1-2` are none.
_NUMBER = re.compile(r"(\d+)(?:\.0+)?\s*(?:/\s*5|out of 5|of 5|stars?|★+)?(?:\s*(?:[-–—:=(]|\.\s)\s*[^\d\s].*)?")
_STARS = re.compile(r"(★{1,5})☆*")


def rating_of(text: str) -> int | None:
    """Read a rating from 1 to 5 written as a digit or in words; 0 when there is no answer, None when it is neither."""
    words = " ".join(text.casefold().replace("’", "'").split()).strip(" .!,;")
    if not words or words in _NO_ANSWER:
        return 0
    stars = _STARS.fullmatch(words)
    if stars:
        return len(stars.group(1))
    number = _NUMBER.fullmatch(words)
    if number:
        value = int(number.group(1)) if len(number.group(1)) < 3 else 0
        return value if 1 <= value <= 5 else None
    before, _, after = words.partition("(")
    if after.strip(" )").isdigit():
        return rating_of(after.strip(" )"))
    return _BY_WORDS.get(before.strip())
