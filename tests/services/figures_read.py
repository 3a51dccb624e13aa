"""The figures of an agency as they stand in the workbook of an audit and on the compliance summary, read back."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from nscp_desktop.domain.dates import in_words
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

Key = tuple[str, str]
Counts = dict[str, int]
Told = dict[Key, Counts]
Rows = list[tuple[Any, ...]]
Sheets = dict[str, Rows]
EVERYONE = ("everyone", "")
# The columns of figure 2, and of the sheets of the workbook, in order.
CELLS = ("people", "of", "in_date", "due_soon", "overdue", "not_done", "date_unknown", "induction", "exempt", "away")
_ON_BARS = re.compile(r"(\d+) of (\d+) \((\d+%|n/a)\)")


def sheets_of(services: Services, as_at: date, folder: Path) -> Sheets:
    """Return the rows of the workbook that are compared, read back from the file, without their headings."""
    path = folder / "audit.xlsx"
    services.documents.save_export("section-11", path, as_at)
    book = openpyxl.load_workbook(path, read_only=True)
    names = ("Summary", "Requirements", "Figures", "Induction")
    found = {name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in names}
    book.close()
    return found


def of_workbook(services: Services, sheets: Sheets) -> Told:
    """Return what the sheets Summary and Requirements of the workbook say."""
    labels = {group.label: str(group.number) for group in services.agency.target_groups()} | {"Not yet placed": "none"}
    ids = {item.title: item.id for item in services.agency.requirements()}
    told: Told = {}
    for by, who, *counts in sheets["Summary"]:
        key = {"Target Group": ("group", labels.get(who, who)), "Staff type": ("kind", who)}.get(by, EVERYONE)
        told[key] = _cells(counts)
    for title, *counts in sheets["Requirements"]:
        # The headcount of a requirement leaves out those of whom it is not asked yet.
        told["requirement", ids[title]] = {name: number for name, number in _cells(counts).items() if name != "people"}
    return told


def _cells(counts: list[Any]) -> Counts:
    found = dict(zip(CELLS, counts, strict=False))
    percent = percent_of(found["in_date"], found["of"])
    assert counts[len(CELLS)] == ("n/a" if percent is None else percent / 100)
    return found


def of_summary(services: Services, as_at: date) -> Told:
    """Return what stands on the pages of the compliance summary."""
    words = printed_words(services.documents.report("compliance-summary", as_at))
    if not services.standing.board(as_at).rows:
        assert f"Nobody is on record here on {in_words(as_at)}" in words
        return {}
    told = {EVERYONE: _tiles(words)}
    bars = words.partition("By Target Group")[2].partition("To check")[0]
    labels = {group.label: str(group.number) for group in services.agency.target_groups()}
    for label, group in (*labels.items(), ("Not yet placed in a group", "none")):
        _, is_there, after = bars.partition(label)
        if is_there:
            told["group", group] = _on_bar(after)
    table = words.partition("By requirement")[2]
    for item in services.standing.board(as_at).requirements():
        told["requirement", item.id] = _on_row(table, item.title)
    return told


def _tiles(words: str) -> Counts:
    """Return what the tiles at the top say, and how many people the sentence below them counts."""
    found = re.search(
        r"In date (\d+) of (\d+) \((\d+%|n/a)\).*?Of these, due soon (\d+) Overdue (\d+) Not done (\d+)"
        r" Date unknown (\d+) In induction (\d+) (\d+) (?:person|people) here on",
        words,
    )
    assert found is not None, words[:800]
    in_date, of, percent, *others = found.groups()
    assert percent == percent_words(int(in_date), int(of))
    names = ("due_soon", "overdue", "not_done", "date_unknown", "induction", "people")
    return {"in_date": int(in_date), "of": int(of)} | dict(zip(names, map(int, others), strict=True))


def _on_bar(after: str) -> Counts:
    found = _ON_BARS.search(after)
    assert found is not None
    in_date, of = int(found[1]), int(found[2])
    assert found[3] == percent_words(in_date, of)
    return {"in_date": in_date, "of": of}


def _on_row(table: str, title: str) -> Counts:
    found = re.search(rf"{re.escape(title)} (\d+) of (\d+) (\d+%|n/a)" + r" (\d+|–)" * 6, table)
    assert found is not None, title
    in_date, of, percent, *others = found.groups()
    assert percent == percent_words(int(in_date), int(of))
    names = ("due_soon", "overdue", "not_done", "date_unknown", "induction", "exempt")
    counts = (0 if number == "–" else int(number) for number in others)
    return {"in_date": int(in_date), "of": int(of)} | dict(zip(names, counts, strict=True))


def percent_of(n: int, of: int) -> int | None:
    return n * 100 // of if of else None


def percent_words(n: int, of: int) -> str:
    percent = percent_of(n, of)
    return "n/a" if percent is None else f"{percent}%"
