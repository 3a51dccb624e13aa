"""Every report: what it says equals the board, and nothing that people are called can spoil it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, BinaryIO

import pypdfium2
import pytest

from nscp_desktop.domain.minimums import Minimum, MinimumPart
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Per, Rule, RuleKind
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.reports.action_list import ACTION_KINDS, ActionList, build_action_list
from nscp_desktop.reports.charts import Bar, draw_bars, parts_of
from nscp_desktop.reports.compliance_summary import ComplianceSummary, build_compliance_summary
from nscp_desktop.reports.frame import Built, Frame, Paper, PaperSize
from nscp_desktop.reports.individual_record import IndividualRecord, build_individual_record
from nscp_desktop.reports.training_matrix import TrainingMatrix, build_training_matrix, cell_words

World = Callable[..., Any]
PagesOf = Callable[[bytes], list[str]]
REPORT_NAMES = ("summary", "actions", "matrix", "individual")
HOSTILE = '<b>Bo & Co</b> <img src="file:///etc/passwd"/> <font color="red">'


def _frame(made: Any, **changes: Any) -> Frame:
    frame = Frame(
        agency="Carlton Hill Primary School",
        title="Safeguarding training",
        as_at=made.board.as_at,
        marking="Official - sensitive: personal data",
        filters="team Key stage 1",
        printed_by="Gwen Evans",
        printed_at=datetime(2026, 11, 23, 14, 5, tzinfo=UTC),
    )
    return replace(frame, **changes)


def _build(name: str, made: Any, out: BinaryIO, **changes: Any) -> Built:
    frame = _frame(made, is_landscape=name in ("actions", "matrix"), **changes)
    match name:
        case "summary":
            return build_compliance_summary(
                ComplianceSummary(frame, made.board, made.groups, made.packs, ("dsl", "deputy-dsl")), out
            )
        case "actions":
            return build_action_list(ActionList(frame, made.board), out)
        case "matrix":
            return build_training_matrix(TrainingMatrix(frame, made.board), out)
        case _:
            person = made.snapshot.people[5]
            data = IndividualRecord(frame, made.board, person, made.snapshot.history(5))
            return build_individual_record(data, out)


def _pdf(name: str, made: Any, **changes: Any) -> bytes:
    out = BytesIO()
    _build(name, made, out, **changes)
    return out.getvalue()


def _flat(pages: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_every_page_says_whose_it_is_and_when_and_how_many_there_are(
    name: str, world: World, pages_of: PagesOf
) -> None:
    out = BytesIO()
    built = _build(name, world(), out, record_head="3f9a-22c1")
    pages = pages_of(out.getvalue())
    assert built.pages == len(pages)
    for number, page in enumerate(pages, 1):
        flat = _flat([page])
        assert "Carlton Hill Primary School · as at 23 November 2026" in flat
        assert "Official - sensitive: personal data" in flat
        assert "Shown: team Key stage 1" in flat
        assert "Printed by Gwen Evans on 23 Nov 2026 at 14:05 · History code 3f9a-22c1" in flat
        assert f"Page {number} of {len(pages)}" in flat


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_the_same_record_gives_the_same_file(name: str, world: World) -> None:
    assert _pdf(name, world()) == _pdf(name, world())


@pytest.mark.parametrize("name", ["summary", "actions", "matrix"])
def test_how_figures_are_counted_stands_beside_them(name: str, world: World, pages_of: PagesOf) -> None:
    flat = _flat(pages_of(_pdf(name, world())))
    assert "How these figures are counted" in flat
    assert "a booking never makes anyone in date" in flat


def test_the_file_names_its_title_author_and_language(world: World) -> None:
    content = _pdf("summary", world())
    document = pypdfium2.PdfDocument(content)
    found = document.get_metadata_dict()
    document.close()
    assert found["Title"] == "Safeguarding training, Carlton Hill Primary School, as at 23 Nov 2026"
    assert found["Author"] == "Carlton Hill Primary School"
    assert b"/Lang (en-GB)" in content


def test_the_figures_of_the_summary_are_those_of_the_board(world: World, pages_of: PagesOf) -> None:
    made = world()
    flat = _flat(pages_of(_pdf("summary", made)))
    figures = made.board.figures()
    assert f"{figures.words} ({figures.percent_words})" in flat
    for number, group in made.board.by_group().items():
        assert f"{group.words} ({group.percent_words})" in flat, number
    for requirement in made.board.requirements():
        own = made.board.by_requirement()[requirement.id]
        counts = (own.due_soon, own.overdue, own.not_done, own.date_unknown, own.induction, own.exempt)
        cells = " ".join(str(count) if count else "–" for count in counts)
        assert f"{own.words} {own.percent_words} {cells}" in flat, requirement.title


def test_the_summary_names_leads_rules_and_what_is_to_be_checked(world: World, pages_of: PagesOf) -> None:
    flat = _flat(pages_of(_pdf("summary", world())))
    assert "Designated safeguarding lead since 4 Sep 2022" in flat
    assert "School or college, 2026-27. Source: KCSIE 2026 and the NSCP strategy." in flat
    assert "Every 5 years, due soon 90 days before no time given the agency ? yes" in flat
    assert "What is to be checked with each rule stands in the report Rules in use." in flat
    assert "To check: nobody has yet compared the texts of Target Group 2, 3, 4" in flat


def _minimum(made: Any, *trained: int) -> Minimum:
    """Make a minimum of one person, asked of as many sites as there are counts of trained people."""
    people = tuple(row.person for row in made.board.rows[:4])
    rule = Rule("test/dsl#2", RuleKind.MINIMUM, minimum_count=1, minimum_per=Per.SITE)
    parts = [MinimumPart(f"Site{n}", people[:count], people[count:]) for n, count in enumerate(trained, 1)]
    return Minimum(made.board.requirements()[0], rule, tuple(parts))


def _summary_with(made: Any, *minimums: Minimum) -> bytes:
    out = BytesIO()
    build_compliance_summary(ComplianceSummary(_frame(made), made.board, minimums=minimums), out)
    return out.getvalue()


def test_the_summary_has_a_line_for_each_place_of_a_minimum(world: World, pages_of: PagesOf) -> None:
    made = world()
    flat = _flat(pages_of(_summary_with(made, _minimum(made, 1, 0))))
    assert "Minimums What is asked of the whole agency" in flat
    assert "Site Site1 1 of 4 (25%) at least 1 ✓ Met Site Site2 0 of 4 (0%) at least 1 ! Not met" in flat
    assert "Minimums" not in _flat(pages_of(_summary_with(made)))


def test_of_many_places_only_those_are_listed_where_a_minimum_is_not_met(world: World, pages_of: PagesOf) -> None:
    made = world()
    flat = _flat(pages_of(_summary_with(made, _minimum(made, *[1] * 39, 0))))
    assert "Site Site40 0 of 4 (0%) at least 1 ! Not met 39 other sites enough in each at least 1 ✓ Met" in flat
    assert "Site1 " not in flat
    all_well = _flat(pages_of(_summary_with(made, _minimum(made, *[1] * 40))))
    assert " 40 sites enough in each at least 1 ✓ Met" in all_well


@pytest.mark.parametrize("count", [1, 7, 1234])
def test_parts_of_a_bar_add_up_and_every_number_is_printed(count: int, world: World, pages_of: PagesOf) -> None:
    made = world(64)
    figures = replace(made.board.figures(), in_date=count, due_soon=1, not_done=1, induction=1)
    out = BytesIO()
    paper = Paper(out, _frame(made))
    draw_bars(paper, [Bar("Group 1", figures)])
    paper.finish(counting=False)
    assert sum(n for _, n in parts_of(figures)) == count + figures.overdue + 1 + figures.date_unknown + 1
    flat = _flat(pages_of(out.getvalue()))
    assert all(f"{n:,}" in flat for _, n in parts_of(figures))


def test_the_action_list_has_one_line_for_everything_to_do_and_nothing_else(world: World, pages_of: PagesOf) -> None:
    made = world(30)
    flat = _flat(pages_of(_pdf("actions", made)))
    for kind in ACTION_KINDS:
        cells = sum(row.count(kind) for row in made.board.rows)
        chips = len(re.findall(re.escape(f"{kind.symbol} {kind.words}"), flat))
        assert chips == cells + 1, kind  # one more is the name of the tile
    for row in made.board.rows:
        assert (row.person.sorted_name in flat) == (row.count(*ACTION_KINDS) > 0), row.person.sorted_name


def test_the_action_list_says_so_when_there_is_nothing_to_do(world: World, pages_of: PagesOf) -> None:
    made = world(20)
    fine = tuple(row for row in made.board.rows if not row.count(*ACTION_KINDS))
    flat = _flat(pages_of(_pdf("actions", made._replace(board=replace(made.board, rows=fine)))))
    assert "There is nothing to do" in flat


@pytest.mark.parametrize(("people", "requirements"), [(64, 9), (3000, 12), (40, 30)])
def test_the_matrix_has_every_person_and_every_cell(
    people: int, requirements: int, world: World, pages_of: PagesOf
) -> None:
    made = world(people, requirements)
    pages = pages_of(_pdf("matrix", made))
    flat = _flat(pages)
    for row in made.board.rows:
        assert row.person.sorted_name in flat, row.person.sorted_name
    lasting = [StandingKind.IN_DATE, StandingKind.DUE_SOON, StandingKind.OVERDUE]
    for kind in lasting:
        dated = sum(
            cell.kind is kind and cell.due is not None for row in made.board.rows for cell in row.cells.values()
        )
        assert len(re.findall(re.escape(kind.symbol) + r" \d+ [A-Z][a-z]{2} \d{4}", flat)) == dated, kind
    for figures in made.board.by_requirement().values():
        assert f"{figures.words}" in flat


def test_the_matrix_on_a3_takes_fewer_pages(world: World, pages_of: PagesOf) -> None:
    made = world(300)
    assert len(pages_of(_pdf("matrix", made, paper=PaperSize.A3))) < len(pages_of(_pdf("matrix", made)))


def test_an_individual_record_has_every_training_with_its_evidence(world: World, pages_of: PagesOf) -> None:
    made = world()
    flat = _flat(pages_of(_pdf("individual", made)))
    person, history = made.snapshot.people[5], made.snapshot.history(5)
    assert person.name in flat
    for completion in history.completions:
        assert completion.done_words in flat
        assert completion.evidence.words in flat
    assert "Designated safeguarding lead since 4 Sep 2022, so this applies." in flat
    assert "Role as described in the policy" in flat


def test_an_individual_record_shows_bookings_and_exemptions(world: World, pages_of: PagesOf) -> None:
    made = world()
    out = BytesIO()
    data = IndividualRecord(_frame(made), made.board, made.snapshot.people[9], made.snapshot.history(9))
    build_individual_record(data, out)
    assert "Covered elsewhere" in _flat(pages_of(out.getvalue()))
    booked = next(own for own, history in made.snapshot.histories.items() if history.bookings)
    out = BytesIO()
    data = IndividualRecord(_frame(made), made.board, made.snapshot.people[booked], made.snapshot.history(booked))
    build_individual_record(data, out)
    assert "27 Nov 2026" in _flat(pages_of(out.getvalue()))


@pytest.mark.parametrize("name", ["summary", "actions", "matrix"])
def test_nobody_on_record_gives_a_page_that_says_so(name: str, world: World, pages_of: PagesOf) -> None:
    flat = _flat(pages_of(_pdf(name, world(0))))
    assert re.search(r"Nobody is on record|There is nothing to", flat)


@pytest.mark.parametrize("name", ["summary", "actions", "matrix"])
def test_one_person_is_enough_for_a_report(name: str, world: World, pages_of: PagesOf) -> None:
    assert len(pages_of(_pdf(name, world(1)))) >= 1


def _hostile(person: Person) -> Person:
    return replace(person, given=HOSTILE) if person.id == 5 else person


@pytest.mark.parametrize("name", ["summary", "individual"])
def test_markup_in_a_name_is_printed_letter_for_letter(name: str, world: World, pages_of: PagesOf) -> None:
    flat = "".join(_flat(pages_of(_pdf(name, world(64, 9, _hostile)))).split())
    assert "".join(HOSTILE.split()) in flat


def _endless(person: Person) -> Person:
    return replace(person, given="W" * 2000, family="Featherstonehaugh-Cholmondeley " * 60)


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_endless_names_are_cut_with_a_mark_and_never_stop_a_report(name: str, world: World, pages_of: PagesOf) -> None:
    pages = pages_of(_pdf(name, world(12, 9, _endless), title="T" * 500, marking="M" * 500, printed_by="P" * 900))
    assert len(pages) < 60
    assert "…" in _flat(pages)


def _of_many_scripts(person: Person) -> Person:
    names = ("Łukasz Żółć", "Ελένη", "Ольга", "Nguyễn Ánh", "Şükrü", "Þóra", "Ana Đurić")
    return replace(person, given=names[person.id % len(names)])


@pytest.mark.parametrize("name", ["actions", "matrix"])
def test_names_of_many_scripts_read_back_as_they_were(name: str, world: World, pages_of: PagesOf) -> None:
    made = world(20, 9, _of_many_scripts)
    flat = _flat(pages_of(_pdf(name, made)))
    for row in made.board.rows:
        if name == "matrix" or row.count(*ACTION_KINDS):
            assert row.person.sorted_name in flat


def _unprintable(person: Person) -> Person:
    return replace(person, family="中村\x00") if person.id == 5 else person


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_letters_that_cannot_be_printed_are_listed_at_the_end(name: str, world: World, pages_of: PagesOf) -> None:
    out = BytesIO()
    built = _build(name, world(64, 9, _unprintable), out)
    assert built.uncovered[0] == "U+0000 Control character"
    assert "U+4E2D Cjk unified ideograph-4e2d, first in:" in _flat(pages_of(out.getvalue())[-2:])


@pytest.mark.parametrize("people", range(26, 36))
def test_the_line_of_figures_never_runs_into_the_foot_of_the_page(people: int, world: World) -> None:
    document = pypdfium2.PdfDocument(_pdf("matrix", world(people), printed_by="", printed_at=None))
    for page in document:
        words = page.get_textpage()
        lowest = min(words.get_charbox(index)[1] for index in range(words.count_chars()) if words.get_charbox(index)[3])
        assert lowest > 50
    document.close()


def test_hours_that_are_not_enough_are_told_in_the_matrix() -> None:
    rule = Rule("r", RuleKind.HOURS, months=36, hours=8.0)
    short = Standing(StandingKind.NOT_DONE, None, rule, hours_done=5.5)
    assert cell_words(short) == "○ 5.5 of 8 hours"
    enough = Standing(StandingKind.IN_DATE, date(2027, 9, 2), rule, hours_done=8.0)
    assert cell_words(enough) == "✓ 2 Sep 2027"
