"""What the words in training cells mean: done, booked, not done, not needed, away."""

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache

from nscp_desktop.domain.date_text import tidy_date_text


class Word(Enum):
    """How a cell without a date is to be taken."""

    DONE = "reported done, no date"
    BOOKED = "booked"
    NOT_DONE = "not done yet"
    NOT_NEEDED = "not required"
    AWAY = "temporarily away"
    LEFT = "no longer here"
    UNFINISHED = "not finished"
    MAYBE = "could mean done or not done"
    TO_CONFIRM = "to be confirmed"
    ERROR = "the sheet shows an error here"
    NOTHING = "nothing entered"
    UNKNOWN = "not understood"


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|") if part.strip())


_DONE = _set(
    "yes|y|ye|yep|done|complete|completed|completed ok|attended|passed|pass|read|signed|achieved|trained|true"
    "|ok|okay|full|cert on file|cert on record|cert in file|cert held|cert seen|cert|certificate on file"
    "|certificate|certificate seen|see certificate|see cert|see file|on file|in date|valid|current|up to date"
    "|uptodate|compliant|have|has|got|yes done|done yes|in house|at induction|induction|done at induction|prior"
    "|previous school|done online|green|finished|certified|read and understood|read & understood|signed off"
    "|qualified|achieved pass|satisfactory|met|verified|evidence seen"
)
_TICKS = frozenset("✓✔☑√✅🗸ü")
_CROSSES = frozenset("✗✘☒❌☐")
_MAYBE = _set("x|xx|p|c|r|a|g|red|amber|?|??|???|1|0|part|partial|partially|partial completion|partly|half|half done")
_TO_CONFIRM = _set(
    "tbc|tba|tbd|to be confirmed|to be arranged|to be advised|to confirm|check|chase|ask|pending|requested"
    "|awaiting|awaiting cert|awaiting certificate|unknown|not known|dk|see notes|see note|query"
    "|awaiting confirmation|awaiting date|date tbc|enquired|waiting|waiting list|unsure|not sure|see hr"
    "|see office|lost|applied"
)
_NOT_DONE = _set(
    "no|n|not done|not completed|not complete|incomplete|not yet|never|missing|to do|todo|needs doing|false|due"
    "|due soon|overdue|expired|lapsed|out of date|required|outstanding|needed|needs|must do|nil|none"
    "|new starter|new|due now|renewal due|refresher due|not in date|update due|needs refresher|needs renewing"
    "|needs update|did not attend|dna|absent|failed|fail|no show|cancelled|canceled|withdrawn|missed"
    "|not attended|not read|to complete|to be completed|not met|not compliant|non compliant|mandatory|action"
    "|to action|declined|no record|no date|no cert"
)
_NOT_NEEDED = _set(
    "n/a|na|n.a|n.a.|not applicable|not required|not req|not reqd|not needed|exempt|exempted|not relevant|n/r"
    "|nr|not appl|does not apply|optional|no need|notrequired|not for role|not in role|n / a|n\\a|waived"
    "|not needed for role"
)
_AWAY = re.compile(
    r"\b(?:mat(?:ernity)?(?:\.|\s+(?:leave|pay|cover)|$)|mat/leave|maternity|paternity|pat "
    r"leave|lts|long[ "
    r"-]term sick\w*|sick"
    r"(?:ness)?|off sick|ill|illness|absence|leave of absence|adoption|parental leave|shared "
    r"parental|compassionate|bereave"
    r"\w*|career break|sabbatical|second(?:ed|ment)|on leave|unpaid leave|family "
    r"leave|suspended|hospital|phased return|mat l"
    r"|temporarily away|away)\b"
)
_LEFT = re.compile(
    r"^(?:left|leaver|leaving|has left|resigned|retired|gone|no longer (?:here|employed|works?).*|left\b.*)$"
)
_ELSEWHERE = _set("supply|agency|contractor|external|visitor|bank|bank staff|peripatetic")
_UNFINISHED = _set(
    "in progress|inprogress|in-progress|not started|notstarted|not-started|started|enrolled|enroled|registered"
    "|assigned|not enrolled|incomplete|ongoing|on going|on-going|part complete|partially complete|invited|open"
    "|active|viewed|not attempted|attempted|underway|under way|ip|wip|halfway|launched|unenrolled"
    "|suspended enrolment|expired enrolment"
)
_BOOKING = re.compile(
    r"\b(?:to (?:be )?(?:re-?)?book(?:ed)?|(?:re-?)?booked|bkd|booking|tbb|scheduled|planned|needs? "
    r"booking|arranged"
    r"|reserved|book(?:ed)? (?:on|for|in|onto)|book)\b"
)
_NOT_BOOKING = re.compile(r"\b(?:not|un|never|cancelled|canceled|no)[ -]?(?:yet )?book")
_NOT_DONE_START = re.compile(
    r"^(?:overdue|expired|lapsed|due|out of date|outstanding|not (?:yet "
    r")?(?:done|completed?|attended|started)|needs?\b"
    r"|to (?:do|complete)|refresher (?:due|needed)|renewal (?:due|needed)|must)\b"
)
_DONE_START = re.compile(
    r"^(?:done|completed?|cert(?:ificate)?s?\b.* (?:on|in) (?:file|record|folder)|cert(?:ificate)? "
    r"(?:seen|held|on file)|attended|passed"
    r"|yes\b|in date|valid|see cert|[✓✔☑√✅])"
)
_NUMBER = re.compile(r"^[\d.,%£ ]+$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a cell's or heading's words for comparison: lower case, single spaces, no marks around them."""
    return tidy_date_text(text).casefold().strip(" .,:;!*_\"'~")


@lru_cache(maxsize=4096)
def word_of(text: str) -> Word:
    """Say what a cell without a date means; UNKNOWN when the words are not known."""
    low = plain(text)
    if not low or set(low) <= set("-/\\–—.|_ "):
        return Word.NOTHING
    if low.startswith("#"):
        return Word.ERROR
    for known, word in _EXACT:
        if low in known:
            return word
    return _by_pattern(low)


_EXACT = (
    (_NOT_NEEDED, Word.NOT_NEEDED),
    (_DONE, Word.DONE),
    (_UNFINISHED, Word.UNFINISHED),
    (_NOT_DONE, Word.NOT_DONE),
    (_TO_CONFIRM, Word.TO_CONFIRM),
    (_MAYBE, Word.MAYBE),
    (_ELSEWHERE, Word.NOT_NEEDED),
)


def _by_pattern(low: str) -> Word:
    if set(low) <= _TICKS | {" "}:
        return Word.DONE
    if set(low) <= _CROSSES | {" "}:
        return Word.NOT_DONE
    return next((word for matches, word in _PATTERNS if matches(low)), Word.UNKNOWN)


def is_booking(low: str) -> bool:
    """Say whether words, as `plain` gives them, speak of a booking."""
    return bool(_BOOKING.search(low)) and not _NOT_BOOKING.search(low) and not low.endswith("?")


def is_number(text: str) -> bool:
    """Say whether a text holds only figures, such as a score or a count."""
    return bool(_NUMBER.match(plain(text)))


def _starting(*starts: str) -> Callable[[str], bool]:
    return lambda low: low.startswith(starts)


_PATTERNS: tuple[tuple[Callable[[str], object], Word], ...] = (
    (_AWAY.search, Word.AWAY),
    (_LEFT.match, Word.LEFT),
    (is_booking, Word.BOOKED),
    (_starting("n/a", "not required", "not applicable", "exempt", "not needed"), Word.NOT_NEEDED),
    (_starting("tbc", "tba", "to be confirmed", "awaiting", "pending"), Word.TO_CONFIRM),
    (_NOT_DONE_START.match, Word.NOT_DONE),
    (_starting("in progress", "not started", "enrolled", "started"), Word.UNFINISHED),
    (_DONE_START.match, Word.DONE),
)

_FINE_BEFORE = _set(
    "done|done on|completed|completed on|complete|attended|attended on|passed|read|read on|cert|certificate"
    "|cert dated|dated|date|on|inset|inset day|training|trained|trained on|taken|yes|y|course|last done|renewed"
    "|renewed on|refreshed|refresher|at|ok|online|e-learning|elearning|face to face|f2f|in person|zoom|teams"
    "|webinar|twilight|staff meeting|induction|in house|in-house|virtual|whole school|level 1|level 2|level 3"
    "|l1|l2|l3|certificate dated|inset training|evening|workshop"
)
_FINE_AFTER = (_FINE_BEFORE - _set("on|at|date|dated")) | _set(
    "am|pm|morning|afternoon|all day|full day|+cert|+ cert|with cert|with certificate"
)
_DOUBTFUL = re.compile(
    r"expir|\bexp\b|\bbook|cancel|\bnot\b|\bno\b|fail|\bdna\b|absent|\btbc\b|\btba\b|\?|\bpart\b|partial|half"
    r"|\bdue\b|overdue|\bleft\b"
    r"|provisional|planned|\bto\b|incomplete|invalid|refus|wrong|lost|unsure|approx|about|\best|check|resit|redo"
    r"|void|start"
    r"|enrol|withdr|\bvalid\b|until|renew|next|lapse|old|previous|before|after|circa|maybe|probably|think|around"
    r"|\bor\b|missed|sick"
    r"|matern|leave|progress|await|pending|ongoing|said|unconfirmed|required|needed|refresh"
)
_BRACKETED = re.compile(r"^[(\[{]([^()\[\]{}]*)[)\]}]$")
_EXPIRY_BEFORE = re.compile(
    r"^(?:exp(?:ir(?:y|es|ed|ing))?(?: date)?(?: on)?|valid "
    r"(?:until|to|till)|until|to|till|renew(?:al)?(?: "
    r"by| due| on)?"
    r"|due(?: by| on)?|lapses?(?: on)?|runs out(?: on)?|ends?(?: on)?|ran out(?: on)?|lapsed(?: on)?)$"
)


def fine_around(before: str, after: str) -> bool:
    """Say whether the words beside a date leave no doubt that it is the date itself."""
    about = before.rstrip().endswith(("~", "≈"))
    return not about and _fine(before, _FINE_BEFORE) and _fine(after, _FINE_AFTER)


def speaks_of_expiry(before: str) -> bool:
    """Say whether the words before a date make it an expiry date: `exp`, `valid until`."""
    return bool(_EXPIRY_BEFORE.match(plain(before)))


def delivery_note(before: str, after: str) -> str:
    """Return the words beside a date as a note, without brackets."""
    return ", ".join(part for part in (_unbracketed(before), _unbracketed(after)) if part)


def _fine(words: str, known: frozenset[str]) -> bool:
    low = plain(words).strip(" -")
    if not low or low in known or set(low) <= _TICKS:
        return True
    inside = _BRACKETED.match(low)
    if inside is None:
        return False
    text = inside[1].strip()
    return bool(text) and len(text) <= 40 and not _DOUBTFUL.search(text) and not re.search(r"\d{3}|\d[/.-]\d", text)


def _unbracketed(words: str) -> str:
    tidy = words.strip(" -.,;:")
    inside = _BRACKETED.match(tidy)
    return inside[1].strip() if inside else tidy
