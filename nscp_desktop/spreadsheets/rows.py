"""Tell rows about people from section headings, totals, keys and repeated headers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nscp_desktop.domain.imports import ColumnMeaning
from nscp_desktop.spreadsheets.grid import CellValue, Grid, is_blank, shown
from nscp_desktop.spreadsheets.layout import Header
from nscp_desktop.spreadsheets.names import (
    Name,
    clean_name,
    has_control_characters,
    is_example,
    is_nobody,
    is_organisation,
    looks_like_name,
    name_from_parts,
    name_from_text,
)
from nscp_desktop.spreadsheets.words import plain

M = ColumnMeaning
_LONGEST_NAME = 120
_FOOTER = re.compile(
    r"^(?:(?:grand |sub.?)?totals?\b|count\b|number (?:of|in|trained|complete)|no\.? (?:of|in|trained)|average\b"
    r"|percent|%"
    r"|staff (?:total|count|trained)|all staff$|head ?count|last updated|page \d|end of (?:list|sheet|register)"
    r"|to be completed|out of date\b|in date\b|due (?:soon|within|in)\b)",
    re.IGNORECASE,
)
# Words that may be a surname or first name as well count only alone or with figures or marks behind them.
_FOOTER_WITH_MARKS = re.compile(
    r"^(?:key|legend|notes?|n\.?b|updated|printed|prepared by|trained|untrained|complian\w*|staff|all staff|expired"
    r"|overdue"
    r"|completed|not completed|red|amber|green|yellow|grey|orange|blue|colou?rs?|sum|summary|outstanding|max|min"
    r"|version|mean)"
    r"(?:$|.*[=:%\d])",
    re.IGNORECASE,
)
_SECTION_WORD = re.compile(
    r"\b(?:teach(?:ers?|ing)|support|staff|governors?|governing|midday|mdsas?|admin\w*|site|kitchen|office|premises"
    r"|slt|leadership|senior"
    r"|early years|eyfs|ks\d|key stage|nursery|rooms?|bab(?:y|ies)|toddlers?|pre-?school|reception|year \d+|years? r"
    r"|team|department|dept"
    r"|volunteers?|agency|supply|leavers?|lunch\w*|catering|class|management|tas?|tas|hltas?|cleaners?|students?"
    r"|trustees?|wrap\s?around"
    r"|after.?school|breakfast|club|sen\w*|inclusion|pastoral|maths|english|science|school|centre|academy"
    r"|assistants?|practitioners?|bank"
    r"|contractors?|peripatetic|external|caretakers?|technicians?|cooks?|committee|board|others?|employees|workers"
    r"|others|teachers|home"
    r"|primary|secondary|infants?|juniors?|sixth form|faculty|apprentices|therapists?|business|finance|operations"
    r"|youth|community|health"
    r"|social|family|families|outreach|coaches|central|casual|sessional|ppa|cover|boarding|grounds|estates|it|hub"
    r"|unit|service|services)\b",
    re.IGNORECASE,
)
# Rows beneath the header that speak of the courses and not of a person.
_ABOUT_COURSES = re.compile(
    r"^(?:frequency|interval|how often|(?:renew(?:al|ed)?|refresh(?:er)?|update)s? (?:period|frequency|interval|every)"
    r"|validity(?: period)?|valid for|(?:training )?provider|duration|length|delivery|mandatory(?: for)?"
    r"|required (?:for|by)|course code)(?: of (?:training|renewal|refresher|update))?$",
    re.IGNORECASE,
)
_LEAVERS = re.compile(r"\b(?:leavers?|left|former|ex.?staff|no longer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row about a person, by index from 0, with the section and the leavers' section it stands in."""

    row: int
    name: Name
    section: str


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that names nobody who can be brought in: why, the text, and whether someone should look."""

    row: int
    text: str
    reason: str
    ask: bool = False


class RowReader:
    """Walk through the data rows of a sheet and say what each one is."""

    def __init__(self, grid: Grid, header: Header, meanings: dict[int, ColumnMeaning], surname_first: bool) -> None:
        self._grid = grid
        self._header = header
        self._columns = {meaning: column for column, meaning in meanings.items()}
        self._surname_first = surname_first
        self._person_columns = [c for c, m in meanings.items() if m is not M.IGNORE]
        self._commas = self._mostly_commas()
        self._header_texts = [[plain(shown(value)) for value in grid.rows[row]] for row in header.rows]
        self._down = self._merged_down()

    @property
    def name_column(self) -> int:
        for meaning in (M.FULL_NAME, M.FAMILY_NAME, M.GIVEN_NAME):
            if meaning in self._columns:
                return self._columns[meaning]
        return 0

    def rows(self) -> Iterator[PersonRow | OtherRow]:
        """Yield the rows that hold anything, headings and totals apart."""
        section, footer = "", False
        for row in range(self._header.first_data, len(self._grid.rows)):
            values = self._grid.rows[row]
            if all(is_blank(value) for value in values) or self._repeats_header(values):
                continue
            if self._is_footer(row):
                footer = True
                continue
            heading = self._section_of(row)
            if heading is not None:
                section = heading
                continue
            found = self._person_or_other(row, section)
            if footer and not self._surely_person(row):
                continue
            if found is not None:
                yield found

    def _mostly_commas(self) -> bool:
        column = self._columns.get(M.FULL_NAME)
        if column is None:
            return False
        texts = [row[column] for row in self._grid.rows[self._header.first_data :] if isinstance(row[column], str)]
        return len(texts) >= 3 and sum("," in str(text) for text in texts) >= 0.7 * len(texts)

    def _merged_down(self) -> dict[tuple[int, int], int]:
        down = {}
        for merge in self._grid.merges:
            if merge.left == merge.right and merge.bottom > merge.top >= self._header.first_data:
                for row in range(merge.top + 1, merge.bottom + 1):
                    down[row, merge.left] = merge.top
        return down

    def value(self, row: int, meaning: ColumnMeaning) -> CellValue:
        """Return the cell of a person column in a row, looking up through cells merged downwards."""
        column = self._columns.get(meaning)
        if column is None:
            return None
        return self._grid.rows[self._down.get((row, column), row)][column]

    def _text(self, row: int, meaning: ColumnMeaning) -> str:
        value = self.value(row, meaning)
        return value if isinstance(value, str) else shown(value)

    def _repeats_header(self, values: Sequence[CellValue]) -> bool:
        texts = [plain(shown(value)) for value in values]
        filled = [text for text in texts if text]
        return len(filled) >= 2 and any(
            all(text == head for text, head in zip(texts, header, strict=True) if text) for header in self._header_texts
        )

    def _first_text(self, row: int) -> str:
        return next((shown(value) for value in self._grid.rows[row] if not is_blank(value)), "")

    def _is_footer(self, row: int) -> bool:
        texts = [self._text(row, m) for m in (M.FULL_NAME, M.FAMILY_NAME, M.GIVEN_NAME)]
        named = [text.strip() for text in texts if text.strip()]
        first = named[0] if named else self._first_text(row)
        if _FOOTER.match(plain(first)) or _FOOTER_WITH_MARKS.match(plain(first)):
            return not self._surely_person(row)
        if named:
            return bool(re.search(r"[=%]|\d+\s*(?:/|of)\s*\d+|:\s*\d+$", first))
        return all(_is_count(value) for value in self._grid.rows[row])

    def _surely_person(self, row: int) -> bool:
        family, given = self._text(row, M.FAMILY_NAME), self._text(row, M.GIVEN_NAME)
        if family and given:
            return looks_like_name(family) and looks_like_name(given) and not _FOOTER.match(plain(family))
        full = self._text(row, M.FULL_NAME)
        if not looks_like_name(full) or _FOOTER.match(plain(full)):
            return False
        filled = sum(not is_blank(value) and not isinstance(value, float) for value in self._grid.rows[row])
        return "," in full or (len(full.split()) >= 2 and filled >= 3)

    def _section_of(self, row: int) -> str | None:
        filled = [(c, v) for c, v in enumerate(self._grid.rows[row]) if not is_blank(v)]
        if len({shown(v) for _, v in filled}) != 1 or not isinstance(filled[0][1], str):
            return None
        column, text = filled[0][0], clean_name(shown(filled[0][1]))
        wide = any(m.top <= row <= m.bottom and m.left <= column and m.right - m.left >= 2 for m in self._grid.merges)
        if wide or len(filled) >= 3:
            return text
        if M.FULL_NAME not in self._columns:
            return text if column not in self._columns.values() or self._lonely_part(column) else None
        if column != self._columns[M.FULL_NAME]:
            return text if column < self.name_column else None
        if "," in text and not _SECTION_WORD.search(text):
            return None
        if len(text.split()) < 2 or _SECTION_WORD.search(text) or self._commas or not looks_like_name(text):
            return text
        return None

    def _lonely_part(self, column: int) -> bool:
        # A surname without a first name and nothing else in its row is a heading between blocks of people.
        return column in (self._columns.get(M.FAMILY_NAME), self._columns.get(M.GIVEN_NAME)) or column == 0

    def _person_or_other(self, row: int, section: str) -> PersonRow | OtherRow | None:
        given, family, full = (self._text(row, m) for m in (M.GIVEN_NAME, M.FAMILY_NAME, M.FULL_NAME))
        whole = " ".join(part for part in (given, family, full) if part).strip()
        if not whole:
            return OtherRow(row, self._first_text(row), "no name in this row", ask=True)
        if has_control_characters(whole):
            return OtherRow(row, "", "the name holds characters that cannot be shown", ask=True)
        if len(whole) > _LONGEST_NAME:
            return OtherRow(row, whole[:_LONGEST_NAME], "too long for a name", ask=True)
        if _LEAVERS.search(section):
            return OtherRow(row, whole, "listed under leavers")
        if is_example(whole):
            return OtherRow(row, whole, "an example")
        if is_nobody(full or family or given) or _ABOUT_COURSES.match(plain(whole)):
            return OtherRow(row, whole, "nobody is named")
        name = name_from_parts(given, family) if given or family else None
        if name is None:
            name = name_from_text(full, surname_first=self._surname_first)
        if name is None or not looks_like_name(f"{name.given} {name.family}") or is_organisation(name.family):
            return OtherRow(row, whole, "is this the name of a person?", ask=True)
        if self._only_name(row) and self._name_alone_is_doubtful(row):
            return OtherRow(row, whole, "a person or a heading?", ask=True)
        return PersonRow(row, name, section)

    def _only_name(self, row: int) -> bool:
        return sum(not is_blank(value) for value in self._grid.rows[row]) == 1

    def _name_alone_is_doubtful(self, row: int) -> bool:
        others = [c for c in self._person_columns if c != self.name_column]
        if not others:
            above = self._grid.rows[row - 1]
            return row > self._header.first_data and all(is_blank(value) for value in above)
        return True


def _is_count(value: CellValue) -> bool:
    if isinstance(value, str):
        return bool(re.fullmatch(r"\s*[\d.,]+\s*%?|\s*\d+\s*(?:/|of)\s*\d+\s*|\s*", value))
    return value is None or (isinstance(value, (int, float)) and value < 20_000)


def section_words(text: str) -> str:
    """Write a section heading as the name of a team: `TEACHERS` becomes `Teachers`."""
    tidy = clean_name(text).strip(" :-")
    return tidy.capitalize() if tidy.isupper() and len(tidy) > 4 else tidy
