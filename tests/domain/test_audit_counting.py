"""How the figures of an audit count: starts, and the requirements that are asked about by name."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain import audit_requirements
from nscp_desktop.domain.audit_requirements import NOT_ASKED, in_use
from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.start_counts import Start, start_counts
from nscp_desktop.services.rule_packs import shipped_packs

FIRST = date(2026, 9, 1)
STARTS = st.builds(
    Start,
    st.integers(1, 10**6),
    st.just(FIRST),
    st.integers(0, 60),
    st.none() | st.dates(date(2026, 6, 1), date(2026, 12, 31)),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(STARTS, unique_by=lambda one: one.person_id))
def test_everybody_who_started_is_counted_once(starts: list[Start]) -> None:
    found = start_counts(starts)
    assert sorted(found.everybody) == sorted(one.person_id for one in starts)
    assert found.of == len(found.in_time) + len(found.missing)
    assert len(found.days) == sum(one.finished_on is not None for one in starts)
    assert (found.mean_days is None) == (found.median_days is None) == (not found.days)


def test_the_last_day_is_in_time_the_day_after_is_late_and_before_the_first_is_no_day_at_all() -> None:
    last = add_days(FIRST, 30)
    days = (date(2026, 8, 1), last, add_days(last, 1))
    found = start_counts(Start(own, FIRST, 30, day, False) for own, day in enumerate(days, start=1))
    assert (found.in_time, found.finished_late) == ((1, 2), (3,))
    assert found.days == (0, 30, 31)
    assert (found.mean_days, found.median_days) == (20.3, 30)


def test_who_is_away_counts_once_finished_and_stands_apart_before() -> None:
    done, open_ = Start(1, FIRST, 30, FIRST, False, True), Start(2, FIRST, 30, None, True, True)
    found = start_counts((done, open_))
    assert (found.in_time, found.away, found.of) == ((1,), (2,), 1)


def test_every_id_that_is_asked_about_stands_in_a_rule_pack_of_the_program() -> None:
    shipped = {item.id for pack in shipped_packs() for item in pack.requirements}
    named = {
        own for name, ids in vars(audit_requirements).items() if name.isupper() and ids is not NOT_ASKED for own in ids
    }
    assert named <= shipped
    # What the packs call by one of these names is asked about: a new sector cannot be forgotten.
    for own in shipped:
        name = own.partition("/")[2]
        if name in {"prevent-awareness", "prevent-referrals", "safer-recruitment", "working-together", "lead-training"}:
            assert own in named, own


def test_what_is_switched_off_or_asks_a_minimum_only_is_not_in_use() -> None:
    requirements = tuple(item for pack in shipped_packs() for item in pack.requirements)
    rulebook = Rulebook(requirements, {})
    found = {item.id for item in in_use(audit_requirements.GOVERNORS, rulebook, FIRST)}
    assert "school/governor-training" in found
    assert "voluntary/trustees" not in found
    assert in_use(("general/trained-lead", "nowhere/at-all"), rulebook, FIRST) == ()
