"""Samples of evidence, checks by a second person, and what counts as missing."""

from datetime import date

import pytest

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.evidence_checks import (
    CheckResult,
    EvidenceCheck,
    Sample,
    SampleItem,
    refuse_own_check,
    refuse_sample,
    sample_size,
    state_of,
)
from nscp_desktop.domain.evidence_missing import lacks_proof
from nscp_desktop.domain.training import Completion, Evidence

TODAY = date(2026, 11, 23)
DRAWN = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("of", "percent", "size"), [(0, 10, 0), (1, 1, 1), (9, 10, 1), (10, 10, 1), (11, 10, 2), (118, 10, 12), (3, 100, 3)]
)
def test_a_sample_is_rounded_up_and_holds_at_least_one(of: int, percent: int, size: int) -> None:
    assert sample_size(of, percent) == size


@pytest.mark.parametrize(
    ("first", "last", "percent", "field"),
    [
        (None, TODAY, 10, "from_on"),
        (DRAWN, None, 10, "until_on"),
        (TODAY, DRAWN, 10, "until_on"),
        (DRAWN, date(2026, 11, 24), 10, "until_on"),
        (DRAWN, TODAY, 0, "percent"),
        (DRAWN, TODAY, 101, "percent"),
    ],
)
def test_a_sample_of_no_time_or_no_part_is_refused_beside_its_field(
    first: date | None, last: date | None, percent: int, field: str
) -> None:
    with pytest.raises(NotAllowedError) as refused:
        refuse_sample(first, last, percent, TODAY)
    assert refused.value.field == field


def test_a_sample_counts_the_newest_check_since_it_was_drawn() -> None:
    sample = Sample(1, DRAWN, "", DRAWN, DRAWN, 10, 30, tuple(SampleItem(own, own, own) for own in (7, 8, 9)))
    checks = [
        EvidenceCheck(1, 7, 7, date(2026, 11, 1), "A", CheckResult.NOT_FOUND),
        EvidenceCheck(2, 8, 8, TODAY, "A", CheckResult.AGREES),
        EvidenceCheck(3, 8, 8, DRAWN, "B", CheckResult.DIFFERS),
        EvidenceCheck(4, 99, 99, TODAY, "A", CheckResult.AGREES),
    ]
    state = state_of(sample, checks)
    assert state.words == "1 of 3 checked: 1 agrees, 0 differ, 0 not found"
    assert not state.is_done
    assert sample.drawn_words == "3 of 30 trainings, 10%"


def test_nobody_checks_what_they_recorded_themselves() -> None:
    with pytest.raises(NotAllowedError, match="somebody else"):
        refuse_own_check("gwen evans", "Gwen Evans")
    refuse_own_check("Gwen Evans", "")
    refuse_own_check("Gwen Evans", "Idris Hossain")


@pytest.mark.parametrize(
    ("kind", "files", "shared", "lacks"),
    [
        (Evidence.NONE, 0, 0, True),
        (Evidence.OWN_WORD, 0, 0, True),
        (Evidence.OWN_WORD, 1, 0, False),
        (Evidence.NONE, 0, 1, False),
        (Evidence.COPY, 0, 0, False),
        (Evidence.PROVIDER_LIST, 0, 0, False),
    ],
)
def test_a_training_lacks_proof_without_a_file_a_sheet_or_somebody_who_saw_more_than_a_word(
    kind: Evidence, files: int, shared: int, lacks: bool
) -> None:
    done = Completion(1, 1, 1, TODAY, evidence=kind, files=files, shared_files=shared)
    assert lacks_proof(done) is lacks
    assert ("sign-in sheet of the session" in done.evidence_words) is bool(shared)
