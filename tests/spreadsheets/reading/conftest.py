"""Workbooks as people keep them, made from a seed together with what is true in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from openpyxl.utils import get_column_letter

TODAY = date(2026, 11, 23)
Value = str | float | bool | date | None
Rows = list[list[Value]]
GIVEN = (
    "Amara Bríd Callum Dafydd Efua Farah Gwen Hye-jin Idris Jolanta Kwame Léa Marta Nadia Owen Priya Rhys Saoirse Zoë"
)
FAMILY = (
    "Adeyemi|Baxter|Cole-Hughes|Dąbrowska|Eze|Fairweather|Green|Holt|Iqbal|Jarvis|Key|Łukasik|McGrath|Novak|O'Brien"
    "|Price"
    "|Quirke|Rahman|St John|Tomlinson|van Dijk|Whitlock|Yilmaz|de la Cruz"
)


def listed(text: str) -> list[str]:
    return text.split("|")


COURSES = listed(
    "Safeguarding L1|Prevent|KCSIE 25 Part 1|Online Safety|DSL / L3|Safer Recruitment|FGM|Paediatric First Aid"
    "|Manual handling|PREVENT/WRAP|Epilepsy awareness|Child Protection Level 2 (3 yr)"
)
ROLES = listed(
    "Class teacher|Teaching assistant|Headteacher|Cook|Site manager|SENCo|Midday supervisor|Room leader|Governor"
)
DOUBTS = listed(
    "Sept 2024|Sep-24|Autumn 2024|2023/24|2024|w/c 02/09/24|INSET Sept 24|03/09/24 and 04/09/24|31/02/2025|Yes|Y"
    "|✓|X|Done|Cert on file|See certificate|TBC|3/9/22 3/9/25|03/09/2031 or so|with the office|30/02/24|Attended"
    "|C"
)
IGNORED = listed(
    "N/A|n/a|NA|-|–|Not required|Exempt|Mat leave|Maternity|LTS|Sick|Left|Leaver|In progress|Not started|Overdue"
    "|Expired|Due|Outstanding|Required|New starter|Supply|overdue 12 days|due in 14 days"
)


@dataclass
class Truth:
    """What a reader has to find: records as (cell, name, done, expires), cells to ask about, bookings, people."""

    records: set[tuple[str, str, date | None, date | None]] = field(default_factory=set)
    asks: set[str] = field(default_factory=set)
    bookings: set[tuple[str, date | None]] = field(default_factory=set)
    people: set[str] = field(default_factory=set)


@dataclass
class Made:
    """A workbook on disk and what is true in it."""

    path: Path
    truth: Truth


@dataclass
class Paper:
    """A sheet before it is written: cells, merged ranges and real addresses."""

    name: str
    rows: Rows = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def people_of(rng: Random, count: int, kind: str) -> list[tuple[str, str]]:
    pairs = [(given, family) for given in GIVEN.split() for family in FAMILY.split("|")]
    if kind.startswith("cp1252"):
        pairs = [pair for pair in pairs if not set("".join(pair)) & set("ąŁł")]
    return rng.sample(pairs, count)


def done_day(rng: Random) -> date:
    return TODAY - timedelta(days=rng.randint(1, 4 * 365))


def expiry_day(rng: Random) -> date:
    return TODAY + timedelta(days=rng.randint(-500, 4 * 365))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def as_written(rng: Random, day: date, kind: str) -> Value:
    """Write a day in one of the forms that people use."""
    forms: list[Callable[[], Value]] = [
        lambda: f"{day:%d/%m/%Y}",
        lambda: f"{day.day}/{day.month}/{day:%y}",
        lambda: f"{day:%d.%m.%y}",
        lambda: f"{day:%d-%m-%Y}",
        lambda: f"{ordinal(day.day)} {day:%b %Y}",
        lambda: f"{day.day} {day:%B %y}",
        lambda: f" {day:%d/%m/%Y}\u00a0",
        lambda: f"{day:%d/%m/%Y} (online)",
        lambda: f"'{day:%d/%m/%Y}",
        lambda: f"{day:%d/%m/%Y}".replace("0", "O"),
        lambda: f"{day:%a} {day.day} {day:%B} {day.year}",
        lambda: f"{day.day} Sept {day.year}" if day.month == 9 else f"{day.day}-{day:%b}-{day:%y}",
        lambda: f"{day:%Y-%m-%d} 09:30",
    ]
    if kind != "mac":
        forms.append(lambda: str((day - date(1899, 12, 30)).days))
    return day if rng.random() < 0.5 else rng.choice(forms)()


def name_cells(rng: Random, style: str, given: str, family: str) -> list[Value]:
    match style:
        case "parts":
            return [family.upper() if rng.random() < 0.2 else family, f"{given} " if rng.random() < 0.2 else given]
        case "parts reversed":
            return [given, family.replace("'", "\u2019")]
        case "comma":
            return [f"{family}, {given}"]
        case "capitals":
            return [f"{family.upper()} {given}"]
        case "titled":
            return [f"{rng.choice(['Mrs', 'Mr', 'Ms', 'Dr'])} {given} {family}"]
        case "with job":
            return [f"{given} {family} - {rng.choice(['TA', 'SENCo', 'Midday supervisor'])}"]
        case _:
            return [f"{given}  {family}"]


NAME_HEADINGS: dict[str, list[list[str]]] = {
    "parts": [["Surname", "First name"], ["Last Name", "Forename"], ["SURNAME", "FORENAME(S)"]],
    "parts reversed": [["First name", "Surname"], ["Forename", "Family name"], ["Name", "Surname"]],
    "comma": [["Name"], ["Employee Name"], ["Name (Surname, First name)"]],
    "capitals": [["Staff member"], ["Name"]],
    "titled": [["Name of staff"], ["Member of staff"]],
    "with job": [["Name"], ["Staff"]],
    "plain": [["Full name"], ["Delegate"], ["Employee"]],
}
EXTRA: dict[str, Callable[[Random], Value]] = {
    "Job title": lambda rng: rng.choice(ROLES),
    "Start date": lambda rng: date(2010, 1, 1) + timedelta(days=rng.randint(0, 4000)),
    "Room": lambda rng: rng.choice(["Baby", "Toddler", "Preschool"]),
    "Employee no": lambda rng: float(rng.randint(19000, 99999)),
    "DBS date": lambda rng: done_day(rng),
    "D.O.B.": lambda rng: date(1970, 1, 1) + timedelta(days=rng.randint(0, 11000)),
    "Email": lambda rng: f"s{rng.randint(10000, 99999)}@example.org",
    "Manager": lambda rng: rng.choice(["Mrs Holt", "P Whitlock"]),
}


def shape_groups(rng: Random, shape: str, courses: list[str]) -> tuple[list[list[str]], list[str]]:
    """Return the heading bands over the course columns, and what each column is: D, E, due, YN, text or hours."""
    parts = {
        "date": ("D",),
        "date due": ("D", "due"),
        "flat due": ("D", "due"),
        "named due": ("D", "due"),
        "yn category expiry": ("YN", "text", "E"),
        "date provider expiry": ("D", "text", "E"),
        "expiry": ("E",),
        "titled expiry": ("E",),
        "three bands": ("D", "E"),
        "kinds above": ("D",),
    }[shape]
    words = {
        "D": ["Date", "Completed", "Date done"],
        "due": ["Due", "Renewal due", "Next due"],
        "E": ["Expiry", "Expires"],
    }
    sub = {
        part: rng.choice(words.get(part, ["Y/N" if part == "YN" else rng.choice(["Category", "Level"])]))
        for part in parts
    }
    if shape == "date provider expiry":
        sub["text"] = "Provider"
    top, low = [], []
    for course in courses:
        top += [course, *[""] * (len(parts) - 1)]
        low += [sub[part] for part in parts]
    kinds = list(parts) * len(courses)
    match shape:
        case "date" | "titled expiry":
            return [top], kinds
        case "flat due":
            return [[text or "Due" for text in top]], kinds
        case "named due":
            return [[f"{c} {w}" for c in courses for w in ("date", "due")]], kinds
        case "expiry":
            suffix = rng.choice([" expiry", "\nEXPIRES", " - expiry date", " (valid until)"])
            return [[course + suffix for course in courses]], kinds
        case "three bands":
            band = ["Mandatory"] + [""] * (len(top) - 1)
            return [band, top, low], kinds
        case "kinds above":
            return [["Completed"] + [""] * (len(top) - 1), top], kinds
        case _:
            return [top, low], kinds


SHAPES = [
    *("date", "date due", "flat due", "named due", "yn category expiry", "date provider expiry", "expiry"),
    *("titled expiry", "three bands", "kinds above"),
]


class MatrixMaker:
    """Make one matrix: a row a person, a group of columns a course."""

    def __init__(self, seed: int, shape: str, style: str, kind: str) -> None:
        self.rng = Random(seed)
        self.shape, self.style, self.kind = shape, style, kind
        self.merged = self.rng.random() < 0.7
        self.paper = Paper(self.rng.choice(["Staff training", "Matrix 26-27", "Sheet1", "CPD & safeguarding"]))
        self.truth = Truth()
        self.courses = self.rng.sample(COURSES, self.rng.randint(3, 6))

    def make(self) -> tuple[Paper, Truth]:
        rng, rows = self.rng, self.paper.rows
        for text in rng.sample(["Training record 2026/27", "Red = expired. Tell the office.", ""], rng.randint(0, 3)):
            rows.append([text or None])
        if self.shape == "titled expiry":
            rows.insert(0, ["All dates are expiry dates"])
        names = rng.choice(NAME_HEADINGS[self.style])
        extras = rng.sample(list(EXTRA), rng.randint(1, 4))
        bands, kinds = shape_groups(rng, self.shape, self.courses)
        left = [*names, *extras]
        first = len(rows)
        name_band = rng.choice([0, len(bands) - 1])
        for index, band in enumerate(bands):
            rows.append([*(left if index == name_band else [None] * len(left)), *[text or None for text in band]])
        rows[first + name_band].append("Notes")
        if self.merged:
            self._merge_bands(bands, first, len(left))
        self._people(extras, kinds, len(left))
        if rng.random() < 0.7:
            rows.append([None])
            rows.append([rng.choice(["TOTAL STAFF", "Total", "Trained: 20/34", "Staff: 34"]), None, 34.0])
        return self.paper, self.truth

    def _merge_bands(self, bands: list[list[str]], first: int, offset: int) -> None:
        for index, band in enumerate(bands[:-1]):
            starts = [column for column, text in enumerate(band) if text]
            for start, end in zip(starts, [*starts[1:], len(band)], strict=True):
                if end - start > 1:
                    self.paper.merges.append((first + index, offset + start, first + index, offset + end - 1))

    def _people(self, extras: list[str], kinds: list[str], offset: int) -> None:
        rng = self.rng
        people = people_of(rng, rng.randint(14, 22), self.kind)
        sections = ["TEACHERS", "SUPPORT STAFF", "Midday", "GOVERNORS"] if rng.random() < 0.6 else []
        for index, (given, family) in enumerate(people):
            if sections and index % 5 == 0:
                if index:
                    self.paper.rows.append([None])
                self.paper.rows.append([sections[index // 5 % 4]])
            values: list[Value] = [*name_cells(rng, self.style, given, family)]
            start = None
            for extra in extras:
                value: Value = EXTRA[extra](rng)
                start = value if extra == "Start date" and isinstance(value, date) else start
                values.append(as_written(rng, value, self.kind) if isinstance(value, date) else value)
            row = len(self.paper.rows)
            self.truth.people.add(f"{given} {family}")
            while len(values) < offset + len(kinds):
                self._course(values, kinds, row, f"{given} {family}")
            self.paper.rows.append(values)

    def _course(self, values: list[Value], kinds: list[str], row: int, name: str) -> None:
        rng = self.rng
        group = kinds[: len(kinds) // len(self.courses)]
        date_at = next(i for i, kind in enumerate(group) if kind in ("D", "E"))
        cell = f"{get_column_letter(len(values) + date_at + 1)}{row + 1}"
        cells: list[Value] = [None] * len(group)
        done = done_day(rng) if group[date_at] == "D" else None
        until = expiry_day(rng) if "E" in group else None
        if done and until and until <= done:
            until = done + timedelta(days=730)
        luck = rng.random()
        if luck < 0.68:
            day = done or until
            assert day is not None
            cells[date_at] = as_written(rng, day, self.kind)
            if "due" in group and rng.random() < 0.7:
                cells[group.index("due")] = day + timedelta(days=730)
            keep_expiry = "E" in group and group[date_at] == "D" and rng.random() < 0.7
            if keep_expiry:
                cells[group.index("E")] = as_written(rng, until, self.kind) if until else None
            if "YN" in group:
                cells[0] = rng.choice(["Y", "Yes"])
            expires = until if keep_expiry or done is None else None
            self.truth.records.add((cell, name, done, expires))
        elif luck < 0.76:
            cells[date_at] = rng.choice(DOUBTS)
            self.truth.asks.add(cell)
        elif luck < 0.82:
            on = TODAY + timedelta(days=rng.randint(1, 300))
            cells[date_at], booked = rng.choice([("Booked", None), ("To book", None), (f"Booked {on:%d/%m/%Y}", on)])
            self.truth.bookings.add((cell, booked))
        elif luck < 0.92:
            cells[date_at] = rng.choice(IGNORED)
        if "text" in group and rng.random() < 0.5:
            cells[group.index("text")] = rng.choice(["NSCP", "In house", "Core"])
        values += cells


def make_log_paper(seed: int, kind: str) -> tuple[Paper, Truth]:
    """Make a log: a row a completion, with names in several forms and some rows twice."""
    rng, truth = Random(seed), Truth()
    lms = seed % 2 == 0
    people = people_of(rng, 15, kind)
    heads: list[Value] = [
        "First name",
        "Last name",
        "Course full name",
        "Course status",
        "Enrolled",
        "Completed",
        "Certificate expiry",
    ]
    if not lms:
        heads = ["Date of training", "Course", "Delegate", "Job title", "Provider", "Hours", "Cert?"]
    paper = Paper("Log", [heads])
    seen: set[tuple[str, str, date]] = set()
    while len(paper.rows) < 90:
        given, family = rng.choice(people)
        course, day = rng.choice(COURSES[:5]), done_day(rng)
        name, row = f"{given} {family}", len(paper.rows)
        if (name, course, day) in seen:
            continue
        seen.add((name, course, day))
        truth.people.add(name)
        if lms:
            status = rng.choice(["Completed", "Completed", "Complete", "In progress", "Not started"])
            complete = status.startswith("Complete")
            until = day + timedelta(days=1000) if complete and rng.random() < 0.3 else None
            ended = f"{day:%Y-%m-%d} 16:40" if complete else None
            paper.rows.append(
                [given, family, course, status, f"{day:%Y-%m-%d} 09:12", ended, f"{until}" if until else None]
            )
            if complete:
                truth.records.add((f"F{row + 1}", name, day, until))
            continue
        form = rng.choice([f"{family}, {given}", f"{given} {family}", f"{given}  {family} "])
        paper.rows.append([as_written(rng, day, kind), course, form, "Cook", rng.choice(["Tes", None]), 2.5, "Y"])
        truth.records.add((f"A{row + 1}", name, day, None))
        if rng.random() < 0.1:
            paper.rows.append([f"{day:%d/%m/%Y}", course, f"{given} {family}", None, None, None, None])
    return paper, truth


def moved(truth: Truth, address: Callable[[str], str]) -> Truth:
    """Return the truth with every cell named as the kind of file does."""
    return Truth(
        {(address(cell), name, done, expires) for cell, name, done, expires in truth.records},
        {address(cell) for cell in truth.asks},
        {(address(cell), on) for cell, on in truth.bookings},
        truth.people,
    )


def written(paper: Paper, truth: Truth, file_of: Callable[..., Path], kind: str) -> Made:
    """Write a sheet as the kind of file named, with the truth in that kind's addresses."""
    path = file_of(paper.rows, kind, paper.name, paper.merges)
    if path.suffix == ".csv":
        return Made(path, moved(truth, lambda cell: "row " + re.sub("[A-Z]", "", cell)))
    return Made(path, moved(truth, lambda cell: f"{paper.name}!{cell}"))


@pytest.fixture
def matrix(file_of: Callable[..., Path]) -> Callable[[int, str, str, str], Made]:
    """Make a matrix of a shape, with names in a style, as a kind of file: `matrix(seed, shape, style, kind)`."""
    return lambda seed, shape, style, kind: written(*MatrixMaker(seed, shape, style, kind).make(), file_of, kind)


@pytest.fixture
def log(file_of: Callable[..., Path]) -> Callable[[int, str], Made]:
    """Make a log (odd seeds) or the export of a learning system (even seeds): `log(seed, kind)`."""
    return lambda seed, kind: written(*make_log_paper(seed, kind), file_of, kind)
