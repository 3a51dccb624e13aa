"""The partnership return: the figures of an audit without anybody, guarded as a whole, and each under a name."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.audit_figures import Count, FigureRow, FigureTable, Share
from nscp_desktop.domain.audit_people import STANDING_HEADS
from nscp_desktop.domain.partnership_return import NOT_SHOWN, Number, Part, PartnershipReturn
from nscp_desktop.domain.return_guarding import guarded, sums_of
from nscp_desktop.domain.return_names import ReturnName, WholePercent, find, names_of
from nscp_desktop.domain.return_tables import return_of
from nscp_desktop.domain.small_numbers import Hiding
from tests.domain.figures_of_return import AS_AT, HEAD, NAME, figures, groups, leads, people, share
from tests.domain.test_small_numbers import numbers_that_fit


def made(*tables: FigureTable) -> PartnershipReturn:
    return return_of(HEAD, figures(*tables), ())


def by_name(found: PartnershipReturn) -> dict[str, ReturnName]:
    return {one.name: one for one in names_of(found)}


def test_every_count_of_the_figures_is_in_the_return_as_it_is() -> None:
    found = by_name(made(groups(7, 6)))
    assert found["NSCP_GROUP_1_HEADCOUNT"].value == 20
    assert found["NSCP_GROUP_1_ASKED"].value == 20
    assert found["NSCP_GROUP_1_IN_DATE"].value == 13
    assert found["NSCP_GROUP_1_IN_DATE_OF"].value == 20
    assert found["NSCP_GROUP_1_IN_DATE_PERCENT"].value == WholePercent(65)
    assert found["NSCP_GROUP_1_OVERDUE"].value == 7
    assert found["NSCP_EVERYONE_IN_DATE"].value == 37
    assert found["NSCP_AS_AT"].value == AS_AT


def test_leads_are_numbers_without_anybody_who_leads() -> None:
    found = made(leads())
    table = found.table("leads")
    assert table is not None
    assert [row.label for row in table.rows] == ["A lead is named", "Deputies", "All leads together"]
    assert NAME not in repr(found)
    assert by_name(found)["NSCP_LEADS_DEPUTIES"].value == 2
    assert by_name(found)["NSCP_LEADS_NAMED"].value == "Yes"
    assert by_name(found)["NSCP_LEADS_LEAD_TRAINING"].value == 2
    assert "Head" not in repr(found)
    # Days of single leads are nobody's business here.
    assert "Lead training, last done" not in table.heads


def test_only_deputies_are_no_named_lead() -> None:
    table = leads()
    found = by_name(made(replace(table, rows=table.rows[1:])))
    assert found["NSCP_LEADS_NAMED"].value == "No"


def test_nobody_is_n_of_d_with_n_a_and_no_percentage_is_made_up() -> None:
    table = FigureTable(
        7, "prevent", "Prevent", ("Figure",), (FigureRow("awareness", "Prevent awareness", (share(0, 0),)),)
    )
    found = by_name(guarded(made(table), 5))
    assert found["NSCP_PREVENT"].words == "0"
    assert found["NSCP_PREVENT_PERCENT"].words == "n/a"


def test_a_small_count_and_what_gives_it_away_are_hidden_with_the_percentage() -> None:
    found = guarded(made(groups(2)), 5)
    table = found.table("groups")
    assert table is not None
    group = dict(zip(table.heads, table.rows[0].cells, strict=True))
    overdue, in_date = group["Overdue"], group["In date, of those asked"]
    assert isinstance(overdue, Number)
    assert isinstance(in_date, Part)
    assert overdue.words == "fewer than 5"
    assert in_date.words == "not shown of 20"
    assert in_date.percent is None
    assert by_name(found)["NSCP_GROUP_1_IN_DATE_PERCENT"].words == NOT_SHOWN
    assert "“fewer than 5”" in " ".join(found.rules)


def test_what_is_the_same_in_two_tables_is_hidden_in_both() -> None:
    def of(key: str, title: str, **numbers: int) -> FigureTable:
        rows = (FigureRow(own.replace("_", "-"), own, (people(number),)) for own, number in numbers.items())
        return FigureTable(1, key, title, ("People",), tuple(rows))

    headcount = of("headcount", "People here", kind_employee=5, kind_student=1, everyone=6)
    found = by_name(guarded(made(headcount, of("groups", "Groups", group_1=6, everyone=6)), 5))
    assert found["NSCP_HEADCOUNT_STUDENT"].words == "fewer than 5"
    # Of six, one would be left: how many there are is hidden, wherever it stands.
    for name in ("NSCP_HEADCOUNT", "NSCP_EVERYONE_HEADCOUNT", "NSCP_GROUP_1_HEADCOUNT"):
        assert found[name].words == NOT_SHOWN


def test_averages_of_few_and_fees_beside_few_are_left_out() -> None:
    induction = FigureTable(
        3, "induction", "New starters", ("Started in the period", "Average days"),
        (FigureRow("steps", "All steps", (people(3), 8.5)),),
    )  # fmt: skip
    missed = FigureTable(
        9, "non-attendance", "Booked but not attended", ("Places", "Fees"),
        (FigureRow("all", "All courses", (people(3), "£75")), FigureRow("others", "Other courses", (people(0), "£0"))),
    )  # fmt: skip
    open_ones, found = by_name(made(induction, missed)), by_name(guarded(made(induction, missed), 5))
    assert open_ones["NSCP_INDUCTION_STEPS_AVERAGE_DAYS"].words == "8.5"
    assert found["NSCP_INDUCTION_STEPS_AVERAGE_DAYS"].words == NOT_SHOWN
    assert found["NSCP_NON_ATTENDANCE_ALL_FEES"].words == NOT_SHOWN
    assert found["NSCP_NON_ATTENDANCE_OTHERS_FEES"].words == NOT_SHOWN


def test_counts_of_items_and_actions_are_not_guarded() -> None:
    table = FigureTable(
        11,
        "checklists",
        "Checklists and actions",
        ("Open actions",),
        (FigureRow("actions", "All actions", (people(2),)),),
    )
    assert by_name(guarded(made(table), 5))["NSCP_CHECKLISTS_ACTIONS_OPEN_ACTIONS"].value == 2


@given(st.integers(0, 9), st.integers(0, 9))
@settings(max_examples=15)
def test_no_hidden_count_of_a_return_can_be_worked_out(overdue: int, other: int) -> None:
    plain = made(groups(overdue, other))
    counts: dict[Hashable, int] = {one.key: one.value for table in plain.tables for one in table.numbers()}
    found = guarded(plain, 5)
    numbers = [one for table in found.tables for one in table.numbers()]
    gone: dict[Hashable, Hiding] = {one.key: one.hiding for one in numbers if one.hiding is not None}
    fitting = numbers_that_fit(counts, tuple(sums_of(plain, counts)), gone, 5, missing_of(found))
    assert {key: values for key, values in fitting.items() if len(values) < 2} == {}


def missing_of(found: PartnershipReturn) -> set[Hashable]:
    """Return the counts that stand nowhere: how many are missing from a share."""
    cells = (cell for table in found.tables for row in table.rows for cell in row.cells)
    return {cell.missing.key for cell in cells if isinstance(cell, Part)}


def worked_out(plain: PartnershipReturn, found: PartnershipReturn) -> set[Hashable]:
    """Narrow down what each hidden count may be, as a reader would, until nothing changes; return what is left of."""
    unseen, numbers = missing_of(found), [one for table in found.tables for one in table.numbers()]
    counts: dict[Hashable, int] = {one.key: one.value for table in plain.tables for one in table.numbers()}
    limits: dict[Hashable, tuple[int, int]] = {}
    for one in numbers:
        small = (1, found.below - 1) if one.hiding is Hiding.SMALL else (found.below, 999)
        limits[one.key] = (one.value, one.value) if one.hiding is None else (1, 999) if one.key in unseen else small
    before = None
    while before != limits:
        before = dict(limits)
        for total, parts in sums_of(plain, counts):
            limits[total] = _both(limits[total], _added([limits[part] for part in parts]))
            for part in parts:
                low, high = _added([limits[other] for other in parts if other != part])
                limits[part] = _both(limits[part], (limits[total][0] - high, limits[total][1] - low))
    return {one.key for one in numbers if one.hiding is not None and limits[one.key][0] == limits[one.key][1]}


def _added(limits: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(low for low, _ in limits), sum(high for _, high in limits)


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(one[0], other[0]), min(one[1], other[1])


# In date, overdue, not done, date unknown, in their induction, away: one row for each group.
FEW = ((2, 0, 1, 0, 0, 0), (2, 0, 0, 0, 0, 0), (8, 1, 0, 1, 0, 0), (1, 0, 1, 0, 0, 0), (1, 0, 0, 0, 0, 0))
MANY_KINDS = ((5, 1, 1, 0, 0, 0), (10, 3, 1, 1, 1, 1), (1, 0, 0, 0, 0, 0), (1, 0, 1, 0, 0, 0), (1, 0, 0, 0, 0, 0))


@pytest.mark.parametrize("below", [5, 10])
@pytest.mark.parametrize("rows", [FEW, MANY_KINDS])
def test_no_count_of_a_small_agency_can_be_narrowed_down_to_one_number(
    rows: tuple[tuple[int, ...], ...], below: int
) -> None:
    cells = [_standing(row) for row in (*rows, tuple(map(sum, zip(*rows, strict=True))))]
    keys = [*(f"group-{place}" for place in range(len(rows))), "everyone"]
    figure_rows = tuple(FigureRow(key, key, own) for key, own in zip(keys, cells, strict=True))
    kinds = [people(sum(row)) for row in rows]
    headcount = FigureTable(
        1, "headcount", "People here", ("People",),
        tuple(
            FigureRow("everyone" if key == "everyone" else f"kind-{key}", key, (count,))
            for key, count in zip(keys, [*kinds, people(sum(map(sum, rows)))], strict=True)
        ),
    )  # fmt: skip
    plain = made(headcount, FigureTable(2, "groups", "By group", STANDING_HEADS, figure_rows))
    found = guarded(plain, below)
    assert worked_out(plain, found) == set()


def _standing(row: Sequence[int]) -> tuple[Count | Share, ...]:
    done, overdue, not_done, unknown, induction, away = row
    asked = done + overdue + not_done + unknown
    counts = (0, overdue, not_done, unknown, induction, 0, away, 0)
    return people(asked + induction + away), people(asked), share(done, asked), *map(people, counts)


@pytest.mark.parametrize("wanted", ["nscp_group_1_asked", "NSCP_GROUP_1_IN_DATE_N", "NSCP_GROUP_1_IN_DATE"])
def test_a_name_is_found_in_small_letters_and_with_n_at_its_end(wanted: str) -> None:
    assert find(by_name(made(groups(7, 6))), wanted) is not None
    assert find(by_name(made(groups(7, 6))), "NSCP_GROUP_9_ASKED") is None
