"""What makes a password good enough, and the wait after wrong ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.passwords import LONGEST_DELAY_SECONDS, delay_seconds, judge
from nscp_desktop.services.protection import judge as judge_with_list

COMMON = {"correcthorsebatterystaple", "safeguarding"}


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short one", "Use 12 characters or more"),
        ("CorrectHorseBatteryStaple", "tried first"),
        ("Safeguarding2026", "tried first"),
        ("aaaaaaaaaaaaaa", "simple pattern"),
        ("abababababab", "simple pattern"),
        ("qwertyuiopasdf", "simple pattern"),
        ("12345678901234", "simple pattern"),
        ("carlton hill 26", "name of the agency"),
        ("Carlton-Hill!", "name of the agency"),
        ("x" * 990 + "wool tractor", "at most 1,000"),
    ],
)
def test_a_weak_password_is_refused_beside_its_field(password: str, says: str) -> None:
    with pytest.raises(NotAllowedError, match=says) as refused:
        judge(password, "Carlton Hill", COMMON)
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "password", ["wool tractor lantern", "Über-Straße 7 Ziegen", "k8#mR2!vQx9z", "三匹の山羊と青い月の夜空へ"]
)
def test_words_that_do_not_belong_together_are_good_enough(password: str) -> None:
    assert judge(password, "Carlton Hill", COMMON).startswith("Good")


@pytest.mark.parametrize("password", ["passwordpassword", "Password123456", "letmeinplease!!", "manchesterunited1"])
def test_the_list_that_is_shipped_knows_what_is_tried_first(password: str) -> None:
    with pytest.raises(NotAllowedError, match="tried first"):
        judge_with_list(password, "")


@given(st.integers(0, 10_000))
def test_f50_the_wait_grows_and_ends(tries: int) -> None:
    assert 0 <= delay_seconds(tries) <= delay_seconds(tries + 1) <= LONGEST_DELAY_SECONDS


def test_f50_the_first_tries_cost_nothing_and_then_the_wait_doubles() -> None:
    assert [delay_seconds(tries) for tries in range(6)] == [0, 0, 0, 1, 2, 4]
