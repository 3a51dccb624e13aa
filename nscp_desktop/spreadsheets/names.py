"""Read people's names as they stand in lists, in either order, with titles, jobs and brackets around them."""

import re
import unicodedata
from dataclasses import dataclass

from nscp_desktop.domain.matching import fold_name
from nscp_desktop.domain.people import PersonKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms miss mx dr rev revd reverend prof professor sir lady lord dame fr father sister brother cllr "
    "canon capt hon madam master mme"
)
_PARTICLES = _words(
    "de da do dos das del della di du la le van von der den ter ten zu zur af al el bin ibn bint ap ab ben st st. mac o"
)
_SUFFIXES = _words("jr jnr sr snr ii iii iv obe mbe cbe qts ba bsc ma msc pgce phd")
_FORMER = re.compile(
    r"[(\[]?\s*\b(?:n[eé]e|formerly|prev(?:iously)?\.?|was|maiden name)\b\.?:?\s+([^)\]]+)[)\]]?", re.IGNORECASE
)
# Two capitals without a vowel are initials; Ng is a surname.
_INITIALS = re.compile(r"^(?!NG$)[B-DF-HJ-NP-TV-XZ]{2}$")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_JOB = re.compile(
    r"(?:h?l?ta\d?|senc?o|d?dsl|slt|m[ds]+a|ppa|sbm|(?:class |supply |head |cover )?teacher|head(?:teacher)?"
    r"|(?:deputy|assistant)(?: head)?|(?:teaching|classroom|learning support) assistant|cook|caretaker|cleaner"
    r"|governor|volunteer|supply|agency|(?:office|site|business) manager|administrator|nursery nurse|room leader"
    r"|(?:cover|midday) supervisor)",
    re.IGNORECASE,
)
# "Mrs.Smith" and "J.Smith" are two words, "St.John" is one.
_JOINED_DOT = re.compile(r"\b([^\W\d_]+)\.(?=[^\W\d_]{2})")
_DASHED_JOB = re.compile(r"\s+[-–—|:]\s+|\s*[|/]\s*|\s+-(?=\w)|-\s+")
_KINDS = (
    (re.compile(r"\b(?:supply|agency|temp|bank)\b", re.IGNORECASE), PersonKind.SUPPLY),
    (re.compile(r"\b(?:volunteer|vol|parent helper|helper)s?\b", re.IGNORECASE), PersonKind.VOLUNTEER),
    (re.compile(r"\b(?:governors?|trustees?|gov)\b", re.IGNORECASE), PersonKind.GOVERNOR),
    (re.compile(r"\b(?:contractors?|external|peripatetic|visiting)\b", re.IGNORECASE), PersonKind.CONTRACTOR),
    (re.compile(r"\b(?:student|trainee|apprentice|work experience)s?\b", re.IGNORECASE), PersonKind.STUDENT),
    (re.compile(r"\b(?:employees?|staff|permanent|perm|employed|salaried)\b", re.IGNORECASE), PersonKind.EMPLOYEE),
)
_ORGANISATION = re.compile(
    r"(?<![\w-])(?:ltd|limited|plc|llp|agency|agencies|recruitment|supply|education|services?|solutions|cleaning|catering"
    r"|company|group"
    r"|council|consult\w*|coaching|sports?|tbc|tba|teachers?|staff|team)(?![\w-])",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:example|sample|e\.g|eg|a\.? ?n\.? other|test user|dummy|joe bloggs|template)\b", re.IGNORECASE
)
_NOBODY = re.compile(
    r"^(?:vacan(?:t|cy)\b.*|tbc|tba|new starter|unknown|none|n/?a|cover|spare|unfilled|to be "
    r"(?:confirmed|appointed)|-+|name|staff"
    r"|post vacant|x+|\?+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name with what else stood in the cell. `given` may be an initial, or empty."""

    given: str
    family: str
    role: str = ""
    kind: PersonKind | None = None
    former_family: str = ""

    @property
    def key(self) -> str:
        """The name folded for comparison: no case, accents, marks or odd spaces."""
        return fold_name(self.given, self.family)


def clean_name(text: str) -> str:
    """Return the text with plain quotes and spaces and composed letters, without invisible marks."""
    tidy = unicodedata.normalize("NFC", text)
    tidy = tidy.translate({0x2018: "'", 0x2019: "'", 0x60: "'", 0xB4: "'", 0x2BC: "'", 0xA0: " "})
    tidy = "".join(letter for letter in tidy if unicodedata.category(letter) != "Cf")
    return " ".join(tidy.split()).strip(" '*,;")


def has_control_characters(text: str) -> bool:
    """Say whether a text holds characters that no keyboard writes, line breaks and tabs apart."""
    return any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\r\n\t" for letter in text)


def is_example(text: str) -> bool:
    """Say whether a name is a sample such as `Example Person`."""
    return bool(_EXAMPLE.search(text))


def is_nobody(text: str) -> bool:
    """Say whether a name cell says that nobody is there: `Vacancy`."""
    return bool(_NOBODY.match(clean_name(text)))


def is_organisation(text: str) -> bool:
    """Say whether a name looks like a firm or a team."""
    return bool(_ORGANISATION.search(text))


def looks_like_name(text: str) -> bool:
    """Say whether a text could be a person's name: letters, no figures, at most six words."""
    tidy = clean_name(_BRACKETS.sub(" ", text))
    if not tidy or len(tidy) > 80 or re.search(r"[\d@=%:?!#<>+]", tidy):
        return False
    words = tidy.replace(",", " ").split()
    return 1 <= len(words) <= 7 and any(letter.isalpha() for letter in tidy)


def kind_of(text: str) -> PersonKind | None:
    """Return the kind of person that a word names, None when it names none."""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), None)


def name_from_parts(given: str, family: str) -> Name | None:
    """Read a name from a first name and a surname cell; None when there is neither."""
    given_text, family_text = clean_name(given), clean_name(family)
    if "," in family_text and not given_text:
        return name_from_text(family_text)
    former, family_text = _take_former(family_text)
    former_given, given_text = _take_former(given_text)
    role_a, kind_a, family_text = _take_brackets(family_text)
    role_b, kind_b, given_text = _take_brackets(given_text)
    given_text, family_text = _without_titles(given_text), _without_titles(family_text)
    if not given_text and not family_text:
        return None
    return Name(
        _cased(given_text, given=True),
        _cased(family_text, given=False),
        role_a or role_b,
        kind_a or kind_b,
        _cased(former or former_given, given=False),
    )


def name_from_text(text: str, *, surname_first: bool = False) -> Name | None:
    """Read a whole name: `Smith, Jane`, `SMITH Jane`, `Mrs J Smith`, `J. Smith - TA`, `Jane Smith (nee Jones)`.

    Without a comma or capitals the last word is the surname, unless `surname_first`. None when there is no
    name.
    """
    tidy = clean_name(text)
    former, tidy = _take_former(tidy)
    role, kind, tidy = _take_brackets(tidy)
    tidy, dashed_role, dashed_kind = _take_job(tidy)
    role, kind = role or dashed_role, kind or dashed_kind
    before, _, behind = tidy.partition(",")
    if _JOB.fullmatch(behind.strip()) and len(before.split()) > 1:
        tidy, role = before, role or behind.strip()
    if "," in tidy:
        family, _, given = tidy.partition(",")
        given = given.split(",")[0]
        family, given = _without_titles(family), _without_titles(given)
    else:
        given, family = _split(_without_titles(tidy), surname_first)
    if not given and not family:
        return None
    return Name(_cased(given, given=True), _cased(family, given=False), role, kind, _cased(former, given=False))


def _take_former(text: str) -> tuple[str, str]:
    match = _FORMER.search(text)
    if match is None:
        return "", text
    return clean_name(match[1]), clean_name(text[: match.start()] + " " + text[match.end() :])


def _take_brackets(text: str) -> tuple[str, PersonKind | None, str]:
    role, kind = "", None
    for match in _BRACKETS.finditer(text):
        inside = clean_name(match[1])
        kind = kind or kind_of(inside)
        if not kind and _job_like(inside):
            role = role or inside
    return role, kind, clean_name(_BRACKETS.sub(" ", text))


def _take_job(text: str) -> tuple[str, str, PersonKind | None]:
    parts = [part.strip() for part in _DASHED_JOB.split(text) if part.strip()]
    if len(parts) < 2:
        return text, "", None
    first, rest = parts[0], " - ".join(parts[1:])
    if (kind := kind_of(first)) and looks_like_name(rest) and not kind_of(rest):
        return rest, "", kind
    return first, rest if _job_like(rest) else "", kind_of(rest) if not _job_like(rest) else None


def _job_like(text: str) -> bool:
    low = text.casefold()
    known_away = re.search(r"\b(?:mat|maternity|sick|lts|leave|left|leaver|paternity|p/?t|f/?t|absent|new)\b", low)
    return bool(text) and len(text) <= 60 and not known_away


def _without_titles(text: str) -> str:
    words = _JOINED_DOT.sub(_apart, text).split()
    while words and words[0].casefold().strip(".") in _TITLES and len(words) > 1:
        words.pop(0)
    while len(words) > 1 and words[-1].casefold().strip(".,") in _TITLES | _SUFFIXES:
        words.pop()
    if len(words) == 1 and words[0].casefold().strip(".") in _TITLES:
        return ""
    return clean_name(" ".join(words))


def _apart(match: re.Match[str]) -> str:
    is_two = len(match[1]) == 1 or match[1].casefold() in _TITLES
    return f"{match[0]} " if is_two else match[0]


def _split(text: str, surname_first: bool) -> tuple[str, str]:
    words = text.split()
    if len(words) < 2:
        return "", text
    capital = [_is_capital(word) for word in words]
    if any(capital) and not all(capital):
        if capital[0] and not (_INITIALS.match(words[0]) and not capital[1]):
            count = next(index for index, is_capital in enumerate(capital) if not is_capital)
            return " ".join(words[count:]), " ".join(words[:count])
        if capital[-1]:
            count = next(index for index, is_capital in enumerate(capital) if is_capital)
            return " ".join(words[:count]), " ".join(words[count:])
    if surname_first:
        count = 1
        while count < len(words) - 1 and words[count - 1].casefold() in _PARTICLES:
            count += 1
        return " ".join(words[count:]), " ".join(words[:count])
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _is_capital(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and "".join(letters).isupper()


def _cased(text: str, *, given: bool) -> str:
    words = text.split()
    return " ".join(_cased_word(word, index, words, given) for index, word in enumerate(words))


def _cased_word(word: str, index: int, words: list[str], given: bool) -> str:
    letters = "".join(letter for letter in word if letter.isalpha())
    if given and len(letters) <= 2 and letters.isupper():
        return word.rstrip(".") if len(letters) == 1 else word
    if letters and (letters.isupper() or (letters.islower() and word.casefold() not in _PARTICLES)):
        if not given and word.casefold() in _PARTICLES and index < len(words) - 1:
            return word.casefold()
        return re.sub(r"[^\W\d_]+", _capitalised, word)
    return word


def _capitalised(match: re.Match[str]) -> str:
    part = match[0]
    if match.start() > 0 and len(part) == 1 and match.string[match.start() - 1] == "'":
        return part.casefold()
    low = part.casefold()
    if low.startswith("mc") and len(low) > 3:
        return f"Mc{low[2:].capitalize()}"
    return low.capitalize()
