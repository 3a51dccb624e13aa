"""A mapping with changed entries reads as a copy with those changes would."""

from hypothesis import example, given
from hypothesis import strategies as st

from nscp_desktop.domain.amended import Amended

keys = st.integers(0, 6)
steps = st.lists(st.tuples(st.dictionaries(keys, st.none() | st.integers(), max_size=3), st.booleans()), max_size=5)


@example({}, [({0: None, 1: 0}, False), ({0: 0}, False)])
@example({0: 0, 1: 1}, [({0: None}, False), ({0: 2}, False)])
@given(st.dictionaries(keys, st.integers()), steps)
def test_it_reads_as_a_copy_with_the_changes_whether_or_not_somebody_went_through_it_between(
    before: dict[int, int], changes: list[tuple[dict[int, int | None], bool]]
) -> None:
    start, copy, amended = dict(before), dict(before), Amended(before, {})
    for step, is_looked_through in changes:
        earlier, known = amended, dict(copy)
        amended = Amended(amended, step)
        for key, value in step.items():
            copy.pop(key, None) if value is None else copy.update({key: value})
        assert [amended.get(key) for key in range(8)] == [copy.get(key) for key in range(8)]
        assert [key in amended for key in range(8)] == [key in copy for key in range(8)]
        if is_looked_through:
            assert list(amended) == list(copy)
        assert earlier == known
    assert amended == copy
    assert (len(amended), list(amended.keys())) == (len(copy), list(copy))
    assert (list(amended.values()), list(amended.items())) == (list(copy.values()), list(copy.items()))
    assert before == start
