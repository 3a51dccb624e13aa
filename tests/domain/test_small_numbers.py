"""Small numbers stay hidden: whatever is shown, with every sum, leaves more than one number for each."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.small_numbers import BELOW, Hiding, Sum, hidden, rules

BELOW_FIVE = 5
# Hidden counts that are not small are tried up to so many above what they are.
ROOM = 2


def numbers_that_fit(
    counts: Mapping[Hashable, int],
    sums: Sequence[Sum],
    gone: Mapping[Hashable, Hiding],
    below: int,
    unseen: Collection[Hashable] = (),
) -> dict[Hashable, set[int]]:
    """Try every number that a reader could think of for each hidden count; keep those that make all sums right."""
    keys = list(gone)
    found: dict[Hashable, set[int]] = {key: set() for key in keys}

    def right(tried: Mapping[Hashable, int], *, is_whole: bool) -> bool:
        for total, parts in sums:
            known = [key in tried or key not in gone for key in (total, *parts)]
            if not (is_whole or all(known)):
                continue
            if tried.get(total, counts[total]) != sum(tried.get(part, counts[part]) for part in parts):
                return False
        return True

    def go_on(tried: dict[Hashable, int]) -> None:
        if len(tried) == len(keys):
            for key, value in tried.items():
                found[key].add(value)
            return
        key = keys[len(tried)]
        for value in _thinkable(counts[key], None if key in unseen else gone[key], below):
            tried[key] = value
            if right(tried, is_whole=False):
                go_on(tried)
            del tried[key]

    go_on({})
    return found


def _thinkable(count: int, hiding: Hiding | None, below: int) -> range:
    if hiding is None:
        return range(max(1, count - ROOM), count + ROOM + 1)
    return range(1, below) if hiding is Hiding.SMALL else range(max(below, count - ROOM), count + ROOM + 1)


def table(cells: Sequence[Sequence[int]]) -> tuple[dict[Hashable, int], list[Sum]]:
    """Return a table with the sums of its rows, of its columns, and of all."""
    counts: dict[Hashable, int] = {(r, c): cells[r][c] for r in range(len(cells)) for c in range(len(cells[0]))}
    sums = []
    for r, row in enumerate(cells):
        counts[f"row {r}"] = sum(row)
        sums.append(Sum(f"row {r}", tuple((r, c) for c in range(len(row)))))
    for c in range(len(cells[0])):
        counts[f"column {c}"] = sum(row[c] for row in cells)
        sums.append(Sum(f"column {c}", tuple((r, c) for r in range(len(cells)))))
    counts["all"] = sum(map(sum, cells))
    sums.append(Sum("all", tuple(f"row {r}" for r in range(len(cells)))))
    sums.append(Sum("all", tuple(f"column {c}" for c in range(len(cells[0])))))
    return counts, sums


def _tables() -> Iterator[st.SearchStrategy[list[list[int]]]]:
    cell = st.one_of(st.integers(0, 6), st.integers(0, 40))
    for rows, columns in ((1, 2), (1, 4), (2, 2), (2, 3), (3, 2)):
        row = st.lists(cell, min_size=columns, max_size=columns)
        yield st.lists(row, min_size=rows, max_size=rows)


@given(st.one_of(*_tables()), st.sampled_from((4, BELOW_FIVE)))
@settings(max_examples=60)
def test_no_hidden_count_of_a_table_can_be_worked_out(cells: list[list[int]], below: int) -> None:
    counts, sums = table(cells)
    gone = hidden(counts, sums, below)
    assert {key for key, count in counts.items() if 0 < count < below} <= set(gone)
    assert not [key for key in gone if counts[key] == 0]
    fitting = numbers_that_fit(counts, sums, gone, below)
    assert {key: values for key, values in fitting.items() if len(values) < 2} == {}


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_how_many_are_missing_does_not_come_out_of_a_share(n: int, missing: int, away: int) -> None:
    counts: dict[Hashable, int] = {
        "n": n,
        "missing": missing,
        "of": n + missing,
        "away": away,
        "here": n + missing + away,
    }
    sums = [Sum("of", ("n", "missing")), Sum("here", ("of", "away"))]
    gone = hidden(counts, sums, BELOW_FIVE)
    fitting = numbers_that_fit(counts, sums, gone, BELOW_FIVE)
    assert {key: values for key, values in fitting.items() if len(values) < 2} == {}


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_nothing_is_hidden_where_nothing_is_small_or_nothing_is_guarded(cells: list[int]) -> None:
    large = [cell + BELOW_FIVE if cell else 0 for cell in cells]
    assert hidden(*table([large]), BELOW_FIVE) == {}
    assert hidden(*table([cells]), 0) == {}


def test_one_small_count_in_a_row_takes_the_second_smallest_with_it() -> None:
    counts: dict[Hashable, int] = {"a": 3, "b": 9, "c": 7, "d": 0, "all": 19}
    gone = hidden(counts, [Sum("all", ("a", "b", "c", "d"))], BELOW_FIVE)
    assert gone == {"a": Hiding.SMALL, "c": Hiding.BESIDE}


def test_two_counts_that_only_fit_in_one_way_take_their_sum_with_them() -> None:
    counts: dict[Hashable, int] = {"a": 4, "b": 4, "all": 8}
    gone = hidden(counts, [Sum("all", ("a", "b"))], BELOW_FIVE)
    assert gone == {"a": Hiding.SMALL, "b": Hiding.SMALL, "all": Hiding.BESIDE}


def test_a_count_that_is_just_large_enough_cannot_stand_for_a_small_one() -> None:
    counts: dict[Hashable, int] = {"a": 1, "b": BELOW_FIVE, "all": 6}
    # With all six told, a could not be two: then b would be small, and said to be.
    gone = hidden(counts, [Sum("all", ("a", "b"))], BELOW_FIVE, ["all"])
    assert gone == {"a": Hiding.SMALL, "all": Hiding.BESIDE}


def test_what_is_wanted_is_shown_as_long_as_something_else_can_be_hidden() -> None:
    counts: dict[Hashable, int] = {"n": 60, "missing": 2, "of": 62}
    sums = [Sum("of", ("n", "missing"))]
    assert "n" not in hidden(counts, sums, BELOW_FIVE, ["n"])
    assert "of" not in hidden(counts, sums, BELOW_FIVE, ["of"])


def test_what_stands_nowhere_is_not_told_to_be_small_either() -> None:
    counts: dict[Hashable, int] = {"a": 1, "b": 2, "c": 1, "missing": 4, "n": 14, "of": 18}
    sums = [Sum("missing", ("a", "b", "c")), Sum("of", ("n", "missing"))]
    gone = hidden(counts, sums, BELOW_FIVE, ["of", "n"], unseen=["missing"])
    # As a small number it could only be four, if all three parts are known to be there and b to have two of its own.
    assert {key for key in gone if key in ("n", "of")}
    fitting = numbers_that_fit(counts, sums, gone, BELOW_FIVE, ["missing"])
    assert {key: values for key, values in fitting.items() if len(values) < 2} == {}


def test_nothing_is_shown_around_a_count_that_can_only_be_one_number() -> None:
    # Four parts that are there, of a total that is known to be small: all are one, and the total is four.
    counts: dict[Hashable, int] = {"a": 1, "b": 1, "c": 1, "d": 1, "all": 4, "rest": 14, "of": 18}
    gone = hidden(counts, [Sum("all", ("a", "b", "c", "d")), Sum("of", ("rest", "all"))], BELOW_FIVE, ["of", "rest"])
    assert set(gone) == set(counts)


def test_a_threshold_that_hides_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        hidden({"a": 1}, [], 2)


@pytest.mark.parametrize("below", BELOW)
def test_the_reader_is_told_how_small_numbers_are_guarded(below: int) -> None:
    words = " ".join(rules(below))
    assert f"from 1 to {below - 1}" in words
    assert f"fewer than {below}" in words
    assert "not guarded" in " ".join(rules(0))
