"""Reports about questionnaires from the command line: which there are, which one is meant, what cannot be printed."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.services.record_files import open_existing
from tests.paper import printed_words
from tests.services.questionnaires import add_course, add_template, head, items_of

Run = Callable[..., Any]
TODAY = date(2026, 11, 23)


@pytest.fixture
def begun(school: Path) -> tuple[int, int]:
    """Begin a checklist about each of two courses, and return their numbers, the older first."""
    with closing(open_existing(school)) as services:
        template = add_template(services)
        first = head(add_course(services), date(2025, 11, 1), year="2025")
        older = services.checklists.begin(template, first, today=TODAY)
        course = add_course(services, "Site talk")
        newer = services.checklists.begin(template, head(course, year="2026"), today=TODAY)
        services.checklists.say(newer, items_of(services, newer)[0].id, {"evidence": "Asked by 中"})
    return older, newer


def test_questionnaires_are_listed_with_the_numbers_by_which_they_are_named(
    run: Run, school: Path, begun: tuple[int, int]
) -> None:
    lines = run("report", school, "--checklists").out.splitlines()
    older, newer = begun
    assert " ".join(lines[0].split()) == f"{newer} 20 Nov 2026 draft Small checklist, Site talk, 2026"
    assert lines[1].split()[0] == str(older)


def test_the_newest_is_printed_unless_a_number_is_given_and_what_cannot_be_printed_is_said(
    run: Run, school: Path, begun: tuple[int, int], tmp_path: Path
) -> None:
    out = tmp_path / "content.pdf"
    done = run("report", school, "content-checklist", out)
    assert (done.status, done.out) == (0, "")
    assert "U+4E2D" in done.said
    assert "Site talk" in printed_words(out)
    done = run("report", school, "content-checklist", out, "--option", f"checklist={begun[0]}")
    assert (done.status, done.out, done.said) == (0, "", "")
    assert "Welcome talk" in printed_words(out)
    assert run("report", school, "content-checklist", out, "--option", "checklist=0").status == 0
    assert "The empty list, to fill in by hand." in printed_words(out)


@pytest.mark.parametrize(
    ("number", "words"),
    [("seven", "seven is no number of a checklist. --checklists lists them."), ("99", "no longer in the record")],
)
def test_a_number_of_no_questionnaire_is_refused(
    run: Run, school: Path, tmp_path: Path, number: str, words: str
) -> None:
    out = tmp_path / "content.pdf"
    done = run("report", school, "content-checklist", out, "--option", f"checklist={number}")
    assert done.status == 1
    assert words in done.said
    assert not out.exists()


def test_files_of_the_answers_are_bound_into_the_pack_when_asked_for(
    run: Run, school: Path, begun: tuple[int, int], tmp_path: Path
) -> None:
    leaflet, out = tmp_path / "leaflet.pdf", tmp_path / "pack.pdf"
    run("report", school, "compliance-summary", leaflet)
    with closing(open_existing(school)) as services:
        services.checklists.attach(begun[1], items_of(services, begun[1])[0].id, [leaflet], today=TODAY)
    run("report", school, "section-11-pack", out)
    assert "Annex 1." not in printed_words(out)
    run("report", school, "section-11-pack", out, "--option", "files=yes")
    assert "Annex 1. Item 1, Small checklist 2026: leaflet.pdf Page" in printed_words(out)


def test_a_word_that_is_neither_yes_nor_no_and_a_name_of_another_kind_of_file_are_refused(
    run: Run, school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    done = run("report", school, "section-11-pack", out, "--option", "files=maybe")
    assert (done.status, done.said.strip()) == (1, "maybe is no answer to files. Use files=yes, or leave it out.")
    done = run("report", school, "section-11-pack", tmp_path / "pack.docx")
    assert (done.status, done.said.strip()) == (
        1,
        "A report is a PDF, not a DOCX file. Use a name that ends in .pdf.",
    )
    done = run("export", school, "section-11", tmp_path / "audit.pdf")
    assert done.status == 1
    assert "Use a name that ends in .xlsx." in done.said
    assert list(tmp_path.glob("*.pdf")) == list(tmp_path.glob("*.docx")) == []


def test_a_report_that_is_about_no_questionnaire_refuses_the_number_of_one(
    run: Run, school: Path, begun: tuple[int, int], tmp_path: Path
) -> None:
    done = run("report", school, "action-list", tmp_path / "list.pdf", "--option", f"checklist={begun[0]}")
    assert (done.status, done.said.strip()) == (
        1, "Action list is about no questionnaire. Leave out --option checklist.",
    )  # fmt: skip
    assert not (tmp_path / "list.pdf").exists()
